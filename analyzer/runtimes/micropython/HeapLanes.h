//===- HeapLanes.h - One run on heaps of many sizes -*- C++ -*-===//
//
// A program asks for the same memory whatever the size of its heap, unless it
// looks at the heap or catches a MemoryError. So it is run once, and each of
// its requests is answered by one heap for each size in question: a lane.
//
// Sizes share a lane as long as nothing has reached beyond the smallest of
// them: their heaps are equal block by block until then. A lane has its own
// places, collections and failures; what its collections reach is what the
// program refers to at that moment, which is the same for all.
//
// Some requests follow from the heap: chunks of names and of parse trees grow
// in place as long as they can. What makes them is a LaneStore, which keeps
// its chunks for each lane.
//
// A size whose run may take another course leaves, with an unknown outcome.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_HEAPLANES_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_HEAPLANES_H

#include "analyzer/runtimes/micropython/Memory.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <deque>
#include <memory>
#include <vector>

namespace pymemlint::micropython {

class HeapLane;
class HeapLanes;

/// One size of the first area, in bytes, and what became of the run on it.
struct HeapTrial {
  enum class Outcome : uint8_t {
    Unknown, ///< It may take another course: it must be run alone.
    Works,   ///< Each request was answered.
    Fails,   ///< A MemoryError that nothing catches.
  };
  uint64_t Bytes = 0;
  Outcome Result = Outcome::Unknown;
  /// False: it works as far as the run was followed.
  bool IsProven = true;
  /// False: it was still running when it was left.
  bool Ends = true;
};

/// Makes requests that follow from the heap, for each lane its own.
class LaneStore {
public:
  /// \p New becomes a copy of \p Old: the store's cells with it.
  virtual void split(const HeapLane &Old, HeapLane &New) = 0;
  /// Reports the cells of \p Lane that the store's own cells stand for.
  virtual void traceLane(const HeapLane &Lane, Tracer &T) const = 0;

protected:
  ~LaneStore() = default;
};

/// A cell of a store: the run's own, or a lane's.
struct StoreCell : Cell {
  /// Number of the run's own: in a lane its store's cells stand for it.
  static constexpr uint32_t OfRun = ~uint32_t(0);
  /// Number of a lane's cell, which has its place in that lane.
  static constexpr uint32_t OfLane = OfRun - 1;
  const LaneStore *Store = nullptr;
};

/// Thrown when no lane is left: the rest of the run decides nothing.
struct NoLaneLeft {};

/// One heap, for the sizes whose heaps are equal so far. For a LaneStore it is
/// what Memory is to the run: the functions of the same names.
class HeapLane final : public GcClient {
public:
  HeapLane(HeapLanes &All, const GcHeapConfig &Config, unsigned Index);
  HeapLane(const HeapLane &Other, unsigned Index);

  unsigned index() const { return Index; }

  // Of a store's cells, which are the lane's.
  void allocate(StoreCell &C, uint64_t Bytes);
  bool allocateMaybe(StoreCell &C, uint64_t Bytes);
  bool reallocateMaybe(StoreCell &C, uint64_t OldBytes, uint64_t NewBytes,
                       bool AllowMove);
  void free(StoreCell &C, uint64_t Bytes);
  /// \p New takes the place that the copied lane has for \p Old.
  void adopt(const StoreCell &Old, StoreCell &New);
  const GcHeap &heap() const { return Heap; }
  /// NoBlock when it has none in this lane, or none any more.
  Block placeOf(const Cell &C) const;
  Block placeOf(const StaleWord &W) const;

  void markRoots(GcMarker &M) override;
  void markResidue(GcMarker &M) override;
  void markChildren(Block Head, GcMarker &M) override;
  void finalise(Block Head) override;
  /// What is swept keeps its entries: placeOf looks whether they hold.
  bool followsSweep() const override { return false; }
  void swept(Block) override {}

private:
  friend class HeapLanes;
  friend class LaneTracer;

  Block entryOf(const Cell &C) const;
  void setPlace(Cell &C, Block B);
  /// False when there is no place.
  bool take(Cell &C, uint64_t Bytes, uint64_t Blocks, bool HasFinaliser);
  bool resize(Cell &C, uint64_t NewBytes, bool AllowMove);
  void giveBack(Cell &C);

  HeapLanes &All;
  unsigned Index;
  size_t First = 0, Last = 0; ///< Of the sizes, rising.
  bool HasEnded = false;
  bool HasFinalised = false; ///< A finaliser that does something was due.
  GcHeap Heap;               ///< Of the largest size.
  /// By first block: the cell that was put there last.
  std::vector<Cell *> Owners;
  std::vector<const Cell *> Held; ///< Store cells that C code holds.
};

class HeapLanes {
public:
  /// Lanes beside \p M for \p Trials, whose outcomes are set as they are found;
  /// both outlive this. \p Config is that of a heap with one area.
  HeapLanes(Memory &M, const GcHeapConfig &Config,
            std::vector<HeapTrial> &Trials);
  ~HeapLanes();
  HeapLanes(const HeapLanes &) = delete;
  HeapLanes &operator=(const HeapLanes &) = delete;

  // What Memory is asked for, before it answers. Throw NoLaneLeft.
  void allocate(Cell &C, uint64_t Bytes, bool HasFinaliser);
  /// m_malloc_maybe. \p IsOptional: the run goes on in the same way when there
  /// is no place.
  void allocateMaybe(Cell &C, uint64_t Bytes, bool IsOptional);
  /// A reallocation that may move.
  void reallocate(Cell &C, uint64_t NewBytes, bool IsMaybe);
  void free(Cell &C);
  void collect();

  /// The run has seen what another size would show otherwise: all leave.
  void leave();
  /// The same at the next request: does not throw.
  void leaveSoon();
  /// The run has ended, not by an exhausted heap: what is left works, or has
  /// ended as the run, by a MemoryError of its own.
  void end(bool IsMemoryError, bool IsProven = true);
  /// Lanes of which \p IsSteady is true work for ever.
  void settle(llvm::function_ref<bool(const HeapLane &)> IsSteady);

  /// Keeps the block that \p PlaceIn says for each lane, as its place of the
  /// cell that is returned, whatever lies there later: for a StaleWord.
  const Cell *record(llvm::function_ref<Block(const HeapLane &)> PlaceIn);
  /// Takes such a cell back.
  void forgetRecord(const Cell &C);

  /// Answers given so far, and runs of blocks marked: for each size, those that
  /// share a lane as well.
  uint64_t steps() const { return Steps; }

  void add(LaneStore &S) { Stores.push_back(&S); }
  void remove(LaneStore &S);
  /// A request of a store that takes \p MostBytes at the most, in each lane. A
  /// function that throws OutOfMemory fails there.
  void request(uint64_t MostBytes, llvm::function_ref<void(HeapLane &)> F);
  /// Calls \p F for each lane; it requests nothing but m_free.
  void forEach(llvm::function_ref<void(HeapLane &)> F);

private:
  friend class HeapLane;
  friend class LaneTracer;

  uint32_t newNumber();
  uint32_t numberOf(Cell &C);
  bool isRecord(const Cell &C) const {
    return C.Number && C.Number < Cells.size() && !Cells[C.Number];
  }
  void recycleNumbers();
  Block &entry(uint32_t Number, unsigned Lane) {
    return Places[size_t(Number) * Stride + Lane];
  }
  void leaveIfStale(const Cell &C);
  /// What a request takes behind the last used block at the most.
  struct Extent {
    uint64_t Bytes, Blocks;
    enum { Allocation, Reallocation, Other } Kind;
    const Cell *Of = nullptr; ///< What is reallocated.
  };
  Extent allocation(uint64_t Bytes) const {
    return {Bytes, blocksOf(Bytes), Extent::Allocation};
  }
  Extent reallocation(const Cell &C, uint64_t Bytes) const {
    return {Bytes, blocksOf(Bytes), Extent::Reallocation, &C};
  }
  Extent atMost(uint64_t Bytes) const {
    return {Bytes, blocksOf(Bytes), Extent::Other};
  }
  static bool staysBefore(const HeapLane &L, const Extent &Most, uint32_t End);
  template <class Function> void apply(Extent Most, Function Do);
  template <class Function> void step(HeapLane &L, Extent Most, Function Do);
  void fail(HeapLane &L);
  void finish(HeapLane &L, HeapTrial::Outcome Result, bool IsProven = true);
  void removeEnded();
  uint64_t blocksOf(uint64_t Bytes) const;

  Memory &M;
  /// The trials in the order of their pools, and those pools in blocks.
  std::vector<std::pair<uint32_t, HeapTrial *>> Sizes;
  std::vector<std::unique_ptr<HeapLane>> Active;
  std::vector<unsigned> FreeIndices;
  unsigned NextIndex = 0;
  std::vector<LaneStore *> Stores;
  /// By number; null for one that is free and for records.
  std::vector<Cell *> Cells;
  /// By number and lane: where the cell was put last. Side by side for all
  /// lanes, as they are asked for it one after the other.
  std::vector<Block> Places;
  size_t Stride; ///< No less than the lanes at any time.
  struct RecordCell final : Cell {};
  std::deque<RecordCell> Records;
  std::vector<RecordCell *> FreeRecords;
  std::vector<uint32_t> FreeNumbers;
  size_t RecycleAt = 1 << 9;
  size_t SizesLeft; ///< Without an outcome.
  bool SomeHaveEnded = false;
  uint64_t Steps = 0;
};

} // namespace pymemlint::micropython
#endif
