//===- TraceReplay.h - What lives while a trace is read -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_MEASURED_TRACEREPLAY_H
#define PYMEMLINT_ANALYZER_MEASURED_TRACEREPLAY_H

#include "runtime/trace/Reader.h"
#include "llvm/ADT/DenseMap.h"
#include <cmath>
#include <cstdlib>
#include <string>

namespace pymemlint::measured {

/// Of a trace of samples: what a request in it stands for.
struct LiveBlock {
  uint64_t Size = 0;  ///< Bytes.
  uint64_t Count = 1; ///< Blocks.
  uint32_t Node = 0, Thread = 0;
  uint8_t Domain = 0;
};

/// What lives while a trace is read.
class Replay : public trace::Visitor {
public:
  explicit Replay(const trace::Reader &In) : In(In) {}

  void metadata(std::string_view Key, std::string_view Value) override {
    if (Key == "sample_bytes")
      if (const double Bytes = std::strtod(std::string(Value).c_str(), nullptr);
          Bytes >= 1 && Bytes <= 1e15)
        SampleBytes = Bytes;
  }

  void allocate(uint64_t Number, const trace::Triple &T) override {
    born(Number, T, false);
  }
  void reallocate(uint64_t Former, uint64_t Number,
                  const trace::Triple &T) override {
    if (Former)
      free(Former);
    born(Number, T, true);
  }
  void free(uint64_t Number) override {
    auto It = Live.find(Number);
    if (It == Live.end())
      return;
    const LiveBlock B = It->second;
    Live.erase(It);
    LiveBytes -= B.Size;
    died(Number, B);
  }

protected:
  virtual void requested(const trace::Triple &T, const LiveBlock &B,
                         bool IsReallocation) {
    (void)T, (void)B, (void)IsReallocation;
  }
  virtual void died(uint64_t Number, const LiveBlock &B) {
    (void)Number, (void)B;
  }
  /// Something has been born.
  virtual void grown() {}

  const trace::Reader &In;
  double SampleBytes = 0; ///< 0: each request is there.
  llvm::DenseMap<uint64_t, LiveBlock> Live;
  uint64_t LiveBytes = 0;

private:
  /// A request of s bytes was chosen with the chance 1 - exp(-s / interval).
  LiveBlock blockOf(const trace::Triple &T) const {
    LiveBlock B;
    B.Size = T.Size;
    B.Node = T.Node;
    B.Thread = In.thread();
    B.Domain = T.Domain;
    if (SampleBytes > 0 && T.Size) {
      const double Chance = -std::expm1(-double(T.Size) / SampleBytes);
      B.Size = uint64_t(std::llround(double(T.Size) / Chance));
      B.Count = uint64_t(std::llround(1 / Chance));
    }
    return B;
  }
  void born(uint64_t Number, const trace::Triple &T, bool IsReallocation) {
    const LiveBlock B = blockOf(T);
    Live[Number] = B;
    LiveBytes += B.Size;
    requested(T, B, IsReallocation);
    grown();
  }
};

} // namespace pymemlint::measured
#endif
