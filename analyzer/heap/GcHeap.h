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
  /// Bytes given to gc_init and then to each gc_add, tables included.
  std::vector<uint64_t> Areas;
  /// sizeof(mp_state_mem_area_t): taken from each area but the first.
  uint32_t AreaHeaderBytes = 0;
  /// What the system's heap can still give (gc_get_max_new_split); used when
  /// GrowsByItself.
  uint64_t MaxNewSplitBytes = 0;
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
  /// Marks everything that the words of the run at \p Head refer to.
  virtual void markChildren(Block Head, GcMarker &M) = 0;
  /// The unmarked run at \p Head has its finaliser bit set: its __del__ is to
  /// be called (gc_sweep_run_finalisers). May allocate only as far as py/gc.c
  /// permits: the heap is locked.
  virtual void finalise(Block Head) = 0;
  /// The run at \p Head was swept and is free now.
  virtual void swept(Block Head) = 0;
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

  /// gc_alloc: the first block, or NoBlock when it failed or \p Bytes is 0.
  Block allocate(uint64_t Bytes, bool HasFinaliser);
  /// gc_free. NoBlock is ignored.
  void free(Block Head);
  /// gc_realloc: the (maybe new) first block or NoBlock. \p Head NoBlock
  /// allocates; \p Bytes 0 frees.
  Block reallocate(Block Head, uint64_t Bytes, bool AllowMove);
  /// gc_nbytes: bytes of the whole run.
  uint64_t bytesOf(Block Head) const;
  /// gc_collect, as gc.collect() does.
  void collect();
  /// gc_sweep_all: finalisers of everything (soft reset).
  void sweepAll();

  void lock() { ++LockDepth; }     ///< gc_lock
  void unlock() { --LockDepth; }   ///< gc_unlock
  bool isLocked() const { return LockDepth != 0; }
  void setEnabled(bool On) { AutoCollect = On; } ///< gc.enable / gc.disable
  bool isEnabled() const { return AutoCollect; }
  /// gc.threshold(): in bytes; SIZE_MAX when off.
  void setThreshold(uint64_t Bytes);
  uint64_t threshold() const;

  GcInfo info() const;
  /// Number of collections so far.
  uint64_t collections() const { return Collections; }
  /// Highest number of used blocks seen, and the number used now.
  uint64_t peakUsedBlocks() const { return PeakUsedBlocks; }
  uint64_t usedBlocks() const { return UsedBlocks; }
  /// Blocks reachable now (a collection's mark phase without its sweep).
  uint64_t liveBlocks();
  uint32_t bytesPerBlock() const { return Config.BytesPerBlock; }
  uint64_t totalBlocks() const;
  enum class Kind : uint8_t { Free = 0, Head = 1, Tail = 2, Mark = 3 };
  Kind kindOf(Block B) const;

private:
  friend class GcMarker;
  GcHeapConfig Config;
  GcClient &Client;
  struct Area {
    Block First = 0;       ///< Number of its first block.
    uint32_t Blocks = 0;   ///< Length of its pool in blocks.
    uint64_t LastFreeAtb = 0; ///< gc_last_free_atb_index.
    uint64_t LastUsed = 0;    ///< gc_last_used_block.
    std::vector<uint8_t> Kinds;      ///< One Kind a block.
    std::vector<uint8_t> Finalisers; ///< One flag a block.
  };
  std::vector<Area> Areas;
  uint32_t LastFreeArea = 0;
  uint32_t LockDepth = 0;
  bool AutoCollect = true;
  uint64_t ThresholdBlocks = std::numeric_limits<uint64_t>::max();
  uint64_t AllocatedSinceCollection = 0; ///< gc_alloc_amount, in blocks.
  uint64_t Collections = 0, UsedBlocks = 0, PeakUsedBlocks = 0;
  std::vector<Block> MarkStack;
};

} // namespace pymemlint
#endif
