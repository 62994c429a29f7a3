// Paths that CMake knows. Compiled once, so that no test's object depends on
// where the repository lies.
#include "tests/support/SourceFolder.h"

namespace pymemlint::testing {

std::string inSourceFolder(llvm::StringRef Relative) {
  return (llvm::StringRef(PYMEMLINT_SOURCE_DIR "/") + Relative).str();
}

std::string programFolder() { return PYMEMLINT_PROGRAM_DIR; }

} // namespace pymemlint::testing
