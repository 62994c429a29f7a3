// py/compile.c: import statements.
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

// do_import_name: imports \p N; \p Base gets the name that it is bound to.
void Compiler::importModule(ParseNode N, Qstr &Base) {
  bool IsAs = isRule(N, Rule::DottedAsName);
  if (IsAs) {
    Base = N.structure()->Nodes[1].number();
    N = N.structure()->Nodes[0];
  }
  if (N.isNull()) { // from . import x
    Base = Known.Empty;
    return E->importName(Known.Empty);
  }
  if (N.isId()) {
    if (!IsAs)
      Base = N.number();
    return E->importName(N.number());
  }
  NodeList Parts = nodesOf(N.structure());
  if (!IsAs)
    Base = Parts.front().number();
  llvm::SmallString<64> Full;
  for (ParseNode Part : Parts) {
    if (!Full.empty())
      Full += '.';
    Full += Context.Names.text(Part.number());
  }
  E->importName(Context.Names.intern(Full));
  if (IsAs)
    for (ParseNode Part : Parts.drop_front())
      E->loadAttribute(Part.number());
}

void Compiler::importAs(ParseNode N) {
  E->loadSmallInt(0); // An absolute import.
  E->loadNone();      // Of no names.
  Qstr Base = 0;
  importModule(N, Base);
  storeName(Base);
}

void Compiler::importNames(ParseStruct *S) {
  for (ParseNode N : listOf(S->Nodes[0], Rule::DottedAsNames))
    importAs(N);
}

/// Counts the dots before \p Source and takes them off it.
unsigned Compiler::relativeLevel(ParseNode &Source) {
  ParseNode Dots;
  if (Source.isToken() || isRule(Source, Rule::OneOrMorePeriodOrEllipsis)) {
    Dots = Source; // from .. import x
    Source = ParseNode();
  } else if (isRule(Source, Rule::ImportFrom2b)) {
    Dots = Source.structure()->Nodes[0]; // from ..a import x
    Source = Source.structure()->Nodes[1];
  }
  unsigned Level = 0;
  for (ParseNode Dot : listOf(Dots, Rule::OneOrMorePeriodOrEllipsis))
    Level += isTokenOf(Dot, Token::DelPeriod) ? 1 : 3;
  return Level;
}

void Compiler::importFrom(ParseStruct *S) {
  ParseNode Source = S->Nodes[0];
  unsigned Level = relativeLevel(Source);
  Qstr Unused = 0;
  if (isTokenOf(S->Nodes[1], Token::OpStar)) {
    if (Config.CpythonCompat && Current->Kind != ScopeKind::Module)
      return syntaxError(S, "import * not at module level");
    E->loadSmallInt(Level);
    E->loadString(Known.Star);
    E->buildTuple(1);
    importModule(Source, Unused);
    return E->importStar();
  }
  E->loadSmallInt(Level);
  NodeList Imported = listOf(S->Nodes[1], Rule::ImportAsNames);
  for (ParseNode N : Imported)
    E->loadString(N.structure()->Nodes[0].number());
  E->buildTuple(Imported.size());
  importModule(Source, Unused);
  for (ParseNode N : Imported) {
    ParseStruct *As = N.structure();
    Qstr Name = As->Nodes[0].number();
    E->importFrom(Name);
    storeName(As->Nodes[1].isNull() ? Name : As->Nodes[1].number());
  }
  E->pop();
}

} // namespace pymemlint::micropython
