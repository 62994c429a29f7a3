//===- ParseNumber.cpp - Text as a number -*- C++ -*-===//
//
// py/parsenum.c, py/parsenumbase.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/ParseNumber.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include <cmath>

namespace pymemlint::micropython {

/// unichar_isspace of a byte.
static bool isSpace(char C) { return C == ' ' || (C >= '\t' && C <= '\r'); }

static bool takeSign(llvm::StringRef &Text) {
  if (Text.consume_front("+"))
    return false;
  return Text.consume_front("-");
}

//===--- Integers ---------------------------------------------------------===//

/// mp_parse_num_base: takes the prefix off; base 1 stands for "0..." without a
/// prefix where the text was to say the base.
static void takeBase(Runtime &R, llvm::StringRef &Text, int64_t &Base) {
  if (Text.size() > 1 && Text[0] == '0') {
    const char C = Text[1] | 32;
    const int64_t Said = C == 'x' ? 16 : C == 'o' ? 8 : C == 'b' ? 2 : 0;
    if (Said && (Base == 0 || Base == Said)) {
      Base = Said;
      Text = Text.drop_front(2);
    } else if (Base == 0)
      Base = R.Config.Version >= 25 ? 1 : 10; // "01" is a number before 1.25.
    return;
  }
  // A lone "0" needs no prefix.
  if (Base == 0)
    Base = 10;
}

[[noreturn]] static void raiseNoInteger(Runtime &R, llvm::StringRef Text,
                                        int64_t Base) {
  if (R.Config.ErrorReporting <= 1)
    raiseValueError(R, "invalid syntax for integer");
  const std::string Number = std::to_string(Base == 1 ? 0 : Base);
  if (R.Config.ErrorReporting == 2)
    raiseFormatted(R, R.Types.ValueError,
                   "invalid syntax for integer with base %d",
                   "invalid syntax for integer with base " + Number);
  Vstr Message(R, 50);
  VstrPrinter P(Message);
  P.write("invalid syntax for integer with base ");
  P.write(Number);
  P.write(": ");
  printQuoted(P, Text, true);
  raiseArgument(R, R.Types.ValueError, Message.toStr());
}

Value parseInteger(Runtime &R, llvm::StringRef Text, unsigned WantedBase) {
  int64_t Base = static_cast<int32_t>(WantedBase);
  if ((Base != 0 && Base < 2) || Base > 36)
    raiseValueError(R, "int() arg 2 must be >= 2 and <= 36");
  while (!Text.empty() && isSpace(Text[0]))
    Text = Text.drop_front();
  const bool IsNegative = takeSign(Text);
  takeBase(R, Text, Base);

  // Small ints are added up here; what is larger is read again as an object.
  int64_t Sum = 0;
  bool IsLarge = false;
  size_t I = 0;
  for (; I != Text.size(); ++I) {
    unsigned char C = Text[I];
    unsigned Digit;
    if (C >= '0' && C <= '9')
      Digit = C - '0';
    else if (C == '_')
      continue;
    else if ((C |= 0x20) >= 'a' && C <= 'z')
      Digit = C - 'a' + 10;
    else
      break;
    if (Digit >= Base)
      break;
    if (__builtin_mul_overflow(Sum, Base, &Sum) ||
        (R.wordBytes() == 4 && Sum != int32_t(Sum)) ||
        __builtin_add_overflow(Sum, int64_t(Digit), &Sum) ||
        !fitsSmallInt(R, Sum)) {
      IsLarge = true;
      break;
    }
  }
  Value Result;
  if (IsLarge) {
    IntObj *O = newMpzObject(R);
    I = mpzSetText(R, O->Z, Text, IsNegative, Base);
    Result = O;
  } else
    Result = Value::smallInt(IsNegative ? -Sum : Sum);
  if (I == 0)
    raiseNoInteger(R, Text, Base);
  while (I != Text.size() && isSpace(Text[I]))
    ++I;
  if (I != Text.size())
    raiseNoInteger(R, Text, Base);
  return Result;
}

//===--- Floats and complex -----------------------------------------------===//

static bool takeWord(llvm::StringRef &Text, llvm::StringRef Word) {
  return Text.consume_front_insensitive(Word);
}

/// mp_parse_num_decimal.
static Value parseDecimal(Runtime &R, llvm::StringRef Text, bool AllowImaginary,
                          bool IsComplex) {
  if (!R.HasFloat)
    raiseValueError(R, "decimal numbers not supported");
  const bool HasComplex = R.Config.macro("MICROPY_PY_BUILTINS_COMPLEX", 1);
  auto Fail = [&] { raiseValueError(R, "invalid syntax for number"); };
  double Real = 0;
  bool HasReal = false, HasImaginary = false;
  for (;;) {
    while (!Text.empty() && isSpace(Text[0]))
      Text = Text.drop_front();
    const bool IsNegative = takeSign(Text);
    const size_t Before = Text.size();
    double V = 0;
    if (takeWord(Text, "inf")) {
      V = HUGE_VAL;
      takeWord(Text, "inity");
    } else if (takeWord(Text, "nan")) {
      V = std::nan("");
    } else {
      const std::optional<ParsedFloat> F = parseFloatText(Text, R.Floats);
      if (!F)
        Fail();
      V = F->Value;
      Text = Text.drop_front(F->Length);
    }
    if (AllowImaginary && !Text.empty() && (Text[0] | 0x20) == 'j') {
      if (!HasComplex)
        raiseValueError(R, "complex values not supported");
      if (Text.size() == Before)
        V = 1;
      Text = Text.drop_front();
      HasImaginary = true;
    }
    if (IsNegative)
      V = -V;
    if (Text.size() == Before)
      Fail();
    while (!Text.empty() && isSpace(Text[0]))
      Text = Text.drop_front();
    if (!Text.empty()) {
      if (!IsComplex || HasReal || HasImaginary)
        Fail();
      Real = V;
      HasReal = true;
      continue;
    }
    if (HasReal && !HasImaginary)
      Fail();
    if (HasImaginary)
      return newComplex(R, Real, V);
    return IsComplex ? newComplex(R, V, 0) : newFloat(R, V);
  }
}

Value parseFloat(Runtime &R, llvm::StringRef Text, bool AllowImaginary) {
  return parseDecimal(R, Text, AllowImaginary, false);
}

Value parseComplex(Runtime &R, llvm::StringRef Text) {
  return parseDecimal(R, Text, true, true);
}

} // namespace pymemlint::micropython
