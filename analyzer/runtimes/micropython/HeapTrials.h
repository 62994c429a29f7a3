//===- HeapTrials.h - Does the program run on a heap of that size? -*- C++
//-*-===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_HEAPTRIALS_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_HEAPTRIALS_H

#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/HeapLanes.h"
#include <algorithm>

namespace pymemlint::micropython {

/// What runs may do, in steps: an operation of the machine, a request, its
/// answer in one lane, and a run of blocks marked by a collection are one each.
/// A count, not a clock: the same on every machine.
class WorkBudget {
public:
  explicit WorkBudget(uint64_t Steps) : Left(Steps) {}
  uint64_t left() const { return Left; }
  /// \p OfRun of \p Steps are the machine's and its own heap's, which it takes
  /// however many sizes are tried.
  void take(uint64_t Steps, uint64_t OfRun) {
    Left -= std::min(Left, Steps);
    TakenByRuns += OfRun;
  }
  uint64_t takenByRuns() const { return TakenByRuns; }

private:
  uint64_t Left, TakenByRuns = 0;
};

/// Runs the program of \p Options once on heaps of all the sizes of
/// \p Trials. Those whose run may take another course stay unknown. False when
/// \p Budget did not suffice: then others do, too.
bool runTrials(const DeviceModel &Device, const RunOptions &Options,
               std::vector<HeapTrial> &Trials, WorkBudget &Budget);

/// How many sizes up to the largest of \p Trials one run of the program can
/// serve; for more, runTrials takes several.
size_t mostTrialsAtOnce(const DeviceModel &Device,
                        llvm::ArrayRef<HeapTrial> Trials);

/// Runs it on the heap of \p Trial, whose outcome is known then: a run that
/// does not end by a MemoryError works. False when \p Budget did not suffice.
bool runTrial(const DeviceModel &Device, const RunOptions &Options,
              HeapTrial &Trial, WorkBudget &Budget);

} // namespace pymemlint::micropython
#endif
