//===- Inflate.cpp - Decompressing DEFLATE data -*- C++ -*-===//
#include "analyzer/runtimes/micropython/modules/Inflate.h"
#include "llvm/Support/CRC.h"

using namespace pymemlint::micropython;

uint32_t pymemlint::micropython::adler32(llvm::ArrayRef<uint8_t> Data,
                                         uint32_t Sum) {
  constexpr uint32_t Base = 65521;
  uint64_t Low = Sum & 0xffff, High = Sum >> 16;
  for (uint8_t Byte : Data) {
    Low = (Low + Byte) % Base;
    High = (High + Low) % Base;
  }
  return uint32_t(High << 16 | Low);
}

uint32_t pymemlint::micropython::rawCrc32(llvm::ArrayRef<uint8_t> Data,
                                          uint32_t Sum) {
  return ~llvm::crc32(~Sum, Data);
}

//===--- Bits -------------------------------------------------------------===//

unsigned Inflater::bit() {
  if (!BitCount) {
    Tag = Source();
    BitCount = 8;
  }
  --BitCount;
  const unsigned Bit = Tag & 1;
  Tag >>= 1;
  return Bit;
}

unsigned Inflater::bits(unsigned Count) {
  unsigned N = 0;
  for (unsigned I = 0; I < Count; ++I)
    N |= bit() << I;
  return N;
}

uint32_t Inflater::littleEndian(unsigned Count) {
  uint32_t N = 0;
  for (unsigned I = 0; I < Count; ++I)
    if (I < sizeof N) // The rest is shifted out.
      N |= uint32_t(Source()) << 8 * I;
    else
      Source();
  return N;
}

//===--- The header -------------------------------------------------------===//

Inflater::Header Inflater::readHeader(int &WindowBits) {
  const unsigned First = Source();
  unsigned Second = Source();
  if (First == 0x1f && Second == 0x8b) {
    enum { HeaderCrc = 2, Extra = 4, Name = 8, Comment = 16, Reserved = 0xe0 };
    if (Source() != 8)
      return Header::Invalid;
    const unsigned Flags = Source();
    if (Flags & Reserved)
      return Header::Invalid;
    littleEndian(6);
    if (Flags & Extra)
      for (uint32_t N = littleEndian(2); N; --N)
        Source();
    for (unsigned Text : {Name, Comment})
      if (Flags & Text)
        while (Source())
          ;
    if (Flags & HeaderCrc)
      littleEndian(2);
    Sum = Checksum::Crc;
    SumValue = ~0u;
    WindowBits = 15;
    return Header::Gzip;
  }
  constexpr unsigned HasDictionary = 0x20;
  if ((256 * First + Second) % 31 || (First & 15) != 8 || First >> 4 > 7 ||
      Second & HasDictionary)
    return Header::Invalid;
  Sum = Checksum::Adler;
  SumValue = 1;
  WindowBits = int(First >> 4) + 8;
  return Header::Zlib;
}

//===--- Codes ------------------------------------------------------------===//

void Inflater::Tree::build(llvm::ArrayRef<uint8_t> Lengths) {
  Counts.fill(0);
  for (uint8_t N : Lengths)
    ++Counts[N];
  Counts[0] = 0;
  std::array<uint16_t, 16> Next;
  uint16_t Before = 0;
  for (unsigned I = 0; I < 16; ++I) {
    Next[I] = Before;
    Before += Counts[I];
  }
  for (size_t I = 0; I < Lengths.size(); ++I)
    if (Lengths[I])
      Symbols[Next[Lengths[I]]++] = uint16_t(I);
}

void Inflater::fixedTrees() {
  std::array<uint8_t, 288> Lengths;
  for (unsigned I = 0; I < 288; ++I)
    Lengths[I] = I < 144 ? 8 : I < 256 ? 9 : I < 280 ? 7 : 8;
  Literals.build(Lengths);
  std::array<uint8_t, 32> Fives;
  Fives.fill(5);
  Distances.build(Fives);
}

int Inflater::symbol(const Tree &T) {
  int Index = 0, Code = 0;
  for (unsigned Length = 1; Length < 16; ++Length) {
    Code = 2 * Code + int(bit());
    Index += T.Counts[Length];
    Code -= T.Counts[Length];
    if (Code < 0)
      return T.Symbols[unsigned(Index + Code) % 288];
  }
  bit(); // It is read before the length is looked at.
  return -1;
}

bool Inflater::readTrees() {
  static constexpr uint8_t Order[] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                      11, 4,  12, 3, 13, 2, 14, 1, 15};
  const unsigned LiteralCount = bits(5) + 257, DistanceCount = bits(5) + 1;
  const unsigned CodeCount = bits(4) + 4;
  std::array<uint8_t, 288 + 32> Lengths = {};
  for (unsigned I = 0; I < CodeCount; ++I)
    Lengths[Order[I]] = uint8_t(bits(3));
  Literals.build({Lengths.data(), 19});
  const unsigned Limit = LiteralCount + DistanceCount;
  for (unsigned N = 0; N < Limit;) {
    const int S = symbol(Literals);
    if (S < 0)
      return false;
    if (S < 16) {
      Lengths[N++] = uint8_t(S);
      continue;
    }
    uint8_t Repeated = 0;
    if (S == 16) {
      if (!N)
        return false;
      Repeated = Lengths[N - 1];
    }
    unsigned Count = S == 16   ? bits(2) + 3
                     : S == 17 ? bits(3) + 3
                               : bits(7) + 11;
    if (N + Count > Limit)
      return false;
    while (Count--)
      Lengths[N++] = Repeated;
  }
  Literals.build({Lengths.data(), LiteralCount});
  Distances.build({Lengths.data() + LiteralCount, DistanceCount});
  return true;
}

//===--- Blocks -----------------------------------------------------------===//

void Inflater::start(llvm::MutableArrayRef<uint8_t> W) {
  Window = W;
  BitCount = 0;
  BlockKind = -1;
  IsLastBlock = false;
  Left = WindowIndex = 0;
}

void Inflater::put(uint8_t Byte) {
  *Out++ = Byte;
  if (Window.empty())
    return;
  Window[WindowIndex++] = Byte;
  if (WindowIndex == Window.size())
    WindowIndex = 0;
}

/// One byte of a block with codes.
Inflater::Status Inflater::blockStep() {
  if (!Left) {
    int S = symbol(Literals);
    if (S < 256) { // No code at all counts as a literal, -3.
      put(S < 0 ? uint8_t(-3) : uint8_t(S));
      return Status::More;
    }
    if (S == 256)
      return Status::Done;
    S -= 257;
    if (S >= 29)
      return Status::Error;
    // Four lengths for each number of further bits; 258 alone has none.
    const unsigned More = S < 8 || S == 28 ? 0 : unsigned(S) / 4 - 1;
    const unsigned Base = S == 28 ? 258
                          : S < 8 ? unsigned(S) + 3
                                  : ((4 + unsigned(S) % 4) << More) + 3;
    Left = Base + bits(More);
    const int D = symbol(Distances);
    if (D < 0)
      return Status::Undetermined;
    if (D >= 30)
      return Status::Error;
    const unsigned Bits = D < 4 ? 0 : unsigned(D) / 2 - 1;
    const unsigned Distance =
        (D < 4 ? unsigned(D) : (2 + unsigned(D) % 2) << Bits) + 1 + bits(Bits);
    if (Distance > Window.size())
      return Status::Error;
    From = WindowIndex >= Distance ? WindowIndex - Distance
                                   : WindowIndex + Window.size() - Distance;
  }
  if (Window.empty())
    return Status::Error;
  put(Window[From]);
  if (++From == Window.size())
    From = 0;
  --Left;
  return Status::More;
}

Inflater::Status Inflater::storedStep() {
  if (!Left) {
    const uint32_t Length = littleEndian(2), Inverse = littleEndian(2);
    if (Length != (~Inverse & 0xffff))
      return Status::Error;
    Left = Length + 1;
    BitCount = 0;
  }
  if (!--Left)
    return Status::Done;
  put(Source());
  return Status::More;
}

Inflater::Status Inflater::inflate() {
  do {
    if (BlockKind == -1) {
      IsLastBlock = bit();
      BlockKind = int(bits(2));
      if (BlockKind == 1)
        fixedTrees();
      else if (BlockKind == 2 && !readTrees())
        return Status::Error;
    }
    if (BlockKind > 2)
      return Status::Error;
    const Status S = BlockKind ? blockStep() : storedStep();
    if (S == Status::Done && !IsLastBlock) {
      BlockKind = -1;
      continue; // Without a look at how much room is left, as there.
    }
    if (S != Status::More)
      return S;
  } while (BlockKind == -1 || Out < OutEnd);
  return Status::More;
}

bool Inflater::checksumHolds() {
  if (Sum == Checksum::Adler) {
    uint32_t N = 0;
    for (int I = 0; I < 4; ++I)
      N = N << 8 | Source();
    return N == SumValue;
  }
  if (Sum == Checksum::Crc) {
    if (littleEndian(4) != ~SumValue)
      return false;
    littleEndian(4); // The length, which is not compared.
  }
  return true;
}

Inflater::Status Inflater::read(uint8_t *To, size_t Size, size_t &Count) {
  Out = To;
  OutEnd = To + Size;
  const Status S = inflate();
  Count = size_t(Out - To);
  if (S == Status::Error || S == Status::Undetermined)
    return S;
  if (Sum == Checksum::Adler)
    SumValue = adler32({To, Count}, SumValue);
  else if (Sum == Checksum::Crc)
    SumValue = rawCrc32({To, Count}, SumValue);
  return S == Status::Done && !checksumHolds() ? Status::Error : S;
}
