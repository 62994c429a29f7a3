// py/compile.c: try and with.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

// compile_increase_except_level.
void Compiler::enterHandler(Label L, Handler Kind) {
  switch (Kind) {
  case Handler::With:
    E->setupWith(L);
    break;
  case Handler::Except:
    E->setupExcept(L);
    break;
  case Handler::Finally:
    E->setupFinally(L);
    break;
  }
  if (++ExceptLevel > Current->ExceptionStackSize)
    Current->ExceptionStackSize = ExceptLevel;
}

// compile_decrease_except_level.
void Compiler::leaveHandler() {
  --ExceptLevel;
  E->endFinally();
  reserveLabels(1);
}

/// One except clause; false when it ends the statement with an error.
bool Compiler::exceptClause(ParseNode N, bool IsLast, Label Done) {
  ParseStruct *Clause = N.structure();
  Qstr Local = 0;
  bool HasLocal = false;
  Label NextClause = newLabel();
  if (Config.PySysSettrace)
    E->setLine(Clause->Line);
  ParseNode Match = Clause->Nodes[0];
  if (Match.isNull()) {
    if (!IsLast) {
      syntaxError(N, "default 'except' must be last");
      leaveHandler();
      return false;
    }
  } else {
    if (isRule(Match, Rule::TryStmtAsName)) {
      Local = Match.structure()->Nodes[1].number();
      HasLocal = true;
      Match = Match.structure()->Nodes[0];
    }
    E->duplicate();
    node(Match);
    E->binary(ir::BinaryOperator::ExceptionMatch);
    E->popJumpIf(false, NextClause);
  }
  if (HasLocal)
    storeName(Local);
  else
    E->pop();

  // "except X as e" deletes e at its end, also when that end is an exception.
  Label Cleanup = 0;
  if (HasLocal) {
    Cleanup = newLabel();
    enterHandler(Cleanup, Handler::Finally);
  }
  node(Clause->Nodes[1]);
  if (HasLocal) {
    E->loadNone();
    E->assignLabel(Cleanup);
    E->adjustStackSize(returnedValue()); // A value that is being returned.
    E->loadNone();
    storeName(Local);
    deleteName(Local);
    E->adjustStackSize(-returnedValue());
    leaveHandler();
  }
  E->popExceptJump(Done, /*InHandler=*/true);
  E->assignLabel(NextClause);
  E->adjustStackSize(1); // The exception.
  return true;
}

// compile_try_except.
void Compiler::tryExcept(ParseNode Body, NodeList Excepts, ParseNode Else) {
  Label Start = newLabel(), Success = newLabel();
  enterHandler(Start, Handler::Except);
  node(Body);
  E->popExceptJump(Success, /*InHandler=*/false);
  E->assignLabel(Start);
  E->startExceptHandler();
  Label Done = newLabel();
  for (ParseNode &Clause : Excepts)
    if (!exceptClause(Clause, &Clause == &Excepts.back(), Done))
      return;
  leaveHandler();
  E->endExceptHandler();
  E->assignLabel(Success);
  node(Else);
  E->assignLabel(Done);
}

// compile_try_finally.
void Compiler::tryFinally(ParseNode Body, NodeList Excepts, ParseNode Else,
                          ParseNode Finally) {
  Label Block = newLabel();
  enterHandler(Block, Handler::Finally);
  if (Excepts.empty()) {
    E->adjustStackSize(3); // The state of an unwinding jump.
    node(Body);
    E->adjustStackSize(-3);
  } else {
    tryExcept(Body, Excepts, Else);
  }
  E->loadNone(); // The body ended by itself.
  E->assignLabel(Block);
  E->adjustStackSize(returnedValue()); // A value that is being returned.
  node(Finally);
  E->adjustStackSize(-returnedValue());
  leaveHandler();
}

void Compiler::tryStatement(ParseStruct *S) {
  ParseNode Body = S->Nodes[0];
  ParseNode &Rest = S->Nodes[1];
  if (isRule(Rest, Rule::TryStmtFinally))
    return tryFinally(Body, {}, {}, Rest.structure()->Nodes[0]);
  if (!isRule(Rest, Rule::TryStmtExceptAndMore))
    return tryExcept(Body, listOf(Rest, Rule::TryStmtExceptList), {});
  ParseStruct *More = Rest.structure();
  NodeList Excepts = listOf(More->Nodes[0], Rule::TryStmtExceptList);
  if (More->Nodes[2].isNull())
    return tryExcept(Body, Excepts, More->Nodes[1]);
  tryFinally(Body, Excepts, More->Nodes[1],
             More->Nodes[2].structure()->Nodes[0]);
}

// compile_with_stmt_helper: each item is a block around the rest.
void Compiler::withItems(NodeList Items, ParseNode Body) {
  if (Items.empty())
    return node(Body);
  Nesting Guard(*this);
  Label End = newLabel();
  ParseNode Item = Items.front();
  if (isRule(Item, Rule::WithItem)) {
    node(Item.structure()->Nodes[0]);
    enterHandler(End, Handler::With);
    assign(Item.structure()->Nodes[1], Assign::Store);
  } else {
    node(Item);
    enterHandler(End, Handler::With);
    E->pop();
  }
  withItems(Items.drop_front(), Body);
  E->withCleanup(End);
  reserveLabels(3);
  leaveHandler();
}

void Compiler::withStatement(ParseStruct *S) {
  withItems(listOf(S->Nodes[0], Rule::WithStmtList), S->Nodes[1]);
}

} // namespace pymemlint::micropython
