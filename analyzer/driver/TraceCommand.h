//===- TraceCommand.h - `pymemlint report` -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_TRACECOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_TRACECOMMAND_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// Prints what is in the trace that \p Words name, as they ask for it.
llvm::Error runTraceCommand(llvm::ArrayRef<llvm::StringRef> Words,
                            llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
