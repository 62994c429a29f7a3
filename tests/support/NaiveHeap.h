//===- NaiveHeap.h - The heap's algorithm, step by step -*- C++ -*-===//
//
// What py/gc.c does, in its own steps and without a shortcut: a table of
// kinds, searched from the last free place four blocks at a time. The heap of
// the analyser must answer every sequence of requests as this one does.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_TESTS_SUPPORT_NAIVEHEAP_H
#define PYMEMLINT_TESTS_SUPPORT_NAIVEHEAP_H

#include "analyzer/heap/GcHeap.h"
#include <list>
#include <vector>

namespace pymemlint::testing {

class NaiveHeap {
public:
  /// Answers for the owner of the objects.
  struct Owner {
    virtual ~Owner() = default;
    /// All blocks that are heads of reachable runs.
    virtual std::vector<Block> reachable() = 0;
    virtual void finalise(Block Head) = 0;
    virtual void swept(Block Head) = 0;
  };

  NaiveHeap(const GcHeapConfig &Config, Owner &O);
  Block allocate(uint64_t Bytes, bool HasFinaliser);
  void free(Block Head);
  Block reallocate(Block Head, uint64_t Bytes, bool AllowMove);
  void collect();
  GcInfo info() const;
  std::vector<GcHeap::Kind> kinds() const;

  unsigned LockDepth = 0;
  bool IsCollecting = false, AutoCollect = true;
  uint64_t ThresholdBlocks = ~uint64_t(0), AllocatedBlocks = 0;
  uint64_t Collections = 0;

private:
  struct Area {
    Block First;
    uint64_t TableBytes;
    uint64_t SystemBytes;
    uint64_t LastFreeIndex = 0;
    uint64_t LastUsed = 0;
    std::vector<GcHeap::Kind> Kinds; // With the gap byte's four blocks.
    std::vector<bool> Finalisers;
  };
  using AreaIterator = std::list<Area>::iterator;
  void add(uint64_t Bytes);
  bool tryAdd(uint64_t Failed);
  AreaIterator areaOf(Block B);

  GcHeapConfig Config;
  Owner &O;
  std::list<Area> Areas;
  AreaIterator LastFreeArea;
};

} // namespace pymemlint::testing
#endif
