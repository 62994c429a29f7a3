// MicroPython's parser: py/parse.c, mp_parse and the making of nodes.
#include "analyzer/runtimes/micropython/compiler/Parser.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/ConstantFactory.h"
#include "analyzer/runtimes/micropython/compiler/ParserImpl.h"
#include "analyzer/runtimes/micropython/compiler/Prediction.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// The tree
//===----------------------------------------------------------------------===//

ParseTree::ParseTree(ParseNode Root, std::unique_ptr<NodeStore> Nodes)
    : Root(Root), Nodes(std::move(Nodes)) {}
ParseTree::ParseTree(ParseTree &&) noexcept = default;
ParseTree &ParseTree::operator=(ParseTree &&) noexcept = default;
ParseTree::~ParseTree() = default;

void ParseTree::clear() {
  Nodes->clear();
  Root = ParseNode();
}

void ParseTree::hold() { Nodes->holdChunks(); }

StaleWord ParseTree::rootPlace() const {
  return Root.isStruct() ? Nodes->placeOfLast(*Root.structure()) : StaleWord();
}

//===----------------------------------------------------------------------===//
// Life
//===----------------------------------------------------------------------===//

ParseTree micropython::parse(Lexer &L, InputKind Kind,
                             const ParseContext &Context) {
  return Parser(L, Kind, Context).run();
}

Parser::Parser(Lexer &L, InputKind Kind, const ParseContext &C)
    : L(L), Kind(Kind), Config(C.Config), G(Grammar::of(C.Config)),
      Predicted(C.Device || C.InSteps ? nullptr : &Prediction::of(G)),
      Names(C.Names), Constants(C.Constants), A(C.Storage), M(C.Device),
      ConstName(C.Device ? C.Names.find("const") : C.Names.intern("const")),
      Nodes(std::make_unique<NodeStore>(C.Config, C.Storage, C.Device)) {
  Root.P = this;
}

/// mp_parse. However it ends, the lexer is freed; an error leaves the stacks
/// and chunks as garbage.
ParseTree Parser::run() {
  try {
    if (!M) {
      parseAll();
    } else {
      HoldScope Locals(*M);
      M->hold(&Root);
      HoldMark = M->holdMark();
      try {
        parseAll();
      } catch (OutOfMemory &Failure) {
        if (L.reader())
          L.reader()->outOfMemory(Failure);
        throw;
      }
    }
  } catch (...) {
    // mp_parse: left to the collector before 1.21.
    if (Config.Version >= 21)
      L.free();
    throw;
  }
  Nodes->holdChunks();
  ParseNode Top = Results[0];
  L.free();
  return ParseTree(Top, std::move(Nodes));
}

void Parser::parseAll() {
  allocateStacks();
  Rule Top = Kind == InputKind::Single ? Rule::SingleInput
             : Kind == InputKind::Eval ? Rule::EvalInput
                                       : Rule::FileInput;
  if (Predicted)
    parsePredicted(Top);
  else
    parseInSteps(Top);
  if (M) { // mp_map_deinit
    StackCell None;
    M->free(ConstTable ? static_cast<Cell &>(*ConstTable) : None,
            uint64_t(ConstsAllocated) * Config.MapElemBytes);
  }
  Nodes->finish();
  checkEnd();
  freeStacks();
}

void Parser::allocateStacks() {
  if (!M)
    return;
  RuleStack = A.make<StackCell>();
  RuleLimit = Config.AllocParseRuleInit;
  M->allocate(*RuleStack, RuleLimit * Config.RuleStackBytes);
  ResultStack = A.make<StackCell>();
  ResultLimit = Config.AllocParseResultInit;
  M->allocate(*ResultStack, ResultLimit * Config.PointerBytes);
}

void Parser::freeStacks() {
  if (!M)
    return;
  M->free(*RuleStack, RuleLimit * Config.RuleStackBytes);
  M->free(*ResultStack, ResultLimit * Config.PointerBytes);
  A.release(RuleStack, sizeof(StackCell));
  A.release(ResultStack, sizeof(StackCell));
  if (ConstTable)
    A.release(ConstTable, sizeof(ConstTableCell));
}

/// push_rule: on a host the limit is that of the host's own storage.
void Parser::growRules() {
  if (!M) {
    Rules.reserve(std::max<size_t>(256, RuleLimit * 2));
    RuleLimit = Rules.capacity();
    return;
  }
  size_t More = RuleLimit + Config.AllocParseRuleInc;
  M->reallocate(*RuleStack, RuleLimit * Config.RuleStackBytes,
                More * Config.RuleStackBytes);
  RuleLimit = More;
}

/// push_result_node.
void Parser::growResults() {
  if (!M) {
    Results.reserve(std::max<size_t>(256, ResultLimit * 2));
    ResultLimit = Results.capacity();
    return;
  }
  size_t More = ResultLimit + Config.AllocParseResultInc;
  M->reallocate(*ResultStack, ResultLimit * Config.PointerBytes,
                More * Config.PointerBytes);
  ResultLimit = More;
}

void Parser::RootCell::trace(Tracer &T) const {
  T.cell(P->L.cell());
  T.cell(P->RuleStack);
  T.cell(P->ResultStack);
  T.cell(P->ConstTable);
  P->Nodes->traceRoots(T);
}

void Parser::ConstTableCell::trace(Tracer &T) const {
  for (const auto &[Name, V] : P->Consts)
    T.value(V);
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

/// All tokens must be read and have made a node.
void Parser::checkEnd() {
  if (L.kind() != Token::End || Results.empty())
    syntaxError();
}

void Parser::syntaxError() {
  CompileError Error{CompileError::SyntaxError, L.line(), "invalid syntax",
                     L.column()};
  if (L.kind() == Token::Indent) {
    Error.K = CompileError::IndentationError;
    Error.Message = "unexpected indent";
  } else if (L.kind() == Token::DedentMismatch) {
    Error.K = CompileError::IndentationError;
    Error.Message = "unindent doesn't match any outer indent level";
  } else if (L.kind() == Token::MalformedFString) {
    Error.Message = "malformed f-string";
  } else if (L.kind() == Token::FStringRaw) {
    Error.Message = "raw f-strings are not supported";
  }
  fail(Error);
}

void Parser::fail(const CompileError &Error) {
  if (L.reader())
    L.reader()->errorFound(Error);
  throw Error;
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

static bool fitsIn(int64_t I, uint32_t Bits) {
  return Bits >= 63 ||
         (I >= -(int64_t(1) << (Bits - 1)) && I < int64_t(1) << (Bits - 1));
}

/// make_node_const_object_optimised.
ParseNode Parser::numberNode(uint32_t Line, Value Object) {
  if (Object.isSmallInt() &&
      fitsIn(Object.smallInt(),
             std::min(Config.NodeIntegerBits, Config.SmallIntBits)))
    return ParseNode::smallInt(Object.smallInt());
  return Nodes->makeConstant(Line, Object);
}

/// qstr_from_strn.
Qstr Parser::intern(StringRef Text) {
  try {
    return Names.intern(Text);
  } catch (NameTooLong &) {
    fail({CompileError::RuntimeError, L.line(), "name too long", L.column()});
  }
}

/// push_result_token.
void Parser::pushToken(Rule R) {
  switch (L.kind()) {
  case Token::Name: {
    Qstr Name = intern(L.text());
    if (R == Rule::Atom && !Consts.empty())
      if (auto Known = Consts.find(Name); Known != Consts.end())
        return pushResult(numberNode(L.line(), Known->second));
    return pushResult(ParseNode::leaf(ParseNode::Kind::Id, Name));
  }
  case Token::Integer:
    return pushResult(numberToken(true));
  case Token::FloatOrImag:
    return pushResult(numberToken(false));
  case Token::String:
    return pushResult(stringNode());
  case Token::Bytes:
    return pushResult(Nodes->makeConstant(L.line(), Constants.bytes(L.text())));
  default:
    return pushResult(
        ParseNode::leaf(ParseNode::Kind::Token, uint32_t(L.kind())));
  }
}

ParseNode Parser::numberToken(bool IsInteger) {
  StringRef Text = L.text();
  // The shortest numbers are most of all; they need no object anywhere.
  if (IsInteger && Text.size() == 1)
    return ParseNode::smallInt(Text[0] - '0');
  try {
    if (IsInteger)
      return numberNode(L.line(), Constants.integer(Text, 0));
    return Nodes->makeConstant(L.line(), Constants.floating(Text, true));
  } catch (CompileError &Error) {
    Error.Line = L.line();
    Error.Column = L.column();
    fail(Error);
  }
}

/// Long strings are interned only if they are already: a doc string would stay
/// for ever.
ParseNode Parser::stringNode() {
  StringRef Text = L.text();
  Qstr Name = 0;
  if (Text.size() <= Config.AllocParseInternStringLen)
    Name = intern(Text);
  else
    Name = Names.find(Text);
  if (Name != 0)
    return ParseNode::leaf(ParseNode::Kind::String, Name);
  return Nodes->makeConstant(L.line(), Constants.string(Text));
}

/// push_result_rule: makes a struct of the last \p Count results, or what it
/// can be simplified to.
void Parser::pushRule(uint32_t Line, Rule R, uint32_t Count) {
  switch (R) {
  case Rule::AtomParen: {
    // Parentheses are kept around nothing and around tuples and generators.
    ParseNode Inner = result(0);
    if (!Inner.isNull() &&
        !(Inner.isStruct() &&
          Rule(Inner.structure()->Rule) == Rule::TestlistComp))
      return;
    break;
  }
  case Rule::TestlistComp:
    if (ParseNode Last = result(0); Last.isStruct()) {
      ParseStruct *S = Last.structure();
      if (Rule(S->Rule) == Rule::TestlistComp3b) {
        popResult(); // A tuple of one item.
        --Count;
      } else if (Rule(S->Rule) == Rule::TestlistComp3c) {
        popResult(); // It has taken the first item already.
        S->Rule = uint16_t(R);
        return;
      }
    }
    break;
  case Rule::TestlistComp3c:
    ++Count; // Takes the first item from the rule around it.
    break;
  default:
    break;
  }

  if (Config.CompConstFolding && (foldLogical(R, Count) || fold(R, Count)))
    return;
  if (Config.CompConstTuple && buildTuple(Line, R, Count))
    return;

  ParseStruct *S = Nodes->make(Line, uint16_t(R), Count);
  std::copy(Results.end() - Count, Results.end(), S->Nodes);
  Results.resize(Results.size() - Count);
  if (R == Rule::TestlistComp3c)
    pushResult(S); // In the place of the item that was taken.
  pushResult(S);
}
