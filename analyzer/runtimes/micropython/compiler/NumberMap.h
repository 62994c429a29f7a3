//===- NumberMap.h - Finds the place of a name's number -*- C++ -*-===//
//
// The device's compiler searches its tables of names from front to back; the
// analyser answers the same question with this hash table.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_NUMBERMAP_H
#define PYMEMLINT_MICROPYTHON_COMPILER_NUMBERMAP_H

#include "analyzer/machine/Arena.h"
#include <cstdint>

namespace pymemlint::micropython {

/// From a number to a number, insertion only, storage in an Arena.
class NumberMap {
public:
  static constexpr uint32_t None = ~uint32_t(0);

  /// The value at \p Key, or None.
  uint32_t find(uint32_t Key) const {
    if (!Count)
      return None;
    for (uint32_t I = hash(Key) & Mask;; I = (I + 1) & Mask) {
      if (Slots[I].Value == 0)
        return None;
      if (Slots[I].Key == Key)
        return Slots[I].Value - 1;
    }
  }
  /// Adds \p Key, which is not in the map.
  void insert(uint32_t Key, uint32_t Value, Arena &A) {
    if (Count * 4 >= Capacity * 3)
      grow(A);
    place(Key, Value + 1);
    ++Count;
  }

private:
  struct Slot {
    uint32_t Key, Value; ///< Value 0 is an empty slot.
  };
  static uint32_t hash(uint32_t Key) {
    uint32_t H = Key * 0x9e3779b1u;
    return H ^ H >> 15;
  }
  void place(uint32_t Key, uint32_t Value) {
    uint32_t I = hash(Key) & Mask;
    while (Slots[I].Value)
      I = (I + 1) & Mask;
    Slots[I] = {Key, Value};
  }
  void grow(Arena &A) {
    Slot *Old = Slots;
    uint32_t OldCapacity = Capacity;
    Capacity = Capacity ? Capacity * 2 : 32;
    Mask = Capacity - 1;
    Slots = A.array<Slot>(Capacity);
    for (uint32_t I = 0; I != OldCapacity; ++I)
      if (Old[I].Value)
        place(Old[I].Key, Old[I].Value);
    A.release(Old, OldCapacity * sizeof(Slot));
  }
  Slot *Slots = nullptr;
  uint32_t Capacity = 0, Mask = 0, Count = 0;
};

} // namespace pymemlint::micropython
#endif
