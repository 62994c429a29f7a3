//===- QstrTable.h - Interned strings and what they cost -*- C++ -*-===//
//
// py/qstr.c: the names in ROM, the pools and chunks that new names take from
// the heap, and the hashes that dictionaries are ordered by.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_QSTRTABLE_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_QSTRTABLE_H

#include "analyzer/machine/Arena.h"
#include "analyzer/runtimes/micropython/HeapLanes.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace pymemlint::micropython {

/// The facts of a build that interning depends on.
struct QstrConfig {
  uint32_t BytesInHash = 2;     ///< MICROPY_QSTR_BYTES_IN_HASH
  uint32_t BytesInLength = 1;   ///< MICROPY_QSTR_BYTES_IN_LEN
  uint32_t ChunkBytes = 128;    ///< MICROPY_ALLOC_QSTR_CHUNK_INIT
  uint32_t EntriesInit = 10;    ///< MICROPY_ALLOC_QSTR_ENTRIES_INIT
  uint32_t PoolHeaderBytes = 0; ///< sizeof(qstr_pool_t) without its array.
  uint32_t PointerBytes = 4;
  bool HasExtraPool = false; ///< MICROPY_QSTR_EXTRA_POOL (frozen code).
  /// Names in that pool: its `alloc` is this number, EntriesInit at the most
  /// (tools/mpy-tool.py, freeze_mpy).
  uint32_t ExtraPoolNames = 0;
};

/// Thrown by intern when a string is longer than the build's length field
/// holds: RuntimeError "name too long".
struct NameTooLong {};

/// qstr_pool_info (micropython.qstr_info()): of the pools on the heap.
struct QstrPoolInfo {
  uint64_t Pools = 0, Names = 0, TextBytes = 0, TotalBytes = 0;
};

class QstrTable final : public LaneStore {
public:
  /// \p Rom are the names in ROM in the order of their numbers (the number of
  /// a name is its index; 0 is the null name, 1 the empty one). Their texts
  /// must outlive the table. Without \p M interning costs nothing.
  QstrTable(const QstrConfig &Config, llvm::ArrayRef<llvm::StringRef> Rom,
            Arena &A, Memory *M);

  /// qstr_find_strn: 0 when it is not interned.
  Qstr find(llvm::StringRef Text) const {
    return Text.empty() ? EmptyName : lookup(Text, fullHash(Text));
  }
  /// The same for a name that the firmware's C code uses: 0 when ROM has none,
  /// which tells that what bears the name is not built in. A program that uses
  /// the name itself has it on the heap, a frozen module in the extra pool.
  Qstr findBuiltIn(llvm::StringRef Text) const {
    const uint32_t OfFrozen = Config.HasExtraPool ? Config.ExtraPoolNames : 0;
    Qstr Found = find(Text);
    return Found < RomCount - OfFrozen ? Found : 0;
  }
  /// qstr_from_strn: may ask for a chunk and a pool; throws OutOfMemory and
  /// NameTooLong.
  Qstr intern(llvm::StringRef Text) { return internText(Text, false); }
  /// qstr_from_strn_static: the text needs no chunk (it is in ROM) and must
  /// outlive the table.
  Qstr internStatic(llvm::StringRef Text) { return internText(Text, true); }

  llvm::StringRef text(Qstr Q) const { return Texts[Q]; }
  /// qstr_hash, cut to BytesInHash (qstr_compute_hash).
  uint32_t hash(Qstr Q) const { return cut(FullHashes[Q]); }
  uint32_t computeHash(llvm::StringRef Text) const {
    return cut(fullHash(Text));
  }
  uint32_t size() const { return uint32_t(Texts.size()); }
  uint32_t romSize() const { return RomCount; }
  QstrPoolInfo poolInfo() const;
  /// last_pool is a root; qstr_last_chunk is none.
  void traceRoots(Tracer &T) const { T.cell(Own.LastPool); }

  /// Takes part in lanes, which have just begun.
  void join(HeapLanes &Lanes);
  void split(const HeapLane &Old, HeapLane &New) override;
  void traceLane(const HeapLane &Lane, Tracer &T) const override;

private:
  struct ChunkCell final : StoreCell {
    /// The next chunk whose first name stands in the same pool.
    ChunkCell *Next = nullptr;
  };
  struct PoolCell final : StoreCell {
    PoolCell *Previous = nullptr;
    /// Only a pointer to a run's first byte keeps it alive: a chunk belongs to
    /// the pool that holds its first name.
    ChunkCell *Chunks = nullptr;
    uint32_t FirstName = 0;
    void trace(Tracer &T) const override;
  };
  static constexpr Qstr EmptyName = 1;

  /// djb2 (with xor) before it is cut.
  static uint32_t fullHash(llvm::StringRef Text) {
    uint32_t Hash = 5381;
    for (unsigned char C : Text)
      Hash = (Hash * 33) ^ C;
    return Hash;
  }
  uint32_t cut(uint32_t FullHash) const {
    uint32_t Hash = FullHash & HashMask;
    return Hash ? Hash : 1; // 0 means "not computed".
  }
  size_t slotOf(uint32_t FullHash) const {
    return size_t(FullHash * 0x9e3779b9u) >> SlotShift;
  }
  Qstr lookup(llvm::StringRef Text, uint32_t FullHash) const;
  void insert(Qstr Q);
  void resizeSlots(size_t Names);
  Qstr internText(llvm::StringRef Text, bool IsStatic);
  /// What interning has taken from one heap.
  struct Room {
    PoolCell *LastPool = nullptr;
    uint32_t PoolAlloc = 0, PoolLength = 0; ///< Of the last pool, in names.
    ChunkCell *LastChunk = nullptr;
    uint64_t ChunkAlloc = 0, ChunkUsed = 0; ///< Bytes.
  };
  template <class T> T *makeCell();
  template <class Heap> void takeRoom(Room &R, Heap &H, uint64_t Bytes);
  template <class Heap>
  ChunkCell *takeFromChunk(Room &R, Heap &H, uint64_t Bytes);
  template <class Heap> void addToPool(Room &R, Heap &H, ChunkCell *NewChunk);
  uint32_t nextPoolAlloc(const Room &R) const;
  uint64_t poolBytes(uint32_t Names) const;

  QstrConfig Config;
  Arena &A;
  Memory *M;
  uint32_t HashMask;
  std::vector<llvm::StringRef> Texts;
  std::vector<uint32_t> FullHashes;
  std::vector<Qstr> Slots; ///< Open addressing by FullHashes; 0 is empty.
  unsigned SlotShift = 0;
  uint32_t RomCount = 0;
  Room Own;
  std::vector<Room> OfLanes; ///< By the lane's index.
};

} // namespace pymemlint::micropython
#endif
