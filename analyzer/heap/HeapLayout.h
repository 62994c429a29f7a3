//===- HeapLayout.h - What stands where on a heap -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_HEAP_HEAPLAYOUT_H
#define PYMEMLINT_ANALYZER_HEAP_HEAPLAYOUT_H

#include "analyzer/heap/GcHeap.h"
#include <string>

namespace pymemlint {

/// The used blocks of one allocation.
struct LayoutRun {
  Block First = 0;
  uint32_t Blocks = 1;
  uint32_t Bytes = 0;  ///< As requested.
  char Letter = 'h';   ///< Of its first block in a map (gc_dump_alloc_table).
  bool IsLive = false; ///< Reachable; else it waits for a collection.
  std::string What; ///< "list", "items of a list"; empty: of the interpreter.
  std::string File; ///< Who asked for it; empty: before the first bytecode.
  uint32_t Line = 0;
};

/// A heap at an instant.
struct HeapLayout {
  uint32_t BytesPerBlock = 16;
  /// See GcHeap::areas().
  std::vector<std::pair<Block, uint32_t>> Areas;
  std::vector<LayoutRun> Runs; ///< In the order of their blocks.
  GcInfo Info;
  uint64_t LiveBytes = 0; ///< Whole blocks.

  /// Bytes of the longest run of free blocks.
  uint64_t longestFree() const { return Info.MaxFree * BytesPerBlock; }
  /// How much of the free memory is out of reach for one request, 0 to 1.
  double fragmentation() const {
    return Info.Free ? 1 - double(longestFree()) / double(Info.Free) : 0;
  }
};

} // namespace pymemlint
#endif
