// MicroPython's lexer: py/lexer.c.
#include "analyzer/runtimes/micropython/compiler/Lexer.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include <array>
#include <cstring>
#include <string_view>

using namespace pymemlint;
using namespace pymemlint::micropython;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Characters
//===----------------------------------------------------------------------===//

namespace {

/// py/unicode.c: only ASCII letters and digits are such; every byte of a
/// longer UTF-8 sequence may stand in a name.
enum CharacterClass : uint8_t {
  Space = 1,
  Letter = 2,
  Digit = 4,
  HexDigit = 8,
  NameByte = 16,
};

constexpr std::array<uint8_t, 256> makeClasses() {
  std::array<uint8_t, 256> Classes{};
  for (int C = 0; C != 256; ++C) {
    bool IsDigit = C >= '0' && C <= '9';
    int Lower = C | 0x20;
    bool IsLetter = Lower >= 'a' && Lower <= 'z' && C < 128;
    Classes[C] = ((C >= 9 && C <= 13) || C == ' ' ? Space : 0) |
                 (IsLetter ? Letter : 0) | (IsDigit ? Digit : 0) |
                 (IsDigit || (IsLetter && Lower <= 'f') ? HexDigit : 0) |
                 (IsDigit || IsLetter || C == '_' || C >= 128 ? NameByte : 0);
  }
  return Classes;
}

constexpr std::array<uint8_t, 256> Classes = makeClasses();

bool is(int C, unsigned Class) { return C >= 0 && (Classes[C] & Class); }
/// Bytes of an f-string's arguments on a host, whose memory does not end.
constexpr size_t MaximumHostArguments = size_t(1) << 20;

bool isQuote(int C) { return C == '\'' || C == '"'; }

/// Columns count from 1; a tab goes on to the next multiple of eight.
uint64_t columnAfter(uint64_t Column, char C) {
  return C == '\t' ? (Column + 7) / 8 * 8 + 1 : Column + 1;
}

} // namespace

template <bool Mixed> int Lexer::peek(unsigned Ahead) const {
  if (Mixed && isInjecting())
    return Config.CharIsSigned && Injected[Ahead] == 0xff ? EndOfText
                                                          : Injected[Ahead];
  return Here == End ? EndOfText : uint8_t(Here[Ahead]);
}

template <bool Mixed> void Lexer::advance() {
  if (Mixed && isInjecting())
    return advanceInjected();
  if (Here == End)
    return;
  if (*Here == '\n')
    crossLine();
  ++Here;
}

/// next_char while the arguments of an f-string are read. A NUL ends them;
/// since 1.28 the three characters behind them are injected too and are the
/// text's own again once they are the next three.
void Lexer::advanceInjected() {
  if (Injected[0] == '\n') {
    ++Line;
    InjectedColumn = 1;
  } else {
    InjectedColumn = columnAfter(InjectedColumn, char(Injected[0]));
  }
  Injected[0] = Injected[1];
  Injected[1] = Injected[2];
  if (nestsFormats()) {
    Injected[2] = uint8_t(Injection[ArgumentsRead++]);
    if (ArgumentsRead < Injection.size())
      return;
    Injection.reset();
    ArgumentsRead = 0;
    Anchor = Here;
    AnchorColumn = InjectedColumn;
    return;
  }
  Injected[2] = ArgumentsRead < Arguments.size()
                    ? uint8_t(Arguments[ArgumentsRead++])
                    : 0;
  if (Injected[0] != 0)
    return;
  Arguments.reset();
  ArgumentsRead = 0;
  Anchor = Here;
  AnchorColumn = InjectedColumn;
}

/// mp_lexer_to_next: the literal is complete, its arguments follow.
void Lexer::beginInjection() {
  Arguments.addByte(')');
  if (!nestsFormats()) {
    InjectedColumn = layoutColumn();
    loadInjection();
    return;
  }
  if (!isInjecting()) {
    InjectedColumn = layoutColumn();
    Injection.addText({Here, 3});
  } else {
    ArgumentsRead -= 3;
  }
  Injection.insert(ArgumentsRead, Arguments.text());
  Arguments.reset();
  loadInjection();
}

void Lexer::loadInjection() {
  const TokenText &From = injection();
  for (uint8_t &Character : Injected) {
    Character = ArgumentsRead < From.size() ? uint8_t(From[ArgumentsRead]) : 0;
    ++ArgumentsRead;
  }
}

uint64_t Lexer::layoutColumn() const {
  if (isInjecting())
    return InjectedColumn;
  uint64_t Column = AnchorColumn;
  for (const char *P = Anchor; P != Here; ++P)
    Column = columnAfter(Column, *P);
  return Column;
}

uint32_t Lexer::column() const {
  const char *Start = TokenStart;
  while (Start != Characters.get() && Start[-1] != '\n')
    --Start;
  return uint32_t(TokenStart - Start) + 1;
}

//===----------------------------------------------------------------------===//
// Life
//===----------------------------------------------------------------------===//

Lexer::Lexer(const Input &In, const CompilerConfig &Config, Arena &A, Memory *M)
    : In(In), Config(Config), A(A), M(M) {
  allocate();
  normalise();
  next();
  // A first token that is indented is none.
  if ((Kind != Token::Newline || Config.Version < 22) && column() != 1)
    Kind = Token::Indent;
}

void Lexer::allocate() {
  Indents.push_back(0);
  IndentsAllocated = Config.AllocLexerIndentInit;
  if (M) {
    Struct = A.make<LexerCell>();
    Struct->Reader = In.Reader ? In.Reader->cell() : nullptr;
    M->allocate(*Struct, Config.LexerBytes);
    IndentTable = A.make<IndentCell>();
    Struct->Indents = IndentTable;
    M->allocate(*IndentTable, IndentsAllocated * sizeof(uint16_t));
  }
  Buffer.init(32, A, M);
  if (Config.PyFstrings && nestsFormats())
    Injection.init(0, A, M);
  if (Config.PyFstrings)
    Arguments.init(0, A, M);
  if (M) {
    Struct->Text = Buffer.cell();
    Struct->Injection = Injection.cell();
    Struct->Arguments = Arguments.cell();
  }
}

void Lexer::free() {
  if (In.Reader)
    In.Reader->close();
  Buffer.free(A);
  Injection.free(A);
  Arguments.free(A);
  if (!M)
    return;
  M->free(*IndentTable, IndentsAllocated * sizeof(uint16_t));
  M->free(*Struct, Config.LexerBytes);
  A.release(IndentTable, sizeof(IndentCell));
  A.release(Struct, sizeof(LexerCell));
}

/// What next_char does to line ends: CR and CR LF become LF, and the text ends
/// with one.
void Lexer::normalise() {
  StringRef Source = In.Source;
  Characters.reset(new char[Source.size() + 4]);
  char *To = Characters.get();
  while (!Source.empty()) {
    size_t Length = std::min(Source.find('\r'), Source.size());
    std::memcpy(To, Source.data(), Length);
    To += Length;
    Source = Source.drop_front(Length);
    if (Source.empty())
      break;
    *To++ = '\n';
    Source = Source.drop_front(Source.starts_with("\r\n") ? 2 : 1);
  }
  if (To == Characters.get() || To[-1] != '\n')
    *To++ = '\n';
  // A NUL ends the text since 1.28, and one in it is another character there.
  if (Config.Version >= 28)
    std::replace(Characters.get(), To, '\0', '\1');
  std::memset(To, 0, 3);
  Here = Anchor = TokenStart = Characters.get();
  End = To;
}

void Lexer::fail(const CompileError &Error) {
  if (In.Reader)
    In.Reader->errorFound(Error);
  throw Error;
}

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

void Lexer::next() {
  if (Arguments.size() && !isInjecting() && !nestsFormats())
    beginInjection();
  if (isInjecting())
    nextToken<true>();
  else
    nextToken<false>();
}

template <bool Mixed> void Lexer::nextToken() {
  Buffer.reset();
  Text = {};
  bool CrossedLine;
  if (Config.Version >= 22) {
    CrossedLine = skipSpace<Mixed>(true);
  } else { // A newline token stands where the next line begins.
    HasPassedLine = false;
    skipSpace<Mixed>(false);
    CrossedLine = HasPassedLine && BracketDepth == 0;
  }
  TokenLine = Line;
  TokenStart = Here;
  if (PendingDents < 0) {
    Kind = Token::Dedent;
    ++PendingDents;
  } else if (PendingDents > 0) {
    Kind = Token::Indent;
    --PendingDents;
  } else if (CrossedLine) {
    indentation<Mixed>();
  } else if (atEnd<Mixed>()) {
    Kind = Token::End;
  } else if (atString<Mixed>()) {
    strings<Mixed>();
  } else if (is(peek<Mixed>(), NameByte) && !is(peek<Mixed>(), Digit)) {
    name<Mixed>();
  } else if (is(peek<Mixed>(), Digit) ||
             (at<Mixed>('.') && is(peek<Mixed>(1), Digit))) {
    number<Mixed>();
  } else {
    operation<Mixed>();
  }
}

/// skip_whitespace: true when it stopped at the end of a line.
template <bool Mixed> bool Lexer::skipSpace(bool StopAtLine) {
  while (!atEnd<Mixed>()) {
    int C = peek<Mixed>();
    if (C == '\n') {
      if (StopAtLine && BracketDepth == 0)
        return true;
      HasPassedLine = true;
      advance<Mixed>();
    } else if (C == ' ') {
      Mixed ? advance<Mixed>() : void(++Here);
    } else if (C == '#') {
      if (!Mixed)
        Here = static_cast<const char *>(std::memchr(Here, '\n', End - Here));
      else
        while (!atEnd<Mixed>() && !at<Mixed>('\n'))
          advance<Mixed>();
    } else if (is(C, Space)) {
      advance<Mixed>();
    } else if (C == '\\' && peek<Mixed>(1) == '\n') {
      advance<Mixed>();
      advance<Mixed>();
    } else {
      break;
    }
  }
  return false;
}

template <bool Mixed> void Lexer::indentation() {
  skipSpace<Mixed>(false);
  Kind = Token::Newline;
  uint64_t Columns = layoutColumn() - 1;
  if (Columns > Indents.back()) {
    pushIndent(Columns);
    ++PendingDents;
    return;
  }
  while (Columns < Indents.back()) {
    Indents.pop_back();
    --PendingDents;
  }
  if (Columns != Indents.back())
    Kind = Token::DedentMismatch;
}

/// indent_push; the table's entries are as narrow as the device's.
void Lexer::pushIndent(uint64_t Columns) {
  if (M && Indents.size() >= IndentsAllocated) {
    uint64_t More = IndentsAllocated + Config.AllocLexelIndentInc;
    M->reallocate(*IndentTable, IndentsAllocated * sizeof(uint16_t),
                  More * sizeof(uint16_t));
    IndentsAllocated = More;
  }
  Indents.push_back(uint16_t(Columns));
}

//===----------------------------------------------------------------------===//
// Strings
//===----------------------------------------------------------------------===//

/// is_string_or_bytes.
template <bool Mixed> bool Lexer::atString() const {
  int First = peek<Mixed>(), Second = peek<Mixed>(1);
  if (isQuote(First))
    return true;
  switch (First) {
  case 'u':
    return isQuote(Second);
  case 'b':
    return isQuote(Second) || (Second == 'r' && isQuote(peek<Mixed>(2)));
  case 'r':
    return isQuote(Second) ||
           ((Second == 'b' || (Second == 'f' && Config.PyFstrings) ||
             (Second == 't' && Config.PyTstrings)) &&
            isQuote(peek<Mixed>(2)));
  case 'f':
    return Config.PyFstrings &&
           (isQuote(Second) || (Second == 'r' && isQuote(peek<Mixed>(2))));
  case 't':
    return Config.PyTstrings &&
           (isQuote(Second) || (Second == 'r' && isQuote(peek<Mixed>(2))));
  default:
    return false;
  }
}

/// A string or bytes literal and those that follow it, which are joined here.
template <bool Mixed> void Lexer::strings() {
  Kind = Token::End;
  bool IsSlice = false; // The text is a part of the program's.
  do {
    bool IsRaw = false, IsFormat = false;
    Token Literal = Token::String;
    unsigned PrefixLength = 0;
    for (; !isQuote(peek<Mixed>(PrefixLength)); ++PrefixLength) {
      int C = peek<Mixed>(PrefixLength);
      IsRaw |= C == 'r';
      IsFormat |= C == 'f';
      if (C == 't')
        fail({CompileError::NotImplementedError, TokenLine,
              "template strings are not modelled", column()});
      if (C == 'b')
        Literal = Token::Bytes;
    }
    if (IsRaw && IsFormat && Config.Version < 24) {
      Kind = Token::FStringRaw;
      break;
    }
    if (Kind == Token::End)
      Kind = Literal;
    else if (Kind != Literal)
      break; // Strings and bytes, or what follows a bad literal.
    for (unsigned I = 0; I != PrefixLength; ++I)
      advance<Mixed>();

    if (IsSlice) {
      Buffer.addBytes(Text);
      IsSlice = false;
    }
    StringRef Body;
    unsigned Quotes;
    if (!Mixed && !IsFormat && plainBody(Body, Quotes)) {
      uint64_t Before = Buffer.size();
      Buffer.reachLength(Before + Body.size() + Quotes);
      if (Before == 0) {
        Text = Body;
        IsSlice = true;
      } else {
        Buffer.addBytes(Body);
      }
    } else {
      stringBody<Mixed>(IsRaw, IsFormat);
    }
    skipSpace<Mixed>(true);
  } while (atString<Mixed>());
  if (!IsSlice)
    Text = Buffer.text();
  if (Arguments.size() && nestsFormats())
    beginInjection();
}

/// Reads a literal without a backslash, from its opening quotes on, as a slice
/// of the program. False when it is not of that kind, and nothing is read.
bool Lexer::plainBody(StringRef &Body, unsigned &Quotes) {
  const char Quote = *Here;
  bool IsTriple = Here[1] == Quote && Here[2] == Quote;
  Quotes = IsTriple ? 3 : 1;
  const char *Start = Here + Quotes, *P = Start;
  uint32_t Lines = 0;
  const char *LastLine = nullptr;
  for (;; ++P) {
    if (*P == Quote) {
      if (!IsTriple || (P[1] == Quote && P[2] == Quote))
        break;
    } else if (*P == '\n') {
      if (!IsTriple)
        return false;
      ++Lines;
      LastLine = P;
    } else if (*P == '\\' || P == End) {
      return false;
    }
  }
  Body = StringRef(Start, P - Start);
  Line += Lines;
  if (LastLine) {
    Anchor = LastLine + 1;
    AnchorColumn = 1;
  }
  Here = P + Quotes;
  return true;
}

/// parse_string_literal.
template <bool Mixed> void Lexer::stringBody(bool IsRaw, bool IsFormat) {
  const char Quote = char(peek<Mixed>());
  advance<Mixed>();
  unsigned Quotes = 1;
  if (at<Mixed>(Quote) && peek<Mixed>(1) == Quote) {
    advance<Mixed>();
    advance<Mixed>();
    Quotes = 3;
  }
  // Adjacent f-strings are one since 1.24.
  if (IsFormat && (Arguments.size() == 0 || Config.Version < 24))
    Arguments.addText(".format(");

  unsigned Closing = 0;
  while (!atEnd<Mixed>() && (Quotes > 1 || !at<Mixed>('\n')) &&
         Closing < Quotes) {
    if (at<Mixed>(Quote)) {
      ++Closing;
      Buffer.addByte(uint8_t(Quote));
    } else {
      Closing = 0;
      if (IsFormat && nestsFormats() && at<Mixed>('{')) {
        formatArgument<Mixed>();
        continue; // What follows may be the closing quotes.
      }
      if (IsFormat)
        formatArguments<Mixed>();
      if (at<Mixed>('\\'))
        escape<Mixed>(IsRaw);
      else
        Buffer.addByte(uint8_t(peek<Mixed>()));
    }
    advance<Mixed>();
  }
  if (Closing < Quotes)
    Kind = Token::LonelyStringOpen;
  Buffer.cutTail(Closing);
}

/// The replacement fields of an f-string that start here: their expressions go
/// to the arguments of a call of format, the rest stays in the text. It knows
/// nothing of Python's syntax.
template <bool Mixed> void Lexer::formatArguments() {
  while (at<Mixed>('{'))
    formatArgument<Mixed>();
}

template <bool Mixed> void Lexer::formatArgument() {
  advance<Mixed>();
  if (at<Mixed>('{')) {
    Buffer.addByte('{');
    advance<Mixed>();
  } else {
    Arguments.addByte('(');
    size_t Start = Arguments.size();
    uint32_t Depth = 0; // May wrap, as there.
    while (!atEnd<Mixed>()) {
      int C = peek<Mixed>();
      if (Depth == 0) {
        int Second = peek<Mixed>(1), Third = peek<Mixed>(2);
        if (C == ':' || C == '}' ||
            (C == '!' && Config.Version >= 21 &&
             (Second == 'r' || Second == 's') &&
             (Third == ':' || Third == '}')))
          break;
      }
      if (C == '[' || C == '{')
        ++Depth;
      else if (C == ']' || C == '}')
        --Depth;
      Arguments.addByte(uint8_t(C));
      advance<Mixed>();
      // An f-string among the arguments is fed by what it adds to them.
      if (!M && Arguments.size() > MaximumHostArguments)
        fail({CompileError::RuntimeError, TokenLine,
              "f-string in the arguments of an f-string", column()});
    }
    if (Arguments[Arguments.size() - 1] == '=') { // f"{a=}"
      Buffer.addText(Arguments.text().substr(Start));
      Arguments.cutTail(1);
    }
    if (nestsFormats() && Arguments.size() == Start)
      Kind = Token::MalformedFString;
    Arguments.addByte(')');
    Arguments.addByte(',');
  }
  Buffer.addByte('{');
}

/// A backslash in a literal and what belongs to it, but for the last character,
/// which is left to the caller to pass.
template <bool Mixed> void Lexer::escape(bool IsRaw) {
  constexpr uint32_t Nothing = ~uint32_t(0);
  advance<Mixed>();
  uint32_t C = uint32_t(peek<Mixed>());
  if (IsRaw) {
    Buffer.addByte('\\');
  } else {
    switch (C) {
      // clang-format off
    case '\n': C = Nothing; break;
    case '\\': case '\'': case '"': break;
    case 'a': C = 7; break;
    case 'b': C = 8; break;
    case 't': C = 9; break;
    case 'n': C = 10; break;
    case 'v': C = 11; break;
    case 'f': C = 12; break;
    case 'r': C = 13; break;
    // clang-format on
    case 'u':
    case 'U':
      if (Kind == Token::Bytes)
        Buffer.addByte('\\');
      else
        C = hexadecimal<Mixed>(C == 'u' ? 4 : 8);
      break;
    case 'x':
      C = hexadecimal<Mixed>(2);
      break;
    case 'N':
      fail({CompileError::NotImplementedError, TokenLine,
            "unicode name escapes", column()});
    default:
      if (C < '0' || C > '7') {
        Buffer.addByte('\\');
        break;
      }
      C -= '0';
      for (unsigned Digits = 1;
           Digits != 3 && peek<Mixed>(1) >= '0' && peek<Mixed>(1) <= '7';
           ++Digits) {
        advance<Mixed>();
        C = C * 8 + uint32_t(peek<Mixed>() - '0');
      }
    }
  }
  if (C == Nothing)
    return;
  if (!Config.PyBuiltinsStrUnicode) {
    if (C < 0x100)
      Buffer.addByte(uint8_t(C));
    else
      Kind = Token::Invalid;
  } else if (C < 0x110000 && Kind == Token::String) {
    Buffer.addCharacter(C, true);
  } else if (C < 0x100 && Kind == Token::Bytes) {
    Buffer.addByte(uint8_t(C));
  } else {
    Kind = Token::Invalid;
  }
}

/// get_hex: stops at the last digit or, failing, at what is none.
template <bool Mixed> uint32_t Lexer::hexadecimal(unsigned Digits) {
  uint32_t Number = 0;
  while (Digits-- != 0) {
    advance<Mixed>();
    int C = peek<Mixed>();
    if (!is(C, HexDigit)) {
      Kind = Token::Invalid;
      return 0;
    }
    Number =
        Number << 4 | uint32_t(is(C, Digit) ? C - '0' : (C | 0x20) - 'a' + 10);
  }
  return Number;
}

//===----------------------------------------------------------------------===//
// Names, numbers, operators
//===----------------------------------------------------------------------===//

namespace {

struct Keyword {
  std::string_view Text;
  Token Kind = Token::Name;
};

constexpr Keyword Keywords[] = {
    {"False", Token::KwFalse},
    {"None", Token::KwNone},
    {"True", Token::KwTrue},
    {"__debug__", Token::KwDebug},
    {"and", Token::KwAnd},
    {"as", Token::KwAs},
    {"assert", Token::KwAssert},
    {"async", Token::KwAsync},
    {"await", Token::KwAwait},
    {"break", Token::KwBreak},
    {"class", Token::KwClass},
    {"continue", Token::KwContinue},
    {"def", Token::KwDef},
    {"del", Token::KwDel},
    {"elif", Token::KwElif},
    {"else", Token::KwElse},
    {"except", Token::KwExcept},
    {"finally", Token::KwFinally},
    {"for", Token::KwFor},
    {"from", Token::KwFrom},
    {"global", Token::KwGlobal},
    {"if", Token::KwIf},
    {"import", Token::KwImport},
    {"in", Token::KwIn},
    {"is", Token::KwIs},
    {"lambda", Token::KwLambda},
    {"nonlocal", Token::KwNonlocal},
    {"not", Token::KwNot},
    {"or", Token::KwOr},
    {"pass", Token::KwPass},
    {"raise", Token::KwRaise},
    {"return", Token::KwReturn},
    {"try", Token::KwTry},
    {"while", Token::KwWhile},
    {"with", Token::KwWith},
    {"yield", Token::KwYield},
};

/// A hash without collisions among the keywords. \p Text has two bytes or
/// more.
constexpr unsigned keywordHash(std::string_view Text) {
  return (43 * uint8_t(Text[0]) + 5 * uint8_t(Text[1]) +
          35 * unsigned(Text.size()) + 8 * uint8_t(Text[Text.size() - 1])) %
         64;
}

constexpr std::array<Keyword, 64> makeKeywordTable() {
  std::array<Keyword, 64> Table{};
  for (const Keyword &K : Keywords) {
    if (Table[keywordHash(K.Text)].Kind != Token::Name)
      throw "two keywords have the same hash";
    Table[keywordHash(K.Text)] = K;
  }
  return Table;
}

constexpr std::array<Keyword, 64> KeywordTable = makeKeywordTable();

Token keywordOrName(std::string_view Text) {
  if (Text.size() < 2 || Text.size() > 9)
    return Token::Name;
  const Keyword &K = KeywordTable[keywordHash(Text)];
  return K.Text == Text ? K.Kind : Token::Name;
}

} // namespace

template <bool Mixed> void Lexer::name() {
  if (!Mixed) {
    const char *Start = Here;
    do
      ++Here;
    while (Classes[uint8_t(*Here)] & NameByte);
    Text = StringRef(Start, Here - Start);
    Buffer.reachLength(Text.size());
  } else {
    do {
      Buffer.addByte(uint8_t(peek<Mixed>()));
      advance<Mixed>();
    } while (is(peek<Mixed>(), NameByte));
    Text = Buffer.text();
  }
  Buffer.terminate(Text.size());
  Kind = keywordOrName(Text);
  if (Kind == Token::KwDebug)
    Kind = In.IsDebug ? Token::KwTrue : Token::KwFalse;
  if ((Kind == Token::KwAsync || Kind == Token::KwAwait) &&
      !Config.PyAsyncAwait)
    Kind = Token::Name;
}

template <bool Mixed> void Lexer::number() {
  if (!Mixed && plainNumber())
    return;
  bool HasPrefix = false;
  Kind = Token::FloatOrImag;
  if (!at<Mixed>('.')) {
    Kind = Token::Integer;
    int Second = peek<Mixed>(1) | 0x20;
    HasPrefix =
        at<Mixed>('0') && (Second == 'b' || Second == 'o' || Second == 'x');
  }
  Buffer.addByte(uint8_t(peek<Mixed>()));
  advance<Mixed>();
  while (!atEnd<Mixed>()) {
    int C = peek<Mixed>();
    if (!HasPrefix && (C | 0x20) == 'e') {
      Kind = Token::FloatOrImag;
      Buffer.addByte('e');
      advance<Mixed>();
      if (at<Mixed>('+') || at<Mixed>('-')) {
        Buffer.addByte(uint8_t(peek<Mixed>()));
        advance<Mixed>();
      }
    } else if (is(C, Letter | Digit) || C == '.') {
      if (C == '.' || C == 'j' || C == 'J')
        Kind = Token::FloatOrImag;
      Buffer.addByte(uint8_t(C));
      advance<Mixed>();
    } else if (C == '_') {
      advance<Mixed>();
    } else {
      break;
    }
  }
  Text = Buffer.text();
}

/// Reads a number of decimal digits only, which most are. False when there is
/// more to it, and nothing is read.
bool Lexer::plainNumber() {
  const char *P = Here;
  while (Classes[uint8_t(*P)] & Digit)
    ++P;
  if (*P == '.' || (Classes[uint8_t(*P)] & NameByte && uint8_t(*P) < 128))
    return false;
  Kind = Token::Integer;
  Text = StringRef(Here, P - Here);
  Here = P;
  Buffer.reachLength(Text.size());
  return true;
}

template <bool Mixed> bool Lexer::accept(char C) {
  if (!at<Mixed>(C))
    return false;
  advance<Mixed>();
  return true;
}

template <bool Mixed> void Lexer::operation() {
  int C = peek<Mixed>();
  advance<Mixed>();
  // One character, or with '=' behind it.
  auto OrEqual = [&](Token Plain, Token Equal) {
    Kind = accept<Mixed>('=') ? Equal : Plain;
  };
  switch (C) {
    // clang-format off
  case '(': Kind = Token::DelParenOpen; ++BracketDepth; break;
  case ')': Kind = Token::DelParenClose; --BracketDepth; break;
  case '[': Kind = Token::DelBracketOpen; ++BracketDepth; break;
  case ']': Kind = Token::DelBracketClose; --BracketDepth; break;
  case '{': Kind = Token::DelBraceOpen; ++BracketDepth; break;
  case '}': Kind = Token::DelBraceClose; --BracketDepth; break;
  case ',': Kind = Token::DelComma; break;
  case ';': Kind = Token::DelSemicolon; break;
  case '~': Kind = Token::OpTilde; break;
  case ':': OrEqual(Token::DelColon, Token::OpAssign); break;
  case '=': OrEqual(Token::DelEqual, Token::OpDblEqual); break;
  case '+': OrEqual(Token::OpPlus, Token::DelPlusEqual); break;
  case '&': OrEqual(Token::OpAmpersand, Token::DelAmpersandEqual); break;
  case '|': OrEqual(Token::OpPipe, Token::DelPipeEqual); break;
  case '%': OrEqual(Token::OpPercent, Token::DelPercentEqual); break;
  case '^': OrEqual(Token::OpCaret, Token::DelCaretEqual); break;
  case '@': OrEqual(Token::OpAt, Token::DelAtEqual); break;
  case '!': OrEqual(Token::Invalid, Token::OpNotEqual); break;
  // clang-format on
  case '-':
    if (accept<Mixed>('>'))
      Kind = Token::DelMinusMore;
    else
      OrEqual(Token::OpMinus, Token::DelMinusEqual);
    break;
  case '<':
    if (accept<Mixed>('<'))
      OrEqual(Token::OpDblLess, Token::DelDblLessEqual);
    else
      OrEqual(Token::OpLess, Token::OpLessEqual);
    break;
  case '>':
    if (accept<Mixed>('>'))
      OrEqual(Token::OpDblMore, Token::DelDblMoreEqual);
    else
      OrEqual(Token::OpMore, Token::OpMoreEqual);
    break;
  case '*':
    if (accept<Mixed>('*'))
      OrEqual(Token::OpDblStar, Token::DelDblStarEqual);
    else
      OrEqual(Token::OpStar, Token::DelStarEqual);
    break;
  case '/':
    if (accept<Mixed>('/'))
      OrEqual(Token::OpDblSlash, Token::DelDblSlashEqual);
    else
      OrEqual(Token::OpSlash, Token::DelSlashEqual);
    break;
  case '.':
    Kind = Token::DelPeriod;
    if (at<Mixed>('.') && peek<Mixed>(1) == '.') {
      advance<Mixed>();
      advance<Mixed>();
      Kind = Token::Ellipsis;
    }
    break;
  default:
    Kind = Token::Invalid;
  }
}
