//===- FragmentationWatch.h - Heaps that cannot be too fragmented -*- C++
//-*-===//
//
// Up to the first decision all runs are one, and a heap with a pool that is
// large enough is filled from its start: what lives then has the same place in
// each. From there on places follow from the ways and the heap's size, but not
// what lives. A request of n blocks fails only when after a collection each
// free run is shorter. What has lived in its place since the first decision
// divides the pool into gaps; the T blocks of the R runs that live besides
// divide those further, each run into one piece more at the most, so that a
// gap of L blocks without a place for n is filled with L - (n - 1) blocks and
// free blocks beside runs at the most: together T + R (n - 1). The watch knows
// gaps, T and R at each request. What stale words of the C stack keep lives in
// this sense: as much as they keep in the run that is watched.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_OPEN_FRAGMENTATIONWATCH_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_OPEN_FRAGMENTATIONWATCH_H

#include "analyzer/runtimes/micropython/Memory.h"
#include <map>
#include <vector>

namespace pymemlint::micropython {

class FragmentationWatch {
public:
  /// A request of \p AnyTime blocks may come at any time; 0: none does.
  explicit FragmentationWatch(Memory &M, uint64_t AnyTime = 0)
      : M(M), AnyTime(AnyTime) {}

  /// The first decision is met: what lives now keeps its place until it is
  /// freed or grows.
  /// \p Known blocks are needed for what comes first, as another run told that
  /// went the same way so far.
  void begin(uint64_t Known = 0);
  /// Told of each request from then on, after it was answered.
  void request(const Request &Q);
  /// A pool of so many blocks, or more, answers each of those requests,
  /// whatever its places were before; provided that nothing was collected
  /// before the first decision.
  uint64_t sufficientBlocks() const { return Sufficient; }

private:
  uint64_t blocksOf(uint64_t Bytes) const;
  void count();
  bool mayCount() const;
  uint32_t *fixedAt(Block Head);
  bool release(Block Head);
  uint64_t neededFor(uint64_t Length, uint64_t Blocks, uint64_t Runs);

  Memory &M;
  uint64_t AnyTime;
  /// What has had its place since begin(), in order: first block and length;
  /// 0 when it has left it.
  std::vector<std::pair<Block, uint32_t>> Fixed;
  /// Beyond Fixed: no fewer blocks and runs than live now.
  uint64_t OtherBlocks = 0, OtherRuns = 0;
  /// Lengths of the gaps before and between what of Fixed lived when it was
  /// counted last, and where the last one of it ends.
  std::vector<uint64_t> Gaps;
  uint64_t FixedEnd = 0;
  /// By a request's length in blocks: the sum over the gaps of what each has
  /// beyond Length - 1.
  std::map<uint64_t, uint64_t> Usable;
  uint64_t Sufficient = 0;
  uint64_t Requests = 0, RunsCounted = 0;
};

} // namespace pymemlint::micropython
#endif
