// Where the nodes of a parse tree stand: py/parse.c, parser_alloc.
#include "analyzer/runtimes/micropython/compiler/NodeStore.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/Grammar.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

ParseStruct *NodeStore::makeConstant(uint32_t Line, Value Object) {
  auto *S = static_cast<ParseStruct *>(bump(sizeof(ParseStruct)));
  *S = {Line, uint16_t(Rule::ConstObject), 0, 0, nullptr, Object};
  if (M) {
    reserve(*S);
    noteConstant(Open->Used - Config.ObjBytes, Object);
  }
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
  T.cell(Open);
  T.cell(Closed);
}

/// parser_alloc: nodes fill chunks, which grow in place as long as they can.
void NodeStore::reserve(ParseStruct &S) {
  uint64_t Bytes = deviceBytes(S);
  if (Open && Open->Used + Bytes > Open->Allocated) {
    uint64_t Whole = Config.ParseChunkBytes + Open->Allocated;
    if (M->reallocateMaybe(*Open, Whole, Whole + Bytes, false))
      Open->Allocated += Bytes;
    else
      closeChunk();
  }
  if (!Open)
    openChunk(Bytes);
  overwrite(Open->Used, Open->Used + Bytes);
  Last = &S;
  LastOffset = Config.ParseChunkBytes + Open->Used;
  Open->Used += Bytes;
  S.Chunk = Open->Number;
}

void NodeStore::closeChunk() {
  M->reallocateMaybe(*Open, Config.ParseChunkBytes + Open->Allocated,
                     Config.ParseChunkBytes + Open->Used, false);
  Open->Allocated = Open->Used;
  Open->Next = Closed;
  Closed = Open;
  Open = nullptr;
}

void NodeStore::openChunk(uint64_t Bytes) {
  auto *New = A.make<ChunkCell>();
  New->Allocated = std::max<uint64_t>(Bytes, Config.AllocParseChunkInit);
  New->Number = ++ChunkCount;
  M->allocate(*New, Config.ParseChunkBytes + New->Allocated);
  Open = New;
}

/// Words of constants that were given back stay until nodes are put there.
void NodeStore::overwrite(uint64_t From, uint64_t To) {
  if (Open->Count == 0 || Open->Constants[Open->Count - 1].Offset < From)
    return;
  auto IsOverwritten = [=](const ChunkCell::Constant &C) {
    return C.Offset >= From && C.Offset < To;
  };
  auto *End = std::remove_if(Open->Constants, Open->Constants + Open->Count,
                             IsOverwritten);
  Open->Count = End - Open->Constants;
}

void NodeStore::noteConstant(uint64_t Offset, Value Object) {
  ChunkCell &C = *Open;
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

void NodeStore::giveBack(const ParseStruct &S) {
  if (M && Open && S.Chunk == Open->Number)
    Open->Used -= deviceBytes(S);
}

void NodeStore::finish() {
  if (M && Open)
    closeChunk();
}

Block NodeStore::placeOfLast(const ParseStruct &S) const {
  if (!M || &S != Last || !Closed || S.Chunk != Closed->Number)
    return NoBlock;
  const uint32_t BlockBytes = M->heap().bytesPerBlock();
  return LastOffset % BlockBytes
             ? NoBlock
             : Closed->Place + Block(LastOffset / BlockBytes);
}

void NodeStore::holdChunks() {
  if (!M)
    return;
  if (!Head)
    Head = A.make<HeadCell>();
  Head->First = Closed;
  M->hold(Head);
}

void NodeStore::clear() {
  if (Head)
    Head->First = nullptr;
  while (ChunkCell *C = Closed) {
    Closed = C->Next;
    M->free(*C, Config.ParseChunkBytes + C->Allocated);
    A.release(C->Constants, C->Capacity * sizeof(ChunkCell::Constant));
    A.release(C, sizeof(ChunkCell));
  }
  Slabs.clear();
  SlabTop = SlabEnd = nullptr;
}
