//===- Memory.h - MicroPython's allocation functions -*- C++ -*-===//
//
// py/malloc.c over the simulated heap: each request is counted, charged to the
// line that runs, written to the request log if there is one, and answered by
// the heap with a place or a MemoryError.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_MEMORY_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_MEMORY_H

#include "analyzer/heap/GcHeap.h"
#include "analyzer/machine/Arena.h"
#include "analyzer/machine/Cell.h"
#include "analyzer/runtimes/micropython/StaleWord.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstdint>
#include <vector>

namespace pymemlint::micropython {

/// A source position that requests are charged to: an index into the run's
/// site table; 0 is "before the first bytecode".
using SiteId = uint32_t;

/// One call into the allocator, as a row of the corpus's request logs.
struct Request {
  char Operation; ///< 'a' 'm' 'f' 'r' 'y' 'z' 'd', see Memory's functions.
  Block OldPlace; ///< NoBlock when there is none.
  Block NewPlace; ///< NoBlock when there is none or the request failed.
  uint64_t OldBytes, NewBytes;
  SiteId Site;
};

/// Told of every request, in order.
class RequestSink {
public:
  virtual void request(const Request &R) = 0;
  /// micropython.mem_total() was read.
  virtual void totalRead(uint64_t Total, SiteId Site) = 0;
  /// A request of \p Bytes that must not fail has failed; it counts nothing.
  virtual void failed(uint64_t Bytes, SiteId Site) {
    (void)Bytes;
    (void)Site;
  }

  /// For other inputs there may be one request more at \p Site, of no bytes, or
  /// one less.
  virtual void vary(bool IsMore, SiteId Site) {
    (void)IsMore;
    (void)Site;
  }

protected:
  ~RequestSink() = default;
};

/// The heap cannot answer a request that must not fail: m_malloc_fail. The
/// machine turns it into the device's MemoryError.
struct OutOfMemory {
  uint64_t Bytes; ///< As requested.
  bool HeapLocked;
};

/// Says who runs now.
class SiteSource {
public:
  virtual SiteId currentSite() = 0;

protected:
  ~SiteSource() = default;
};

class HeapLanes;

/// What lives at one moment.
struct LiveCount {
  uint64_t Blocks = 0, Runs = 0;
};

/// py/malloc.c. Every function takes the Cell that stands for the memory, so
/// that the heap can ask it for its references.
class Memory final : public GcClient {
public:
  Memory(const GcHeapConfig &Config, SiteSource &Sites);

  /// m_malloc, m_malloc0 ('a'): throws OutOfMemory, and then counts nothing.
  /// Zero bytes have no place and do not fail.
  void allocate(Cell &C, uint64_t Bytes);
  /// m_malloc_maybe ('m'): false when there is no place for it (which counts
  /// all the same). \p IsOptional: what runs does the same without it.
  bool allocateMaybe(Cell &C, uint64_t Bytes, bool IsOptional = false);
  /// m_malloc_with_finaliser ('f'): throws OutOfMemory.
  void allocateWithFinaliser(Cell &C, uint64_t Bytes);
  /// m_realloc ('r') of \p C, whose last requested size is \p OldBytes: throws
  /// OutOfMemory and leaves \p C as it was. A cell without a place is
  /// allocated, one that becomes 0 bytes is freed.
  void reallocate(Cell &C, uint64_t OldBytes, uint64_t NewBytes);
  /// m_realloc_maybe ('y' moving allowed, 'z' not): false when it failed.
  bool reallocateMaybe(Cell &C, uint64_t OldBytes, uint64_t NewBytes,
                       bool AllowMove);
  /// m_free ('d'): \p Bytes as the caller states them.
  void free(Cell &C, uint64_t Bytes);
  /// gc_free without m_free's bookkeeping.
  void freeUncounted(Cell &C);

  /// micropython.mem_total(), mem_current() and mem_peak().
  uint64_t total() const { return Total; }
  uint64_t allocated() const { return Allocated; }
  uint64_t current() const { return Current; }
  uint64_t peak() const { return Peak; }
  uint64_t requests() const { return Requests; }
  /// See RequestSink::vary.
  void vary(bool IsMore);
  void noteTotalRead();

  /// The cell whose memory begins at block \p Head; null when it is free.
  Cell *ownerOf(Block Head) const {
    return Head < Owners.size() ? Owners[Head] : nullptr;
  }
  /// gc_collect, as gc.collect() does.
  void collect();
  /// What can be reached now: GcHeap::liveBlocks(). Not beside lanes.
  LiveCount countLive();
  GcHeap &heap() { return Heap; }
  const GcHeap &heap() const { return Heap; }
  void setSink(RequestSink *S) { Sink = S; }

  /// Cells that C code of the interpreter holds in locals: live until the
  /// mark is taken back or the cell is freed. Every new cell is held from its
  /// request on.
  size_t holdMark() const { return Held.size(); }
  void releaseTo(size_t Mark) { Held.resize(Mark); }
  void hold(const Cell *C) {
    if (C)
      Held.push_back(C);
  }

  /// Words on the C stack of which the program has no use any more: whatever
  /// run begins at such a block survives a collection, but is not live.
  void addStaleWord(const StaleWord &W) { StaleWords.push_back(W); }
  const std::vector<StaleWord> &staleWords() const { return StaleWords; }
  size_t staleMark() const { return StaleWords.size(); }
  void dropStaleWords(size_t Mark) { StaleWords.resize(Mark); }
  /// The address that \p C has now, whatever becomes of it.
  StaleWord recordWord(const Cell &C);
  /// Takes back what recordWord() gave.
  void forgetWord(StaleWord &W);
  /// All stale words, those of what runs now included.
  void forEachStaleWord(llvm::function_ref<void(const StaleWord &)> F) const;

  /// Roots other than the held cells (mp_state_ctx and the frames).
  class RootSource {
  public:
    virtual void traceRoots(Tracer &T) = 0;
    /// Further stale words, those of what runs now.
    virtual void
    forEachStaleWord(llvm::function_ref<void(const StaleWord &)> F) {
      (void)F;
    }
    /// Calls the object's __del__ (gc_sweep_run_finalisers).
    virtual void finalise(Cell &C) = 0;
    /// Whether finalise() would do anything.
    virtual bool hasFinaliser(Cell &C) {
      (void)C;
      return true;
    }
    /// Whether something that runs now may catch a MemoryError and go on.
    virtual bool mayCatch() { return true; }

  protected:
    ~RootSource() = default;
  };
  void setRoots(RootSource *R) { Roots = R; }
  RootSource *roots() const { return Roots; }
  /// Reports all roots.
  void traceRoots(Tracer &T) const;

  /// The heaps of other sizes that answer each request as well, or null.
  void setLanes(HeapLanes *L) { Lanes = L; }
  HeapLanes *lanes() const { return Lanes; }
  /// What runs sees something of the heap that depends on its size.
  void noteObserved() const {
    if (Lanes)
      leaveLanes();
  }

  void markRoots(GcMarker &M) override;
  void markResidue(GcMarker &M) override;
  void markChildren(Block Head, GcMarker &M) override;
  void finalise(Block Head) override;
  void swept(Block Head) override;

private:
  void leaveLanes() const;
  void leaveLanesSoon() const;
  bool resize(Cell &C, uint64_t NewBytes, bool AllowMove);
  void forget(const Cell &C);
  [[noreturn]] void fail(uint64_t Bytes);
  void place(Cell &C, Block B, uint64_t Bytes);
  void unplace(Cell &C);
  void count(int64_t Bytes);
  void log(char Operation, Block OldPlace, Block NewPlace, uint64_t OldBytes,
           uint64_t NewBytes);

  SiteSource &Sites;
  GcHeap Heap;
  std::vector<Cell *> Owners; ///< By first block; grows as needed.
  std::vector<const Cell *> Held;
  RequestSink *Sink = nullptr;
  RootSource *Roots = nullptr;
  HeapLanes *Lanes = nullptr;
  std::vector<StaleWord> StaleWords;
  uint32_t LiveCounts = 0;
  std::vector<const Cell *> SeenCells; ///< Of a count, empty between two.
  uint64_t Total = 0, Allocated = 0, Current = 0, Peak = 0, Requests = 0;
};

/// Holds what is allocated inside its lifetime no longer than that.
class HoldScope {
  Memory &M;
  size_t Mark;

public:
  explicit HoldScope(Memory &M) : M(M), Mark(M.holdMark()) {}
  ~HoldScope() { M.releaseTo(Mark); }
  HoldScope(const HoldScope &) = delete;
  HoldScope &operator=(const HoldScope &) = delete;
};

/// Forgets the stale words that are added inside its lifetime.
class StaleWordScope {
  Memory &M;
  size_t Mark;

public:
  explicit StaleWordScope(Memory &M) : M(M), Mark(M.staleMark()) {}
  ~StaleWordScope() { M.dropStaleWords(Mark); }
  StaleWordScope(const StaleWordScope &) = delete;
  StaleWordScope &operator=(const StaleWordScope &) = delete;
};

} // namespace pymemlint::micropython
#endif
