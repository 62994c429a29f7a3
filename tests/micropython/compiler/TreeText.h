//===- TreeText.h - A parse tree as text -*- C++ -*-===//
//
// In the form of py/parse.c, mp_parse_node_print, with the names of rules and
// tokens in the place of their numbers.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_TESTS_MICROPYTHON_COMPILER_TREETEXT_H
#define PYMEMLINT_TESTS_MICROPYTHON_COMPILER_TREETEXT_H

#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/ConstantFactory.h"
#include "analyzer/runtimes/micropython/compiler/Grammar.h"
#include "analyzer/runtimes/micropython/compiler/ParseTree.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint::micropython {

class TreeText {
public:
  TreeText(QstrTable &Names, ConstantFactory &Constants)
      : Names(Names), Constants(Constants) {}

  std::string of(ParseNode N) {
    Text.clear();
    node(N, 0);
    return Text;
  }

private:
  void node(ParseNode N, unsigned Indent) {
    if (N.isStruct())
      Out << llvm::format("[% 4d] ", int(N.structure()->Line));
    else
      Out.indent(7);
    Out.indent(Indent);
    if (N.isNull()) {
      Out << "NULL\n";
    } else if (N.isSmallInt()) {
      Out << "int(" << N.smallInt() << ")\n";
    } else if (N.isId()) {
      Out << "id(" << Names.text(N.number()) << ")\n";
    } else if (N.isString()) {
      Out << "str(" << Names.text(N.number()) << ")\n";
    } else if (N.isToken()) {
      Out << "tok(" << tokenName(Token(N.number())) << ")\n";
    } else if (Rule(N.structure()->Rule) == Rule::ConstObject) {
      Out << "const ";
      constant(N.structure()->Object);
      Out << '\n';
    } else {
      const ParseStruct &S = *N.structure();
      Out << ruleName(Rule(S.Rule)) << ' ' << S.Count << '\n';
      for (ParseNode Child : S.nodes())
        node(Child, Indent + 2);
    }
  }

  void constant(Value V) {
    ConstantView View = Constants.view(V);
    switch (View.K) {
    case ConstantView::None:
      Out << "None";
      break;
    case ConstantView::False:
      Out << "False";
      break;
    case ConstantView::True:
      Out << "True";
      break;
    case ConstantView::Ellipsis:
      Out << "Ellipsis";
      break;
    case ConstantView::Integer:
    case ConstantView::Float:
    case ConstantView::Complex:
      Out << View.Text;
      break;
    case ConstantView::Bytes:
      Out << 'b';
      [[fallthrough]];
    case ConstantView::String:
      Out << '\'' << View.Text << '\'';
      break;
    case ConstantView::Tuple:
      Out << '(';
      for (size_t I = 0; I != View.Items.size(); ++I) {
        if (I)
          Out << ", ";
        constant(View.Items[I]);
      }
      Out << (View.Items.size() == 1 ? ",)" : ")");
      break;
    }
  }

  QstrTable &Names;
  ConstantFactory &Constants;
  std::string Text;
  llvm::raw_string_ostream Out{Text};
};

} // namespace pymemlint::micropython
#endif
