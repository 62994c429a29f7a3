//===- Lock.h - Held for the length of one record -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_LOCK_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_LOCK_H

#include <atomic>
#include <sched.h>

namespace pymemlint::tracker {

/// A thread that waits gives way.
class Lock {
public:
  void take() {
    for (unsigned Tries = 0; Taken.test_and_set(std::memory_order_acquire);)
      if (++Tries % 64 == 0)
        ::sched_yield();
  }
  void give() { Taken.clear(std::memory_order_release); }

private:
  std::atomic_flag Taken = ATOMIC_FLAG_INIT;
};

struct Guard {
  Lock &L;
  explicit Guard(Lock &L) : L(L) { L.take(); }
  ~Guard() { L.give(); }
};

} // namespace pymemlint::tracker
#endif
