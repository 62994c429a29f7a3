//===- BinasciiModule.cpp - binascii -*- C++ -*-===//
//
// extmod/modbinascii.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "llvm/Support/CRC.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

Value hexlify(Runtime &R, Arguments A) {
  return bytesToHex(R, A, R.Types.Bytes);
}

Value unhexlify(Runtime &R, Arguments A) {
  return bytesFromHex(R, R.Types.Bytes, A[0]);
}

constexpr llvm::StringLiteral Alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// mod_binascii_a2b_base64: the buffer is made for the whole text, line ends
/// and padding included.
Value fromBase64(Runtime &R, Arguments A) {
  Buffer B = getBufferRaise(R, A[0], false);
  Vstr Out(R, B.Length * 3 / 4 + 1);
  size_t Length = 0;
  uint32_t Shift = 0;
  int Bits = 0;
  bool HadPadding = false;
  for (size_t I = 0; I != B.Length; ++I) {
    if (B.Data[I] == '=') {
      if (Bits == 2 || (Bits == 4 && HadPadding)) {
        Bits = 0;
        break;
      }
      HadPadding = true;
    }
    size_t Sextet = Alphabet.find(char(B.Data[I]));
    if (Sextet == llvm::StringRef::npos)
      continue;
    HadPadding = false;
    Shift = Shift << 6 | uint32_t(Sextet);
    Bits += 6;
    if (Bits >= 8) {
      Bits -= 8;
      Out.data()[Length++] = char(Shift >> Bits);
    }
  }
  Out.setLength(Length);
  if (Bits)
    raiseValueError(R, "incorrect padding");
  return Out.toBytes();
}

Value toBase64(Runtime &R, Arguments A) {
  static constexpr Parameter Parameters[] = {
      boolParameter(&Runtime::NamesOf::newline_, true)};
  Argument Given[1];
  KeywordMap Keywords(A);
  parseArguments(R, {A.Values + 1, A.Count - 1}, Keywords.map(), Parameters,
                 Given);
  const bool HasNewline = Given[0].Number;
  Buffer B = getBufferRaise(R, A[0], false);
  const size_t Length = (B.Length + 2) / 3 * 4;
  Vstr Text = Vstr::withLength(R, Length + HasNewline);
  char *Out = Text.data();
  for (size_t I = 0; I < B.Length; I += 3) {
    const size_t Left = B.Length - I;
    const uint32_t Group = uint32_t(B.Data[I]) << 16 |
                           uint32_t(Left > 1 ? B.Data[I + 1] : 0) << 8 |
                           (Left > 2 ? B.Data[I + 2] : 0);
    *Out++ = Alphabet[Group >> 18];
    *Out++ = Alphabet[Group >> 12 & 63];
    *Out++ = Left > 1 ? Alphabet[Group >> 6 & 63] : '=';
    *Out++ = Left > 2 ? Alphabet[Group & 63] : '=';
  }
  if (HasNewline)
    *Out = '\n';
  return Text.toBytes();
}

Value crc32(Runtime &R, Arguments A) {
  Buffer B = getBufferRaise(R, A[0], false);
  uint32_t Crc = A.Count > 1 ? uint32_t(getIntTruncated(R, A[1])) : 0;
  return newIntFromUnsigned(
      R, llvm::crc32(Crc, llvm::ArrayRef<uint8_t>(B.Data, B.Length)));
}

constexpr const char HasHex[] = "MICROPY_PY_BUILTINS_BYTES_HEX";
constexpr Entry BinasciiGlobals[] = {
    string("__name__", "binascii"),
    onlyIf(HasHex, function("hexlify", hexlify, 1, 2)),
    onlyIf(HasHex, function("unhexlify", unhexlify, 1)),
    function("a2b_base64", fromBase64, 1),
    keywordFunction("b2a_base64", toBase64, 1),
    onlyIf("MICROPY_PY_BINASCII_CRC32", function("crc32", crc32, 1, 2)),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec BinasciiModule;
const ModuleSpec BinasciiModule = {.Name = "binascii",
                                   .Globals = BinasciiGlobals};
} // namespace pymemlint::micropython
