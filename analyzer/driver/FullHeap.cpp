//===- FullHeap.cpp - Inputs that fill the heap -*- C++ -*-===//
#include "analyzer/driver/FullHeap.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// A pass of a loop that keeps one block takes some dozens of operations; the
/// heaps of boards have some ten thousand blocks.
constexpr uint64_t OperationsOfOne = 4'000'000;
constexpr uint64_t Draws = 3;

FullHeap describe(const RunResult &Run) {
  FullHeap F;
  F.Error = Run.Error;
  F.Failed = {Run.SiteFiles[Run.FailedSite], Run.Sites[Run.FailedSite].Line};
  for (const LoopCount &L : Run.Loops)
    if (L.IsEndless && L.Iterations > F.Passes) {
      F.Loop = {L.File, L.Line};
      F.Passes = L.Iterations;
    }
  std::map<std::pair<std::string, uint32_t>, int64_t> ByLine;
  for (size_t S = 1; S < Run.Lines.size(); ++S)
    ByLine[{Run.SiteFiles[S], Run.Sites[S].Line}] += Run.Lines[S].RetainedBytes;
  for (const auto &[Place, Bytes] : ByLine)
    if (Bytes > F.RetainedBytes) {
      F.Retained = {Place.first, Place.second};
      F.RetainedBytes = Bytes;
    }
  return F;
}

} // namespace

std::optional<FullHeap> pymemlint::findFullHeap(const DeviceModel &Device,
                                                RunOptions Options) {
  const HeapConfiguration Heap = Device.target().heapConfig();
  if (!Heap.HasUpperBound)
    return std::nullopt;
  Options.Fuel = std::min(Options.Fuel, OperationsOfOne);
  Options.EndlessAfter = UINT64_MAX;
  Options.Watch.reset();
  Options.WantPeakLive = Options.WantInterrupts = false;
  Options.WantRetained = true;
  for (uint64_t Seed = 1; Seed <= Draws; ++Seed) {
    Options.InputSeed = Seed;
    const RunResult Run = run(Device, Options);
    // What nothing draws is no input that is known to exist.
    if (!Run.UnmodelledUses.empty() || !Run.UndeterminedUses.empty() ||
        !Run.MissingFacts.empty())
      return std::nullopt;
    // On a smaller heap it ends sooner, unless something catches that.
    if (Run.End == Outcome::OutOfMemory && !Run.MayCatchFailure)
      return describe(Run);
  }
  return std::nullopt;
}
