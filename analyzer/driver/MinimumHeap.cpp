//===- MinimumHeap.cpp - The smallest heap that a program needs -*- C++ -*-===//
#include "analyzer/driver/Analysis.h"
#include "analyzer/driver/Jobs.h"
#include "analyzer/runtimes/micropython/HeapTrials.h"
#include <algorithm>
#include <map>
#include <set>
#include <thread>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

struct GivenUp {};

/// Heap sizes of 32-byte steps, of which many make the same pool: a heap of a
/// pool is tried once.
class HeapSizes {
public:
  static constexpr uint64_t Step = 32;

  /// \p Ample is the run on a heap that is large enough; null: unknown. Where
  /// it ends, a heap fails on which the run does not, as it caught a
  /// MemoryError and waits for ever.
  HeapSizes(const DeviceModel &Device, const RunOptions &Options,
            const RunResult *Ample, uint64_t MostSteps, unsigned Jobs)
      : Device(Device), Config(Device.heapOf(Step)), Options(Options),
        Jobs(Jobs ? Jobs : std::max(1u, std::thread::hardware_concurrency())),
        Requests(Ample ? Ample->Total.Requests : 0),
        MustEnd(Ample && Ample->End != Outcome::Endless),
        EachIsAlone(Ample && Ample->HasFailedRequests), Budget(MostSteps) {
    if (MustEnd)
      this->Options.Fuel =
          std::min(Options.Fuel, LongerRun * Ample->Operations + LongEnough);
    this->Options.BareLaunch = true;
    this->Options.Sink = nullptr;
    this->Options.WantPeakLive = false;
    if (Options.Watch)
      this->Options.Watch = SteadyState::Places::Compared;
  }

  /// Tries all of \p Sizes that are not known, in one go. Those that need a
  /// run alone wait for it until they are asked for. Throws GivenUp.
  void tryAll(llvm::ArrayRef<uint64_t> Sizes) {
    if (EachIsAlone)
      return;
    std::vector<HeapTrial> Trials;
    std::set<uint32_t> Pools;
    for (uint64_t Bytes : Sizes)
      if (!isKnown(Bytes) && !Alone.count(pool(Bytes)) &&
          Pools.insert(pool(Bytes)).second)
        Trials.push_back({Bytes});
    if (Trials.size() < 2)
      return;
    const bool AllRun = runInParts(Trials);
    for (const HeapTrial &T : Trials)
      if (T.Result != HeapTrial::Outcome::Unknown)
        Known[pool(T.Bytes)] = T;
      else
        Alone.insert(pool(T.Bytes));
    if (!AllRun)
      throw GivenUp();
  }
  bool isKnown(uint64_t Bytes) const { return Known.count(pool(Bytes)); }
  /// Throws GivenUp.
  bool works(uint64_t Bytes) {
    HeapTrial &T =
        Known.try_emplace(pool(Bytes), HeapTrial{Bytes}).first->second;
    if (T.Result == HeapTrial::Outcome::Unknown &&
        !runTrial(Device, Options, T, Budget)) {
      Known.erase(pool(Bytes));
      throw GivenUp();
    }
    if (MustEnd && !T.Ends)
      return false;
    IsProven &= T.IsProven;
    return T.Result == HeapTrial::Outcome::Works;
  }
  /// Each run asked for that did not end came back to a state with the same
  /// places.
  bool isProven() const { return IsProven; }

private:
  /// runTrials; where they take long, in several runs at a time, which take of
  /// the budget what one would take.
  bool runInParts(std::vector<HeapTrial> &Trials) {
    // A thread and another run of the program are worth it from here on.
    constexpr uint64_t LongAnswers = 300'000, MostParts = 4;
    const size_t Parts = std::min<uint64_t>(
        {MostParts, Jobs, 1 + Requests * Trials.size() / LongAnswers});
    if (Parts == 1 || Options.Paths ||
        Trials.size() > mostTrialsAtOnce(Device, Trials))
      return runTrials(Device, Options, Trials, Budget);
    struct Part {
      std::vector<HeapTrial> Trials;
      WorkBudget Budget;
      bool AllRun = false;
    };
    std::vector<Part> All(Parts, Part{{}, WorkBudget(Budget.left())});
    // Small sizes end soon: each part has its share of them.
    for (size_t I = 0; I != Trials.size(); ++I)
      All[I % Parts].Trials.push_back(Trials[I]);
    forEachInParallel(Parts, Jobs, [&](size_t I) {
      Part &P = All[I];
      P.AllRun = runTrials(Device, Options, P.Trials, P.Budget);
    });
    uint64_t Lanes = 0, LongestRun = 0;
    for (const Part &P : All) {
      Lanes += Budget.left() - P.Budget.left() - P.Budget.takenByRuns();
      LongestRun = std::max(LongestRun, P.Budget.takenByRuns());
    }
    const bool IsEnough = Lanes + LongestRun <= Budget.left();
    Budget.take(Lanes + LongestRun, LongestRun);
    if (!IsEnough || !llvm::all_of(All, [](auto &P) { return P.AllRun; }))
      return false;
    for (size_t I = 0; I != Trials.size(); ++I)
      Trials[I] = All[I % Parts].Trials[I / Parts];
    return true;
  }
  uint32_t pool(uint64_t Bytes) const {
    return GcHeap::poolBlocks(Config, Bytes);
  }

  const DeviceModel &Device;
  GcHeapConfig Config;
  RunOptions Options;
  const unsigned Jobs;
  const uint64_t Requests; ///< Of the run on an ample heap; 0: not known.
  std::map<uint32_t, HeapTrial> Known; ///< By pool.
  std::set<uint32_t> Alone;            ///< Pools whose run is another one.
  /// A run that ends takes no more operations than so many times those on an
  /// ample heap, and these.
  static constexpr uint64_t LongerRun = 16, LongEnough = 3'000'000;
  const bool MustEnd;
  /// On no heap is the run that of a larger one: even the ample one had no
  /// place for something.
  const bool EachIsAlone;
  bool IsProven = true;
  WorkBudget Budget;
};

uint64_t roundUp(uint64_t V) {
  constexpr uint64_t Step = HeapSizes::Step;
  return (V + Step - 1) / Step * Step;
}

uint64_t middle(uint64_t Fails, uint64_t Works) {
  uint64_t Middle = roundUp((Works + Fails) / 2);
  return Middle >= Works ? Works - HeapSizes::Step : Middle;
}

/// Around the boundary the outcome may change back and forth; as far from it as
/// the measured scans went, each pool is tried.
uint64_t windowAround(uint64_t Bytes) {
  return std::clamp<uint64_t>(roundUp(Bytes / 3), 512, 4096);
}

/// The sizes that a bisection between the two may ask for in its next
/// \p Depth steps.
void addMiddles(uint64_t Fails, uint64_t Works, unsigned Depth,
                std::vector<uint64_t> &Sizes) {
  if (Depth == 0 || Works - Fails <= HeapSizes::Step)
    return;
  const uint64_t Middle = middle(Fails, Works);
  if (Middle <= Fails)
    return;
  Sizes.push_back(Middle);
  addMiddles(Fails, Middle, Depth - 1, Sizes);
  addMiddles(Middle, Works, Depth - 1, Sizes);
}

/// The ends of the outcome's change around \p Works. Where it still changes in
/// the outer half of a window, the next one is scanned as well, up to \p Most.
Interval scanAround(HeapSizes &Sizes, uint64_t Works) {
  constexpr uint64_t Step = HeapSizes::Step;
  constexpr unsigned Most = 5;
  const uint64_t Window = windowAround(Works);
  uint64_t Smallest = Works, AllFrom = Works;
  auto scan = [&](uint64_t From, uint64_t To) {
    std::vector<uint64_t> Scan;
    for (uint64_t B = From; B <= To; B += Step)
      Scan.push_back(B);
    Sizes.tryAll(Scan);
    for (uint64_t B : Scan)
      Sizes.works(B);
    for (uint64_t B : Scan)
      if (Sizes.works(B))
        Smallest = std::min(Smallest, B);
      else if (B >= Works)
        AllFrom = std::max(AllFrom, B + Step);
  };
  auto below = [&](uint64_t Bytes) {
    return Bytes > Window ? roundUp(Bytes - Window) : Step;
  };
  uint64_t Bottom = below(Works), Top = Works + Window;
  scan(Bottom, Top);
  try {
    for (unsigned I = 1;
         I != Most && Bottom > Step && Smallest < Bottom + Window / 2; ++I) {
      const uint64_t Next = below(Bottom);
      scan(Next, Bottom - Step);
      Bottom = Next;
    }
    for (unsigned I = 1; I != Most && AllFrom + Window / 2 > Top; ++I) {
      scan(Top + Step, Top + Window);
      Top += Window;
    }
  } catch (GivenUp &) {
    // What was scanned stands.
  }
  if (!Sizes.isProven())
    return Interval::atLeast(int64_t(Smallest));
  return {int64_t(Smallest), int64_t(AllFrom)};
}

Interval search(HeapSizes &Sizes, uint64_t PeakLiveBytes) {
  constexpr uint64_t Step = HeapSizes::Step;
  constexpr uint64_t Most = uint64_t(1) << 26;
  constexpr unsigned StepsAtOnce = 4;
  // A heap that fails and one that works around the peak of what lives.
  uint64_t Fails = roundUp(std::max<uint64_t>(PeakLiveBytes / 2, 1024));
  {
    const uint64_t Works =
        roundUp(std::max<uint64_t>(PeakLiveBytes * 5 / 4, 2 * Fails));
    std::vector<uint64_t> First = {Fails, Works};
    // Most programs run on what lives and little more. All that scanAround asks
    // for then is tried in the same run: of many sizes it takes little longer
    // than of few, as long as they are not so large that they need several runs
    // (runTrials).
    constexpr uint64_t MostAbove = uint64_t(1) << 14;
    const uint64_t Least = roundUp(std::max<uint64_t>(PeakLiveBytes, 1024));
    const uint64_t Likely =
        std::min(roundUp(Least * 27 / 25), Least + MostAbove);
    for (uint64_t B = Least - windowAround(Least) - Step;
         B <= Likely + windowAround(Likely); B += Step)
      First.push_back(B);
    Sizes.tryAll(First);
  }
  while (Fails > 512 && Sizes.works(Fails))
    Fails = roundUp(Fails / 2);
  uint64_t Works =
      roundUp(std::max<uint64_t>(PeakLiveBytes * 5 / 4, 2 * Fails));
  while (!Sizes.works(Works)) {
    Fails = Works;
    Works *= 2;
    if (Works > Most)
      return Interval::atLeast(int64_t(Fails));
  }
  while (Works - Fails > Step) {
    const uint64_t Middle = middle(Fails, Works);
    if (Middle <= Fails)
      break;
    if (!Sizes.isKnown(Middle)) {
      std::vector<uint64_t> Next;
      addMiddles(Fails, Works, StepsAtOnce, Next);
      Sizes.tryAll(Next);
    }
    (Sizes.works(Middle) ? Works : Fails) = Middle;
  }
  return scanAround(Sizes, Works);
}

} // namespace

HeapSearch pymemlint::minimumHeap(const DeviceModel &Device,
                                  const RunOptions &Options,
                                  const RunResult &Ample, uint64_t MostSteps,
                                  unsigned Jobs) {
  HeapSizes Sizes(Device, Options, &Ample, MostSteps, Jobs);
  try {
    return {search(Sizes, Ample.PeakLiveBytes)};
  } catch (GivenUp &) {
    return {Interval::atLeast(int64_t(Ample.PeakLiveBytes)), true};
  }
}

uint64_t pymemlint::smallestHeapBelow(const DeviceModel &Device,
                                      const RunOptions &Options, uint64_t Bytes,
                                      uint64_t MostSteps) {
  HeapSizes Sizes(Device, Options, /*Ample=*/nullptr, MostSteps, /*Jobs=*/1);
  constexpr uint64_t Step = HeapSizes::Step;
  const uint64_t Window = windowAround(Bytes);
  std::vector<uint64_t> Scan;
  for (uint64_t B = Step; B < Bytes; B += Step)
    if (B + Window >= Bytes)
      Scan.push_back(B);
  bool IsGivenUp = false;
  try {
    Sizes.tryAll(Scan);
  } catch (GivenUp &) {
    IsGivenUp = true;
  }
  for (uint64_t B : Scan)
    try {
      // Those that were not tried may work.
      if ((IsGivenUp && !Sizes.isKnown(B)) || Sizes.works(B))
        return B;
    } catch (GivenUp &) {
      return B;
    }
  return Bytes;
}
