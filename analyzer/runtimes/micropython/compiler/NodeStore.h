//===- NodeStore.h - Memory of a parse tree -*- C++ -*-===//
//
// The structs of a tree on the host, and beside them the chunks that hold them
// on a device (py/parse.c, parser_alloc).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_NODESTORE_H
#define PYMEMLINT_MICROPYTHON_COMPILER_NODESTORE_H

#include "analyzer/machine/Arena.h"
#include "analyzer/machine/Cell.h"
#include "analyzer/runtimes/micropython/compiler/ParseTree.h"
#include <memory>
#include <vector>

namespace pymemlint::micropython {

class Memory;
struct CompilerConfig;

class NodeStore {
public:
  NodeStore(const CompilerConfig &Config, Arena &A, Memory *M)
      : Config(Config), A(A), M(M) {}
  NodeStore(const NodeStore &) = delete;
  NodeStore &operator=(const NodeStore &) = delete;

  /// A struct of \p Rule with \p Count children, which are not set yet.
  ParseStruct *make(uint32_t Line, uint16_t Rule, uint32_t Count) {
    auto *S = static_cast<ParseStruct *>(
        bump(sizeof(ParseStruct) + Count * sizeof(ParseNode)));
    *S = {Line, Rule, Count, 0, reinterpret_cast<ParseNode *>(S + 1), Value()};
    if (M)
      reserve(*S);
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
  Block placeOfLast(const ParseStruct &S) const;
  /// Keeps the chunks of a finished tree alive.
  void holdChunks();

private:
  static constexpr size_t SlabBytes = size_t(1) << 16;

  /// mp_parse_chunk_t.
  struct ChunkCell final : Cell {
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
    uint32_t Number = 0;
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
  uint64_t deviceBytes(const ParseStruct &S) const;
  void reserve(ParseStruct &S);
  void closeChunk();
  void openChunk(uint64_t Bytes);
  void overwrite(uint64_t From, uint64_t To);
  void noteConstant(uint64_t Offset, Value Object);

  const CompilerConfig &Config;
  Arena &A;
  Memory *M;
  std::vector<std::unique_ptr<char[]>> Slabs;
  char *SlabTop = nullptr, *SlabEnd = nullptr;
  ChunkCell *Open = nullptr;   ///< cur_chunk
  ChunkCell *Closed = nullptr; ///< tree.chunk
  HeadCell *Head = nullptr;
  const ParseStruct *Last = nullptr; ///< Of the nodes made.
  uint64_t LastOffset = 0;           ///< Its bytes from the chunk's begin.
  uint32_t ChunkCount = 0;
};

} // namespace pymemlint::micropython
#endif
