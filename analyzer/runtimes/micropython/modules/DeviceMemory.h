//===- DeviceMemory.h - Bytes at an address -*- C++ -*-===//
//
// Programs with uctypes turn buffers into addresses and addresses back into
// bytes. An address on the heap follows from the block; anything else is memory
// that the program does not determine: registers, the firmware's own data.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_MODULES_DEVICEMEMORY_H
#define PYMEMLINT_MICROPYTHON_MODULES_DEVICEMEMORY_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// The address of the first byte of \p B. The report is told that it is not
/// determined by the source.
uint64_t addressOfBuffer(Runtime &R, const Buffer &B);

/// Where the bytes at an address are on the host.
struct DeviceBytes {
  uint8_t *Data = nullptr; ///< As many as were asked for.
  /// The cell that a word with this address keeps alive: the one that begins
  /// there (py/gc.c, VERIFY_PTR and ATB_IS_HEAD). Null where none does.
  Cell *Owner = nullptr;
};
/// The \p Size bytes at \p Address. Outside the heap they are what the program
/// wrote there, zeros at first, and the report is told.
DeviceBytes bytesAt(Runtime &R, uint64_t Address, uint64_t Size);

/// The cell that begins at \p Address; null where none does.
Cell *cellAt(Runtime &R, uint64_t Address);

} // namespace pymemlint::micropython
#endif
