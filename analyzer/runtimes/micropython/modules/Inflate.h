//===- Inflate.h - Decompressing DEFLATE data -*- C++ -*-===//
//
// What lib/uzlib does with a stream: which bytes it reads and when, what it
// puts out, and which mistakes it sees. It asks the heap for nothing.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_MODULES_INFLATE_H
#define PYMEMLINT_MICROPYTHON_MODULES_INFLATE_H

#include "llvm/ADT/ArrayRef.h"
#include <array>
#include <cstdint>
#include <functional>

namespace pymemlint::micropython {

class Inflater {
public:
  /// Undetermined: damaged data make the original read beside its tables.
  enum class Status : uint8_t { More, Done, Error, Undetermined };
  enum class Header : uint8_t { Zlib, Gzip, Invalid };

  /// \p Source gives the next byte; it may raise.
  explicit Inflater(std::function<uint8_t()> Source) : Source(Source) {}

  /// uzlib_parse_zlib_gzip_header: reads it; \p WindowBits is what it says.
  Header readHeader(int &WindowBits);
  /// uzlib_uncompress_init: \p Window has the size of the window in bytes.
  void start(llvm::MutableArrayRef<uint8_t> Window);
  /// uzlib_uncompress_chksum: up to \p Size bytes to \p Out; how many in
  /// \p Count. The end's checksum is compared.
  Status read(uint8_t *Out, size_t Size, size_t &Count);

private:
  /// Codes of up to 15 bits in their canonical order.
  struct Tree {
    std::array<uint16_t, 16> Counts = {};
    std::array<uint16_t, 288> Symbols = {};
    void build(llvm::ArrayRef<uint8_t> Lengths);
  };
  enum class Checksum : uint8_t { None, Adler, Crc };

  unsigned bit();
  unsigned bits(unsigned Count);
  uint32_t littleEndian(unsigned Count);
  int symbol(const Tree &T); ///< -1: no such code.
  bool readTrees();
  void fixedTrees();
  void put(uint8_t Byte);
  Status blockStep();
  Status storedStep();
  Status inflate();
  bool checksumHolds();

  std::function<uint8_t()> Source;
  unsigned Tag = 0, BitCount = 0;
  Checksum Sum = Checksum::None;
  uint32_t SumValue = 0;
  int BlockKind = 0; ///< -1: a block begins.
  bool IsLastBlock = false;
  uint32_t Left = 0; ///< Bytes of the match or the stored block.
  uint32_t From = 0; ///< Where the match goes on in the window.
  llvm::MutableArrayRef<uint8_t> Window;
  uint32_t WindowIndex = 0;
  Tree Literals, Distances;
  uint8_t *Out = nullptr, *OutEnd = nullptr;
};

/// uzlib_adler32, uzlib_crc32: \p Sum is the sum so far.
uint32_t adler32(llvm::ArrayRef<uint8_t> Data, uint32_t Sum);
uint32_t rawCrc32(llvm::ArrayRef<uint8_t> Data, uint32_t Sum);

} // namespace pymemlint::micropython
#endif
