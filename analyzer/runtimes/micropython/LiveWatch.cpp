//===- LiveWatch.cpp - The most that lives, in the run and in its functions -*-
// C++ -*-===//
#include "analyzer/runtimes/micropython/LiveWatch.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

void LiveWatch::request(const Request &Q) {
  const uint64_t BlockBytes = R.Mem.heap().bytesPerBlock();
  auto Blocks = [&](uint64_t Bytes) {
    return (Bytes + BlockBytes - 1) / BlockBytes;
  };
  ++Requests;
  if (Q.NewPlace != NoBlock)
    Upper += Blocks(Q.NewBytes);
  if (Q.OldPlace != NoBlock && (Q.NewPlace != NoBlock || Q.Operation == 'd'))
    Upper -= std::min(Upper, Blocks(Q.OldBytes));
  if (Upper > PeakLimit)
    followRun();
  if (FollowsFunctions && Upper > Threshold)
    followFunctions();
}

void LiveWatch::count() {
  const LiveCount Live = R.Mem.countLive();
  Upper = Live.Blocks;
  LastRuns = Live.Runs;
  RunsMarked += Live.Runs;
  PeakBlocks = std::max(PeakBlocks, Upper);
}

/// Counting takes no more than a share of the run's own work: so many runs of
/// blocks marked for each request, and \p Runs at once.
bool LiveWatch::mayCount(uint64_t RunsPerRequest, uint64_t Runs) const {
  return RunsMarked + LastRuns < RunsPerRequest * Requests + Runs;
}

void LiveWatch::failed() {
  if (RunsMarked + LastRuns < MostInAll) {
    count();
    PeakLimit = std::max(PeakLimit, Upper);
  }
}

void LiveWatch::enterEndless() {
  // What such a loop keeps may grow until the heap is full.
  constexpr uint64_t Enough = 12'000'000;
  MostAtOnce = std::min(MostAtOnce, RunsMarked + Enough);
}

void LiveWatch::followRun() {
  if (mayCount(48, MostAtOnce)) {
    // Many counts close to the peak would make the run slow: then the peak may
    // be missed by a few blocks, which its upper bound says.
    if (++LiveCounts % 2048 == 0)
      ++PeakLimit;
    count();
  }
  PeakLimit = std::max(PeakLimit, Upper);
}

void LiveWatch::followFunctions() {
  auto ForActive = [&](auto Do) {
    for (const Frame *F = R.Current; F; F = F->Previous)
      Do(R.Counts.of(F->Function->Code));
  };
  auto Least = [&] {
    uint64_t Limit = UINT64_MAX;
    ForActive(
        [&](FunctionProfile &P) { Limit = std::min(Limit, P.LiveLimit); });
    return Limit;
  };
  Threshold = Least();
  if (Upper <= Threshold)
    return;
  if (mayCount(12, 700'000)) {
    const uint64_t Before = Upper;
    count();
    // The same as followRun does, for each function whose limit was in doubt.
    ForActive([&](FunctionProfile &P) {
      P.LiveLow = std::max(P.LiveLow, Upper);
      if (Before > P.LiveLimit && Upper <= P.LiveLimit &&
          ++P.LiveCounts % 256 == 0)
        ++P.LiveLimit;
    });
  }
  ForActive(
      [&](FunctionProfile &P) { P.LiveLimit = std::max(P.LiveLimit, Upper); });
  Threshold = Least();
}
