// Syntax errors of a Python file, said in Python's words, and the text without
// the statements that have them, so that the rest can still be analysed.
#ifndef PYMEMLINT_FRONTENDS_PYTHON_SYNTAXERRORS_H
#define PYMEMLINT_FRONTENDS_PYTHON_SYNTAXERRORS_H

#include "frontends/python/SourceFile.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace pymemlint {

/// One finding of PML001. The end is the place after the last character.
struct SyntaxError {
  SourcePosition Begin;
  SourcePosition End;
  std::string Message;
};

struct SyntaxCheck {
  /// In source order; at most SyntaxCheck::MostErrors.
  std::vector<SyntaxError> Errors;
  /// Lines (from 1, both included) that were blanked.
  std::vector<std::pair<uint32_t, uint32_t>> BlankedLines;
  /// With errors: the text with each erroneous statement, and the block that
  /// belongs to it, blanked out. Same length, same line ends; where the
  /// statement began stands "pass", or "0" where there is no room for it (both
  /// compile to nothing). Empty without errors.
  std::string Repaired;

  static constexpr unsigned MostErrors = 100;

  /// The text to go on with.
  llvm::StringRef textToAnalyse(const SourceFile &File) const {
    return Errors.empty() ? File.text() : llvm::StringRef(Repaired);
  }
};

/// Checks the grammar of Python 3.8 to 3.14. What the grammar allows and only
/// a compiler refuses ("return" outside of a function) is not looked for.
/// Fails when the text is built to take more than half a minute to parse.
llvm::Expected<SyntaxCheck> checkSyntax(const SourceFile &File);

} // namespace pymemlint

#endif
