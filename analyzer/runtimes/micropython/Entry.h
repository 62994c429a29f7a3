//===- Entry.h - A function that the launch calls after the import -*- C++
//-*-===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_ENTRY_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_ENTRY_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include <string>

namespace pymemlint::micropython {

/// Why the launch cannot call \p Entry ("main", "App.run") of the module
/// \p Module without arguments, and what is there instead; empty when it can.
/// Asked after a run that has imported the module, when nothing is counted any
/// more.
std::string entryProblem(Runtime &R, llvm::StringRef Module,
                         llvm::StringRef Entry);

} // namespace pymemlint::micropython
#endif
