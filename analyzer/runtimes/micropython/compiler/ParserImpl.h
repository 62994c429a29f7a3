//===- ParserImpl.h - The parser's inside -*- C++ -*-===//
//
// py/parse.c, parser_t and its functions: Parser.cpp has its life, the stacks
// and the making of nodes, ParserRules.cpp what rules do with tokens,
// ParserFolding.cpp the constants.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_PARSERIMPL_H
#define PYMEMLINT_MICROPYTHON_COMPILER_PARSERIMPL_H

#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/Grammar.h"
#include "analyzer/runtimes/micropython/compiler/Lexer.h"
#include "analyzer/runtimes/micropython/compiler/NodeStore.h"
#include "analyzer/runtimes/micropython/compiler/Parser.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace pymemlint::micropython {

struct Prediction;

class Parser {
public:
  Parser(Lexer &L, InputKind Kind, const ParseContext &Context);
  ParseTree run();

private:
  /// rule_stack_t: a rule that waits for its child.
  struct RuleEntry {
    uint32_t Line;
    uint32_t Next; ///< arg_i: the argument after the child.
    Rule R;
  };
  struct StackCell final : Cell {};
  /// The table of parser_t::consts.
  struct ConstTableCell final : Cell {
    const Parser *P = nullptr;
    void trace(Tracer &T) const override;
  };
  /// parser_t and the lexer's pointer on the C stack.
  struct RootCell final : Cell {
    const Parser *P = nullptr;
    void trace(Tracer &T) const override;
  };

  // Parser.cpp
  void allocateStacks();
  void parseAll();
  void freeStacks();
  void checkEnd();
  [[noreturn]] void syntaxError();
  [[noreturn]] void fail(const CompileError &Error);
  void push(uint32_t Line, Rule R, uint32_t Next) {
    if (Rules.size() == RuleLimit)
      growRules();
    Rules.push_back({Line, Next, R});
  }
  void pushResult(ParseNode N) {
    if (Results.size() == ResultLimit)
      growResults();
    Results.push_back(N);
  }
  ParseNode popResult() {
    ParseNode N = Results.back();
    Results.pop_back();
    return N;
  }
  /// peek_result: 0 is the last.
  ParseNode result(size_t FromTop) const {
    return Results[Results.size() - 1 - FromTop];
  }
  void growRules();
  void growResults();
  void pushToken(Rule R);
  Qstr intern(llvm::StringRef Text);
  void pushRule(uint32_t Line, Rule R, uint32_t Count);
  ParseNode numberNode(uint32_t Line, Value Object);
  ParseNode stringNode();
  ParseNode numberToken(bool IsInteger);

  // ParserRules.cpp
  void parseInSteps(Rule Top);
  bool orRule(const RuleEntry &E, const RuleInfo &Info, bool HasFailed);
  bool andRule(const RuleEntry &E, const RuleInfo &Info, bool HasFailed);
  bool listRule(const RuleEntry &E, const RuleInfo &Info, bool HasFailed);
  void pushChild(RuleArgument Argument) {
    push(L.line(), Rule(Argument.Number), 0);
  }
  void parsePredicted(Rule Top);
  void descend(Rule R);
  void ascend();
  std::optional<Rule> resume(RuleEntry E, const RuleInfo &Info);
  std::optional<Rule> resumeAnd(RuleEntry E, const RuleInfo &Info);
  std::optional<Rule> resumeList(RuleEntry E, const RuleInfo &Info);
  void finishAnd(uint32_t Line, Rule R, const RuleInfo &Info);
  void finishList(const RuleEntry &E, const RuleInfo &Info, uint32_t Items,
                  bool EndsWithSeparator);

  // ParserFolding.cpp
  bool numberOf(ParseNode N, Value &Number) const;
  bool foldLogical(Rule R, uint32_t &Count);
  bool fold(Rule R, uint32_t Count);
  bool foldBits(unsigned Operation, uint32_t Count, Value &Result);
  bool foldArithmetic(uint32_t Count, Value &Result);
  bool isNeverFolded(Token Operator, Value Right) const;
  bool foldBinary(unsigned Operation, Value &Left, Value Right);
  bool foldUnary(Value &Result);
  bool noteConstant();
  void addConstant(Qstr Name, Value V);
  bool buildTuple(uint32_t Line, Rule R, uint32_t Count);
  bool tupleOfResults(uint32_t Line, uint32_t Count);
  void noteDepth(uint32_t Line, Value Tuple, llvm::ArrayRef<Value> Items);

  Lexer &L;
  const InputKind Kind;
  const CompilerConfig &Config;
  const Grammar &G;
  const Prediction *Predicted = nullptr; ///< Null on a device.
  QstrTable &Names;
  ConstantFactory &Constants;
  Arena &A;
  Memory *const M;
  const Qstr ConstName; ///< "const"; 0: not in the build.

  std::vector<RuleEntry> Rules;
  std::vector<ParseNode> Results;
  size_t RuleLimit = 0, ResultLimit = 0; ///< Entries allocated.
  std::unique_ptr<NodeStore> Nodes;
  llvm::DenseMap<Qstr, Value> Consts;
  /// Of constant tuples that hold tuples, by Value::bits(). Deeper ones than
  /// the limit are refused: whoever works on constants goes down into them.
  llvm::DenseMap<uint64_t, uint32_t> TupleDepths;
  static constexpr uint32_t MaxTupleDepth = 1000;
  uint32_t ConstsAllocated = 0;

  RootCell Root;
  StackCell *RuleStack = nullptr, *ResultStack = nullptr;
  ConstTableCell *ConstTable = nullptr;
  size_t HoldMark = 0;
};

} // namespace pymemlint::micropython
#endif
