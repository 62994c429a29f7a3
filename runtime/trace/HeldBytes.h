//===- HeldBytes.h - Memory that a tracker takes of the system -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_TRACE_HELDBYTES_H
#define PYMEMLINT_RUNTIME_TRACE_HELDBYTES_H

#include <atomic>
#include <cstdint>

namespace pymemlint::trace {

/// Bytes that are held now, and the most since they were last asked to begin
/// anew. For several threads at a time.
class HeldBytes {
public:
  void take(uint64_t Bytes) {
    const uint64_t Held = Now.fetch_add(Bytes) + Bytes;
    uint64_t Most = Peak;
    while (Held > Most && !Peak.compare_exchange_weak(Most, Held)) {
    }
  }
  void giveBack(uint64_t Bytes) { Now -= Bytes; }
  void resetPeak() { Peak = Now.load(); }

  uint64_t now() const { return Now; }
  uint64_t peak() const { return Peak; }

private:
  std::atomic<uint64_t> Now{0}, Peak{0};
};

} // namespace pymemlint::trace
#endif
