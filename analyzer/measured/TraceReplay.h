//===- TraceReplay.h - What lives while a trace is read -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_MEASURED_TRACEREPLAY_H
#define PYMEMLINT_ANALYZER_MEASURED_TRACEREPLAY_H

#include "runtime/trace/Reader.h"
#include "llvm/ADT/DenseMap.h"

namespace pymemlint::measured {

struct LiveBlock {
  uint64_t Size = 0;
  uint32_t Node = 0, Thread = 0;
  uint8_t Domain = 0;
};

/// What lives while a trace is read.
class Replay : public trace::Visitor {
public:
  explicit Replay(const trace::Reader &In) : In(In) {}

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
  virtual void requested(const trace::Triple &T, bool IsReallocation) {
    (void)T, (void)IsReallocation;
  }
  virtual void died(uint64_t Number, const LiveBlock &B) {
    (void)Number, (void)B;
  }
  /// Something has been born.
  virtual void grown() {}

  const trace::Reader &In;
  llvm::DenseMap<uint64_t, LiveBlock> Live;
  uint64_t LiveBytes = 0;

private:
  void born(uint64_t Number, const trace::Triple &T, bool IsReallocation) {
    Live[Number] = {T.Size, T.Node, In.thread(), T.Domain};
    LiveBytes += T.Size;
    requested(T, IsReallocation);
    grown();
  }
};

} // namespace pymemlint::measured
#endif
