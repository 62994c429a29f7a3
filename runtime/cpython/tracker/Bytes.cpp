//===- Bytes.cpp - What each thread has asked for and given back -*- C++
//-*-===//
#include "runtime/cpython/tracker/Bytes.h"
#include "runtime/trace/Format.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::tracker;

constinit thread_local ThreadBytes tracker::Mine PYMEMLINT_FAST_TLS;
LiveBytes tracker::Live;

namespace {

constexpr uint8_t RawDomain = 0; // The one that is asked without the GIL too.

/// Whether it is the innermost profiled code itself that runs.
bool isOwn(uint8_t Domain) {
  if (!Mine.OwnCode)
    return false;
  PyThreadState *Thread = pymemlint_thread(Domain != RawDomain);
  pymemlint_frame Innermost;
  return Thread && pymemlint_frames(Thread, &Innermost, 1) &&
         Innermost.code == Mine.OwnCode;
}

bool isCollecting(uint8_t Domain) {
  PyThreadState *Thread = pymemlint_thread(Domain != RawDomain);
  return Thread && pymemlint_collecting(Thread);
}

} // namespace

void LiveBytes::count(void *Address, size_t Bytes, uint8_t Domain) {
  const uint64_t Size = std::min<uint64_t>(Bytes, BlockTable::MostSize);
  std::optional<BlockTable::Block> Replaced;
  const bool IsKnown = Blocks.insert(Address, {Size, 0}, Replaced);
  if (Replaced) // Somebody's free was not seen: nobody's line is why.
    Current.store(Current.load(std::memory_order_relaxed) - Replaced->Size,
                  std::memory_order_relaxed);
  if (!IsKnown)
    return; // No memory for it: as if it had not been asked for.
  const uint64_t Now = Current.load(std::memory_order_relaxed) + Size;
  Current.store(Now, std::memory_order_relaxed);
  for (Meter *M = Meters; M; M = M->Next) {
    M->PeakBefore = M->Peak;
    M->Peak = std::max(M->Peak, Now);
  }
  LastAddress = Address;

  ThreadBytes &T = Mine;
  ++T.All.Allocations;
  T.All.AllocatedBytes += Size;
  T.Net += int64_t(Size);
  T.BeforeLast = T.Last;
  T.Last = {Address, T.Peak, isOwn(Domain)};
  T.Peak = std::max(T.Peak, T.Net);
  if (T.Last.IsOwn) {
    ++T.Own.Allocations;
    T.Own.AllocatedBytes += Size;
  }
}

void LiveBytes::uncount(uint64_t Bytes, uint8_t Domain) {
  Current.store(Current.load(std::memory_order_relaxed) - Bytes,
                std::memory_order_relaxed);
  ThreadBytes &T = Mine;
  T.Net -= int64_t(Bytes);
  uint64_t Sums::*What =
      isCollecting(Domain) ? &Sums::CollectedBytes : &Sums::FreedBytes;
  T.All.*What += Bytes;
  if (isOwn(Domain))
    T.Own.*What += Bytes;
}

void LiveBytes::allocated(void *Address, size_t Bytes, uint8_t Domain) {
  count(Address, Bytes, Domain);
}

void LiveBytes::freed(void *Address, uint8_t Domain) {
  BlockTable::Block B;
  if (Blocks.remove(Address, B))
    uncount(B.Size, Domain);
}

bool LiveBytes::release(const void *Address, uint64_t &Bytes) {
  BlockTable::Block B;
  if (!Blocks.remove(Address, B))
    return false;
  Bytes = B.Size;
  return true;
}

void LiveBytes::reallocated(void *Address, size_t Bytes, uint64_t Former,
                            bool IsKnown, uint8_t Domain) {
  if (IsKnown)
    uncount(Former, Domain);
  count(Address, Bytes, Domain);
}

void LiveBytes::restore(void *Address, uint64_t Bytes) {
  std::optional<BlockTable::Block> Replaced;
  Blocks.insert(Address, {Bytes, 0}, Replaced);
}

void LiveBytes::takeBack(const void *Address) {
  ThreadBytes &T = Mine;
  BlockTable::Block B;
  if (T.Last.Address != Address || !Blocks.remove(Address, B))
    return;
  --T.All.Allocations;
  T.All.AllocatedBytes -= B.Size;
  T.Net -= int64_t(B.Size);
  T.Peak = std::max(T.Last.PeakBefore, T.Net);
  if (T.Last.IsOwn) {
    --T.Own.Allocations;
    T.Own.AllocatedBytes -= B.Size;
  }
  T.Last = T.BeforeLast;
  T.BeforeLast = {};
  Current.store(Current.load(std::memory_order_relaxed) - B.Size,
                std::memory_order_relaxed);
  if (LastAddress == Address)
    for (Meter *M = Meters; M; M = M->Next)
      M->Peak = M->PeakBefore;
}

void LiveBytes::add(Meter &M) {
  M.Peak = M.PeakBefore = current();
  M.Next = Meters;
  Meters = &M;
  ++Users;
}

void LiveBytes::remove(Meter &M) {
  for (Meter **At = &Meters; *At; At = &(*At)->Next)
    if (*At == &M) {
      *At = M.Next;
      break;
    }
  if (--Users)
    return;
  Blocks.clear();
  Current = 0;
}
