//===- Memory.h - The tracker's own memory -*- C++ -*-===//
//
// Taken from the system, past every allocator that is tracked, and counted.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_MEMORY_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_MEMORY_H

#include "runtime/trace/Descriptor.h"
#include "runtime/trace/HeldBytes.h"
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <sys/mman.h>
#include <type_traits>

namespace pymemlint::tracker {

/// Of all tables, and of what waits for a trace's reader.
inline trace::HeldBytes OwnBytes;

/// Zeroed memory, or null.
inline void *takePages(size_t Bytes) {
  const trace::ErrnoScope Scope;
  void *P = ::mmap(nullptr, Bytes, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (P == MAP_FAILED)
    return nullptr;
  OwnBytes.take(Bytes);
  return P;
}

inline void givePages(void *P, size_t Bytes) {
  if (!P)
    return;
  ::munmap(P, Bytes);
  OwnBytes.giveBack(Bytes);
}

/// An array that grows; its elements are plain data.
template <class T> class Array {
  static_assert(std::is_trivially_copyable_v<T>);

public:
  ~Array() { givePages(Items, Capacity * sizeof(T)); }
  T &operator[](size_t I) { return Items[I]; }
  const T &operator[](size_t I) const { return Items[I]; }
  size_t size() const { return Count; }
  void clear() { Count = 0; }
  /// False when there is no memory for it.
  bool push(const T &V) {
    if (Count == Capacity && !grow())
      return false;
    Items[Count++] = V;
    return true;
  }
  /// Cuts it to \p N elements.
  void cut(size_t N) { Count = N; }

private:
  bool grow() {
    const size_t New = Capacity ? Capacity * 2 : 4096 / sizeof(T) + 1;
    T *P = static_cast<T *>(takePages(New * sizeof(T)));
    if (!P)
      return false;
    if (Count)
      std::memcpy(P, Items, Count * sizeof(T));
    givePages(Items, Capacity * sizeof(T));
    Items = P;
    Capacity = New;
    return true;
  }
  T *Items = nullptr;
  size_t Count = 0, Capacity = 0;
};

/// Spreads the bits of an address.
inline uint64_t spread(uint64_t H) {
  H *= 0x9e3779b97f4a7c15u;
  return H ^ H >> 32;
}

} // namespace pymemlint::tracker
#endif
