//===- LayoutCommand.h - `pymemlint layout` -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_LAYOUTCOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_LAYOUTCOMMAND_H

#include "analyzer/driver/Options.h"
#include "analyzer/runtimes/micropython/Device.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// Prints what stands on the heap of \p Device when the line asked for begins
/// to run, or when the most lives. Fails when the program cannot be read or
/// its run does not come to that line.
llvm::Error printLayout(const micropython::DeviceModel &Device,
                        const Options &O, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
