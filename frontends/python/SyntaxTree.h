// tree-sitter's syntax tree of a Python file, owned, and a walk over its nodes
// that needs no C stack however deep the tree is.
#ifndef PYMEMLINT_FRONTENDS_PYTHON_SYNTAXTREE_H
#define PYMEMLINT_FRONTENDS_PYTHON_SYNTAXTREE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <tree_sitter/api.h>

namespace pymemlint {

/// A text and its syntax tree. The text must outlive the tree.
class SyntaxTree {
public:
  /// Parses \p Text, which is UTF-8, with tree-sitter's Python grammar. Text
  /// with syntax errors gives a tree with ERROR and MISSING nodes.
  /// Fails only when the parse takes longer than \p Seconds: text built to be
  /// expensive. Deterministic for any text that a person wrote.
  static llvm::Expected<SyntaxTree> parse(llvm::StringRef Text,
                                          unsigned Seconds = 30);

  /// The offset in bytes behind the last token that the parser could take
  /// before the first one that it could not: where \p Text, which has errors,
  /// goes wrong first. The text's length when it has none.
  static uint32_t firstStop(llvm::StringRef Text);

  TSNode root() const { return ts_tree_root_node(Tree.get()); }
  llvm::StringRef text() const { return Text; }
  llvm::StringRef text(TSNode Node) const {
    return Text.slice(ts_node_start_byte(Node), ts_node_end_byte(Node));
  }
  bool hasErrors() const { return ts_node_has_error(root()); }

private:
  struct DeleteTree {
    void operator()(TSTree *T) const { ts_tree_delete(T); }
  };

  SyntaxTree(llvm::StringRef Text, TSTree *T) : Text(Text), Tree(T) {}

  llvm::StringRef Text;
  std::unique_ptr<TSTree, DeleteTree> Tree;
};

/// Visits a node and all its descendants, parents first, in source order.
///
///   for (SyntaxWalker Walk(Tree.root()); Walk; Walk.next())
///     use(Walk.node());
class SyntaxWalker {
public:
  explicit SyntaxWalker(TSNode Start) : Cursor(ts_tree_cursor_new(Start)) {}
  ~SyntaxWalker() { ts_tree_cursor_delete(&Cursor); }
  SyntaxWalker(const SyntaxWalker &) = delete;
  SyntaxWalker &operator=(const SyntaxWalker &) = delete;

  explicit operator bool() const { return !AtEnd; }
  TSNode node() const { return ts_tree_cursor_current_node(&Cursor); }
  /// The name of the field that the node is in its parent; empty without one.
  llvm::StringRef fieldName() const {
    return llvm::StringRef(ts_tree_cursor_current_field_name(&Cursor));
  }
  /// 0 for the start.
  unsigned depth() const { return Depth; }

  /// Goes on to the node's first child, or to what follows it.
  void next();
  /// Goes on to what follows the node, leaving out its descendants.
  void skip();

private:
  TSTreeCursor Cursor;
  unsigned Depth = 0;
  bool AtEnd = false;
};

} // namespace pymemlint

#endif
