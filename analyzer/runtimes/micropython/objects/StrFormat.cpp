//===- StrFormat.cpp - str.format and the % operator -*- C++ -*-===//
//
// mp_obj_str_format_helper and str_modulo_format of py/objstr.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Dict.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "analyzer/runtimes/micropython/objects/Unicode.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <cstdio>
#include <optional>

namespace pymemlint::micropython {

/// Raises ValueError; a terse build says less.
[[noreturn]] static void raiseFormat(Runtime &R, const char *Text) {
  raiseValueError(R, R.Config.ErrorReporting <= 1 ? "bad format string" : Text);
}

static bool looksInteger(Runtime &R, Value V) {
  return V.isBool() || isInt(R, V);
}
static bool hasFloats(Runtime &R) {
  return R.Config.macro("MICROPY_PY_BUILTINS_FLOAT", 1);
}
static bool looksNumeric(Runtime &R, Value V) {
  return looksInteger(R, V) || isFloat(R, V);
}

namespace {

/// mp_obj_get_float of what is written by the type \p Code.
double floatToWrite(Runtime &R, Value V, char Code) {
  if (R.Paths && open::isNumber(R, V))
    return open::realToWrite(R, V, Code == 'f' || Code == 'F');
  return getFloat(R, V);
}

/// A pattern that is read character by character; behind its end stand zeros.
class Cursor {
public:
  explicit Cursor(llvm::StringRef Text) : Text(Text) {}
  bool atEnd() const { return At >= Text.size(); }
  char operator*() const { return peek(0); }
  char peek(size_t N) const {
    return At + N < Text.size() ? Text[At + N] : '\0';
  }
  Cursor &operator++() {
    ++At;
    return *this;
  }
  char next() {
    const char C = peek(0);
    ++At;
    return C;
  }
  bool skip(char C) {
    if (peek(0) != C)
      return false;
    ++At;
    return true;
  }
  size_t position() const { return At; }
  llvm::StringRef from(size_t Start) const { return Text.slice(Start, At); }
  /// str_to_int: \p N stays when there is no digit.
  void readInt(int &N) {
    if (!isDigitChar(uint8_t(peek(0))))
      return;
    unsigned V = 0;
    while (isDigitChar(uint8_t(peek(0))))
      V = V * 10 + unsigned(next() - '0');
    N = int(V);
  }

private:
  llvm::StringRef Text;
  size_t At = 0;
};

/// [[fill]align][sign][#][0][width][,][.precision][type]
struct Specification {
  char Fill = 0, Align = 0, Code = 0;
  int Width = -1, Precision = -1;
  uint32_t Flags = 0;
};

bool isAlignment(char C) { return C && llvm::StringRef("<>=^").contains(C); }

Specification readSpecification(Runtime &R, llvm::StringRef Text, Value V) {
  Specification S;
  Cursor C(Text);
  if (isAlignment(*C)) {
    S.Align = C.next();
  } else if (*C && isAlignment(C.peek(1))) {
    S.Fill = C.next();
    S.Align = C.next();
  }
  if (C.skip('+'))
    S.Flags |= ShowSign;
  else if (!C.skip('-') && C.skip(' '))
    S.Flags |= SpaceSign;
  if (C.skip('#'))
    S.Flags |= ShowPrefix;
  if (*C == '0') {
    if (!S.Align && looksNumeric(R, V))
      S.Align = '=';
    if (!S.Fill)
      S.Fill = '0';
  }
  C.readInt(S.Width);
  // Underscores since 1.26.
  if (*C == ',' || (*C == '_' && R.Config.Version >= 26))
    S.Flags |= uint32_t(C.next()) << GroupingShift;
  if (C.skip('.'))
    C.readInt(S.Precision);
  if (*C && llvm::StringRef("bcdeEfFgGnosxX%").contains(*C))
    S.Code = C.next();
  if (*C)
    raiseFormat(R, "invalid format specifier");
  return S;
}

/// One call of str.format: its arguments and how far they are used.
class Formatter {
public:
  Formatter(Runtime &R, llvm::ArrayRef<Value> Items, Map &Keywords)
      : R(R), Items(Items), Keywords(Keywords) {}

  Vstr format(llvm::StringRef Pattern) {
    Vstr Result(R, 16);
    for (Cursor C(Pattern); !C.atEnd();) {
      const char Character = C.next();
      if (Character != '{' && Character != '}') {
        Result.addByte(uint8_t(Character));
      } else if (!C.atEnd() && *C == Character) {
        Result.addByte(uint8_t(Character));
        ++C;
      } else if (Character == '}') {
        raiseFormat(R, "single '}' encountered in format string");
      } else {
        HoldScope Scope(R.Mem);
        formatField(Result, C);
      }
    }
    return Result;
  }

private:
  void formatField(Vstr &Result, Cursor &C);
  Value namedArgument(llvm::StringRef Field);
  Value nextArgument();
  char readConversion(Cursor &C);
  void write(Vstr &Result, Value V, Specification S);
  void writeInt(Printer &P, Value V, const Specification &S);
  bool writeFloat(Printer &P, Value V, const Specification &S);
  [[noreturn]] void raiseCode(char Code, Value V);

  Runtime &R;
  llvm::ArrayRef<Value> Items;
  Map &Keywords;
  int Next = 0; ///< Below zero: fields are numbered by the pattern.
};

} // namespace

char Formatter::readConversion(Cursor &C) {
  if (*C == 'r' || *C == 's')
    return C.next();
  if (R.Config.ErrorReporting <= 2)
    raiseFormat(R, "bad conversion specifier");
  if (C.atEnd())
    raiseValueError(R, "end of format while looking for conversion specifier");
  raiseFormatted(R, R.Types.ValueError, "unknown conversion specifier %c",
                 "unknown conversion specifier " + llvm::Twine(*C));
}

Value Formatter::namedArgument(llvm::StringRef Field) {
  Value V;
  size_t Used = 0;
  if (isDigitChar(uint8_t(Field[0]))) {
    if (Next > 0)
      raiseFormat(R, "can't switch from automatic field numbering to manual "
                     "field specification");
    Cursor C(Field);
    int Index = 0;
    C.readInt(Index);
    Used = C.position();
    if (unsigned(Index) >= Items.size())
      raiseMessage(R, R.Types.IndexError, "tuple index out of range");
    V = Items[Index];
    Next = -1;
  } else {
    Used = std::min(Field.find_first_of(".["), Field.size());
    const Value Key = Value::qstr(R.intern(Field.take_front(Used)));
    MapElement *E = lookupMap(R, Keywords, Key, LookupKind::Lookup);
    if (!E)
      raiseArgument(R, R.Types.KeyError, Key);
    V = E->Val;
  }
  if (Used < Field.size())
    raiseMessage(R, R.Types.NotImplementedError, "attributes not supported");
  return V;
}

Value Formatter::nextArgument() {
  if (Next < 0)
    raiseFormat(R, "can't switch from manual field specification to automatic "
                   "field numbering");
  if (unsigned(Next) >= Items.size())
    raiseMessage(R, R.Types.IndexError, "tuple index out of range");
  return Items[Next++];
}

/// A replacement field, behind its opening brace.
void Formatter::formatField(Vstr &Result, Cursor &C) {
  const size_t NameStart = C.position();
  while (!C.atEnd() && *C != '}' && *C != '!' && *C != ':')
    ++C;
  const llvm::StringRef Field = C.from(NameStart);
  char Conversion = 0;
  if (!C.atEnd() && C.skip('!'))
    Conversion = readConversion(C);
  std::optional<llvm::StringRef> Nested;
  if (!C.atEnd() && C.skip(':') && *C != '}') {
    const size_t Start = C.position();
    for (int Depth = 1; !C.atEnd(); ++C) {
      if (*C == '{')
        ++Depth;
      else if (*C == '}' && --Depth == 0)
        break;
    }
    Nested = C.from(Start);
  }
  if (C.atEnd())
    raiseFormat(R, "unmatched '{' in format");
  if (*C != '}')
    raiseFormat(R, "expected ':' after format specifier");
  ++C;

  Value V = Field.empty() ? nextArgument() : namedArgument(Field);
  if (!Nested && !Conversion)
    Conversion = 's';
  if (Conversion) {
    Vstr Text(R, 16);
    VstrPrinter P(Text);
    printValue(R, P, V, Conversion == 's' ? PrintKind::Str : PrintKind::Repr);
    V = Text.toType(R.Types.Str);
  }
  Specification S;
  if (Nested) {
    DepthGuard Depth(R, stack::Format);
    Vstr Text = format(*Nested);
    Text.nullTerminated();
    S = readSpecification(R, Text.text(), V);
    Text.clear();
  }
  write(Result, V, S);
}

void Formatter::raiseCode(char Code, Value V) {
  if (R.Config.ErrorReporting <= 1)
    raiseFormat(R, nullptr);
  raiseFormatted(R, R.Types.ValueError,
                 "unknown format code '%c' for object of type '%s'",
                 "unknown format code '" + llvm::Twine(Code) +
                     "' for object of type '" + typeName(R, V) + "'");
}

/// An int by a code of ints.
void Formatter::writeInt(Printer &P, Value V, const Specification &S) {
  auto Print = [&](unsigned Base, char LetterA, uint32_t Flags) {
    printInteger(R, P, V, Base, LetterA, Flags, S.Fill, S.Width, 0);
  };
  switch (S.Code) {
  case 'b':
    return Print(2, 'a', S.Flags);
  case 'c': {
    const char Character = char(getInt(R, V));
    printPadded(P, {&Character, 1}, S.Flags, S.Fill, S.Width);
    return;
  }
  case '\0':
  case 'n':
  case 'd':
    return Print(10, 'a', S.Flags);
  case 'o':
    return Print(8, 'a',
                 S.Flags | (S.Flags & ShowPrefix ? ShowOctalLetter : 0));
  case 'x':
    return Print(16, 'a', S.Flags);
  case 'X':
    return Print(16, 'A', S.Flags);
  default:
    raiseCode(S.Code, V);
  }
}

/// A number by a code of floats; false when it is none.
bool Formatter::writeFloat(Printer &P, Value V, const Specification &S) {
  const char Code = S.Code && S.Code != 'n' ? S.Code : 'g';
  if (!hasFloats(R))
    return false;
  if (Code == '%') {
    const double F = floatToWrite(R, V, 'f');
    const double Hundredfold =
        R.Config.SingleFloat ? double(float(F) * 100.0F) : F * 100.0;
    printFloat(R, P, Hundredfold, 'f', S.Flags | AddPercent, S.Fill, S.Width,
               S.Precision);
    return true;
  }
  if (!llvm::StringRef("eEfFgG").contains(Code))
    return false;
  printFloat(R, P, floatToWrite(R, V, Code), Code, S.Flags, S.Fill, S.Width,
             S.Precision);
  return true;
}

void Formatter::write(Vstr &Result, Value V, Specification S) {
  const bool IsNumeric = looksNumeric(R, V);
  if (!S.Align)
    S.Align = IsNumeric ? '>' : '<';
  if (!S.Fill)
    S.Fill = ' ';
  if (S.Flags & (ShowSign | SpaceSign)) {
    if (S.Code == 's')
      raiseFormat(R, "sign not allowed in string format specifier");
    if (S.Code == 'c')
      raiseFormat(R, "sign not allowed with integer format specifier 'c'");
  }
  if (S.Align == '<')
    S.Flags |= LeftAdjust;
  else if (S.Align == '=')
    S.Flags |= PadAfterSign;
  else if (S.Align == '^')
    S.Flags |= CenterAdjust;

  VstrPrinter P(Result);
  if (looksInteger(R, V) &&
      (!S.Code || !llvm::StringRef("eEfFgG%").contains(S.Code))) {
    writeInt(P, V, S);
  } else if (IsNumeric) {
    if (!writeFloat(P, V, S))
      raiseCode(S.Code && S.Code != 'n' ? S.Code : 'g', V);
  } else {
    if (S.Align == '=')
      raiseFormat(R, "'=' alignment not allowed in string format specifier");
    if (S.Code && S.Code != 's')
      raiseCode(S.Code, V);
    llvm::StringRef Text = textOrRaise(R, V);
    if (S.Precision >= 0)
      Text = Text.take_front(S.Precision);
    printPadded(P, Text, S.Flags, S.Fill, S.Width);
  }
}

Value strFormat(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::FormatCall + stack::Format);
  const llvm::StringRef Pattern = dataOf(R, A[0]);
  KeywordMap Keywords(A);
  Formatter F(R, {A.Values + 1, A.Count - 1}, Keywords.map());
  return F.format(Pattern).toType(R.typeOf(A[0]));
}

//===--- The % operator ---------------------------------------------------===//

namespace {

/// One use of %: its arguments and how far they are used.
class ModuloFormatter {
public:
  ModuloFormatter(Runtime &R, llvm::ArrayRef<Value> Items, DictObj *Dict,
                  bool IsBytes)
      : R(R), Items(Items), Dict(Dict), IsBytes(IsBytes) {}

  Vstr format(llvm::StringRef Pattern) {
    Vstr Result(R, 16);
    for (Cursor C(Pattern); !C.atEnd();) {
      const char Character = C.next();
      if (Character != '%') {
        Result.addByte(uint8_t(Character));
        continue;
      }
      if (C.atEnd())
        raiseFormat(R, "incomplete format");
      if (C.skip('%')) {
        Result.addByte('%');
        continue;
      }
      HoldScope Scope(R.Mem);
      formatField(Result, C);
    }
    if (!Dict && Next != Items.size())
      raiseTypeError(R, "format string didn't convert all arguments");
    return Result;
  }

private:
  Value nextArgument() {
    if (Next >= Items.size())
      raiseTypeError(R, "format string needs more arguments");
    return Items[Next++];
  }
  Value readKey(Cursor &C);
  void readNumber(Cursor &C, int &N) {
    if (C.skip('*'))
      N = int(getInt(R, nextArgument()));
    else
      C.readInt(N);
  }
  void formatField(Vstr &Result, Cursor &C);
  void writeCharacter(Printer &P, Value V, uint32_t Flags, int Width);
  void writeText(Printer &P, Value V, PrintKind Kind, uint32_t Flags, int Width,
                 int Precision);

  Runtime &R;
  llvm::ArrayRef<Value> Items;
  DictObj *Dict;
  bool IsBytes;
  size_t Next = 0;
};

} // namespace

/// The value of "(key)", behind its opening parenthesis.
Value ModuloFormatter::readKey(Cursor &C) {
  if (!Dict)
    raiseTypeError(R, "format needs a dict");
  Next = 1;
  const size_t Start = C.position();
  while (*C != ')') {
    if (C.atEnd())
      raiseFormat(R, "incomplete format key");
    ++C;
  }
  const Value Key = Value::qstr(R.intern(C.from(Start)));
  ++C;
  return dictGet(R, Dict, Key);
}

void ModuloFormatter::writeCharacter(Printer &P, Value V, uint32_t Flags,
                                     int Width) {
  if (isStr(R, V)) {
    const llvm::StringRef Text = textOf(R, V);
    if (Text.size() != 1)
      raiseTypeError(R, "%c needs int or char");
    printPadded(P, Text, Flags, ' ', Width);
  } else if (looksInteger(R, V)) {
    const char Character = char(getInt(R, V));
    printPadded(P, {&Character, 1}, Flags, ' ', Width);
  } else
    raiseTypeError(R, "integer needed");
}

void ModuloFormatter::writeText(Printer &P, Value V, PrintKind Kind,
                                uint32_t Flags, int Width, int Precision) {
  Vstr Text(R, 16);
  VstrPrinter TextPrinter(Text);
  if (Kind == PrintKind::Str && IsBytes && R.isExact(V, R.Types.Bytes))
    Kind = PrintKind::Raw;
  printValue(R, TextPrinter, V, Kind);
  llvm::StringRef Shown = Text.text();
  if (Precision >= 0)
    Shown = Shown.take_front(Precision);
  printPadded(P, Shown, Flags, ' ', Width);
  Text.clear();
}

/// A conversion, behind its percent sign.
void ModuloFormatter::formatField(Vstr &Result, Cursor &C) {
  Value V;
  if (C.skip('('))
    V = readKey(C);
  uint32_t Flags = 0, Alternative = 0;
  char Fill = ' ';
  for (bool IsFlag = true; IsFlag && !C.atEnd();) {
    if (C.skip('-'))
      Flags |= LeftAdjust;
    else if (C.skip('+'))
      Flags |= ShowSign;
    else if (C.skip(' '))
      Flags |= SpaceSign;
    else if (C.skip('#'))
      Alternative = ShowPrefix;
    else if (C.skip('0')) {
      Flags |= PadAfterSign;
      Fill = '0';
    } else
      IsFlag = false;
  }
  int Width = 0, Precision = -1;
  if (!C.atEnd())
    readNumber(C, Width);
  if (C.skip('.') && !C.atEnd()) {
    if (*C != '*')
      Precision = 0;
    readNumber(C, Precision);
  }
  if (C.atEnd())
    raiseFormat(R, "incomplete format");
  if (!V)
    V = nextArgument();

  VstrPrinter P(Result);
  const size_t At = C.position();
  const char Code = C.next();
  auto PrintInt = [&](Value I, unsigned Base, char LetterA, uint32_t F) {
    printInteger(R, P, I, Base, LetterA, F, Fill, Width, Precision);
  };
  switch (Code) {
  case 'c':
    return writeCharacter(P, V, Flags, Width);
  case 'd':
  case 'i':
  case 'u':
    if (isFloat(R, V))
      V = newIntFromFloat(R, getFloat(R, V));
    return PrintInt(V, 10, 'a', Flags);
  case 'e':
  case 'E':
  case 'f':
  case 'F':
  case 'g':
  case 'G':
    if (!hasFloats(R))
      break;
    printFloat(R, P, floatToWrite(R, V, Code), Code, Flags, Fill, Width,
               Precision);
    return;
  case 'o':
    if (Alternative)
      Flags |= ShowPrefix | ShowOctalLetter;
    return PrintInt(V, 8, 'a', Flags);
  case 'r':
    return writeText(P, V, PrintKind::Repr, Flags, Width, Precision);
  case 's':
    return writeText(P, V, PrintKind::Str, Flags, Width, Precision);
  case 'x':
    return PrintInt(V, 16, 'a', Flags | Alternative);
  case 'X':
    return PrintInt(V, 16, 'A', Flags | Alternative);
  default:
    break;
  }
  if (R.Config.ErrorReporting <= 1)
    raiseFormat(R, nullptr);
  char Hex[12];
  std::snprintf(Hex, sizeof(Hex), "%x", unsigned(uint8_t(Code)));
  raiseFormatted(R, R.Types.ValueError,
                 "unsupported format character '%c' (0x%x) at index %d",
                 "unsupported format character '" + llvm::Twine(Code) +
                     "' (0x" + Hex + ") at index " + llvm::Twine(At));
}

Value strModulo(Runtime &R, Value Pattern, llvm::ArrayRef<Value> Items,
                DictObj *Dict) {
  StackSpace Space(R, stack::Modulo);
  const bool IsBytes = R.isExact(Pattern, R.Types.Bytes);
  ModuloFormatter F(R, Items, Dict, IsBytes);
  return F.format(dataOf(R, Pattern))
      .toType(IsBytes ? R.Types.Bytes : R.Types.Str);
}

} // namespace pymemlint::micropython
