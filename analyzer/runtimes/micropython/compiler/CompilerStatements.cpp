// py/compile.c: simple statements.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

static bool isLoneConstant(ParseNode N) {
  return (N.isLeaf() && !N.isId()) || isRule(N, Rule::ConstObject);
}

// compile_expr_stmt.
void Compiler::expressionStatement(ParseStruct *S) {
  ParseNode Left = S->Nodes[0], Right = S->Nodes[1];
  if (Right.isNull()) {
    if (Input.IsRepl && Current->Kind == ScopeKind::Module) {
      loadName(Known.DunderReplPrint);
      node(Left);
      E->callFunction(1, 0, false);
      E->pop();
    } else if (!isLoneConstant(Left)) {
      node(Left);
      E->pop();
    }
    return;
  }
  if (isRule(Right, Rule::Annassign)) {
    ParseNode Assigned = Right.structure()->Nodes[1];
    if (!Assigned.isNull())
      return plainAssignment(Left, Assigned);
    // An annotation alone makes the name a local of a function.
    if (Current->Kind == ScopeKind::Function && Left.isId())
      Current->findOrAdd(Left.number(), NameKind::Local);
    return;
  }
  if (isRule(Right, Rule::ExprStmtAugassign)) {
    ParseStruct *Augmented = Right.structure();
    assign(Left, Assign::AugmentedLoad);
    node(Augmented->Nodes[1]);
    // The tokens and the operators are in the same order.
    E->binary(ir::BinaryOperator(unsigned(ir::BinaryOperator::InplaceOr) +
                                 Augmented->Nodes[0].number() -
                                 unsigned(Token::DelPipeEqual)));
    return assign(Left, Assign::AugmentedStore);
  }
  if (isRule(Right, Rule::ExprStmtAssignList)) {
    // a = b = c: the value first, then stores from the left.
    NodeList Targets = nodesOf(Right.structure());
    ParseNode Value = Targets.back();
    Targets = Targets.drop_back();
    node(Value);
    if (!Targets.empty())
      E->duplicate();
    assign(Left, Assign::Store);
    for (size_t I = 0; I != Targets.size(); ++I) {
      if (I + 1 < Targets.size())
        E->duplicate();
      assign(Targets[I], Assign::Store);
    }
    return;
  }
  plainAssignment(Left, Right);
}

void Compiler::deleteStatement(ParseStruct *S) {
  for (ParseNode N : listOf(S->Nodes[0], Rule::Exprlist))
    deleteTarget(N);
}

// c_del_stmt.
void Compiler::deleteTarget(ParseNode N) {
  Nesting Guard(*this);
  if (N.isId())
    return deleteName(N.number());
  if (isRule(N, Rule::AtomExprNormal)) {
    ParseStruct *S = N.structure();
    node(S->Nodes[0]);
    if (S->Nodes[1].isStruct()) {
      ParseStruct *Trailer = S->Nodes[1].structure();
      if (ruleOf(Trailer) == Rule::AtomExprTrailers) {
        NodeList Trailers = nodesOf(Trailer);
        for (ParseNode Earlier : Trailers.drop_back())
          node(Earlier);
        Trailer = Trailers.back().structure();
      }
      if (ruleOf(Trailer) == Rule::TrailerBracket) {
        node(Trailer->Nodes[0]);
        return E->deleteSubscript();
      }
      if (ruleOf(Trailer) == Rule::TrailerPeriod)
        return E->deleteAttribute(Trailer->Nodes[0].number());
    }
  } else if (isRule(N, Rule::AtomParen)) {
    N = N.structure()->Nodes[0];
    if (N.isStruct() && !isComprehensionList(N.structure())) {
      for (ParseNode Item : nodesOf(N.structure()))
        deleteTarget(Item);
      return;
    }
  }
  syntaxError(N, "can't delete expression");
}

void Compiler::breakOrContinue(ParseStruct *S) {
  Label L =
      ruleOf(S) == Rule::BreakStmt ? CurrentLoop.Break : CurrentLoop.Continue;
  if (L == Loop::None)
    syntaxError(S, "'break'/'continue' outside loop");
  bool LeavesFor = ruleOf(S) == Rule::BreakStmt && CurrentLoop.LeavesFor;
  E->unwindJump(L, LeavesFor, ExceptLevel - CurrentLoop.ExceptLevel);
}

void Compiler::returnStatement(ParseStruct *S) {
  if (Config.CpythonCompat && Current->Kind != ScopeKind::Function)
    return syntaxError(S, "'return' outside function");
  ParseNode Value = S->Nodes[0];
  if (Value.isNull()) {
    E->loadNone();
  } else if (Config.CompReturnIfExpr && isRule(Value, Rule::TestIfExpr)) {
    // Both values of a conditional expression are returned where they are.
    ParseStruct *If = Value.structure(), *Else = If->Nodes[1].structure();
    Label Fail = newLabel();
    condition(Else->Nodes[0], false, Fail);
    node(If->Nodes[0]);
    E->returnValue();
    E->assignLabel(Fail);
    node(Else->Nodes[1]);
  } else {
    node(Value);
  }
  E->returnValue();
}

void Compiler::yieldStatement(ParseStruct *S) {
  node(S->Nodes[0]);
  E->pop();
}

void Compiler::raiseStatement(ParseStruct *S) {
  ParseNode What = S->Nodes[0];
  // The native emitter asserts that it raises one object.
  if (Current->isNative() && !InScopePass &&
      (What.isNull() || isRule(What, Rule::RaiseStmtArg)))
    Unsupporteds.push_back(
        {S->Line, What.isNull() ? "raise of nothing in native code"
                                : "raise with a cause in native code"});
  if (What.isNull())
    return E->raise(0);
  if (isRule(What, Rule::RaiseStmtArg)) {
    node(What.structure()->Nodes[0]);
    node(What.structure()->Nodes[1]);
    return E->raise(2);
  }
  node(What);
  E->raise(1);
}

// compile_declare_global.
void Compiler::declareGlobal(ParseNode N, NameInfo &Info) {
  if (Info.Kind != NameKind::Undecided && Info.Kind != NameKind::GlobalExplicit)
    return syntaxError(N, "identifier redefined as global");
  Info.Kind = NameKind::GlobalExplicit;
  if (NameInfo *Global = Current->findGlobal(Info.Name))
    Global->Kind = NameKind::GlobalExplicit;
}

// compile_declare_nonlocal.
void Compiler::declareNonlocal(ParseNode N, NameInfo &Info) {
  if (Info.Kind == NameKind::Undecided) {
    Info.Kind = NameKind::GlobalImplicit;
    Current->closeOverIfBoundAround(Info);
    if (Info.Kind == NameKind::GlobalImplicit)
      syntaxError(N, "no binding for nonlocal found");
  } else if (Info.Kind != NameKind::FreeVariable) {
    syntaxError(N, "identifier redefined as nonlocal");
  }
}

void Compiler::globalOrNonlocal(ParseStruct *S) {
  if (!InScopePass)
    return;
  bool IsGlobal = ruleOf(S) == Rule::GlobalStmt;
  if (!IsGlobal && Current->Kind == ScopeKind::Module)
    return syntaxError(S, "can't declare nonlocal in outer code");
  for (ParseNode N : listOf(S->Nodes[0], Rule::NameList)) {
    NameInfo &Info = *Current->findOrAdd(N.number(), NameKind::Undecided);
    if (IsGlobal)
      declareGlobal(S, Info);
    else
      declareNonlocal(S, Info);
  }
}

void Compiler::assertStatement(ParseStruct *S) {
  if (Input.OptimisationLevel != 0)
    return;
  Label End = newLabel();
  condition(S->Nodes[0], true, End);
  E->loadGlobal(Known.AssertionError);
  if (!S->Nodes[1].isNull()) {
    node(S->Nodes[1]);
    E->callFunction(1, 0, false);
  }
  E->raise(1);
  E->assignLabel(End);
}

} // namespace pymemlint::micropython
