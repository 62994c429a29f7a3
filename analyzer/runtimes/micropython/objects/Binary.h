//===- Binary.h - Values in bytes -*- C++ -*-===//
//
// py/binary.c: the items of arrays and the fields of the module struct, in the
// device's own layout.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_BINARY_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_BINARY_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// BYTEARRAY_TYPECODE: what tells a bytearray from an array('B').
constexpr char ByteArrayTypeCode = 1;

/// A value's size and alignment in bytes.
struct BinarySize {
  size_t Size = 0, Align = 1;
};
/// mp_binary_get_size: \p Layout is '<', '>' or '@' (native). Raises ValueError
/// for a \p Code that the build does not know.
BinarySize binarySize(Runtime &R, char Layout, char Code);

/// mp_binary_get_val_array and mp_binary_set_val_array: item \p Index of an
/// array at \p Items.
Value getBinaryItem(Runtime &R, char Code, const uint8_t *Items, size_t Index);
void setBinaryItem(Runtime &R, char Code, uint8_t *Items, size_t Index,
                   Value V);
/// mp_binary_get_int.
int64_t getBinaryInt(size_t Size, bool IsSigned, bool BigEndian,
                     const uint8_t *In);
/// mp_binary_set_int: the low \p Size bytes.
void setBinaryInt(size_t Size, bool BigEndian, uint8_t *Out, uint64_t V);

/// mp_binary_get_val and mp_binary_set_val: the field at \p At (aligned from
/// \p Base where the layout is native), which moves behind it.
Value getBinaryField(Runtime &R, char Layout, char Code, const uint8_t *Base,
                     const uint8_t *&At);
void setBinaryField(Runtime &R, char Layout, char Code, Value V, uint8_t *Base,
                    uint8_t *&At);

} // namespace pymemlint::micropython
#endif
