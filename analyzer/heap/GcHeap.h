//===- GcHeap.h - MicroPython's collected heap, block by block -*- C++ -*-===//
//
// A replica of py/gc.c: the block table, first fit, collection on exhaustion
// and by threshold, finalisers, reallocation in place and moving, several and
// growing areas. It answers each request with a place or a failure and knows
// nothing of Python: which block refers to which is asked of its client.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_HEAP_GCHEAP_H
#define PYMEMLINT_ANALYZER_HEAP_GCHEAP_H

#include "analyzer/heap/BlockTable.h"
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace pymemlint {

/// Number of a block, counted over the pools of all areas in their order;
/// block 0 is the first block of the first area's pool.
using Block = uint32_t;
/// No place: not on the heap, or the request failed.
constexpr Block NoBlock = std::numeric_limits<Block>::max();

/// What a heap is made of. All sizes in bytes.
struct GcHeapConfig {
  uint32_t BytesPerBlock = 16;   ///< MICROPY_BYTES_PER_GC_BLOCK.
  uint32_t BytesPerWord = 4;     ///< sizeof(void *).
  bool HasFinaliserTable = true; ///< MICROPY_ENABLE_FINALISER.
  bool HasThreshold = true;      ///< MICROPY_GC_ALLOC_THRESHOLD.
  bool IsSplit = false;          ///< MICROPY_GC_SPLIT_HEAP.
  bool GrowsByItself = false;    ///< MICROPY_GC_SPLIT_HEAP_AUTO.
  /// gc_collect only notes that a collection is due; the port collects at its
  /// top level (ports/webassembly/main.c): runDeferredCollection.
  bool DefersCollection = false;
  /// Bytes given to gc_init and then to each gc_add, tables included. Areas
  /// begin at a multiple of BytesPerBlock.
  std::vector<uint64_t> Areas;
  /// sizeof(mp_state_mem_area_t): taken from each area but the first.
  uint32_t AreaHeaderBytes = 0;
  /// What the system's heap can still give (gc_get_max_new_split); used when
  /// GrowsByItself. New areas are taken from it and given back to it.
  uint64_t MaxNewSplitBytes = 0;
  /// gc_get_max_new_split is a constant of the port (webassembly).
  bool MaxNewSplitIsConstant = false;
  /// Limit of the sum of all areas when the heap grows, 0 for none.
  uint64_t GrowthLimitBytes = 0;
};

class GcHeap;

/// Marks from a client's root or block (gc_collect_root's step).
class GcMarker {
public:
  explicit GcMarker(GcHeap &H) : H(H) {}
  /// Marks the run of blocks that begins at \p Head; NoBlock, a block that is
  /// no head or is marked already is ignored (as VERIFY_PTR and ATB_IS_HEAD).
  void mark(Block Head);

private:
  GcHeap &H;
};

/// What the heap asks of its owner while it collects.
class GcClient {
public:
  virtual ~GcClient() = default;
  /// Marks everything the runtime's roots refer to (gc_collect of the port).
  virtual void markRoots(GcMarker &M) = 0;
  /// Marks what a collection keeps although nothing refers to it any more:
  /// stale words on the C stack. Not what is called live.
  virtual void markResidue(GcMarker &M) { (void)M; }
  /// Marks everything that the words of the run at \p Head refer to.
  virtual void markChildren(Block Head, GcMarker &M) = 0;
  /// The unmarked run at \p Head has its finaliser bit set: its __del__ is to
  /// be called (gc_sweep_run_finalisers). May allocate only as far as py/gc.c
  /// permits: the heap is locked.
  virtual void finalise(Block Head) = 0;
  /// The run at \p Head was swept and is free now. Only where followsSweep().
  virtual void swept(Block Head) = 0;
  /// False: it finds out by itself, when it needs to, which runs are free.
  virtual bool followsSweep() const { return true; }
};

/// gc_info: the figures of micropython.mem_info() and gc.mem_free().
struct GcInfo {
  uint64_t Total = 0;   ///< Bytes of all pools.
  uint64_t Used = 0;    ///< Bytes of used blocks.
  uint64_t Free = 0;    ///< Bytes of free blocks.
  uint64_t MaxFree = 0; ///< Longest run of free blocks, in blocks.
  uint64_t OneBlocks = 0, TwoBlocks = 0; ///< Runs of that length.
  uint64_t MaxBlock = 0;                 ///< Longest used run, in blocks.
  uint64_t MaxNewSplit = 0;
};

class GcHeap {
public:
  GcHeap(const GcHeapConfig &Config, GcClient &Client);
  /// The same heap for another client. Not during a collection.
  GcHeap(const GcHeap &Other, GcClient &Client);

  /// gc_alloc: the first block, or NoBlock when it failed or \p Bytes is 0.
  Block allocate(uint64_t Bytes, bool HasFinaliser);
  /// The same when \p Bytes are known to be \p Length blocks, 1 or more.
  Block allocate(uint64_t Bytes, uint64_t Length, bool HasFinaliser);
  /// gc_free. NoBlock is ignored. False when the heap is locked: then the run
  /// stays until a collection finds it unreachable.
  bool free(Block Head);
  /// gc_realloc: the (maybe new) first block or NoBlock. \p Head NoBlock
  /// allocates; \p Bytes 0 frees.
  Block reallocate(Block Head, uint64_t Bytes, bool AllowMove);
  /// Whether a run begins at \p B; false for NoBlock.
  bool isHead(Block B) const {
    const Area *A = const_cast<GcHeap *>(this)->findArea(B);
    return A && A->Table.isHead(B - A->First);
  }
  /// gc_nbytes: bytes of the whole run.
  uint64_t bytesOf(Block Head) const;
  /// gc_collect, as gc.collect() does.
  void collect();
  /// A collection that gc_collect put off, at the port's top level.
  void runDeferredCollection();
  /// Runs that the last collection freed (gc_collected).
  uint64_t lastCollected() const { return LastCollected; }
  /// gc_sweep_all: finalisers of everything (soft reset).
  void sweepAll();

  void lock() { ++LockDepth; }   ///< gc_lock
  void unlock() { --LockDepth; } ///< gc_unlock
  /// gc_is_locked: by lock() or because a collection runs.
  bool isLocked() const { return LockDepth != 0 || IsCollecting; }
  void setEnabled(bool On) { AutoCollect = On; } ///< gc.enable / gc.disable
  bool isEnabled() const { return AutoCollect; }
  static constexpr uint64_t NoThreshold = std::numeric_limits<uint64_t>::max();
  /// gc.threshold(): in bytes, kept as whole blocks; NoThreshold when off.
  void setThreshold(uint64_t Bytes);
  uint64_t threshold() const;

  GcInfo info() const;
  /// Number of collections so far.
  uint64_t collections() const { return Collections; }
  /// Runs that collections and counts of what lives have marked so far.
  uint64_t markedRuns() const { return MarkedRuns; }
  /// Highest number of used blocks seen, and the number used now.
  uint64_t peakUsedBlocks() const {
    return std::max(PeakUsedBlocks, UsedBlocks);
  }
  uint64_t usedBlocks() const { return UsedBlocks; }
  /// Blocks reachable now (a collection's mark phase without its sweep).
  uint64_t liveBlocks();
  /// The runs reachable now: first block and length, in order.
  std::vector<std::pair<Block, uint32_t>> liveRuns();
  /// The runs that a collection would leave now: those, and what residue keeps.
  std::vector<std::pair<Block, uint32_t>> runsToKeep();
  /// Calls \p F for the first block of each run, in order.
  template <class Function> void forEachRun(Function F) const {
    constexpr uint32_t Bits = BlockTable::BitsPerWord;
    for (const Area &A : Areas)
      for (uint32_t I = 0; I * Bits < A.UsedEnd; ++I)
        for (BlockTable::Word W = A.Table.group(I).Heads; W; W &= W - 1)
          F(A.First + I * Bits + uint32_t(std::countr_zero(W)));
  }
  /// One more than the last block that is used, or 0.
  Block usedEnd() const;
  const GcHeapConfig &config() const { return Config; }
  uint32_t bytesPerBlock() const { return Config.BytesPerBlock; }
  /// Each area's pool: its first block and the number of its blocks.
  std::vector<std::pair<Block, uint32_t>> areas() const;
  size_t areaCount() const { return Areas.size(); }
  /// Blocks of all areas.
  uint64_t totalBlocks() const;
  /// One more than the highest number that a block has.
  Block endBlock() const;
  enum class Kind : uint8_t { Free = 0, Head = 1, Tail = 2, Mark = 3 };
  Kind kindOf(Block B) const;
  /// Appends to \p Words all that decides what later requests are answered.
  void describe(std::vector<uint64_t> &Words) const;
  /// Whether the run at \p Head is to be finalised.
  bool hasFinaliser(Block Head) const;

  //===--- A heap of one area among others of its kind --------------------===//

  /// Makes the only area end at block \p Blocks, behind all that is used: then
  /// this is the heap that would be if it had had that size from its begin, as
  /// long as highEnd() has never been above it.
  void truncate(uint32_t Blocks);
  /// One more than the highest block that was used at any time since
  /// resetHighEnd().
  uint32_t highEnd() const { return std::max(HighEnd, Areas[0].UsedEnd); }
  void resetHighEnd() { HighEnd = 0; }
  /// Whether an allocation finds a place that ends at block \p End or before,
  /// without a collection.
  bool fitsBefore(uint64_t Bytes, uint32_t End) const;
  /// Whether a reallocation of the run at \p Head, or of none, that may move
  /// does.
  bool fitsBefore(Block Head, uint64_t Bytes, uint32_t End) const;

  /// Blocks of the pool that gc_setup_area makes of an area of \p Bytes, of
  /// which the area's header has been taken away already.
  static uint32_t poolBlocks(const GcHeapConfig &Config, uint64_t Bytes);

private:
  friend class GcMarker;

  /// Lengths of runs of which an area remembers where the first free one may
  /// begin at the earliest: 1 to 16 and 64 blocks.
  static constexpr uint32_t ExactLengths = 16, LongLength = 64;
  static constexpr uint32_t NumHints = ExactLengths + 1;

  struct Area {
    Block First = 0;      ///< Number of its first block.
    uint32_t Blocks = 0;  ///< Length of its pool in blocks.
    uint64_t Bytes = 0;   ///< Taken from the system's heap for it.
    uint32_t UsedEnd = 0; ///< No block from here on is used.
    BlockTable Table;
    /// Hints[K]: no window of K + 1 (the last: LongLength) free blocks begins
    /// before it.
    std::array<uint32_t, NumHints> Hints = {};

    Area(Block First, uint32_t Blocks);
    /// The first free block from \p From on; Blocks or more when there is none.
    uint32_t nextFree(uint32_t From) const {
      constexpr uint32_t Bits = BlockTable::BitsPerWord;
      if (From >= UsedEnd)
        return From;
      uint32_t I = From / Bits;
      BlockTable::Word W = ~Table.group(I).Used & ~BlockTable::Word(0)
                                                      << (From % Bits);
      // Ends: the bit at Blocks is clear.
      while (!W)
        W = ~Table.group(++I).Used;
      return I * Bits + uint32_t(std::countr_zero(W));
    }
    uint32_t runEnd(uint32_t Head) const;
    uint32_t freeAfter(uint32_t From, uint32_t Limit) const;
    uint32_t freeBefore(uint32_t End, uint32_t Limit) const;
    uint32_t searchFree(uint32_t Length) const;
    uint32_t findFree(uint32_t Length);
    static uint32_t hintOf(uint32_t Length) {
      return std::min(Length - 1, ExactLengths);
    }
    Area copy() const;
    void noteFreed(uint32_t Begin, uint32_t End);
  };

  Area *findArea(Block B) {
    for (Area &A : Areas)
      if (B - A.First < A.Blocks)
        return &A;
    return nullptr;
  }
  Area &areaOf(Block B);
  const Area &areaOf(Block B) const {
    return const_cast<GcHeap *>(this)->areaOf(B);
  }
  void addArea(uint64_t Bytes);
  bool tryAddArea(uint64_t FailedBytes);
  Block allocateOrCollect(uint64_t Bytes, uint64_t Length, bool HasFinaliser);
  Block allocateFrom(Area &A, uint32_t Length, bool HasFinaliser);
  void noteUnused(uint64_t Blocks) {
    PeakUsedBlocks = std::max(PeakUsedBlocks, UsedBlocks);
    UsedBlocks -= Blocks;
  }
  void mark();
  void markResidue();
  std::vector<std::pair<Block, uint32_t>> takeMarked();
  void markFromStack();
  void markAndSweep();
  void sweep();
  void runFinalisers();
  void freeUnmarked(Area &A);

  GcHeapConfig Config;
  GcClient &Client;
  uint64_t MaxWord; ///< Of size_t on the target.
  std::vector<Area> Areas;
  uint32_t LockDepth = 0;
  bool IsCollecting = false, IsCollectionDue = false;
  bool AutoCollect = true;
  uint64_t ThresholdBlocks = NoThreshold;
  uint64_t AllocatedSinceCollection = 0; ///< gc_alloc_amount, in blocks.
  uint64_t Collections = 0, LastCollected = 0, MarkedRuns = 0;
  uint64_t UsedBlocks = 0;
  uint64_t PeakUsedBlocks = 0; ///< When blocks became free the last time.
  uint32_t HighEnd = 0;        ///< Before the last collection.
  std::vector<Block> MarkStack;
};

/// The number of free blocks from \p From on, \p Limit at the most.
inline uint32_t GcHeap::Area::freeAfter(uint32_t From, uint32_t Limit) const {
  constexpr uint32_t Bits = BlockTable::BitsPerWord;
  Limit = std::min(Limit, Blocks - From);
  for (uint32_t I = From / Bits, Count = 0; Count < Limit; ++I) {
    uint32_t Shift = (From + Count) % Bits;
    BlockTable::Word W = Table.group(I).Used >> Shift;
    if (W)
      return std::min<uint32_t>(Count + uint32_t(std::countr_zero(W)), Limit);
    Count += Bits - Shift;
    if (From + Count >= UsedEnd)
      break;
  }
  return Limit;
}

/// The begin of the first window of \p Length free blocks, or Blocks.
inline uint32_t GcHeap::Area::searchFree(uint32_t Length) const {
  if (Length == 1)
    return std::min(nextFree(Hints[0]), Blocks);
  // A window begins with a free block.
  uint32_t Start = Hints[0];
  if (Length <= ExactLengths || Length >= LongLength)
    Start = std::max(Start, Hints[hintOf(Length)]);
  uint32_t Found = nextFree(Start);
  while (Found < Blocks && Blocks - Found >= Length) {
    uint32_t Free = freeAfter(Found, Length);
    if (Free == Length)
      return Found;
    Found = nextFree(Found + Free + 1);
  }
  return Blocks;
}

/// The same, of a window that is to be used.
inline uint32_t GcHeap::Area::findFree(uint32_t Length) {
  uint32_t Found = searchFree(Length);
  uint32_t End = Found == Blocks ? Blocks : Found + Length;
  // Of those from 17 to 64 blocks the hint holds for the longest.
  uint32_t &Hint = Hints[hintOf(Length)];
  if (Length <= ExactLengths)
    Hint = End;
  else if (Length <= LongLength)
    Hint = std::max(Hint, End);
  return Found;
}

/// Takes the first window of \p Length free blocks of \p A, or NoBlock.
inline Block GcHeap::allocateFrom(Area &A, uint32_t Length, bool HasFinaliser) {
  const uint32_t Begin = A.findFree(Length), End = Begin + Length;
  if (Begin == A.Blocks) [[unlikely]]
    return NoBlock;
  BlockTable::Group &G = A.Table.groupOf(Begin);
  const BlockTable::Word Bit = BlockTable::bit(Begin);
  G.Heads |= Bit;
  if (Length == 1)
    G.Used |= Bit;
  else
    A.Table.use(Begin, End);
  if (HasFinaliser && Config.HasFinaliserTable)
    G.Finalisers |= Bit;
  A.UsedEnd = std::max(A.UsedEnd, End);
  UsedBlocks += Length;
  AllocatedSinceCollection += Length;
  return A.First + Begin;
}

inline Block GcHeap::allocate(uint64_t Bytes, uint64_t Length,
                              bool HasFinaliser) {
  // Without a threshold no count reaches it.
  if (!isLocked() && AllocatedSinceCollection < ThresholdBlocks &&
      Length <= Areas[0].Blocks) [[likely]]
    if (Block B = allocateFrom(Areas[0], uint32_t(Length), HasFinaliser);
        B != NoBlock) [[likely]]
      return B;
  return allocateOrCollect(Bytes, Length, HasFinaliser);
}

inline void GcMarker::mark(Block Head) {
  // NoBlock lies in no area.
  GcHeap::Area *A = H.findArea(Head);
  if (!A)
    return;
  const uint32_t Begin = Head - A->First;
  const BlockTable::Word Bit = BlockTable::bit(Begin);
  BlockTable::Group &G = A->Table.groupOf(Begin);
  if (!(G.Heads & ~G.Marks & Bit))
    return;
  G.Marks |= Bit;
  H.MarkStack.push_back(Head);
}

} // namespace pymemlint
#endif
