//===- FollowedResult.cpp - A result from one followed run -*- C++ -*-===//
#include "analyzer/driver/FollowedResult.h"
#include "analyzer/driver/DeployedFolder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <map>

using namespace pymemlint;
using namespace pymemlint::micropython;

std::string pymemlint::describeEnd(const RunResult &R) {
  switch (R.End) {
  case Outcome::Completed:
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
  case Outcome::RuledOut:
    return "an assumption does not hold";
  }
  return "";
}

FollowedResult::FollowedResult(const RunResult &Run, llvm::StringRef FileName,
                               bool AddressesDecide, bool HasLargestHeap)
    : Run(Run), FileName(FileName), AddressesDecide(AddressesDecide),
      HasLargestHeap(HasLargestHeap) {
  // What is not determined opens the upper ends.
  IsExact = !AddressesDecide && Run.UnmodelledUses.empty() &&
            Run.MissingFacts.empty() && Run.End != Outcome::OutOfFuel &&
            Run.End != Outcome::HostExhausted &&
            Run.End != Outcome::NotModelled && Run.End != Outcome::Endless;
  IsExactOnItsHeap = IsExact;
  IsExact &= !Run.HeapDecides;
  // A loop without an end whose state comes back: only its totals are open.
  IsClosedOnItsHeap =
      IsExactOnItsHeap ||
      (Run.IsSteady && !AddressesDecide && Run.UnmodelledUses.empty() &&
       Run.MissingFacts.empty() && !Run.HasInterrupts);
  IsClosed = IsClosedOnItsHeap && !Run.HeapDecides;
  // On a heap of a size between, it may go a third way.
  IsClosedOnItsHeap &= IsClosed || !Run.MayCatchFailure;
}

void FollowedResult::fill(FileResult &F) const {
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

bool FollowedResult::isProgramFile(llvm::StringRef OnDevice) const {
  if (!Run.ProgramFile.empty())
    return OnDevice == Run.ProgramFile;
  llvm::StringRef Stem = llvm::sys::path::stem(OnDevice);
  return Stem == llvm::sys::path::stem(FileName) ||
         Stem == moduleName(FileName);
}

/// Exactly \p V, or at least as much of it as was \p Certain before the
/// first thing that is not determined.
Interval FollowedResult::interval(int64_t V, int64_t Certain) const {
  if (Run.LacksFactsOfRuntime)
    return Interval::atLeast(0);
  return IsExact ? Interval::exactly(V)
                 : Interval::atLeast(std::min(V, Certain));
}

Interval FollowedResult::closed(int64_t V, int64_t Certain) const {
  return IsClosed ? Interval::exactly(V) : interval(V, Certain);
}
/// What was followed is one way of several, and says nothing of the others.
bool FollowedResult::dependsOnInputs() const {
  return AddressesDecide || Run.HasInterrupts || !Run.UnmodelledUses.empty() ||
         !Run.MissingFacts.empty();
}

/// The line asked for nothing inside the loop without an end.
bool FollowedResult::isOutsideLoop(size_t Site) const {
  if (IsExact || !IsClosed || !Run.BeforeLoop)
    return IsExact;
  const auto &Before = Run.BeforeLoop->Lines;
  return Site < Before.size() &&
         Before[Site].Requests == Run.Lines[Site].Requests;
}

/// Whether what was followed may cost less elsewhere.
bool FollowedResult::hasUncertainPart() const {
  return Run.Certain &&
         (AddressesDecide || Run.StackDecides || Run.HeapDecides ||
          Run.LacksFactsOfRuntime || !Run.UnmodelledUses.empty());
}
const RunResult::CertainCosts *FollowedResult::certain() const {
  return hasUncertainPart() ? &*Run.Certain : nullptr;
}
LineCost FollowedResult::certainLine(size_t Site) const {
  if (!hasUncertainPart())
    return Run.Lines[Site];
  return Site < Run.Certain->Lines.size() ? Run.Certain->Lines[Site]
                                          : LineCost();
}

bool FollowedResult::isOutOfMemory() const {
  return Run.End == Outcome::OutOfMemory ||
         (Run.End == Outcome::Raised &&
          llvm::StringRef(Run.Error).starts_with("MemoryError"));
}

bool FollowedResult::isProgram(size_t Site) const {
  return isProgramFile(Run.SiteFiles[Site]);
}

void FollowedResult::lines(FileResult &F) const {
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
    (isProgramFile(L.File) ? F.Lines : F.ImportedLines).push_back(std::move(L));
  }
}

void FollowedResult::functions(FileResult &F) const {
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

/// Passes after which the heap is full, on the largest one that the target may
/// have: a smaller one is full sooner.
Interval FollowedResult::exhaustion(const LoopCount &L) const {
  if (!Run.HeapDecides)
    return Interval::exactly(int64_t(L.Iterations));
  Interval Passes = Interval::atLeast(int64_t(L.CertainIterations));
  if (HasLargestHeap && !Run.MayCatchFailure)
    Passes.Hi = int64_t(L.Iterations);
  return Passes;
}

void FollowedResult::loops(FileResult &F) const {
  for (const LoopCount &L : Run.Loops) {
    LoopReport R;
    R.File = isProgramFile(L.File) ? "" : L.File;
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
    } else if (L.GrowthBytes && !dependsOnInputs()) {
      R.Growth = Interval::exactly(*L.GrowthBytes);
      if (L.IsEndless && *L.GrowthBytes > 0 && isOutOfMemory())
        R.IterationsToExhaustion = exhaustion(L);
      else if (L.IsEndless && *L.GrowthBytes > 0 && L.FreeBytes)
        R.IterationsToExhaustion = Interval::exactly(
            int64_t(L.Iterations) + int64_t(*L.FreeBytes) / *L.GrowthBytes);
    }
    F.Loops.push_back(std::move(R));
  }
  llvm::stable_sort(F.Loops, [](const LoopReport &A, const LoopReport &B) {
    return std::tie(A.File, A.Line) < std::tie(B.File, B.Line);
  });
}

void FollowedResult::interrupts(FileResult &F) const {
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

void FollowedResult::hotspots(FileResult &F) const {
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

void FollowedResult::unmodelled(FileResult &F) const {
  auto Add = [&](const Unmodelled &U, const std::string &Effect) {
    const uint32_t Line = Run.Sites[U.Site].Line;
    if (!Line || isProgram(U.Site))
      F.Unmodelled.push_back({Line, U.Construct, Effect});
    else
      F.Unmodelled.push_back({0,
                              Run.SiteFiles[U.Site] + ":" +
                                  std::to_string(Line) + ": " + U.Construct,
                              Effect});
  };
  for (const Unmodelled &U : Run.UnmodelledUses)
    Add(U, U.Effect);
  for (const Unmodelled &U : Run.UndeterminedUses)
    Add(U, AddressesDecide ? U.Effect + ", where it costs something else"
                           : U.Effect + "; with other addresses the figures "
                                        "were the same");
  for (const std::string &Fact : Run.MissingFacts)
    F.Unmodelled.push_back({0, "the target does not state " + Fact,
                            Run.LacksFactsOfRuntime ? "all bounds are open"
                                                    : "upper bounds are open"});
  if (Run.HeapDecides)
    F.Unmodelled.push_back({0, "how large the heap of the target is",
                            HasLargestHeap
                                ? "followed on the largest that it can be"
                                : "followed on what is certain of it"});
  if (Run.End == Outcome::OutOfFuel || Run.End == Outcome::HostExhausted)
    F.Unmodelled.push_back(
        {0, "a long run",
         "what comes after " + std::to_string(Run.Operations) + " operations"});
  if (Run.End == Outcome::Endless)
    F.Unmodelled.push_back({0, "a loop without an end",
                            IsClosed ? "what it asks for adds up for ever"
                                     : "totals are those of the followed "
                                       "iterations"});
}
