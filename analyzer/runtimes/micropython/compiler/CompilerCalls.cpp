// py/compile.c: calls, attributes and items behind an atom.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

/// compile_atom_expr_normal's super(): loads the class and the first
/// parameter. Returns how many trailers are compiled with it.
size_t Compiler::superCall(NodeList Trailers) {
  loadName(Known.DunderClass);
  Qstr Self = 0;
  bool Found = false;
  for (const NameInfo &Info : Current->names())
    if (Info.Flags & NameInfo::IsParameter) {
      Self = Info.Name;
      Found = true;
      break;
    }
  if (!Found) {
    syntaxError(Trailers[0], "super() can't find self");
    return Trailers.size();
  }
  loadName(Self);
  if (Trailers.size() >= 3 && isRule(Trailers[1], Rule::TrailerPeriod) &&
      isRule(Trailers[2], Rule::TrailerParen)) {
    // super().f(...) makes no super object.
    E->loadSuperMethod(Trailers[1].structure()->Nodes[0].number());
    arguments(Trailers[2].structure()->Nodes[0], /*IsMethod=*/true, 0);
    return 3;
  }
  E->callFunction(2, 0, false);
  return 1;
}

// compile_atom_expr_normal.
void Compiler::atomExpression(ParseStruct *S) {
  node(S->Nodes[0]);
  if (S->Nodes[1].isNull()) // Of an await without trailers.
    return;
  NodeList Trailers = listOf(S->Nodes[1], Rule::AtomExprTrailers);
  size_t I = 0;
  ParseStruct *FirstTrailer = Trailers[0].structure();
  if (Current->Kind == ScopeKind::Function &&
      isName(S->Nodes[0], Known.Super) &&
      ruleOf(FirstTrailer) == Rule::TrailerParen &&
      FirstTrailer->Nodes[0].isNull()) {
    I = superCall(Trailers);
  } else if (Config.CompConstLiteral && Config.PyCollectionsOrdereddict &&
             isName(S->Nodes[0], Known.OrderedDict) &&
             ruleOf(FirstTrailer) == Rule::TrailerParen &&
             isRule(FirstTrailer->Nodes[0], Rule::AtomBrace)) {
    // OrderedDict({...}) keeps the order of the literal: it is filled itself.
    E->callFunction(0, 0, false);
    brace(FirstTrailer->Nodes[0].structure(), /*MakesMap=*/false);
    I = 1;
  }
  for (; I < Trailers.size(); ++I) {
    ParseNode Trailer = Trailers[I];
    if (isRule(Trailer, Rule::TrailerPeriod) && I + 1 < Trailers.size() &&
        isRule(Trailers[I + 1], Rule::TrailerParen)) {
      // a.f(...) makes no bound method.
      E->loadMethod(Trailer.structure()->Nodes[0].number());
      ++I;
      arguments(Trailers[I].structure()->Nodes[0], /*IsMethod=*/true, 0);
    } else {
      node(Trailer);
    }
  }
}

void Compiler::awaitExpression(ParseStruct *S) {
  if (Current->Kind != ScopeKind::Function &&
      Current->Kind != ScopeKind::Lambda && !Config.CompAllowTopLevelAwait)
    return syntaxError(S, "'await' outside function");
  atomExpression(S);
  yieldFrom();
}

// compile_trailer_paren_helper: \p Extra positional arguments are on the stack
// already.
void Compiler::arguments(ParseNode &List, bool IsMethod, unsigned Extra) {
  unsigned Positional = Extra, Keywords = 0;
  bool HasStar = false, HasDoubleStar = false;
  uint64_t StarBits = 0;
  NodeList Arguments = listOf(List, Rule::Arglist);
  for (size_t I = 0; I != Arguments.size(); ++I) {
    ParseNode N = Arguments[I];
    ParseStruct *S = N.isStruct() ? N.structure() : nullptr;
    if (isRule(N, Rule::ArglistStar)) {
      if (HasDoubleStar)
        return syntaxError(N, "* arg after **");
      // A small integer notes which arguments have a star.
      if (I >= Config.SmallIntBits - 1)
        return syntaxError(N, "too many args");
      HasStar = true;
      StarBits |= uint64_t(1) << I;
      node(S->Nodes[0]);
      ++Positional;
    } else if (isRule(N, Rule::ArglistDblStar)) {
      HasDoubleStar = true;
      E->loadNull(); // In place of a keyword.
      node(S->Nodes[0]);
      ++Keywords;
    } else if (isRule(N, Rule::Argument)) {
      if (isRule(S->Nodes[1], Rule::Argument3)) {
        namedExpression(S->Nodes[0], S->Nodes[1].structure()->Nodes[0]);
        ++Positional;
      } else if (isRule(S->Nodes[1], Rule::CompFor)) {
        comprehension(S, ScopeKind::GeneratorExpression);
        ++Positional;
      } else {
        if (!S->Nodes[0].isId())
          return syntaxError(N, "LHS of keyword arg must be an id");
        E->loadString(S->Nodes[0].number());
        node(S->Nodes[1]);
        ++Keywords;
      }
    } else {
      if (HasDoubleStar)
        return syntaxError(N, "positional arg after **");
      if (Keywords)
        return syntaxError(N, "positional arg after keyword arg");
      node(N);
      ++Positional;
    }
  }
  bool HasStars = HasStar || HasDoubleStar;
  if (HasStars)
    E->loadSmallInt(StarBits);
  if (IsMethod)
    E->callMethod(Positional, Keywords, HasStars);
  else
    E->callFunction(Positional, Keywords, HasStars);
}

} // namespace pymemlint::micropython
