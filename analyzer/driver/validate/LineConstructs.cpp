//===- LineConstructs.cpp - What on a line may ask for memory -*- C++ -*-===//
#include "analyzer/driver/validate/LineConstructs.h"
#include "frontends/python/SyntaxTree.h"
#include "llvm/ADT/StringSwitch.h"
#include <set>

using namespace pymemlint;

static std::string nameOf(llvm::StringRef Kind) {
  return llvm::StringSwitch<std::string>(Kind)
      .Case("list", "a list")
      .Case("dictionary", "a dict")
      .Case("set", "a set")
      .Case("tuple", "a tuple")
      .Case("expression_list", "a tuple")
      .Case("list_comprehension", "a list comprehension")
      .Case("dictionary_comprehension", "a dict comprehension")
      .Case("set_comprehension", "a set comprehension")
      .Case("generator_expression", "a generator")
      .Case("lambda", "a lambda")
      .Case("binary_operator", "arithmetic or joining")
      .Case("augmented_assignment", "arithmetic or joining")
      .Case("subscript", "a subscript or slice")
      .Case("interpolation", "an f-string")
      .Case("function_definition", "a function's definition")
      .Case("class_definition", "a class's definition")
      .Case("import_statement", "an import")
      .Case("import_from_statement", "an import")
      .Case("for_statement", "an iterator")
      .Case("yield", "a yield")
      .Case("await", "an await")
      .Case("raise_statement", "an exception")
      .Case("with_statement", "a context manager")
      .Default("");
}

std::map<uint32_t, std::string> pymemlint::constructsOf(llvm::StringRef Text) {
  std::map<uint32_t, std::string> Named;
  auto Tree = SyntaxTree::parse(Text);
  if (!Tree) {
    llvm::consumeError(Tree.takeError());
    return Named;
  }
  std::set<std::pair<uint32_t, std::string>> Seen;
  for (SyntaxWalker Walk(Tree->root()); Walk; Walk.next()) {
    TSNode N = Walk.node();
    llvm::StringRef Kind = ts_node_type(N);
    std::string Name = nameOf(Kind);
    if (Kind == "call") {
      TSNode Function = ts_node_child_by_field_name(N, "function", 8);
      llvm::StringRef Callee = Tree->text(Function);
      if (Callee.size() <= 40 && !Callee.contains('\n'))
        Name = "call of " + Callee.str();
      else
        Name = "a call";
    } else if (Kind == "assignment") {
      TSNode Left = ts_node_child_by_field_name(N, "left", 4);
      if (!ts_node_is_null(Left) &&
          llvm::StringRef(ts_node_type(Left)) == "attribute")
        Name = "an attribute that is set";
    }
    const uint32_t Line = ts_node_start_point(N).row + 1;
    if (Name.empty() || !Seen.insert({Line, Name}).second)
      continue;
    std::string &All = Named[Line];
    All += (All.empty() ? "" : ", ") + Name;
  }
  return Named;
}
