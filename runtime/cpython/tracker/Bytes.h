//===- Bytes.h - What each thread has asked for and given back -*- C++ -*-===//
//
// The counts behind profiles of lines: beside a session of the tracker, and
// without one.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_BYTES_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_BYTES_H

#include "runtime/cpython/tracker/BlockTable.h"
#include "runtime/cpython/tracker/Lock.h"
#include "runtime/cpython/tracker/frames.h"
#include <atomic>

namespace pymemlint::tracker {

/// Sums of requests; bytes are those asked for. A reallocation frees its block
/// and allocates one of the whole new size.
struct Sums {
  uint64_t Allocations = 0, AllocatedBytes = 0, FreedBytes = 0;
  /// Freed while the cyclic collector was at work: whoever's line ran then is
  /// not why.
  uint64_t CollectedBytes = 0;

  Sums &operator+=(const Sums &S) {
    Allocations += S.Allocations;
    AllocatedBytes += S.AllocatedBytes;
    FreedBytes += S.FreedBytes;
    CollectedBytes += S.CollectedBytes;
    return *this;
  }
  Sums operator-(const Sums &S) const {
    return {Allocations - S.Allocations, AllocatedBytes - S.AllocatedBytes,
            FreedBytes - S.FreedBytes, CollectedBytes - S.CollectedBytes};
  }
};

/// Of one thread; only it touches this.
struct ThreadBytes {
  Sums All;
  Sums Own; ///< Of All: what OwnCode itself asked for, no callee of it.
  const PyCodeObject *OwnCode = nullptr;
  int64_t Net = 0;  ///< Allocated less freed and collected.
  int64_t Peak = 0; ///< The most of Net since whoever reads it last reset it.
  /// The last two requests, which may be taken back.
  struct Request {
    const void *Address = nullptr;
    int64_t PeakBefore = 0;
    bool IsOwn = false;
  };
  Request Last, BeforeLast;
};

/// The hooks' thread-local data are reached without a call.
#define PYMEMLINT_FAST_TLS __attribute__((tls_model("initial-exec")))
extern constinit thread_local ThreadBytes Mine PYMEMLINT_FAST_TLS;

/// Follows the bytes that live; each has a peak of its own.
struct Meter {
  uint64_t Peak = 0, PeakBefore = 0; ///< Before the last request.
  Meter *Next = nullptr;
};

/// What lives, over all threads, of the requests since counting began. Under
/// the lock of the hooks, but for isOn() and current().
class LiveBytes {
public:
  bool isOn() const { return Users.load(std::memory_order_relaxed); }
  uint64_t current() const { return Current.load(std::memory_order_relaxed); }

  void allocated(void *Address, size_t Bytes, uint8_t Domain);
  void freed(void *Address, uint8_t Domain);
  /// Takes back the calling thread's last request, where it was \p Address:
  /// something that only the profile itself made the interpreter ask for.
  void takeBack(const void *Address);

  /// A reallocation in two steps, as another thread may get the old address in
  /// between. release(): its size, or false when the block is not known.
  bool release(const void *Address, uint64_t &Bytes);
  void reallocated(void *Address, size_t Bytes, uint64_t Former, bool IsKnown,
                   uint8_t Domain);
  /// The same where the new block is not counted.
  void released(uint64_t Bytes, uint8_t Domain) { uncount(Bytes, Domain); }
  /// It was refused: the block is there as before.
  void restore(void *Address, uint64_t Bytes);

  void add(Meter &M);
  void remove(Meter &M);

private:
  void count(void *Address, size_t Bytes, uint8_t Domain);
  void uncount(uint64_t Bytes, uint8_t Domain);

  std::atomic<uint64_t> Current{0};
  std::atomic<unsigned> Users{0};
  Meter *Meters = nullptr;
  const void *LastAddress = nullptr; ///< Of the last request of any thread.
  BlockTable Blocks;
};

extern LiveBytes Live;

/// Counting goes on while there is a meter. The GIL is held. These are in
/// Tracker.cpp, where the hooks and their lock are.
void startCounting(Meter &M);
void stopCounting(Meter &M);
/// LiveBytes::takeBack under the lock.
void takeBack(const void *Address);
/// The current bytes and the peak of \p M, which begins anew with `Reset`.
void readMeter(Meter &M, uint64_t &Current, uint64_t &Peak, bool Reset);

} // namespace pymemlint::tracker
#endif
