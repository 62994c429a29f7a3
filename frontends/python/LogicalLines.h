// Python's logical lines, found by brackets, strings and line ends alone: what
// still holds in a file whose statements are not all right.
#ifndef PYMEMLINT_FRONTENDS_PYTHON_LOGICALLINES_H
#define PYMEMLINT_FRONTENDS_PYTHON_LOGICALLINES_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pymemlint {

/// A piece of the text that cannot stand as it is. Offsets in bytes.
struct TextProblem {
  uint32_t Begin = 0;
  uint32_t End = 0;
  std::string Message;
  /// tree-sitter's grammar takes it nevertheless.
  bool TakenByGrammar = false;
};

struct LogicalLine {
  uint32_t Begin = 0;  ///< Offset of the first token.
  uint32_t End = 0;    ///< Offset after the last token; comments excluded.
  uint32_t Indent = 0; ///< Columns, a tab reaching to the next eighth.
  llvm::StringRef FirstWord; ///< Identifier or keyword, "@", or empty.
  bool EndsWithColon = false;
  /// Index of the first problem of the line in LogicalLines::Problems, or -1.
  int32_t Problem = -1;
};

struct LogicalLines {
  std::vector<LogicalLine> Lines;
  /// Brackets that do not match, strings that do not end, backslashes in the
  /// middle of a line, Python 2's integers.
  std::vector<TextProblem> Problems;
  /// The line ends and comments inside of brackets: what may be replaced by
  /// blanks. tree-sitter's grammar wrongly ends a line after "(a." for one.
  std::vector<std::pair<uint32_t, uint32_t>> Joints;
  /// The comments that begin with "pymemlint:", from "#" to the line's end.
  std::vector<std::pair<uint32_t, uint32_t>> Directives;
};

/// Splits \p Text, which must outlive the result. A bracket that is never
/// closed ends with the line before the first one that looks like a statement.
/// Takes time linear in the text's size.
LogicalLines splitLogicalLines(llvm::StringRef Text);

} // namespace pymemlint

#endif
