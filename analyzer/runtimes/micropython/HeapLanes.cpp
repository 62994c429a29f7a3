//===- HeapLanes.cpp - One run on heaps of many sizes -*- C++ -*-===//
#include "analyzer/runtimes/micropython/HeapLanes.h"
#include <algorithm>
#include <cassert>

using namespace pymemlint;
using namespace pymemlint::micropython;

/// Where it was put last.
Block HeapLane::entryOf(const Cell &C) const {
  const uint32_t N = C.Number;
  if (N < All.Cells.size())
    return All.entry(N, Index);
  return N == StoreCell::OfLane ? C.Place : NoBlock;
}

Block HeapLane::placeOf(const Cell &C) const {
  const Block B = entryOf(C);
  return B != NoBlock && Owners[B] == &C && Heap.isHead(B) ? B : NoBlock;
}

Block HeapLane::placeOf(const StaleWord &W) const {
  if (!W.Of)
    return NoBlock;
  const Block B = All.isRecord(*W.Of) ? entryOf(*W.Of) : placeOf(*W.Of);
  return B == NoBlock ? NoBlock : B + W.Behind;
}

//===----------------------------------------------------------------------===//
// Collections
//===----------------------------------------------------------------------===//

namespace pymemlint::micropython {

/// Marks in a lane what a cell or a root refers to; as Memory's own tracers.
class LaneTracer final : public Tracer {
public:
  LaneTracer(const HeapLane &Lane, GcMarker &M, LaneTracer *Children = nullptr)
      : Lane(Lane), M(M), Children(Children) {}
  void cell(const Cell *C) override {
    if (!C)
      return;
    if (C->Number == StoreCell::OfRun) {
      static_cast<const StoreCell *>(C)->Store->traceLane(Lane, *this);
      return;
    }
    if (!Children) {
      // Where nothing is any more, nothing is marked.
      if (Block B = Lane.entryOf(*C); B != NoBlock && Lane.Owners[B] == C)
        M.mark(B);
      return;
    }
    if (Block B = Lane.placeOf(*C); B != NoBlock)
      M.mark(B);
    else // In a frame on the C stack: looked through, once.
      C->trace(*Children);
  }
  void end(const Cell &C, uint32_t Blocks) override {
    if (Block B = Lane.placeOf(C); B != NoBlock)
      M.mark(B + Blocks);
  }

private:
  const HeapLane &Lane;
  GcMarker &M;
  LaneTracer *Children;
};

} // namespace pymemlint::micropython

void HeapLane::markRoots(GcMarker &M) {
  LaneTracer Children(*this, M), Roots(*this, M, &Children);
  for (const Cell *C : Held)
    Roots.cell(C);
  All.M.traceRoots(Roots);
}

void HeapLane::markResidue(GcMarker &M) {
  All.M.forEachStaleWord([&](const StaleWord &W) { M.mark(placeOf(W)); });
}

void HeapLane::markChildren(Block Head, GcMarker &M) {
  All.Steps += Last - First + 1;
  LaneTracer Children(*this, M);
  Owners[Head]->trace(Children);
}

void HeapLane::finalise(Block Head) {
  HasFinalised |= All.M.roots()->hasFinaliser(*Owners[Head]);
}

//===----------------------------------------------------------------------===//
// A lane
//===----------------------------------------------------------------------===//

HeapLane::HeapLane(HeapLanes &All, const GcHeapConfig &Config, unsigned Index)
    : All(All), Index(Index), Heap(Config, *this),
      Owners(Heap.endBlock(), nullptr) {}

HeapLane::HeapLane(const HeapLane &Other, unsigned Index)
    : All(Other.All), Index(Index), First(Other.First), Last(Other.Last),
      Heap(Other.Heap, *this), Owners(Other.Owners) {
  assert(Other.Held.empty() && "copied between two requests");
  auto copyEntry = [&](uint32_t N) {
    if (N < All.Cells.size())
      All.entry(N, Index) = All.entry(N, Other.Index);
  };
  // The entries of all others do not hold.
  Heap.forEachRun([&](Block Head) { copyEntry(Owners[Head]->Number); });
  for (const HeapLanes::RecordCell &C : All.Records)
    copyEntry(C.Number);
}

void HeapLane::setPlace(Cell &C, Block B) {
  if (C.Number == StoreCell::OfLane)
    C.Place = B;
  else
    All.entry(C.Number, Index) = B;
}

bool HeapLane::take(Cell &C, uint64_t Bytes, uint64_t Blocks,
                    bool HasFinaliser) {
  Block B = Blocks <= Owners.size() ? Heap.allocate(Bytes, Blocks, HasFinaliser)
                                    : Heap.allocate(Bytes, HasFinaliser);
  if (B == NoBlock)
    return false;
  setPlace(C, B);
  Owners[B] = &C;
  return true;
}

/// Memory::resize for another size than 0.
bool HeapLane::resize(Cell &C, uint64_t NewBytes, bool AllowMove) {
  Block Old = placeOf(C);
  Held.push_back(&C);
  Block New = Heap.reallocate(Old, NewBytes, AllowMove);
  Held.pop_back();
  if (New == NoBlock)
    return false;
  if (New != Old) {
    if (Old != NoBlock && Owners[Old] == &C)
      Owners[Old] = nullptr;
    setPlace(C, New);
    Owners[New] = &C;
  }
  return true;
}

void HeapLane::giveBack(Cell &C) {
  Block Old = placeOf(C);
  if (Old == NoBlock)
    return;
  [[maybe_unused]] bool Freed = Heap.free(Old);
  assert(Freed && "all lanes have left before the heap is locked");
  if (Owners[Old] == &C)
    Owners[Old] = nullptr;
  setPlace(C, NoBlock);
}

//===--- For a store ------------------------------------------------------===//

void HeapLane::allocate(StoreCell &C, uint64_t Bytes) {
  if (!allocateMaybe(C, Bytes))
    throw OutOfMemory{Bytes, false};
}

bool HeapLane::allocateMaybe(StoreCell &C, uint64_t Bytes) {
  C.Number = StoreCell::OfLane;
  if (!take(C, Bytes, All.blocksOf(Bytes), false))
    return false;
  Held.push_back(&C);
  return true;
}

bool HeapLane::reallocateMaybe(StoreCell &C, uint64_t, uint64_t NewBytes,
                               bool AllowMove) {
  if (NewBytes)
    return resize(C, NewBytes, AllowMove);
  giveBack(C);
  return true;
}

void HeapLane::free(StoreCell &C, uint64_t) { giveBack(C); }

void HeapLane::adopt(const StoreCell &Old, StoreCell &New) {
  New.Number = StoreCell::OfLane;
  New.Place = Old.Place;
  if (Old.Place != NoBlock && Owners[Old.Place] == &Old)
    Owners[Old.Place] = &New;
}

//===----------------------------------------------------------------------===//
// Lanes
//===----------------------------------------------------------------------===//

HeapLanes::HeapLanes(Memory &M, const GcHeapConfig &Config,
                     std::vector<HeapTrial> &Trials)
    : M(M), Cells(1, nullptr), Stride(Trials.size()), SizesLeft(Trials.size()) {
  // A cell without a number has no place in any lane.
  Places.assign(Stride, NoBlock);
  assert(Config.Areas.size() == 1 && !Config.GrowsByItself &&
         !Config.DefersCollection);
  for (HeapTrial &T : Trials)
    Sizes.push_back(
        {GcHeap::poolBlocks(Config, T.Bytes - T.Bytes % Config.BytesPerBlock),
         &T});
  std::sort(Sizes.begin(), Sizes.end(),
            [](auto &A, auto &B) { return A.first < B.first; });
  if (Sizes.empty())
    return;
  GcHeapConfig Largest = Config;
  Largest.Areas[0] = Sizes.back().second->Bytes;
  Active.push_back(std::make_unique<HeapLane>(*this, Largest, NextIndex++));
  Active[0]->Last = Sizes.size() - 1;
  M.setLanes(this);
}

HeapLanes::~HeapLanes() { M.setLanes(nullptr); }

void HeapLanes::remove(LaneStore &S) { std::erase(Stores, &S); }

uint64_t HeapLanes::blocksOf(uint64_t Bytes) const {
  const uint64_t BlockBytes = M.heap().bytesPerBlock();
  return Bytes / BlockBytes + (Bytes % BlockBytes != 0);
}

uint32_t HeapLanes::newNumber() {
  if (FreeNumbers.empty() && Cells.size() >= RecycleAt)
    recycleNumbers();
  if (FreeNumbers.empty()) {
    FreeNumbers.push_back(uint32_t(Cells.size()));
    Cells.push_back(nullptr);
    Places.resize(Cells.size() * Stride, NoBlock);
  }
  const uint32_t N = FreeNumbers.back();
  FreeNumbers.pop_back();
  return N;
}

uint32_t HeapLanes::numberOf(Cell &C) {
  if (!C.Number) {
    C.Number = newNumber();
    Cells[C.Number] = &C;
  }
  return C.Number;
}

/// Takes the numbers back of cells that no lane has a place for.
void HeapLanes::recycleNumbers() {
  std::vector<bool> IsUsed(Cells.size());
  for (const auto &L : Active)
    if (!L->HasEnded)
      L->Heap.forEachRun([&](Block Head) {
        if (const uint32_t N = L->Owners[Head]->Number; N < IsUsed.size())
          IsUsed[N] = true;
      });
  for (size_t N = 1; N < Cells.size(); ++N)
    if (Cells[N] && !IsUsed[N]) {
      Cells[N]->Number = 0;
      Cells[N] = nullptr;
      FreeNumbers.push_back(uint32_t(N));
    }
  RecycleAt = std::max(RecycleAt, 4 * (Cells.size() - FreeNumbers.size()));
}

const Cell *
HeapLanes::record(llvm::function_ref<Block(const HeapLane &)> PlaceIn) {
  if (FreeRecords.empty())
    FreeRecords.push_back(&Records.emplace_back());
  RecordCell *C = FreeRecords.back();
  FreeRecords.pop_back();
  C->Number = newNumber();
  for (auto &L : Active)
    if (!L->HasEnded)
      L->setPlace(*C, PlaceIn(*L));
  return C;
}

void HeapLanes::forgetRecord(const Cell &Recorded) {
  auto &C = const_cast<RecordCell &>(static_cast<const RecordCell &>(Recorded));
  FreeNumbers.push_back(std::exchange(C.Number, 0));
  FreeRecords.push_back(&C);
}

/// A stale word has the place of \p C, which changes: the word does not.
void HeapLanes::leaveIfStale(const Cell &C) {
  bool IsStale = false;
  M.forEachStaleWord([&](const StaleWord &W) { IsStale |= W.Of == &C; });
  if (IsStale)
    leaveSoon();
}

void HeapLanes::finish(HeapLane &L, HeapTrial::Outcome Result, bool IsProven) {
  for (size_t I = L.First; I <= L.Last; ++I) {
    Sizes[I].second->Result = Result;
    Sizes[I].second->IsProven = IsProven;
  }
  SizesLeft -= L.Last - L.First + 1;
  L.HasEnded = SomeHaveEnded = true;
}

/// The lane has no place for a request that must be answered.
void HeapLanes::fail(HeapLane &L) {
  finish(L, M.roots()->mayCatch() ? HeapTrial::Outcome::Unknown
                                  : HeapTrial::Outcome::Fails);
}

void HeapLanes::removeEnded() {
  if (!SomeHaveEnded)
    return;
  SomeHaveEnded = false;
  std::erase_if(Active, [&](const std::unique_ptr<HeapLane> &L) {
    if (L->HasEnded)
      FreeIndices.push_back(L->Index);
    return L->HasEnded;
  });
  if (Active.empty())
    throw NoLaneLeft();
}

void HeapLanes::leave() {
  leaveSoon();
  removeEnded();
}

void HeapLanes::leaveSoon() {
  for (auto &L : Active)
    if (!L->HasEnded)
      finish(*L, HeapTrial::Outcome::Unknown);
}

void HeapLanes::end(bool IsMemoryError, bool IsProven) {
  for (auto &L : Active)
    if (!L->HasEnded)
      finish(*L,
             IsMemoryError ? HeapTrial::Outcome::Fails
                           : HeapTrial::Outcome::Works,
             IsProven);
}

void HeapLanes::settle(llvm::function_ref<bool(const HeapLane &)> IsSteady) {
  for (auto &L : Active)
    if (!L->HasEnded && IsSteady(*L))
      finish(*L, HeapTrial::Outcome::Works);
  removeEnded();
}

/// Whether the request takes no block from \p End on and does not collect.
bool HeapLanes::staysBefore(const HeapLane &L, const Extent &Most,
                            uint32_t End) {
  if (L.Heap.usedEnd() + Most.Blocks <= End)
    return true;
  switch (Most.Kind) {
  case Extent::Allocation:
    return L.Heap.fitsBefore(Most.Bytes, End);
  case Extent::Reallocation:
    return L.Heap.fitsBefore(L.placeOf(*Most.Of), Most.Bytes, End);
  case Extent::Other:
    return false;
  }
}

/// Does one request in a lane. Where it reaches beyond the smallest of the
/// lane's sizes, those sizes get a lane of their own, as it was before.
template <class Function>
void HeapLanes::step(HeapLane &L, Extent Most, Function Do) {
  const uint32_t Smallest = Sizes[L.First].first;
  std::unique_ptr<HeapLane> Before;
  if (Sizes[L.Last].first != Smallest && !staysBefore(L, Most, Smallest)) {
    unsigned Index = NextIndex;
    if (FreeIndices.empty())
      ++NextIndex;
    else {
      Index = FreeIndices.back();
      FreeIndices.pop_back();
    }
    Before = std::make_unique<HeapLane>(L, Index);
    for (LaneStore *S : Stores)
      S->split(L, *Before);
  }
  L.Heap.resetHighEnd();
  if (!Do(L))
    fail(L);
  if (L.HasFinalised && !L.HasEnded)
    finish(L, HeapTrial::Outcome::Unknown);
  if (!Before)
    return;
  const uint32_t End = L.Heap.highEnd();
  if (End <= Smallest) {
    FreeIndices.push_back(Before->Index);
    return;
  }
  size_t Cut = L.First;
  while (Sizes[Cut].first < End)
    ++Cut;
  // What was said of the smaller ones above is said again by their own lane.
  Before->Last = Cut - 1;
  Before->Heap.truncate(Sizes[Cut - 1].first);
  L.First = Cut;
  Active.push_back(std::move(Before));
}

template <class Function> void HeapLanes::apply(Extent Most, Function Do) {
  Steps += SizesLeft;
  // Lanes that are split off stand at the end and have the request before them.
  for (size_t I = 0; I < Active.size(); ++I) {
    HeapLane &L = *Active[I];
    if (L.HasEnded)
      continue;
    if (L.First != L.Last) {
      step(L, Most, Do);
      continue;
    }
    if (!Do(L)) [[unlikely]]
      fail(L);
    if (L.HasFinalised && !L.HasEnded) [[unlikely]]
      finish(L, HeapTrial::Outcome::Unknown);
  }
  removeEnded();
}

//===----------------------------------------------------------------------===//
// Requests
//===----------------------------------------------------------------------===//

void HeapLanes::allocate(Cell &C, uint64_t Bytes, bool HasFinaliser) {
  if (Bytes == 0 || C.Number == StoreCell::OfRun)
    return;
  Block *const Row = &entry(numberOf(C), 0);
  const Extent Most = allocation(Bytes);
  // More than any lane has: then what the heap says of so many bytes counts.
  if (Most.Blocks > Sizes.back().first) [[unlikely]]
    return apply(Most, [&](HeapLane &L) {
      return L.take(C, Bytes, Most.Blocks, HasFinaliser);
    });
  apply(Most, [&](HeapLane &L) {
    const Block B = L.Heap.allocate(Bytes, Most.Blocks, HasFinaliser);
    if (B == NoBlock) [[unlikely]]
      return false;
    Row[L.Index] = B;
    L.Owners[B] = &C;
    return true;
  });
}

void HeapLanes::allocateMaybe(Cell &C, uint64_t Bytes, bool IsOptional) {
  if (Bytes == 0 || C.Number == StoreCell::OfRun)
    return;
  numberOf(C);
  const Extent Most = allocation(Bytes);
  apply(Most, [&](HeapLane &L) {
    if (!L.take(C, Bytes, Most.Blocks, false) && !IsOptional)
      finish(L, HeapTrial::Outcome::Unknown);
    return true;
  });
}

void HeapLanes::reallocate(Cell &C, uint64_t NewBytes, bool IsMaybe) {
  if (C.Number == StoreCell::OfRun)
    return;
  if (NewBytes == 0)
    return free(C);
  leaveIfStale(C);
  numberOf(C);
  apply(reallocation(C, NewBytes), [&](HeapLane &L) {
    if (L.resize(C, NewBytes, true))
      return true;
    if (IsMaybe)
      finish(L, HeapTrial::Outcome::Unknown);
    return IsMaybe;
  });
}

void HeapLanes::free(Cell &C) {
  if (C.Number == 0 || C.Number >= StoreCell::OfLane)
    return;
  leaveIfStale(C);
  for (auto &L : Active)
    L->giveBack(C);
  Cells[C.Number] = nullptr;
  FreeNumbers.push_back(C.Number);
  C.Number = 0;
}

void HeapLanes::collect() {
  apply(atMost(0), [](HeapLane &L) {
    L.Heap.collect();
    return true;
  });
}

void HeapLanes::request(uint64_t MostBytes,
                        llvm::function_ref<void(HeapLane &)> F) {
  apply(atMost(MostBytes), [&](HeapLane &L) {
    bool Works = true;
    try {
      F(L);
    } catch (OutOfMemory &) {
      Works = false;
    }
    L.Held.clear();
    return Works;
  });
}

void HeapLanes::forEach(llvm::function_ref<void(HeapLane &)> F) {
  for (auto &L : Active) {
    F(*L);
    L->Held.clear();
  }
}
