//===- SteadyState.h - Loops without an end that come back -*- C++ -*-===//
//
// A program in a loop without an end is followed until its state is one that
// the loop has had before: then it goes on like this for ever, and what was
// seen until there is all that there is to see.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_STEADYSTATE_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_STEADYSTATE_H

#include "analyzer/ir/Module.h"
#include "analyzer/runtimes/micropython/HeapLanes.h"
#include "llvm/ADT/DenseMap.h"
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace pymemlint {
class StateWriter;
}

namespace pymemlint::micropython {

class Runtime;
struct LoopProfile;

/// Writes what the program's future depends on. False when it depends on what
/// no state describes: inputs, a clock, files that are read again.
bool writeState(Runtime &R, StateWriter &W);

/// A loop that ends by its condition is at its head once more; \p HasAsked: the
/// heap was asked for something since the last time. True when it came back to
/// a state that was there before, where each input has one value and the clock
/// moves only while the program sleeps: then it waits for another one for ever.
bool waitsForEver(Runtime &R, LoopProfile &L, bool HasAsked);

class SteadyState final : public LaneStore {
public:
  enum class Places : uint8_t {
    Ignored,  ///< Costs and what lives: the heap is large.
    Compared, ///< Whether a heap of this size will ever be too small.
  };
  SteadyState(Runtime &R, Places P);
  ~SteadyState();
  SteadyState(const SteadyState &) = delete;
  SteadyState &operator=(const SteadyState &) = delete;

  /// The loop of \p Code at \p Header has come back to its head in the frame
  /// that runs: true when its state was there before. Beside lanes their states
  /// are compared instead, and those that were there before are settled.
  bool isRepeated(Runtime &R, const ir::Function *Code, uint32_t Header);

  void split(const HeapLane &Old, HeapLane &New) override;
  void traceLane(const HeapLane &, Tracer &) const override {}

private:
  /// Brent's search for a cycle: one state is kept, at ever longer distances.
  struct Search {
    std::pair<uint64_t, uint64_t> Kept = {};
    bool HasKept = false;
    uint64_t Heads = 0, NextKept = 1;
    uint64_t Collections = 0; ///< Of the heap, at the last comparison.
    uint64_t UsedBlocks = 0;  ///< Of the heap, at the last head.
    uint64_t MostWords = 0;   ///< Of a state that was written.
    uint64_t Grown = 0;       ///< Heads over which it became more.
    uint64_t LastWritten = 0; ///< Head of the last state that was written.
    uint64_t SinceGrown = 0;  ///< States written since.
    uint64_t Skip = 0;        ///< Heads still to pass without a comparison.
  };
  /// What is remembered of one heap.
  struct Memories {
    llvm::DenseMap<std::pair<const ir::Function *, uint32_t>, Search> Loops;
    uint64_t WordsLeft = 32'000'000; ///< To write: comparing takes time too.
  };
  bool isDue(Memories &M, Search &S, const GcHeap &Heap) const;
  static void noteWritten(Memories &M, Search &S, uint64_t Words);
  static bool wasThere(Memories &M, Search &S,
                       const std::vector<uint64_t> &Words);
  void settleLanes(Runtime &R, HeapLanes &Lanes, const ir::Function *Code,
                   uint32_t Header);

  Places P;
  Memories Own;
  HeapLanes *Lanes;
  std::vector<Memories> OfLanes; ///< By the lane's index.
};

} // namespace pymemlint::micropython
#endif
