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
  /// Of an endless loop: live blocks after iterations that are powers of two.
  uint64_t SampledIterations[2] = {}, SampledLiveBlocks[2] = {};
};

struct FunctionProfile {
  uint64_t Calls = 0;
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
    if (!P)
      P = std::make_unique<FunctionProfile>();
    return *P;
  }
  const llvm::DenseMap<const ir::Function *, std::unique_ptr<FunctionProfile>> &
  functions() const {
    return Functions;
  }

private:
  llvm::DenseMap<const ir::Function *, std::unique_ptr<FunctionProfile>>
      Functions;
};

} // namespace pymemlint::micropython
#endif
