//===- HeapReplay.h - A sequence of requests on a heap -*- C++ -*-===//
//
// What becomes of a heap when named blocks are allocated, reallocated, freed or
// left to the next collection, in a given order, without a program around them.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_HEAP_HEAPREPLAY_H
#define PYMEMLINT_ANALYZER_HEAP_HEAPREPLAY_H

#include "analyzer/heap/HeapLayout.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>

namespace pymemlint {

/// One step of a sequence.
struct HeapStep {
  enum class Kind : uint8_t {
    Allocate,   ///< gc_alloc; the block is referred to from then on.
    Reallocate, ///< gc_realloc, which may move it.
    Free,       ///< gc_free: its blocks are free at once.
    Drop,       ///< Nothing refers to it any more: a collection frees it.
    Collect,    ///< gc.collect().
  } What = Kind::Allocate;
  uint64_t Bytes = 0; ///< As asked for.
  std::string Name;
  uint32_t Line = 0; ///< Where it is written, from 1.
};

/// Reads steps, one a line: "allocate BYTES NAME" (or "BYTES NAME"),
/// "reallocate BYTES NAME", "free NAME", "drop NAME", "collect". Empty lines
/// and those that begin with # are none. Fails with the line that cannot be
/// understood.
llvm::Expected<std::vector<HeapStep>> parseHeapSteps(llvm::StringRef Text);

/// A free run of blocks.
struct FreeRun {
  Block First = 0;
  uint32_t Blocks = 0;
};

struct HeapReplay {
  HeapLayout Layout; ///< At the end, or when a request failed; What: the name.
  std::string Map;   ///< Its blocks, with the first letters of the names.
  std::vector<FreeRun> Free; ///< In the order of their blocks.
  uint64_t Steps = 0;        ///< That were done.
  uint64_t Collections = 0;
  uint64_t PeakUsedBytes = 0;  ///< Whole blocks, garbage included.
  uint64_t RequestedBytes = 0; ///< Of the runs that stand: as asked for.
  /// The step whose request has no place, also after a collection. The program
  /// would end there, and what comes after it is not done.
  std::optional<HeapStep> Failed;
};

/// Does \p Steps in their order on a new heap. A name that is given several
/// times means its newest block that is referred to; fails when there is none.
llvm::Expected<HeapReplay> replay(const GcHeapConfig &Config,
                                  const std::vector<HeapStep> &Steps);

} // namespace pymemlint
#endif
