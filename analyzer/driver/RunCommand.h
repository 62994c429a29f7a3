//===- RunCommand.h - `pymemlint run` -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_RUNCOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_RUNCOMMAND_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace pymemlint {

/// Becomes `PYTHON -m pymemlint run WORDS`, with the package that was built
/// with this program; PYTHON is python3 or what --python in front of the other
/// words names. Comes back only with an error.
llvm::Error runUnderTracker(llvm::ArrayRef<llvm::StringRef> Words);

} // namespace pymemlint
#endif
