// py/compile.c: the passes over all blocks of a program, and the dispatch to
// the function that compiles a node.
#include "analyzer/runtimes/micropython/compiler/Compiler.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/Object.h"
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"
#include "llvm/ADT/Twine.h"

namespace pymemlint::micropython {

Compiler::Compiler(const CompileInput &Input, const CompileContext &Context)
    : Input(Input), Context(Context), Config(Context.Config),
      A(Context.Storage), M(Context.Device),
      Known(Context.Names, /*InternMissing=*/!Context.Device),
      Common(Input.SourceName, Config, Context.Constants, A, M) {}

Compiler::Nesting::Nesting(Compiler &C) : C(C) {
  // Far beyond what the C stack of any device holds.
  constexpr unsigned Limit = 2500;
  if (++C.Depth > Limit) {
    --C.Depth;
    throw CompileError{CompileError::RuntimeError, 0,
                       "maximum recursion depth exceeded"};
  }
}

Qstr Compiler::simpleName(ScopeKind Kind, ParseNode Node) const {
  switch (Kind) {
  case ScopeKind::Module:
    return Known.Module;
  case ScopeKind::Lambda:
    return Known.Lambda;
  case ScopeKind::ListComprehension:
    return Known.ListComprehension;
  case ScopeKind::DictComprehension:
    return Known.DictComprehension;
  case ScopeKind::SetComprehension:
    return Known.SetComprehension;
  case ScopeKind::GeneratorExpression:
    return Known.GeneratorExpression;
  case ScopeKind::Class:
  case ScopeKind::Function:
    return Node.structure()->Nodes[0].number();
  }
  return 0;
}

// scope_new and scope_new_and_link.
Scope *Compiler::newScope(ScopeKind Kind, ParseNode Node, EmitOption Option) {
  auto *S = A.make<Scope>(Kind, Node, simpleName(Kind, Node), Option);
  S->Number = ScopeCount++;
  if (M) {
    M->allocate(S->StructCell, Config.ScopeBytes);
    S->Code = A.make<RawCodeCell>();
    M->allocate(*S->Code, Config.RawCodeBytes);
  }
  S->initNames(Config, A, M);
  S->Parent = Current;
  (Last ? Last->Next : First) = S;
  Last = S;
  return S;
}

CompiledModule Compiler::compile() {
  using Wanted = CompileInput::Source;
  if (Input.WantsSource == Wanted::Kept)
    findStatements();
  newScope(ScopeKind::Module, Input.Root, EmitOption::None);
  E.emplace(Common, Config, Known, Input.OptimisationLevel, A, M, NextLabel);
  resolveNames();
  CompiledModule Result;
  if (!hasError())
    emitCode(Result);
  if (hasError())
    fail();
  fillTables(Result);
  if (Input.WantsSource != Wanted::Dropped)
    describeBlocks(Source);
  Result.Source = std::move(Source);
  freeMemory();
  Result.Unsupporteds = std::move(Unsupporteds);
  Result.CountsTooShort = E->countsTooShort();
  return Result;
}

/// MP_PASS_SCOPE of every block: finds the names and their kinds.
void Compiler::resolveNames() {
  InScopePass = true;
  Label MaxLabels = 0;
  for (Scope *S = First; S && !hasError(); S = S->Next) {
    compileScope(*S);
    for (NameInfo &Info : S->names())
      if (Info.Kind == NameKind::GlobalImplicit)
        S->closeOverIfBoundAround(Info);
    MaxLabels = std::max(MaxLabels, NextLabel);
  }
  for (Scope *S = First; S && !hasError(); S = S->Next)
    S->computeSlots(Known.DunderClass, [&](Qstr Name) {
      return viperTypeOf(Context.Names.text(Name))
                 .value_or(ViperType::Object) >= ViperType::Int;
    });
  E->setLabelCount(MaxLabels);
  LabelCount = MaxLabels;
}

/// The later passes of every block.
void Compiler::emitCode(CompiledModule &Result) {
  InScopePass = false;
  Result.Module = std::make_unique<ir::Module>();
  Result.Module->Functions.reserve(ScopeCount);
  for (Scope *S = First; S && !hasError(); S = S->Next) {
    compileScope(*S);
    auto Function = std::make_unique<ir::Function>();
    if (S->isNative() && emitsNative())
      emitNative(*Function);
    else
      E->finish(*Function, Source.Statements);
    Result.Module->Functions.push_back(std::move(Function));
  }
  if (hasError())
    return;
  Common.freeze();
  for (const Noted &N : NotedBlocks)
    E->describeNative(*N.Block, N.Operations,
                      *Result.Module->Functions[N.Block->Number]);
}

void Compiler::emitNative(ir::Function &Function) {
  if (!Native)
    Native.emplace(Common, Config, Known, Context.Names, A, M, Context.Events,
                   LabelCount);
  try {
    E->finish(Function, *Native);
    NotedBlocks.push_back({Current, Current->Option == EmitOption::Viper
                                        ? Native->takeTyped()
                                        : E->takeOperations()});
  } catch (const CompileError &Thrown) {
    if (Thrown.K != CompileError::ViperTypeError)
      throw;
    Error = Thrown;
  }
  if (Native->asserted())
    Unsupporteds.push_back(
        {Native->assertedLine(),
         (llvm::Twine(Native->asserted()) + " in viper code").str()});
}

/// Ends with the error that was met first.
void Compiler::fail() {
  noteErrorLine(Current->Node);
  if (Context.Events)
    Context.Events->tracebackAdded(*Error, Current->SimpleName);
  freeMemory();
  throw *Error;
}

static ir::Constant describeConstant(ConstantFactory &Constants, Value V) {
  ConstantView View = Constants.view(V);
  ir::Constant Result;
  switch (View.K) {
  case ConstantView::None:
    Result.K = ir::Constant::Kind::None;
    break;
  case ConstantView::False:
    Result.K = ir::Constant::Kind::False;
    break;
  case ConstantView::True:
    Result.K = ir::Constant::Kind::True;
    break;
  case ConstantView::Ellipsis:
    Result.K = ir::Constant::Kind::Ellipsis;
    break;
  case ConstantView::Integer:
    Result.K = ir::Constant::Kind::Integer;
    break;
  case ConstantView::Float:
    Result.K = ir::Constant::Kind::Float;
    break;
  case ConstantView::Complex:
    Result.K = ir::Constant::Kind::Complex;
    break;
  case ConstantView::String:
    Result.K = ir::Constant::Kind::String;
    break;
  case ConstantView::Bytes:
    Result.K = ir::Constant::Kind::Bytes;
    break;
  case ConstantView::Tuple:
    Result.K = ir::Constant::Kind::Tuple;
    break;
  }
  Result.Text = std::move(View.Text);
  for (Value Item : View.Items)
    Result.Items.push_back(describeConstant(Constants, Item));
  return Result;
}

/// mp_emit_common_populate_module_context.
void Compiler::fillTables(CompiledModule &Result) {
  Result.Names = Common.names();
  Result.TableNames = Common.tableNames();
  Result.Objects = Common.objects();
  Result.ConstantList = Common.constantList();
  if (M && E->structCell())
    Result.EmitterPlace = M->recordWord(*E->structCell());
  if (M && Common.namesCell())
    Result.NamesPlace = M->recordWord(*Common.namesCell());
  ir::Module &Module = *Result.Module;
  if (Native) {
    constexpr uint8_t SubVersion = 3; // MPY_SUB_VERSION
    Module.SubVersion = SubVersion;
    Module.Architecture = uint8_t(Config.Native.For);
  }
  Module.SourceName = Context.Names.text(Input.SourceName).str();
  Module.TableNames = Result.TableNames;
  Module.Names.reserve(Result.Names.size());
  for (Qstr Name : Result.Names)
    Module.Names.push_back(Context.Names.text(Name).str());
  Module.Objects.reserve(Result.Objects.size());
  for (Value V : Result.Objects) {
    if (V == Value::sentinel()) // EmitCommon::useFunctionTable
      Module.Objects.push_back({ir::Constant::Kind::FunctionTable, {}, {}});
    else
      Module.Objects.push_back(describeConstant(Context.Constants, V));
  }
  Result.Root = First->Code;
  if (Context.Events)
    Context.Events->tablesFilled(Result.Names, Result.TableNames,
                                 Result.Objects);
}

/// The end of mp_compile_to_raw_code: emitter, tree and blocks are given back.
void Compiler::freeMemory() {
  E->freeMemory();
  if (Native)
    Native->freeMemory();
  if (Context.Events)
    Context.Events->freeParseTree();
  if (!M)
    return;
  for (Scope *S = First; S; S = S->Next) {
    M->free(S->NamesCell, uint64_t(S->allocatedNames()) * Config.IdInfoBytes);
    M->free(S->StructCell, Config.ScopeBytes);
  }
}

void Compiler::noteErrorLine(ParseNode N) {
  if (Error->Line == 0 && N.isStruct())
    Error->Line = N.structure()->Line;
}

void Compiler::syntaxError(ParseNode N, const char *Message) {
  if (hasError())
    return;
  Error = CompileError{CompileError::SyntaxError, 0, Message};
  if (Context.Events)
    Context.Events->exceptionMade(*Error);
  noteErrorLine(N);
}

// mp_emit_common_id_op: all names of the block are known by now.
const NameInfo &Compiler::nameInfo(Qstr Name) {
  NameInfo *Info = Current->find(Name);
  assert(Info && "a name that the first pass did not meet");
  return *Info;
}

void Compiler::loadName(Qstr Name) {
  if (InScopePass) {
    Current->findOrAdd(Name, NameKind::GlobalImplicit);
    return;
  }
  const NameInfo &Info = nameInfo(Name);
  if (Info.Kind == NameKind::GlobalExplicit)
    E->loadGlobal(Name);
  else if (Info.Kind < NameKind::GlobalExplicit)
    E->loadName(Name);
  else
    E->loadSlot(Info.Slot, Info.Kind != NameKind::Local);
}

void Compiler::storeName(Qstr Name) {
  if (InScopePass) {
    Current->findForModification(Name);
    return;
  }
  const NameInfo &Info = nameInfo(Name);
  if (Info.Kind == NameKind::GlobalExplicit)
    E->storeGlobal(Name);
  else if (Info.Kind < NameKind::GlobalExplicit)
    E->storeName(Name);
  else
    E->storeSlot(Info.Slot, Info.Kind != NameKind::Local);
}

void Compiler::deleteName(Qstr Name) {
  if (InScopePass) {
    Current->findForModification(Name);
    return;
  }
  const NameInfo &Info = nameInfo(Name);
  if (Info.Kind == NameKind::GlobalExplicit)
    E->deleteGlobal(Name);
  else if (Info.Kind < NameKind::GlobalExplicit)
    E->deleteName(Name);
  else
    E->deleteSlot(Info.Slot, Info.Kind != NameKind::Local);
}

// compile_node.
void Compiler::node(ParseNode N) {
  if (N.isNull())
    return;
  if (N.isStruct())
    return structure(N.structure());
  if (N.isSmallInt())
    return E->loadSmallInt(N.smallInt());
  if (N.isId())
    return loadName(N.number());
  if (N.isString())
    return E->loadString(N.number());
  switch (Token(N.number())) {
  case Token::KwFalse:
    return E->loadToken(bytecode::LoadConstFalse);
  case Token::KwNone:
    return E->loadToken(bytecode::LoadConstNone);
  case Token::KwTrue:
    return E->loadToken(bytecode::LoadConstTrue);
  case Token::Ellipsis:
    return E->loadEllipsis();
  default:
    return; // A line break between statements.
  }
}

// compile_function: the table that py/grammar.h makes.
void Compiler::structure(ParseStruct *S) {
  Nesting Guard(*this);
  E->setLine(S->Line);
  auto It = Statements.empty() ? Statements.end() : Statements.find(S);
  if (It == Statements.end())
    return codeOf(S);
  const uint32_t Number = It->second;
  E->beginStatement(Number);
  if (!InScopePass)
    Source.Statements[Number].Function = Current->Number;
  codeOf(S);
  E->endStatement(Number);
}

void Compiler::codeOf(ParseStruct *S) {
  switch (ruleOf(S)) {
  case Rule::FileInput:
  case Rule::FileInput2:
  case Rule::SimpleStmt2:
  case Rule::PassStmt:
  case Rule::SuiteBlockStmts:
    return allNodes(S);
  case Rule::Decorated:
    return decorated(S);
  case Rule::Funcdef:
    return function(S);
  case Rule::ExprStmt:
    return expressionStatement(S);
  case Rule::TestlistStarExpr:
  case Rule::Subscriptlist:
  case Rule::Testlist:
    return tuple(S);
  case Rule::DelStmt:
    return deleteStatement(S);
  case Rule::BreakStmt:
  case Rule::ContinueStmt:
    return breakOrContinue(S);
  case Rule::ReturnStmt:
    return returnStatement(S);
  case Rule::YieldStmt:
    return yieldStatement(S);
  case Rule::RaiseStmt:
    return raiseStatement(S);
  case Rule::ImportName:
    return importNames(S);
  case Rule::ImportFrom:
    return importFrom(S);
  case Rule::GlobalStmt:
  case Rule::NonlocalStmt:
    return globalOrNonlocal(S);
  case Rule::AssertStmt:
    return assertStatement(S);
  case Rule::AsyncStmt:
    return asyncStatement(S);
  case Rule::IfStmt:
    return ifStatement(S);
  case Rule::WhileStmt:
    return whileStatement(S);
  case Rule::ForStmt:
    return forStatement(S);
  case Rule::TryStmt:
    return tryStatement(S);
  case Rule::WithStmt:
    return withStatement(S);
  case Rule::NamedexprTest:
    return namedExpression(S->Nodes[0], S->Nodes[1]);
  case Rule::TestIfExpr:
    return ifExpression(S);
  case Rule::Lambdef:
  case Rule::LambdefNocond:
    return lambda(S);
  case Rule::OrTest:
  case Rule::AndTest:
    return orAndTest(S);
  case Rule::NotTest2:
    return notTest(S);
  case Rule::Comparison:
    return comparison(S);
  case Rule::StarExpr:
    return starExpression(S);
  case Rule::Expr:
    return bitOperation(S, ir::BinaryOperator::Or);
  case Rule::XorExpr:
    return bitOperation(S, ir::BinaryOperator::Xor);
  case Rule::AndExpr:
    return bitOperation(S, ir::BinaryOperator::And);
  case Rule::ShiftExpr:
  case Rule::ArithExpr:
  case Rule::Term:
    return term(S);
  case Rule::Factor2:
    return factor(S);
  case Rule::Power:
    return power(S);
  case Rule::AtomExprAwait:
    return awaitExpression(S);
  case Rule::AtomExprNormal:
    return atomExpression(S);
  case Rule::AtomParen:
    return parenthesis(S);
  case Rule::AtomBracket:
    return bracket(S);
  case Rule::AtomBrace:
    return brace(S, /*MakesMap=*/true);
  case Rule::TrailerParen:
    return arguments(S->Nodes[0], /*IsMethod=*/false, /*Extra=*/0);
  case Rule::TrailerBracket:
    node(S->Nodes[0]);
    return E->loadSubscript();
  case Rule::TrailerPeriod:
    return E->loadAttribute(S->Nodes[0].number());
  case Rule::Subscript2:
  case Rule::Subscript3:
    return slice(S);
  case Rule::DictorsetmakerItem:
    return dictItem(S);
  case Rule::Classdef:
    return classDefinition(S);
  case Rule::YieldExpr:
    return yieldExpression(S);
  case Rule::ConstObject:
    return E->loadConstant(constantOf(S));
  default:
    assert(false && "a rule that has no code of its own");
  }
}

// compile_generic_all_nodes.
void Compiler::allNodes(ParseStruct *S) {
  E->beginBlock();
  for (ParseNode N : nodesOf(S)) {
    node(N);
    E->checkStatement(N.isStruct() ? N.structure()->Line : 0);
    if (hasError())
      return noteErrorLine(N);
  }
  E->endBlock();
}

CompiledModule compileModule(const CompileInput &Input,
                             const CompileContext &Context) {
  return Compiler(Input, Context).compile();
}

} // namespace pymemlint::micropython
