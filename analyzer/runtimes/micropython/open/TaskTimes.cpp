//===- TaskTimes.cpp - When tasks become ready, without a clock -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/TaskTimes.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Runtime.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

size_t TaskTimes::indexOf(const Cell *Task) const {
  for (size_t I = 0; I != Tasks.size(); ++I)
    if (Tasks[I].Task == Task)
      return I + 1;
  return 0;
}

std::vector<size_t>
TaskTimes::indicesOf(llvm::ArrayRef<const Cell *> Queue) const {
  std::vector<size_t> Indices;
  for (const Cell *Task : Queue)
    Indices.push_back(indexOf(Task));
  return Indices;
}

/// Notes that \p Later is at least \p LeastGap after \p Earlier, and all that
/// follows. False: that contradicts what is known.
bool TaskTimes::addTo(Differences &D, size_t Later, size_t Earlier,
                      int64_t LeastGap) {
  if (D[Later][Earlier] >= LeastGap)
    return true;
  if (D[Earlier][Later] != Nothing && D[Earlier][Later] + LeastGap > 0)
    return false;
  for (size_t I = 0; I != D.size(); ++I) {
    if (D[I][Later] == Nothing)
      continue;
    for (size_t J = 0; J != D.size(); ++J)
      if (D[Earlier][J] != Nothing)
        D[I][J] = std::max(D[I][J], D[I][Later] + LeastGap + D[Earlier][J]);
  }
  return true;
}

/// From where on differences decide nothing more: of two that wait the one
/// that is later by any time comes later, and what waits from now on comes
/// behind one that is due.
void TaskTimes::limit() {
  for (size_t I = 0; I != Least.size(); ++I)
    for (size_t J = 0; J != Least.size(); ++J)
      if (I != J)
        Least[I][J] = std::min<int64_t>(Least[I][J], I == 0 ? 0 : 1);
}

void TaskTimes::drop(size_t Index) {
  Tasks.erase(Tasks.begin() + (Index - 1));
  Least.erase(Least.begin() + Index);
  for (std::vector<int64_t> &Row : Least)
    Row.erase(Row.begin() + Index);
}

void TaskTimes::remove(const Cell *Task) {
  if (const size_t I = indexOf(Task))
    drop(I);
}

void TaskTimes::add(const Cell *Task, const TaskTime &Time) {
  // Queues that are garbage keep their tasks here.
  constexpr size_t Most = 48;
  remove(Task);
  if (Tasks.size() == Most)
    drop(1);
  const size_t New = Tasks.size() + 1;
  Tasks.push_back({Task, Time});
  for (std::vector<int64_t> &Row : Least)
    Row.push_back(Nothing);
  Least.emplace_back(New + 1, Nothing)[New] = 0;
  if (Time.Reading && isFresh(Time.Reading)) {
    for (size_t I = 1; I != New; ++I)
      if (Least[0][I] != Nothing)
        Least[New][I] = Least[0][I] + Time.LeastDelay;
    Least[0][New] = -Time.MostDelay;
    FirstFresh = Time.Reading;
  }
  // Of two times after the same reading the difference is that of the delays.
  for (size_t I = 1; I != New; ++I)
    if (const TaskTime &Other = Tasks[I - 1].Time;
        Time.Reading && Other.Reading == Time.Reading) {
      addTo(Least, New, I, Time.LeastDelay - Other.MostDelay);
      addTo(Least, I, New, Other.LeastDelay - Time.MostDelay);
    }
  limit();
}

bool TaskTimes::order(Differences &D, size_t First,
                      llvm::ArrayRef<size_t> Queue) const {
  bool IsBehind = false;
  for (size_t Other : Queue) {
    if (Other == First)
      IsBehind = true;
    else if (Other && First && !addTo(D, Other, First, IsBehind ? 0 : 1))
      return false;
  }
  return true;
}

size_t TaskTimes::first(Runtime &R, llvm::ArrayRef<const Cell *> Queue) {
  if (Queue.size() == 1)
    return 0;
  const std::vector<size_t> Indices = indicesOf(Queue);
  llvm::SmallVector<std::pair<size_t, Differences>, 4> May;
  for (size_t I = 0; I != Queue.size(); ++I) {
    Differences D = Least;
    if (order(D, Indices[I], Indices))
      May.emplace_back(I, std::move(D));
  }
  if (May.empty()) // No run comes to what contradicts itself.
    return 0;
  auto &[Chosen, D] = May[May.size() > 1 ? R.choose(May.size()) : 0];
  Least = std::move(D);
  limit();
  return Chosen;
}

void TaskTimes::setFirst(llvm::ArrayRef<const Cell *> Queue, size_t First) {
  const std::vector<size_t> Indices = indicesOf(Queue);
  order(Least, Indices[First], Indices);
  limit();
}

void TaskTimes::pass(const Cell *Task) {
  if (const size_t I = indexOf(Task))
    addTo(Least, 0, I, 0);
  // What was read before may have been earlier.
  FirstFresh = Readings + 1;
  limit();
}

bool TaskTimes::hasPassed(Runtime &R, const Cell *Task) {
  const size_t I = indexOf(Task);
  if (I && Least[0][I] != Nothing && Least[0][I] >= 0)
    return true;
  if (R.choose(2))
    return false;
  pass(Task);
  return true;
}

void TaskTimes::describe(StateWriter &W) const {
  llvm::SmallVector<size_t, 8> Met = {0};
  for (size_t I = 0; I != Tasks.size(); ++I)
    if (W.isMet(Tasks[I].Task)) {
      Met.push_back(I + 1);
      W.cell(Tasks[I].Task);
      const TaskTime &Time = Tasks[I].Time;
      const bool IsConstant = Time.Reading == TaskTime::Constant;
      const bool Tells = IsConstant || isFresh(Time.Reading);
      W.number(Tells);
      if (Tells) {
        W.rank(Time.Reading);
        W.number(uint64_t(Time.LeastDelay));
        W.number(uint64_t(Time.MostDelay));
      }
    }
  for (size_t I : Met)
    for (size_t J : Met)
      W.bound(Least[I][J]);
}

void TaskTimes::weaken(const StateWriter &W, llvm::ArrayRef<int64_t> Bounds) {
  // Those of queues that are garbage tell something of the others.
  for (size_t I = Tasks.size(); I != 0; --I)
    if (!W.isMet(Tasks[I - 1].Task))
      drop(I);
  size_t Next = 0;
  for (std::vector<int64_t> &Row : Least)
    for (int64_t &Difference : Row)
      Difference = Bounds[Next++];
}
