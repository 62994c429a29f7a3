//===- PathFollower.h - One way through a program with inputs -*- C++ -*-===//
//
// Where a value from outside decides, a program can go on in several ways. A
// run follows one; it is told by a path which way to take at each decision, and
// notes the others for later runs (Exploration.h). At the head of a loop the
// state is compared with those that other runs had there: a state that one of
// them covers needs no following. Numbers that are another ones each time
// become ranges (widening), so that this comes to an end.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_PATHFOLLOWER_H
#define PYMEMLINT_MICROPYTHON_OPEN_PATHFOLLOWER_H

#include "analyzer/ir/Module.h"
#include "analyzer/machine/Value.h"
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace pymemlint::micropython {

class Runtime;

/// A number at a place of a state: from Low to High.
struct LeafRange {
  int64_t Low, High;
  bool operator==(const LeafRange &) const = default;
};

/// What happened at one point of a path.
struct PathEvent {
  unsigned Choice = 0;
  uint32_t Site = 0; ///< Of the decision.
  /// At a loop's head: what its numbers were widened to; empty: nothing was.
  bool IsHead = false;
  std::vector<LeafRange> Widened;
};
using Path = std::vector<PathEvent>;

/// What all runs of one program know together.
struct KnownStates {
  /// A loop's place in the program and the words of a state.
  using Key =
      std::pair<std::pair<uint64_t, uint32_t>, std::pair<uint64_t, uint64_t>>;
  struct State {
    std::vector<LeafRange> Numbers;
    std::vector<uint64_t> Sizes;
  };
  /// For each shape of a state at a loop's head: those that were there.
  std::map<Key, std::vector<State>> Seen;
  std::vector<Path> ToFollow;
  /// No further decision is noted: there are too many.
  bool IsFull = false;
  static constexpr size_t MostPaths = 4096;
};

class PathFollower {
public:
  PathFollower(KnownStates &Known, Path Given)
      : Known(Known), Given(std::move(Given)) {}

  unsigned choose(Runtime &R, size_t Count);
  /// A loop of \p Code has come back to \p Header: true when its state is
  /// covered by one that was there before.
  bool isCovered(Runtime &R, const ir::Function *Code, uint32_t Header,
                 bool IsEndless);

  bool WritesLongest = false, HasWritten = false;
  /// Its state was covered at the end; a state could not be described.
  bool WasCovered = false, HasUndescribed = false;
  const Path &done() const { return Done; }

private:
  void noteFirst(Runtime &R);

  KnownStates &Known;
  Path Given, Done;
  bool HasDecided = false;
  uint64_t Decisions = 0;
  /// Decisions that had been made at a loop's head the last time.
  std::map<std::pair<const void *, uint32_t>, uint64_t> DecisionsAt;
};

} // namespace pymemlint::micropython
#endif
