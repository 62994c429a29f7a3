// What tree-sitter's grammar takes from Python 2 and Python 3 refuses.
#ifndef PYMEMLINT_FRONTENDS_PYTHON_PYTHON2_H
#define PYMEMLINT_FRONTENDS_PYTHON_PYTHON2_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <tree_sitter/api.h>
#include <utility>

namespace pymemlint {

/// Whether a logical line may hold what the grammar takes from Python 2, so
/// that its acceptance alone says nothing. Cheap, and wrong only by saying yes.
bool mayBePython2(llvm::StringRef Line);

/// The first statement or operator of Python 2 in the tree of \p Program, and
/// what is wrong with it.
std::optional<std::pair<TSNode, std::string>>
findPython2(TSNode Root, llvm::StringRef Program);

} // namespace pymemlint

#endif
