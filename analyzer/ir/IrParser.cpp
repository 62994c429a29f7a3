// Cost IR from text: the reading half of IrText.h.
#include "analyzer/ir/IrText.h"
#include "analyzer/ir/Opcodes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/Twine.h"

using namespace pymemlint::ir;
using llvm::Error;
using llvm::StringRef;
using llvm::Twine;

namespace {

/// Parses one module. Each function that returns bool has reported an error
/// when it returns false.
class Parser {
public:
  Parser(StringRef Text, StringRef FileName)
      : Rest(Text), FileName(FileName), M(std::make_unique<Module>()) {}

  llvm::Expected<std::unique_ptr<Module>> run() {
    while (!Rest.empty() && nextLine())
      if (!parseLine())
        break;
    if (Message.empty() && !SawModule)
      fail("expected a line `module \"...\"`");
    if (Message.empty())
      return std::move(M);
    return llvm::createStringError(FileName + ":" + Twine(LineNumber) + ":" +
                                   Twine(ErrorColumn) + ": " + Message);
  }

private:
  //===--- Words of a line ------------------------------------------------===//

  bool nextLine() {
    std::tie(Line, Rest) = Rest.split('\n');
    ++LineNumber;
    At = 0;
    return true;
  }
  bool fail(const Twine &What) {
    Message = What.str();
    ErrorColumn = At + 1;
    return false;
  }
  void skipSpace() {
    while (At < Line.size() &&
           (Line[At] == ' ' || Line[At] == '\t' || Line[At] == '\r'))
      ++At;
  }
  bool atEnd() {
    skipSpace();
    return At == Line.size() || Line[At] == ';';
  }
  bool expectEnd() { return atEnd() || fail("expected the end of the line"); }
  bool accept(char C) {
    skipSpace();
    if (At == Line.size() || Line[At] != C)
      return false;
    ++At;
    return true;
  }
  StringRef peekWord() {
    skipSpace();
    return Line.substr(At).take_while(
        [](char C) { return llvm::isAlnum(C) || C == '_' || C == '-'; });
  }
  StringRef word() {
    StringRef W = peekWord();
    At += W.size();
    return W;
  }
  template <class Number> bool number(Number &Value) {
    size_t Begin = (skipSpace(), At);
    StringRef W = word();
    if (!W.getAsInteger(10, Value))
      return true;
    At = Begin;
    return fail("expected a number in range");
  }
  /// The number that counts lines of a kind: names, objects, functions.
  bool expectIndex(size_t Expected) {
    size_t Begin = (skipSpace(), At), Value;
    if (!number(Value))
      return false;
    if (Value == Expected)
      return true;
    At = Begin;
    return fail("expected number " + Twine(Expected));
  }
  bool quoted(std::string &Value);
  bool constant(Constant &C, unsigned Depth);
  template <class List> bool list(List &Values) {
    while (!atEnd()) {
      typename List::value_type V;
      if (!number(V))
        return false;
      Values.push_back(V);
    }
    return true;
  }
  /// KEY=VALUE until the end of the line; \p Set says whether it knows KEY,
  /// and has reported an error when it returns std::nullopt.
  template <class Setter> bool attributes(Setter Set) {
    while (!atEnd()) {
      size_t Begin = At;
      StringRef Key = word();
      if (Key.empty() || !accept('='))
        return At = Begin, fail("expected KEY=VALUE");
      std::optional<bool> Known = Set(Key);
      if (!Known)
        return false;
      if (!*Known)
        return At = Begin, fail("unknown attribute `" + Key + "`");
    }
    return true;
  }
  template <class Number> std::optional<bool> set(Number &Value) {
    if (number(Value))
      return true;
    return std::nullopt;
  }

  //===--- Lines ----------------------------------------------------------===//

  bool parseLine();
  bool parseName();
  bool parseFunction();
  bool parseEncoded();
  bool parseInstruction();
  bool parseMpy();
  Function *function() {
    if (!F)
      fail("this line belongs into a function");
    return F;
  }

  StringRef Rest, FileName, Line;
  size_t At = 0;
  unsigned LineNumber = 0;
  size_t ErrorColumn = 0;
  std::string Message;
  std::unique_ptr<Module> M;
  Function *F = nullptr;
  bool SawModule = false, InCode = false;
};

bool Parser::quoted(std::string &Value) {
  if (!accept('"'))
    return fail("expected a quoted string");
  while (At < Line.size()) {
    char C = Line[At++];
    if (C == '"')
      return true;
    if (C != '\\') {
      Value += C;
      continue;
    }
    char Escape = At < Line.size() ? Line[At++] : 0;
    if (Escape == '"' || Escape == '\\') {
      Value += Escape;
    } else if (Escape == 'n') {
      Value += '\n';
    } else if (Escape == 'x' && At + 2 <= Line.size() &&
               llvm::isHexDigit(Line[At]) && llvm::isHexDigit(Line[At + 1])) {
      Value += char(llvm::hexFromNibbles(Line[At], Line[At + 1]));
      At += 2;
    } else {
      return fail("unknown escape");
    }
  }
  return fail("the string does not end");
}

bool Parser::constant(Constant &C, unsigned Depth) {
  using Kind = Constant::Kind;
  if (Depth > MaxConstantDepth)
    return fail("tuples are nested too deeply");
  size_t Begin = (skipSpace(), At);
  auto K = llvm::StringSwitch<std::optional<Kind>>(word())
               .Case("none", Kind::None)
               .Case("false", Kind::False)
               .Case("true", Kind::True)
               .Case("ellipsis", Kind::Ellipsis)
               .Case("int", Kind::Integer)
               .Case("float", Kind::Float)
               .Case("complex", Kind::Complex)
               .Case("str", Kind::String)
               .Case("bytes", Kind::Bytes)
               .Case("tuple", Kind::Tuple)
               .Case("function_table", Kind::FunctionTable)
               .Default(std::nullopt);
  if (!K)
    return At = Begin, fail("expected a kind of constant");
  C.K = *K;
  if (C.K >= Kind::Integer && C.K <= Kind::Bytes)
    return quoted(C.Text);
  if (C.K != Kind::Tuple)
    return true;
  if (!accept('['))
    return fail("expected `[`");
  if (accept(']'))
    return true;
  do {
    C.Items.emplace_back();
    if (!constant(C.Items.back(), Depth + 1))
      return false;
  } while (accept(','));
  return accept(']') || fail("expected `,` or `]`");
}

bool Parser::parseLine() {
  if (atEnd())
    return true;
  if (InCode && llvm::isDigit(Line[At]))
    return parseInstruction();
  size_t Begin = At;
  StringRef Keyword = word();
  if (Keyword == "module") {
    if (SawModule)
      return At = Begin, fail("a second module");
    SawModule = true;
    return quoted(M->SourceName) && expectEnd();
  }
  if (!SawModule)
    return At = Begin, fail("expected a line `module \"...\"`");
  if (Keyword == "mpy")
    return parseMpy();
  if (Keyword == "name")
    return parseName();
  if (Keyword == "object") {
    if (!expectIndex(M->Objects.size()))
      return false;
    M->Objects.emplace_back();
    return constant(M->Objects.back(), 0) && expectEnd();
  }
  if (Keyword == "function")
    return parseFunction();
  if (Keyword == "arguments")
    return function() && list(F->ArgumentNames);
  if (Keyword == "cells")
    return function() && list(F->CellSlots);
  if (Keyword == "children")
    return function() && list(F->Children);
  if (Keyword == "wide")
    return function() && list(F->WideIntegers);
  if (Keyword == "encoded")
    return parseEncoded();
  if (Keyword == "code") {
    InCode = true;
    return function() && expectEnd();
  }
  return At = Begin, fail("unknown line");
}

bool Parser::parseMpy() {
  return attributes([&](StringRef Key) -> std::optional<bool> {
    if (Key == "small_int_bits")
      return set(M->SmallIntBits);
    if (Key == "sub_version")
      return set(M->SubVersion);
    if (Key == "architecture")
      return set(M->Architecture);
    return false;
  });
}

bool Parser::parseName() {
  if (!expectIndex(M->Names.size()))
    return false;
  M->Names.emplace_back();
  return quoted(M->Names.back()) &&
         attributes([&](StringRef Key) -> std::optional<bool> {
           if (Key != "static")
             return false;
           M->StaticNames.resize(M->Names.size());
           return set(M->StaticNames.back());
         });
}

bool Parser::parseFunction() {
  if (!expectIndex(M->Functions.size()))
    return false;
  M->Functions.push_back(std::make_unique<Function>());
  F = M->Functions.back().get();
  InCode = false;
  return attributes([&](StringRef Key) -> std::optional<bool> {
    if (Key == "kind") {
      StringRef Kind = word();
      if (Kind.size() != 1 || !StringRef("bnva").contains(Kind[0])) {
        fail("a function is of kind b, n, v or a");
        return std::nullopt;
      }
      F->Kind = Kind[0];
      return true;
    }
    uint32_t *Field = llvm::StringSwitch<uint32_t *>(Key)
                          .Case("name", &F->Name)
                          .Case("line", &F->Line)
                          .Case("state", &F->StateSlots)
                          .Case("exceptions", &F->ExceptionSlots)
                          .Case("positional", &F->Positional)
                          .Case("keyword_only", &F->KeywordOnly)
                          .Case("defaults", &F->Defaults)
                          .Case("prelude", &F->PreludeBytes)
                          .Case("rodata", &F->RodataBytes)
                          .Case("bss", &F->BssBytes)
                          .Case("signature", &F->TypeSignature)
                          .Default(nullptr);
    if (Field)
      return set(*Field);
    if (Key == "flags")
      return set(F->Flags);
    return false;
  });
}

bool Parser::parseEncoded() {
  if (!function())
    return false;
  size_t Begin = (skipSpace(), At);
  std::string Bytes;
  StringRef Hex = word();
  if (Hex.size() % 2 || !llvm::tryGetFromHex(Hex, Bytes))
    return At = Begin, fail("expected bytes in hexadecimal digits");
  F->Encoded.insert(F->Encoded.end(), Bytes.begin(), Bytes.end());
  return expectEnd();
}

bool Parser::parseInstruction() {
  if (!expectIndex(F->Code.size()))
    return false;
  size_t Begin = (skipSpace(), At);
  std::optional<Opcode> Op = opcodeNamed(word());
  if (!Op)
    return At = Begin, fail("unknown operation");
  Instruction I{*Op};
  I.Line = F->Line;
  if (!F->Code.empty()) {
    I.Line = F->Code.back().Line;
    I.Offset = F->Code.back().Offset + F->Code.back().Size;
  }
  skipSpace();
  bool HasNumber =
      At < Line.size() && (llvm::isDigit(Line[At]) || Line[At] == '-');
  if (HasNumber && !number(I.Argument))
    return false;
  if (!HasNumber && argumentKind(*Op) != ArgumentKind::None)
    return fail("expected the operation's argument");
  if (!attributes([&](StringRef Key) -> std::optional<bool> {
        if (Key == "extra")
          return set(I.Extra);
        if (Key == "size")
          return set(I.Size);
        if (Key == "line")
          return set(I.Line);
        if (Key == "offset")
          return set(I.Offset);
        return false;
      }))
    return false;
  F->Code.push_back(I);
  return true;
}

} // namespace

llvm::Expected<std::unique_ptr<Module>>
pymemlint::ir::parse(StringRef Text, StringRef FileName) {
  return Parser(Text, FileName).run();
}
