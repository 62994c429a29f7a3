// Recognising Python 2.
#include "frontends/python/Python2.h"
#include "frontends/python/SyntaxTree.h"
#include "llvm/Support/FormatVariadic.h"

namespace pymemlint {

bool mayBePython2(llvm::StringRef Line) {
  for (llvm::StringRef Word : {"print", "exec"})
    for (size_t At = Line.find(Word); At != llvm::StringRef::npos;
         At = Line.find(Word, At + 1)) {
      llvm::StringRef Before = Line.take_front(At).rtrim(" \t");
      llvm::StringRef After = Line.substr(At + Word.size()).ltrim(" \t");
      if ((Before.empty() || llvm::StringRef(";:").contains(Before.back())) &&
          !After.empty() && !llvm::StringRef("(=.,):[]").contains(After[0]))
        return true;
    }
  return Line.contains("<>") || Line.contains('`') ||
         (Line.contains("raise") && Line.contains(','));
}

std::optional<std::pair<TSNode, std::string>>
findPython2(TSNode Root, llvm::StringRef Program) {
  for (SyntaxWalker Walk(Root); Walk; Walk.next()) {
    TSNode Node = Walk.node();
    llvm::StringRef Type = ts_node_type(Node);
    // "print >> f" alone is an expression of Python 3.
    if (Type == "exec_statement" ||
        (Type == "print_statement" &&
         llvm::StringRef(ts_node_type(ts_node_named_child(Node, 0))) !=
             "chevron")) {
      llvm::StringRef Name = Type.take_until([](char C) { return C == '_'; });
      return std::pair(Node, llvm::formatv("missing parentheses in call to "
                                           "'{0}'",
                                           Name)
                                 .str());
    }
    if (Type == "raise_statement" && ts_node_named_child_count(Node) > 0 &&
        llvm::StringRef(ts_node_type(ts_node_named_child(Node, 0))) ==
            "expression_list")
      return std::pair(Node, std::string("'raise' takes one exception; write "
                                         "its value in parentheses after it"));
    if (Type == "<>")
      return std::pair(Node, std::string("'<>' is not an operator; use '!='"));
    if (Type == "string_start" && Program[ts_node_start_byte(Node)] == '`')
      return std::pair(Node, std::string("'`' is not an operator; use repr()"));
  }
  return std::nullopt;
}

} // namespace pymemlint
