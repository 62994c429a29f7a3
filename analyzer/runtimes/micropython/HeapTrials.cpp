//===- HeapTrials.cpp - Does the program run on a heap of that size? -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/HeapTrials.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

/// Of all lanes of one run together: they take host memory for each block.
static constexpr uint64_t MostLaneBlocks = uint64_t(1) << 23;

/// Of the run beside the lanes: no trial's heap is as large.
static constexpr uint64_t AmpleBytes = uint64_t(1) << 27;

static void runAlone(const DeviceModel &Device, const RunOptions &Options,
                     HeapTrial &Trial) {
  RuntimeParameters P =
      Options.Frozen ? Options.Frozen->parameters() : Device.parameters();
  P.Heap = Device.heapOf(Trial.Bytes);
  auto Machine = std::make_unique<Runtime>(P);
  const ProgramEnd End = runProgram(*Machine, Device, Options, [] {});
  Trial.Result = End.How == Outcome::OutOfMemory ? HeapTrial::Outcome::Fails
                                                 : HeapTrial::Outcome::Works;
  Trial.IsProven = End.How != Outcome::Endless || End.IsSteady;
}

static void runLanes(const DeviceModel &Device, const RunOptions &Options,
                     std::vector<HeapTrial> &Trials) {
  RuntimeParameters P =
      Options.Frozen ? Options.Frozen->parameters() : Device.parameters();
  P.Heap = Device.heapOf(AmpleBytes);
  auto Machine = std::make_unique<Runtime>(P);
  HeapLanes Lanes(Machine->Mem, P.Heap, Trials);
  Machine->Qstrs.join(Lanes);
  try {
    const ProgramEnd End = runProgram(*Machine, Device, Options, [] {});
    Lanes.end(End.How == Outcome::OutOfMemory, End.How != Outcome::Endless);
  } catch (NoLaneLeft &) {
    // Each has its outcome.
  }
  Machine->Steady.reset();
}

void micropython::runTrials(const DeviceModel &Device,
                            const RunOptions &Options,
                            std::vector<HeapTrial> &Trials) {
  uint64_t Largest = 1;
  for (const HeapTrial &T : Trials)
    Largest = std::max<uint64_t>(
        Largest, GcHeap::poolBlocks(Device.heapOf(T.Bytes), T.Bytes));
  const size_t AtOnce = std::max<uint64_t>(1, MostLaneBlocks / Largest);
  for (size_t Begin = 0; Begin < Trials.size(); Begin += AtOnce) {
    const auto First = Trials.begin() + ptrdiff_t(Begin);
    const size_t Count = std::min(AtOnce, Trials.size() - Begin);
    std::vector<HeapTrial> Some(First, First + ptrdiff_t(Count));
    if (Count > 1)
      runLanes(Device, Options, Some);
    for (HeapTrial &T : Some)
      if (T.Result == HeapTrial::Outcome::Unknown)
        runAlone(Device, Options, T);
    std::copy(Some.begin(), Some.end(), First);
  }
}
