//===- Compress.cpp - Compressing to DEFLATE data -*- C++ -*-===//
#include "analyzer/runtimes/micropython/modules/Compress.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>

using namespace pymemlint::micropython;

void Compressor::bits(uint32_t Bits, unsigned Count) {
  Pending |= Bits << PendingCount;
  PendingCount += Count;
  while (PendingCount >= 8) {
    Sink(uint8_t(Pending));
    Pending >>= 8;
    PendingCount -= 8;
  }
}

/// A code: its high bit comes first.
void Compressor::code(unsigned Code, unsigned Count) {
  uint32_t Reversed = 0;
  for (unsigned I = 0; I < Count; ++I)
    Reversed |= (Code >> I & 1) << (Count - 1 - I);
  bits(Reversed, Count);
}

void Compressor::literal(uint8_t Byte) {
  if (Byte < 144)
    code(0x30 + Byte, 8);
  else
    code(0x190 + Byte - 144, 9);
}

/// One of the codes for a number: its top bits, and the rest as they are.
static void split(unsigned N, unsigned TopBits, unsigned &Class,
                  unsigned &RestBits) {
  RestBits = 0;
  if (N < 1u << TopBits) {
    Class = N;
    return;
  }
  RestBits = llvm::Log2_32(N) + 1 - TopBits;
  Class = (RestBits << (TopBits - 1)) + (N >> RestBits);
}

void Compressor::match(unsigned Distance, unsigned Length) {
  while (Length) {
    const unsigned Now = Length > 260    ? 258
                         : Length <= 258 ? Length
                                         : Length - 3;
    Length -= Now;
    unsigned Class = 28, Rest = 0;
    if (Now < 258)
      split(Now - 3, 3, Class, Rest);
    if (Class < 23)
      code(Class + 1, 7);
    else
      code(Class + 169, 8);
    bits((Now - 3) & ((1u << Rest) - 1), Rest);
    split(Distance - 1, 2, Class, Rest);
    code(Class, 5);
    bits((Distance - 1) & ((1u << Rest) - 1), Rest);
  }
}

/// uzlib_lz77_search_max_match: the longest match, of those the nearest.
unsigned Compressor::search(llvm::ArrayRef<uint8_t> Data, unsigned &Distance) {
  const size_t Mask = Window.size() - 1;
  // One more than can be said in one code: match() splits it.
  const size_t Most = std::min<size_t>(Data.size(), 259);
  size_t Longest = 0;
  Step(Length);
  for (size_t From = 0; From < Length; ++From) {
    size_t N = 0;
    while (N < Most) {
      const size_t At = From + N;
      const uint8_t Byte =
          At < Length ? Window[(Start + At) & Mask] : Data[At - Length];
      if (Byte != Data[N])
        break;
      ++N;
    }
    if (N >= 3 && N >= Longest) {
      Longest = N;
      Distance = unsigned(Length - From);
    }
  }
  return unsigned(Longest);
}

void Compressor::compress(llvm::ArrayRef<uint8_t> Data) {
  const size_t Mask = Window.size() - 1;
  while (!Data.empty()) {
    unsigned Distance = 0;
    unsigned Count = search(Data, Distance);
    if (Count)
      match(Distance, Count);
    else {
      literal(Data[0]);
      Count = 1;
    }
    for (uint8_t Byte : Data.take_front(Count)) {
      Window[(Start + Length) & Mask] = Byte;
      if (Length == Window.size())
        Start = (Start + 1) & Mask;
      else
        ++Length;
    }
    Data = Data.drop_front(Count);
  }
}
