// Any bytes are a trace or an error, and a profile adds up.
#include "analyzer/measured/TraceProfile.h"
#include "analyzer/report/TraceReport.h"

using namespace pymemlint;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Bytes(reinterpret_cast<const char *>(Data), Size);
  auto P = measured::profileOf(Bytes, "input");
  if (!P) {
    llvm::consumeError(P.takeError());
    return 0;
  }
  measured::Costs Sum;
  for (const measured::StackNode &N : P->Nodes)
    Sum += N.Own;
  if (Sum.Requests != P->Total.Requests || Sum.Bytes != P->Total.Bytes ||
      Sum.LiveBytes != P->Total.LiveBytes ||
      Sum.PeakBytes != P->Total.PeakBytes)
    __builtin_trap();
  llvm::raw_null_ostream Nowhere;
  const TraceView View;
  printTraceSummary(*P, View, Nowhere);
  printTraceTree(*P, View, Nowhere);
  printCollapsed(*P, View, Nowhere);
  printTimeline(*P, Nowhere);
  printTraceJson(*P, Nowhere);
  printTraceCsv(*P, Nowhere);
  printSpeedscope(*P, View, Nowhere);
  return 0;
}
