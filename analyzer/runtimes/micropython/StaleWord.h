//===- StaleWord.h - An address left on the C stack -*- C++ -*-===//
//
// Collections keep what lies where a word of the C stack points to, whether or
// not the program has any use for it (targets/StackWords.def).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_STALEWORD_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_STALEWORD_H

#include "analyzer/machine/Cell.h"

namespace pymemlint::micropython {

/// A word on the C stack of which the program has no use any more: an address.
/// On the heaps of other sizes it is another one.
struct StaleWord {
  Block Place = NoBlock;    ///< On the run's own heap.
  const Cell *Of = nullptr; ///< Beside lanes: what has its place in each lane.
  uint32_t Behind = 0;      ///< Blocks from there on.

  StaleWord() = default;
  /// The address of \p C, or \p Behind blocks behind it, as long as it neither
  /// moves nor is freed by m_free (Memory::recordWord is for those that may).
  explicit StaleWord(const Cell &C, uint32_t Behind = 0) {
    if (C.Place == NoBlock)
      return;
    Place = C.Place + Behind;
    Of = &C;
    this->Behind = Behind;
  }
};

} // namespace pymemlint::micropython
#endif
