//===- Compress.h - Compressing to DEFLATE data -*- C++ -*-===//
//
// What lib/uzlib/lz77.c and defl_static.c put out for given bytes: one block
// with fixed codes, matches found by looking at all of the window.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_MODULES_COMPRESS_H
#define PYMEMLINT_MICROPYTHON_MODULES_COMPRESS_H

#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <functional>

namespace pymemlint::micropython {

class Compressor {
public:
  /// \p Sink takes each byte and may raise; \p Step is told how many positions
  /// a search looks at. \p Window has a power of two of bytes.
  Compressor(llvm::MutableArrayRef<uint8_t> Window,
             std::function<void(uint8_t)> Sink,
             std::function<void(uint64_t)> Step)
      : Window(Window), Sink(Sink), Step(Step) {}
  void startBlock() { bits(3, 3); }   ///< uzlib_start_block
  void finishBlock() { bits(0, 14); } ///< uzlib_finish_block
  /// uzlib_lz77_compress.
  void compress(llvm::ArrayRef<uint8_t> Data);

private:
  void bits(uint32_t Bits, unsigned Count);
  void code(unsigned Code, unsigned Count);
  void literal(uint8_t Byte);
  void match(unsigned Distance, unsigned Length);
  unsigned search(llvm::ArrayRef<uint8_t> Data, unsigned &Distance);

  llvm::MutableArrayRef<uint8_t> Window;
  std::function<void(uint8_t)> Sink;
  std::function<void(uint64_t)> Step;
  uint32_t Pending = 0;
  unsigned PendingCount = 0;
  size_t Start = 0, Length = 0; ///< Of the history in the window.
};

} // namespace pymemlint::micropython
#endif
