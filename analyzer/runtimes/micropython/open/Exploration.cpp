//===- Exploration.cpp - All ways through a program with inputs -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/Exploration.h"
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Of one exploration; the second one is for what the first had joined.
constexpr unsigned MostRuns = 2500, MostOfSecond = 1000;
constexpr uint64_t MostOperations = 30'000'000;
constexpr char TooManyWays[] = "inputs decide in more ways than are followed";

void joinInto(CostRange &To, const LineCost &Least, const LineCost &Most,
              bool IsFirst) {
  auto Join = [&](auto Field) {
    auto &Low = To.Least.*Field;
    auto &High = To.Most.*Field;
    Low = IsFirst ? Least.*Field : std::min(Low, Least.*Field);
    High = IsFirst ? Most.*Field : std::max(High, Most.*Field);
  };
  Join(&LineCost::Requests);
  Join(&LineCost::RequestedBytes);
  Join(&LineCost::AllocatedBytes);
}

/// What the lines of one run cost for certain, and at the most, by file and
/// line.
using LineCosts =
    std::map<std::pair<std::string, uint32_t>, std::pair<LineCost, bool>>;

LineCosts linesOf(const RunResult &Run) {
  LineCosts Result;
  for (size_t S = 1; S < Run.Lines.size(); ++S) {
    if (!Run.Lines[S].Requests)
      continue;
    auto &[Cost, IsInLoop] = Result[{Run.SiteFiles[S], Run.Sites[S].Line}];
    LineCost Certain = Run.Lines[S];
    // What follows adds to it, in any number of passes; only the bytes that a
    // line asks for may grow less as well, where it makes memory smaller.
    const auto &Then = Run.BeforeLoop ? Run.BeforeLoop : Run.BeforeDecision;
    if (Run.IsSteady && Then) {
      const auto &Before = Then->Lines;
      const LineCost Sure = S < Before.size() ? Before[S] : LineCost();
      IsInLoop |= Sure.Requests != Certain.Requests;
      Certain.RequestedBytes =
          std::min(Certain.RequestedBytes, Sure.RequestedBytes);
    }
    // A handler is called any number of times, and so is what waits.
    IsInLoop |= S < Run.IsInInterrupt.size() && Run.IsInInterrupt[S];
    Cost += Certain;
  }
  return Result;
}

class Explorer {
public:
  /// See KnownStates.
  Explorer(const DeviceModel &Device, const RunOptions &Options,
           bool DecidesSlices, bool TellsContents)
      : Device(Device), Options(Options), DecidesSlices(DecidesSlices),
        TellsContents(TellsContents) {
    begin();
  }
  /// Looks for what grows, which says nothing of what runs cost.
  void seekGrowth() { Known.Growth.emplace(); }
  const std::optional<GrowthFacts> &growth() const { return Known.Growth; }
  bool hasOpenSlices() const { return Known.HasOpenSlices; }
  bool hasJoined() const { return Known.HasJoined; }

  Exploration run() {
    Known.ToFollow.push_back({});
    while (!Known.ToFollow.empty()) {
      OpenWay Next = std::move(Known.ToFollow.back());
      Known.ToFollow.pop_back();
      Known.KeptBytes -= Next.Bytes;
      if (!follow(std::move(Next)))
        return std::move(Result);
      if (Known.Handlers.HasGrown ||
          (Known.Growth && Known.Growth->HasLearnt)) {
        restart();
        continue;
      }
      if (Result.Runs >= (TellsContents ? MostOfSecond : MostRuns) ||
          Operations > MostOperations) {
        open(TooManyWays);
        return std::move(Result);
      }
    }
    if (Joined == 0 || !faults(Result.AssumptionFindings).empty()) {
      Result.WhyOpen = "an assumption that never holds";
      return std::move(Result);
    }
    Result.IsClosed = true;
    Result.OpenPasses = std::move(Known.OpenPasses);
    // Handlers run at any time, also when most lives.
    Result.MostPeakBytes +=
        HandlerCost.blocks() * Device.heapOf(0).BytesPerBlock;
    boundHeap();
    return std::move(Result);
  }

private:
  void open(std::string Why) {
    // What was ruled out may hold on a way that was not followed.
    Result.AssumptionFindings.clear();
    Result.WhyOpen = std::move(Why);
  }

  void begin() {
    Known.DecidesSlices = DecidesSlices;
    Known.TellsContents = TellsContents;
  }

  /// Handlers touch more than was known: everything is followed anew.
  void restart() {
    Footprint Handlers = std::move(Known.Handlers);
    Handlers.HasGrown = false;
    std::optional<GrowthFacts> Growth;
    if (Known.Growth)
      Growth.emplace().OtherLists = std::move(Known.Growth->OtherLists);
    Known = KnownStates();
    Known.Growth = std::move(Growth);
    Known.Handlers = std::move(Handlers);
    begin();
    Known.ToFollow.push_back({});
    const unsigned Runs = Result.Runs;
    Result = Exploration();
    Result.Runs = Runs;
    Joined = 0;
    SufficientBlocks = MostRequestBlocks = 0;
    HandlerCost = HandlerBlocks();
    DependsOnHeap = false;
  }

  bool follow(OpenWay Way) {
    PathFollower Follower(Known, std::move(Way));
    RunOptions O = Options;
    O.Paths = &Follower;
    O.Watch.reset();
    O.Sink = nullptr;
    O.WantPeakLive = true;
    const RunResult Run = micropython::run(Device, O);
    ++Result.Runs;
    Operations += Run.Operations;
    for (const AssumptionFinding &F : Run.AssumptionFindings)
      addFinding(Result.AssumptionFindings, F);
    auto Open = [&](std::string Why) {
      open(std::move(Why));
      return false;
    };
    if (Known.IsFull)
      return Open(TooManyWays);
    if (Run.End == Outcome::RuledOut)
      return true;
    if (Known.Growth) {
      if (Known.Growth->HasLearnt)
        return true;
      if (!Run.IsSteady || Run.HasInterrupts || Known.Growth->HasGap ||
          Known.Growth->MayCatch)
        return Open("its heap need not come to be full");
    }
    if (!Run.UnmodelledUses.empty())
      return Open("line " +
                  std::to_string(Run.Sites[Run.UnmodelledUses[0].Site].Line) +
                  ": " + Run.UnmodelledUses[0].Construct);
    if (!Run.UndeterminedUses.empty())
      return Open("line " +
                  std::to_string(Run.Sites[Run.UndeterminedUses[0].Site].Line) +
                  ": " + Run.UndeterminedUses[0].Construct);
    if (!Run.MissingFacts.empty())
      return Open("the target does not state " + Run.MissingFacts[0]);
    if (Run.HasFailedRequests)
      return Open("the heap of the target is full on some way");
    const bool Ends = Run.End == Outcome::Completed ||
                      Run.End == Outcome::Raised ||
                      Run.End == Outcome::OutOfMemory;
    if (!Ends && !Run.IsSteady)
      return Open("a loop does not come back to a state it had before");
    join(Run, Follower);
    return true;
  }

  void join(const RunResult &Run, const PathFollower &Follower) {
    const bool IsFirst = Joined++ == 0;
    // A run that was covered goes on as the one that covers it: in a loop
    // without an end for ever, in another one to an end that is not here.
    const bool Ends = !Run.IsSteady;
    Result.HasEndless |= Run.IsSteady && Run.BeforeLoop.has_value();
    Result.HasJoinedLoops |=
        (Follower.WasCovered && !Run.BeforeLoop) || Run.HasWaited;
    Result.AssumesSmallInts |= Run.AssumesSmallInts;
    joinInto(Result.Load, Run.Load, Run.Load, IsFirst);
    joinInto(Result.Driver, Run.Driver, Run.Driver, IsFirst);
    joinInto(Result.Total, Run.Total, Run.Total, IsFirst);
    LineCosts Lines = linesOf(Run);
    for (auto &[Line, Cost] : Result.Lines)
      if (!Lines.count(Line))
        joinInto(Cost, {}, {}, false);
    for (auto &[Line, Cost] : Lines) {
      auto [It, IsNew] = Result.Lines.try_emplace(Line);
      It->second.IsInLoop |= Cost.second;
      // A line that earlier runs did not reach cost nothing there.
      joinInto(It->second, IsNew && !IsFirst ? LineCost() : Cost.first,
               Cost.first, IsNew);
    }
    // What a handler lets go of may have been gone when most lived.
    Result.LeastPeakBytes = std::min(
        Result.LeastPeakBytes,
        Run.HasDropped && Run.BeforeDecision
            ? std::min(Run.PeakLiveBytes, Run.BeforeDecision->PeakLiveBytes)
            : Run.PeakLiveBytes);
    Result.MostPeakBytes =
        std::max(Result.MostPeakBytes, Run.PeakLiveUpperBytes);
    for (const LoopCount &L : Run.Loops) {
      if (!L.IsMeasured)
        continue;
      LoopRange &To = Result.Loops[{L.File, L.Line}];
      To.IsEndless |= L.IsEndless;
      To.LeastBytes = std::min(To.LeastBytes, L.LeastBytes);
      To.MostBytes = std::max(To.MostBytes, L.MostBytes);
    }
    if (Ends) {
      if (Result.Paths.size() < 64) {
        PathCost Cost;
        for (const PathEvent &E : Follower.done())
          if (!E.IsState)
            Cost.Lines.push_back(Run.Sites[E.Site].Line);
        Cost.RequestedBytes = Run.Total.RequestedBytes;
        Result.Paths.push_back(std::move(Cost));
      }
      if (Run.End != Outcome::Completed)
        Result.Errors.insert(Run.Error);
    }
    HandlerCost.join(Run.HandlerCost);
    MostRequestBlocks = std::max(MostRequestBlocks, Run.LateMostRequestBlocks);
    DependsOnHeap |= Run.IsCollectionDisabled || Run.HasGrownHeap ||
                     Run.End == Outcome::OutOfMemory;
    SufficientBlocks = std::max({SufficientBlocks, uint64_t(Run.EarlyUsedEnd),
                                 Run.LateSufficientBlocks});
  }

  /// A heap that no order of requests can fragment too far
  /// (FragmentationWatch).
  void boundHeap() {
    if (DependsOnHeap)
      return;
    // What handlers have makes the pool so much smaller and divides it further:
    // FragmentationWatch::neededFor grows by no more than this.
    if (HandlerCost.blocks())
      SufficientBlocks +=
          HandlerCost.blocks() +
          (HandlerCost.runs() + 1) *
              (std::max(MostRequestBlocks, Known.Handlers.MostRequestBlocks) -
               1);
    // The first size whose pool has so many blocks.
    const GcHeapConfig Config = Device.heapOf(0);
    uint64_t Bytes = SufficientBlocks * Config.BytesPerBlock;
    while (GcHeap::poolBlocks(Config, Bytes) < SufficientBlocks)
      Bytes += 32;
    Result.SufficientHeapBytes = (Bytes + 31) / 32 * 32;
  }

  const DeviceModel &Device;
  const RunOptions &Options;
  const bool DecidesSlices, TellsContents;
  KnownStates Known;
  Exploration Result;
  uint64_t Operations = 0;
  uint64_t SufficientBlocks = 0; ///< For all runs so far.
  unsigned Joined = 0;           ///< Ways that no assumption rules out.
  bool DependsOnHeap = false;    ///< No size is known to suffice.
  HandlerBlocks HandlerCost;
  uint64_t MostRequestBlocks = 0;
};

} // namespace

std::optional<CertainGrowth>
micropython::findGrowth(const DeviceModel &Device, const RunOptions &Options) {
  Explorer All(Device, Options, /*DecidesSlices=*/false,
               /*TellsContents=*/false);
  All.seekGrowth();
  const Exploration Ways = All.run();
  const GrowthFacts &Facts = *All.growth();
  if (!Ways.IsClosed || !Facts.growsForEver())
    return std::nullopt;
  CertainGrowth Result;
  Result.Loops = Facts.ofLoops();
  uint64_t Most = 0;
  for (const auto &[Line, Items] : Facts.Appended)
    if (Items > Most) {
      Result.Appends = Line;
      Most = Items;
    }
  return Result;
}

Exploration micropython::explore(const DeviceModel &Device,
                                 const RunOptions &Options) {
  Explorer First(Device, Options, /*DecidesSlices=*/false,
                 /*TellsContents=*/false);
  Exploration Ways = First.run();
  if (Ways.IsClosed || (!First.hasOpenSlices() && !First.hasJoined()))
    return Ways;
  // What becomes of an open slice, or of what was joined, may be what is not
  // followed.
  return Explorer(Device, Options, /*DecidesSlices=*/First.hasOpenSlices(),
                  /*TellsContents=*/true)
      .run();
}
