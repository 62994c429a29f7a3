// Functions and what one call of each asks for, for a reader at a terminal.
#include "analyzer/report/TextNumbers.h"
#include "llvm/Support/Format.h"
#include <algorithm>

using namespace pymemlint;

namespace {

void printRow(const FunctionReport &F, llvm::raw_ostream &Out) {
  Out << llvm::format("  %5u ", F.Line) << cell(F.PerCall->Bytes, 18)
      << cell(F.PerCall->EntryBytes, 14) << "  " << F.Name;
  if (!F.PerCall->Open.empty()) {
    const OpenReport &First = F.PerCall->Open.front();
    Out << "  (" << First.Reason << ", line " << First.Line << ')';
  }
  Out << '\n';
}

bool asksForNothing(const FunctionReport &F) {
  return F.PerCall->Requests.Hi == 0 && F.PerCall->EntryRequests.Hi == 0;
}

bool isBounded(const FunctionReport &F) {
  return F.PerCall->Bytes.Hi && F.PerCall->EntryBytes.Hi;
}

} // namespace

void pymemlint::printLibrary(const FileResult &R, llvm::raw_ostream &Out) {
  const size_t Nothing = llvm::count_if(R.Functions, asksForNothing);
  const size_t Bounded = llvm::count_if(R.Functions, isBounded);
  const size_t All = R.Functions.size();
  Out << R.Path << " on " << R.Target << " (" << R.Runtime << ", " << R.Deploy
      << "): library code, nothing was run\n  " << All
      << (All == 1 ? " function: " : " functions: ") << Nothing
      << (Nothing == 1 ? " asks" : " ask") << " for nothing, "
      << Bounded - Nothing << " for a bounded number of bytes, "
      << All - Bounded << (All - Bounded == 1 ? " is open\n" : " are open\n");
  Out << "\n   line      bytes a call   to enter it  function\n";
  for (const FunctionReport &F : R.Functions)
    printRow(F, Out);
}

void pymemlint::printUncalled(const FileResult &R, unsigned Most,
                              llvm::raw_ostream &Out) {
  unsigned Count = 0;
  for (const FunctionReport &F : R.Functions) {
    if (!F.PerCall || F.Calls.Hi != 0)
      continue;
    if (++Count == 1)
      Out << "\n  not called   bytes a call   to enter it  function\n";
    if (Count <= Most)
      printRow(F, Out);
  }
  if (Count > Most)
    Out << "  and " << Count - Most << " more\n";
}
