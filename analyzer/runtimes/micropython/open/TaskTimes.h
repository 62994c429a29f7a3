//===- TaskTimes.h - When tasks become ready, without a clock -*- C++ -*-===//
//
// A task of asyncio waits in a queue for its time, which is what the clock
// showed plus a known delay. How long the program computes in between is not
// known: the clock may be anywhere later. What follows all the same is a least
// difference between any two of these times (a zone of a timed automaton,
// without upper bounds for the time that passes). A task that is first in one
// order of events can so be told from one that never is: one that sleeps for
// 10 ms is not overtaken for ever by one that sleeps for 100.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_TASKTIMES_H
#define PYMEMLINT_MICROPYTHON_OPEN_TASKTIMES_H

#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <vector>

namespace pymemlint {
struct Cell;
class StateWriter;
} // namespace pymemlint

namespace pymemlint::micropython {

class Runtime;

/// A time that a task may wait for.
struct TaskTime {
  /// An int that the program gave itself: the delay.
  static constexpr uint64_t Constant = UINT64_MAX;
  uint64_t Reading = 0; ///< Of the clock, by its number; 0: not known.
  /// Milliseconds that were added.
  int64_t LeastDelay = 0, MostDelay = 0;
};

class TaskTimes {
public:
  /// There is a queue of tasks: readings are told apart.
  bool isInUse() const { return IsInUse; }
  void use() { IsInUse = true; }

  /// The clock is read once more.
  uint64_t read() { return ++Readings; }
  /// Whether what is known of the clock holds for this reading, which was made
  /// after it.
  bool isFresh(uint64_t Reading) const {
    return Reading >= FirstFresh && Reading != TaskTime::Constant;
  }

  /// \p Task waits from now on, behind those that wait already.
  void add(const Cell *Task, const TaskTime &Time);
  /// \p Task waits no more.
  void remove(const Cell *Task);
  /// Which of \p Queue, in the order in which they came, has the earliest time
  /// (of equal ones the first that came). Where that is not determined each is
  /// followed.
  size_t first(Runtime &R, llvm::ArrayRef<const Cell *> Queue);
  /// It is the one at \p First, which first() has said before.
  void setFirst(llvm::ArrayRef<const Cell *> Queue, size_t First);
  /// The clock has come to the time of \p Task.
  void pass(const Cell *Task);
  /// Whether it has. Where that is not determined both are followed.
  bool hasPassed(Runtime &R, const Cell *Task);

  /// What is known of the times of tasks that \p W has met.
  void describe(StateWriter &W) const;
  /// Only \p Bounds are known of them from now on, in the order in which \p W
  /// has written what was.
  void weaken(const StateWriter &W, llvm::ArrayRef<int64_t> Bounds);

private:
  static constexpr int64_t Nothing = INT64_MIN;
  /// By time, and the time that it is held against: the least difference in
  /// milliseconds. The first is the clock.
  using Differences = std::vector<std::vector<int64_t>>;
  struct Waiting {
    const Cell *Task;
    TaskTime Time;
  };

  size_t indexOf(const Cell *Task) const; ///< 0: it does not wait.
  std::vector<size_t> indicesOf(llvm::ArrayRef<const Cell *> Queue) const;
  static bool addTo(Differences &D, size_t Later, size_t Earlier,
                    int64_t Least);
  /// With \p First before all others of \p Queue; false: it cannot be.
  bool order(Differences &D, size_t First, llvm::ArrayRef<size_t> Queue) const;
  void drop(size_t Index);
  void limit();

  bool IsInUse = false;
  uint64_t Readings = 0, FirstFresh = 0;
  std::vector<Waiting> Tasks; ///< From the second time on.
  Differences Least{{0}};
};

} // namespace pymemlint::micropython
#endif
