//===- HeapCommand.h - `pymemlint heap` -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_HEAPCOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_HEAPCOMMAND_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// Replays the requests of a file or of the standard input on a heap. True when
/// each of them found a place.
llvm::Expected<bool> runHeapCommand(llvm::ArrayRef<llvm::StringRef> Words,
                                    llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
