//===- Analysis.cpp - From a file to its part of the report -*- C++ -*-===//
#include "analyzer/driver/Analysis.h"
#include "analyzer/driver/Diagnostics.h"
#include "analyzer/driver/ExploredResult.h"
#include "analyzer/driver/FunctionReports.h"
#include "analyzer/driver/LibraryAnalysis.h"
#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/rules/Rules.h"
#include "frontends/python/SourceFile.h"
#include "frontends/python/SyntaxErrors.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <map>

using namespace pymemlint;
using namespace pymemlint::micropython;

std::string pymemlint::describeEnd(const RunResult &R) {
  switch (R.End) {
  case Outcome::Completed:
    return "";
  case Outcome::Raised:
    return R.Error;
  case Outcome::OutOfMemory:
    return R.Error;
  case Outcome::NotModelled:
    return "what follows is not modelled";
  case Outcome::Endless:
    return "a loop without an end";
  case Outcome::OutOfFuel:
    return "it takes more operations than are followed";
  case Outcome::HostExhausted:
    return "it takes more memory than is followed";
  }
  return "";
}

namespace {

class ResultBuilder {
public:
  /// \p AddressesDecide: with other addresses the run costs something else.
  ResultBuilder(const RunResult &Run, llvm::StringRef FileName,
                bool AddressesDecide)
      : Run(Run), FileName(FileName), AddressesDecide(AddressesDecide) {
    // What is not determined opens the upper ends.
    IsExact = !AddressesDecide && Run.UnmodelledUses.empty() &&
              Run.MissingFacts.empty() && Run.End != Outcome::OutOfFuel &&
              Run.End != Outcome::HostExhausted &&
              Run.End != Outcome::NotModelled && Run.End != Outcome::Endless;
    // A loop without an end whose state comes back: only its totals are open.
    IsClosed = IsExact || (Run.IsSteady && !AddressesDecide &&
                           Run.UnmodelledUses.empty() &&
                           Run.MissingFacts.empty() && !Run.HasInterrupts);
  }

  void fill(FileResult &F) {
    const RunResult::CertainCosts *C = certain();
    F.Requested = interval(Run.Total.RequestedBytes,
                           C ? C->Total.RequestedBytes : INT64_MAX);
    F.Allocated = interval(Run.Total.AllocatedBytes,
                           C ? C->Total.AllocatedBytes : INT64_MAX);
    F.Load =
        closed(Run.Load.RequestedBytes, C ? C->Load.RequestedBytes : INT64_MAX);
    F.Driver = closed(Run.Driver.RequestedBytes,
                      C ? C->Driver.RequestedBytes : INT64_MAX);
    F.PeakLive = closed(Run.PeakLiveBytes, C ? C->PeakLiveBytes : INT64_MAX);
    if (F.PeakLive.Hi)
      F.PeakLive.Hi = int64_t(Run.PeakLiveUpperBytes);
    F.Outcome = describeEnd(Run);
    lines(F);
    functions(F);
    loops(F);
    interrupts(F);
    hotspots(F);
    unmodelled(F);
  }

  /// Run from main.py or the console it has that name; compiled on the device
  /// as a module the module's name, else its own.
  bool isProgramFile(llvm::StringRef OnDevice) const {
    if (!Run.ProgramFile.empty())
      return OnDevice == Run.ProgramFile;
    llvm::StringRef Stem = llvm::sys::path::stem(OnDevice);
    return Stem == llvm::sys::path::stem(FileName) ||
           Stem == moduleName(FileName);
  }

  bool isExact() const { return IsExact; }
  /// What does not add up over time is exact.
  bool isClosed() const { return IsClosed; }

private:
  /// Exactly \p V, or at least as much of it as was \p Certain before the
  /// first thing that is not determined.
  Interval interval(int64_t V, int64_t Certain = INT64_MAX) const {
    if (Run.LacksFactsOfRuntime)
      return Interval::atLeast(0);
    return IsExact ? Interval::exactly(V)
                   : Interval::atLeast(std::min(V, Certain));
  }

  Interval closed(int64_t V, int64_t Certain) const {
    return IsClosed ? Interval::exactly(V) : interval(V, Certain);
  }
  /// The line asked for nothing inside the loop without an end.
  bool isOutsideLoop(size_t Site) const {
    if (IsExact || !IsClosed || !Run.BeforeLoop)
      return IsExact;
    const auto &Before = Run.BeforeLoop->Lines;
    return Site < Before.size() &&
           Before[Site].Requests == Run.Lines[Site].Requests;
  }

  /// Whether what was followed may cost less elsewhere.
  bool hasUncertainPart() const {
    return Run.Certain &&
           (AddressesDecide || Run.StackDecides || Run.LacksFactsOfRuntime ||
            !Run.UnmodelledUses.empty());
  }
  const RunResult::CertainCosts *certain() const {
    return hasUncertainPart() ? &*Run.Certain : nullptr;
  }
  LineCost certainLine(size_t Site) const {
    if (!hasUncertainPart())
      return Run.Lines[Site];
    return Site < Run.Certain->Lines.size() ? Run.Certain->Lines[Site]
                                            : LineCost();
  }

  /// Whether the followed run itself came to the end of the heap.
  bool isOutOfMemory() const {
    return Run.End == Outcome::OutOfMemory ||
           (Run.End == Outcome::Raised &&
            llvm::StringRef(Run.Error).starts_with("MemoryError"));
  }

  bool isProgram(size_t Site) const {
    return isProgramFile(Run.SiteFiles[Site]);
  }

  void lines(FileResult &F) {
    struct Charged {
      LineCost All, Sure;
      bool IsExact = true;
    };
    std::map<std::pair<std::string, uint32_t>, Charged> ByLine;
    for (size_t S = 1; S < Run.Lines.size(); ++S) {
      const LineCost &C = Run.Lines[S];
      if (!C.Requests && !C.RequestedBytes)
        continue;
      Charged &To = ByLine[{Run.SiteFiles[S], Run.Sites[S].Line}];
      To.All += C;
      To.Sure += certainLine(S);
      To.IsExact &= isOutsideLoop(S);
    }
    for (auto &[Key, To] : ByLine) {
      auto Between = [&](int64_t V, int64_t Certain) {
        return To.IsExact ? Interval::exactly(V)
                          : Interval::atLeast(std::min(V, Certain));
      };
      LineReport L;
      L.File = Key.first;
      L.Line = Key.second;
      L.Requested = Between(To.All.RequestedBytes, To.Sure.RequestedBytes);
      L.Allocated = Between(To.All.AllocatedBytes, To.Sure.AllocatedBytes);
      L.Requests = Between(To.All.Requests, To.Sure.Requests);
      L.Retained = interval(To.All.RetainedBytes, IsExact ? INT64_MAX : 0);
      (isProgramFile(L.File) ? F.Lines : F.ImportedLines)
          .push_back(std::move(L));
    }
  }

  void functions(FileResult &F) {
    std::map<std::pair<uint32_t, std::string>, std::pair<int64_t, int64_t>>
        Requested;
    for (size_t S = 1; S < Run.Lines.size(); ++S)
      if (isProgram(S))
        for (const FunctionCount &C : Run.Functions)
          if (C.Name == Run.SiteFunctions[S] &&
              Run.Sites[S].Line >= C.FirstLine &&
              Run.Sites[S].Line <= C.LastLine) {
            auto &[All, Sure] = Requested[{C.FirstLine, C.Name}];
            All += Run.Lines[S].RequestedBytes;
            Sure += certainLine(S).RequestedBytes;
          }
    for (const FunctionCount &C : Run.Functions) {
      if (!C.IsProgram)
        continue;
      FunctionReport R;
      R.Name = C.Name;
      R.Line = C.FirstLine;
      R.IsOfFile = isProgramFile(C.File);
      R.CodeHash = C.CodeHash;
      const bool IsPartlyCertain = hasUncertainPart();
      R.Calls = interval(int64_t(C.Calls),
                         IsPartlyCertain ? int64_t(C.CertainCalls) : INT64_MAX);
      auto [All, Sure] = Requested[{C.FirstLine, C.Name}];
      R.Requested = interval(All, Sure);
      R.PeakLive =
          closed(int64_t(C.PeakLiveBytes),
                 IsPartlyCertain ? int64_t(C.CertainPeakLiveBytes) : INT64_MAX);
      if (R.PeakLive.Hi)
        R.PeakLive.Hi = int64_t(C.PeakLiveUpperBytes);
      else if (!Run.UnmodelledUses.empty() && !IsPartlyCertain)
        R.PeakLive.Lo = 0; // Another value may not lead into it.
      F.Functions.push_back(std::move(R));
    }
  }

  void loops(FileResult &F) {
    for (const LoopCount &L : Run.Loops) {
      LoopReport R;
      R.Line = L.Line;
      R.IsEndless = L.IsEndless;
      R.Iterations = L.IsEndless ? Interval::atLeast(int64_t(L.Iterations))
                                 : interval(int64_t(L.Iterations),
                                            hasUncertainPart() ? 0 : INT64_MAX);
      R.Churn = {int64_t(L.LeastBytes), int64_t(L.MostBytes)};
      if (hasUncertainPart())
        R.Churn = Interval::atLeast(0);
      R.Growth = Interval::atLeast(0);
      if (Run.LacksFactsOfRuntime) {
        R.Iterations = R.Churn = Interval::atLeast(0);
      } else if (L.GrowthBytes) {
        R.Growth = Interval::exactly(*L.GrowthBytes);
        if (L.IsEndless && *L.GrowthBytes > 0 && isOutOfMemory())
          R.IterationsToExhaustion = Interval::exactly(int64_t(L.Iterations));
        else if (L.IsEndless && *L.GrowthBytes > 0 && L.FreeBytes)
          R.IterationsToExhaustion = Interval::exactly(
              int64_t(L.Iterations) + int64_t(*L.FreeBytes) / *L.GrowthBytes);
      }
      F.Loops.push_back(std::move(R));
    }
    std::stable_sort(F.Loops.begin(), F.Loops.end(),
                     [](auto &A, auto &B) { return A.Line < B.Line; });
  }

  void interrupts(FileResult &F) {
    for (const InterruptCost &C : Run.Interrupts) {
      InterruptReport I;
      I.Function = C.Function;
      I.GivenTo = C.GivenTo;
      I.Line = C.Line;
      I.IsHard = C.K != InterruptHandler::Kind::Soft;
      I.Calls = C.Calls;
      I.Requested = {int64_t(C.LeastBytes), int64_t(C.MostBytes)};
      if (!C.IsCertain)
        I.Requested = Interval::atLeast(0);
      if (C.Allocates || C.IsCertain)
        I.Allocates = C.Allocates;
      I.AllocatingLine = C.AllocatingLine;
      I.Error = C.Error;
      F.Interrupts.push_back(std::move(I));
    }
  }

  void hotspots(FileResult &F) {
    int64_t All = 0;
    for (const LineReport &L : F.Lines)
      All += L.Allocated.Lo;
    if (!All)
      return;
    for (const LineReport &L : F.Lines)
      if (L.Allocated.Lo > 0)
        F.Hotspots.push_back({L.Line, double(L.Allocated.Lo) / double(All)});
    std::stable_sort(F.Hotspots.begin(), F.Hotspots.end(),
                     [](auto &A, auto &B) { return A.Share > B.Share; });
  }

  void unmodelled(FileResult &F) {
    for (const Unmodelled &U : Run.UnmodelledUses)
      F.Unmodelled.push_back({Run.Sites[U.Site].Line, U.Construct, U.Effect});
    for (const Unmodelled &U : Run.UndeterminedUses)
      F.Unmodelled.push_back({Run.Sites[U.Site].Line, U.Construct,
                              AddressesDecide
                                  ? U.Effect + ", where it costs something else"
                                  : U.Effect + "; with other addresses the "
                                               "figures were the same"});
    for (const std::string &Fact : Run.MissingFacts)
      F.Unmodelled.push_back({0, "the target does not state " + Fact,
                              Run.LacksFactsOfRuntime
                                  ? "all bounds are open"
                                  : "upper bounds are open"});
    if (Run.End == Outcome::OutOfFuel || Run.End == Outcome::HostExhausted)
      F.Unmodelled.push_back({0, "a long run",
                              "what comes after " +
                                  std::to_string(Run.Operations) +
                                  " operations"});
    if (Run.End == Outcome::Endless)
      F.Unmodelled.push_back({0, "a loop without an end",
                              IsClosed ? "what it asks for adds up for ever"
                                       : "totals are those of the followed "
                                         "iterations"});
  }

  const RunResult &Run;
  llvm::StringRef FileName;
  bool AddressesDecide;
  bool IsExact, IsClosed;
};

/// Whether the order of keys that are hashed by address, or a number made from
/// an address, decides any cost: the run is followed again with other
/// addresses of the heap and of what stands in ROM.
bool addressesDecide(const DeviceModel &Device, RunOptions RunWith,
                     const RunResult &Run) {
  if (Run.UndeterminedUses.empty())
    return false;
  constexpr unsigned OtherLayouts = 4;
  constexpr uint64_t TooLongToRepeat = 50'000'000;
  if (Run.Operations > TooLongToRepeat)
    return true;
  for (RunWith.AddressLayout = 1; RunWith.AddressLayout <= OtherLayouts;
       ++RunWith.AddressLayout)
    if (!haveSameCosts(Run, run(Device, RunWith)))
      return true;
  return false;
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

llvm::Error pymemlint::analyseFile(llvm::StringRef Path,
                                   const DeviceModel &Device,
                                   const AnalysisOptions &Options, Report &R) {
  const Target &T = Device.target();
  std::vector<std::string> SourceLines;
  std::optional<std::string> Text;
  if (!Path.ends_with(".mpy")) {
    auto Source = SourceFile::read(Path);
    if (!Source)
      return Source.takeError();
    auto Syntax = checkSyntax(*Source);
    if (!Syntax)
      return Syntax.takeError();
    for (const SyntaxError &E : Syntax->Errors)
      R.Diagnostics.push_back(syntaxDiagnostic(Path, E));
    llvm::SmallVector<llvm::StringRef, 0> Split;
    Source->text().split(Split, '\n');
    for (llvm::StringRef L : Split)
      SourceLines.push_back(L.str());
    Text = Syntax->textToAnalyse(*Source);
  }
  auto Program = PreparedProgram::prepare(Path, Text, Device, Options.Deploy,
                                          Options.Optimisation);
  if (!Program) {
    if (!Text)
      return Program.takeError();
    R.Diagnostics.push_back(
        refusedDiagnostic(Path, llvm::toString(Program.takeError())));
    return llvm::Error::success();
  }

  const std::unique_ptr<ir::Module> Code = // For summaries.
      moduleForSummaries(Path, Text, Device, Options);

  RunOptions RunWith = Program->runOptions();
  RunWith.Entry = Options.Entry;
  RunWith.Fuel = Options.Fuel;
  RunWith.WantPeakLive = true;
  RunWith.Watch = SteadyState::Places::Ignored;
  constexpr uint64_t LongEnough = 3'000'000;
  RunWith.EndlessAfter = 300'000;
  RunWith.WantInterrupts = true;
  RunResult Run = run(Device, RunWith);
  RunWith.WantInterrupts = false;
  if (!Run.EntryProblem.empty())
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(), "%s: --entry %s: %s",
        Path.str().c_str(), Options.Entry.c_str(), Run.EntryProblem.c_str());

  // Where inputs decide, every way is followed.
  Exploration Ways;
  if (!Run.UnmodelledUses.empty() && Run.End != Outcome::NotModelled &&
      Run.MissingFacts.empty())
    Ways = explore(Device, RunWith);
  // What could not be bounded is followed for longer.
  RunWith.EndlessAfter = LongEnough;
  if (!Ways.IsClosed && Run.End == Outcome::Endless && !Run.IsSteady) {
    RunWith.WantInterrupts = true;
    Run = run(Device, RunWith);
    RunWith.WantInterrupts = false;
  }

  FileResult F;
  F.Path = Path.str();
  F.Target = T.name().str();
  F.Runtime = T.runtime().str();
  F.Deploy = Path.ends_with(".mpy") && Options.Deploy == DeployForm::Source
                 ? "mpy"
                 : deployName(Options.Deploy);
  F.SourceLines = std::move(SourceLines);
  ResultBuilder Builder(Run, Path, addressesDecide(Device, RunWith, Run));
  Builder.fill(F);
  if (Ways.IsClosed)
    applyExploration(
        Ways, [&](llvm::StringRef File) { return Builder.isProgramFile(File); },
        F);
  else if (Ways.Runs)
    F.Unmodelled.push_back({0, "not every way was followed: " + Ways.WhyOpen,
                            "upper bounds are open"});
  if (Code)
    addSummaries(*Code, summarise(*Code, SummaryFacts(Device.parameters())), F);
  if (!Options.Entry.empty() && !Run.HasImportedProgram)
    F.Unmodelled.push_back({0, "--entry " + Options.Entry,
                            "not called: the import does not come to its end"});
  if ((Run.End == Outcome::Raised || Run.End == Outcome::OutOfMemory) &&
      Builder.isExact() &&
      !llvm::StringRef(Run.Error).starts_with("SystemExit"))
    R.Diagnostics.push_back(uncaughtDiagnostic(Path, Run.Error));
  // Where the target knows its heap only within bounds, the lower one is what
  // a program may count on, and only the upper one can be exceeded for sure.
  std::optional<uint64_t> Least = Options.BudgetBytes, Most = Least;
  if (!Least) {
    Least = T.budget().lowest();
    Most = T.budget().highest();
  }
  F.BudgetBytes = Least.value_or(0);
  const bool CanTry = Run.End == Outcome::Completed ||
                      Run.End == Outcome::Raised || Run.End == Outcome::Endless;
  // An input was read that decides nothing: the run is that of all inputs.
  const bool IsOneWay = Ways.IsClosed && Ways.Runs == 1 && !Ways.HasEndless;
  if (Ways.IsClosed && !IsOneWay) {
    // The bounds are those of all ways.
  } else if (Options.WantsMinimumHeap && CanTry) {
    // An open bound needs no search for the size that works.
    const bool IsClosed = Builder.isClosed() || IsOneWay;
    if (!IsClosed && F.PeakLive.Lo && !Run.LacksFactsOfRuntime)
      F.MinHeap = Interval::atLeast(
          int64_t(smallestHeapBelow(Device, RunWith, uint64_t(F.PeakLive.Lo))));
    else {
      const HeapSearch Search = minimumHeap(Device, RunWith, Run.PeakLiveBytes);
      F.MinHeap = Search.Bytes;
      if (Search.IsGivenUp)
        F.Unmodelled.push_back({0, "the search for the minimum heap",
                                "given up, as a run takes long: its upper end "
                                "is open"});
    }
    if (!IsClosed)
      F.MinHeap = Interval::atLeast(Run.LacksFactsOfRuntime ? 0 : F.MinHeap.Lo);
  } else
    F.MinHeap = Interval::atLeast(
        Run.LacksFactsOfRuntime ? 0 : int64_t(Run.PeakLiveBytes));
  // A loop that grows for ever has filled the target's heap, and fills smaller
  // ones sooner.
  if (Run.End == Outcome::OutOfMemory && Builder.isExact() &&
      T.budget().Value && llvm::any_of(F.Loops, [](const LoopReport &L) {
        return L.IterationsToExhaustion.has_value();
      }))
    F.MinHeap.Lo = std::max(F.MinHeap.Lo, int64_t(*T.budget().Value) + 1);
  if (Least && F.MinHeap.Hi && *F.MinHeap.Hi <= int64_t(*Least))
    F.V = Verdict::Fits;
  else if (Most && F.MinHeap.Lo > int64_t(*Most))
    F.V = Verdict::Exceeds;
  applyRules(F, R.Diagnostics);
  R.Results.push_back(std::move(F));
  return llvm::Error::success();
}
