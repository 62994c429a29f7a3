// py/bc.h: the bits of several numbers take turns, so that small ones need few
// bytes.
#include "analyzer/runtimes/micropython/compiler/Prelude.h"

namespace pymemlint::micropython {

void encodePreludeSignature(uint32_t State, uint32_t Exceptions, const Scope &S,
                            std::vector<uint8_t> &Out) {
  uint32_t States = State - 1;
  uint32_t Flags = S.Flags & 0xf, Positional = S.PositionalArguments;
  uint32_t KeywordOnly = S.KeywordOnlyArguments, Defaults = S.DefaultArguments;
  uint8_t Byte = (States & 0xf) << 3 | (Exceptions & 1) << 2 | (Positional & 3);
  States >>= 4;
  Exceptions >>= 1;
  Positional >>= 2;
  while (States | Exceptions | Flags | Positional | KeywordOnly | Defaults) {
    Out.push_back(0x80 | Byte);
    Byte = (Flags & 1) << 6 | (States & 3) << 4 | (KeywordOnly & 1) << 3 |
           (Positional & 1) << 2 | (Exceptions & 1) << 1 | (Defaults & 1);
    States >>= 2;
    Exceptions >>= 1;
    Flags >>= 1;
    Positional >>= 1;
    KeywordOnly >>= 1;
    Defaults >>= 1;
  }
  Out.push_back(Byte);
}

void encodePreludeSizes(uint32_t InfoBytes, uint32_t Cells,
                        std::vector<uint8_t> &Out) {
  do {
    uint8_t Byte = (InfoBytes & 0x3f) << 1 | (Cells & 1);
    Cells >>= 1;
    InfoBytes >>= 6;
    Out.push_back(Cells | InfoBytes ? 0x80 | Byte : Byte);
  } while (Cells | InfoBytes);
}

} // namespace pymemlint::micropython
