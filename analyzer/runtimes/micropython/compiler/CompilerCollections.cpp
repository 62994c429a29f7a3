// py/compile.c: tuples, lists, dicts, sets and comprehensions.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

// compile_generic_tuple.
void Compiler::tuple(ParseStruct *S) {
  for (ParseNode N : nodesOf(S))
    node(N);
  E->buildTuple(S->Count);
}

void Compiler::parenthesis(ParseStruct *S) {
  if (S->Nodes[0].isNull())
    return E->buildTuple(0);
  ParseStruct *List = S->Nodes[0].structure();
  if (isComprehensionList(List))
    return comprehension(List, ScopeKind::GeneratorExpression);
  tuple(List);
}

void Compiler::bracket(ParseStruct *S) {
  ParseNode Content = S->Nodes[0];
  if (Content.isNull())
    return E->buildList(0);
  if (!isRule(Content, Rule::TestlistComp)) {
    node(Content);
    return E->buildList(1);
  }
  ParseStruct *List = Content.structure();
  if (isComprehensionList(List))
    return comprehension(List, ScopeKind::ListComprehension);
  allNodes(List);
  E->buildList(List->Count);
}

// compile_atom_brace_helper.
void Compiler::brace(ParseStruct *S, bool MakesMap) {
  ParseNode Content = S->Nodes[0];
  if (Content.isNull()) {
    if (MakesMap)
      E->buildMap(0);
    return;
  }
  if (isRule(Content, Rule::DictorsetmakerItem)) {
    if (MakesMap)
      E->buildMap(1);
    node(Content);
    return E->storeMap();
  }
  if (isRule(Content, Rule::Dictorsetmaker)) {
    ParseStruct *Maker = Content.structure();
    ParseStruct *Tail = Maker->Nodes[1].structure();
    if (ruleOf(Tail) == Rule::DictorsetmakerList)
      return braceList(Maker, Tail, MakesMap);
    bool IsDict = !Config.PyBuiltinsSet ||
                  isRule(Maker->Nodes[0], Rule::DictorsetmakerItem);
    return comprehension(Maker, IsDict ? ScopeKind::DictComprehension
                                       : ScopeKind::SetComprehension);
  }
  node(Content);
  E->buildSet(1);
}

/// A dict or a set of several elements; the first says which.
void Compiler::braceList(ParseStruct *Maker, ParseStruct *Tail, bool MakesMap) {
  NodeList More = listOf(Tail->Nodes[0], Rule::DictorsetmakerList2);
  bool IsDict = !Config.PyBuiltinsSet ||
                isRule(Maker->Nodes[0], Rule::DictorsetmakerItem);
  if (IsDict && MakesMap)
    E->buildMap(1 + More.size());
  node(Maker->Nodes[0]);
  if (IsDict)
    E->storeMap();
  for (ParseNode N : More) {
    node(N);
    bool IsPair = isRule(N, Rule::DictorsetmakerItem);
    if (IsDict != IsPair)
      return syntaxError(Maker, Config.TerseErrors ? "invalid syntax"
                                : IsDict ? "expecting key:value for dict"
                                         : "expecting just a value for set");
    if (IsDict)
      E->storeMap();
  }
  if (!IsDict)
    E->buildSet(1 + More.size());
}

void Compiler::dictItem(ParseStruct *S) {
  node(S->Nodes[1]);
  node(S->Nodes[0]);
}

// compile_comprehension: a function of its own that is called at once with
// the iterator.
void Compiler::comprehension(ParseStruct *S, ScopeKind Kind) {
  ParseStruct *For = S->Nodes[1].structure();
  if (InScopePass)
    For->Nodes[3] = ParseNode::opaque(newScope(Kind, S, Current->Option));
  closeOver(*For->Nodes[3].opaque<Scope>(), 0, 0);
  node(For->Nodes[1]);
  if (Kind == ScopeKind::GeneratorExpression)
    E->getIterator();
  E->callFunction(1, 0, false);
}

} // namespace pymemlint::micropython
