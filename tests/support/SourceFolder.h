// Where the repository lies, for tests that read files of it.
#ifndef PYMEMLINT_TESTS_SUPPORT_SOURCEFOLDER_H
#define PYMEMLINT_TESTS_SUPPORT_SOURCEFOLDER_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace pymemlint::testing {

/// The full path of a file or folder given relative to the repository's root.
std::string inSourceFolder(llvm::StringRef Relative);

/// The folder of the compiled programs (build/PRESET/bin).
std::string programFolder();

} // namespace pymemlint::testing

#endif
