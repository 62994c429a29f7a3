//===- MeetingPoints.h - Where ways through a function meet -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_MEETINGPOINTS_H
#define PYMEMLINT_MICROPYTHON_OPEN_MEETINGPOINTS_H

#include "analyzer/ir/Module.h"
#include "llvm/ADT/DenseMap.h"
#include <cstdint>
#include <utility>
#include <vector>

namespace pymemlint::micropython {

class Runtime;
struct Frame;

class MeetingPoints {
public:
  /// Several ways lead to the instruction at \p Index, jumps back aside.
  bool isMeeting(const ir::Function &Code, uint32_t Index) {
    return of(Code).IsMeeting[Index];
  }
  /// \p Index is the first instruction of a loop without a condition.
  bool isEndlessHead(const ir::Function &Code, uint32_t Index);
  /// The last instruction that jumps back to \p Header.
  uint32_t loopEnd(const ir::Function &Code, uint32_t Header);
  /// Some frame of the run is in such a loop.
  bool isInEndlessLoop(const Runtime &R);

private:
  struct Facts {
    std::vector<bool> IsMeeting;
    std::vector<std::pair<uint32_t, uint32_t>> EndlessLoops; ///< Ends included.
    llvm::DenseMap<uint32_t, uint32_t> LoopEnds; ///< By first instruction.
  };
  const Facts &of(const ir::Function &Code);
  llvm::DenseMap<const ir::Function *, Facts> All;
};

/// Whether each frame that runs was called by the bytecode of the one below it,
/// so that the frames are all that the run is in the midst of. A native
/// function that calls back (sort, sum of a generator) has a state of its own.
bool isAllBytecode(const Runtime &R);

} // namespace pymemlint::micropython
#endif
