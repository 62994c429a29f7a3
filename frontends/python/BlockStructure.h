// Which logical lines fit together: blocks by their indentation, clauses by the
// statements that they belong to. tree-sitter's grammar takes more than Python.
#ifndef PYMEMLINT_FRONTENDS_PYTHON_BLOCKSTRUCTURE_H
#define PYMEMLINT_FRONTENDS_PYTHON_BLOCKSTRUCTURE_H

#include "frontends/python/LineKinds.h"
#include "frontends/python/SourceFile.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace pymemlint {

/// What is known of each logical line of a file.
struct LineStates {
  std::vector<LineKind> Kinds;
  std::vector<char> Bad; ///< To be blanked.
  /// Of a bad line: "pass" may stand in its place.
  std::vector<char> HasPlace;
};

/// Follows the indentation and adds what is wrong to \p Found, for lines that
/// are not bad already. A statement one of whose clauses is bad becomes bad as
/// a whole: without the clause, the others would mean something else.
void checkBlocks(const SourceFile &File, llvm::ArrayRef<LogicalLine> Lines,
                 LineStates &State, std::vector<TextProblem> &Found);

/// Makes bad what cannot stand without a bad line: its block, its further
/// clauses, the decorators above it.
void spreadBadLines(llvm::ArrayRef<LogicalLine> Lines, LineStates &State);

} // namespace pymemlint

#endif
