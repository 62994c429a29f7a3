// Summaries of functions in the report.
#include "analyzer/driver/FunctionReports.h"
#include "llvm/ADT/DenseMap.h"
#include <algorithm>

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

void pymemlint::addSummaries(const ir::Module &M,
                             llvm::ArrayRef<FunctionSummary> Summaries,
                             FileResult &F) {
  // Several functions may share a line, and a name.
  llvm::DenseMap<uint32_t, llvm::SmallVector<size_t, 2>> Called;
  for (size_t I = 0; I != F.Functions.size(); ++I)
    if (F.Functions[I].IsOfFile)
      Called[F.Functions[I].Line].push_back(I);
  for (const FunctionSummary &S : Summaries) {
    FunctionReport *To = nullptr;
    if (auto It = Called.find(S.Line); It != Called.end())
      for (size_t I : It->second)
        if (!To && !F.Functions[I].PerCall &&
            F.Functions[I].Name == M.Names[S.Name])
          To = &F.Functions[I];
    if (!To) {
      To = &F.Functions.emplace_back();
      To->Name = M.Names[S.Name];
      To->Line = S.Line;
      To->PeakLive = Interval::exactly(0);
    }
    To->PerCall = callReport(S);
  }
  llvm::stable_sort(F.Functions,
                    [](auto &A, auto &B) { return A.Line < B.Line; });
}
