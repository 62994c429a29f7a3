//===- RequestsCommand.h - `pymemlint requests` -*- C++ -*-===//
//
// Prints every request of a program's run, in order, in the columns of the
// measured logs: operation, old block, new block, old bytes, new bytes, file,
// line, function.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_REQUESTSCOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_REQUESTSCOMMAND_H

#include "analyzer/runtimes/micropython/Device.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// Runs the program and prints its requests to \p Out; the run's result.
micropython::RunResult printRequests(const micropython::DeviceModel &Device,
                                     const micropython::RunOptions &Options,
                                     llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
