// py/compile.c: storing into names, items, attributes and tuples of them.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

static constexpr const char *CannotAssign = "can't assign to expression";

// c_assign: the top of the stack goes to N.
void Compiler::assign(ParseNode N, Assign How) {
  Nesting Guard(*this);
  if (N.isId())
    return How == Assign::AugmentedLoad ? loadName(N.number())
                                        : storeName(N.number());
  if (!N.isStruct())
    return syntaxError(N, CannotAssign);
  ParseStruct *S = N.structure();
  if (ruleOf(S) == Rule::AtomExprNormal)
    return assignAtomExpression(S, How);
  // What is left are sequences, which have no augmented assignment.
  if (How != Assign::Store)
    return syntaxError(N, CannotAssign);
  switch (ruleOf(S)) {
  case Rule::TestlistStarExpr:
  case Rule::Exprlist:
    return assignTuple(nodesOf(S));
  case Rule::AtomBracket:
    if (!isRule(S->Nodes[0], Rule::TestlistComp)) // Empty or of one item.
      return assignTuple(S->Nodes[0].isNull() ? NodeList()
                                              : NodeList(S->Nodes[0]));
    [[fallthrough]];
  case Rule::AtomParen:
    if (S->Nodes[0].isStruct() && !isComprehensionList(S->Nodes[0].structure()))
      return assignTuple(nodesOf(S->Nodes[0].structure()));
    break;
  default:
    break;
  }
  syntaxError(N, CannotAssign);
}

// c_assign_atom_expr: an item or an attribute.
void Compiler::assignAtomExpression(ParseStruct *S, Assign How) {
  if (How != Assign::AugmentedStore)
    node(S->Nodes[0]);
  if (S->Nodes[1].isStruct()) {
    ParseStruct *Trailer = S->Nodes[1].structure();
    if (ruleOf(Trailer) == Rule::AtomExprTrailers) {
      NodeList Trailers = nodesOf(Trailer);
      if (How != Assign::AugmentedStore)
        for (ParseNode Earlier : Trailers.drop_back())
          node(Earlier);
      Trailer = Trailers.back().structure();
    }
    if (ruleOf(Trailer) == Rule::TrailerBracket) {
      if (How == Assign::AugmentedStore) {
        E->rotateThree();
        return E->storeSubscript();
      }
      node(Trailer->Nodes[0]);
      if (How == Assign::Store)
        return E->storeSubscript();
      E->duplicateTwo();
      return E->loadSubscript();
    }
    if (ruleOf(Trailer) == Rule::TrailerPeriod) {
      Qstr Name = Trailer->Nodes[0].number();
      if (How == Assign::AugmentedLoad) {
        E->duplicate();
        return E->loadAttribute(Name);
      }
      if (How == Assign::AugmentedStore)
        E->rotateTwo();
      return E->storeAttribute(Name);
    }
  }
  syntaxError(S, CannotAssign);
}

// c_assign_tuple.
void Compiler::assignTuple(NodeList Targets) {
  std::optional<size_t> Star;
  for (size_t I = 0; I != Targets.size(); ++I) {
    if (!isRule(Targets[I], Rule::StarExpr))
      continue;
    if (Star)
      return syntaxError(Targets[I], "multiple *x in assignment");
    E->unpackExtended(I, Targets.size() - I - 1);
    Star = I;
  }
  if (!Star)
    E->unpackSequence(Targets.size());
  for (size_t I = 0; I != Targets.size(); ++I)
    assign(Star == I ? Targets[I].structure()->Nodes[0] : Targets[I],
           Assign::Store);
}

/// a, b = c, d and a, b, c = d, e, f need no tuple
/// (MICROPY_COMP_DOUBLE_TUPLE_ASSIGN, MICROPY_COMP_TRIPLE_TUPLE_ASSIGN).
bool Compiler::assignTupleDirectly(ParseNode Left, ParseNode Right) {
  if (!Config.CompDoubleTupleAssign || !isRule(Right, Rule::TestlistStarExpr) ||
      !isRule(Left, Rule::TestlistStarExpr))
    return false;
  NodeList Targets = nodesOf(Left.structure());
  NodeList Values = nodesOf(Right.structure());
  size_t N = Targets.size();
  if (N != Values.size() ||
      (N != 2 && !(N == 3 && Config.CompTripleTupleAssign)))
    return false;
  for (ParseNode Target : Targets)
    if (isRule(Target, Rule::StarExpr))
      return false;
  for (ParseNode Value : Values)
    node(Value);
  if (N == 3)
    E->rotateThree();
  E->rotateTwo();
  for (ParseNode Target : Targets)
    assign(Target, Assign::Store);
  return true;
}

void Compiler::plainAssignment(ParseNode Left, ParseNode Right) {
  if (assignTupleDirectly(Left, Right))
    return;
  node(Right);
  assign(Left, Assign::Store);
}

// compile_namedexpr_helper.
void Compiler::namedExpression(ParseNode Name, ParseNode Value) {
  if (!Name.isId())
    syntaxError(Name, CannotAssign);
  node(Value);
  E->duplicate();
  // What is no name stands for some name that nothing else uses.
  Qstr Target = Name.isId() ? Name.number() : ~Qstr(0);
  // In a comprehension the name belongs to the block around it.
  if (InScopePass && Current->isComprehension()) {
    if (Current->Parent->findForModification(Target)->Kind ==
        NameKind::GlobalExplicit) {
      Current->findOrAdd(Target, NameKind::GlobalExplicit);
    } else {
      NameInfo &Info = *Current->findOrAdd(Target, NameKind::Undecided);
      bool IsGlobal = !Current->Parent->Parent;
      // It was used before, and is found to be bound around only now.
      if (!IsGlobal && Info.Kind == NameKind::GlobalImplicit)
        Info.Kind = NameKind::Undecided;
      if (IsGlobal)
        declareGlobal(Name, Info);
      else
        declareNonlocal(Name, Info);
    }
  }
  storeName(Target);
}

} // namespace pymemlint::micropython
