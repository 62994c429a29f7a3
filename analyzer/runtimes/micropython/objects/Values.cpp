//===- Values.cpp - Truth, equality, conversion, printing of values -*- C++
//-*-===//
//
// py/obj.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Dict.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"

namespace pymemlint::micropython {

/// Errors of a terse build say less, and ask for less.
static bool isTerse(const Runtime &R) { return R.Config.ErrorReporting <= 1; }

//===--- Kinds ------------------------------------------------------------===//

llvm::StringRef typeName(Runtime &R, Value V) {
  return R.text(R.typeOf(V)->Name);
}

bool isInt(Runtime &R, Value V) {
  return V.isSmallInt() || R.isExact(V, R.Types.Int);
}
bool isInteger(Runtime &R, Value V) { return isInt(R, V) || V.isBool(); }
bool isStr(Runtime &R, Value V) {
  return V.isQstr() || R.isExact(V, R.Types.Str);
}
bool isStrOrBytes(Runtime &R, Value V) {
  return isStr(R, V) || R.isExact(V, R.Types.Bytes);
}
bool isFloat(Runtime &R, Value V) { return R.isExact(V, R.Types.Float); }

// mp_obj_is_dict_or_ordereddict: by the constructor.
bool isDict(Runtime &R, Value V) {
  return V.isObject() && R.typeOf(V)->MakeNew == dictMakeNew;
}

bool isCallable(Runtime &R, Value V) {
  const Type *Ty = R.typeOf(V);
  if (Ty->Call && Ty->Flags & InstanceType)
    return instanceIsCallable(R, V);
  return Ty->Call != nullptr;
}

Value newBool(bool B) { return Value::boolean(B); }

//===--- Truth and equality -----------------------------------------------===//

bool isTrue(Runtime &R, Value V) {
  if (V.isFalse() || V.isNone())
    return false;
  if (V.isTrue())
    return true;
  if (V.isSmallInt())
    return V.smallInt() != 0;
  if (R.Paths && open::isNumber(R, V))
    return open::isTrue(R, V);
  if (R.Paths && open::isOpenLength(R, V))
    return open::hasLength(R, V);
  const StackSpace Stack(R, stack::IsTrue);
  const Type *Ty = R.typeOf(V);
  if (Ty->Unary)
    if (Value Result = Ty->Unary(R, UnaryOp::Bool, V))
      return Result.isTrue();
  Value Length = lengthMaybe(R, V);
  return !Length || !(Length == Value::smallInt(0));
}

/// An operand's own answer to == or !=; null when it has none.
static Value compareOneWay(Runtime &R, BinaryOp Op, Value A, Value B) {
  const Type *Ty = R.typeOf(A);
  if (!Ty->Binary || (!(Ty->Flags & EqChecksOtherType) && R.typeOf(B) != Ty))
    return Value();
  if (Op == BinaryOp::NotEqual && Ty->Flags & EqHasNeqTest)
    if (Value Result = Ty->Binary(R, Op, A, B))
      return Result;
  Value Result = Ty->Binary(R, BinaryOp::Equal, A, B);
  if (!Result || Op == BinaryOp::Equal)
    return Result;
  return newBool(!isTrue(R, Result));
}

// mp_obj_equal_not_equal
Value equalNotEqual(Runtime &R, BinaryOp Op, Value A, Value B) {
  const bool IsEqual = Op != BinaryOp::NotEqual;
  if (A == B && (A.isSmallInt() || !(R.typeOf(A)->Flags & EqNotReflexive)))
    return newBool(IsEqual);
  if (R.Paths)
    if (auto Equal = open::equals(R, A, B))
      return newBool(*Equal == IsEqual);
  const bool AIsStr = isStr(R, A);
  if (AIsStr && isStr(R, B)) {
    const bool BothInterned = A.isQstr() && B.isQstr();
    return newBool((!BothInterned && textOf(R, A) == textOf(R, B)) == IsEqual);
  }
  if (A.isSmallInt() && B.isSmallInt())
    return newBool(!IsEqual);
  const StackSpace Stack(R, stack::EqualNotEqual);
  // A str or a small int on the left leaves the answer to the other side.
  if (!AIsStr && !A.isSmallInt())
    if (Value Result = compareOneWay(R, Op, A, B))
      return Result;
  if (Value Result = compareOneWay(R, Op, B, A))
    return Result;
  return newBool((A == B) == IsEqual);
}

bool equal(Runtime &R, Value A, Value B) {
  const StackSpace Stack(R, stack::Equal);
  return isTrue(R, equalNotEqual(R, BinaryOp::Equal, A, B));
}

//===--- Numbers ----------------------------------------------------------===//

// mp_raise_TypeError_int_conversion
static void raiseIntConversion(Runtime &R, Value V) {
  if (isTerse(R))
    raiseTypeError(R, "can't convert to int");
  raiseFormatted(R, R.Types.TypeError, "can't convert %s to int",
                 llvm::Twine("can't convert ") + typeName(R, V) + " to int");
}

bool getIntMaybe(Runtime &R, Value V, int64_t &Out) {
  const StackSpace Stack(R, stack::GetIntMaybe);
  if (V.isBool()) {
    Out = V.isTrue();
    return true;
  }
  if (V.isSmallInt()) {
    Out = V.smallInt();
    return true;
  }
  if (!R.isExact(V, R.Types.Int)) {
    const NativeCall Unknown(R); // Called from everywhere.
    V = unaryOp(R, UnaryOp::IntMaybe, V);
    if (!V)
      return false;
  }
  Out = intChecked(R, V);
  return true;
}

int64_t getInt(Runtime &R, Value V) {
  const StackSpace Stack(R, stack::GetFloat);
  int64_t I = 0;
  if (!getIntMaybe(R, V, I))
    raiseIntConversion(R, V);
  return I;
}

int64_t getIntTruncated(Runtime &R, Value V) {
  return isInt(R, V) ? intTruncated(R, V) : getInt(R, V);
}

bool getFloatMaybe(Runtime &R, Value V, double &Out) {
  const StackSpace Stack(R, stack::GetFloatMaybe);
  if (V.isBool())
    Out = V.isTrue();
  else if (V.isSmallInt())
    Out = V.smallInt();
  else if (R.isExact(V, R.Types.Int))
    Out = intToFloat(R, V);
  else if (auto *F = R.exact<FloatObj>(V, R.Types.Float)) {
    if (F->IsOpen)
      R.readOpen("a float from outside");
    Out = F->Val;
  } else {
    V = unaryOp(R, UnaryOp::FloatMaybe, V);
    auto *Converted = V ? R.exact<FloatObj>(V, R.Types.Float) : nullptr;
    if (!Converted)
      return false;
    Out = Converted->Val;
  }
  if (R.Config.SingleFloat)
    Out = static_cast<float>(Out);
  return true;
}

double getFloat(Runtime &R, Value V) {
  const StackSpace Stack(R, stack::GetFloat);
  double F = 0;
  if (getFloatMaybe(R, V, F))
    return F;
  if (isTerse(R))
    raiseTypeError(R, "can't convert to float");
  raiseFormatted(R, R.Types.TypeError, "can't convert %s to float",
                 llvm::Twine("can't convert ") + typeName(R, V) + " to float");
}

bool getComplexMaybe(Runtime &R, Value V, double &Real, double &Imaginary) {
  Imaginary = 0;
  if (getFloatMaybe(R, V, Real))
    return true;
  auto *C = R.exact<ComplexObj>(V, R.Types.Complex);
  if (!C) {
    V = unaryOp(R, UnaryOp::ComplexMaybe, V);
    C = V ? R.exact<ComplexObj>(V, R.Types.Complex) : nullptr;
  }
  if (!C)
    return false;
  Real = C->Real;
  Imaginary = C->Imaginary;
  return true;
}

void getComplex(Runtime &R, Value V, double &Real, double &Imaginary) {
  if (getComplexMaybe(R, V, Real, Imaginary))
    return;
  if (isTerse(R))
    raiseTypeError(R, "can't convert to complex");
  raiseFormatted(R, R.Types.TypeError, "can't convert %s to complex",
                 llvm::Twine("can't convert ") + typeName(R, V) +
                     " to complex");
}

//===--- Containers -------------------------------------------------------===//

llvm::ArrayRef<Value> getArray(Runtime &R, Value V) {
  if (auto *T = R.exact<TupleObj>(V, R.Types.Tuple))
    return T->items();
  if (auto *L = R.exact<ListObj>(V, R.Types.List))
    return L->items();
  if (isTerse(R))
    raiseTypeError(R, "expected tuple/list");
  raiseFormatted(R, R.Types.TypeError, "object '%s' isn't a tuple or list",
                 llvm::Twine("object '") + typeName(R, V) +
                     "' isn't a tuple or list");
}

llvm::ArrayRef<Value> getArrayFixed(Runtime &R, Value V, size_t Count) {
  llvm::ArrayRef<Value> Items = getArray(R, V);
  if (Items.size() == Count)
    return Items;
  if (isTerse(R))
    raiseValueError(R, "tuple/list has wrong length");
  raiseFormatted(R, R.Types.ValueError,
                 "requested length %d but object has length %d",
                 llvm::Twine("requested length ") + llvm::Twine(Count) +
                     " but object has length " + llvm::Twine(Items.size()));
}

// mp_get_index
size_t getIndex(Runtime &R, const Type *Ty, size_t Length, Value Index,
                bool IsSlice) {
  int64_t I = 0;
  if (Index.isSmallInt())
    I = Index.smallInt();
  else if (!getIntMaybe(R, Index, I)) {
    if (isTerse(R))
      raiseTypeError(R, "indices must be integers");
    raiseFormatted(R, R.Types.TypeError, "%q indices must be integers, not %s",
                   R.text(Ty->Name) + " indices must be integers, not " +
                       typeName(R, Index));
  }
  if (I < 0)
    I += Length;
  if (IsSlice)
    return I < 0 ? 0 : std::min<uint64_t>(I, Length);
  if (I >= 0 && uint64_t(I) < Length)
    return I;
  if (isTerse(R))
    raiseMessage(R, R.Types.IndexError, "index out of range");
  raiseFormatted(R, R.Types.IndexError, "%q index out of range",
                 R.text(Ty->Name) + " index out of range");
}

Value lengthMaybe(Runtime &R, Value V) {
  if (auto *S = R.exact<StrObj>(V, R.Types.Bytes))
    return Value::smallInt(S->Text.size());
  if (!R.HasUnicode && isStr(R, V))
    return Value::smallInt(textOf(R, V).size());
  const StackSpace Stack(R, stack::LengthMaybe);
  const Type *Ty = R.typeOf(V);
  return Ty->Unary ? Ty->Unary(R, UnaryOp::Len, V) : Value();
}

Value length(Runtime &R, Value V) {
  const StackSpace Stack(R, stack::Length);
  if (Value Length = lengthMaybe(R, V))
    return Length;
  if (isTerse(R))
    raiseTypeError(R, "object has no len");
  raiseFormatted(R, R.Types.TypeError, "object of type '%s' has no len()",
                 llvm::Twine("object of type '") + typeName(R, V) +
                     "' has no len()");
}

Value subscr(Runtime &R, Value Base, Value Index, Value V) {
  if (R.Paths)
    if (Value Result = open::subscript(R, Base, Index, V))
      return Result;
  const StackSpace Stack(R, stack::Subscript);
  const Type *Ty = R.typeOf(Base);
  if (Ty->Subscr)
    if (Value Result = Ty->Subscr(R, Base, Index, V))
      return Result;
  const char *Terse = "object isn't subscriptable";
  const char *Format = "'%s' object isn't subscriptable";
  if (!V) {
    Terse = "object doesn't support item deletion";
    Format = "'%s' object doesn't support item deletion";
  } else if (!(V == Value::sentinel())) {
    Terse = "object doesn't support item assignment";
    Format = "'%s' object doesn't support item assignment";
  }
  if (isTerse(R))
    raiseTypeError(R, Terse);
  raiseFormatted(R, R.Types.TypeError, Format,
                 llvm::Twine("'") + typeName(R, Base) + "' " + Terse);
}

//===--- Addresses --------------------------------------------------------===//

// mp_obj_id
Value identity(Runtime &R, Value V) {
  if (V.isObject())
    R.undetermined("id()", "the number is the object's address");
  const uint64_t Bits = R.addressOf(V);
  const int64_t Id = R.wordBytes() <= 4 ? int64_t(static_cast<int32_t>(Bits))
                                        : static_cast<int64_t>(Bits);
  if (!V.isObject())
    return newInt(R, Id);
  // A low address is taken for a small int, a high one becomes a long one.
  return Id >= 0 ? truncatedSmallInt(R, Id) : newIntFromUnsigned(R, Bits);
}

Value identityHash(Runtime &R, Value V) {
  ++R.AddressHashes;
  return truncatedSmallInt(R, R.addressOf(V));
}

Value genericUnaryOp(Runtime &R, UnaryOp Op, Value V) {
  return Op == UnaryOp::Hash ? identityHash(R, V) : Value();
}

//===--- Printing ---------------------------------------------------------===//

// mp_obj_print_helper
void printValue(Runtime &R, Printer &P, Value V, PrintKind K) {
  DepthGuard Depth(R, 0);
  const Type *Ty = R.typeOf(V);
  if (Ty->Print) {
    Ty->Print(R, P, V, K);
    return;
  }
  P.write("<");
  P.write(R.text(Ty->Name));
  P.write(">");
}

// mp_obj_print_exception: the outermost frame first.
void printException(Runtime &R, Printer &P, Value Exception) {
  if (isExceptionInstance(R, Exception)) {
    const std::vector<TracebackEntry> Entries = traceback(R, Exception);
    if (!Entries.empty())
      P.write("Traceback (most recent call last):\n");
    const bool HasLine = R.Config.macro("MICROPY_ENABLE_SOURCE_LINE", 1);
    for (auto I = Entries.rbegin(); I != Entries.rend(); ++I) {
      P.write("  File \"");
      P.write(R.text(I->File));
      P.write(HasLine ? "\", line " : "\"");
      if (HasLine)
        P.write(std::to_string(I->Line));
      if (I->Block) {
        P.write(", in ");
        P.write(R.text(I->Block));
      }
      P.write("\n");
    }
  }
  printValue(R, P, Exception, PrintKind::Exc);
  P.write("\n");
}

//===--- Buffers ----------------------------------------------------------===//

bool getBuffer(Runtime &R, Value V, Buffer &B, bool ForWriting) {
  const Type *Ty = R.typeOf(V);
  return Ty->GetBuffer && Ty->GetBuffer(R, V, B, ForWriting);
}

Buffer getBufferRaise(Runtime &R, Value V, bool ForWriting) {
  Buffer B;
  if (!getBuffer(R, V, B, ForWriting))
    raiseTypeError(R, "object with buffer protocol required");
  return B;
}

} // namespace pymemlint::micropython
