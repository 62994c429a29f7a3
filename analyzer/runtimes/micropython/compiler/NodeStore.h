//===- NodeStore.h - Memory of a parse tree -*- C++ -*-===//
//
// The structs of a tree on the host, and beside them the chunks that hold them
// on a device (py/parse.c, parser_alloc).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_NODESTORE_H
#define PYMEMLINT_MICROPYTHON_COMPILER_NODESTORE_H

#include "analyzer/machine/Arena.h"
#include "analyzer/runtimes/micropython/HeapLanes.h"
#include "analyzer/runtimes/micropython/compiler/ParseTree.h"
#include <memory>
#include <vector>

namespace pymemlint::micropython {

struct CompilerConfig;

class NodeStore final : public LaneStore {
public:
  NodeStore(const CompilerConfig &Config, Arena &A, Memory *M);
  ~NodeStore();
  NodeStore(const NodeStore &) = delete;
  NodeStore &operator=(const NodeStore &) = delete;

  /// A struct of \p Rule with \p Count children, which are not set yet.
  ParseStruct *make(uint32_t Line, uint16_t Rule, uint32_t Count) {
    auto *S = static_cast<ParseStruct *>(
        bump(sizeof(ParseStruct) + Count * sizeof(ParseNode)));
    *S = {Line, Rule, Count, 0, reinterpret_cast<ParseNode *>(S + 1), Value()};
    if (M)
      reserve(*S, nullptr);
    return S;
  }
  /// make_node_const_object.
  ParseStruct *makeConstant(uint32_t Line, Value Object);
  /// parser_free_parse_node_struct: the room of \p S in the device's last chunk
  /// is used again.
  void giveBack(const ParseStruct &S);
  /// Ends the tree: the last chunk is cut to what it holds.
  void finish();
  /// mp_parse_tree_clear.
  void clear();
  /// What a device's C stack refers to: the tree and the open chunk.
  void traceRoots(Tracer &T) const;
  /// The block that begins where the last node made, \p S, does; else NoBlock.
  StaleWord placeOfLast(const ParseStruct &S) const;
  /// Keeps the chunks of a finished tree alive.
  void holdChunks();

  void split(const HeapLane &Old, HeapLane &New) override;
  void traceLane(const HeapLane &Lane, Tracer &T) const override;

private:
  static constexpr size_t SlabBytes = size_t(1) << 16;

  /// mp_parse_chunk_t.
  struct ChunkCell final : StoreCell {
    ChunkCell *Next = nullptr;
    uint64_t Allocated = 0, Used = 0; ///< Bytes of nodes.
    /// The constants whose words stand in the chunk, by the bytes before them,
    /// rising; those beyond Used are not yet overwritten.
    struct Constant {
      uint64_t Offset;
      Value Object;
    };
    Constant *Constants = nullptr;
    size_t Count = 0, Capacity = 0;
    uint32_t FirstSerial = 0; ///< Of the nodes in it.
    void trace(Tracer &T) const override;
  };
  /// The tree as a variable on the C stack.
  struct HeadCell final : Cell {
    ChunkCell *First = nullptr;
    void trace(Tracer &T) const override { T.cell(First); }
  };

  void *bump(size_t Bytes) {
    if (Bytes > size_t(SlabEnd - SlabTop))
      newSlab(Bytes);
    void *P = SlabTop;
    SlabTop += Bytes;
    return P;
  }
  void newSlab(size_t Bytes);
  /// The chunks on one heap.
  struct Chunks {
    ChunkCell *Open = nullptr;   ///< cur_chunk
    ChunkCell *Closed = nullptr; ///< tree.chunk
    /// Bytes from the open chunk's begin to the last node made.
    uint64_t LastOffset = 0;
  };
  uint64_t deviceBytes(const ParseStruct &S) const;
  void reserve(ParseStruct &S, const Value *Constant);
  template <class Heap>
  void reserveIn(Chunks &C, Heap &H, uint64_t Bytes, const Value *Constant);
  template <class Heap> void closeChunk(Chunks &C, Heap &H);
  template <class Heap> void openChunk(Chunks &C, Heap &H, uint64_t Bytes);
  template <class Heap> void freeChunks(Chunks &C, Heap &H);
  void giveBackIn(Chunks &C, const ParseStruct &S);
  void overwrite(ChunkCell &C, uint64_t From, uint64_t To);
  void noteConstant(ChunkCell &C, uint64_t Offset, Value Object);
  ChunkCell *copyChunk(const ChunkCell *C, HeapLane &New);
  HeapLanes *lanes() const { return M ? M->lanes() : nullptr; }
  Chunks &chunksOf(const HeapLane &L);
  Block placeOfLast(const Chunks &C, Block Closed) const;

  const CompilerConfig &Config;
  Arena &A;
  Memory *M;
  std::vector<std::unique_ptr<char[]>> Slabs;
  char *SlabTop = nullptr, *SlabEnd = nullptr;
  Chunks Own;
  std::vector<Chunks> OfLanes; ///< By the lane's index; grows as needed.
  HeadCell *Head = nullptr;
  uint32_t LastSerial = 0;
  const ParseStruct *Last = nullptr;    ///< Of the nodes made.
  const ChunkCell *LastChunk = nullptr; ///< The run's own that it is in.
};

} // namespace pymemlint::micropython
#endif
