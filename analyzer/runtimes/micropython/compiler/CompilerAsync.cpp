// py/compile.c: async and await.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

// compile_yield_from.
void Compiler::yieldFrom() {
  E->getIterator();
  E->loadNone();
  E->yieldFrom();
  reserveLabels(3);
}

// compile_await_object_method.
void Compiler::awaitMethod(Qstr Method) {
  E->loadMethod(Method);
  E->callMethod(0, 0, false);
  yieldFrom();
}

void Compiler::asyncStatement(ParseStruct *S) {
  ParseStruct *What = S->Nodes[0].structure();
  if (ruleOf(What) == Rule::Funcdef) {
    function(What);
    What->Nodes[4].opaque<Scope>()->Flags |= ir::IsGenerator;
    return;
  }
  if (!(Current->Flags & ir::IsGenerator))
    return syntaxError(What, "async for/with outside async function");
  if (ruleOf(What) == Rule::ForStmt)
    asyncFor(What);
  else
    asyncWith(What);
}

// compile_async_for_stmt.
void Compiler::asyncFor(ParseStruct *S) {
  Label WhileElse = newLabel(), TryException = newLabel();
  Label TryElse = newLabel(), TryFinally = newLabel();
  node(S->Nodes[1]);
  E->loadMethod(Known.DunderAiter);
  E->callMethod(0, 0, false);
  // Before 1.21 the iterator is kept in the variable that it came from.
  const bool IsFormer = Config.Version < 21;
  const bool HasVariable = IsFormer && S->Nodes[1].isId();
  if (HasVariable)
    storeName(S->Nodes[1].number());
  else if (IsFormer)
    Unsupporteds.push_back({S->Line, "async for over an expression"});
  Loop Around = startLoop(/*IsFor=*/false);
  Label Break = CurrentLoop.Break, Continue = CurrentLoop.Continue;
  E->assignLabel(Continue);
  enterHandler(TryException, Handler::Except);
  if (HasVariable)
    loadName(S->Nodes[1].number());
  else
    E->duplicate();
  awaitMethod(Known.DunderAnext);
  assign(S->Nodes[0], Assign::Store);
  E->popExceptJump(TryElse, /*InHandler=*/false);

  // StopAsyncIteration ends the loop, all else goes on.
  E->assignLabel(TryException);
  E->startExceptHandler();
  E->duplicate();
  E->loadGlobal(Known.StopAsyncIteration);
  E->binary(ir::BinaryOperator::ExceptionMatch);
  E->popJumpIf(false, TryFinally);
  E->pop();
  E->popExceptJump(WhileElse, /*InHandler=*/true);
  E->assignLabel(TryFinally);
  E->adjustStackSize(1); // The exception.
  leaveHandler();
  E->endExceptHandler();

  E->assignLabel(TryElse);
  node(S->Nodes[2]);
  E->jump(Continue);
  CurrentLoop = Around;
  E->assignLabel(WhileElse);
  node(S->Nodes[3]);
  E->assignLabel(Break);
  if (!HasVariable)
    E->pop();
}

// compile_async_with_stmt_helper.
void Compiler::asyncWithItems(NodeList Items, ParseNode Body) {
  if (Items.empty())
    return node(Body);
  Nesting Guard(*this);
  Label FinallyBlock = newLabel(), ExitWithoutException = newLabel();
  Label Unwinding = newLabel(), End = newLabel();
  ParseNode Item = Items.front();
  bool HasTarget = isRule(Item, Rule::WithItem);
  node(HasTarget ? Item.structure()->Nodes[0] : Item);
  E->duplicate();
  awaitMethod(Known.DunderAenter);
  if (HasTarget)
    assign(Item.structure()->Nodes[1], Assign::Store);
  else
    E->pop();
  enterHandler(FinallyBlock, Handler::Finally);
  E->adjustStackSize(3); // The state of an unwinding jump.
  asyncWithItems(Items.drop_front(), Body);
  E->adjustStackSize(-3);

  E->asyncWithSetupFinally(ExitWithoutException, FinallyBlock, Unwinding);

  // An exception: __aexit__ may swallow it.
  E->duplicate();
  E->rotateThree();
  E->rotateTwo();
  E->loadMethod(Known.DunderAexit);
  E->rotateThree();
  E->rotateThree();
  E->duplicate();
  if (Config.CpythonCompat) {
    E->loadAttribute(Known.DunderClass);
  } else {
    loadName(Known.Type);
    E->rotateTwo();
    E->callFunction(1, 0, false);
  }
  E->rotateTwo();
  E->loadNone();
  E->callMethod(3, 0, false);
  yieldFrom();
  E->popJumpIf(false, End);
  E->pop();
  E->loadNone();
  E->jump(End);
  E->adjustStackSize(2);

  // A return or a jump, and no exception at all.
  E->assignLabel(Unwinding);
  E->rotateThree();
  E->rotateThree();
  E->assignLabel(ExitWithoutException);
  E->loadMethod(Known.DunderAexit);
  E->loadNone();
  E->duplicate();
  E->duplicate();
  E->callMethod(3, 0, false);
  yieldFrom();
  E->pop();
  E->adjustStackSize(-1);
  E->assignLabel(End);
  leaveHandler();
}

void Compiler::asyncWith(ParseStruct *S) {
  asyncWithItems(listOf(S->Nodes[0], Rule::WithStmtList), S->Nodes[1]);
}

} // namespace pymemlint::micropython
