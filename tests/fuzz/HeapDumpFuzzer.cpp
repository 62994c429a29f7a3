// Any text is a log, with dumps or without.
#include "analyzer/measured/ProbeLog.h"
#include "analyzer/report/DumpReport.h"

using namespace pymemlint;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  const measured::DumpLog Log =
      measured::readDumps({reinterpret_cast<const char *>(Data), Size}, 20'000);
  measured::readProbes({reinterpret_cast<const char *>(Data), Size}, 20'000);
  llvm::raw_null_ostream Nowhere;
  printDumpTable("input", Log, Nowhere);
  printDumpJson("input", Log, Nowhere);
  printDumpCsv(Log, Nowhere);
  return 0;
}
