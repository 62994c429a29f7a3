//===- Analysis.cpp - From a file to its part of the report -*- C++ -*-===//
#include "analyzer/driver/Analysis.h"
#include "analyzer/driver/Diagnostics.h"
#include "analyzer/driver/ExploredResult.h"
#include "analyzer/driver/FollowedResult.h"
#include "analyzer/driver/FunctionReports.h"
#include "analyzer/driver/LibraryAnalysis.h"
#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/rules/Rules.h"
#include "frontends/python/SourceFile.h"
#include "frontends/python/SyntaxErrors.h"
#include "llvm/ADT/StringExtras.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// A Python file as it is analysed; neither text nor lines for a .mpy.
struct ReadSource {
  std::vector<std::string> Lines;
  std::optional<std::string> Text;
};

llvm::Expected<ReadSource> readSource(llvm::StringRef Path,
                                      std::vector<Diagnostic> &Diagnostics) {
  ReadSource Read;
  if (Path.ends_with(".mpy"))
    return Read;
  auto Source = SourceFile::read(Path);
  if (!Source)
    return Source.takeError();
  auto Syntax = checkSyntax(*Source);
  if (!Syntax)
    return Syntax.takeError();
  for (const SyntaxError &E : Syntax->Errors)
    Diagnostics.push_back(syntaxDiagnostic(Path, E));
  llvm::SmallVector<llvm::StringRef, 0> Split;
  Source->text().split(Split, '\n');
  for (llvm::StringRef L : Split)
    Read.Lines.push_back(L.str());
  Read.Text = Syntax->textToAnalyse(*Source);
  return Read;
}

/// Operations of a run that is not followed again on other conditions.
constexpr uint64_t TooLongToRepeat = 50'000'000;

/// Whether the order of keys that are hashed by address, or a number made from
/// an address, decides any cost: the run is followed again with other
/// addresses of the heap and of what stands in ROM.
bool addressesDecide(const DeviceModel &Device, RunOptions RunWith,
                     const RunResult &Run) {
  if (Run.UndeterminedUses.empty())
    return false;
  constexpr unsigned OtherLayouts = 4;
  if (Run.Operations > TooLongToRepeat)
    return true;
  for (RunWith.AddressLayout = 1; RunWith.AddressLayout <= OtherLayouts;
       ++RunWith.AddressLayout)
    if (!haveSameCosts(Run, run(Device, RunWith)))
      return true;
  return false;
}

/// Whether a run that used more of the heap than the target has for certain
/// asks for something else on the smallest that it may be.
bool heapDecides(const DeviceModel &Device, RunOptions RunWith,
                 const RunResult &Run) {
  RunWith.HeapBytes = Device.target().heapConfig().LeastFirstArea;
  if (!RunWith.HeapBytes || Run.Operations > TooLongToRepeat)
    return true;
  return !haveSameCosts(Run, run(Device, RunWith));
}

/// What was followed of a program: one run, and where inputs decide all ways.
struct Followed {
  RunResult Run;
  Exploration Ways;
  /// Whatever the inputs, the heap will be full.
  std::optional<CertainGrowth> Growth;
  bool AddressesDecide = false;

  /// An input was read that decides nothing: the run is that of all inputs.
  bool isOneWay() const {
    return Ways.IsClosed && Ways.Runs == 1 && !Ways.HasEndless;
  }
  bool hasManyWays() const { return Ways.IsClosed && !isOneWay(); }
};

/// Operations without a state that comes back, after which a loop counts as
/// one without an end.
constexpr uint64_t SoonEnough = 300'000;
constexpr uint64_t LongEnoughForHeap = 3'000'000;

/// On the way that was followed a loop without an end keeps something.
bool seemsToGrow(const RunResult &Run) {
  return Run.End == Outcome::OutOfMemory ||
         llvm::any_of(Run.Loops, [](const LoopCount &L) {
           return L.IsEndless && L.GrowthBytes && *L.GrowthBytes > 0;
         });
}

Followed follow(const DeviceModel &Device, RunOptions RunWith) {
  Followed F;
  RunWith.EndlessAfter = SoonEnough;
  RunWith.WantInterrupts = true;
  F.Run = run(Device, RunWith);
  if (!F.Run.EntryProblem.empty())
    return F;
  RunWith.WantInterrupts = false;
  if ((!F.Run.UnmodelledUses.empty() || F.Run.HasInterrupts) &&
      F.Run.End != Outcome::NotModelled && F.Run.MissingFacts.empty()) {
    if (seemsToGrow(F.Run))
      F.Growth = findGrowth(Device, RunWith);
    if (!F.Growth)
      F.Ways = explore(Device, RunWith);
  }
  // What could not be bounded is followed for longer.
  RunWith.EndlessAfter = EndlessOperations;
  if (!F.Ways.IsClosed && !F.Growth && F.Run.End == Outcome::Endless &&
      !F.Run.IsSteady) {
    RunWith.WantInterrupts = true;
    F.Run = run(Device, RunWith);
    RunWith.WantInterrupts = false;
  }
  F.AddressesDecide = addressesDecide(Device, RunWith, F.Run);
  if (F.Run.IsHeapUncertain && !F.Run.HeapDecides &&
      heapDecides(Device, RunWith, F.Run))
    F.Run.leaveToHeap();
  return F;
}

/// Whether on some way a request may fail on the target's heap: each was
/// followed with the places of one that led there.
bool mayFill(const Target &T, const Followed &What) {
  return What.hasManyWays() &&
         (!What.Ways.SufficientHeapBytes ||
          *What.Ways.SufficientHeapBytes > T.heapConfig().LeastFirstArea);
}

/// What does not hold of the assumptions of the program's file and of those
/// that it imports.
void addAssumptionFaults(llvm::StringRef Path, const Followed &What,
                         const FollowedResult &Result,
                         std::vector<Diagnostic> &Diagnostics) {
  std::vector<AssumptionFinding> All = What.Run.AssumptionFindings;
  for (const AssumptionFinding &F : What.Ways.AssumptionFindings)
    addFinding(All, F);
  for (const AssumptionFinding &F : faults(All))
    Diagnostics.push_back(assumptionDiagnostic(
        Result.isProgramFile(F.File) ? Path : llvm::StringRef(F.File), F));
}

/// A heap that is large enough for a loop without an end that goes one way
/// only, wherever its blocks lie.
std::optional<uint64_t> sufficientHeap(const DeviceModel &Device,
                                       const RunOptions &RunWith,
                                       const Followed &What) {
  if (What.Ways.IsClosed)
    return What.Ways.SufficientHeapBytes;
  const Exploration Ways = explore(Device, RunWith);
  if (!Ways.IsClosed || Ways.Runs != 1 || !Ways.HasEndless)
    return std::nullopt;
  return Ways.SufficientHeapBytes;
}

/// The smallest heap by one followed run. A search that is given up becomes a
/// reason of \p F.
Interval heapOfRun(const DeviceModel &Device, const RunOptions &RunWith,
                   const AnalysisOptions &Options, const Followed &What,
                   bool IsClosed, FileResult &F) {
  const RunResult &Run = What.Run;
  if (Run.LacksFactsOfRuntime)
    return Interval::atLeast(0);
  // On another heap it may go another way.
  if (!IsClosed && Run.HeapDecides)
    return Interval::atLeast(F.PeakLive.Lo);
  // An open bound needs no search for the size that works.
  if (!IsClosed && F.PeakLive.Lo) {
    // Nor does the lower one need to be followed for as long.
    RunOptions Shorter = RunWith;
    Shorter.EndlessAfter = std::min(RunWith.EndlessAfter, LongEnoughForHeap);
    return Interval::atLeast(int64_t(smallestHeapBelow(
        Device, Shorter, uint64_t(F.PeakLive.Lo), Options.HeapSearchSteps)));
  }
  const HeapSearch Search =
      minimumHeap(Device, RunWith, Run, Options.HeapSearchSteps, Options.Jobs);
  if (!IsClosed)
    return Interval::atLeast(Search.Bytes.Lo);
  Interval Bytes = Search.Bytes;
  // Where the places do not come back soon enough: what no order of requests
  // can fragment too far.
  if (!Bytes.Hi && Run.IsSteady)
    if (const auto Sufficient = sufficientHeap(Device, RunWith, What))
      Bytes.Hi = std::max(int64_t(*Sufficient), Bytes.Lo);
  if (Search.IsGivenUp)
    F.Unmodelled.push_back({0, "the search for the minimum heap",
                            Bytes.Hi ? "given up, as a run takes long: its "
                                       "ends are no sharp ones"
                                     : "given up, as a run takes long: its "
                                       "upper end is open"});
  return Bytes;
}

void addMinimumHeap(const DeviceModel &Device, const RunOptions &RunWith,
                    const AnalysisOptions &Options, const Followed &What,
                    const FollowedResult &Result, FileResult &F) {
  const RunResult &Run = What.Run;
  const bool CanTry = Run.End == Outcome::Completed ||
                      Run.End == Outcome::Raised || Run.End == Outcome::Endless;
  if (What.hasManyWays())
    F.MinHeap = heapOfWays(What.Ways);
  else if (Options.WantsMinimumHeap && CanTry)
    F.MinHeap = heapOfRun(Device, RunWith, Options, What,
                          Result.isClosedOnItsHeap() || What.isOneWay(), F);
  else
    F.MinHeap =
        Interval::atLeast(Run.LacksFactsOfRuntime ? 0
                          : Run.MayCatchFailure || !Result.isEndCertain()
                              ? F.PeakLive.Lo
                              : int64_t(Run.PeakLiveBytes));
  // A loop that grows for ever has filled the target's heap, and fills smaller
  // ones sooner.
  const std::optional<uint64_t> Largest = Device.target().budget().highest();
  const bool IsFilled = Run.End == Outcome::OutOfMemory &&
                        Result.isEndCertain() &&
                        llvm::any_of(F.Loops, [](const LoopReport &L) {
                          return L.IterationsToExhaustion.has_value();
                        });
  if ((IsFilled || What.Growth) && Largest)
    F.MinHeap.Lo = std::max(F.MinHeap.Lo, int64_t(*Largest) + 1);
}

/// Where the target knows its heap only within bounds, the lower one is what a
/// program may count on, and only the upper one can be exceeded for sure.
void judge(const Target &T, std::optional<uint64_t> Budget, FileResult &F) {
  const std::optional<uint64_t> Least = Budget ? Budget : T.budget().lowest();
  const std::optional<uint64_t> Most = Budget ? Budget : T.budget().highest();
  F.BudgetBytes = Least.value_or(0);
  if (Least && F.MinHeap.Hi && *F.MinHeap.Hi <= int64_t(*Least))
    F.V = Verdict::Fits;
  else if (Most && F.MinHeap.Lo > int64_t(*Most))
    F.V = Verdict::Exceeds;
}

} // namespace

const char *pymemlint::deployName(DeployForm F) {
  switch (F) {
  case DeployForm::Source:
    return "py";
  case DeployForm::Mpy:
    return "mpy";
  case DeployForm::Frozen:
    return "frozen";
  }
  return "py";
}

const char *pymemlint::deployNameOf(llvm::StringRef Path, DeployForm F) {
  const bool IsMpy = Path.ends_with(".mpy") && F == DeployForm::Source;
  return deployName(IsMpy ? DeployForm::Mpy : F);
}

llvm::Error pymemlint::analyseFile(llvm::StringRef Path,
                                   const DeviceModel &Device,
                                   const AnalysisOptions &Options, Report &R) {
  auto Source = readSource(Path, R.Diagnostics);
  if (!Source)
    return Source.takeError();
  auto Program =
      PreparedProgram::prepare(Path, Source->Text, Device, Options.Deploy,
                               Options.Optimisation, Options.Assumed);
  if (!Program) {
    if (!Source->Text)
      return Program.takeError();
    R.Diagnostics.push_back(
        refusedDiagnostic(Path, llvm::toString(Program.takeError())));
    return llvm::Error::success();
  }

  RunOptions RunWith = Program->runOptions();
  RunWith.Entry = Options.Entry;
  RunWith.Fuel = Options.Fuel;
  RunWith.WantPeakLive = true;
  RunWith.Watch = SteadyState::Places::Ignored;
  RunWith.EndlessAfter = EndlessOperations;
  const Followed What = follow(Device, RunWith);
  const RunResult &Run = What.Run;
  if (!Run.EntryProblem.empty())
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(), "%s: --entry %s: %s",
        Path.str().c_str(), Options.Entry.c_str(), Run.EntryProblem.c_str());

  FileResult F;
  F.Path = Path.str();
  F.Target = Device.target().name().str();
  F.Runtime = Device.target().runtime().str();
  F.Deploy = deployNameOf(Path, Options.Deploy);
  F.SourceLines = std::move(Source->Lines);
  const FollowedResult Result(Run, Path, What.AddressesDecide,
                              Device.target().heapConfig().HasUpperBound);
  Result.fill(F);
  const auto IsProgram = [&](llvm::StringRef File) {
    return Result.isProgramFile(File);
  };
  if (What.Ways.IsClosed && !mayFill(Device.target(), What))
    applyExploration(What.Ways, IsProgram, F);
  else if (What.Ways.IsClosed)
    F.Unmodelled.push_back(
        {0, "not every way is known to fit the heap of the target",
         "upper bounds are open"});
  else if (What.Ways.Runs)
    F.Unmodelled.push_back({0,
                            "not every way was followed: " + What.Ways.WhyOpen,
                            "upper bounds are open"});
  if (What.Growth) {
    applyGrowth(*What.Growth, Device.target(), IsProgram, F);
    R.Diagnostics.push_back(growthDiagnostic(Path, *What.Growth, IsProgram));
  }
  if (const SummarisedModule M =
          moduleForSummaries(Path, Source->Text, Device, Options);
      M.Code) {
    addAssumptionProblems(Path, *M.Code, R.Diagnostics);
    addSummaries(
        *M.Code,
        summarise(*M.Code, SummaryFacts(Device.parameters()), &M.Source), F);
  }
  addAssumptionFaults(Path, What, Result, R.Diagnostics);
  if (!Options.Entry.empty() && !Run.HasImportedProgram)
    F.Unmodelled.push_back({0, "--entry " + Options.Entry,
                            "not called: the import does not come to its end"});
  if ((Run.End == Outcome::Raised || Run.End == Outcome::OutOfMemory) &&
      Result.isEndCertain() &&
      !llvm::StringRef(Run.Error).starts_with("SystemExit"))
    R.Diagnostics.push_back(uncaughtDiagnostic(Path, Run.Error));
  if (Run.End == Outcome::Endless && !What.Ways.IsClosed && !What.Growth &&
      !Run.UnmodelledUses.empty())
    if (const auto Full = findFullHeap(Device, RunWith))
      R.Diagnostics.push_back(fullHeapDiagnostic(Path, *Full, IsProgram));
  addMinimumHeap(Device, RunWith, Options, What, Result, F);
  judge(Device.target(), Options.BudgetBytes, F);
  applyRules(F, R.Diagnostics);
  R.Results.push_back(std::move(F));
  return llvm::Error::success();
}
