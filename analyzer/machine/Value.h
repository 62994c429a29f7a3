//===- Value.h - A value of the abstract machine, in one word -*- C++ -*-===//
//
// What a slot of the machine holds: a small integer, an interned string, an
// immediate object, a reference to an object of the abstract heap, or an
// unknown value described by an AbstractValue.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_MACHINE_VALUE_H
#define PYMEMLINT_ANALYZER_MACHINE_VALUE_H

#include <cassert>
#include <cstdint>

namespace pymemlint {

struct Obj;
struct AbstractValue;
/// Number of an interned string in its runtime's table.
using Qstr = uint32_t;

class Value {
  uint64_t Bits = 0;
  constexpr explicit Value(uint64_t Bits) : Bits(Bits) {}
  static constexpr Value immediate(uint64_t N) { return Value(N << 3 | 6); }

public:
  constexpr Value() = default; ///< The null value (MP_OBJ_NULL).
  Value(Obj *O) : Bits(reinterpret_cast<uint64_t>(O)) {}
  static constexpr Value smallInt(int64_t I) {
    return Value(static_cast<uint64_t>(I) << 1 | 1);
  }
  static constexpr Value qstr(Qstr Q) { return Value(uint64_t(Q) << 3 | 2); }
  static constexpr Value none() { return immediate(0); }
  static constexpr Value boolean(bool B) { return immediate(B ? 3 : 1); }
  static constexpr Value stopIteration() { return immediate(16); }
  static constexpr Value sentinel() { return immediate(17); }
  static Value unknown(AbstractValue *A) {
    return Value(reinterpret_cast<uint64_t>(A) | 4);
  }

  /// The value whose bits() are \p Bits.
  static constexpr Value fromBits(uint64_t Bits) { return Value(Bits); }

  bool isNull() const { return Bits == 0; }
  explicit operator bool() const { return Bits != 0; }
  bool isSmallInt() const { return Bits & 1; }
  bool isQstr() const { return (Bits & 7) == 2; }
  bool isImmediate() const { return (Bits & 7) == 6; }
  bool isUnknown() const { return (Bits & 7) == 4; }
  bool isObject() const { return (Bits & 7) == 0 && Bits != 0; }
  bool isNone() const { return *this == none(); }
  bool isTrue() const { return *this == boolean(true); }
  bool isFalse() const { return *this == boolean(false); }
  bool isBool() const { return isTrue() || isFalse(); }

  int64_t smallInt() const {
    assert(isSmallInt());
    return static_cast<int64_t>(Bits) >> 1;
  }
  Qstr qstr() const {
    assert(isQstr());
    return static_cast<Qstr>(Bits >> 3);
  }
  uint64_t immediateNumber() const { return Bits >> 3; }
  Obj *object() const {
    assert(isObject());
    return reinterpret_cast<Obj *>(Bits);
  }
  AbstractValue *abstract() const {
    assert(isUnknown());
    return reinterpret_cast<AbstractValue *>(Bits & ~uint64_t(7));
  }
  uint64_t bits() const { return Bits; }
  /// Identity (the `is` operator).
  friend bool operator==(Value A, Value B) { return A.Bits == B.Bits; }
};

} // namespace pymemlint
#endif
