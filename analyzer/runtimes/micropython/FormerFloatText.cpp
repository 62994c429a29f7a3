// Floats as text before 1.26.
#include "analyzer/runtimes/micropython/FormerFloatText.h"
#include <bit>
#include <climits>
#include <cmath>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// mp_float_t, and the type that it is computed in: the x87 keeps more.
template <class Float, class Wide> class Former {
  using Bits = std::conditional_t<sizeof(Float) == 4, uint32_t, uint64_t>;
  static constexpr bool IsSingle = sizeof(Float) == 4;
  static constexpr int ShortestBuffer = IsSingle ? 6 : 7; // "+9e+99"
  static constexpr Bits MantissaLimit =
      IsSingle ? Bits(0x19999998u) : Bits(0x1999999999999998ull);
  static constexpr int ExactPowers = IsSingle ? 9 : 22;
  static constexpr int SmallestNormal = IsSingle ? -37 : -307;

  static Float tenTo(int Exponent) {
    if constexpr (IsSingle)
      return powf(10, float(Exponent));
    else
      return pow(10, double(Exponent));
  }

  static Wide wideTenTo(int Exponent) {
    if constexpr (sizeof(Wide) > sizeof(Float))
      return powl(10, Exponent);
    else
      return tenTo(Exponent);
  }

  static int binaryExponent(Float F) {
    constexpr int Fraction = IsSingle ? 23 : 52, Offset = IsSingle ? 127 : 1023;
    constexpr Bits Mask = IsSingle ? 0xff : 0x7ff;
    return int(std::bit_cast<Bits>(F) >> Fraction & Mask) - Offset;
  }

  std::string Out;
  size_t First = 0; ///< Of the digits, behind the sign.
  int Room = 0;     ///< For digits and exponent.

  char Format = 0, Asked = 0;
  int Precision = 0;
  int Exponent = 0;      ///< Of ten, without its sign.
  char ExponentSign = 0; ///< 0: none is written.
  int Point = 0;         ///< Digits in front of the decimal point, less one.
  int Digits = 0;

  void layOutZero();
  void layOutSmall(Float V, Wide &Rest, int &Begin);
  void layOutLarge(Float V, int &Begin);
  int writeDigits(Wide Rest, int Begin);
  void roundUp(size_t BufferBytes);

public:
  std::string format(Float V, char WantedFormat, int WantedPrecision, char Sign,
                     size_t BufferBytes);
  static std::optional<ParsedFloat> parse(llvm::StringRef Text, bool InFloats);
};

template <class F, class W> void Former<F, W>::layOutZero() {
  if (Format == 'f') {
    Precision = std::min(Precision, Room - 2);
    Digits = Precision + 1;
    return;
  }
  Precision = std::min(Precision, Room - 6);
  if (Format == 'e')
    ExponentSign = '+';
}

template <class F, class W>
void Former<F, W>::layOutSmall(F V, W &Rest, int &Begin) {
  Exponent = -int(F(binaryExponent(V)) * F(0.3010299956639812));
  F Unit = tenTo(-Exponent);
  while (Unit > V)
    Unit = tenTo(-++Exponent);
  if (Format == 'f' || (Format == 'g' && Exponent <= 4)) {
    Format = 'f';
    if (Asked == 'g')
      Precision += Exponent - 1;
    Precision = std::min(Precision, Room - 2);
    Digits = Precision + 1;
    return;
  }
  Rest = F(W(V) / W(Unit));
  ExponentSign = '-';
  if (Precision > Room - ShortestBuffer)
    Precision = Room - ShortestBuffer + (Format == 'g');
  Begin = -Exponent;
}

template <class F, class W> void Former<F, W>::layOutLarge(F V, int &Begin) {
  Exponent = int(F(binaryExponent(V)) * F(0.3010299956639812));
  while (V >= tenTo(Exponent + 1))
    ++Exponent;
  if (Format == 'f') {
    if (Exponent >= Room) {
      Format = 'e';
    } else if (Exponent + Precision + 2 > Room) {
      Precision = Room - Exponent - 2;
      if (Precision < 0)
        ++Precision; // No point, so there is room for one more.
    }
  }
  if (Format == 'e')
    Precision = std::min(Precision, Room - ShortestBuffer);
  if (Format == 'g')
    Precision = std::min(Precision, Room - (ShortestBuffer - 1));
  if (Format == 'g' && Exponent < Precision) {
    Format = 'f';
    Precision -= Exponent + 1;
  }
  if (Format == 'f') {
    Point = Exponent;
    Digits = Precision + Exponent + 1;
  } else {
    ExponentSign = '+';
  }
  Begin = Exponent;
}

/// Gives the digit behind the last one, which decides the rounding.
template <class F, class W> int Former<F, W>::writeDigits(W Rest, int Begin) {
  int Digit = 0;
  for (int Index = Begin; Digits >= 0; --Index) {
    // The x87 gives powers in its own precision; the rest is stored.
    const W Unit = Index > 0 ? wideTenTo(Index) : W(1);
    for (Digit = 0; Digit < 9 && !(Rest < Unit); ++Digit)
      Rest = F(Rest - Unit);
    if (Digits > 0) {
      Out += char('0' + Digit);
      if (Point == 0 && Precision > 0)
        Out += '.';
    }
    --Point;
    --Digits;
    if (Index <= 0)
      Rest = F(Rest * 10);
  }
  return Digit;
}

template <class F, class W> void Former<F, W>::roundUp(size_t BufferBytes) {
  size_t At = Out.size() - 1;
  for (;;) {
    if (Out[At] == '.') {
      --At;
      continue;
    }
    if (Out[At] < '0' || Out[At] > '9') {
      ++At;
      break;
    }
    if (Out[At] < '9') {
      ++Out[At];
      break;
    }
    Out[At] = '0';
    if (At == 0)
      break;
    --At;
  }
  if (Out[At] != '0')
    return;
  // A one goes in front.
  if (At + 1 < Out.size() && Out[At + 1] == '.' && Format != 'f') {
    Out[At] = '.';
    Out[At + 1] = '0';
    if (ExponentSign == '-') {
      if (--Exponent == 0)
        ExponentSign = '+';
    } else {
      ++Exponent;
    }
    Out.insert(At, 1, '1');
    Out.pop_back();
    return;
  }
  const bool HasRoom = Out.size() + 1 < BufferBytes;
  Out.insert(At, 1, '1');
  if (!HasRoom)
    Out.pop_back();
}

template <class F, class W>
std::string Former<F, W>::format(F V, char WantedFormat, int WantedPrecision,
                                 char Sign, size_t BufferBytes) {
  if (std::signbit(V) && !std::isnan(V)) {
    Out = "-";
    V = -V;
  } else if (Sign) {
    Out = Sign;
  }
  Room = int(BufferBytes) - 1 - int(Out.size());
  const bool IsUpper = !(WantedFormat & 0x20);
  if (std::isinf(V))
    return Out + (IsUpper ? "INF" : "inf");
  if (std::isnan(V))
    return Out + (IsUpper ? "NAN" : "nan");
  Format = Asked = char(WantedFormat | 0x20);
  Precision = WantedPrecision < 0 ? 6 : WantedPrecision;
  if (Format == 'g' && Precision == 0)
    Precision = 1;

  int Begin = 0;
  W Rest = V;
  if (V == 0)
    layOutZero();
  else if (V < 1)
    layOutSmall(V, Rest, Begin);
  else
    layOutLarge(V, Begin);
  Precision = std::max(Precision, 0);
  if (Format == 'e')
    Digits = Precision + 1;
  else if (Format == 'g')
    Digits = Precision = std::max(Precision, 1);

  if (writeDigits(Rest, Begin) >= 5)
    roundUp(BufferBytes);
  if (Asked == 'g' && Precision > 0) {
    while (Out.back() == '0')
      Out.pop_back();
    if (Out.back() == '.')
      Out.pop_back();
  }
  if (ExponentSign) {
    Out += IsUpper ? 'E' : 'e';
    Out += ExponentSign;
    if (!IsSingle && Exponent >= 100)
      Out += char('0' + Exponent / 100);
    Out += char('0' + Exponent / 10 % 10);
    Out += char('0' + Exponent % 10);
  }
  return Out;
}

template <class F, class W>
std::optional<ParsedFloat> Former<F, W>::parse(llvm::StringRef Text,
                                               bool InFloats) {
  enum { Whole, Fraction, Power } In = Whole;
  Bits Mantissa = 0;
  W Sum = 0; // DEC_VAL_MAX is its limit.
  const F SumLimit = IsSingle ? F(1e20) : F(1e200);
  auto IsFull = [&] {
    return InFloats ? Sum >= SumLimit : Mantissa >= MantissaLimit;
  };
  int Ten = 0, Shift = 0;
  bool IsNegative = false;
  int WholeZeros = 0, FractionZeros = 0; // Seen, but not yet taken.
  auto Take = [&](unsigned Digit, bool IsFraction) {
    if (!IsFull()) {
      if (InFloats)
        Sum = F(W(10) * Sum + W(Digit));
      else
        Mantissa = 10u * Mantissa + Digit;
      Shift -= IsFraction;
    } else if (!IsFraction) {
      ++Shift;
    }
  };
  size_t At = 0;
  while (At != Text.size()) {
    const char C = Text[At++];
    if (C >= '0' && C <= '9') {
      const unsigned Digit = unsigned(C - '0');
      if (In == Power) {
        if (Ten < (INT_MAX / 2 - 9) / 10)
          Ten = 10 * Ten + int(Digit);
      } else if (Digit == 0 || IsFull()) {
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
    } else if (In != Power && (C | 0x20) == 'e') {
      In = Power;
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
    Ten = -Ten;
  Ten += Shift + WholeZeros;
  // Not by way of a number below the normal ones.
  W Value = InFloats ? Sum : F(Mantissa);
  if (Ten < SmallestNormal) {
    Ten -= SmallestNormal;
    Value *= IsSingle ? W(1e-37f) : W(1e-307);
    Value = F(Value);
  }
  if (Ten < 0 && Ten >= -ExactPowers)
    Value /= W(tenTo(-Ten));
  else
    Value *= W(tenTo(Ten));
  return ParsedFloat{double(F(Value)), At};
}

template <class Function>
auto withFormer(const FloatModel &Model, Function Do) {
  if (Model.Single)
    return Do(Former<float, float>());
  if (Model.ExcessPrecision)
    return Do(Former<double, long double>());
  return Do(Former<double, double>());
}

} // namespace

std::string micropython::formatFormerFloat(double V, char Format, int Precision,
                                           char Sign, size_t BufferBytes,
                                           const FloatModel &Model) {
  return withFormer(Model, [&](auto Code) {
    if (Model.Single)
      return Code.format(float(V), Format, Precision, Sign, BufferBytes);
    return Code.format(V, Format, Precision, Sign, BufferBytes);
  });
}

std::string micropython::formerRepr(double V, const FloatModel &Model) {
  const int Precision = !Model.Single ? 16 : Model.ReprC ? 6 : 7;
  return formatFormerFloat(V, 'g', Precision, 0, Model.Single ? 16 : 32, Model);
}

std::optional<ParsedFloat>
micropython::parseFormerFloat(llvm::StringRef Text, const FloatModel &Model) {
  return withFormer(
      Model, [&](auto Code) { return Code.parse(Text, Model.FormerDigits); });
}
