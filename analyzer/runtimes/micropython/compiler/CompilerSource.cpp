// What is kept of a source beyond its code: the places of its statements, where
// its names live, and annotations, which py/compile.c drops.
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

static bool isStatement(Rule R) {
  switch (R) {
  case Rule::ExprStmt:
  case Rule::DelStmt:
  case Rule::PassStmt:
  case Rule::BreakStmt:
  case Rule::ContinueStmt:
  case Rule::ReturnStmt:
  case Rule::YieldStmt:
  case Rule::RaiseStmt:
  case Rule::ImportName:
  case Rule::ImportFrom:
  case Rule::GlobalStmt:
  case Rule::NonlocalStmt:
  case Rule::AssertStmt:
  case Rule::AsyncStmt:
  case Rule::IfStmt:
  case Rule::WhileStmt:
  case Rule::ForStmt:
  case Rule::TryStmt:
  case Rule::WithStmt:
  case Rule::Funcdef:
  case Rule::Classdef:
  case Rule::Decorated:
    return true;
  default:
    return false;
  }
}

/// Before any pass: the passes write what is no node into the tree.
void Compiler::findStatements() {
  llvm::SmallVector<ParseNode, 32> Left = {Input.Root};
  while (!Left.empty()) {
    const ParseNode N = Left.pop_back_val();
    if (!N.isStruct())
      continue;
    const ParseStruct *S = N.structure();
    if (isStatement(ruleOf(S))) {
      Statements[S] = uint32_t(Source.Statements.size());
      Source.Statements.push_back({S->Line});
    }
    for (const ParseNode &Child : llvm::reverse(S->nodes()))
      Left.push_back(Child);
  }
}

/// Whether a default value is none, or of the type that is annotated for sure:
/// `n: int = None` is often written.
static bool isOfType(ParseNode Default, ParseNode Type,
                     const CompileContext &Context) {
  if (Default.isNull())
    return true;
  if (!Type.isId())
    return false;
  const llvm::StringRef Name = Context.Names.text(Type.number());
  return (Default.isSmallInt() && Name == "int") ||
         (Default.isString() && Name == "str") ||
         (Default.isToken() && Name == "bool" &&
          (isTokenOf(Default, Token::KwTrue) ||
           isTokenOf(Default, Token::KwFalse)));
}

std::vector<std::string> Compiler::annotations(Scope &S) {
  std::vector<std::string> Result;
  if (S.Kind != ScopeKind::Function)
    return Result;
  for (ParseNode N :
       listOf(S.Node.structure()->Nodes[1], Rule::Typedargslist)) {
    if (!isRule(N, Rule::TypedargslistName))
      continue;
    const ParseStruct *Parameter = N.structure();
    const NameInfo *Info = S.find(Parameter->Nodes[0].number());
    const ParseNode Type = Parameter->Nodes[1];
    if (!Info || Type.isNull() || !isOfType(Parameter->Nodes[2], Type, Context))
      continue;
    Result.resize(S.PositionalArguments + S.KeywordOnlyArguments);
    if (Info->Slot >= Result.size())
      continue;
    // Postponed ones are texts: "int".
    if (Type.isId() || Type.isString())
      Result[Info->Slot] = Context.Names.text(Type.number()).str();
    else if (isTokenOf(Type, Token::KwNone))
      Result[Info->Slot] = "None";
  }
  return Result;
}

void Compiler::describeBlocks(ir::SourceMap &Source) {
  using Place = ir::SourceVariable::Place;
  for (Scope *S = First; S; S = S->Next) {
    ir::SourceBlock &Block = Source.Blocks.emplace_back();
    Block.Annotations = annotations(*S);
    if (Input.WantsSource != CompileInput::Source::Kept)
      continue;
    Block.IsModuleOrClass =
        S->Kind == ScopeKind::Module || S->Kind == ScopeKind::Class;
    for (const NameInfo &Info : S->names()) {
      ir::SourceVariable V;
      V.Name = Context.Names.text(Info.Name).str();
      V.Slot = Info.Slot;
      switch (Info.Kind) {
      case NameKind::Undecided:
      case NameKind::GlobalImplicit: // Read only: it may be of the module.
        continue;
      case NameKind::GlobalImplicitAssigned:
      case NameKind::GlobalExplicit:
        V.P = Place::Named;
        break;
      case NameKind::Local:
        V.P = Place::Local;
        break;
      case NameKind::CellVariable:
      case NameKind::FreeVariable:
        V.P = Place::Cell;
        break;
      }
      Block.Variables.push_back(std::move(V));
    }
  }
}

} // namespace pymemlint::micropython
