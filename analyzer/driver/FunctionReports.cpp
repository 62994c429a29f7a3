// Summaries of functions in the report.
#include "analyzer/driver/FunctionReports.h"
#include "llvm/Support/xxhash.h"
#include <map>

using namespace pymemlint;
using namespace pymemlint::micropython;

static Interval interval(const Bounds &B) {
  return B.isOpen() ? Interval::atLeast(int64_t(B.Lo))
                    : Interval{int64_t(B.Lo), int64_t(B.Hi)};
}

static CallReport callReport(const FunctionSummary &S) {
  CallReport C;
  C.Bytes = interval(S.PerCall.Bytes);
  C.Requests = interval(S.PerCall.Requests);
  C.EntryBytes = interval(S.Entry.Bytes);
  C.EntryRequests = interval(S.Entry.Requests);
  for (const LineSummary &L : S.Lines)
    C.Lines.push_back(
        {L.Line, interval(L.PerCall.Bytes), interval(L.PerCall.Requests)});
  for (const OpenPart &O : S.Open)
    C.Open.push_back({O.Line, text(O.Reason).str()});
  return C;
}

/// Machine code of a made-up .mpy may bear the number of no name.
static llvm::StringRef nameOf(const ir::Module &M, const FunctionSummary &S) {
  return S.Name < M.Names.size() ? llvm::StringRef(M.Names[S.Name]) : "";
}

void pymemlint::addSummaries(const ir::Module &M,
                             llvm::ArrayRef<FunctionSummary> Summaries,
                             FileResult &F) {
  // Several functions may share a line and a name: then their code decides,
  // which may differ in the numbers of its constants where only one has them.
  std::map<std::pair<uint32_t, llvm::StringRef>, llvm::SmallVector<size_t, 1>>
      Called, Left;
  for (size_t I = 0; I != F.Functions.size(); ++I)
    if (F.Functions[I].IsOfFile)
      Called[{F.Functions[I].Line, F.Functions[I].Name}].push_back(I);
  std::vector<std::optional<size_t>> Matches(Summaries.size());
  for (size_t Number = 0; Number != Summaries.size(); ++Number) {
    const FunctionSummary &S = Summaries[Number];
    auto It = Called.find({S.Line, nameOf(M, S)});
    if (It == Called.end())
      continue;
    const uint64_t CodeHash = llvm::xxh3_64bits(M.Functions[Number]->Encoded);
    auto Same = llvm::find_if(It->second, [&](size_t I) {
      return F.Functions[I].CodeHash == CodeHash;
    });
    if (Same == It->second.end()) {
      Left[It->first].push_back(Number);
      continue;
    }
    Matches[Number] = *Same;
    It->second.erase(Same);
  }
  for (auto &[Key, Numbers] : Left)
    if (Numbers.size() == 1 && Called[Key].size() == 1)
      Matches[Numbers[0]] = Called[Key][0];
  for (size_t Number = 0; Number != Summaries.size(); ++Number) {
    const FunctionSummary &S = Summaries[Number];
    if (Matches[Number]) {
      F.Functions[*Matches[Number]].PerCall = callReport(S);
      continue;
    }
    FunctionReport &New = F.Functions.emplace_back();
    New.Name = nameOf(M, S).str();
    New.Line = S.Line;
    New.PeakLive = Interval::exactly(0);
    New.PerCall = callReport(S);
  }
  llvm::stable_sort(F.Functions,
                    [](auto &A, auto &B) { return A.Line < B.Line; });
}
