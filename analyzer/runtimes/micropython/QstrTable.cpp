// Interned strings and what they cost: py/qstr.c.
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "llvm/Support/MathExtras.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using llvm::StringRef;

QstrTable::QstrTable(const QstrConfig &Config, llvm::ArrayRef<StringRef> Rom,
                     Arena &A, Memory *M)
    : Config(Config), A(A), M(M),
      HashMask(Config.BytesInHash == 1 ? 0xff : 0xffff),
      Texts(Rom.begin(), Rom.end()), RomCount(uint32_t(Rom.size())) {
  // The null and the empty name are there even without a target's names.
  while (Texts.size() <= EmptyName)
    Texts.push_back("");
  // The last pool in ROM is full: its alloc only sets the size of the first
  // pool on the heap.
  Own.PoolAlloc = Config.EntriesInit;
  if (Config.HasExtraPool)
    Own.PoolAlloc = std::min(Config.ExtraPoolNames, Config.EntriesInit);
  Own.PoolLength = Own.PoolAlloc;
  FullHashes.reserve(Texts.size() + 64);
  for (StringRef Text : Texts)
    FullHashes.push_back(fullHash(Text));
  resizeSlots(Texts.size() + 64);
}

//===----------------------------------------------------------------------===//
// Search
//===----------------------------------------------------------------------===//

/// Makes the search table large enough for \p Names names.
void QstrTable::resizeSlots(size_t Names) {
  size_t Count = llvm::PowerOf2Ceil(Names * 2);
  Slots.assign(Count, 0);
  SlotShift = 32 - llvm::Log2_64(Count);
  for (Qstr Q = EmptyName + 1; Q < Texts.size(); ++Q)
    insert(Q);
}

void QstrTable::insert(Qstr Q) {
  size_t I = slotOf(FullHashes[Q]);
  while (Slots[I])
    I = (I + 1) & (Slots.size() - 1);
  Slots[I] = Q;
}

Qstr QstrTable::lookup(StringRef Text, uint32_t FullHash) const {
  for (size_t I = slotOf(FullHash);; I = (I + 1) & (Slots.size() - 1)) {
    Qstr Q = Slots[I];
    if (!Q || (FullHashes[Q] == FullHash && Texts[Q] == Text))
      return Q;
  }
}

//===----------------------------------------------------------------------===//
// Interning
//===----------------------------------------------------------------------===//

void QstrTable::PoolCell::trace(Tracer &T) const {
  T.cell(Previous);
  for (const ChunkCell *C = Chunks; C; C = C->Next)
    T.cell(C);
}

template <class T> T *QstrTable::makeCell() {
  T *C = A.make<T>();
  C->Number = StoreCell::OfRun;
  C->Store = this;
  return C;
}

/// Room on \p H for a name of \p Bytes, its end included; 0: it is in ROM.
template <class Heap>
void QstrTable::takeRoom(Room &R, Heap &H, uint64_t Bytes) {
  addToPool(R, H, Bytes ? takeFromChunk(R, H, Bytes) : nullptr);
}

/// Takes room for a name from the last chunk, which grows in place or is
/// closed for a new one. Returns the chunk if the name is its first.
template <class Heap>
QstrTable::ChunkCell *QstrTable::takeFromChunk(Room &R, Heap &H,
                                               uint64_t Bytes) {
  if (R.LastChunk && R.ChunkUsed + Bytes > R.ChunkAlloc) {
    if (H.reallocateMaybe(*R.LastChunk, R.ChunkAlloc, R.ChunkAlloc + Bytes,
                          false)) {
      R.ChunkAlloc += Bytes;
    } else {
      H.reallocateMaybe(*R.LastChunk, R.ChunkAlloc, R.ChunkUsed, false);
      R.LastChunk = nullptr;
    }
  }
  ChunkCell *New = nullptr;
  if (!R.LastChunk) {
    New = makeCell<ChunkCell>();
    R.ChunkAlloc = std::max<uint64_t>(Bytes, Config.ChunkBytes);
    if (!H.allocateMaybe(*New, R.ChunkAlloc)) {
      R.ChunkAlloc = Bytes;
      if (!H.allocateMaybe(*New, R.ChunkAlloc))
        throw OutOfMemory{Bytes, H.heap().isLocked()};
    }
    R.LastChunk = New;
    R.ChunkUsed = 0;
  }
  R.ChunkUsed += Bytes;
  return New;
}

uint64_t QstrTable::poolBytes(uint32_t Names) const {
  return Config.PoolHeaderBytes +
         uint64_t(Config.PointerBytes + Config.BytesInHash +
                  Config.BytesInLength) *
             Names;
}

uint32_t QstrTable::nextPoolAlloc(const Room &R) const {
  return Config.HasExtraPool ? std::max(R.PoolAlloc * 2, Config.EntriesInit)
                             : R.PoolAlloc * 2;
}

/// qstr_add: an entry of the last pool or of a new one twice as large.
template <class Heap>
void QstrTable::addToPool(Room &R, Heap &H, ChunkCell *NewChunk) {
  if (R.PoolLength >= R.PoolAlloc) {
    const uint32_t NewAlloc = nextPoolAlloc(R);
    auto *Pool = makeCell<PoolCell>();
    if (!H.allocateMaybe(*Pool, poolBytes(NewAlloc))) {
      R.LastChunk = nullptr;
      throw OutOfMemory{NewAlloc, H.heap().isLocked()};
    }
    Pool->Previous = R.LastPool;
    Pool->FirstName = size();
    R.LastPool = Pool;
    R.PoolAlloc = NewAlloc;
    R.PoolLength = 0;
  }
  if (NewChunk) {
    NewChunk->Next = R.LastPool->Chunks;
    R.LastPool->Chunks = NewChunk;
  }
  ++R.PoolLength;
}

/// qstr_from_strn_helper.
Qstr QstrTable::internText(StringRef Text, bool IsStatic) {
  if (Text.empty())
    return EmptyName;
  uint32_t Hash = fullHash(Text);
  if (Qstr Q = lookup(Text, Hash))
    return Q;
  if (Text.size() >= size_t(1) << (8 * Config.BytesInLength))
    throw NameTooLong();
  if (M) {
    const uint64_t Bytes = IsStatic ? 0 : Text.size() + 1;
    if (HeapLanes *Lanes = M->lanes()) {
      // A chunk that grows or a new one, and a pool.
      uint64_t Most = 2 * Bytes + Config.ChunkBytes + 64;
      if (Own.PoolLength >= Own.PoolAlloc)
        Most += poolBytes(nextPoolAlloc(Own));
      Lanes->request(
          Most, [&](HeapLane &L) { takeRoom(OfLanes[L.index()], L, Bytes); });
    }
    HoldScope Locals(*M);
    takeRoom(Own, *M, Bytes);
  }
  if (!IsStatic) {
    char *Copy = A.array<char>(Text.size() + 1);
    std::memcpy(Copy, Text.data(), Text.size());
    Text = StringRef(Copy, Text.size());
  }
  Qstr New = size();
  Texts.push_back(Text);
  FullHashes.push_back(Hash);
  if (Texts.size() * 2 > Slots.size())
    resizeSlots(Texts.size() * 2);
  else
    insert(New);
  return New;
}

//===----------------------------------------------------------------------===//
// Lanes
//===----------------------------------------------------------------------===//

void QstrTable::join(HeapLanes &Lanes) {
  OfLanes.assign(1, Own);
  Lanes.add(*this);
}

void QstrTable::split(const HeapLane &Old, HeapLane &New) {
  if (New.index() >= OfLanes.size())
    OfLanes.resize(New.index() + 1);
  Room &To = OfLanes[New.index()];
  To = OfLanes[Old.index()];
  PoolCell **PoolAt = &To.LastPool;
  for (PoolCell *P = *PoolAt; P; P = P->Previous) {
    auto *PoolCopy = makeCell<PoolCell>();
    New.adopt(*P, *PoolCopy);
    PoolCopy->FirstName = P->FirstName;
    *PoolAt = PoolCopy;
    PoolAt = &PoolCopy->Previous;
    ChunkCell **ChunkAt = &PoolCopy->Chunks;
    for (ChunkCell *C = P->Chunks; C; C = C->Next) {
      auto *ChunkCopy = makeCell<ChunkCell>();
      New.adopt(*C, *ChunkCopy);
      *ChunkAt = ChunkCopy;
      ChunkAt = &ChunkCopy->Next;
      if (To.LastChunk == C)
        To.LastChunk = ChunkCopy;
    }
  }
}

void QstrTable::traceLane(const HeapLane &Lane, Tracer &T) const {
  T.cell(OfLanes[Lane.index()].LastPool);
}

QstrPoolInfo QstrTable::poolInfo() const {
  QstrPoolInfo Info;
  uint32_t End = size();
  for (const PoolCell *P = Own.LastPool; P; P = P->Previous) {
    ++Info.Pools;
    Info.Names += End - P->FirstName;
    for (Qstr Q = P->FirstName; Q < End; ++Q)
      Info.TextBytes += Texts[Q].size() + 1;
    Info.TotalBytes += M->heap().bytesOf(P->Place);
    End = P->FirstName;
  }
  Info.TotalBytes += Info.TextBytes;
  return Info;
}
