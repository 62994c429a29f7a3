// Constants of a cross-compiler.
#include "analyzer/runtimes/micropython/compiler/HostConstants.h"
#include "analyzer/ir/Module.h"
#include "analyzer/runtimes/micropython/FormerFloatText.h"
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::BinaryOperator;
using ir::UnaryOperator;
using llvm::APInt;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Objects
//===----------------------------------------------------------------------===//

HostConstants::HostConstants(QstrTable &Names, unsigned Version)
    : Names(Names), Version(Version),
      Floats({.Former = Version < 26, .FormerDigits = Version < 25}) {
  EllipsisObject.K = ConstantView::Ellipsis;
  EmptyTuple.K = ConstantView::Tuple;
  Math = Names.intern("math");
  const std::pair<StringRef, double> Numbers[] = {
      {"e", std::numbers::e},
      {"pi", std::numbers::pi},
      {"tau", 2 * std::numbers::pi},
      {"inf", std::numeric_limits<double>::infinity()},
      {"nan", std::numeric_limits<double>::quiet_NaN()},
  };
  for (auto [Name, D] : Numbers)
    MathConstants.emplace_back(Names.intern(Name), number(D));
}

HostConstants::Object &HostConstants::make(ConstantView::Kind K) {
  Object &O = Objects.emplace_back();
  O.K = K;
  return O;
}

Value HostConstants::string(StringRef Text) {
  Object &O = make(ConstantView::String);
  O.Text = Text.str();
  return &O;
}

Value HostConstants::bytes(StringRef Data) {
  Object &O = make(ConstantView::Bytes);
  O.Text = Data.str();
  return &O;
}

Value HostConstants::tuple(llvm::ArrayRef<Value> Items) {
  if (Items.empty())
    return &EmptyTuple;
  Object &O = make(ConstantView::Tuple);
  O.Items.assign(Items.begin(), Items.end());
  return &O;
}

/// A small int of a 64-bit word where it fits.
Value HostConstants::number(const APInt &N) {
  if (N.isSignedIntN(63))
    return Value::smallInt(N.getSExtValue());
  Object &O = make(ConstantView::Integer);
  O.Number = N.trunc(N.getSignificantBits());
  return &O;
}

Value HostConstants::number(double D) {
  Object &O = make(ConstantView::Float);
  O.Real = D;
  return &O;
}

/// Each is one object in ROM.
Value HostConstants::moduleConstant(Qstr Module, Qstr Name) {
  if (Module == Math && !Floats.Former) // In the table since 1.26.
    for (auto [Known, Number] : MathConstants)
      if (Known == Name)
        return Number;
  return Value();
}

ConstantView::Kind HostConstants::kind(Value V) {
  if (V.isSmallInt())
    return ConstantView::Integer;
  if (V.isQstr())
    return ConstantView::String;
  if (V.isObject())
    return objectOf(V).K;
  return V.isTrue()    ? ConstantView::True
         : V.isFalse() ? ConstantView::False
                       : ConstantView::None;
}

bool HostConstants::isTrue(Value V) {
  switch (kind(V)) {
  case ConstantView::None:
  case ConstantView::False:
    return false;
  case ConstantView::True:
  case ConstantView::Ellipsis:
    return true;
  case ConstantView::Integer:
    return V.isSmallInt() ? V.smallInt() != 0 : !objectOf(V).Number.isZero();
  case ConstantView::Float:
  case ConstantView::Complex:
    return objectOf(V).Real != 0 || objectOf(V).Imaginary != 0;
  case ConstantView::String:
  case ConstantView::Bytes:
    return V.isQstr() ? !Names.text(V.qstr()).empty()
                      : !objectOf(V).Text.empty();
  case ConstantView::Tuple:
    return !objectOf(V).Items.empty();
  }
  return false;
}

//===----------------------------------------------------------------------===//
// As text
//===----------------------------------------------------------------------===//

/// Decimal digits, eighteen at a time.
static std::string decimalText(APInt N) {
  constexpr uint64_t Part = 1'000'000'000'000'000'000;
  bool IsNegative = N.isNegative();
  N = N.sext(N.getBitWidth() + 1).abs();
  // The lowest word first.
  std::vector<uint64_t> Words(N.getRawData(), N.getRawData() + N.getNumWords());
  std::string Reversed;
  for (;;) {
    while (!Words.empty() && !Words.back())
      Words.pop_back();
    if (Words.empty())
      break;
    unsigned __int128 Left = 0;
    for (uint64_t &Word : llvm::reverse(Words)) {
      Left = Left << 64 | Word;
      Word = uint64_t(Left / Part);
      Left %= Part;
    }
    const bool IsLast = llvm::all_of(Words, [](uint64_t W) { return !W; });
    uint64_t Digits = uint64_t(Left);
    for (int I = 0; I != 18 && (Digits || !IsLast); ++I, Digits /= 10)
      Reversed += char('0' + Digits % 10);
  }
  if (Reversed.empty())
    Reversed = "0";
  if (IsNegative)
    Reversed += '-';
  return {Reversed.rbegin(), Reversed.rend()};
}

static std::string bytesOf(double D) {
  return {reinterpret_cast<const char *>(&D), sizeof(D)};
}

ConstantView HostConstants::view(Value V) {
  ConstantView View;
  View.K = kind(V);
  switch (View.K) {
  case ConstantView::Integer:
    View.Text = V.isSmallInt() ? llvm::itostr(V.smallInt())
                               : decimalText(objectOf(V).Number);
    break;
  case ConstantView::Float:
    View.IsNan = std::isnan(objectOf(V).Real);
    View.Text =
        floatText(objectOf(V).Real, 'g', ReprPrecision, 0, true, Floats);
    if (Floats.Former)
      View.Exact = bytesOf(objectOf(V).Real);
    break;
  case ConstantView::Complex: {
    const Object &O = objectOf(V);
    bool HasReal = O.Real != 0;
    if (Floats.Former) { // Its real part is a zero: a literal.
      View.Text = formerRepr(O.Imaginary, Floats) + "j";
      View.Exact = bytesOf(O.Imaginary);
      break;
    }
    if (HasReal)
      View.Text = "(" + floatText(O.Real, 'g', ReprPrecision, 0, false, Floats);
    View.Text += floatText(O.Imaginary, 'g', ReprPrecision, HasReal ? '+' : 0,
                           false, Floats);
    View.Text += HasReal ? "j)" : "j";
    break;
  }
  case ConstantView::String:
  case ConstantView::Bytes:
    View.Text = V.isQstr() ? Names.text(V.qstr()).str() : objectOf(V).Text;
    break;
  case ConstantView::Tuple:
    View.Items.assign(objectOf(V).Items.begin(), objectOf(V).Items.end());
    break;
  default:
    break;
  }
  return View;
}

/// py/parsenumbase.c: takes the prefix off \p Text.
static unsigned baseOf(StringRef &Text, unsigned Base, bool TakesLeadingZeros) {
  if (Text.size() <= 1 || Text[0] != '0')
    return Base ? Base : 10;
  unsigned Prefixed = 0;
  switch (Text[1] | 0x20) {
  case 'x':
    Prefixed = 16;
    break;
  case 'o':
    Prefixed = 8;
    break;
  case 'b':
    Prefixed = 2;
    break;
  }
  if (Prefixed && (Base == 0 || Base == Prefixed)) {
    Text = Text.drop_front(2);
    return Prefixed;
  }
  // Only zeros may follow a leading zero, since 1.25.
  return Base ? Base : TakesLeadingZeros ? 10 : 1;
}

/// mp_parse_num_integer.
Value HostConstants::integer(StringRef Text, unsigned Base) {
  Base = baseOf(Text, Base, Version < 25);
  // Digits are gathered in a word before they go to the number.
  uint64_t Part = 0, Scale = 1;
  APInt Number(64, 0);
  auto Flush = [&] {
    if (Number.isZero()) {
      Number = APInt(65, Part);
    } else {
      if (Number.countl_zero() <= 64)
        Number = Number.zext(Number.getBitWidth() * 2);
      Number *= Scale;
      Number += Part;
    }
    Part = 0;
    Scale = 1;
  };
  StringRef Left = Text;
  for (; !Left.empty(); Left = Left.drop_front()) {
    if (Left[0] == '_')
      continue;
    unsigned Digit = llvm::hexDigitValue(Left[0]);
    if (Digit >= Base)
      break;
    if (Scale > uint64_t(1) << 58) {
      if (!spend(Number.getNumWords()))
        throw CompileError{CompileError::RuntimeError, 0,
                           "integer literals are too long"};
      Flush();
    }
    Part = Part * Base + Digit;
    Scale *= Base;
  }
  if (!Left.empty() || Text.empty())
    throw CompileError{CompileError::SyntaxError, 0,
                       "invalid syntax for integer with base " +
                           std::to_string(Base == 1 ? 0 : Base) + ": '" +
                           Text.str() + "'"};
  Flush();
  return number(Number.zext(Number.getBitWidth() + 1));
}

/// mp_parse_num_decimal.
Value HostConstants::floating(StringRef Text, bool AllowImaginary) {
  auto Parsed = parseFloatText(Text, Floats);
  StringRef Rest = Parsed ? Text.drop_front(Parsed->Length) : Text;
  bool IsImaginary =
      AllowImaginary && Parsed && Rest.consume_front_insensitive("j");
  if (!Parsed || !Rest.empty())
    throw CompileError{CompileError::SyntaxError, 0,
                       "invalid syntax for number"};
  if (!IsImaginary)
    return number(Parsed->Value);
  Object &O = make(ConstantView::Complex);
  O.Imaginary = Parsed->Value;
  return &O;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

/// Bits of mpy-cross's heap (mpy-cross/main.c, heap_size on a 64-bit host). A
/// number that is longer ends its folding with a MemoryError, which leaves the
/// expression as it is (py/parse.c, binary_op_maybe).
constexpr uint64_t CrossHeapBits = uint64_t(8) << 21;

/// mpy-cross folds it, or runs out of memory over it.
[[noreturn]] static void throwTooLarge() {
  throw CompileError{CompileError::RuntimeError, 0,
                     "a constant expression is too large to be followed"};
}

bool HostConstants::spend(uint64_t Words) {
  Work += Words + 1;
  return Work <= MaxWork;
}

APInt HostConstants::integerOf(Value V) const {
  if (V.isSmallInt())
    return APInt(64, uint64_t(V.smallInt()), true);
  return objectOf(V).Number;
}

/// mpz_as_float: adds up 32-bit digits from the highest on.
double HostConstants::doubleOf(Value V) const {
  if (V.isSmallInt())
    return double(V.smallInt());
  const Object &O = objectOf(V);
  if (O.K == ConstantView::Float)
    return O.Real;
  APInt N = O.Number.sext(O.Number.getBitWidth() + 1).abs();
  double D = 0;
  for (unsigned I = (N.getActiveBits() + 31) / 32; I-- != 0;)
    D = D * 4294967296.0 +
        double(N.extractBitsAsZExtValue(std::min(32u, N.getBitWidth() - I * 32),
                                        I * 32));
  return O.Number.isNegative() ? -D : D;
}

Value HostConstants::unary(unsigned Operation, Value V) {
  UnaryOperator Op = UnaryOperator(Operation);
  if (Op == UnaryOperator::Positive)
    return V;
  if (kind(V) == ConstantView::Float)
    return Op == UnaryOperator::Negative ? number(-objectOf(V).Real) : Value();
  APInt N = integerOf(V);
  N = N.sext(N.getBitWidth() + 1);
  if (!spend(N.getNumWords()))
    return Value();
  return number(Op == UnaryOperator::Negative ? -N : ~N);
}

Value HostConstants::binary(unsigned Operation, Value Left, Value Right) {
  if (kind(Left) == ConstantView::Float || kind(Right) == ConstantView::Float)
    return floats(Operation, doubleOf(Left), doubleOf(Right));
  APInt L = integerOf(Left), R = integerOf(Right);
  switch (BinaryOperator(Operation)) {
  case BinaryOperator::TrueDivide:
    return R.isZero() ? Value() : number(doubleOf(Left) / doubleOf(Right));
  case BinaryOperator::Power:
    if (R.isNegative())
      return floats(Operation, doubleOf(Left), doubleOf(Right));
    return asFormerResult(Operation, power(L, R), Left, Right);
  default:
    return asFormerResult(Operation, integers(Operation, L, R), Left, Right);
  }
}

/// mp_obj_int_binary_op: before 1.24 what comes of a long int is one, however
/// small it is; so is a zero that is shifted by more than a word.
Value HostConstants::asFormerResult(unsigned Operation, Value Result,
                                    Value Left, Value Right) {
  if (Version >= 24 || !Result.isSmallInt())
    return Result;
  const bool IsLong = !Left.isSmallInt() || !Right.isSmallInt();
  if (!IsLong && (BinaryOperator(Operation) != BinaryOperator::LeftShift ||
                  Right.smallInt() < 63))
    return Result;
  Object &O = make(ConstantView::Integer);
  O.Number = APInt(64, uint64_t(Result.smallInt()), true);
  return &O;
}

Value HostConstants::integers(unsigned Operation, const APInt &Left,
                              const APInt &Right) {
  BinaryOperator Op = BinaryOperator(Operation);
  if (Op == BinaryOperator::LeftShift || Op == BinaryOperator::RightShift) {
    // mp_obj_int_get_checked: the count has to fit a word.
    if (Right.isNegative() || !Right.isSignedIntN(64))
      return Value();
    bool IsLeft = Op == BinaryOperator::LeftShift;
    uint64_t Count = Right.getLimitedValue(MaxBits + 1);
    if (IsLeft && !Left.isZero() &&
        Left.getSignificantBits() + Count > MaxBits) {
      if (Right.ugt(CrossHeapBits))
        return Value();
      throwTooLarge();
    }
    unsigned Bits = Left.getBitWidth() + (IsLeft && !Left.isZero() ? Count : 0);
    if (!spend(Bits / 64))
      throwTooLarge();
    APInt Wide = Left.sext(Bits);
    if (!IsLeft)
      return number(Wide.ashr(std::min<uint64_t>(Count, Bits - 1)));
    return number(Wide.shl(Left.isZero() ? 0 : Count));
  }

  unsigned Larger = std::max(Left.getBitWidth(), Right.getBitWidth());
  bool IsProduct = Op == BinaryOperator::Multiply;
  unsigned Bits =
      IsProduct ? Left.getBitWidth() + Right.getBitWidth() : Larger + 1;
  bool IsQuadratic = IsProduct || Op == BinaryOperator::FloorDivide ||
                     Op == BinaryOperator::Modulo;
  uint64_t Words = Bits / 64 + 1;
  if (Bits > MaxBits || !spend(IsQuadratic ? Words * Words : Words))
    throwTooLarge();
  APInt L = Left.sext(Bits), R = Right.sext(Bits);
  switch (Op) {
  case BinaryOperator::Or:
    return number(L | R);
  case BinaryOperator::Xor:
    return number(L ^ R);
  case BinaryOperator::And:
    return number(L & R);
  case BinaryOperator::Add:
    return number(L + R);
  case BinaryOperator::Subtract:
    return number(L - R);
  case BinaryOperator::Multiply:
    return number(L * R);
  case BinaryOperator::FloorDivide:
  case BinaryOperator::Modulo: {
    if (R.isZero())
      return Value();
    APInt Quotient(Bits, 0), Remainder(Bits, 0);
    APInt::sdivrem(L, R, Quotient, Remainder);
    // Towards minus infinity; the remainder has the divisor's sign.
    if (!Remainder.isZero() && Remainder.isNegative() != R.isNegative()) {
      --Quotient;
      Remainder += R;
    }
    return number(Op == BinaryOperator::Modulo ? Remainder : Quotient);
  }
  default:
    return Value(); // Matrix multiplication.
  }
}

Value HostConstants::power(const APInt &Base, const APInt &Exponent) {
  unsigned BaseBits = Base.getSignificantBits();
  // Powers of 0, 1 and -1 stay small.
  uint64_t Limit =
      BaseBits <= 2 && Base.getSExtValue() * Base.getSExtValue() <= 1
          ? ~uint64_t(0)
          : MaxBits / (BaseBits - 1) + 1;
  if (Exponent.ugt(Limit)) {
    // The power has so many bits at the least.
    const uint64_t Least = uint64_t(BaseBits) - 2;
    if (Least && Exponent.ugt(CrossHeapBits / Least))
      return Value();
    throwTooLarge();
  }
  uint64_t Left = Exponent.getLimitedValue();
  Value Result = Value::smallInt(1), Square = number(Base);
  while (Left) {
    if (Left & 1) {
      Result = integers(unsigned(BinaryOperator::Multiply), integerOf(Result),
                        integerOf(Square));
      if (Result.isNull())
        return Value();
    }
    Left >>= 1;
    if (Left) {
      Square = integers(unsigned(BinaryOperator::Multiply), integerOf(Square),
                        integerOf(Square));
      if (Square.isNull())
        return Value();
    }
  }
  return Result;
}

/// mp_obj_float_binary_op.
Value HostConstants::floats(unsigned Operation, double L, double R) {
  switch (BinaryOperator(Operation)) {
  case BinaryOperator::Add:
    return number(L + R);
  case BinaryOperator::Subtract:
    return number(L - R);
  case BinaryOperator::Multiply:
    return number(L * R);
  case BinaryOperator::TrueDivide:
    return R == 0 ? Value() : number(L / R);
  case BinaryOperator::FloorDivide:
  case BinaryOperator::Modulo: {
    if (R == 0)
      return Value();
    double Remainder = std::fmod(L, R), Quotient = (L - Remainder) / R;
    if (Remainder == 0) {
      Remainder = std::copysign(0.0, R);
    } else if ((Remainder < 0) != (R < 0)) {
      Remainder += R;
      Quotient -= 1;
    }
    if (BinaryOperator(Operation) == BinaryOperator::Modulo)
      return number(Remainder);
    if (Quotient == 0)
      return number(std::copysign(0.0, L / R));
    double Floor = std::floor(Quotient);
    return number(Quotient - Floor > 0.5 ? Floor + 1 : Floor);
  }
  case BinaryOperator::Power:
    if (L == 0 && R < 0 && !std::isinf(R))
      return Value();
    if (L < 0 && R != std::floor(R) && !std::isnan(R))
      return Value(); // Complex.
    return number(std::pow(L, R));
  default:
    return Value();
  }
}
