// pymemlint mpy: writes what a device would load, as mpy-cross does.
#ifndef PYMEMLINT_ANALYZER_DRIVER_MPYCOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_MPYCOMMAND_H

#include "llvm/ADT/ArrayRef.h"

namespace pymemlint {

/// \p Arguments are those behind the command's name. Returns the exit status.
int runMpyCommand(llvm::ArrayRef<const char *> Arguments);

} // namespace pymemlint

#endif
