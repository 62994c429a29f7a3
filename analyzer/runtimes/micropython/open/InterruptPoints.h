//===- InterruptPoints.h - Interrupt handlers at any time -*- C++ -*-===//
//
// What the program gave to a pin or a timer runs whenever the hardware wants.
// A run that follows one way lets each handler run, any number of times, beside
// every operation that touches what handlers touch, and right after what the
// program writes there: every other moment comes to the same (Footprint.h). A
// run whose inputs are drawn calls handlers at moments that are drawn.
//
// What is assumed: a handler runs between two operations, never in the midst of
// one; hard handlers do not interrupt each other.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_INTERRUPTPOINTS_H
#define PYMEMLINT_MICROPYTHON_OPEN_INTERRUPTPOINTS_H

#include "analyzer/heap/GcHeap.h"
#include "analyzer/ir/Module.h"
#include "analyzer/runtimes/micropython/open/Footprint.h"
#include <cstdint>
#include <functional>
#include <random>
#include <utility>
#include <vector>

namespace pymemlint {
class StateWriter;
}

namespace pymemlint::micropython {

class Runtime;

/// What handlers take beside the program, whenever they run.
struct HandlerBlocks {
  /// Of one call, garbage included: blocks and runs of them.
  uint64_t CallBlocks = 0, CallRuns = 0;
  /// Of what calls have left behind, at the most.
  uint64_t KeptBlocks = 0, KeptRuns = 0;
  uint64_t blocks() const { return CallBlocks + KeptBlocks; }
  uint64_t runs() const { return CallRuns + KeptRuns; }
  void join(const HandlerBlocks &Other) {
    CallBlocks = std::max(CallBlocks, Other.CallBlocks);
    CallRuns = std::max(CallRuns, Other.CallRuns);
    KeptBlocks = std::max(KeptBlocks, Other.KeptBlocks);
    KeptRuns = std::max(KeptRuns, Other.KeptRuns);
  }
};

class InterruptPoints {
public:
  /// \p Known is what handlers touched in other runs; null: drawn moments.
  InterruptPoints(Runtime &R, Footprint *Known, uint64_t Seed = 0)
      : R(R), Known(Known), Moments(Seed) {}

  /// The program has given a handler: from here on it may be called.
  void arm();
  bool isArmed() const { return IsArmed; }
  /// \p F is about to do its next operation.
  void beforeOperation(const Frame &F);
  /// Code that is not at hand reads or writes the global or the attribute
  /// \p Name: handlers that do so as well are not run in between.
  void touch(llvm::StringRef Name, bool Writes);
  /// A handler runs in place of \p F's next operation.
  bool hasInterrupted(const Frame *F) const {
    return !Running.empty() && Running.back().Below == F;
  }
  /// Part of the state of the machine.
  void describe(StateWriter &W) const;

  /// What handlers asked for, for the bounds.
  void noteRequest(uint64_t NewBlocks) {
    RequestedBlocks += NewBlocks;
    ++RequestedRuns;
    if (Known)
      Known->noteRequest(NewBlocks);
  }
  void noteKept(uint64_t Blocks, uint64_t Runs) {
    Cost.join({0, 0, Blocks, Runs});
  }
  const HandlerBlocks &cost() const { return Cost; }
  /// A call left something of its own behind, or dropped what was there.
  bool hasKept() const { return HasKept; }
  bool hasDropped() const { return HasDropped; }
  /// Called when one has left something behind.
  std::function<void()> AtKept;

  /// While it lives, what runs is no part of the program's own course.
  class Scope {
    InterruptPoints *P;

  public:
    /// \p P may be null.
    explicit Scope(InterruptPoints *P, unsigned Handler);
    ~Scope();
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;
    /// It has come to its end.
    void finish();
  };

private:
  struct Call {
    unsigned Handler; ///< By its place, from 1; 0: what was scheduled.
    const Frame *Below;
  };
  void follow(const Frame &F);
  void draw();
  void run(unsigned Handler);

  Runtime &R;
  Footprint *Known;
  bool IsArmed = false;
  bool IsDue = false; ///< What was done last touched what handlers touch.
  ir::Opcode Last = ir::Opcode::PopTop; ///< What was done last.
  std::mt19937_64 Moments;              ///< What drawn moments are drawn from.
  std::vector<Call> Running;
  std::vector<std::pair<Block, uint32_t>> LiveBefore;
  uint64_t AllocatedBefore = 0;
  uint64_t RequestedBlocks = 0, RequestedRuns = 0;
  HandlerBlocks Cost;
  bool HasKept = false, HasDropped = false;
};

} // namespace pymemlint::micropython
#endif
