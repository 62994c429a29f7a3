// The growing text of a token: py/vstr.c.
#include "analyzer/runtimes/micropython/compiler/TokenText.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

void TokenText::init(uint64_t Bytes, Arena &A, Memory *M) {
  Device = M;
  Allocated = std::max<uint64_t>(Bytes, 1);
  if (!M)
    return;
  Buffer = A.make<BufferCell>();
  M->allocate(*Buffer, Allocated);
}

void TokenText::free(Arena &A) {
  if (!Buffer)
    return;
  Device->free(*Buffer, Allocated);
  A.release(Buffer, sizeof(BufferCell));
  Buffer = nullptr;
}

void TokenText::addCharacter(uint32_t Character, bool Unicode) {
  char Bytes[4];
  unsigned Count = 0;
  if (!Unicode || Character < 0x80)
    return addByte(uint8_t(Character));
  if (Character < 0x800) {
    Bytes[Count++] = char(0xc0 | Character >> 6);
  } else {
    if (Character < 0x10000) {
      Bytes[Count++] = char(0xe0 | Character >> 12);
    } else {
      Bytes[Count++] = char(0xf0 | Character >> 18);
      Bytes[Count++] = char(0x80 | (Character >> 12 & 0x3f));
    }
    Bytes[Count++] = char(0x80 | (Character >> 6 & 0x3f));
  }
  Bytes[Count++] = char(0x80 | (Character & 0x3f));
  addText({Bytes, Count});
}

void TokenText::growByBytes(uint64_t Length) {
  while (Length > Allocated)
    growTo(roundUp(Allocated + 1 + 16));
}

void TokenText::growTo(uint64_t Bytes) {
  Device->reallocate(*Buffer, Allocated, Bytes);
  Allocated = Bytes;
}
