//===- KnownValue.h - What is known of a value without a run -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_KNOWNVALUE_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_KNOWNVALUE_H

#include <algorithm>
#include <cstdint>

namespace pymemlint::micropython {

/// The exact type of a value: no instance of a user's class, which could have
/// code of its own, is of any but Unknown.
enum class ValueKind : uint8_t {
  Unknown,
  Null, ///< MP_OBJ_NULL on the value stack.
  None,
  Bool,
  Int,
  Float,
  Complex,
  Str,
  Bytes,
  ByteArray,
  List,
  Tuple,
  Dict,
  Set,
  Slice,
  Range,
  Iterator, ///< Of a Source, in its slots on the value stack.
  Function, ///< Made from function Number of the module.
  Closure,  ///< The same with Count cells.
  Builtin,  ///< A function or type of the interpreter: BuiltinId Number.
  Method,   ///< A method of a built-in type, not called yet.
};

struct KnownValue {
  static constexpr uint32_t UnknownCount = UINT32_MAX;
  /// Ends of an int's range that are no numbers.
  static constexpr int64_t NoLeast = INT64_MIN, NoMost = INT64_MAX;

  ValueKind K = ValueKind::Unknown;
  ValueKind Source = ValueKind::Unknown;  ///< Of an Iterator.
  uint32_t Count = UnknownCount;          ///< Items of a tuple or list, cells.
  int64_t Least = NoLeast, Most = NoMost; ///< Of an Int.
  uint32_t Number = 0; ///< Of a Function, Closure or Builtin.

  static KnownValue unknown() { return {}; }
  static KnownValue of(ValueKind K, uint32_t Count = UnknownCount) {
    KnownValue V;
    V.K = K;
    V.Count = Count;
    return V;
  }
  static KnownValue numbered(ValueKind K, uint32_t Number,
                             uint32_t Count = UnknownCount) {
    KnownValue V = of(K, Count);
    V.Number = Number;
    return V;
  }
  static KnownValue integer(int64_t Least = NoLeast, int64_t Most = NoMost) {
    KnownValue V = of(ValueKind::Int);
    V.Least = Least;
    V.Most = Most;
    return V;
  }
  bool operator==(const KnownValue &) const = default;

  /// Whether everything that \p V may be is covered by this.
  bool covers(const KnownValue &V) const {
    if (K == ValueKind::Unknown)
      return true;
    return K == V.K && Source == V.Source && Number == V.Number &&
           (Count == UnknownCount || Count == V.Count) && Least <= V.Least &&
           Most >= V.Most;
  }

  /// The least that covers both.
  static KnownValue join(const KnownValue &A, const KnownValue &B) {
    if (A == B)
      return A;
    if (A.K != B.K || A.Source != B.Source || A.Number != B.Number)
      return unknown();
    KnownValue V = A;
    if (A.Count != B.Count)
      V.Count = UnknownCount;
    V.Least = std::min(A.Least, B.Least);
    V.Most = std::max(A.Most, B.Most);
    return V;
  }
};

/// Wider and wider ranges of an int: what counts or masks settles in one of
/// them. 0 to Steps - 1; from Steps on all ints.
struct IntegerRanges {
  static constexpr unsigned Steps = 6;
  int64_t SmallIntMin, SmallIntMax;

  /// \p V at \p Step, which covers it only where the range does.
  KnownValue at(KnownValue V, unsigned Step) const {
    switch (Step) {
    case 0:
      return KnownValue::integer(0, 0xff);
    case 1:
      return KnownValue::integer(0, 0xffff);
    case 2:
      return KnownValue::integer(0, SmallIntMax);
    case 3:
      return KnownValue::integer(SmallIntMin, SmallIntMax);
    case 4: // Counted up.
      return KnownValue::integer(V.Least, KnownValue::NoMost);
    case 5: // Counted down.
      return KnownValue::integer(KnownValue::NoLeast, V.Most);
    default:
      return KnownValue::integer();
    }
  }
  /// The first from \p Step on that covers \p V.
  unsigned firstCovering(const KnownValue &V, unsigned Step) const {
    while (Step < Steps && !at(V, Step).covers(V))
      ++Step;
    return Step;
  }
};

/// Whether operators and truth of such a value run no code of a user's class,
/// not even of what it holds.
inline bool isScalar(ValueKind K) {
  return K >= ValueKind::None && K <= ValueKind::Bytes;
}
/// Whether its length and truth are its own business.
inline bool isBuiltinType(ValueKind K) {
  return K >= ValueKind::None && K <= ValueKind::Range;
}
/// Types whose dictionary holds methods only.
inline bool hasMethods(ValueKind K) {
  switch (K) {
  case ValueKind::Str:
  case ValueKind::Bytes:
  case ValueKind::List:
  case ValueKind::Dict:
  case ValueKind::Set:
    return true;
  default:
    return false;
  }
}

} // namespace pymemlint::micropython
#endif
