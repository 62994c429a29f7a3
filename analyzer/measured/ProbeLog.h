//===- ProbeLog.h - What a measuring program printed -*- C++ -*-===//
//
// A line "@@pml total N", "@@pml peak N", "@@pml load N" or
// "@@pml line LINE BYTES TIMES", and the output of micropython.mem_info(1),
// among whatever else was printed.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_MEASURED_PROBELOG_H
#define PYMEMLINT_ANALYZER_MEASURED_PROBELOG_H

#include "analyzer/measured/HeapDump.h"
#include <map>

namespace pymemlint::measured {

struct ProbedLine {
  int64_t Bytes = 0;
  uint64_t Times = 0; ///< That it began to run.
};

struct ProbeLog {
  std::optional<int64_t> Total, Peak, Load; ///< Bytes.
  std::map<uint32_t, ProbedLine> Lines;
  DumpLog Dumps; ///< Its other lines are the program's.
};

/// Never fails: what is broken is another line of the program's. \p MostBlocks
/// as of readDumps.
ProbeLog readProbes(llvm::StringRef Text, uint64_t MostBlocks = uint64_t(1)
                                                                << 28);

} // namespace pymemlint::measured
#endif
