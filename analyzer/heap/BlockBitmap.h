//===- BlockBitmap.h - One bit for each block of a pool -*- C++ -*-===//
//
// The block tables of a simulated heap. Pages that were never written cost
// nothing, so that a heap of 64 MiB starts at once.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_HEAP_BLOCKBITMAP_H
#define PYMEMLINT_ANALYZER_HEAP_BLOCKBITMAP_H

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace pymemlint {

/// A fixed number of bits, clear at first, with at least one clear bit behind
/// them: a search for a clear bit always ends, at size() at the latest.
class BlockBitmap {
public:
  using Word = uint64_t;
  static constexpr uint32_t BitsPerWord = 64;

  BlockBitmap() = default;
  explicit BlockBitmap(uint32_t Bits)
      : Words(static_cast<Word *>(
            std::calloc(size_t(Bits) / BitsPerWord + 1, sizeof(Word)))) {
    if (!Words)
      throw std::bad_alloc();
  }

  /// The same bits, of which there are \p Bits.
  BlockBitmap copy(uint32_t Bits) const {
    BlockBitmap New(Bits);
    std::memcpy(New.Words.get(), Words.get(),
                (size_t(Bits) / BitsPerWord + 1) * sizeof(Word));
    return New;
  }

  bool test(uint32_t Bit) const {
    return Words[Bit / BitsPerWord] >> (Bit % BitsPerWord) & 1;
  }
  void set(uint32_t Bit) {
    Words[Bit / BitsPerWord] |= Word(1) << (Bit % BitsPerWord);
  }
  void reset(uint32_t Bit) {
    Words[Bit / BitsPerWord] &= ~(Word(1) << (Bit % BitsPerWord));
  }
  void setRange(uint32_t Begin, uint32_t End) {
    forWords(Begin, End, [](Word &W, Word Mask) { W |= Mask; });
  }
  void resetRange(uint32_t Begin, uint32_t End) {
    forWords(Begin, End, [](Word &W, Word Mask) { W &= ~Mask; });
  }
  Word word(uint32_t Index) const { return Words[Index]; }
  Word &word(uint32_t Index) { return Words[Index]; }

private:
  template <class Function>
  void forWords(uint32_t Begin, uint32_t End, Function F) {
    if (Begin >= End)
      return;
    uint32_t First = Begin / BitsPerWord, Last = (End - 1) / BitsPerWord;
    Word Low = ~Word(0) << (Begin % BitsPerWord);
    Word High = ~Word(0) >> (BitsPerWord - 1 - (End - 1) % BitsPerWord);
    if (First == Last)
      return F(Words[First], Low & High);
    F(Words[First], Low);
    for (uint32_t I = First + 1; I < Last; ++I)
      F(Words[I], ~Word(0));
    F(Words[Last], High);
  }
  struct Release {
    void operator()(Word *W) const { std::free(W); }
  };
  std::unique_ptr<Word[], Release> Words;
};

} // namespace pymemlint
#endif
