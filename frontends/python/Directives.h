// The comments that are addressed to pymemlint: "# pymemlint: assume n <= 8".
#ifndef PYMEMLINT_FRONTENDS_PYTHON_DIRECTIVES_H
#define PYMEMLINT_FRONTENDS_PYTHON_DIRECTIVES_H

#include "frontends/python/SourceFile.h"
#include <string>
#include <vector>

namespace pymemlint {

/// A comment "# pymemlint: KEYWORD ARGUMENT". Whether the keyword is known and
/// the argument makes sense is for those to say who act on it.
struct Directive {
  SourcePosition Position; ///< Of the "#".
  SourcePosition ArgumentPosition;
  std::string Keyword;  ///< Letters, digits, "-" and "_"; empty when missing.
  std::string Argument; ///< What follows, without blanks around it.
  bool OwnLine = false; ///< Nothing but blanks before it on its line.

  /// It speaks of the moment after a statement: one that begins in the lines
  /// FirstLine to LastLine, the first or the last of them. Else of the moment
  /// before the first statement below LastLine.
  bool IsAfter = false, TakesFirst = false;
  uint32_t FirstLine = 0, LastLine = 0;

  /// Of a configuration, not of the source: the file that it stands in, and the
  /// function at whose begin it holds ("App.run").
  std::string Path, Function;
};

/// All directives of a file, with syntax errors or without, in source order.
/// What looks like a directive inside of a string is none.
std::vector<Directive> collectDirectives(const SourceFile &File);

} // namespace pymemlint

#endif
