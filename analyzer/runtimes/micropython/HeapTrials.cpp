//===- HeapTrials.cpp - Does the program run on a heap of that size? -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/HeapTrials.h"
#include "llvm/ADT/ScopeExit.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

/// Of all lanes of one run together: they take host memory for each block.
static constexpr uint64_t MostLaneBlocks = uint64_t(1) << 23;

/// Of the run beside the lanes: no trial's heap is as large.
static constexpr uint64_t AmpleBytes = uint64_t(1) << 27;

namespace {

/// Thrown out of a run that would take more than the budget has left.
struct OverBudget {};

/// Counts the steps of one run.
class StepCounter final : public RequestSink {
public:
  StepCounter(Runtime &R, const HeapLanes *Lanes, WorkBudget &Budget)
      : R(R), Lanes(Lanes), Budget(Budget) {
    R.Mem.setSink(this);
  }
  ~StepCounter() { Budget.take(steps(), ofRun()); }
  StepCounter(const StepCounter &) = delete;
  StepCounter &operator=(const StepCounter &) = delete;

  void check() const {
    if (steps() > Budget.left())
      throw OverBudget();
  }
  void request(const Request &) override { check(); }
  void totalRead(uint64_t, SiteId) override {}

private:
  uint64_t ofRun() const {
    return R.Operations + R.Mem.requests() + R.Mem.heap().markedRuns();
  }
  uint64_t steps() const { return ofRun() + (Lanes ? Lanes->steps() : 0); }

  Runtime &R;
  const HeapLanes *Lanes;
  WorkBudget &Budget;
};

/// A run that makes no request ends by its fuel.
RunOptions withinBudget(const RunOptions &Options, const WorkBudget &Budget) {
  RunOptions Limited = Options;
  Limited.Fuel = std::min(Options.Fuel, Budget.left());
  return Limited;
}

std::unique_ptr<Runtime> makeRuntime(const DeviceModel &Device,
                                     const RunOptions &Options,
                                     uint64_t HeapBytes) {
  RuntimeParameters P =
      Options.Frozen ? Options.Frozen->parameters() : Device.parameters();
  P.Heap = Device.heapOf(HeapBytes);
  return std::make_unique<Runtime>(P);
}

void runAlone(const DeviceModel &Device, const RunOptions &Options,
              HeapTrial &Trial, WorkBudget &Budget) {
  auto Machine = makeRuntime(Device, Options, Trial.Bytes);
  const RunOptions Limited = withinBudget(Options, Budget);
  StepCounter Steps(*Machine, nullptr, Budget);
  const ProgramEnd End = runProgram(*Machine, Device, Limited, [] {});
  if (End.How == Outcome::OutOfFuel && Limited.Fuel < Options.Fuel)
    throw OverBudget();
  Trial.Result = End.How == Outcome::OutOfMemory ? HeapTrial::Outcome::Fails
                                                 : HeapTrial::Outcome::Works;
  Trial.Ends = End.How == Outcome::Completed || End.How == Outcome::Raised ||
               End.How == Outcome::OutOfMemory;
  Trial.IsProven = Trial.Ends || End.IsSteady;
}

void runLanes(const DeviceModel &Device, const RunOptions &Options,
              std::vector<HeapTrial> &Trials, WorkBudget &Budget) {
  auto Machine = makeRuntime(Device, Options, AmpleBytes);
  HeapLanes Lanes(Machine->Mem, Machine->Mem.heap().config(), Trials);
  // The machine's record of states leaves the lanes before they go.
  auto LeaveLanes =
      llvm::make_scope_exit([&Machine] { Machine->Steady.reset(); });
  Machine->Qstrs.join(Lanes);
  const RunOptions Limited = withinBudget(Options, Budget);
  StepCounter Steps(*Machine, &Lanes, Budget);
  try {
    const ProgramEnd End = runProgram(*Machine, Device, Limited, [] {});
    if (End.How == Outcome::OutOfFuel && Limited.Fuel < Options.Fuel)
      throw OverBudget();
    Lanes.end(End.How == Outcome::OutOfMemory,
              End.How != Outcome::Endless && End.How != Outcome::OutOfFuel);
  } catch (NoLaneLeft &) {
    // Each has its outcome.
  }
  Steps.check();
}

} // namespace

size_t micropython::mostTrialsAtOnce(const DeviceModel &Device,
                                     llvm::ArrayRef<HeapTrial> Trials) {
  uint64_t Largest = 1;
  for (const HeapTrial &T : Trials)
    Largest = std::max<uint64_t>(
        Largest, GcHeap::poolBlocks(Device.heapOf(T.Bytes), T.Bytes));
  return std::max<uint64_t>(1, MostLaneBlocks / Largest);
}

bool micropython::runTrials(const DeviceModel &Device,
                            const RunOptions &Options,
                            std::vector<HeapTrial> &Trials,
                            WorkBudget &Budget) try {
  const size_t AtOnce = mostTrialsAtOnce(Device, Trials);
  for (size_t Begin = 0; Begin < Trials.size(); Begin += AtOnce) {
    const auto First = Trials.begin() + ptrdiff_t(Begin);
    const size_t Count = std::min(AtOnce, Trials.size() - Begin);
    std::vector<HeapTrial> Some(First, First + ptrdiff_t(Count));
    runLanes(Device, Options, Some, Budget);
    std::copy(Some.begin(), Some.end(), First);
  }
  return true;
} catch (OverBudget &) {
  return false;
}

bool micropython::runTrial(const DeviceModel &Device, const RunOptions &Options,
                           HeapTrial &Trial, WorkBudget &Budget) try {
  runAlone(Device, Options, Trial, Budget);
  return true;
} catch (OverBudget &) {
  return false;
}
