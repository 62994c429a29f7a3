//===- Footprint.h - What interrupt handlers read and write -*- C++ -*-===//
//
// A handler may run between any two operations. Where it runs makes a
// difference only beside operations that touch what it touches: it can be put
// off until the next one of those. So what handlers read and write is noted
// while they run, by name for globals and attributes, all together for the
// rest, and operations of the program are held against it.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_FOOTPRINT_H
#define PYMEMLINT_MICROPYTHON_OPEN_FOOTPRINT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <algorithm>
#include <cstdint>

namespace pymemlint::micropython {

class Runtime;
struct Frame;

/// What one operation touches that others can see.
struct Access {
  llvm::StringRef Name; ///< Of a global or an attribute; empty: none.
  bool WritesName = false;
  bool ReadsCell = false, WritesCell = false; ///< Of a closure.
  /// Items of what is no tuple, text or number.
  bool ReadsItems = false, WritesItems = false;
  /// A native function that may keep something from call to call.
  bool IsNative = false;
  /// Names that only the run decides: globals(), getattr().
  bool IsAnyName = false;
  bool writes() const {
    return WritesName || WritesCell || WritesItems || IsNative || IsAnyName;
  }
};

/// What the operation that \p F is about to do touches.
Access accessOf(Runtime &R, const Frame &F);

/// What all handlers touch, as far as any run has shown.
struct Footprint {
  llvm::StringSet<> Read, Written; ///< Names.
  Access Rest;                     ///< All of it together, but for names.
  /// The longest request of a handler.
  uint64_t MostRequestBlocks = 0;
  bool HasGrown = false; ///< Any of it, since this was set to false.

  /// A handler does this.
  void note(const Access &A);
  void noteRequest(uint64_t Blocks) {
    HasGrown |= Blocks > MostRequestBlocks;
    MostRequestBlocks = std::max(MostRequestBlocks, Blocks);
  }
  /// Whether it matters to \p A, or to a handler, which comes first.
  bool conflicts(const Access &A) const;
};

} // namespace pymemlint::micropython
#endif
