//===- ExploredResult.cpp - A result for all inputs -*- C++ -*-===//
#include "analyzer/driver/ExploredResult.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

Interval between(int64_t Low, int64_t High, bool IsBounded) {
  return IsBounded ? Interval{Low, High} : Interval::atLeast(Low);
}

/// Adds up lower ends, and upper ends as far as all are known.
void add(Interval &To, const Interval &Part) {
  To.Lo += Part.Lo;
  if (To.Hi && Part.Hi)
    *To.Hi += *Part.Hi;
  else
    To.Hi.reset();
}

} // namespace

Interval pymemlint::heapOfWays(const Exploration &E) {
  Interval Bytes = Interval::atLeast(int64_t(E.LeastPeakBytes));
  if (E.SufficientHeapBytes)
    Bytes.Hi = int64_t(*E.SufficientHeapBytes);
  return Bytes;
}

void pymemlint::applyGrowth(const CertainGrowth &G, const Target &T,
                            llvm::function_ref<bool(llvm::StringRef)> IsProgram,
                            FileResult &F) {
  const std::optional<uint64_t> Largest = T.budget().highest();
  for (LoopReport &L : F.Loops)
    for (const auto &[Place, Growth] : G.Loops) {
      if (!L.IsEndless || L.Line != Place.second ||
          L.File != (IsProgram(Place.first) ? "" : Place.first))
        continue;
      L.Growth = between(int64_t(Growth.Least),
                         int64_t(Growth.Most.value_or(0)), bool(Growth.Most));
      // To the first one of those that come again there is one more.
      if (Growth.Least && Largest)
        L.IterationsToExhaustion = {
            0, int64_t(*Largest / Growth.Least + Growth.FirstPasses + 1)};
    }
}

void pymemlint::applyExploration(
    const Exploration &E, llvm::function_ref<bool(llvm::StringRef)> IsProgram,
    FileResult &F) {
  F.Load =
      between(E.Load.Least.RequestedBytes, E.Load.Most.RequestedBytes, true);
  F.Driver = between(E.Driver.Least.RequestedBytes,
                     E.Driver.Most.RequestedBytes, true);
  F.PeakLive =
      between(int64_t(E.LeastPeakBytes), int64_t(E.MostPeakBytes), true);
  F.Lines.clear();
  F.ImportedLines.clear();
  F.Requested = F.Load;
  add(F.Requested, F.Driver);
  F.Allocated = F.Requested;
  // By the most that was followed: what adds up for ever has no share of it
  // all.
  F.Hotspots.clear();
  double All = 0;
  for (const auto &[Key, Cost] : E.Lines)
    if (IsProgram(Key.first))
      All += double(Cost.Most.AllocatedBytes);
  for (const auto &[Key, Cost] : E.Lines)
    if (IsProgram(Key.first) && Cost.Most.AllocatedBytes)
      F.Hotspots.push_back(
          {Key.second, double(Cost.Most.AllocatedBytes) / All});
  llvm::stable_sort(F.Hotspots, [](const Hotspot &A, const Hotspot &B) {
    return A.Share > B.Share;
  });
  for (const auto &[Key, Cost] : E.Lines) {
    const bool IsBounded = !Cost.IsInLoop;
    LineReport L;
    L.File = Key.first;
    L.Line = Key.second;
    L.Requested =
        between(Cost.Least.RequestedBytes, Cost.Most.RequestedBytes, IsBounded);
    L.Allocated = between(int64_t(Cost.Least.AllocatedBytes),
                          int64_t(Cost.Most.AllocatedBytes), IsBounded);
    L.Requests = between(int64_t(Cost.Least.Requests),
                         int64_t(Cost.Most.Requests), IsBounded);
    L.Retained = Interval::atLeast(0);
    add(F.Requested, L.Requested);
    add(F.Allocated, L.Allocated);
    (IsProgram(L.File) ? F.Lines : F.ImportedLines).push_back(std::move(L));
  }
  auto IsLoop = [&](const LoopReport &L,
                    const std::pair<std::string, uint32_t> &Place) {
    return L.Line == Place.second &&
           L.File == (IsProgram(Place.first) ? "" : Place.first);
  };
  for (LoopReport &L : F.Loops) {
    // Each pass ends in a state that was there before.
    if (L.IsEndless) {
      L.Growth = Interval::exactly(0);
      L.IterationsToExhaustion.reset();
    }
    const LoopRange *Passes = nullptr;
    bool IsOpen = false;
    for (const auto &[Place, Range] : E.Loops)
      if (IsLoop(L, Place)) {
        Passes = &Range;
        IsOpen = E.OpenPasses.count(Place);
      }
    if (!Passes || Passes->MostBytes < Passes->LeastBytes)
      continue;
    L.Churn = between(int64_t(Passes->LeastBytes), int64_t(Passes->MostBytes),
                      !IsOpen);
    if (IsOpen)
      L.Churn.Lo = 0;
    L.Iterations = Interval::atLeast(0);
  }
  if (!E.HasEndless && !E.HasJoinedLoops)
    for (const PathCost &P : E.Paths)
      F.Paths.push_back(
          {"<module>", P.Lines, Interval::exactly(P.RequestedBytes)});
  F.Unmodelled.clear();
  if (E.HasEndless)
    F.Unmodelled.push_back(
        {0, "a loop without an end", "what it asks for adds up for ever"});
  else if (!F.Requested.Hi)
    F.Unmodelled.push_back({0, "passes of a loop that an input decides",
                            "what its lines ask for has no upper bound"});
  if (E.AssumesSmallInts)
    F.Unmodelled.push_back({0, "numbers that grow with the passes of a loop",
                            "the figures hold while they are small ints"});
}
