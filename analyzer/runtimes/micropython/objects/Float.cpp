//===- Float.cpp - float -*- C++ -*-===//
//
// py/objfloat.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/FormerFloatText.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Libm.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <bit>
#include <cmath>

namespace pymemlint::micropython {

//===--- Making -----------------------------------------------------------===//

/// What an unboxed float of representation C keeps: the two low bits are lost
/// and filled from their neighbours (py/obj.h, mp_obj_float_get).
static double throughObject(const Runtime &R, double V) {
  if (R.wordBytes() != 4 || std::isnan(V))
    return V;
  uint32_t Bits = std::bit_cast<uint32_t>(static_cast<float>(V)) & ~3u;
  Bits |= Bits >> 2 & 3;
  return std::bit_cast<float>(Bits);
}

Value romFloat(Runtime &R, double V) {
  auto *F = R.newStackObject<FloatObj>(R.Types.Float);
  V = roundToTarget(R, V);
  F->Val = R.Config.UnboxedFloats ? throughObject(R, V) : V;
  return F;
}

Value newFloat(Runtime &R, double V) {
  if (R.Config.UnboxedFloats)
    return romFloat(R, V);
  auto *F = R.newObject<FloatObj>(R.Sizes.Float, R.Types.Float);
  F->Val = roundToTarget(R, V);
  return F;
}

//===--- Operators --------------------------------------------------------===//

/// The C conversion to mp_int_t of what may not fit: x86 yields the least
/// number, other machines the nearest.
static int64_t doubleToWord(const Runtime &R, double V) {
  const double Limit = std::ldexp(1.0, int(R.wordBytes() * 8) - 1);
  const int64_t Least = R.wordBytes() == 4 ? INT32_MIN : INT64_MIN;
  if (V >= -Limit && V < Limit)
    return static_cast<int64_t>(V);
  if (R.HasExcessPrecision || R.Config.macro("MICROPY_EMIT_X64"))
    return Least;
  return std::isnan(V) ? 0 : V < 0 ? Least : -(Least + 1);
}

/// MICROPY_FLOAT_HIGH_QUALITY_HASH.
static int64_t highQualityHash(const Runtime &R, double V) {
  const bool Single = R.Config.SingleFloat;
  const int FractionBits = Single ? 23 : 52;
  const uint64_t Bits =
      Single ? std::bit_cast<uint32_t>(float(V)) : std::bit_cast<uint64_t>(V);
  const int Exponent = int(Bits >> FractionBits & (Single ? 0xff : 0x7ff)) -
                       (Single ? 127 : 1023);
  uint64_t Hash = Bits;
  if (Exponent >= 0) {
    const uint64_t Fraction = (Bits & ((uint64_t(1) << FractionBits) - 1)) |
                              uint64_t(1) << FractionBits;
    Hash = Fraction;
    if (Exponent <= FractionBits)
      Hash = Fraction >> (FractionBits - Exponent) ^
             (Fraction & ((uint64_t(1) << (FractionBits - Exponent)) - 1));
    else if (Exponent < int(R.wordBytes() * 8) - 1)
      Hash = Fraction << (Exponent - FractionBits);
  }
  if (std::signbit(V))
    Hash = -Hash;
  return R.wordBytes() == 4 ? int32_t(Hash) : int64_t(Hash);
}

int64_t floatHash(const Runtime &R, double V) {
  return R.Config.macro("MICROPY_FLOAT_HIGH_QUALITY_HASH")
             ? highQualityHash(R, V)
             : doubleToWord(R, V);
}

static Value floatUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  auto *F = static_cast<FloatObj *>(Self.object());
  if (F->IsOpen && (Op == UnaryOp::Bool || Op == UnaryOp::Hash))
    R.readOpen("a float from outside");
  const double V = F->Val;
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(V != 0);
  case UnaryOp::Hash:
    return truncatedSmallInt(R, floatHash(R, V));
  case UnaryOp::Positive:
    return Self;
  case UnaryOp::Negative:
    return newFloat(R, -V);
  case UnaryOp::Abs:
    return std::signbit(V) ? newFloat(R, -V) : Self;
  default:
    return Value();
  }
}

/// mp_obj_float_divmod.
static void divMod(const Runtime &R, double &X, double &Y) {
  double Modulus = std::fmod(X, Y);
  double Quotient = inTargetFloat(R, [&](auto T) {
    using F = decltype(T);
    return (static_cast<F>(X) - static_cast<F>(Modulus)) / static_cast<F>(Y);
  });
  if (Modulus == 0)
    Modulus = std::copysign(0.0, Y);
  else if ((Modulus < 0) != (Y < 0)) {
    Modulus = roundToTarget(R, Modulus + Y);
    Quotient = roundToTarget(R, Quotient - 1);
  }
  double Floor;
  if (Quotient == 0)
    Floor = std::copysign(0.0, roundToTarget(R, X / Y));
  else {
    Floor = std::floor(Quotient);
    if (Quotient - Floor > 0.5)
      Floor = roundToTarget(R, Floor + 1);
  }
  X = Floor;
  Y = Modulus;
}

[[noreturn]] static void raiseZeroDivision(Runtime &R) {
  raiseMessage(R, R.Types.ZeroDivisionError, "divide by zero");
}

/// An in-place operator as the plain one.
static BinaryOp plain(BinaryOp Op) {
  return Op >= BinaryOp::InplaceOr && Op <= BinaryOp::InplacePower
             ? BinaryOp(unsigned(Op) - unsigned(BinaryOp::InplaceOr) +
                        unsigned(BinaryOp::Or))
             : Op;
}

static Value power(Runtime &R, double L, double Y, Value Rhs) {
  if (L == 0 && Y < 0 && !std::isinf(Y))
    raiseZeroDivision(R);
  if (L < 0 && Y != std::floor(Y) && !std::isnan(Y)) {
    if (!R.Config.macro("MICROPY_PY_BUILTINS_COMPLEX", 1))
      raiseValueError(R, "complex values not supported");
    return complexBinaryOp(R, BinaryOp::Power, L, 0, Rhs);
  }
  return newFloat(R, R.HasExcessPrecision ? i386::pow(L, Y) : std::pow(L, Y));
}

Value floatBinaryOp(Runtime &R, BinaryOp Op, double L, Value Rhs) {
  double Y;
  if (!getFloatMaybe(R, Rhs, Y))
    return Value();
  L = roundToTarget(R, L);
  switch (plain(Op)) {
  case BinaryOp::Add:
    return newFloat(R, inTargetFloat(R, [&](auto T) {
                      return static_cast<decltype(T)>(L) +
                             static_cast<decltype(T)>(Y);
                    }));
  case BinaryOp::Subtract:
    return newFloat(R, inTargetFloat(R, [&](auto T) {
                      return static_cast<decltype(T)>(L) -
                             static_cast<decltype(T)>(Y);
                    }));
  case BinaryOp::Multiply:
    return newFloat(R, inTargetFloat(R, [&](auto T) {
                      return static_cast<decltype(T)>(L) *
                             static_cast<decltype(T)>(Y);
                    }));
  case BinaryOp::TrueDivide:
    if (Y == 0)
      raiseZeroDivision(R);
    return newFloat(R, inTargetFloat(R, [&](auto T) {
                      return static_cast<decltype(T)>(L) /
                             static_cast<decltype(T)>(Y);
                    }));
  case BinaryOp::FloorDivide:
    if (Y == 0)
      raiseZeroDivision(R);
    divMod(R, L, Y);
    return newFloat(R, L);
  case BinaryOp::Modulo: {
    if (Y == 0)
      raiseZeroDivision(R);
    double Modulus = std::fmod(L, Y);
    if (Modulus == 0)
      Modulus = std::copysign(0.0, Y);
    else if ((Modulus < 0) != (Y < 0))
      Modulus = inTargetFloat(R, [&](auto T) {
        return static_cast<decltype(T)>(Modulus) + static_cast<decltype(T)>(Y);
      });
    return newFloat(R, Modulus);
  }
  case BinaryOp::Power:
    return power(R, L, Y, Rhs);
  case BinaryOp::DivMod: {
    if (Y == 0)
      raiseZeroDivision(R);
    divMod(R, L, Y);
    const Value Quotient = newFloat(R, L), Remainder = newFloat(R, Y);
    return newTuple(R, {Quotient, Remainder});
  }
  case BinaryOp::Less:
    return newBool(L < Y);
  case BinaryOp::More:
    return newBool(L > Y);
  case BinaryOp::Equal:
    return newBool(L == Y);
  case BinaryOp::LessEqual:
    return newBool(L <= Y);
  case BinaryOp::MoreEqual:
    return newBool(L >= Y);
  default:
    return Value();
  }
}

/// The value of a float object that is read.
static double valueOf(Runtime &R, Value V) {
  auto *F = static_cast<FloatObj *>(V.object());
  if (F->IsOpen)
    R.readOpen("a float from outside");
  return F->Val;
}

static Value floatBinaryOpOfObject(Runtime &R, BinaryOp Op, Value L,
                                   Value Rhs) {
  const double V = valueOf(R, L);
  if (R.isExact(Rhs, R.Types.Complex))
    return complexBinaryOp(R, Op, V, 0, Rhs);
  return floatBinaryOp(R, Op, V, Rhs);
}

//===--- The type ---------------------------------------------------------===//

static void floatPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  const double V = R.Paths && open::isNumber(R, Self)
                       ? open::realToWrite(R, Self, false)
                       : static_cast<FloatObj *>(Self.object())->Val;
  if (R.Floats.Former) {
    const std::string Text = formerRepr(V, R.Floats);
    P.write(Text);
    if (Text.find_first_of(".en") == std::string::npos)
      P.write(".0");
    return;
  }
  printFloat(R, P, V, 'g', AlwaysDecimal, 0, -1, ReprPrecision);
}

static Value floatMakeNew(Runtime &R, const Type *, Arguments A) {
  const NativeFrame Stack(R, stack::FloatMakeNew);
  checkArguments(R, A.Count, A.Keywords, 0, 1, false);
  if (A.Count == 0)
    return newFloat(R, 0);
  Buffer B;
  if (getBuffer(R, A[0], B, false))
    return parseFloat(R, {reinterpret_cast<const char *>(B.Data), B.Length},
                      false);
  if (isFloat(R, A[0]))
    return A[0];
  double V;
  {
    HoldScope Scope(R.Mem); // What __float__ gave is garbage by now.
    V = getFloat(R, A[0]);
  }
  return newFloat(R, V);
}

extern const TypeSpec FloatType;
const TypeSpec FloatType = {.Name = "float",
                            .Flags = EqNotReflexive | EqChecksOtherType,
                            .MakeNew = floatMakeNew,
                            .Print = floatPrint,
                            .Unary = floatUnaryOp,
                            .Binary = floatBinaryOpOfObject};

} // namespace pymemlint::micropython
