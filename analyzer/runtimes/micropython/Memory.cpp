// MicroPython's allocation functions: py/malloc.c over the simulated heap.
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/HeapLanes.h"
#include "llvm/Support/MathExtras.h"
#include <cassert>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Stands for runs that were freed while the heap was locked: m_free counts
/// them, gc_free leaves them until a collection. Nothing refers to them.
struct AbandonedCell final : Cell {};
AbandonedCell Abandoned;

/// Marks what a placed cell refers to.
class ChildTracer final : public Tracer {
public:
  explicit ChildTracer(GcMarker &M) : M(M) {}
  void cell(const Cell *C) override {
    if (C)
      M.mark(C->Place);
  }
  void end(const Cell &C, uint32_t Blocks) override {
    if (C.Place != NoBlock)
      M.mark(C.Place + Blocks);
  }

private:
  GcMarker &M;
};

/// Marks what a root refers to. An object without a place may stand in a frame
/// on the C stack, whose words the collector sees as well: it is looked
/// through, once.
class RootTracer final : public Tracer {
public:
  explicit RootTracer(GcMarker &M) : M(M), Children(M) {}
  void cell(const Cell *C) override {
    if (!C)
      return;
    if (C->Place == NoBlock)
      C->trace(Children);
    else
      M.mark(C->Place);
  }
  void end(const Cell &C, uint32_t Blocks) override { Children.end(C, Blocks); }

private:
  GcMarker &M;
  ChildTracer Children;
};

/// Adds up the blocks of what can be reached, each cell once: it bears the
/// number of the count that saw it last.
class LiveCounter final : public Tracer {
public:
  LiveCounter(const Memory &M, uint32_t Count, std::vector<const Cell *> &Seen)
      : M(M), BlockBytes(M.heap().bytesPerBlock()), Count(Count), Seen(Seen) {}

  LiveCount count() {
    M.traceRoots(*this);
    IsRoot = false;
    while (!Seen.empty()) {
      const Cell *C = Seen.back();
      Seen.pop_back();
      C->trace(*this);
      ++Runs;
    }
    return {Bytes / BlockBytes, Runs};
  }

  void cell(const Cell *C) override {
    if (!C || C->Number == Count)
      return;
    if (C->Place != NoBlock) {
      C->Number = Count;
      Bytes += llvm::alignTo(C->Bytes, BlockBytes);
      Seen.push_back(C);
    } else if (IsRoot) { // As RootTracer.
      IsRoot = false;
      C->trace(*this);
      IsRoot = true;
    }
  }
  void end(const Cell &C, uint32_t Blocks) override {
    if (C.Place != NoBlock && M.heap().isHead(C.Place + Blocks))
      cell(M.ownerOf(C.Place + Blocks));
  }

private:
  const Memory &M;
  const uint64_t BlockBytes;
  const uint32_t Count;
  std::vector<const Cell *> &Seen;
  uint64_t Bytes = 0, Runs = 0;
  bool IsRoot = true;
};

} // namespace

Memory::Memory(const GcHeapConfig &Config, SiteSource &Sites)
    : Sites(Sites), Heap(Config, *this) {}

//===----------------------------------------------------------------------===//
// Requests
//===----------------------------------------------------------------------===//

/// m_malloc_fail.
void Memory::fail(uint64_t Bytes) {
  leaveLanesSoon();
  if (Sink)
    Sink->failed(Bytes, Sites.currentSite());
  throw OutOfMemory{Bytes, Heap.isLocked()};
}

void Memory::allocate(Cell &C, uint64_t Bytes) {
  if (Lanes)
    Lanes->allocate(C, Bytes, false);
  Block B = Heap.allocate(Bytes, false);
  if (B == NoBlock && Bytes != 0)
    fail(Bytes);
  count(int64_t(Bytes));
  place(C, B, Bytes);
  log('a', NoBlock, B, 0, Bytes);
}

bool Memory::allocateMaybe(Cell &C, uint64_t Bytes, bool IsOptional) {
  if (Lanes)
    Lanes->allocateMaybe(C, Bytes, IsOptional);
  Block B = Heap.allocate(Bytes, false);
  count(int64_t(Bytes));
  if (B != NoBlock)
    place(C, B, Bytes);
  else if (Bytes != 0)
    leaveLanesSoon();
  log('m', NoBlock, B, 0, Bytes);
  return B != NoBlock;
}

void Memory::allocateWithFinaliser(Cell &C, uint64_t Bytes) {
  if (Lanes)
    Lanes->allocate(C, Bytes, true);
  Block B = Heap.allocate(Bytes, true);
  if (B == NoBlock && Bytes != 0)
    fail(Bytes);
  count(int64_t(Bytes));
  place(C, B, Bytes);
  log('f', NoBlock, B, 0, Bytes);
}

void Memory::reallocate(Cell &C, uint64_t OldBytes, uint64_t NewBytes) {
  if (Lanes)
    Lanes->reallocate(C, NewBytes, false);
  Block Old = C.Place;
  if (!resize(C, NewBytes, true))
    fail(NewBytes);
  count(int64_t(NewBytes - OldBytes));
  log('r', Old, C.Place, OldBytes, NewBytes);
}

bool Memory::reallocateMaybe(Cell &C, uint64_t OldBytes, uint64_t NewBytes,
                             bool AllowMove) {
  if (Lanes && !AllowMove && C.Number != StoreCell::OfRun)
    leaveLanes();
  else if (Lanes)
    Lanes->reallocate(C, NewBytes, true);
  Block Old = C.Place;
  bool Resized = resize(C, NewBytes, AllowMove);
  if (!Resized && AllowMove)
    leaveLanesSoon();
  if (Resized)
    count(int64_t(NewBytes - OldBytes));
  log(AllowMove ? 'y' : 'z', Old, Resized ? C.Place : NoBlock, OldBytes,
      NewBytes);
  return Resized;
}

void Memory::free(Cell &C, uint64_t Bytes) {
  Block Old = C.Place;
  freeUncounted(C);
  Current -= Bytes;
  log('d', Old, NoBlock, Bytes, 0);
}

void Memory::freeUncounted(Cell &C) {
  if (Lanes)
    Lanes->free(C);
  forget(C);
  if (C.Place == NoBlock)
    return;
  Block Old = C.Place;
  bool Freed = Heap.free(Old);
  unplace(C);
  if (!Freed)
    Owners[Old] = &Abandoned;
}

void Memory::collect() {
  if (Lanes)
    Lanes->collect();
  Heap.collect();
}

void Memory::leaveLanes() const { Lanes->leave(); }

/// The run's own heap, larger than all others, is exhausted.
void Memory::leaveLanesSoon() const {
  if (Lanes)
    Lanes->leaveSoon();
}

/// gc_realloc of \p C's run. False when it failed and \p C is as it was.
bool Memory::resize(Cell &C, uint64_t NewBytes, bool AllowMove) {
  if (NewBytes == 0) {
    freeUncounted(C);
    return true;
  }
  Block Old = C.Place;
  // The caller's pointer keeps the old run alive in a collection.
  Held.push_back(&C);
  Block New = Heap.reallocate(Old, NewBytes, AllowMove);
  Held.pop_back();
  if (New == NoBlock)
    return false;
  if (New != Old) {
    if (Old != NoBlock)
      unplace(C);
    place(C, New, NewBytes);
  }
  C.Bytes = uint32_t(NewBytes);
  return true;
}

void Memory::place(Cell &C, Block B, uint64_t Bytes) {
  C.Place = B;
  C.Bytes = uint32_t(Bytes);
  if (B == NoBlock)
    return;
  if (B >= Owners.size())
    Owners.resize(std::max<size_t>(size_t(B) + 1, Owners.size() * 2));
  Owners[B] = &C;
  Held.push_back(&C);
}

void Memory::unplace(Cell &C) {
  if (Owners[C.Place] == &C)
    Owners[C.Place] = nullptr;
  C.Place = NoBlock;
}

/// A freed cell's storage may be used again before its scope ends: it must not
/// be held any longer.
void Memory::forget(const Cell &C) {
  for (size_t I = Held.size(); I > 0; --I)
    if (Held[I - 1] == &C)
      Held[I - 1] = nullptr;
}

void Memory::count(int64_t Bytes) {
  ++Requests;
  Total += uint64_t(Bytes);
  Current += uint64_t(Bytes);
  if (Bytes > 0)
    Allocated += uint64_t(Bytes);
  if (int64_t(Current) > int64_t(Peak))
    Peak = Current;
}

void Memory::log(char Operation, Block OldPlace, Block NewPlace,
                 uint64_t OldBytes, uint64_t NewBytes) {
  if (Sink)
    Sink->request({Operation, OldPlace, NewPlace, OldBytes, NewBytes,
                   Sites.currentSite()});
}

void Memory::vary(bool IsMore) {
  if (Sink)
    Sink->vary(IsMore, Sites.currentSite());
}

void Memory::noteTotalRead() {
  if (Sink)
    Sink->totalRead(Total, Sites.currentSite());
}

//===----------------------------------------------------------------------===//
// Collections
//===----------------------------------------------------------------------===//

void Memory::markRoots(GcMarker &M) {
  RootTracer T(M);
  traceRoots(T);
}

void Memory::traceRoots(Tracer &T) const {
  for (const Cell *C : Held)
    T.cell(C);
  if (Roots)
    Roots->traceRoots(T);
}

void Memory::markResidue(GcMarker &M) {
  forEachStaleWord([&](const StaleWord &W) { M.mark(W.Place); });
}

LiveCount Memory::countLive() {
  assert(!Lanes && "they number the cells");
  return LiveCounter(*this, ++LiveCounts, SeenCells).count();
}

StaleWord Memory::recordWord(const Cell &C) {
  StaleWord W;
  W.Place = C.Place;
  if (Lanes && W.Place != NoBlock)
    W.Of = Lanes->record([&](const HeapLane &L) { return L.placeOf(C); });
  return W;
}

void Memory::forgetWord(StaleWord &W) {
  if (Lanes && W.Of)
    Lanes->forgetRecord(*W.Of);
  W = {};
}

void Memory::forEachStaleWord(
    llvm::function_ref<void(const StaleWord &)> F) const {
  for (const StaleWord &W : StaleWords)
    F(W);
  if (Roots)
    Roots->forEachStaleWord(F);
}

void Memory::markChildren(Block Head, GcMarker &M) {
  ChildTracer T(M);
  Owners[Head]->trace(T);
}

void Memory::finalise(Block Head) {
  Cell *C = Owners[Head];
  if (!Roots || C == &Abandoned)
    return;
  // In the lanes it is due at other moments.
  if (Lanes && Roots->hasFinaliser(*C))
    leaveLanesSoon();
  Roots->finalise(*C);
}

void Memory::swept(Block Head) {
  Cell *C = Owners[Head];
  Owners[Head] = nullptr;
  if (C != &Abandoned)
    C->Place = NoBlock;
}
