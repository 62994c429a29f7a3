//===- Unicode.h - Characters and UTF-8 -*- C++ -*-===//
//
// py/unicode.c. Like there the kinds of characters are those of ASCII.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_UNICODE_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_UNICODE_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace pymemlint::micropython {

constexpr bool isSpaceChar(uint32_t C) {
  return C == ' ' || (C >= 9 && C <= 13);
}
constexpr bool isDigitChar(uint32_t C) { return C >= '0' && C <= '9'; }
constexpr bool isUpperChar(uint32_t C) { return C >= 'A' && C <= 'Z'; }
constexpr bool isLowerChar(uint32_t C) { return C >= 'a' && C <= 'z'; }
constexpr bool isAlphaChar(uint32_t C) {
  return isUpperChar(C) || isLowerChar(C);
}
constexpr bool isHexChar(uint32_t C) {
  return isDigitChar(C) || (C >= 'a' && C <= 'f') || (C >= 'A' && C <= 'F');
}
constexpr uint32_t toLowerChar(uint32_t C) {
  return isUpperChar(C) ? C + 0x20 : C;
}
constexpr uint32_t toUpperChar(uint32_t C) {
  return isLowerChar(C) ? C - 0x20 : C;
}
/// unichar_xdigit_value of a hexadecimal digit.
constexpr unsigned hexValue(uint32_t C) {
  return isDigitChar(C) ? C - '0' : (C & ~0x20u) - 'A' + 10;
}
/// UTF8_IS_CONT.
constexpr bool isContinuation(char C) {
  return (static_cast<uint8_t>(C) & 0xc0) == 0x80;
}

/// utf8_next_char: the position of the character behind the one at \p At.
inline size_t nextChar(llvm::StringRef Text, size_t At) {
  do
    ++At;
  while (At < Text.size() && isContinuation(Text[At]));
  return At;
}
/// utf8_charlen: characters in \p Text.
inline size_t charLength(llvm::StringRef Text) {
  size_t Count = 0;
  for (char C : Text)
    Count += !isContinuation(C);
  return Count;
}
/// utf8_get_char: the code point at \p At.
inline uint32_t charAt(llvm::StringRef Text, size_t At) {
  uint32_t C = static_cast<uint8_t>(Text[At]);
  if (C < 0x80)
    return C;
  C &= 0x7f;
  for (uint32_t Mask = 0x40; C & Mask; Mask >>= 1)
    C &= ~Mask;
  while (++At < Text.size() && isContinuation(Text[At]))
    C = C << 6 | (Text[At] & 0x3f);
  return C;
}

} // namespace pymemlint::micropython
#endif
