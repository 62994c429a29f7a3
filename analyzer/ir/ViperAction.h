//===- ViperAction.h - What viper code does to numbers -*- C++ -*-===//
//
// The argument of the operation Viper: an action of @micropython.viper, whose
// types are known when the function is compiled.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_IR_VIPERACTION_H
#define PYMEMLINT_ANALYZER_IR_VIPERACTION_H

#include <cstdint>

namespace pymemlint::ir {

/// MP_NATIVE_TYPE_xxx, and None.
enum class ViperType : uint8_t {
  Object,
  Bool,
  Int,
  Uint,
  Pointer,
  Pointer8,
  Pointer16,
  Pointer32,
  None,
};

struct ViperAction {
  enum Kind : uint8_t {
    ToNative, ///< The top, an object, becomes a Type.
    ToObject, ///< The value Extra below the top, a Type, becomes an object.
    Cast,     ///< The top, of type Extra, is taken for a Type.
    Unary,    ///< Operator Extra on a Type.
    Binary,   ///< Operator Extra, the left one a Type.
    Load,     ///< base[index], 1 << Extra bytes.
    Store,    ///< value, base, index: the same.
  };
  Kind K;
  ViperType Type;
  uint32_t Extra;

  uint32_t packed() const { return K | uint32_t(Type) << 4 | Extra << 8; }
  static ViperAction unpack(uint32_t N) {
    return {Kind(N & 0xf), ViperType(N >> 4 & 0xf), N >> 8};
  }
};

} // namespace pymemlint::ir
#endif
