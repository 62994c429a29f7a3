//===- CompilerImpl.h - The compiler's inside -*- C++ -*-===//
//
// py/compile.c, compiler_t and its functions. They are spread over the
// Compiler*.cpp files by what they compile.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_COMPILERIMPL_H
#define PYMEMLINT_MICROPYTHON_COMPILER_COMPILERIMPL_H

#include "analyzer/runtimes/micropython/compiler/Compiler.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/EmitCommon.h"
#include "analyzer/runtimes/micropython/compiler/Emitter.h"
#include "analyzer/runtimes/micropython/compiler/Grammar.h"
#include "analyzer/runtimes/micropython/compiler/KnownNames.h"
#include "analyzer/runtimes/micropython/compiler/Parser.h"
#include "analyzer/runtimes/micropython/compiler/Scope.h"
#include "analyzer/runtimes/micropython/compiler/native/NativeEmitter.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace pymemlint::micropython {

using NodeList = llvm::MutableArrayRef<ParseNode>;

inline Rule ruleOf(const ParseStruct *S) { return Rule(S->Rule); }
inline bool isRule(ParseNode N, Rule R) {
  return N.isStruct() && ruleOf(N.structure()) == R;
}
inline bool isName(ParseNode N, Qstr Name) {
  return N.isId() && N.number() == Name;
}
inline bool isTokenOf(ParseNode N, Token T) { return N.isToken(uint32_t(T)); }
inline NodeList nodesOf(ParseStruct *S) { return {S->Nodes, S->Count}; }
/// MP_PARSE_NODE_TESTLIST_COMP_HAS_COMP_FOR
inline bool isComprehensionList(const ParseStruct *S) {
  return S->Count == 2 && isRule(S->Nodes[1], Rule::CompFor);
}
/// mp_parse_node_extract_list: the children of a node of rule \p R, or the
/// node alone.
inline NodeList listOf(ParseNode &N, Rule R) {
  if (N.isNull())
    return {};
  if (isRule(N, R))
    return nodesOf(N.structure());
  return N;
}

class Compiler {
public:
  Compiler(const CompileInput &Input, const CompileContext &Context);
  CompiledModule compile();

private:
  // Compiler.cpp: the passes over all blocks.
  Scope *newScope(ScopeKind Kind, ParseNode Node, EmitOption Option);
  Qstr simpleName(ScopeKind Kind, ParseNode Node) const;
  void resolveNames();
  void emitCode(CompiledModule &Result);
  void emitNative(ir::Function &Function);
  /// Whether native functions become machine code here; of other versions the
  /// emitter is not modelled.
  bool emitsNative() const {
    return Config.Native.For != Architecture::None && Config.Version == 27;
  }
  void fillTables(CompiledModule &Result);
  void freeMemory();
  // CompilerSource.cpp: what CompiledModule::Source holds.
  void findStatements();
  void describeBlocks(ir::SourceMap &Source);
  std::vector<std::string> annotations(Scope &S);
  [[noreturn]] void fail();

  // CompilerScopes.cpp: one pass over one block.
  void compileScope(Scope &S);
  void functionBody(Scope &S);
  void lambdaBody(Scope &S);
  void comprehensionBody(Scope &S);
  void comprehensionLoop(ParseStruct *For, ParseNode Inner, int Depth);
  void classBody(Scope &S);
  void docString(ParseNode Body);
  void parameters(ParseNode &List, bool IsLambda);
  void parameter(ParseNode N, bool IsLambda);
  ViperType viperAnnotation(ParseNode N);

  // Compiler.cpp: nodes and names.
  void node(ParseNode N);
  void structure(ParseStruct *S);
  void codeOf(ParseStruct *S);
  void allNodes(ParseStruct *S);
  void loadName(Qstr Name);
  void storeName(Qstr Name);
  void deleteName(Qstr Name);
  const NameInfo &nameInfo(Qstr Name);
  void syntaxError(ParseNode N, const char *Message);
  void noteErrorLine(ParseNode N);
  bool hasError() const { return Error.has_value(); }
  bool isConstant(ParseNode N, bool IsTrue) const {
    return isConstantBool(N, IsTrue, Config, Context.Constants);
  }
  Label newLabel() { return NextLabel++; }
  /// reserve_labels_for_native: the native emitter's own labels, for which a
  /// build with that emitter makes room in all but @micropython.bytecode.
  void reserveLabels(unsigned Count) {
    if (Config.EmitNative && Current->Option != EmitOption::Bytecode)
      NextLabel += Count;
  }
  static Value constantOf(const ParseStruct *S) { return S->Object; }

  // CompilerStatements.cpp
  void expressionStatement(ParseStruct *S);
  void deleteStatement(ParseStruct *S);
  void deleteTarget(ParseNode N);
  void breakOrContinue(ParseStruct *S);
  void returnStatement(ParseStruct *S);
  void yieldStatement(ParseStruct *S);
  void raiseStatement(ParseStruct *S);
  void globalOrNonlocal(ParseStruct *S);
  void declareGlobal(ParseNode N, NameInfo &Info);
  void declareNonlocal(ParseNode N, NameInfo &Info);
  void assertStatement(ParseStruct *S);

  // CompilerImports.cpp
  void importModule(ParseNode N, Qstr &Base);
  void importAs(ParseNode N);
  void importNames(ParseStruct *S);
  void importFrom(ParseStruct *S);
  unsigned relativeLevel(ParseNode &Source);

  // CompilerLoops.cpp: if, while, for.
  void condition(ParseNode N, bool JumpIf, Label L);
  void ifStatement(ParseStruct *S);
  void whileStatement(ParseStruct *S);
  void forStatement(ParseStruct *S);
  struct RangeLoop {
    ParseNode Variable, Start, End, Step, Body, Else;
  };
  bool matchRange(ParseStruct *S, RangeLoop &Loop);
  void rangeLoop(const RangeLoop &Loop);

  // CompilerAssignments.cpp
  enum class Assign { Store, AugmentedLoad, AugmentedStore };
  void assign(ParseNode N, Assign How);
  void assignAtomExpression(ParseStruct *S, Assign How);
  void assignTuple(NodeList Targets);
  bool assignTupleDirectly(ParseNode Left, ParseNode Right);
  void plainAssignment(ParseNode Left, ParseNode Right);
  void namedExpression(ParseNode Name, ParseNode Value);

  // CompilerExpressions.cpp
  void ifExpression(ParseStruct *S);
  void orAndTest(ParseStruct *S);
  void notTest(ParseStruct *S);
  void comparison(ParseStruct *S);
  void starExpression(ParseStruct *S);
  void bitOperation(ParseStruct *S, ir::BinaryOperator Op);
  void term(ParseStruct *S);
  void factor(ParseStruct *S);
  void power(ParseStruct *S);
  void yieldExpression(ParseStruct *S);
  void slice(ParseStruct *S);

  // CompilerCalls.cpp: trailers of an atom and arguments.
  void atomExpression(ParseStruct *S);
  size_t superCall(NodeList Trailers);
  void awaitExpression(ParseStruct *S);
  void arguments(ParseNode &List, bool IsMethod, unsigned Extra);

  // CompilerCollections.cpp
  void tuple(ParseStruct *S);
  void parenthesis(ParseStruct *S);
  void bracket(ParseStruct *S);
  void brace(ParseStruct *S, bool MakesMap);
  void braceList(ParseStruct *Maker, ParseStruct *Tail, bool MakesMap);
  void dictItem(ParseStruct *S);
  void comprehension(ParseStruct *S, ScopeKind Kind);

  // CompilerFunctions.cpp
  void closeOver(Scope &Made, unsigned PositionalDefaults,
                 unsigned KeywordDefaults);
  void defaults(Scope &Made, ParseNode &Parameters, Rule ListRule);
  void defaultOf(ParseNode Parameter);
  Qstr makeFunction(ParseStruct *S, EmitOption Option);
  Qstr makeClass(ParseStruct *S, EmitOption Option);
  void function(ParseStruct *S);
  void classDefinition(ParseStruct *S);
  void lambda(ParseStruct *S);
  void decorated(ParseStruct *S);
  bool builtInDecorator(NodeList Names, EmitOption &Option);
  std::optional<EmitOption> emitOptionOf(Qstr Decorator) const;
  void noteUnsupported(uint32_t Line, EmitOption Option);

  // CompilerExceptions.cpp: try and with.
  enum class Handler { With, Except, Finally };
  void enterHandler(Label L, Handler Kind);
  void leaveHandler();
  void tryStatement(ParseStruct *S);
  void tryExcept(ParseNode Body, NodeList Excepts, ParseNode Else);
  bool exceptClause(ParseNode Clause, bool IsLast, Label Done);
  /// Slots that a handler leaves for a value that is being returned: none
  /// before 1.22.2.
  int returnedValue() const { return Config.Version >= 22; }
  void tryFinally(ParseNode Body, NodeList Excepts, ParseNode Else,
                  ParseNode Finally);
  void withStatement(ParseStruct *S);
  void withItems(NodeList Items, ParseNode Body);

  // CompilerAsync.cpp
  void asyncStatement(ParseStruct *S);
  void asyncFor(ParseStruct *S);
  void asyncWith(ParseStruct *S);
  void asyncWithItems(NodeList Items, ParseNode Body);
  void awaitMethod(Qstr Method);
  void yieldFrom();

  /// Where break and continue lead; restored when a loop's body ends.
  struct Loop {
    static constexpr Label None = ~Label(0);
    Label Break = None, Continue = None;
    bool LeavesFor = false; ///< MP_EMIT_BREAK_FROM_FOR
    unsigned ExceptLevel = 0;
  };
  Loop startLoop(bool IsFor);

  /// Keeps the nesting of the source from overflowing the stack.
  struct Nesting {
    Compiler &C;
    explicit Nesting(Compiler &C);
    ~Nesting() { --C.Depth; }
  };

  const CompileInput &Input;
  const CompileContext &Context;
  const CompilerConfig &Config;
  Arena &A;
  Memory *M;
  const KnownNames Known;
  EmitCommon Common;
  std::optional<Emitter> E;
  /// A block that became machine code.
  struct Noted {
    Scope *Block;
    NativeOperations Operations;
  };
  std::vector<Noted> NotedBlocks;
  std::optional<NativeEmitter> Native; ///< When the first needs it.
  Label LabelCount = 0;                ///< max_num_labels

  bool InScopePass = true;
  bool HaveStar = false;
  unsigned KeywordDefaults = 0, PositionalDefaults = 0;
  Label NextLabel = 0;
  Loop CurrentLoop;
  unsigned ExceptLevel = 0;
  unsigned Depth = 0;
  uint32_t ScopeCount = 0;
  Scope *First = nullptr, *Last = nullptr, *Current = nullptr;
  std::optional<CompileError> Error;
  std::vector<Unsupported> Unsupporteds;
  ir::SourceMap Source;
  /// Indices into Source.Statements.
  llvm::DenseMap<const ParseStruct *, uint32_t> Statements;
};

} // namespace pymemlint::micropython
#endif
