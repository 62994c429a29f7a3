//===- BlockTable.h - What each block of a pool is -*- C++ -*-===//
//
// The tables of py/gc.c as bits, 64 blocks to a group. The words of a group lie
// side by side: a request looks at one place of the host's memory. Pages that
// were never written cost nothing, so that a heap of 64 MiB starts at once.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_HEAP_BLOCKTABLE_H
#define PYMEMLINT_ANALYZER_HEAP_BLOCKTABLE_H

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace pymemlint {

/// A fixed number of blocks, free at first, with at least one free one behind
/// them: a search for a free block always ends, at their number at the latest.
class BlockTable {
public:
  using Word = uint64_t;
  static constexpr uint32_t BitsPerWord = 64;
  /// Of 64 blocks, the first in the lowest bit.
  struct Group {
    Word Used;  ///< Heads and tails.
    Word Heads; ///< First blocks of runs.
    Word Marks; ///< Marked heads; clear outside a collection.
    Word Finalisers;
  };

  BlockTable() = default;
  explicit BlockTable(uint32_t Blocks)
      : Groups(static_cast<Group *>(
            std::calloc(size_t(Blocks) / BitsPerWord + 1, sizeof(Group)))) {
    if (!Groups)
      throw std::bad_alloc();
  }

  /// The same table, of \p Blocks.
  BlockTable copy(uint32_t Blocks) const {
    BlockTable New(Blocks);
    std::memcpy(New.Groups.get(), Groups.get(),
                (size_t(Blocks) / BitsPerWord + 1) * sizeof(Group));
    return New;
  }

  static Word bit(uint32_t Block) { return Word(1) << (Block % BitsPerWord); }
  Group &groupOf(uint32_t Block) { return Groups[Block / BitsPerWord]; }
  const Group &groupOf(uint32_t Block) const {
    return Groups[Block / BitsPerWord];
  }
  Group &group(uint32_t Index) { return Groups[Index]; }
  const Group &group(uint32_t Index) const { return Groups[Index]; }

  bool isUsed(uint32_t Block) const { return groupOf(Block).Used & bit(Block); }
  bool isHead(uint32_t Block) const {
    return groupOf(Block).Heads & bit(Block);
  }
  bool isMarked(uint32_t Block) const {
    return groupOf(Block).Marks & bit(Block);
  }
  bool hasFinaliser(uint32_t Block) const {
    return groupOf(Block).Finalisers & bit(Block);
  }

  /// Blocks [Begin, End) are used, or free, from now on.
  void use(uint32_t Begin, uint32_t End) {
    forGroups(Begin, End, [](Group &G, Word Mask) { G.Used |= Mask; });
  }
  void release(uint32_t Begin, uint32_t End) {
    forGroups(Begin, End, [](Group &G, Word Mask) { G.Used &= ~Mask; });
  }

private:
  template <class Function>
  void forGroups(uint32_t Begin, uint32_t End, Function F) {
    if (Begin >= End)
      return;
    uint32_t First = Begin / BitsPerWord, Last = (End - 1) / BitsPerWord;
    Word Low = ~Word(0) << (Begin % BitsPerWord);
    Word High = ~Word(0) >> (BitsPerWord - 1 - (End - 1) % BitsPerWord);
    if (First == Last)
      return F(Groups[First], Low & High);
    F(Groups[First], Low);
    for (uint32_t I = First + 1; I < Last; ++I)
      F(Groups[I], ~Word(0));
    F(Groups[Last], High);
  }
  struct Release {
    void operator()(Group *G) const { std::free(G); }
  };
  std::unique_ptr<Group[], Release> Groups;
};

} // namespace pymemlint
#endif
