//===- FormatFloat.cpp - Floats as text -*- C++ -*-===//
//
// py/formatfloat.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/FormatFloat.h"
#include "analyzer/runtimes/micropython/objects/Decimal.h"
#include <cstring>

namespace pymemlint::micropython {

namespace {

enum class Mode { Exponent, General, Fixed };

template <class D, class F> class Formatter {
  using Mantissa = typename D::Mantissa;
  using Bits = typename D::Bits;
  static constexpr bool IsSingle = D::IsSingle;
  static constexpr int MaxDigits = IsSingle ? 9 : 19;
  static constexpr int SafeDigits = IsSingle ? 6 : 16;
  static constexpr int ExponentRoom = IsSingle ? 6 : 7; // FPMIN_BUF_SIZE

  /// What one attempt with a number of digits is made with.
  struct Layout {
    char *Start;
    Mantissa Cap;
    int Digits, Zeros, Point, Exponent;
  };

  const F V; ///< Not negative, finite.
  char *const Out;
  const int Size;
  Mode M;
  const char Letter; ///< 'e' or 'E'.
  int Precision;
  int MaxExponentZeros;
  const FloatFormat Method;
  const bool LosesBits; ///< Object representation C.

  static bool isZero(F X) {
    if constexpr (IsSingle)
      return std::bit_cast<Bits>(X) == 0;
    return X == 0;
  }
  bool isLessThanOne() const {
    if constexpr (IsSingle)
      return std::bit_cast<Bits>(V) < 0x3f800000;
    return V < 1;
  }
  F kept(F X) const {
    if constexpr (IsSingle)
      if (LosesBits)
        return std::bit_cast<F>(std::bit_cast<Bits>(X) & ~Bits(3));
    return X;
  }
  bool isSame(F X) const {
    if constexpr (IsSingle)
      return std::bit_cast<Bits>(kept(X)) == std::bit_cast<Bits>(kept(V));
    return X == V;
  }
  F parsed(int Length) const {
    F X = 0;
    D::parse({Out, size_t(Length)}, X);
    return X;
  }

  static char *writeZeros(char *S, int Count) {
    *S++ = '0';
    *S++ = '.';
    for (; Count > 0; --Count)
      *S++ = '0';
    return S;
  }

  /// The power of ten that bounds V.
  int decimalExponent() const {
    if (isZero(V))
      return 0;
    const int Binary =
        int(std::bit_cast<Bits>(V) >> D::FractionBits & D::ExponentMask) -
        (IsSingle ? 127 : 1023);
    int E = int(F(Binary) * F(0.3010299956639812));
    const bool IsPositive = !isLessThanOne();
    auto Bound = [&] { return F(D::scale(1, E + IsPositive)); };
    while ((V >= Bound()) == IsPositive)
      E += IsPositive ? 1 : -1;
    return E;
  }

  int write(Mantissa N, const Layout &L);
  int search(Mantissa First, const Layout &L, bool &TriesMore, int Length);

public:
  Formatter(F V, char *Out, int Size, char Format, int Precision,
            FloatFormat Method, bool LosesBits)
      : V(V), Out(Out), Size(Size),
        M((Format | 0x20) == 'f'   ? Mode::Fixed
          : (Format | 0x20) == 'g' ? Mode::General
                                   : Mode::Exponent),
        Letter('E' | (Format & 0x20)), Precision(Precision), Method(Method),
        LosesBits(LosesBits) {}
  int run();
};

/// mp_format_mantissa.
template <class D, class F>
int Formatter<D, F>::write(Mantissa N, const Layout &L) {
  char *S = L.Start;
  int Digits = L.Digits, Zeros = L.Zeros, Point = L.Point, E = L.Exponent;
  if (N && N >= L.Cap) {
    if (M == Mode::Fixed) {
      ++Digits;
      ++Point;
    } else {
      N /= 10;
      ++E;
    }
  }
  if (M == Mode::General && E > 0) {
    if (E < MaxExponentZeros) {
      Point += E;
      if (Point >= Digits)
        Zeros = Point - (Digits - 1);
      E = 0;
    }
  } else if (M == Mode::General && E < 0 && E >= -4) {
    int Dropped = 0;
    for (; E < 0 && N % 10 == 0; ++E, ++Dropped)
      N /= 10;
    Digits -= Dropped;
    S = writeZeros(S, Dropped - E - 1);
    Point = 255;
    E = 0;
  }
  for (int I = Digits - 1; I >= 0; --I) {
    S[I > Point ? I + 1 : I] = '0' + int(N % 10);
    N /= 10;
  }
  bool HasPoint = Point >= 255;
  if (Point + 1 < Digits) {
    HasPoint = true;
    ++S;
    S[Point] = '.';
  }
  S += Digits;
  Point -= Digits - 1;
  for (; Zeros > 0; --Zeros) {
    if (Point-- == 0) {
      *S++ = '.';
      HasPoint = true;
    }
    *S++ = '0';
  }
  if (M == Mode::General && HasPoint) {
    while (S[-1] == '0')
      --S;
    if (S[-1] == '.')
      --S;
  }
  if (M == Mode::Exponent || (M == Mode::General && E != 0)) {
    *S++ = Letter;
    *S++ = E < 0 ? '-' : '+';
    E = std::abs(E);
    if (E >= 100)
      *S++ = '0' + E / 100;
    *S++ = '0' + E / 10 % 10;
    *S++ = '0' + E % 10;
  }
  *S = 0;
  return S - Out;
}

/// The search of MICROPY_FLOAT_FORMAT_IMPL_APPROX for a text that reads back
/// as V.
template <class D, class F>
int Formatter<D, F>::search(Mantissa N, const Layout &L, bool &TriesMore,
                            int Length) {
  F Difference = kept(parsed(Length)) - kept(V), Best = Difference;
  Mantissa BestN = N;
  if (isZero(Difference))
    return Length;
  unsigned Step = 1;
  if (L.Digits > SafeDigits)
    Step <<= 3 * (L.Digits - SafeDigits);
  for (int Runs = 3 + 3 * (MaxDigits - SafeDigits); Runs > 0; --Runs) {
    if (std::signbit(Difference))
      N += Step;
    else
      N -= Step;
    Length = write(N, L);
    Difference = kept(parsed(Length)) - kept(V);
    if (isZero(Difference))
      return Length;
    const F Gain = std::fabs(Difference) - std::fabs(Best);
    if (std::signbit(Gain) || (isZero(Gain) && N % 10 == 0)) {
      Best = Difference;
      BestN = N;
    }
    if (Step > 1) {
      Step >>= 1;
      continue;
    }
    if (TriesMore)
      return Length;
    return N == BestN ? Length : write(BestN, L);
  }
  TriesMore = false;
  return Length;
}

/// mp_format_float behind the sign and the special values.
template <class D, class F> int Formatter<D, F>::run() {
  if (Precision < 0)
    Precision = 6;
  MaxExponentZeros = std::min(Precision, Size - 3);
  if (Precision == 99) { // MP_FLOAT_REPR_PREC
    Precision = MaxDigits;
    MaxExponentZeros = 16;
  }
  const int E = decimalExponent();
  if (M == Mode::Fixed && E > 0 && E + Precision + 2 > Size) {
    M = Mode::General;
    ++Precision;
  }
  int Most = Precision, LeadingZeros = 0, TrailingZeros = 0;
  if (M == Mode::Fixed) {
    Most = std::min(Most, Size - 3);
    if (E >= 0)
      Most += E + 1;
    else if (Most > 2 && E < -2) {
      LeadingZeros = std::min(-E, Most) - 2;
      Most -= LeadingZeros;
    } else
      ++Most;
  } else if (M != Mode::General || Most == 0)
    ++Most;
  if (Most > MaxDigits) {
    TrailingZeros = Most - MaxDigits;
    Most = MaxDigits;
  }
  const int Overhead = M == Mode::Fixed ? 3 : ExponentRoom + 1;
  TrailingZeros = std::min(TrailingZeros, Size - Most - Overhead);

  for (int Digits = std::min(SafeDigits, Most);; ++Digits) {
    Layout L{Out, 10, Digits, TrailingZeros + (Most - Digits), 0, E};
    int Scale = 0;
    if (isZero(V)) {
      // Nothing to scale.
    } else if (M != Mode::Fixed) {
      Scale = Digits - E - 1;
    } else {
      Scale = Digits - 1;
      if (E >= 0) {
        Scale -= E;
        L.Point = E;
      } else if (LeadingZeros > 0) {
        L.Start = writeZeros(L.Start, LeadingZeros);
        Scale += LeadingZeros + 1;
        L.Point = 255;
      }
    }
    for (int I = 1; I < Digits; ++I)
      L.Cap *= 10;
    Mantissa N = 1;
    if (!D::HasLarge && Digits > SafeDigits && Scale > 1) {
      // The last digits come from a multiplication of integers.
      const bool Two = Digits > SafeDigits + 1 && Scale > 2;
      N = Two ? 100 : 10;
      Scale -= Two ? 2 : 1;
    }
    const auto Scaled = D::scale(V, Scale);
    const auto Rounded = Scaled + decltype(Scaled)(0.5);
    // What is out of range saturates, as it does on ARM.
    N *= Rounded < decltype(Scaled)(Mantissa(-1)) ? static_cast<Mantissa>(Rounded)
                                                  : Mantissa(-1);
    int Length = write(N, L);
    const bool CanTryMore = Digits < Most;
    if (Method != FloatFormat::Approximate) {
      if (CanTryMore && !isSame(parsed(Length)))
        continue;
      return Length;
    }
    bool TriesMore = CanTryMore;
    Length = search(N, L, TriesMore, Length);
    if (TriesMore && !isZero(kept(parsed(Length)) - kept(V)))
      continue;
    return Length;
  }
}

} // namespace

int formatFloat(Runtime &R, double V, char *Buffer, size_t Size, char Format,
                int Precision, char Sign) {
  char *Out = Buffer;
  if (std::signbit(V) && !std::isnan(V)) {
    V = -V;
    Sign = '-';
  }
  if (Sign) {
    *Out++ = Sign;
    --Size;
  }
  if (!std::isfinite(V)) {
    const char *Text = std::isinf(V) ? "INF" : "NAN";
    for (; *Text; ++Text)
      *Out++ = *Text ^ (Format & 0x20);
    *Out = 0;
    return Out - Buffer;
  }
  const bool LosesBits =
      R.Config.SingleFloat && R.Config.UnboxedFloats && R.wordBytes() == 4;
  return Out - Buffer + withDecimal(R, [&](auto D) {
           using Converter = decltype(D);
           using F = std::conditional_t<Converter::IsSingle, float, double>;
           return Formatter<Converter, F>(static_cast<F>(V), Out, int(Size),
                                          Format, Precision, floatFormat(R),
                                          LosesBits)
               .run();
         });
}

} // namespace pymemlint::micropython
