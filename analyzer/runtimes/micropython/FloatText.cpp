// Floats as text: py/parsenum.c and py/formatfloat.c.
#include "analyzer/runtimes/micropython/FloatText.h"
#include "analyzer/runtimes/micropython/FormerFloatText.h"
#include <bit>
#include <climits>
#include <cmath>
#include <cstring>

using namespace pymemlint;
using namespace pymemlint::micropython;
using llvm::StringRef;

namespace {

#ifdef __SIZEOF_FLOAT128__
using Quad = __float128;
#else
using Quad = long double;
#endif

/// One choice of mp_float_t, mp_large_float_t and mp_large_float_uint_t.
template <class Float, class Large, class LargeInteger> class Code {
  using Bits = std::conditional_t<sizeof(Float) == 4, uint32_t, uint64_t>;
  static constexpr bool IsSingle = sizeof(Float) == 4;
  static constexpr bool IsExact = sizeof(Large) > sizeof(Float);
  static constexpr int FractionBits = IsSingle ? 23 : 52;
  static constexpr Bits ExponentMask = IsSingle ? 0xff : 0x7ff;
  static constexpr int ExponentOffset = IsSingle ? 127 : 1023;
  static constexpr int MaxDigits = IsSingle ? 9 : 19;
  static constexpr int SafeDigits = IsSingle ? 6 : 16;
  static constexpr int ShortestBuffer = IsSingle ? 6 : 7; // "+9e+99"
  static constexpr int MaxExactPowerOf5 = IsSingle ? 10 : 22;
  static constexpr LargeInteger MantissaLimit =
      sizeof(LargeInteger) == 8 ? LargeInteger(0x1999999999999998ull)
                                : LargeInteger(0x19999998u);

public:
  Code(bool Searches, bool ReprC) : Searches(Searches), ReprC(ReprC) {}

  std::optional<ParsedFloat> parse(StringRef Text) const;
  std::string format(Float V, char Format, int Precision, char Sign,
                     int BufferBytes);

private:
  enum Mode { Scientific, General, Fixed };
  struct Layout {
    int Digits, MaxExponentZeros, TrailingZeros, Decimal, Exponent;
  };

  static Bits bitsOf(Float F) { return std::bit_cast<Bits>(F); }
  static Float scaleByFive(Float F, int Exponent) {
    if constexpr (IsSingle)
      return Exponent < 0 && Exponent >= -MaxExactPowerOf5
                 ? F / powf(5, float(-Exponent))
                 : F * powf(5, float(Exponent));
    else
      return Exponent < 0 && Exponent >= -MaxExactPowerOf5
                 ? F / pow(5, -Exponent)
                 : F * pow(5, Exponent);
  }
  static Large scale(Large V, int Exponent);
  Float difference(Float A, Float B) const;
  Float reparse() const;
  void render(LargeInteger Mantissa, size_t Start, Layout L);
  void renderExponent(int Exponent);

  bool Searches; ///< MICROPY_FLOAT_FORMAT_IMPL_APPROX
  bool ReprC;
  Mode M = General;
  bool IsUpper = false;
  LargeInteger Cap = 0; ///< The first mantissa with a digit too many.
  std::string Out;
  size_t Unsigned = 0; ///< Where the number begins in Out, behind its sign.
};

/// mp_decimal_exp: V * 10 ** Exponent.
template <class F, class L, class I> L Code<F, L, I>::scale(L V, int Exponent) {
  if (Exponent == 0 || V == L(0))
    return V;
  if constexpr (IsExact) {
    bool IsNegative = Exponent < 0;
    unsigned Left = IsNegative ? -unsigned(Exponent) : unsigned(Exponent);
    L Result = V, Power = L(10);
    while (Left) {
      if (Left & 1)
        Result = IsNegative ? Result / Power : Result * Power;
      Left >>= 1;
      if (Left)
        Power *= Power;
    }
    return Result;
  } else {
    // First by the power of two, in the exponent's bits, then by that of five.
    Bits B = bitsOf(F(V));
    Bits Field = B >> FractionBits & ExponentMask;
    B &= ~(ExponentMask << FractionBits);
    B |= (Field + Bits(Exponent) & ExponentMask) << FractionBits;
    return scaleByFive(std::bit_cast<F>(B), Exponent);
  }
}

template <class F, class L, class I>
std::optional<ParsedFloat> Code<F, L, I>::parse(StringRef Text) const {
  enum { Whole, Fraction, Exponent } In = Whole;
  I Mantissa = 0;
  int ExponentValue = 0, Shift = 0;
  bool IsNegative = false;
  int WholeZeros = 0, FractionZeros = 0; // Seen, but not yet taken.
  auto Take = [&](unsigned Digit, bool IsFraction) {
    if (Mantissa < MantissaLimit) {
      Mantissa = 10u * Mantissa + Digit;
      if (IsFraction)
        --Shift;
    } else if (!IsFraction) {
      ++Shift;
    }
  };
  size_t At = 0;
  while (At != Text.size()) {
    char C = Text[At++];
    if (C >= '0' && C <= '9') {
      unsigned Digit = unsigned(C - '0');
      if (In == Exponent) {
        if (ExponentValue < (INT_MAX / 2 - 9) / 10)
          ExponentValue = 10 * ExponentValue + int(Digit);
      } else if (Digit == 0 || Mantissa >= MantissaLimit) {
        ++(In == Whole ? WholeZeros : FractionZeros);
      } else {
        for (; WholeZeros; --WholeZeros)
          Take(0, false);
        for (; FractionZeros; --FractionZeros)
          Take(0, true);
        Take(Digit, In == Fraction);
      }
    } else if (In == Whole && C == '.') {
      In = Fraction;
    } else if (In != Exponent && (C | 0x20) == 'e') {
      In = Exponent;
      if (At != Text.size() && (Text[At] == '+' || Text[At] == '-'))
        IsNegative = Text[At++] == '-';
      if (At == Text.size())
        return std::nullopt;
    } else if (C != '_') {
      --At;
      break;
    }
  }
  if (IsNegative)
    ExponentValue = -ExponentValue;
  ExponentValue += Shift + WholeZeros;
  return ParsedFloat{double(F(scale(L(Mantissa), ExponentValue))), At};
}

template <class F, class L, class I>
F Code<F, L, I>::difference(F A, F B) const {
  if (!ReprC)
    return A - B;
  return std::bit_cast<F>(Bits(bitsOf(A) & ~Bits(3))) -
         std::bit_cast<F>(Bits(bitsOf(B) & ~Bits(3)));
}

template <class F, class L, class I> F Code<F, L, I>::reparse() const {
  auto Parsed = parse(StringRef(Out).drop_front(Unsigned));
  return Parsed ? F(Parsed->Value) : F(0);
}

/// mp_format_mantissa: the number behind the first \p Start characters.
template <class F, class L, class I>
void Code<F, L, I>::render(I Mantissa, size_t Start, Layout P) {
  constexpr int NoPoint = 255;
  Out.resize(Start);
  if (Mantissa && Mantissa >= Cap) {
    if (M == Fixed) {
      ++P.Digits;
      ++P.Decimal;
    } else {
      Mantissa /= 10;
      ++P.Exponent;
    }
  }
  if (M == General && P.Exponent >= 0) {
    if (P.Exponent > 0 && P.Exponent < P.MaxExponentZeros) {
      P.Decimal += P.Exponent;
      if (P.Decimal >= P.Digits)
        P.TrailingZeros = P.Decimal - (P.Digits - 1);
      P.Exponent = 0;
    }
  } else if (M == General && P.Exponent >= -4) {
    int Dropped = 0;
    while (P.Exponent < 0 && Mantissa % 10 == 0) {
      Mantissa /= 10;
      ++Dropped;
      ++P.Exponent;
    }
    P.Digits -= Dropped;
    Out += "0.";
    Out.append(size_t(std::max(Dropped - P.Exponent - 1, 0)), '0');
    P.Decimal = NoPoint;
    P.Exponent = 0;
  }

  std::string Digits(size_t(std::max(P.Digits, 0)), '0');
  for (size_t At = Digits.size(); At-- != 0; Mantissa /= 10)
    Digits[At] = char('0' + int(Mantissa % 10));
  bool HasPoint = P.Decimal >= NoPoint;
  if (P.Decimal + 1 < P.Digits) {
    HasPoint = true;
    Digits.insert(size_t(P.Decimal) + 1, 1, '.');
  }
  Out += Digits;
  if (P.TrailingZeros) {
    int UntilPoint = P.Decimal - (P.Digits - 1);
    for (int N = P.TrailingZeros; N > 0; --N) {
      if (UntilPoint-- == 0) {
        Out += '.';
        HasPoint = true;
      }
      Out += '0';
    }
  }
  if (M == General && HasPoint) {
    while (Out.back() == '0')
      Out.pop_back();
    if (Out.back() == '.')
      Out.pop_back();
  }
  if (M == Scientific || (M == General && P.Exponent != 0))
    renderExponent(P.Exponent);
}

template <class F, class L, class I>
void Code<F, L, I>::renderExponent(int Exponent) {
  Out += IsUpper ? 'E' : 'e';
  Out += Exponent >= 0 ? '+' : '-';
  Exponent = std::abs(Exponent);
  if (Exponent >= 100)
    Out += char('0' + Exponent / 100);
  Out += char('0' + Exponent / 10 % 10);
  Out += char('0' + Exponent % 10);
}

template <class F, class L, class I>
std::string Code<F, L, I>::format(F V, char Format, int Precision, char Sign,
                                  int BufferBytes) {
  if (std::signbit(V) && !std::isnan(V)) {
    V = -V;
    Sign = '-';
  }
  if (Sign) {
    Out += Sign;
    --BufferBytes;
  }
  Unsigned = Out.size();
  IsUpper = !(Format & 0x20);
  if (std::isinf(V))
    return Out + (IsUpper ? "INF" : "inf");
  if (std::isnan(V))
    return Out + (IsUpper ? "NAN" : "nan");
  char Lower = char(Format | 0x20);
  M = Lower == 'f' ? Fixed : Lower == 'g' ? General : Scientific;
  if (Precision < 0)
    Precision = 6;
  int MaxExponentZeros = std::min(Precision, BufferBytes - 3);
  if (Precision == ReprPrecision) {
    Precision = MaxDigits;
    MaxExponentZeros = 16;
  }

  // The power of ten that the number begins with.
  int E = 0;
  if (V != 0) {
    int Binary = int(bitsOf(V) >> FractionBits & ExponentMask) - ExponentOffset;
    E = int(F(Binary) * F(0.3010299956639812));
    bool IsPositive = V >= 1;
    auto Base = [&] { return F(scale(L(1), E + IsPositive)); };
    for (F U = Base(); (V >= U) == IsPositive; U = Base())
      E += IsPositive ? 1 : -1;
  }
  if (M == Fixed && E > 0 && E + Precision + 2 > BufferBytes) {
    M = General;
    ++Precision;
  }

  int Digits = Precision, LeadingZeros = 0, TrailingZeros = 0;
  if (M == Fixed) {
    Digits = std::min(Digits, BufferBytes - 3);
    if (E >= 0) {
      Digits += E + 1;
    } else if (Digits > 2 && E < -2) {
      LeadingZeros = std::min(-E, Digits) - 2;
      Digits -= LeadingZeros;
    } else {
      ++Digits;
    }
  } else if (M == Scientific || Digits == 0) {
    ++Digits;
  }
  if (Digits > MaxDigits) {
    TrailingZeros = Digits - MaxDigits;
    Digits = MaxDigits;
  }
  int Overhead = M == Fixed ? 3 : ShortestBuffer + 1;
  TrailingZeros = std::min(TrailingZeros, BufferBytes - Digits - Overhead);

  // Few digits are tried first.
  for (int Count = std::min(SafeDigits, Digits);; ++Count) {
    Out.resize(Unsigned);
    Layout P{Count, MaxExponentZeros, TrailingZeros + (Digits - Count), 0, E};
    int Power = 0;
    if (V != 0 && M != Fixed) {
      Power = Count - E - 1;
    } else if (V != 0) {
      Power = Count - 1;
      if (E >= 0) {
        Power -= E;
        P.Decimal = E;
      } else if (LeadingZeros > 0) {
        Out += "0.";
        Out.append(size_t(LeadingZeros), '0');
        Power += LeadingZeros + 1;
        P.Decimal = 255;
      }
    }
    const size_t Start = Out.size();
    Cap = 10;
    for (int N = 1; N < Count; ++N)
      Cap *= 10;
    I Mantissa = 1;
    if (!IsExact && Count > SafeDigits && Power > 1) {
      bool IsTwo = Count > SafeDigits + 1 && Power > 2;
      Mantissa = IsTwo ? 100 : 10;
      Power -= IsTwo ? 2 : 1;
    }
    // What has no room saturates, as it does on ARM.
    const L Rounded = scale(L(V), Power) + L(0.5);
    Mantissa *= Rounded < L(I(-1)) ? I(Rounded) : I(-1);
    render(Mantissa, Start, P);

    if (!Searches) {
      if (Count >= Digits)
        return Out;
      F Check = reparse();
      bool IsSame = ReprC ? difference(Check, V) == 0 : Check == V;
      if (IsSame)
        return Out;
      continue;
    }
    // The mantissa may be off by the errors of the computation: look around it.
    F Difference = difference(reparse(), V), Best = Difference;
    I BestMantissa = Mantissa;
    if (Difference == 0)
      return Out;
    unsigned Range = 1;
    if (Count > SafeDigits)
      Range <<= 3 * (Count - SafeDigits);
    bool TriesMore = false;
    for (int Runs = 3 + 3 * (MaxDigits - SafeDigits); Runs-- > 0;) {
      Mantissa = std::signbit(Difference) ? Mantissa + Range : Mantissa - Range;
      render(Mantissa, Start, P);
      Difference = difference(reparse(), V);
      if (Difference == 0)
        return Out;
      F Delta = std::fabs(Difference) - std::fabs(Best);
      if (std::signbit(Delta) || (Delta == 0 && Mantissa % 10u == 0)) {
        Best = Difference;
        BestMantissa = Mantissa;
      }
      if (Range > 1) {
        Range >>= 1;
        continue;
      }
      TriesMore = Count < Digits;
      if (!TriesMore && Mantissa != BestMantissa)
        render(BestMantissa, Start, P);
      break;
    }
    if (!TriesMore)
      return Out;
  }
}

/// Calls \p Do with the Code of \p Model.
template <class Function> auto withCode(const FloatModel &Model, Function Do) {
  const bool Searches = !Model.Exact && !Model.Basic;
  if (Model.Single && Model.Exact)
    return Do(Code<float, double, uint64_t>(Searches, Model.ReprC));
  if (Model.Single)
    return Do(Code<float, float, uint32_t>(Searches, Model.ReprC));
  if (!Model.Exact)
    return Do(Code<double, double, uint64_t>(Searches, false));
  if (Model.QuadLongDouble)
    return Do(Code<double, Quad, uint64_t>(Searches, false));
  return Do(Code<double, long double, uint64_t>(Searches, false));
}

} // namespace

std::optional<ParsedFloat>
micropython::parseFloatText(StringRef Text, const FloatModel &Model) {
  if (Model.Former)
    return parseFormerFloat(Text, Model);
  return withCode(Model, [&](auto C) { return C.parse(Text); });
}

std::string micropython::formatFloat(double V, char Format, int Precision,
                                     char Sign, size_t BufferBytes,
                                     const FloatModel &Model) {
  if (Model.Former)
    return formatFormerFloat(V, Format, Precision, Sign, BufferBytes, Model);
  return withCode(Model, [&](auto C) {
    if (Model.Single)
      return C.format(float(V), Format, Precision, Sign, int(BufferBytes));
    return C.format(V, Format, Precision, Sign, int(BufferBytes));
  });
}

std::string micropython::floatText(double V, char Format, int Precision,
                                   char Sign, bool AlwaysDecimal,
                                   const FloatModel &Model) {
  constexpr size_t BufferBytes = 36;
  std::string Text = Model.Former ? formerRepr(V, Model)
                                  : formatFloat(V, Format, Precision, Sign,
                                                BufferBytes - 3, Model);
  if (AlwaysDecimal && Text.find_first_of(".en") == std::string::npos)
    Text += ".0";
  return Text;
}
