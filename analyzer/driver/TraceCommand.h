//===- TraceCommand.h - `pymemlint report`, `diff` -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_TRACECOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_TRACECOMMAND_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// Prints what a trace or a device's log says. \p Words are those behind the
/// command's name. Fails when they are wrong or the file cannot be read.
llvm::Error runTraceCommand(llvm::ArrayRef<llvm::StringRef> Words,
                            llvm::raw_ostream &Out);
/// Prints what changed between two traces. Gives false when the peak grew by
/// more than --fail-above.
llvm::Expected<bool> runDiffCommand(llvm::ArrayRef<llvm::StringRef> Words,
                                    llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
