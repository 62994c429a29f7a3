//===- HeapDump.h - What a device printed of its heap -*- C++ -*-===//
//
// Finds the output of micropython.mem_info() in a device's log, with or without
// the map of blocks, among whatever else the program printed: every form that
// MicroPython has had since 1.12.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_MEASURED_HEAPDUMP_H
#define PYMEMLINT_ANALYZER_MEASURED_HEAPDUMP_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pymemlint::measured {

/// The map of one area: a character a block, as the device prints it.
struct DumpArea {
  std::string Cells;
  bool IsTorn = false; ///< A row is missing or broken: it is cut there.
};

struct HeapDump {
  uint32_t Line = 0; ///< Of the log, where it begins; from 1.
  /// Milliseconds by the mark before it (mem_dump()), without wrap-around since
  /// the first mark; none without a mark.
  std::optional<uint64_t> Milliseconds;
  std::string Title; ///< Of that mark; may be empty.
  std::optional<uint64_t> StackUsed, StackLimit;
  std::optional<uint64_t> RequestedTotal, RequestedNow, RequestedPeak;
  uint64_t Used = 0;                   ///< Bytes.
  std::optional<uint64_t> Total, Free; ///< Bytes.
  /// In place of both, of a heap that grows: the free bytes and the largest
  /// area that it could still get (py/modgc.c, gc_mem_free).
  std::optional<uint64_t> FreeWithGrowth;
  std::optional<uint64_t> MaxNewSplit;
  std::optional<uint64_t> OneBlocks, TwoBlocks, MaxBlock, MaxFree; ///< Blocks.
  std::vector<DumpArea> Areas; ///< Empty: without the map.
  uint32_t BytesPerBlock = 0;  ///< 0: the dump does not tell.
  /// What does not fit together, for the reader; empty: nothing.
  std::string Problem;

  uint64_t blocks() const {
    uint64_t N = 0;
    for (const DumpArea &A : Areas)
      N += A.Cells.size();
    return N;
  }
};

/// A line of the log that is not of a dump.
struct LogLine {
  uint32_t Line = 0;
  std::optional<uint64_t> Milliseconds; ///< Of the last mark before it.
  std::string Text;
};

struct DumpLog {
  std::vector<HeapDump> Dumps;
  std::vector<LogLine> Others;
  std::string
      Started; ///< The local time that the first mark told; may be empty.
};

/// Whether there is a dump in it, as text or as a compact record.
bool hasDumps(llvm::StringRef Text);

/// Reads a log. Never fails: what is no dump is another line, what is torn says
/// so. \p MostBlocks of all maps together: a torn count must not fill the
/// memory.
DumpLog readDumps(llvm::StringRef Text, uint64_t MostBlocks = uint64_t(1)
                                                              << 28);

} // namespace pymemlint::measured
#endif
