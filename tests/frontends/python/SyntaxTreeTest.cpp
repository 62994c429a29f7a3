// The syntax tree and the walk over it.
#include "frontends/python/SyntaxTree.h"
#include <gtest/gtest.h>

using namespace pymemlint;

TEST(SyntaxTree, ValidTextHasNoErrors) {
  SyntaxTree Tree = llvm::cantFail(SyntaxTree::parse("x = 1\n"));
  EXPECT_FALSE(Tree.hasErrors());
}

TEST(SyntaxTree, InvalidTextHasErrors) {
  SyntaxTree Tree = llvm::cantFail(SyntaxTree::parse("x = \n"));
  EXPECT_TRUE(Tree.hasErrors());
}

TEST(SyntaxTree, TheWalkVisitsParentsFirstInSourceOrder) {
  SyntaxTree Tree = llvm::cantFail(SyntaxTree::parse("f(1)\n"));
  std::vector<std::string> Types;
  for (SyntaxWalker Walk(Tree.root()); Walk; Walk.next())
    if (ts_node_is_named(Walk.node()))
      Types.push_back(ts_node_type(Walk.node()));
  EXPECT_EQ(Types, (std::vector<std::string>{"module", "expression_statement",
                                             "call", "identifier",
                                             "argument_list", "integer"}));
}

TEST(SyntaxTree, AWalkStaysBelowItsStart) {
  SyntaxTree Tree = llvm::cantFail(SyntaxTree::parse("f(1)\ng(2)\n"));
  SyntaxWalker Walk(ts_node_child(Tree.root(), 0));
  std::string Names;
  for (; Walk; Walk.next())
    if (llvm::StringRef(ts_node_type(Walk.node())) == "identifier")
      Names += Tree.text(Walk.node());
  EXPECT_EQ(Names, "f");
}

TEST(SyntaxTree, SkippingLeavesOutDescendants) {
  SyntaxTree Tree = llvm::cantFail(SyntaxTree::parse("f(a)\ng(b)\n"));
  std::string Names;
  SyntaxWalker Walk(Tree.root());
  while (Walk) {
    llvm::StringRef Type = ts_node_type(Walk.node());
    if (Type == "identifier")
      Names += Tree.text(Walk.node());
    if (Type == "argument_list")
      Walk.skip();
    else
      Walk.next();
  }
  EXPECT_EQ(Names, "fg");
}

TEST(SyntaxTree, FieldsHaveNames) {
  SyntaxTree Tree = llvm::cantFail(SyntaxTree::parse("x = 1\n"));
  std::string Fields;
  for (SyntaxWalker Walk(Tree.root()); Walk; Walk.next())
    Fields += Walk.fieldName().str() + ";";
  EXPECT_EQ(Fields, ";;;left;;right;");
}

TEST(SyntaxTree, DeepNestingNeedsNoStack) {
  const size_t Deep = 100000;
  std::string Text = std::string(Deep, '(') + "1" + std::string(Deep, ')');
  SyntaxTree Tree = llvm::cantFail(SyntaxTree::parse(Text));
  unsigned Deepest = 0;
  for (SyntaxWalker Walk(Tree.root()); Walk; Walk.next())
    Deepest = std::max(Deepest, Walk.depth());
  EXPECT_EQ(Deepest, Deep + 2);
}

TEST(SyntaxTree, TheParserStopsAtTheFirstTokenThatCannotFollow) {
  EXPECT_EQ(SyntaxTree::firstStop("x = 1\ny = = 2\n"), 9u);
}

TEST(SyntaxTree, TheParserDoesNotStopInValidText) {
  EXPECT_EQ(SyntaxTree::firstStop("x = 1\n"), 6u);
}
