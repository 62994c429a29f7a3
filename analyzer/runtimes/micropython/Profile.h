//===- Profile.h - What a run counts by function and loop -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_PROFILE_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_PROFILE_H

#include "analyzer/ir/Module.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <cstdint>
#include <limits>
#include <memory>

namespace pymemlint::micropython {

/// One loop of a function: all jumps back to one instruction.
struct LoopProfile {
  uint32_t Header = 0;    ///< Index of its first instruction.
  uint32_t LastJump = 0;  ///< Index of its last jump back.
  bool IsEndless = false; ///< It jumps back without a condition.
  uint64_t Iterations = 0;
  /// Bytes that one iteration allocated, callees included.
  uint64_t LeastBytes = std::numeric_limits<uint64_t>::max(), MostBytes = 0;
  uint64_t Activation = 0;    ///< Of the iteration that Last belongs to.
  uint64_t LastAllocated = 0; ///< Memory::allocated at its end.
  bool HasLast = false;
  uint64_t EnteredAt = 0; ///< Runtime::Operations at its first jump back since
                          ///< it was last entered.
  /// What the iteration under way may have allocated less, or more, than it
  /// did: ways that met were joined (PathFollower.h).
  uint64_t LessBytes = 0, MoreBytes = 0;
  /// Iterations before the size of the heap may have decided anything.
  uint64_t CertainIterations = 0;
  /// Of an endless loop: live blocks after iterations that are powers of two.
  uint64_t SampledIterations[2] = {}, SampledLiveBlocks[2] = {};
  /// Of any other: iterations in a row without a request, and the state after a
  /// number of them (waitsForEver).
  uint64_t IdleIterations = 0;
  std::pair<uint64_t, uint64_t> IdleState = {};
};

struct FunctionProfile {
  uint32_t Order = 0; ///< Functions seen before it.
  uint64_t Calls = 0;
  /// Blocks that lived at the most while it was active, callees included: the
  /// most that was counted, and what it cannot have exceeded.
  uint64_t LiveLow = 0, LiveLimit = 0;
  uint32_t LiveCounts = 0; ///< Counts that showed no new peak.
  uint32_t Running = 0;    ///< Activations under way.
  /// Calls and LiveLow before the first thing that is not determined.
  uint64_t CertainCalls = 0, CertainLiveLow = 0;
  llvm::SmallVector<LoopProfile, 2> Loops;

  LoopProfile &loop(uint32_t Header) {
    for (LoopProfile &L : Loops)
      if (L.Header == Header)
        return L;
    Loops.emplace_back();
    Loops.back().Header = Header;
    return Loops.back();
  }
};

class Profile {
public:
  FunctionProfile &of(const ir::Function *F) {
    auto &P = Functions[F];
    if (!P) {
      P = std::make_unique<FunctionProfile>();
      P->Order = Functions.size();
    }
    return *P;
  }
  const llvm::DenseMap<const ir::Function *, std::unique_ptr<FunctionProfile>> &
  functions() const {
    return Functions;
  }

  /// Keeps what is certain up to now.
  void noteCertain() {
    for (auto &[Function, P] : Functions) {
      P->CertainCalls = P->Calls;
      P->CertainLiveLow = P->LiveLow;
      for (LoopProfile &L : P->Loops)
        L.CertainIterations = L.Iterations;
    }
  }

private:
  llvm::DenseMap<const ir::Function *, std::unique_ptr<FunctionProfile>>
      Functions;
};

} // namespace pymemlint::micropython
#endif
