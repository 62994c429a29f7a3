//===- LiveWatch.h - The most that lives, in the run and in its functions -*-
// C++ -*-===//
//
// What is reachable can only grow with a request. To count it means to mark the
// heap; between two counts it is known to lie below the last count and what was
// added since. So the heap is counted only when that exceeds the peak.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_LIVEWATCH_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_LIVEWATCH_H

#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/Profile.h"

namespace pymemlint::micropython {

class Runtime;

class LiveWatch {
public:
  explicit LiveWatch(Runtime &R) : R(R) {}

  /// What is known of the run's peak before it begins: as another one told that
  /// went the same way so far. Its functions are not followed.
  void begin(uint64_t Peak, uint64_t Limit) {
    PeakBlocks = Peak;
    PeakLimit = Limit;
    FollowsFunctions = false;
  }

  /// Told of each request, after it was answered.
  void request(const Request &Q);
  /// Told when a function begins or goes on to run, its frame in place.
  void enter(const FunctionProfile &P) {
    if (!FollowsFunctions)
      return;
    if (Upper > P.LiveLimit)
      followFunctions();
    else
      Threshold = std::min(Threshold, P.LiveLimit);
  }

  /// Told when a request found no place: much may live now.
  void failed();
  /// A loop without an end was entered: what it keeps is counted less often.
  void enterEndless();

  /// In blocks: the peak of the run lies between the two.
  uint64_t peak() const { return PeakBlocks; }
  uint64_t peakUpper() const { return std::max(PeakBlocks, PeakLimit); }

private:
  void followRun();
  void followFunctions();
  bool mayCount(uint64_t RunsPerRequest, uint64_t Runs) const;
  void count();

  Runtime &R;
  uint64_t Upper = 0; ///< No less than what lives now.
  uint64_t PeakBlocks = 0, PeakLimit = 0, LiveCounts = 0;
  /// No more than the least LiveLimit of the functions that are active.
  uint64_t Threshold = 0;
  bool FollowsFunctions = true;
  uint64_t Requests = 0;
  uint64_t RunsMarked = 0, LastRuns = 0; ///< By all counts, by the last one.
  /// Runs of blocks that counts of the run's peak may mark beside their share.
  static constexpr uint64_t MostInAll = 100'000'000;
  uint64_t MostAtOnce = MostInAll;
};

} // namespace pymemlint::micropython
#endif
