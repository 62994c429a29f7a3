// What logical lines are by their first word, and which clause may follow
// which.
#ifndef PYMEMLINT_FRONTENDS_PYTHON_LINEKINDS_H
#define PYMEMLINT_FRONTENDS_PYTHON_LINEKINDS_H

#include "frontends/python/LogicalLines.h"

namespace pymemlint {

/// What a line's first word makes of it.
enum class LineKind : uint8_t {
  Simple,
  If,
  Elif,
  Else,
  Loop,
  Try,
  Except,
  Finally,
  Match,
  Case,
  Other,
};

/// \p Text is what the line was split from.
LineKind kindOf(llvm::StringRef Text, const LogicalLine &Line);

/// Whether a block follows, on the same line or on the next ones.
bool opensBlock(LineKind K);

/// Whether it is a further clause of a statement: "elif", "else", "except",
/// "finally".
bool continuesCompound(LineKind K);

/// Whether \p Clause may follow \p Before, the last clause so far, in a
/// statement that began with "try" or not.
bool mayFollow(LineKind Clause, LineKind Before, bool InTry);

} // namespace pymemlint

#endif
