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
  PoolAlloc = Config.EntriesInit;
  if (Config.HasExtraPool)
    PoolAlloc = std::min(Config.ExtraPoolNames, Config.EntriesInit);
  PoolLength = PoolAlloc;
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
    HoldScope Locals(*M);
    addToPool(IsStatic ? nullptr : takeFromChunk(Text.size() + 1));
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

/// Takes room for a name from the last chunk, which grows in place or is
/// closed for a new one. Returns the chunk if the name is its first.
QstrTable::ChunkCell *QstrTable::takeFromChunk(uint64_t Bytes) {
  if (LastChunk && ChunkUsed + Bytes > ChunkAlloc) {
    if (M->reallocateMaybe(*LastChunk, ChunkAlloc, ChunkAlloc + Bytes, false)) {
      ChunkAlloc += Bytes;
    } else {
      M->reallocateMaybe(*LastChunk, ChunkAlloc, ChunkUsed, false);
      LastChunk = nullptr;
    }
  }
  ChunkCell *New = nullptr;
  if (!LastChunk) {
    New = A.make<ChunkCell>();
    ChunkAlloc = std::max<uint64_t>(Bytes, Config.ChunkBytes);
    if (!M->allocateMaybe(*New, ChunkAlloc)) {
      ChunkAlloc = Bytes;
      if (!M->allocateMaybe(*New, ChunkAlloc))
        throw OutOfMemory{Bytes, M->heap().isLocked()};
    }
    LastChunk = New;
    ChunkUsed = 0;
  }
  ChunkUsed += Bytes;
  return New;
}

/// qstr_add: an entry of the last pool or of a new one twice as large.
void QstrTable::addToPool(ChunkCell *NewChunk) {
  if (PoolLength >= PoolAlloc) {
    uint32_t NewAlloc = PoolAlloc * 2;
    if (Config.HasExtraPool)
      NewAlloc = std::max(NewAlloc, Config.EntriesInit);
    uint64_t EntryBytes =
        Config.PointerBytes + Config.BytesInHash + Config.BytesInLength;
    auto *Pool = A.make<PoolCell>();
    if (!M->allocateMaybe(*Pool,
                          Config.PoolHeaderBytes + EntryBytes * NewAlloc)) {
      LastChunk = nullptr;
      throw OutOfMemory{NewAlloc, M->heap().isLocked()};
    }
    Pool->Previous = LastPool;
    Pool->FirstName = size();
    LastPool = Pool;
    PoolAlloc = NewAlloc;
    PoolLength = 0;
  }
  if (NewChunk) {
    NewChunk->Next = LastPool->Chunks;
    LastPool->Chunks = NewChunk;
  }
  ++PoolLength;
}

QstrPoolInfo QstrTable::poolInfo() const {
  QstrPoolInfo Info;
  uint32_t End = size();
  for (const PoolCell *P = LastPool; P; P = P->Previous) {
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
