//===- Cost.h - What code may ask for, between two bounds -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_COST_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_COST_H

#include <algorithm>
#include <cstdint>

namespace pymemlint::micropython {

/// From Lo to Hi, both included. Open as Hi: no bound is known.
struct Bounds {
  static constexpr uint64_t Open = UINT64_MAX;
  uint64_t Lo = 0, Hi = 0;

  bool isOpen() const { return Hi == Open; }
  bool isNothing() const { return Hi == 0; }
  Bounds &operator+=(const Bounds &B) {
    Lo += B.Lo;
    Hi = isOpen() || B.isOpen() ? Open : Hi + B.Hi;
    return *this;
  }
  bool operator==(const Bounds &) const = default;
};

/// Calls into the allocator other than frees, and the bytes that they add: a
/// request for less than before adds none.
struct Cost {
  Bounds Requests, Bytes;

  static Cost nothing() { return {}; }
  static Cost request(uint64_t Bytes, uint64_t Count = 1) {
    return {{Count, Count}, {Bytes, Bytes}};
  }
  static Cost open() { return {{0, Bounds::Open}, {0, Bounds::Open}}; }
  /// Not done always.
  Cost perhaps() const { return {{0, Requests.Hi}, {0, Bytes.Hi}}; }
  /// Done any number of times.
  Cost repeated() const { return isNothing() ? Cost() : open(); }
  bool isNothing() const { return Requests.isNothing(); }
  bool isOpen() const { return Requests.isOpen() || Bytes.isOpen(); }
  Cost &operator+=(const Cost &C) {
    Requests += C.Requests;
    Bytes += C.Bytes;
    return *this;
  }
  friend Cost operator+(Cost A, const Cost &B) { return A += B; }
  bool operator==(const Cost &) const = default;
};

} // namespace pymemlint::micropython
#endif
