// The command line: what was asked for, done, and the exit status.
#ifndef PYMEMLINT_ANALYZER_DRIVER_DRIVER_H
#define PYMEMLINT_ANALYZER_DRIVER_DRIVER_H

#include "llvm/ADT/ArrayRef.h"

namespace pymemlint {

/// Runs the program with its arguments, the name of the program first.
/// \returns the exit status: 0 nothing to report, 1 findings or budget
/// exceeded, 2 the tool could not do what was asked.
int runCommandLine(llvm::ArrayRef<const char *> Arguments);

} // namespace pymemlint

#endif
