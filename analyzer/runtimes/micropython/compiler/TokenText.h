//===- TokenText.h - The growing text of a token -*- C++ -*-===//
//
// The lexer's vstr_t (py/vstr.c): on a device it stands on the heap and grows
// as it does there, on a host it is only the text.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_TOKENTEXT_H
#define PYMEMLINT_MICROPYTHON_COMPILER_TOKENTEXT_H

#include "analyzer/machine/Arena.h"
#include "analyzer/machine/Cell.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace pymemlint::micropython {

class Memory;

class TokenText {
public:
  TokenText() = default;
  TokenText(const TokenText &) = delete;
  TokenText &operator=(const TokenText &) = delete;

  /// vstr_init: \p Bytes (at least 1) from \p M, which may be null.
  void init(uint64_t Bytes, Arena &A, Memory *M);
  /// vstr_clear.
  void free(Arena &A);

  size_t size() const { return Data.size(); }
  char operator[](size_t I) const { return Data[I]; }
  llvm::StringRef text() const { return {Data.data(), Data.size()}; }
  void reset() { Data.clear(); }
  /// vstr_cut_tail_bytes of at most size() bytes.
  void cutTail(size_t Count) { Data.truncate(Data.size() - Count); }

  /// vstr_add_byte.
  void addByte(uint8_t Byte) {
    ensureExtra(Data.size(), 1);
    Data.push_back(char(Byte));
  }
  /// vstr_add_strn: the room is made for all of \p Text at once.
  void addText(llvm::StringRef Text) {
    ensureExtra(Data.size(), Text.size());
    Data.append(Text.begin(), Text.end());
  }
  /// vstr_add_byte for each of \p Bytes.
  void addBytes(llvm::StringRef Bytes) {
    reachLength(Data.size() + Bytes.size());
    Data.append(Bytes.begin(), Bytes.end());
  }
  /// vstr_ins_strn.
  void insert(size_t Place, llvm::StringRef Text) {
    ensureExtra(Data.size(), Text.size());
    Data.insert(Data.begin() + Place, Text.begin(), Text.end());
  }
  /// vstr_add_char: in UTF-8, or one byte in a build without Unicode.
  void addCharacter(uint32_t Character, bool Unicode);

  /// Makes the room that \p Length bytes, added one by one, would make, for a
  /// token whose text stands elsewhere.
  void reachLength(uint64_t Length) {
    if (Device && Length > Allocated)
      growByBytes(Length);
  }
  /// vstr_null_terminated_str for a text of \p Length bytes.
  void terminate(uint64_t Length) {
    if (Device && Length == Allocated)
      growTo(Allocated + 1);
  }
  /// What the device's lexer refers to; null on a host.
  const Cell *cell() const { return Buffer; }

private:
  struct BufferCell final : Cell {};

  void ensureExtra(uint64_t Length, uint64_t Extra) {
    if (Device && Length + Extra > Allocated)
      growTo(roundUp(Length + Extra + 16));
  }
  /// ROUND_ALLOC: always more than \p Bytes.
  static uint64_t roundUp(uint64_t Bytes) { return (Bytes & ~uint64_t(7)) + 8; }
  void growByBytes(uint64_t Length);
  void growTo(uint64_t Bytes);

  llvm::SmallVector<char, 128> Data;
  Memory *Device = nullptr;
  BufferCell *Buffer = nullptr;
  uint64_t Allocated = 0;
};

} // namespace pymemlint::micropython
#endif
