// py/compile.c: operators and conditional expressions.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

// compile_test_if_expr.
void Compiler::ifExpression(ParseStruct *S) {
  ParseStruct *Else = S->Nodes[1].structure();
  Label Fail = newLabel(), End = newLabel();
  condition(Else->Nodes[0], false, Fail);
  node(S->Nodes[0]);
  E->jump(End);
  E->assignLabel(Fail);
  E->adjustStackSize(-1);
  node(Else->Nodes[1]);
  E->assignLabel(End);
}

void Compiler::orAndTest(ParseStruct *S) {
  bool IsOr = ruleOf(S) == Rule::OrTest;
  Label End = newLabel();
  NodeList Tests = nodesOf(S);
  for (ParseNode Test : Tests.drop_back()) {
    node(Test);
    E->jumpIfOrPop(IsOr, End);
  }
  node(Tests.back());
  E->assignLabel(End);
}

void Compiler::notTest(ParseStruct *S) {
  node(S->Nodes[0]);
  E->unary(ir::UnaryOperator::Not);
}

// compile_comparison: a < b < c keeps b while a < b is tested.
void Compiler::comparison(ParseStruct *S) {
  NodeList Nodes = nodesOf(S);
  node(Nodes[0]);
  bool IsChain = Nodes.size() > 3;
  Label Fail = IsChain ? newLabel() : 0;
  for (size_t I = 1; I + 1 < Nodes.size(); I += 2) {
    bool HasNext = I + 2 < Nodes.size();
    node(Nodes[I + 1]);
    if (HasNext) {
      E->duplicate();
      E->rotateThree();
    }
    bool IsNot = false;
    ParseNode Op = Nodes[I];
    if (isTokenOf(Op, Token::KwIn)) {
      E->binary(ir::BinaryOperator::In);
    } else if (Op.isToken()) {
      // The tokens and the operators are in the same order.
      E->binary(ir::BinaryOperator(Op.number() - unsigned(Token::OpLess)));
    } else if (isRule(Op, Rule::CompOpNotIn)) {
      E->binary(ir::BinaryOperator::In);
      IsNot = true;
    } else {
      E->binary(ir::BinaryOperator::Is);
      IsNot = !Op.structure()->Nodes[0].isNull();
    }
    if (IsNot)
      E->unary(ir::UnaryOperator::Not);
    if (HasNext)
      E->jumpIfOrPop(false, Fail);
  }
  if (!IsChain)
    return;
  Label End = newLabel();
  E->jump(End);
  E->assignLabel(Fail);
  E->adjustStackSize(1);
  E->rotateTwo();
  E->pop();
  E->assignLabel(End);
}

void Compiler::starExpression(ParseStruct *S) {
  syntaxError(S, "*x must be assignment target");
}

// compile_binary_op.
void Compiler::bitOperation(ParseStruct *S, ir::BinaryOperator Op) {
  NodeList Operands = nodesOf(S);
  node(Operands[0]);
  for (ParseNode Operand : Operands.drop_front()) {
    node(Operand);
    E->binary(Op);
  }
}

void Compiler::term(ParseStruct *S) {
  NodeList Nodes = nodesOf(S);
  node(Nodes[0]);
  for (size_t I = 1; I + 1 < Nodes.size(); I += 2) {
    node(Nodes[I + 1]);
    E->binary(ir::BinaryOperator(unsigned(ir::BinaryOperator::LeftShift) +
                                 Nodes[I].number() -
                                 unsigned(Token::OpDblLess)));
  }
}

void Compiler::factor(ParseStruct *S) {
  node(S->Nodes[1]);
  if (isTokenOf(S->Nodes[0], Token::OpTilde))
    E->unary(ir::UnaryOperator::Invert);
  else
    E->unary(isTokenOf(S->Nodes[0], Token::OpPlus)
                 ? ir::UnaryOperator::Positive
                 : ir::UnaryOperator::Negative);
}

void Compiler::power(ParseStruct *S) {
  allNodes(S);
  E->binary(ir::BinaryOperator::Power);
}

void Compiler::yieldExpression(ParseStruct *S) {
  if (Current->Kind != ScopeKind::Function &&
      Current->Kind != ScopeKind::Lambda)
    return syntaxError(S, "'yield' outside function");
  ParseNode What = S->Nodes[0];
  if (isRule(What, Rule::YieldArgFrom)) {
    node(What.structure()->Nodes[0]);
    return yieldFrom();
  }
  if (What.isNull())
    E->loadNone();
  else
    node(What);
  E->yieldValue();
  reserveLabels(1);
}

// compile_subscript: [start:stop:step].
void Compiler::slice(ParseStruct *S) {
  if (ruleOf(S) == Rule::Subscript2) {
    node(S->Nodes[0]);
    S = S->Nodes[1].structure();
  } else {
    E->loadNone();
  }
  ParseNode Rest = S->Nodes[0];
  ParseNode Step;
  if (Rest.isNull()) { // [a:]
    E->loadNone();
  } else if (isRule(Rest, Rule::Subscript3c)) { // [a::] and [a::c]
    E->loadNone();
    Step = Rest.structure()->Nodes[0];
  } else if (isRule(Rest, Rule::Subscript3d)) { // [a:b:] and [a:b:c]
    node(Rest.structure()->Nodes[0]);
    Step = Rest.structure()->Nodes[1].structure()->Nodes[0];
  } else { // [a:b]
    node(Rest);
  }
  node(Step);
  E->buildSlice(Step.isNull() ? 2 : 3);
}

} // namespace pymemlint::micropython
