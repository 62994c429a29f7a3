// Where the nodes of a parse tree stand: py/parse.c, parser_alloc.
#include "analyzer/runtimes/micropython/compiler/NodeStore.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/Grammar.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

NodeStore::NodeStore(const CompilerConfig &Config, Arena &A, Memory *M)
    : Config(Config), A(A), M(M) {
  if (lanes())
    lanes()->add(*this);
}

NodeStore::~NodeStore() {
  HeapLanes *Lanes = lanes();
  if (!Lanes)
    return;
  // After an error the chunks are garbage, which nothing stands for any more.
  if (Own.Open || Own.Closed)
    Lanes->leaveSoon();
  Lanes->remove(*this);
}

ParseStruct *NodeStore::makeConstant(uint32_t Line, Value Object) {
  auto *S = static_cast<ParseStruct *>(bump(sizeof(ParseStruct)));
  *S = {Line, uint16_t(Rule::ConstObject), 0, 0, nullptr, Object};
  if (M)
    reserve(*S, &Object);
  return S;
}

void NodeStore::newSlab(size_t Bytes) {
  size_t Size = std::max(Bytes, SlabBytes);
  Slabs.emplace_back(new char[Size]);
  SlabTop = Slabs.back().get();
  SlabEnd = SlabTop + Size;
}

uint64_t NodeStore::deviceBytes(const ParseStruct &S) const {
  return Config.ParseStructBytes +
         (Rule(S.Rule) == Rule::ConstObject
              ? uint64_t(Config.ObjBytes)
              : uint64_t(Config.PointerBytes) * S.Count);
}

//===----------------------------------------------------------------------===//
// The device's chunks
//===----------------------------------------------------------------------===//

void NodeStore::ChunkCell::trace(Tracer &T) const {
  T.cell(Next);
  for (size_t I = 0; I != Count; ++I)
    T.value(Constants[I].Object);
}

void NodeStore::traceRoots(Tracer &T) const {
  T.cell(Own.Open);
  T.cell(Own.Closed);
}

/// parser_alloc, for \p S. \p Constant stands in its last word.
void NodeStore::reserve(ParseStruct &S, const Value *Constant) {
  const uint64_t Bytes = deviceBytes(S);
  S.Serial = ++LastSerial;
  if (lanes())
    lanes()->request(
        2 * Bytes + Config.ParseChunkBytes + Config.AllocParseChunkInit + 64,
        [&](HeapLane &L) { reserveIn(chunksOf(L), L, Bytes, Constant); });
  reserveIn(Own, *M, Bytes, Constant);
  Last = &S;
  LastChunk = Own.Open;
}

/// Nodes fill chunks, which grow in place as long as they can.
template <class Heap>
void NodeStore::reserveIn(Chunks &C, Heap &H, uint64_t Bytes,
                          const Value *Constant) {
  if (C.Open && C.Open->Used + Bytes > C.Open->Allocated) {
    uint64_t Whole = Config.ParseChunkBytes + C.Open->Allocated;
    if (H.reallocateMaybe(*C.Open, Whole, Whole + Bytes, false))
      C.Open->Allocated += Bytes;
    else
      closeChunk(C, H);
  }
  if (!C.Open)
    openChunk(C, H, Bytes);
  C.LastOffset = Config.ParseChunkBytes + C.Open->Used;
  overwrite(*C.Open, C.Open->Used, C.Open->Used + Bytes);
  C.Open->Used += Bytes;
  if (Constant)
    noteConstant(*C.Open, C.Open->Used - Config.ObjBytes, *Constant);
}

template <class Heap> void NodeStore::closeChunk(Chunks &C, Heap &H) {
  H.reallocateMaybe(*C.Open, Config.ParseChunkBytes + C.Open->Allocated,
                    Config.ParseChunkBytes + C.Open->Used, false);
  C.Open->Allocated = C.Open->Used;
  C.Open->Next = C.Closed;
  C.Closed = C.Open;
  C.Open = nullptr;
}

template <class Heap>
void NodeStore::openChunk(Chunks &C, Heap &H, uint64_t Bytes) {
  auto *New = A.make<ChunkCell>();
  New->Number = StoreCell::OfRun;
  New->Store = this;
  New->Allocated = std::max<uint64_t>(Bytes, Config.AllocParseChunkInit);
  New->FirstSerial = LastSerial;
  H.allocate(*New, Config.ParseChunkBytes + New->Allocated);
  C.Open = New;
}

/// Words of constants that were given back stay until nodes are put there.
void NodeStore::overwrite(ChunkCell &C, uint64_t From, uint64_t To) {
  if (C.Count == 0 || C.Constants[C.Count - 1].Offset < From)
    return;
  auto IsOverwritten = [=](const ChunkCell::Constant &C) {
    return C.Offset >= From && C.Offset < To;
  };
  auto *End = std::remove_if(C.Constants, C.Constants + C.Count, IsOverwritten);
  C.Count = End - C.Constants;
}

void NodeStore::noteConstant(ChunkCell &C, uint64_t Offset, Value Object) {
  if (C.Count == C.Capacity) {
    size_t More = std::max<size_t>(8, C.Capacity * 2);
    auto *New = A.array<ChunkCell::Constant>(More);
    std::copy(C.Constants, C.Constants + C.Count, New);
    A.release(C.Constants, C.Capacity * sizeof(ChunkCell::Constant));
    C.Constants = New;
    C.Capacity = More;
  }
  auto *At = C.Constants + C.Count++;
  for (; At != C.Constants && At[-1].Offset > Offset; --At)
    *At = At[-1];
  *At = {Offset, Object};
}

void NodeStore::giveBackIn(Chunks &C, const ParseStruct &S) {
  if (C.Open && S.Serial >= C.Open->FirstSerial)
    C.Open->Used -= deviceBytes(S);
}

void NodeStore::giveBack(const ParseStruct &S) {
  if (!M)
    return;
  if (lanes())
    lanes()->forEach([&](HeapLane &L) { giveBackIn(chunksOf(L), S); });
  giveBackIn(Own, S);
}

void NodeStore::finish() {
  if (!M || !Own.Open)
    return;
  if (lanes())
    lanes()->forEach([&](HeapLane &L) { closeChunk(chunksOf(L), L); });
  closeChunk(Own, *M);
}

Block NodeStore::placeOfLast(const Chunks &C, Block Closed) const {
  const uint32_t BlockBytes = M->heap().bytesPerBlock();
  return C.LastOffset % BlockBytes ? NoBlock
                                   : Closed + Block(C.LastOffset / BlockBytes);
}

StaleWord NodeStore::placeOfLast(const ParseStruct &S) const {
  StaleWord W;
  if (!M || &S != Last || !Own.Closed || Own.Closed != LastChunk)
    return W;
  W.Place = placeOfLast(Own, Own.Closed->Place);
  // The last node is in the chunk closed last in each lane, but elsewhere.
  if (lanes())
    W.Of = lanes()->record([&](const HeapLane &L) {
      const Chunks &C = OfLanes[L.index()];
      return placeOfLast(C, C.Closed->Place);
    });
  return W;
}

void NodeStore::holdChunks() {
  if (!M)
    return;
  if (!Head)
    Head = A.make<HeadCell>();
  Head->First = Own.Closed;
  M->hold(Head);
}

template <class Heap> void NodeStore::freeChunks(Chunks &C, Heap &H) {
  while (ChunkCell *Chunk = C.Closed) {
    C.Closed = Chunk->Next;
    H.free(*Chunk, Config.ParseChunkBytes + Chunk->Allocated);
    A.release(Chunk->Constants, Chunk->Capacity * sizeof(ChunkCell::Constant));
    A.release(Chunk, sizeof(ChunkCell));
  }
}

void NodeStore::clear() {
  if (Head)
    Head->First = nullptr;
  if (lanes())
    lanes()->forEach([&](HeapLane &L) { freeChunks(chunksOf(L), L); });
  if (M)
    freeChunks(Own, *M);
  Slabs.clear();
  SlabTop = SlabEnd = nullptr;
}

//===----------------------------------------------------------------------===//
// Lanes
//===----------------------------------------------------------------------===//

NodeStore::Chunks &NodeStore::chunksOf(const HeapLane &L) {
  if (L.index() >= OfLanes.size())
    OfLanes.resize(L.index() + 1);
  return OfLanes[L.index()];
}

/// \p C and those behind it, as \p New has them.
NodeStore::ChunkCell *NodeStore::copyChunk(const ChunkCell *C, HeapLane &New) {
  ChunkCell *First = nullptr, **At = &First;
  for (; C; C = C->Next) {
    auto *Copy = A.make<ChunkCell>(*C);
    New.adopt(*C, *Copy);
    Copy->Constants = A.array<ChunkCell::Constant>(C->Capacity);
    std::copy(C->Constants, C->Constants + C->Count, Copy->Constants);
    *At = Copy;
    At = &Copy->Next;
  }
  return First;
}

void NodeStore::split(const HeapLane &Old, HeapLane &New) {
  const Chunks From = chunksOf(Old);
  chunksOf(New) = {copyChunk(From.Open, New), copyChunk(From.Closed, New),
                   From.LastOffset};
}

void NodeStore::traceLane(const HeapLane &Lane, Tracer &T) const {
  if (Lane.index() >= OfLanes.size())
    return;
  T.cell(OfLanes[Lane.index()].Open);
  T.cell(OfLanes[Lane.index()].Closed);
}
