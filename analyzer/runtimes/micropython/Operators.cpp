//===- Operators.cpp - Unary and binary operators -*- C++ -*-===//
//
// mp_unary_op and mp_binary_op of py/runtime.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

/// mp_unary_op_method_name and mp_binary_op_method_name.
static const char *const UnaryNames[] = {
    "__pos__",  "__neg__",   "__invert__",  "",
    "__bool__", "__len__",   "__hash__",    "__abs__",
    "__int__",  "__float__", "__complex__", "__sizeof__"};
static const char *const BinaryNames[] = {"__lt__",
                                          "__gt__",
                                          "__eq__",
                                          "__le__",
                                          "__ge__",
                                          "__ne__",
                                          "__contains__",
                                          "",
                                          "",
                                          "__ior__",
                                          "__ixor__",
                                          "__iand__",
                                          "__ilshift__",
                                          "__irshift__",
                                          "__iadd__",
                                          "__isub__",
                                          "__imul__",
                                          "__imatmul__",
                                          "__ifloordiv__",
                                          "__itruediv__",
                                          "__imod__",
                                          "__ipow__",
                                          "__or__",
                                          "__xor__",
                                          "__and__",
                                          "__lshift__",
                                          "__rshift__",
                                          "__add__",
                                          "__sub__",
                                          "__mul__",
                                          "__matmul__",
                                          "__floordiv__",
                                          "__truediv__",
                                          "__mod__",
                                          "__pow__",
                                          "__divmod__",
                                          "__contains__"};

const char *micropython::unaryMethodName(UnaryOp Op) {
  return UnaryNames[unsigned(Op)];
}

const char *micropython::binaryMethodName(BinaryOp Op) {
  if (Op >= BinaryOp::ReverseOr && Op <= BinaryOp::ReversePower) {
    static const char *const Reverse[] = {
        "__ror__",      "__rxor__", "__rand__", "__rlshift__", "__rrshift__",
        "__radd__",     "__rsub__", "__rmul__", "__rmatmul__", "__rfloordiv__",
        "__rtruediv__", "__rmod__", "__rpow__"};
    return Reverse[unsigned(Op) - unsigned(BinaryOp::ReverseOr)];
  }
  return BinaryNames[unsigned(Op)];
}

Value micropython::unaryOp(Runtime &R, UnaryOp Op, Value V) {
  const StackSpace Stack(R, stack::Unary);
  if (Op == UnaryOp::Not)
    return newBool(!isTrue(R, V));
  if (R.Paths) {
    if (Value Result = open::unary(R, Op, V))
      return Result;
    if (Op == UnaryOp::Hash && open::isText(R, V))
      R.readOpen("a key from outside");
  }
  if (V.isSmallInt()) {
    int64_t N = V.smallInt();
    switch (Op) {
    case UnaryOp::Bool:
      return newBool(N != 0);
    case UnaryOp::Hash:
    case UnaryOp::Positive:
    case UnaryOp::IntMaybe:
      return V;
    case UnaryOp::Negative:
      return newInt(R, -N);
    case UnaryOp::Abs:
      return N >= 0 ? V : newInt(R, -N);
    default: // Whatever else is asked for (len() of a subclass of int).
      return Value::smallInt(~N);
    }
  }
  if (Op == UnaryOp::Hash && isStrOrBytes(R, V)) {
    if (V.isQstr())
      return Value::smallInt(R.Qstrs.hash(V.qstr()));
    auto *S = static_cast<StrObj *>(V.object());
    return Value::smallInt(S->Hash ? S->Hash : R.Qstrs.computeHash(S->Text));
  }
  const Type *Ty = R.typeOf(V);
  if (Ty->Unary) {
    if (Value Result = Ty->Unary(R, Op, V))
      return Result;
  } else if (Op == UnaryOp::Hash)
    return identityHash(R, V);
  if (Op == UnaryOp::Bool)
    return Value::boolean(true);
  if (Op == UnaryOp::IntMaybe || Op == UnaryOp::FloatMaybe ||
      Op == UnaryOp::ComplexMaybe)
    return Value();
  if (R.Config.ErrorReporting <= 1)
    raiseTypeError(R, "unsupported type for operator");
  raiseFormatted(R, R.Types.TypeError, "unsupported type for %q: '%s'",
                 llvm::Twine("unsupported type for ") +
                     UnaryNames[unsigned(Op)] + ": '" + typeName(R, V) + "'");
}

/// mp_binary_op of operands with known values.
static Value knownBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs);

namespace {

[[noreturn]] void raiseUnsupported(Runtime &R, BinaryOp Op, Value L,
                                   Value Rhs) {
  if (R.Config.ErrorReporting <= 1)
    raiseTypeError(R, "unsupported type for operator");
  raiseFormatted(R, R.Types.TypeError, "unsupported types for %q: '%s', '%s'",
                 llvm::Twine("unsupported types for ") +
                     R.text(R.binaryName(Op)) + ": '" + typeName(R, L) +
                     "', '" + typeName(R, Rhs) + "'");
}

[[noreturn]] void raiseZeroDivision(Runtime &R) {
  raiseMessage(R, R.Types.ZeroDivisionError, "divide by zero");
}

int64_t floorDivide(int64_t A, int64_t B) {
  int64_t Q = A / B;
  return A % B != 0 && (A < 0) != (B < 0) ? Q - 1 : Q;
}

int64_t floorModulo(int64_t A, int64_t B) { return A - floorDivide(A, B) * B; }

/// mp_mul_mp_int_t_overflow on the target's mp_int_t. Before 1.27 it was
/// mp_small_int_mul_overflow: what is no small int overflows.
bool multiplyOverflows(Runtime &R, int64_t A, int64_t B, int64_t &Result) {
  int64_t Product;
  if (__builtin_mul_overflow(A, B, &Product))
    return true;
  if (R.Config.Version < 27 && !fitsSmallInt(R, Product))
    return true;
  Result = Product;
  return R.wordBytes() == 4 && Result != int32_t(Result);
}

enum class Outcome { Done, Generic };

/// The operators of two small ints. Generic: \p L was replaced by an int
/// object and the type's own operator goes on.
Outcome smallIntOperator(Runtime &R, BinaryOp Op, Value &L, Value Rhs,
                         Value &Result) {
  int64_t A = L.smallInt(), B = Rhs.smallInt();
  const int64_t WordBits = R.wordBytes() * 8;
  switch (Op) {
  case BinaryOp::Or:
  case BinaryOp::InplaceOr:
    A |= B;
    break;
  case BinaryOp::Xor:
  case BinaryOp::InplaceXor:
    A ^= B;
    break;
  case BinaryOp::And:
  case BinaryOp::InplaceAnd:
    A &= B;
    break;
  case BinaryOp::LeftShift:
  case BinaryOp::InplaceLeftShift:
    if (B < 0)
      raiseValueError(R, "negative shift count");
    if (B >= WordBits || A > (R.SmallIntMax >> B) || A < (R.SmallIntMin >> B)) {
      L = newIntObject(R, A);
      return Outcome::Generic;
    }
    A = int64_t(uint64_t(A) << B);
    break;
  case BinaryOp::RightShift:
  case BinaryOp::InplaceRightShift:
    if (B < 0)
      raiseValueError(R, "negative shift count");
    A >>= B >= WordBits ? WordBits - 1 : B;
    break;
  case BinaryOp::Add:
  case BinaryOp::InplaceAdd:
    A += B;
    break;
  case BinaryOp::Subtract:
  case BinaryOp::InplaceSubtract:
    A -= B;
    break;
  case BinaryOp::Multiply:
  case BinaryOp::InplaceMultiply: {
    int64_t Product;
    if (multiplyOverflows(R, A, B, Product)) {
      L = newIntObject(R, A);
      return Outcome::Generic;
    }
    A = Product;
    break;
  }
  case BinaryOp::FloorDivide:
  case BinaryOp::InplaceFloorDivide:
    if (B == 0)
      raiseZeroDivision(R);
    A = floorDivide(A, B);
    break;
  case BinaryOp::TrueDivide:
  case BinaryOp::InplaceTrueDivide:
    if (!R.HasFloat)
      raiseUnsupported(R, Op, L, Rhs);
    if (B == 0)
      raiseZeroDivision(R);
    Result = newFloat(R, inTargetFloat(R, [&](auto T) {
                        return static_cast<decltype(T)>(A) /
                               static_cast<decltype(T)>(B);
                      }));
    return Outcome::Done;
  case BinaryOp::Modulo:
  case BinaryOp::InplaceModulo:
    if (B == 0)
      raiseZeroDivision(R);
    A = floorModulo(A, B);
    break;
  case BinaryOp::Power:
  case BinaryOp::InplacePower: {
    if (B < 0) {
      if (!R.HasFloat)
        raiseValueError(R, "negative power with no float support");
      Result = floatBinaryOp(R, Op, A, Rhs);
      return Outcome::Done;
    }
    int64_t Answer = 1, Base = A;
    while (B > 0) {
      if ((B & 1) && multiplyOverflows(R, Answer, Base, Answer)) {
        L = newIntObject(R, A);
        return Outcome::Generic;
      }
      if (B == 1)
        break;
      B /= 2;
      if (multiplyOverflows(R, Base, Base, Base)) {
        L = newIntObject(R, A);
        return Outcome::Generic;
      }
    }
    A = Answer;
    break;
  }
  case BinaryOp::DivMod: {
    if (B == 0)
      raiseZeroDivision(R);
    TupleObj *T = newTupleOf(R, 2);
    T->Items[0] = Value::smallInt(floorDivide(A, B));
    T->Items[1] = Value::smallInt(floorModulo(A, B));
    Result = T;
    return Outcome::Done;
  }
  case BinaryOp::Less:
    Result = newBool(A < B);
    return Outcome::Done;
  case BinaryOp::More:
    Result = newBool(A > B);
    return Outcome::Done;
  case BinaryOp::LessEqual:
    Result = newBool(A <= B);
    return Outcome::Done;
  case BinaryOp::MoreEqual:
    Result = newBool(A >= B);
    return Outcome::Done;
  default:
    raiseUnsupported(R, Op, L, Rhs);
  }
  Result = fitsSmallInt(R, A) ? Value::smallInt(A) : newIntObject(R, A);
  return Outcome::Done;
}

Value exceptionMatch(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  if (isExceptionType(R, Rhs))
    return newBool(exceptionMatches(R, L, Rhs));
  auto *Classes = R.exact<TupleObj>(Rhs, R.Types.Tuple);
  if (!Classes)
    raiseUnsupported(R, Op, L, Rhs);
  for (Value Class : Classes->items()) {
    if (!isExceptionType(R, Class))
      raiseUnsupported(R, Op, L, Class);
    if (exceptionMatches(R, L, Class))
      return Value::boolean(true);
  }
  return Value::boolean(false);
}

constexpr BinaryOp shift(BinaryOp Op, BinaryOp From, BinaryOp To) {
  return BinaryOp(int(Op) + int(To) - int(From));
}

} // namespace

Value micropython::binaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  return R.Paths ? open::operate(R, Op, L, Rhs, knownBinaryOp)
                 : knownBinaryOp(R, Op, L, Rhs);
}

static Value knownBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  if (Op == BinaryOp::Is) {
    // Small ints are what their number is.
    if (R.Paths && !(L == Rhs) &&
        (open::isNumber(R, L) || open::isNumber(R, Rhs)))
      if (std::optional<bool> Same = open::isSame(R, L, Rhs))
        return Value::boolean(*Same);
    return newBool(L == Rhs);
  }
  const StackSpace Stack(R, stack::Binary);
  if (Op == BinaryOp::Equal || Op == BinaryOp::NotEqual)
    return equalNotEqual(R, Op, L, Rhs);
  if (Op == BinaryOp::ExceptionMatch)
    return exceptionMatch(R, Op, L, Rhs);

  bool Generic = false;
  if (L.isSmallInt()) {
    if (Rhs.isSmallInt()) {
      Value Result;
      if (Op == BinaryOp::In)
        raiseUnsupported(R, Op, L, Rhs);
      if (smallIntOperator(R, Op, L, Rhs, Result) == Outcome::Done)
        return Result;
      Generic = true;
    } else if (isFloat(R, Rhs)) {
      if (Value Result = floatBinaryOp(R, Op, double(L.smallInt()), Rhs))
        return Result;
      raiseUnsupported(R, Op, L, Rhs);
    } else if (R.isExact(Rhs, R.Types.Complex)) {
      if (Value Result = complexBinaryOp(R, Op, double(L.smallInt()), 0, Rhs))
        return Result;
      raiseUnsupported(R, Op, L, Rhs);
    }
  }
  if (Op == BinaryOp::In && !Generic) {
    Op = BinaryOp::Contains;
    std::swap(L, Rhs);
  }
  for (;;) {
    const Type *Ty = R.typeOf(L);
    if (Ty->Binary)
      if (Value Result = Ty->Binary(R, Op, L, Rhs))
        return Result;
    // Before 1.21 only a class's own operators were tried instead.
    if (Op >= BinaryOp::InplaceOr && Op <= BinaryOp::InplacePower &&
        (R.Config.Version >= 21 || Ty->Flags & InstanceType)) {
      Op = shift(Op, BinaryOp::InplaceOr, BinaryOp::Or);
      continue;
    }
    if (!R.Config.macro("MICROPY_PY_REVERSE_SPECIAL_METHODS"))
      break;
    if (Op >= BinaryOp::Or && Op <= BinaryOp::Power) {
      std::swap(L, Rhs);
      Op = shift(Op, BinaryOp::Or, BinaryOp::ReverseOr);
      continue;
    }
    if (Op >= BinaryOp::ReverseOr && Op <= BinaryOp::ReversePower) {
      std::swap(L, Rhs);
      Op = shift(Op, BinaryOp::ReverseOr, BinaryOp::Or);
    }
    break;
  }
  if (Op == BinaryOp::Contains) {
    // A type without containment of its own is walked.
    R.Mem.hold(L.isObject() ? L.object() : nullptr);
    Value It = getIter(R, L, true);
    for (;;) {
      HoldScope Scope(R.Mem);
      Value Next = iterNext(R, It);
      if (Next == Value::stopIteration())
        return Value::boolean(false);
      if (equal(R, Next, Rhs))
        return Value::boolean(true);
    }
  }
  raiseUnsupported(R, Op, L, Rhs);
}
