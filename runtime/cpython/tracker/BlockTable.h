//===- BlockTable.h - What is known of each live block -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_BLOCKTABLE_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_BLOCKTABLE_H

#include "runtime/cpython/tracker/Memory.h"
#include <optional>

namespace pymemlint::tracker {

/// Address to size and number of each live block, in 16 bytes: 45 bits of the
/// address (a multiple of 8 below 2^48), 43 of the size, 40 of the number.
/// Open addressing with linear probing; between 53 and 80 hundredths full once
/// it is large, that is 20 to 30 bytes for each block.
class BlockTable {
public:
  struct Block {
    uint64_t Size = 0;
    uint64_t Number = 0; ///< An allocation's, or a site's.
  };
  static constexpr uint64_t MostSize = (uint64_t(1) << 43) - 1;

  ~BlockTable() { givePages(Entries, Capacity * sizeof(Entry)); }

  /// False when there is no memory for it: then the block is not known. A
  /// block that was at \p Address before, of whose end nobody told, is given
  /// back in \p Replaced.
  bool insert(const void *Address, const Block &B,
              std::optional<Block> &Replaced) {
    if (Count >= Limit && !grow()) {
      if (Block Old; remove(Address, Old))
        Replaced = Old;
      return false;
    }
    const uint64_t Key = keyOf(Address);
    size_t I = slotOf(Key);
    for (; Entries[I].High; I = next(I))
      if (Entries[I].High >> 19 == Key) {
        Replaced = blockOf(Entries[I]);
        --Count;
        break;
      }
    Entries[I] = {Key << 19 | B.Size >> 24, B.Size << 40 | B.Number};
    ++Count;
    return true;
  }

  /// Takes the block out; false when it is not known.
  bool remove(const void *Address, Block &B) {
    if (!Count)
      return false;
    const uint64_t Key = keyOf(Address);
    size_t I = slotOf(Key);
    for (;; I = next(I)) {
      if (!Entries[I].High)
        return false;
      if (Entries[I].High >> 19 == Key)
        break;
    }
    B = blockOf(Entries[I]);
    --Count;
    // Later entries of the same run close the gap.
    for (size_t J = next(I); Entries[J].High; J = next(J)) {
      const size_t Home = slotOf(Entries[J].High >> 19);
      const bool Stays = I < J ? I < Home && Home <= J : I < Home || Home <= J;
      if (Stays)
        continue;
      Entries[I] = Entries[J];
      I = J;
    }
    Entries[I] = {};
    return true;
  }

  /// Forgets all blocks and gives the memory back.
  void clear() {
    givePages(Entries, Capacity * sizeof(Entry));
    Entries = nullptr;
    Count = Capacity = Limit = 0;
  }

  size_t size() const { return Count; }
  uint64_t bytes() const { return Capacity * sizeof(Entry); }

private:
  struct Entry {
    uint64_t High = 0, Low = 0; ///< High 0: free. No block is at address 0.
  };
  static constexpr uint64_t NumberMask = (uint64_t(1) << 40) - 1;

  static Block blockOf(const Entry &E) {
    return {(E.High & 0x7ffff) << 24 | E.Low >> 40, E.Low & NumberMask};
  }
  static uint64_t keyOf(const void *Address) {
    return (reinterpret_cast<uintptr_t>(Address) >> 3) &
           ((uint64_t(1) << 45) - 1);
  }
  /// Any number of slots, so that the table need not double. What lies close
  /// together is kept close together: most events are of the same few pages.
  size_t slotOf(uint64_t Key) const {
    const uint64_t Unit = Key >> 1, Region = Unit >> 5;
    const size_t Slot = size_t(
        (unsigned __int128)(Region * 0x9e3779b97f4a7c15u) * Capacity >> 64);
    const size_t Near = Slot + (Unit & 31);
    return Near < Capacity ? Near : Near - Capacity;
  }
  size_t next(size_t I) const { return I + 1 == Capacity ? 0 : I + 1; }

  bool grow() {
    const size_t Old = Capacity;
    const size_t New = Old ? Old + Old / 2 : 1024;
    Entry *P = static_cast<Entry *>(takePages(New * sizeof(Entry)));
    if (!P)
      return false;
    Entry *Before = Entries;
    Entries = P;
    Capacity = New;
    Limit = New / 5 * 4;
    for (size_t I = 0; I != Old; ++I) {
      if (!Before[I].High)
        continue;
      size_t J = slotOf(Before[I].High >> 19);
      while (Entries[J].High)
        J = next(J);
      Entries[J] = Before[I];
    }
    givePages(Before, Old * sizeof(Entry));
    return true;
  }

  Entry *Entries = nullptr;
  size_t Count = 0, Capacity = 0, Limit = 0;
};

} // namespace pymemlint::tracker
#endif
