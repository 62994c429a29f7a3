//===- WatchCommand.h - `pymemlint watch` -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_WATCHCOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_WATCHCOMMAND_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// Shows what lives in a program while it writes its trace, until the trace
/// ends. \p Words are those behind the command's name. On a terminal the
/// picture is drawn anew each time, else each time is a line. Fails when the
/// file is no trace.
llvm::Error runWatchCommand(llvm::ArrayRef<llvm::StringRef> Words,
                            llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
