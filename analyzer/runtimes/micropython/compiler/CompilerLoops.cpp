// py/compile.c: if, while and for, and conditions that are jumps.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

// c_if_cond: jumps to L when N is JumpIf.
void Compiler::condition(ParseNode N, bool JumpIf, Label L) {
  Nesting Guard(*this);
  if (isConstant(N, false)) {
    if (!JumpIf)
      E->jump(L);
    return;
  }
  if (isConstant(N, true)) {
    if (JumpIf)
      E->jump(L);
    return;
  }
  bool IsOr = isRule(N, Rule::OrTest);
  if (IsOr || isRule(N, Rule::AndTest)) {
    NodeList Tests = nodesOf(N.structure());
    if (IsOr == JumpIf) {
      // Each test alone decides for the jump.
      for (ParseNode Test : Tests)
        condition(Test, JumpIf, L);
      return;
    }
    Label Stay = newLabel();
    for (ParseNode Test : Tests.drop_back())
      condition(Test, !JumpIf, Stay);
    condition(Tests.back(), JumpIf, L);
    return E->assignLabel(Stay);
  }
  if (isRule(N, Rule::NotTest2))
    return condition(N.structure()->Nodes[0], !JumpIf, L);
  node(N);
  E->popJumpIf(JumpIf, L);
}

// compile_if_stmt.
void Compiler::ifStatement(ParseStruct *S) {
  Label End = newLabel();
  // False: nothing more follows, because the condition is always true.
  auto branch = [&](ParseNode Test, ParseNode Body, bool JumpsOver) {
    if (isConstant(Test, false))
      return true;
    Label Fail = newLabel();
    condition(Test, false, Fail);
    node(Body);
    if (isConstant(Test, true))
      return false;
    if (JumpsOver)
      E->jump(End);
    E->assignLabel(Fail);
    return true;
  };
  bool HasMore = !S->Nodes[2].isNull() || !S->Nodes[3].isNull();
  bool GoesOn = branch(S->Nodes[0], S->Nodes[1], HasMore);
  if (GoesOn)
    for (ParseNode Elif : listOf(S->Nodes[2], Rule::IfStmtElifList)) {
      GoesOn = branch(Elif.structure()->Nodes[0], Elif.structure()->Nodes[1],
                      /*JumpsOver=*/true);
      if (!GoesOn)
        break;
    }
  if (GoesOn)
    node(S->Nodes[3]);
  E->assignLabel(End);
}

// START_BREAK_CONTINUE_BLOCK: returns the loop around.
Compiler::Loop Compiler::startLoop(bool IsFor) {
  Loop Around = CurrentLoop;
  CurrentLoop.Break = newLabel();
  CurrentLoop.Continue = newLabel();
  CurrentLoop.LeavesFor = IsFor;
  CurrentLoop.ExceptLevel = ExceptLevel;
  return Around;
}

void Compiler::whileStatement(ParseStruct *S) {
  Loop Around = startLoop(/*IsFor=*/false);
  Label Break = CurrentLoop.Break, Continue = CurrentLoop.Continue;
  if (!isConstant(S->Nodes[0], false)) {
    Label Top = newLabel();
    if (!isConstant(S->Nodes[0], true))
      E->jump(Continue);
    E->assignLabel(Top);
    node(S->Nodes[1]);
    E->assignLabel(Continue);
    condition(S->Nodes[0], true, Top);
  }
  CurrentLoop = Around; // For a break in the else block.
  node(S->Nodes[2]);
  E->assignLabel(Break);
}

/// Whether \p S is "for NAME in range(...)" that can count without an
/// iterator: the step is a small integer other than 0.
bool Compiler::matchRange(ParseStruct *S, RangeLoop &Loop) {
  if (!S->Nodes[0].isId() || !isRule(S->Nodes[1], Rule::AtomExprNormal))
    return false;
  ParseStruct *Call = S->Nodes[1].structure();
  if (!isName(Call->Nodes[0], Known.Range) ||
      !isRule(Call->Nodes[1], Rule::TrailerParen))
    return false;
  NodeList Arguments =
      listOf(Call->Nodes[1].structure()->Nodes[0], Rule::Arglist);
  Loop = {S->Nodes[0], ParseNode::smallInt(0),
          ParseNode(), ParseNode::smallInt(1),
          S->Nodes[2], S->Nodes[3]};
  switch (Arguments.size()) {
  case 1:
    Loop.End = Arguments[0];
    break;
  case 3:
    Loop.Step = Arguments[2];
    if (!Loop.Step.isSmallInt() || Loop.Step.smallInt() == 0)
      return false;
    [[fallthrough]];
  case 2:
    Loop.Start = Arguments[0];
    Loop.End = Arguments[1];
    break;
  default:
    return false;
  }
  auto isPlain = [](ParseNode N) {
    return !isRule(N, Rule::ArglistStar) && !isRule(N, Rule::ArglistDblStar) &&
           !isRule(N, Rule::Argument);
  };
  return isPlain(Loop.Start) && isPlain(Loop.End);
}

// compile_for_stmt_optimised_range: the next value, and below it the end
// unless that is a small integer, are on the stack.
void Compiler::rangeLoop(const RangeLoop &Range) {
  Loop Around = startLoop(/*IsFor=*/false);
  Label Break = CurrentLoop.Break, Continue = CurrentLoop.Continue;
  Label Top = newLabel(), Entry = newLabel();
  bool EndOnStack = !Range.End.isSmallInt();
  if (EndOnStack)
    node(Range.End);
  node(Range.Start);
  E->jump(Entry);
  E->assignLabel(Top);
  E->duplicate();
  assign(Range.Variable, Assign::Store);
  node(Range.Body);
  E->assignLabel(Continue);
  node(Range.Step);
  E->binary(ir::BinaryOperator::InplaceAdd);
  E->assignLabel(Entry);
  if (EndOnStack) {
    E->duplicateTwo();
    E->rotateTwo();
  } else {
    E->duplicate();
    node(Range.End);
  }
  E->binary(Range.Step.smallInt() >= 0 ? ir::BinaryOperator::Less
                                       : ir::BinaryOperator::More);
  E->popJumpIf(true, Top);
  CurrentLoop = Around;

  auto dropState = [&] {
    E->pop();
    if (EndOnStack)
      E->pop();
  };
  bool HasElse = !Range.Else.isNull();
  Label End = 0;
  if (HasElse) {
    // The else block may break out of a loop around, so the state goes first.
    dropState();
    node(Range.Else);
    End = newLabel();
    E->jump(End);
    E->adjustStackSize(1 + EndOnStack);
  }
  E->assignLabel(Break);
  dropState();
  if (HasElse)
    E->assignLabel(End);
}

void Compiler::forStatement(ParseStruct *S) {
  RangeLoop Range;
  if (matchRange(S, Range))
    return rangeLoop(Range);
  Loop Around = startLoop(/*IsFor=*/true);
  Label Break = CurrentLoop.Break, Continue = CurrentLoop.Continue;
  Label Pop = newLabel();
  node(S->Nodes[1]);
  E->getIteratorOnStack();
  E->assignLabel(Continue);
  E->forIterator(Pop);
  assign(S->Nodes[0], Assign::Store);
  node(S->Nodes[2]);
  E->jump(Continue);
  E->assignLabel(Pop);
  E->forIteratorEnd();
  CurrentLoop = Around;
  node(S->Nodes[3]);
  E->assignLabel(Break);
}

} // namespace pymemlint::micropython
