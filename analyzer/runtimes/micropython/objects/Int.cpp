//===- Int.cpp - int -*- C++ -*-===//
//
// py/objint.c and py/objint_mpz.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <bit>
#include <cmath>
#include <cstring>

namespace pymemlint::micropython {

/// The int object whose value is about to be read.
static IntObj *intObject(Runtime &R, Value V) {
  auto *O = static_cast<IntObj *>(V.object());
  if (O->IsOpen && !open::decideNumber(R, V))
    R.readOpen("a number from outside");
  return O;
}

//===--- Making -----------------------------------------------------------===//

IntObj *newMpzObject(Runtime &R) {
  return R.newObject<IntObj>(R.Sizes.Int, R.Types.Int);
}

Value newIntObject(Runtime &R, int64_t V) {
  IntObj *O = newMpzObject(R);
  mpzSetLongLong(R, O->Z, V, true);
  return O;
}

Value newInt(Runtime &R, int64_t V) {
  return fitsSmallInt(R, V) ? Value::smallInt(V) : newIntObject(R, V);
}

Value newIntFromUnsigned(Runtime &R, uint64_t V) {
  if (V <= uint64_t(R.SmallIntMax))
    return Value::smallInt(V);
  IntObj *O = newMpzObject(R);
  mpzSetLongLong(R, O->Z, V, false);
  return O;
}

Value romInt(Runtime &R, int64_t V) {
  if (fitsSmallInt(R, V))
    return Value::smallInt(V);
  auto *O = R.newStackObject<IntObj>(R.Types.Int);
  const unsigned Bits = R.Config.DigitBits;
  O->Z.Digits = R.Pool.array<uint32_t>(64 / Bits + 1);
  O->Z.IsFixed = true;
  O->Z.IsNegative = V < 0;
  for (uint64_t Rest = V < 0 ? -uint64_t(V) : V; Rest; Rest >>= Bits)
    O->Z.Digits[O->Z.Length++] = Rest & ((uint64_t(1) << Bits) - 1);
  O->Z.Alloc = O->Z.Length;
  return O;
}

Value intFromBytes(Runtime &R, bool BigEndian, llvm::ArrayRef<uint8_t> Bytes) {
  IntObj *O = newMpzObject(R);
  mpzSetBytes(R, O->Z, BigEndian, Bytes);
  return O;
}

/// mp_classify_fp_as_int: compares exponents only, on the float's high word.
static bool floatFitsSmallInt(const Runtime &R, double V) {
  const bool Single = R.Config.SingleFloat;
  const unsigned ExponentShift = Single ? 23 : 20;
  const uint32_t ExponentMask = Single ? 0xff : 0x7ff;
  const uint64_t Bits =
      Single ? std::bit_cast<uint32_t>(float(V)) : std::bit_cast<uint64_t>(V);
  uint32_t E = Single ? Bits : Bits >> 32;
  if (E >> 31) {
    E |= !Single && uint32_t(Bits) != 0;
    if ((E & 0x7fffffff) == 0)
      E = 0;
    else
      E += ExponentMask << ExponentShift;
  } else
    E &= ~((uint32_t(1) << ExponentShift) - 1);
  const bool TwoTagBits = R.Config.macro("MICROPY_OBJ_REPR") ==
                          R.Config.macro("MICROPY_OBJ_REPR_B", 1);
  const uint32_t Exponent =
      R.wordBytes() * 8 + (ExponentMask >> 1) - (TwoTagBits ? 4 : 3);
  return E <= Exponent << ExponentShift;
}

Value newIntFromFloat(Runtime &R, double V) {
  if (std::isinf(V))
    raiseMessage(R, R.Types.OverflowError, "can't convert inf to int");
  if (std::isnan(V))
    raiseValueError(R, "can't convert NaN to int");
  if (floatFitsSmallInt(R, V))
    return truncatedSmallInt(R, static_cast<int64_t>(V));
  IntObj *O = newMpzObject(R);
  mpzSetFloat(R, O->Z, V);
  return O;
}

//===--- Reading ----------------------------------------------------------===//

[[noreturn]] static void raiseWordOverflow(Runtime &R) {
  raiseMessage(R, R.Types.OverflowError,
               "overflow converting long int to machine word");
}

int64_t intChecked(Runtime &R, Value V) {
  if (V.isSmallInt())
    return V.smallInt();
  int64_t Out;
  if (!mpzAsIntChecked(R, intObject(R, V)->Z, Out))
    raiseWordOverflow(R);
  return Out;
}

int64_t intTruncated(Runtime &R, Value V) {
  return V.isSmallInt() ? V.smallInt() : mpzHash(R, intObject(R, V)->Z);
}

double intToFloat(Runtime &R, Value V) {
  if (V.isSmallInt())
    return R.Config.SingleFloat ? float(V.smallInt()) : double(V.smallInt());
  return mpzAsFloat(R, intObject(R, V)->Z);
}

int intSign(Runtime &R, Value V) {
  if (V.isSmallInt())
    return V.smallInt() < 0 ? -1 : V.smallInt() > 0;
  const Mpz &Z = intObject(R, V)->Z;
  return Z.isZero() ? 0 : Z.IsNegative ? -1 : 1;
}

void intToBytes(Runtime &R, Value V, bool BigEndian, size_t Size,
                uint8_t *Out) {
  const Mpz &Z = intObject(R, V)->Z;
  mpzAsBytes(R, Z, BigEndian, Z.IsNegative, Out, Size);
}

/// mp_obj_get_uint and _ll: what is no int is asked for its int.
static Value toInt(Runtime &R, Value V) {
  if (isInt(R, V))
    return V;
  if (Value I = unaryOp(R, UnaryOp::IntMaybe, V))
    return I;
  getInt(R, V); // Raises its TypeError.
  return Value();
}

uint64_t getUnsigned(Runtime &R, Value V) {
  V = toInt(R, V);
  if (V.isSmallInt()) {
    if (V.smallInt() >= 0)
      return V.smallInt();
    raiseWordOverflow(R);
  }
  uint64_t Out;
  if (!mpzAsUnsignedChecked(R, intObject(R, V)->Z, Out))
    raiseWordOverflow(R);
  return Out;
}

int64_t getLongLong(Runtime &R, Value V) {
  V = toInt(R, V);
  if (V.isSmallInt())
    return V.smallInt();
  uint8_t Bytes[8];
  intToBytes(R, V, false, 8, Bytes);
  uint64_t Out = 0;
  for (unsigned I = 8; I-- > 0;)
    Out = Out << 8 | Bytes[I];
  return Out;
}

//===--- Text -------------------------------------------------------------===//

/// mp_int_format_size.
static uint64_t formatSize(const Runtime &R, uint64_t Bits, unsigned Base,
                           size_t PrefixLength, char Comma) {
  const uint64_t Digits = Bits / (std::bit_width(Base) - 1) + 1;
  const uint64_t Commas = Comma ? Digits / digitsInGroup(R, Base) : 0;
  return Digits + Commas + PrefixLength + 2;
}

FormattedInteger formatInteger(Runtime &R, Value V, uint64_t CallerBytes,
                               unsigned Base, llvm::StringRef Prefix,
                               char LetterA, char Comma) {
  FormattedInteger F;
  if (R.Paths && open::isNumber(R, V)) {
    const int64_t N = open::integerToWrite(R, V, Base);
    V = fitsSmallInt(R, N) ? Value::smallInt(N) : romInt(R, N);
  }
  const uint64_t Bits = V.isSmallInt()
                            ? R.wordBytes() * 8
                            : intObject(R, V)->Z.Length * R.Config.DigitBits;
  const uint64_t Needed = formatSize(R, Bits, Base, Prefix.size(), Comma);
  if (Needed > CallerBytes) {
    F.Buffer = R.newStorage(Needed);
    F.BufferBytes = Needed;
  }
  if (!V.isSmallInt()) {
    F.Text = mpzAsText(R, intObject(R, V)->Z, Base, Prefix, LetterA, Comma);
    return F;
  }
  uint64_t N = V.smallInt() < 0 ? -uint64_t(V.smallInt()) : V.smallInt();
  char Reversed[128];
  unsigned Length = 0, InGroup = 0;
  const unsigned Group = digitsInGroup(R, Base);
  do {
    if (Comma && InGroup == Group) {
      Reversed[Length++] = Comma;
      InGroup = 0;
    }
    const unsigned D = N % Base;
    N /= Base;
    Reversed[Length++] = D < 10 ? '0' + D : LetterA + D - 10;
    ++InGroup;
  } while (N);
  if (V.smallInt() < 0)
    F.Text += '-';
  F.Text += Prefix;
  F.Text.append(std::reverse_iterator(Reversed + Length),
                std::reverse_iterator(Reversed));
  return F;
}

std::string integerText(Runtime &R, Value V) {
  if (V.isSmallInt())
    return std::to_string(V.smallInt());
  return digitsAsText(R, intObject(R, V)->Z, 10, "", 'a', 0);
}

static void intPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  FormattedInteger F = formatInteger(R, Self, R.wordBytes() * 4, 10, "", 0, 0);
  P.write(F.Text);
  if (F.Buffer)
    R.deleteStorage(F.Buffer, F.BufferBytes);
}

//===--- Operators --------------------------------------------------------===//

static Value intUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  if (Self.isSmallInt())
    return Value();
  const Mpz &Z = intObject(R, Self)->Z;
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(!Z.isZero());
  case UnaryOp::Hash:
    return truncatedSmallInt(R, mpzHash(R, Z));
  case UnaryOp::Positive:
  case UnaryOp::IntMaybe:
    return Self;
  case UnaryOp::Negative: {
    IntObj *O = newMpzObject(R);
    mpzNegate(R, O->Z, Z);
    return O;
  }
  case UnaryOp::Invert: {
    IntObj *O = newMpzObject(R);
    mpzInvert(R, O->Z, Z);
    return O;
  }
  case UnaryOp::Abs: {
    if (!Z.IsNegative)
      return Self;
    IntObj *O = newMpzObject(R);
    mpzAbs(R, O->Z, Z);
    return O;
  }
  default:
    return Value();
  }
}

/// mp_obj_int_binary_op_extra_cases.
static Value binaryOpWithOther(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  if (Rhs.isBool())
    return binaryOp(R, Op, L, Value::smallInt(Rhs.isTrue()));
  if (Op == BinaryOp::Multiply &&
      (isStrOrBytes(R, Rhs) || R.isExact(Rhs, R.Types.Tuple) ||
       R.isExact(Rhs, R.Types.List)))
    return binaryOp(R, Op, Rhs, L);
  return Value();
}

[[noreturn]] static void raiseZeroDivision(Runtime &R) {
  raiseMessage(R, R.Types.ZeroDivisionError, "divide by zero");
}

static Value compareInts(BinaryOp Op, const Mpz &L, const Mpz &Rhs) {
  const int Order = mpzCompare(L, Rhs);
  switch (Op) {
  case BinaryOp::Less:
    return newBool(Order < 0);
  case BinaryOp::More:
    return newBool(Order > 0);
  case BinaryOp::LessEqual:
    return newBool(Order <= 0);
  case BinaryOp::MoreEqual:
    return newBool(Order >= 0);
  case BinaryOp::Equal:
    return newBool(Order == 0);
  default:
    return Value();
  }
}

/// An in-place operator as the plain one.
static BinaryOp plain(BinaryOp Op) {
  return Op >= BinaryOp::InplaceOr && Op <= BinaryOp::InplacePower
             ? BinaryOp(unsigned(Op) - unsigned(BinaryOp::InplaceOr) +
                        unsigned(BinaryOp::Or))
             : Op;
}

static Value intBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  FixedMpz Small;
  const Mpz *A = &Small.Z, *B = &Small.Z;
  if (L.isSmallInt())
    Small.set(R, L.smallInt());
  else
    A = &intObject(R, L)->Z;
  if (R.isExact(Rhs, R.Types.Int))
    B = &intObject(R, Rhs)->Z;
  else if (Rhs.isSmallInt()) {
    if (L.isSmallInt())
      return Value();
    Small.set(R, Rhs.smallInt());
  } else if (isFloat(R, Rhs))
    return floatBinaryOp(R, Op, mpzAsFloat(R, *A), Rhs);
  else if (R.isExact(Rhs, R.Types.Complex))
    return complexBinaryOp(R, Op, mpzAsFloat(R, *A), 0, Rhs);
  else
    return binaryOpWithOther(R, Op, L, Rhs);

  if (Op < BinaryOp::InplaceOr || Op >= BinaryOp::Contains)
    return compareInts(Op, *A, *B);
  Op = plain(Op);
  if (Op == BinaryOp::TrueDivide && R.HasFloat) {
    if (B->isZero())
      raiseZeroDivision(R);
    // The first operand is in memory when the second one is computed.
    const double X = mpzAsFloat(R, *A);
    const long double Y = mpzAsComputed(R, *B);
    return newFloat(R, inTargetFloat(R, [&](auto T) {
                      return static_cast<decltype(T)>(X) /
                             static_cast<decltype(T)>(Y);
                    }));
  }
  IntObj *Result = newMpzObject(R);
  switch (Op) {
  case BinaryOp::Add:
    mpzAdd(R, Result->Z, *A, *B);
    break;
  case BinaryOp::Subtract:
    mpzSubtract(R, Result->Z, *A, *B);
    break;
  case BinaryOp::Multiply:
    mpzMultiply(R, Result->Z, *A, *B);
    break;
  case BinaryOp::FloorDivide: {
    if (B->isZero())
      raiseZeroDivision(R);
    Mpz Remainder;
    mpzDivMod(R, Result->Z, Remainder, *A, *B);
    mpzDeinit(R, Remainder);
    break;
  }
  case BinaryOp::Modulo: {
    if (B->isZero())
      raiseZeroDivision(R);
    Mpz Quotient;
    mpzDivMod(R, Quotient, Result->Z, *A, *B);
    mpzDeinit(R, Quotient);
    break;
  }
  case BinaryOp::And:
    mpzAnd(R, Result->Z, *A, *B);
    break;
  case BinaryOp::Or:
    mpzOr(R, Result->Z, *A, *B);
    break;
  case BinaryOp::Xor:
    mpzXor(R, Result->Z, *A, *B);
    break;
  case BinaryOp::LeftShift:
  case BinaryOp::RightShift: {
    const int64_t Bits = intChecked(R, Rhs);
    if (Bits < 0)
      raiseValueError(R, "negative shift count");
    if (Op == BinaryOp::LeftShift)
      mpzShiftLeft(R, Result->Z, *A, Bits);
    else
      mpzShiftRight(R, Result->Z, *A, Bits);
    break;
  }
  case BinaryOp::Power:
    if (B->IsNegative) {
      if (!R.HasFloat)
        raiseValueError(R, "negative power with no float support");
      return floatBinaryOp(R, Op, mpzAsFloat(R, *A), Rhs);
    }
    mpzPower(R, Result->Z, *A, *B);
    break;
  case BinaryOp::DivMod: {
    if (B->isZero())
      raiseZeroDivision(R);
    IntObj *Quotient = newMpzObject(R);
    mpzDivMod(R, Quotient->Z, Result->Z, *A, *B);
    return newTuple(R, {Value(Quotient), Value(Result)});
  }
  default:
    return Value();
  }
  // mp_obj_int_binary_op: a result that would fit stays an object before 1.24.
  int64_t Word;
  if (R.Config.Version >= 24 && mpzAsIntChecked(R, Result->Z, Word) &&
      fitsSmallInt(R, Word))
    return Value::smallInt(Word);
  return Result;
}

Value intPow3(Runtime &R, Value Base, Value Exponent, Value Modulus) {
  if (!isInt(R, Base) || !isInt(R, Exponent) || !isInt(R, Modulus))
    raiseTypeError(R, "pow() with 3 arguments requires integers");
  const bool IsFormer = R.Config.Version < 26;
  if (Modulus == Value::smallInt(0)) {
    // Nothing was checked before 1.26: the digits of the result are chance.
    if (IsFormer)
      stopUnmodelled(R, "pow() with a modulus of zero",
                     "everything from there on");
    raiseValueError(R, "divide by zero");
  }
  IntObj *Result = newMpzObject(R);
  if (IsFormer) // mp_obj_new_int_from_ull(0): room for a long long.
    mpzSetLongLong(R, Result->Z, 0, false);
  Mpz Temporaries[3];
  const Mpz *Z[3];
  const Value V[3] = {Base, Exponent, Modulus};
  for (unsigned I = 0; I != 3; ++I) {
    Z[I] = &Temporaries[I];
    if (V[I].isSmallInt())
      mpzInit(R, Temporaries[I], V[I].smallInt());
    else
      Z[I] = &intObject(R, V[I])->Z;
  }
  mpzPower3(R, Result->Z, *Z[0], *Z[1], *Z[2]);
  for (unsigned I = 0; I != 3; ++I)
    if (Z[I] == &Temporaries[I])
      mpzDeinit(R, Temporaries[I]);
  return Result;
}

//===--- The type ---------------------------------------------------------===//

static Value intMakeNew(Runtime &R, const Type *, Arguments A) {
  const NativeFrame Stack(R, stack::IntMakeNew);
  checkArguments(R, A.Count, A.Keywords, 0, 2, false);
  if (A.Count == 0)
    return Value::smallInt(0);
  if (A.Count == 2) {
    llvm::StringRef Text = textOrRaise(R, A[0]);
    return parseInteger(R, Text, getInt(R, A[1]));
  }
  if (Value I = unaryOp(R, UnaryOp::IntMaybe, A[0]))
    return I;
  Buffer B;
  // Of buffers only str and bytes before 1.21.
  if ((R.Config.Version >= 21 || isStrOrBytes(R, A[0])) &&
      getBuffer(R, A[0], B, false))
    return parseInteger(R, {reinterpret_cast<const char *>(B.Data), B.Length},
                        R.Config.Version >= 25 ? 10
                                               : 0); // int("0x10") before 1.25.
  if (auto *F = R.exact<FloatObj>(A[0], R.Types.Float); F && F->IsOpen)
    return open::truncated(R, F);
  if (auto *F = R.exact<FloatObj>(A[0], R.Types.Float))
    return newIntFromFloat(R, F->Val);
  return Value::smallInt(getInt(R, A[0])); // Raises its TypeError.
}

static bool saysLittle(Runtime &R, Arguments A) {
  return A.Count >= 3 && A[2].isQstr() && R.text(A[2].qstr()) == "little";
}

static Value intFromBytesMethod(Runtime &R, Arguments A) {
  if (R.Config.Version < 24)
    checkArguments(R, A.Count, A.Keywords, 3, 4, false);
  const Buffer B = getBufferRaise(R, A[1], false);
  const bool BigEndian = !saysLittle(R, A);
  uint64_t V = 0;
  for (size_t I = 0; I != B.Length; ++I) {
    if (V > uint64_t(R.SmallIntMax) >> 8)
      return intFromBytes(R, BigEndian, {B.Data, B.Length});
    V = V << 8 | B.Data[BigEndian ? I : B.Length - 1 - I];
  }
  return newIntFromUnsigned(R, V);
}

/// int_to_bytes before 1.24: what does not fit is cut off, and a negative small
/// int is not extended.
static Value intToBytesCut(Runtime &R, Arguments A) {
  const int64_t Length = getInt(R, A[1]);
  if (Length < 0)
    raisePlain(R, R.Types.ValueError);
  const bool BigEndian = !saysLittle(R, A);
  Vstr Text = Vstr::withLength(R, Length);
  auto *Data = reinterpret_cast<uint8_t *>(Text.data());
  std::memset(Data, 0, Length);
  if (!A[0].isSmallInt()) {
    const Mpz &Z = intObject(R, A[0])->Z;
    mpzAsBytes(R, Z, BigEndian, Z.IsNegative, Data, Length);
    return Text.toBytes();
  }
  const uint64_t V = A[0].smallInt();
  const int64_t Count = std::min<int64_t>(Length, R.wordBytes());
  for (int64_t I = 0; I != Count; ++I)
    Data[BigEndian ? Length - 1 - I : I] = V >> 8 * I;
  return Text.toBytes();
}

static Value intToBytesMethod(Runtime &R, Arguments A) {
  if (R.Config.Version < 24) {
    checkArguments(R, A.Count, A.Keywords, 3, 4, false);
    return intToBytesCut(R, A);
  }
  const int64_t Length = A.Count < 2 ? 1 : getInt(R, A[1]);
  if (Length < 0)
    raisePlain(R, R.Types.ValueError);
  const bool BigEndian = !saysLittle(R, A);
  Vstr Text = Vstr::withLength(R, Length);
  auto *Data = reinterpret_cast<uint8_t *>(Text.data());
  bool Fits;
  if (!A[0].isSmallInt()) {
    const Mpz &Z = intObject(R, A[0])->Z;
    Fits = mpzAsBytes(R, Z, BigEndian, Z.IsNegative, Data, Length);
  } else {
    const int64_t V = A[0].smallInt();
    int64_t Needed = -V; // Of 0 and -1.
    if (V > 0)
      Needed = (std::bit_width(uint64_t(V)) + 7) / 8;
    else if (V < -1)
      Needed = (std::bit_width(uint64_t(~V)) + 8) / 8;
    Fits = Needed <= Length;
    if (Fits) {
      std::memset(Data, V < 0 ? 0xff : 0, Length);
      for (int64_t I = 0; I != Needed; ++I)
        Data[BigEndian ? Length - 1 - I : I] = uint64_t(V) >> 8 * I;
    }
  }
  if (!Fits)
    raiseMessage(R, R.Types.OverflowError, "buffer too small");
  return Text.toBytes();
}

static constexpr Entry IntLocals[] = {
    classFunction("from_bytes", intFromBytesMethod, 2, 4),
    function("to_bytes", intToBytesMethod, 1, 4),
};

extern const TypeSpec IntType;
const TypeSpec IntType = {.Name = "int",
                          .MakeNew = intMakeNew,
                          .Print = intPrint,
                          .Unary = intUnaryOp,
                          .Binary = intBinaryOp,
                          .Locals = IntLocals};

} // namespace pymemlint::micropython
