//===- Decimal.h - Floats from and to decimal digits -*- C++ -*-===//
//
// mp_parse_float_internal and mp_decimal_exp of py/parsenum.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_DECIMAL_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_DECIMAL_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include <bit>
#include <climits>
#include <cmath>
#include <type_traits>

namespace pymemlint::micropython {

/// MICROPY_FLOAT_FORMAT_IMPL.
enum class FloatFormat { Basic, Approximate, Exact };

/// Decimal conversion of a target whose mp_float_t is \p F and whose
/// mp_large_float_t is \p L.
template <class F, class L> struct Decimal {
  static constexpr bool IsSingle = std::is_same_v<F, float>;
  static constexpr bool HasLarge = !std::is_same_v<F, L>;
  using Bits = std::conditional_t<IsSingle, uint32_t, uint64_t>;
  using Mantissa = std::conditional_t<IsSingle && !HasLarge, uint32_t, uint64_t>;
  static constexpr int FractionBits = IsSingle ? 23 : 52;
  static constexpr Bits ExponentMask = IsSingle ? 0xff : 0x7ff;
  static constexpr Mantissa MantissaMax =
      static_cast<Mantissa>(sizeof(Mantissa) == 8 ? 0x1999999999999998
                                                  : 0x19999998);

  /// mp_decimal_exp: V * 10 ** Exponent, with the original's rounding.
  static L scale(L V, int Exponent) {
    if (Exponent == 0 || V == 0)
      return V;
    if constexpr (HasLarge) {
      const bool Divides = Exponent < 0;
      unsigned N = Divides ? -unsigned(Exponent) : Exponent;
      for (L Power = 10;; Power *= Power) {
        if (N & 1)
          V = Divides ? V / Power : V * Power;
        N >>= 1;
        if (!N)
          return V;
      }
    } else {
      // Two's part goes straight into the exponent field, without a check.
      Bits B = std::bit_cast<Bits>(V);
      const Bits Field = ((B >> FractionBits) + Bits(Exponent)) & ExponentMask;
      B = (B & ~(ExponentMask << FractionBits)) | Field << FractionBits;
      V = std::bit_cast<F>(B);
      constexpr int MaxExactPower = IsSingle ? 10 : 22;
      if (Exponent < 0 && Exponent >= -MaxExactPower)
        return V / static_cast<F>(std::pow(5.0, -Exponent));
      return V * static_cast<F>(std::pow(5.0, Exponent));
    }
  }

  /// mp_parse_float_internal: how many characters belong to the number; -1
  /// when the exponent is missing.
  static int parse(llvm::StringRef Text, F &Result) {
    enum { Integer, Fraction, InExponent } In = Integer;
    bool ExponentIsNegative = false;
    Mantissa Number = 0;
    int Exponent = 0, Extra = 0;
    int ZerosBeforePoint = 0, ZerosBehind = 0;
    // accept_digit
    auto Accept = [&](unsigned Digit, int Where) {
      if (Number < MantissaMax) {
        if (Where == Fraction)
          --Extra;
        Number = 10 * Number + Digit;
      } else if (Where == Integer)
        ++Extra;
    };
    size_t I = 0;
    while (I < Text.size()) {
      const unsigned char C = Text[I++];
      if (C >= '0' && C <= '9') {
        const unsigned Digit = C - '0';
        if (In == InExponent) {
          if (Exponent < (INT_MAX / 2 - 9) / 10)
            Exponent = 10 * Exponent + Digit;
        } else if (Digit == 0 || Number >= MantissaMax) {
          // Zeros count only when another digit comes.
          ++(In == Integer ? ZerosBeforePoint : ZerosBehind);
        } else {
          for (; ZerosBeforePoint; --ZerosBeforePoint)
            Accept(0, Integer);
          for (; ZerosBehind; --ZerosBehind)
            Accept(0, Fraction);
          Accept(Digit, In);
        }
      } else if (In == Integer && C == '.') {
        In = Fraction;
      } else if (In != InExponent && (C | 0x20) == 'e') {
        In = InExponent;
        if (I < Text.size() && (Text[I] == '+' || Text[I] == '-'))
          ExponentIsNegative = Text[I++] == '-';
        if (I == Text.size())
          return -1;
      } else if (C != '_') {
        --I;
        break;
      }
    }
    if (ExponentIsNegative)
      Exponent = -Exponent;
    Exponent += Extra + ZerosBeforePoint;
    Result = static_cast<F>(scale(static_cast<L>(Number), Exponent));
    return I;
  }
};

inline FloatFormat floatFormat(const Runtime &R) {
  return FloatFormat(R.Config.macro("MICROPY_FLOAT_FORMAT_IMPL",
                                    R.Config.SingleFloat ? 1 : 2));
}

/// Calls \p Work with the Decimal of the target.
template <class WorkFn> auto withDecimal(const Runtime &R, WorkFn Work) {
  const bool IsExact = floatFormat(R) == FloatFormat::Exact;
  if (R.Config.SingleFloat)
    return IsExact ? Work(Decimal<float, double>())
                   : Work(Decimal<float, float>());
  return IsExact ? Work(Decimal<double, long double>())
                 : Work(Decimal<double, double>());
}

} // namespace pymemlint::micropython
#endif
