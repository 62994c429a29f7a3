//===- ExploredResult.h - A result for all inputs -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_EXPLOREDRESULT_H
#define PYMEMLINT_ANALYZER_DRIVER_EXPLOREDRESULT_H

#include "analyzer/report/Report.h"
#include "analyzer/runtimes/micropython/open/Exploration.h"

namespace pymemlint {

/// Replaces in \p F, which one followed run has filled, what the ways of \p E
/// bound for all inputs. \p IsProgram tells the program's own file from others
/// by its name on the device.
void applyExploration(const micropython::Exploration &E,
                      llvm::function_ref<bool(llvm::StringRef)> IsProgram,
                      FileResult &F);

/// Puts into \p F what loops grow by on every way, and the passes after which
/// the heap of \p T, which may be as large as it can be, is full.
void applyGrowth(const micropython::CertainGrowth &G, const Target &T,
                 llvm::function_ref<bool(llvm::StringRef)> IsProgram,
                 FileResult &F);

/// The heaps on which each way is known to work, from the least that one of
/// them may need: bytes.
Interval heapOfWays(const micropython::Exploration &E);

} // namespace pymemlint
#endif
