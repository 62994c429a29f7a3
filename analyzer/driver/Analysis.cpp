//===- Analysis.cpp - From a file to its part of the report -*- C++ -*-===//
#include "analyzer/driver/Analysis.h"
#include "frontends/python/SourceFile.h"
#include "frontends/python/SyntaxErrors.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <map>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

const char *name(DeployForm F) {
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

std::string describeEnd(const RunResult &R) {
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

class ResultBuilder {
public:
  /// \p AddressesDecide: with other addresses the run costs something else.
  ResultBuilder(const RunResult &Run, const DeviceModel &Device,
                llvm::StringRef FileName, bool AddressesDecide)
      : Run(Run), Device(Device), FileName(FileName),
        AddressesDecide(AddressesDecide) {
    // What is not determined opens the upper ends.
    IsExact = !AddressesDecide && Run.UnmodelledUses.empty() &&
              Run.MissingFacts.empty() && Run.End != Outcome::OutOfFuel &&
              Run.End != Outcome::HostExhausted &&
              Run.End != Outcome::NotModelled && Run.End != Outcome::Endless;
  }

  void fill(FileResult &F) {
    const RunResult::CertainCosts *C = certain();
    F.Requested = interval(Run.Total.RequestedBytes,
                           C ? C->Total.RequestedBytes : INT64_MAX);
    F.Allocated = interval(Run.Total.AllocatedBytes,
                           C ? C->Total.AllocatedBytes : INT64_MAX);
    F.Load = interval(Run.Load.RequestedBytes,
                      C ? C->Load.RequestedBytes : INT64_MAX);
    F.Driver = interval(Run.Driver.RequestedBytes,
                        C ? C->Driver.RequestedBytes : INT64_MAX);
    F.PeakLive = interval(Run.PeakLiveBytes, C ? C->PeakLiveBytes : INT64_MAX);
    if (F.PeakLive.Hi)
      F.PeakLive.Hi = int64_t(Run.PeakLiveUpperBytes);
    F.Outcome = describeEnd(Run);
    lines(F);
    functions(F);
    loops(F);
    hotspots(F);
    unmodelled(F);
  }

  bool isExact() const { return IsExact; }

private:
  /// Exactly \p V, or at least as much of it as was \p Certain before the
  /// first thing that is not determined.
  Interval interval(int64_t V, int64_t Certain = INT64_MAX) const {
    return IsExact ? Interval::exactly(V)
                   : Interval::atLeast(std::min(V, Certain));
  }

  /// Whether what was followed may cost less elsewhere.
  bool hasUncertainPart() const { return AddressesDecide || Run.StackDecides; }
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

  /// Compiled on the device it has the module's name, else its own.
  bool isProgramFile(llvm::StringRef OnDevice) const {
    llvm::StringRef Stem = llvm::sys::path::stem(OnDevice);
    return Stem == llvm::sys::path::stem(FileName) ||
           Stem == moduleName(FileName);
  }

  bool isProgram(size_t Site) const {
    return isProgramFile(Run.SiteFiles[Site]);
  }

  void lines(FileResult &F) {
    std::map<std::pair<std::string, uint32_t>, std::pair<LineCost, LineCost>>
        ByLine;
    for (size_t S = 1; S < Run.Lines.size(); ++S) {
      const LineCost &C = Run.Lines[S];
      if (!C.Requests && !C.RequestedBytes)
        continue;
      auto &[To, Sure] = ByLine[{Run.SiteFiles[S], Run.Sites[S].Line}];
      To += C;
      Sure += certainLine(S);
    }
    for (auto &[Key, Costs] : ByLine) {
      auto &[C, Sure] = Costs;
      LineReport L;
      L.File = Key.first;
      L.Line = Key.second;
      L.Requested = interval(C.RequestedBytes, Sure.RequestedBytes);
      L.Allocated = interval(C.AllocatedBytes, Sure.AllocatedBytes);
      L.Requests = interval(C.Requests, Sure.Requests);
      L.Retained = interval(C.RetainedBytes, IsExact ? INT64_MAX : 0);
      (isProgramFile(L.File) ? F.Lines : F.ImportedLines)
          .push_back(std::move(L));
    }
  }

  void functions(FileResult &F) {
    std::map<std::pair<uint32_t, std::string>, int64_t> Requested;
    for (size_t S = 1; S < Run.Lines.size(); ++S)
      if (isProgram(S))
        for (const FunctionCount &C : Run.Functions)
          if (C.Name == Run.SiteFunctions[S] &&
              Run.Sites[S].Line >= C.FirstLine &&
              Run.Sites[S].Line <= C.LastLine)
            Requested[{C.FirstLine, C.Name}] += Run.Lines[S].RequestedBytes;
    for (const FunctionCount &C : Run.Functions) {
      if (!C.IsProgram)
        continue;
      FunctionReport R;
      R.Name = C.Name;
      R.Line = C.FirstLine;
      const int64_t Certain = hasUncertainPart() ? 0 : INT64_MAX;
      R.Calls = interval(int64_t(C.Calls), Certain);
      R.Requested = interval(Requested[{C.FirstLine, C.Name}], Certain);
      R.PeakLive = Interval::atLeast(0);
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
      if (L.GrowthBytes) {
        R.Growth = Interval::exactly(*L.GrowthBytes);
        if (L.IsEndless && *L.GrowthBytes > 0 && isOutOfMemory())
          R.IterationsToExhaustion = Interval::exactly(int64_t(L.Iterations));
        else if (L.IsEndless && *L.GrowthBytes > 0 && L.FreeBytes)
          R.IterationsToExhaustion = Interval::exactly(
              int64_t(L.Iterations) + int64_t(*L.FreeBytes) / *L.GrowthBytes);
      }
      F.Loops.push_back(std::move(R));
    }
    std::sort(F.Loops.begin(), F.Loops.end(),
              [](auto &A, auto &B) { return A.Line < B.Line; });
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
      F.Unmodelled.push_back(
          {0, "the target does not state " + Fact, "upper bounds are open"});
    if (Run.End == Outcome::OutOfFuel || Run.End == Outcome::HostExhausted)
      F.Unmodelled.push_back({0, "a long run",
                              "what comes after " +
                                  std::to_string(Run.Operations) +
                                  " operations"});
    if (Run.End == Outcome::Endless)
      F.Unmodelled.push_back({0, "a loop without an end",
                              "totals are those of the followed iterations"});
  }

  const RunResult &Run;
  const DeviceModel &Device;
  llvm::StringRef FileName;
  bool AddressesDecide;
  bool IsExact;
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

Diagnostic syntaxDiagnostic(llvm::StringRef Path, const SyntaxError &E) {
  Diagnostic D;
  D.Code = "PML001";
  D.Severity = "error";
  D.Path = Path.str();
  D.Message = E.Message;
  D.Line = E.Begin.Line;
  D.Column = E.Begin.Column;
  D.EndLine = E.End.Line;
  D.EndColumn = E.End.Column;
  return D;
}

/// What this runtime's compiler refuses. \p Message may begin with "line N: ".
Diagnostic refusedDiagnostic(llvm::StringRef Path, llvm::StringRef Message) {
  Diagnostic D;
  D.Code = "PML002";
  D.Severity = "error";
  D.Path = Path.str();
  if (Message.consume_front("line ") && !Message.consumeInteger(10, D.Line))
    Message.consume_front(": ");
  D.Message = Message.str();
  return D;
}

/// A run that an exception ends, other than by sys.exit().
Diagnostic uncaughtDiagnostic(llvm::StringRef Path, llvm::StringRef Error) {
  Diagnostic D;
  D.Code = "PML003";
  D.Severity = "warning";
  D.Path = Path.str();
  D.Message = ("the run ends with an uncaught exception: " + Error).str();
  return D;
}

} // namespace

llvm::Error pymemlint::analyseFile(llvm::StringRef Path,
                                   const DeviceModel &Device,
                                   const AnalysisOptions &Options, Report &R) {
  const Target &T = Device.target();
  DeployedFolder Folder(llvm::sys::path::parent_path(Path), Options.Deploy,
                        Options.Optimisation, 31);
  std::vector<std::string> SourceLines;
  if (Path.ends_with(".mpy")) {
    if (llvm::Error E = Folder.addProgram(Path))
      return E;
  } else {
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
    if (llvm::Error E =
            Folder.addSource(Path, Syntax->textToAnalyse(*Source))) {
      R.Diagnostics.push_back(
          refusedDiagnostic(Path, llvm::toString(std::move(E))));
      return llvm::Error::success();
    }
  }

  RunOptions RunWith;
  std::string Module = moduleName(Path);
  RunWith.Module = Module;
  RunWith.Files = &Folder;
  RunWith.Fuel = Options.Fuel;
  RunWith.EndlessAfter = 3'000'000;
  RunWith.WantPeakLive = true;
  RunResult Run = run(Device, RunWith);

  FileResult F;
  F.Path = Path.str();
  F.Target = T.name().str();
  F.Runtime = T.runtime().str();
  F.Deploy = Path.ends_with(".mpy") ? "mpy" : name(Options.Deploy);
  F.SourceLines = std::move(SourceLines);
  ResultBuilder Builder(Run, Device, Path,
                        addressesDecide(Device, RunWith, Run));
  Builder.fill(F);
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
  if (Options.WantsMinimumHeap && CanTry) {
    F.MinHeap = minimumHeap(Device, RunWith, Run.PeakLiveBytes);
    if (!Builder.isExact())
      F.MinHeap = Interval::atLeast(
          std::min(F.MinHeap.Lo, F.PeakLive.Lo ? F.PeakLive.Lo : F.MinHeap.Lo));
  } else
    F.MinHeap = Interval::atLeast(int64_t(Run.PeakLiveBytes));
  if (Least && F.MinHeap.Hi && *F.MinHeap.Hi <= int64_t(*Least))
    F.V = Verdict::Fits;
  else if (Most && F.MinHeap.Lo > int64_t(*Most))
    F.V = Verdict::Exceeds;
  R.Results.push_back(std::move(F));
  return llvm::Error::success();
}
