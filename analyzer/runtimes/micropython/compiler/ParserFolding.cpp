// Constants in a program's text: py/parse.c, fold_logical_constants,
// fold_constants, build_tuple.
#include "analyzer/ir/Module.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/ConstantFactory.h"
#include "analyzer/runtimes/micropython/compiler/ParserImpl.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

static bool isRule(ParseNode N, Rule R) {
  return N.isStruct() && Rule(N.structure()->Rule) == R;
}

//===----------------------------------------------------------------------===//
// What is constant
//===----------------------------------------------------------------------===//

bool micropython::isConstant(ParseNode N) {
  if (N.isSmallInt() || N.isString())
    return true;
  if (N.isToken()) {
    Token T = Token(N.number());
    return T == Token::KwNone || T == Token::KwFalse || T == Token::KwTrue ||
           T == Token::Ellipsis;
  }
  // Parentheses around nothing are the empty tuple.
  return isRule(N, Rule::ConstObject) ||
         (isRule(N, Rule::AtomParen) && N.structure()->Nodes[0].isNull());
}

Value micropython::constantOf(ParseNode N, ConstantFactory &Constants) {
  if (N.isSmallInt())
    return Value::smallInt(N.smallInt());
  if (N.isString())
    return Value::qstr(N.number());
  if (N.isToken()) {
    switch (Token(N.number())) {
    case Token::KwNone:
      return Value::none();
    case Token::KwFalse:
      return Value::boolean(false);
    case Token::KwTrue:
      return Value::boolean(true);
    default:
      return Constants.ellipsis();
    }
  }
  if (isRule(N, Rule::ConstObject))
    return N.structure()->Object;
  return Constants.tuple({});
}

bool micropython::isConstantBool(ParseNode N, bool IsTrue,
                                 const CompilerConfig &Config,
                                 ConstantFactory &Constants) {
  if (Config.CompConstTuple || Config.CompConst)
    return isConstant(N) &&
           Constants.isTrue(constantOf(N, Constants)) == IsTrue;
  return N.isToken(uint32_t(IsTrue ? Token::KwTrue : Token::KwFalse)) ||
         (N.isSmallInt() && (N.smallInt() != 0) == IsTrue);
}

/// mp_parse_node_get_number_maybe.
bool Parser::numberOf(ParseNode N, Value &Number) const {
  if (N.isSmallInt()) {
    Number = Value::smallInt(N.smallInt());
    return true;
  }
  if (!isRule(N, Rule::ConstObject))
    return false;
  Number = N.structure()->Object;
  ConstantView::Kind K = Constants.kind(Number);
  return K == ConstantView::Integer ||
         (K == ConstantView::Float && Config.CompConstFloat);
}

//===----------------------------------------------------------------------===//
// and, or, not
//===----------------------------------------------------------------------===//

/// Drops operands that decide nothing and those behind one that decides. True
/// when one result is left of \p Count.
bool Parser::foldLogical(Rule R, uint32_t &Count) {
  auto Is = [this](ParseNode N, bool IsTrue) {
    return isConstantBool(N, IsTrue, Config, Constants);
  };
  if (R == Rule::NotTest2) {
    Token Folded;
    if (Is(result(0), false))
      Folded = Token::KwTrue;
    else if (Is(result(0), true))
      Folded = Token::KwFalse;
    else
      return false;
    Results.back() = ParseNode::leaf(ParseNode::Kind::Token, uint32_t(Folded));
    return true;
  }
  if (R != Rule::OrTest && R != Rule::AndTest)
    return false;
  bool Deciding = R == Rule::OrTest;
  ParseNode *Operands = &Results[Results.size() - Count];
  uint32_t Kept = 0;
  for (uint32_t I = 0; I != Count; ++I) {
    Operands[Kept] = Operands[I];
    if (I + 1 == Count || Is(Operands[Kept], Deciding))
      break;
    if (!Is(Operands[Kept], !Deciding))
      ++Kept;
  }
  Results.resize(Results.size() - Count + Kept + 1);
  Count = Kept + 1;
  return Count == 1;
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

/// fold_constants: true when the last \p Count results became one number, or a
/// statement that defines a private constant went away.
bool Parser::fold(Rule R, uint32_t Count) {
  using ir::BinaryOperator;
  Value Number;
  switch (R) {
  case Rule::Expr:
    if (!foldBits(unsigned(BinaryOperator::Or), Count, Number))
      return false;
    break;
  case Rule::XorExpr:
    if (!foldBits(unsigned(BinaryOperator::Xor), Count, Number))
      return false;
    break;
  case Rule::AndExpr:
    if (!foldBits(unsigned(BinaryOperator::And), Count, Number))
      return false;
    break;
  case Rule::Power:
    if (!foldBits(unsigned(BinaryOperator::Power), Count, Number))
      return false;
    break;
  case Rule::ShiftExpr:
  case Rule::ArithExpr:
  case Rule::Term:
    if (!foldArithmetic(Count, Number))
      return false;
    break;
  case Rule::Factor2:
    if (!foldUnary(Number))
      return false;
    break;
  case Rule::ExprStmt:
    return Config.CompConst && noteConstant();
  case Rule::AtomExprNormal:
    if (!Config.CompModuleConst || !result(1).isId() ||
        !isRule(result(0), Rule::TrailerPeriod))
      return false;
    Number = Constants.moduleConstant(result(1).number(),
                                      result(0).structure()->Nodes[0].number());
    if (Number.isNull())
      return false;
    break;
  default:
    return false;
  }
  Results.resize(Results.size() - Count);
  pushResult(numberNode(0, Number));
  return true;
}

/// binary_op_maybe.
bool Parser::foldBinary(unsigned Operation, Value &Left, Value Right) {
  Value Result = Constants.binary(Operation, Left, Right);
  if (Result.isNull() || (Config.PyBuiltinsComplex && Result.isObject() &&
                          Constants.kind(Result) == ConstantView::Complex))
    return false;
  Left = Result;
  return true;
}

/// mp_obj_int_sign.
static int signOf(Value Integer, ConstantFactory &Constants) {
  if (Integer.isSmallInt())
    return (Integer.smallInt() > 0) - (Integer.smallInt() < 0);
  return llvm::StringRef(Constants.view(Integer).Text).starts_with("-") ? -1
                                                                        : 1;
}

/// What fold_constants said beforehand before 1.27; since then the operation
/// is tried and its exception caught. \p Right is the right operand.
bool Parser::isNeverFolded(Token Operator, Value Right) const {
  if (Operator == Token::OpAt)
    return true;
  if (Config.CompConstFloat)
    return false;
  if (Operator == Token::OpSlash)
    return true;
  if (Config.Version >= 26)
    return false;
  if (Operator == Token::OpDblLess || Operator == Token::OpDblMore)
    return signOf(Right, Constants) < 0;
  return (Operator == Token::OpPercent || Operator == Token::OpDblSlash) &&
         signOf(Right, Constants) == 0;
}

/// One operation between all results.
bool Parser::foldBits(unsigned Operation, uint32_t Count, Value &Result) {
  if (!numberOf(result(Count - 1), Result))
    return false;
  for (uint32_t I = Count - 1; I-- != 0;) {
    Value Right;
    if (!numberOf(result(I), Right))
      return false;
    // Said beforehand before 1.27, an exception since.
    if (Config.Version < 27 && !Config.CompConstFloat &&
        ir::BinaryOperator(Operation) == ir::BinaryOperator::Power &&
        signOf(Right, Constants) < 0)
      return false;
    if (!foldBinary(Operation, Result, Right))
      return false;
  }
  return true;
}

/// Operators stand between the operands.
bool Parser::foldArithmetic(uint32_t Count, Value &Result) {
  if (!numberOf(result(Count - 1), Result))
    return false;
  for (uint32_t I = Count - 1; I >= 2; I -= 2) {
    Value Right;
    if (!numberOf(result(I - 2), Right))
      return false;
    const Token Operator = Token(result(I - 1).number());
    if (Config.Version < 27 && isNeverFolded(Operator, Right))
      return false;
    unsigned Operation = unsigned(ir::BinaryOperator::LeftShift) +
                         unsigned(Operator) - unsigned(Token::OpDblLess);
    if (!foldBinary(Operation, Result, Right))
      return false;
  }
  return true;
}

bool Parser::foldUnary(Value &Result) {
  if (!numberOf(result(0), Result))
    return false;
  ir::UnaryOperator Operation;
  switch (Token(result(1).number())) {
  case Token::OpTilde:
    if (Constants.kind(Result) != ConstantView::Integer)
      return false;
    Operation = ir::UnaryOperator::Invert;
    break;
  case Token::OpPlus:
    Operation = ir::UnaryOperator::Positive;
    break;
  default:
    Operation = ir::UnaryOperator::Negative;
    break;
  }
  Result = Constants.unary(unsigned(Operation), Result);
  return true;
}

//===----------------------------------------------------------------------===//
// name = const(value)
//===----------------------------------------------------------------------===//

/// True when the statement was replaced altogether.
bool Parser::noteConstant() {
  ParseNode Right = result(0), Left = result(1);
  if (!Left.isId() || !isRule(Right, Rule::AtomExprNormal) || ConstName == 0)
    return false;
  ParseStruct *Call = Right.structure();
  if (!(Call->Nodes[0] == ParseNode::leaf(ParseNode::Kind::Id, ConstName)) ||
      !isRule(Call->Nodes[1], Rule::TrailerParen))
    return false;
  ParseNode Argument = Call->Nodes[1].structure()->Nodes[0];
  if (!isConstant(Argument))
    fail({CompileError::SyntaxError, Call->Line, "not a constant"});
  addConstant(Left.number(), constantOf(Argument, Constants));
  if (Names.text(Left.number()).starts_with("_")) {
    Results.resize(Results.size() - 2);
    pushRule(0, Rule::PassStmt, 0);
    return true;
  }
  Results.back() = Argument;
  return false;
}

/// mp_map_lookup with MP_MAP_LOOKUP_ADD_IF_NOT_FOUND: the table grows when it
/// is full (py/map.c, mp_map_rehash).
void Parser::addConstant(Qstr Name, Value V) {
  if (M && Consts.size() == ConstsAllocated && !Consts.contains(Name)) {
    uint32_t More = uint32_t(hashAllocFor(ConstsAllocated + 1));
    auto *Table = A.make<ConstTableCell>();
    Table->P = this;
    M->allocate(*Table, uint64_t(More) * Config.MapElemBytes);
    StackCell None;
    M->free(ConstTable ? static_cast<Cell &>(*ConstTable) : None,
            uint64_t(ConstsAllocated) * Config.MapElemBytes);
    if (ConstTable)
      A.release(ConstTable, sizeof(ConstTableCell));
    ConstTable = Table;
    ConstsAllocated = More;
  }
  Consts[Name] = V;
}

//===----------------------------------------------------------------------===//
// Tuples
//===----------------------------------------------------------------------===//

/// build_tuple: true when the last \p Count results became one constant.
bool Parser::buildTuple(uint32_t Line, Rule R, uint32_t Count) {
  auto Waiting = [this](size_t FromTop) {
    return Rules[Rules.size() - 1 - FromTop].R;
  };
  switch (R) {
  case Rule::TestlistComp: // (a,)
    return Waiting(0) == Rule::AtomParen && tupleOfResults(Line, Count);
  case Rule::TestlistComp3c: // (a, b)
    if (Waiting(2) != Rule::AtomParen || !tupleOfResults(Line, Count))
      return false;
    Rules.resize(Rules.size() - 2);
    return true;
  case Rule::TestlistStarExpr:
  case Rule::Testlist:
  case Rule::Subscriptlist:
    return tupleOfResults(Line, Count);
  default:
    return false;
  }
}

void Parser::noteDepth(uint32_t Line, Value Tuple,
                       llvm::ArrayRef<Value> Items) {
  uint32_t Depth = 0;
  for (Value V : Items)
    if (V.isObject() && Constants.kind(V) == ConstantView::Tuple)
      Depth = std::max(Depth, 1 + TupleDepths.lookup(V.bits()));
  if (Depth > MaxTupleDepth)
    fail(
        {CompileError::RuntimeError, Line, "maximum recursion depth exceeded"});
  if (Depth)
    TupleDepths[Tuple.bits()] = Depth;
}

/// build_tuple_from_stack.
bool Parser::tupleOfResults(uint32_t Line, uint32_t Count) {
  llvm::ArrayRef<ParseNode> Items(&Results[Results.size() - Count], Count);
  if (!std::all_of(Items.begin(), Items.end(), isConstant))
    return false;
  llvm::SmallVector<Value, 16> Values;
  for (ParseNode N : Items)
    Values.push_back(constantOf(N, Constants));
  Value Tuple = Constants.tuple(Values);
  noteDepth(Line, Tuple, Values);
  for (size_t I = Count; I-- != 0;)
    if (Items[I].isStruct())
      Nodes->giveBack(*Items[I].structure());
  Results.resize(Results.size() - Count);
  pushResult(Nodes->makeConstant(Line, Tuple));
  return true;
}
