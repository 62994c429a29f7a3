//===- DeviceMemory.cpp - Bytes at an address -*- C++ -*-===//
#include "analyzer/runtimes/micropython/modules/DeviceMemory.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include <map>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Memory outside the heap.
struct OutsideMemory {
  static constexpr uint64_t PageBytes = 4096;
  std::map<uint64_t, std::vector<uint8_t>> Pages; ///< By first address.
  /// Bytes in ROM whose address was asked for: they get one of their own.
  std::map<const uint8_t *, uint64_t> RomAddresses;
  std::map<uint64_t, std::pair<uint8_t *, uint64_t>> Rom; ///< Bytes, length.
  uint64_t NextRomAddress = 0x08100000;
};

OutsideMemory &outside(Runtime &R) {
  if (!R.OutsideMemory)
    R.OutsideMemory = std::make_shared<OutsideMemory>();
  return *static_cast<OutsideMemory *>(R.OutsideMemory.get());
}

} // namespace

uint64_t micropython::addressOfBuffer(Runtime &R, const Buffer &B) {
  if (!B.Data)
    return 0;
  auto *Owner = dynamic_cast<Storage *>(B.Owner);
  if (Owner && Owner->Place != NoBlock) {
    R.undetermined("uctypes.addressof()", "the number is the data's address");
    return R.addressOfBlock(Owner->Place) + (B.Data - Owner->Data);
  }
  OutsideMemory &M = outside(R);
  // Memory at an address that was given: the same address again.
  for (auto &[Address, Page] : M.Pages)
    if (B.Data >= Page.data() && B.Data < Page.data() + Page.size())
      return Address + (B.Data - Page.data());
  R.undetermined("uctypes.addressof()", "the number is the data's address");
  auto [It, IsNew] = M.RomAddresses.try_emplace(B.Data, M.NextRomAddress);
  if (IsNew) {
    M.Rom[M.NextRomAddress] = {B.Data, B.Length};
    M.NextRomAddress += (B.Length + 16) & ~uint64_t(15);
  }
  return It->second;
}

Cell *micropython::cellAt(Runtime &R, uint64_t Address) {
  const Block B = R.blockAt(Address);
  return B != NoBlock && R.addressOfBlock(B) == Address ? R.Mem.ownerOf(B)
                                                        : nullptr;
}

DeviceBytes micropython::bytesAt(Runtime &R, uint64_t Address, uint64_t Size) {
  if (const Block B = R.blockAt(Address); B != NoBlock) {
    Cell *C = R.Mem.ownerOf(B);
    const uint64_t Offset = Address - R.addressOfBlock(B);
    auto *S = dynamic_cast<Storage *>(C);
    if (S && Offset + Size <= S->HostCapacity)
      return {S->Data + Offset, Offset ? nullptr : C};
    R.unmodelled("memory at an address on the heap",
                 "the bytes of objects are not followed");
    return {R.Pool.array<uint8_t>(Size + 1), Offset ? nullptr : C};
  }
  OutsideMemory &M = outside(R);
  if (auto It = M.Rom.upper_bound(Address); It != M.Rom.begin()) {
    --It;
    const uint64_t Offset = Address - It->first;
    if (Offset + Size <= It->second.second)
      return {It->second.first + Offset, nullptr};
  }
  R.unmodelled("memory at a fixed address",
               "followed with what the program wrote there, zeros at first");
  const uint64_t First = Address / M.PageBytes * M.PageBytes;
  const uint64_t Offset = Address - First;
  if (Offset + Size > (1 << 20))
    stopUnmodelled(R, "more than 1 MiB at a fixed address");
  std::vector<uint8_t> &Page = M.Pages[First];
  const uint64_t Needed = std::max(M.PageBytes, Offset + Size);
  if (Page.empty())
    Page.resize(Needed);
  if (Page.size() < Needed) // Others may refer to the page's bytes.
    return {R.Pool.array<uint8_t>(Size + 1), nullptr};
  return {Page.data() + Offset, nullptr};
}
