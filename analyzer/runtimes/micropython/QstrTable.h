//===- QstrTable.h - MicroPython's interned strings -*- C++ -*-===//
//
// py/qstr.c: the pools in ROM, the pools and chunks on the heap, and the
// requests that interning makes. Without a Memory it interns like a
// cross-compiler's host would, and asks for nothing.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_QSTRTABLE_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_QSTRTABLE_H

#include "analyzer/machine/Arena.h"
#include "analyzer/machine/Cell.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace pymemlint::micropython {

class Memory;

/// The facts of a build that interning depends on.
struct QstrConfig {
  uint32_t BytesInHash = 2;  ///< MICROPY_QSTR_BYTES_IN_HASH
  uint32_t BytesInLength = 1;///< MICROPY_QSTR_BYTES_IN_LEN
  uint32_t ChunkBytes = 128; ///< MICROPY_ALLOC_QSTR_CHUNK_INIT
  uint32_t EntriesInit = 10; ///< MICROPY_ALLOC_QSTR_ENTRIES_INIT
  uint32_t PoolHeaderBytes = 0; ///< sizeof(qstr_pool_t) without its array.
  uint32_t PointerBytes = 4;
  bool HasExtraPool = false; ///< MICROPY_QSTR_EXTRA_POOL (frozen code).
};

/// Thrown by intern when a string is longer than the build's length field
/// holds: RuntimeError "name too long".
struct NameTooLong {};

class QstrTable {
public:
  /// \p Rom are the names in ROM in the order of their numbers (the number of
  /// a name is its index). \p LastRomPoolAlloc is the `alloc` of the last
  /// pool in ROM.
  QstrTable(const QstrConfig &Config, llvm::ArrayRef<llvm::StringRef> Rom,
            Arena &A, Memory *M);

  /// qstr_find_strn: 0 when it is not interned.
  Qstr find(llvm::StringRef Text) const;
  /// qstr_from_strn: may ask for a chunk and a pool; throws OutOfMemory.
  Qstr intern(llvm::StringRef Text);
  /// qstr_from_strn_static: the text needs no chunk (it is in ROM).
  Qstr internStatic(llvm::StringRef Text);

  llvm::StringRef text(Qstr Q) const { return Texts[Q]; }
  /// qstr_hash, cut to BytesInHash (qstr_compute_hash).
  uint32_t hash(Qstr Q) const { return Hashes[Q]; }
  uint32_t computeHash(llvm::StringRef Text) const;
  uint32_t size() const { return Texts.size(); }
  uint32_t romSize() const { return RomCount; }
  void traceRoots(Tracer &T) const;

private:
  struct PoolCell final : Cell {
    PoolCell *Previous = nullptr;
    std::vector<const Cell *> *Chunks = nullptr; ///< Chunks its names point to.
    void trace(Tracer &T) const override;
  };
  struct ChunkCell final : Cell {};
  Qstr add(llvm::StringRef StableText, const ChunkCell *Chunk);
  Qstr internText(llvm::StringRef Text, bool IsStatic);

  QstrConfig Config;
  Arena &A;
  Memory *M;
  std::vector<llvm::StringRef> Texts;
  std::vector<uint32_t> Hashes;
  llvm::DenseMap<llvm::StringRef, Qstr> Numbers;
  uint32_t RomCount = 0;
  PoolCell *LastPool = nullptr;
  uint32_t PoolAlloc = 0, PoolLength = 0; ///< Of the last pool, in names.
  ChunkCell *LastChunk = nullptr;
  uint64_t ChunkAlloc = 0, ChunkUsed = 0; ///< Bytes.
};

} // namespace pymemlint::micropython
#endif
