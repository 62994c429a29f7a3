//===- HeapTrials.h - Does the program run on a heap of that size? -*- C++
//-*-===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_HEAPTRIALS_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_HEAPTRIALS_H

#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/HeapLanes.h"

namespace pymemlint::micropython {

/// Runs the program of \p Options once on heaps of all the sizes of
/// \p Trials, and once more for each size whose run is another one. No outcome
/// is unknown then: a run that does not end by a MemoryError works.
void runTrials(const DeviceModel &Device, const RunOptions &Options,
               std::vector<HeapTrial> &Trials);

} // namespace pymemlint::micropython
#endif
