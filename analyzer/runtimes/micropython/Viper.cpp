//===- Viper.cpp - Numbers and memory of viper code -*- C++ -*-===//
//
// What the machine code of py/emitnative.c does with values that are no
// objects. Numbers wrap at the machine's word. In a slot an int or uint is a
// small int of any size, a bool a bool, a pointer the object whose memory it
// points to, or its address.
//
//===----------------------------------------------------------------------===//
#include "analyzer/ir/ViperAction.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <cstring>

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::ViperAction;
using ir::ViperType;

namespace {

[[noreturn]] void stop(Runtime &R, const char *What) {
  stopUnmodelled(R, What, "what viper code does with it");
}

/// \p N as a number of type \p T.
Value wrap(Runtime &R, ViperType T, int64_t N) {
  if (R.wordBytes() == 4)
    N = T == ViperType::Uint ? int64_t(uint32_t(N)) : int64_t(int32_t(N));
  else if (N != (N << 1 >> 1))
    stop(R, "a number of viper code beyond 62 bits");
  return Value::smallInt(N);
}

int64_t numberOf(Runtime &R, Value V) {
  if (V.isSmallInt())
    return V.smallInt();
  if (V.isBool())
    return V.isTrue();
  if (V.isNone() || V.isNull())
    return 0;
  stop(R, V.isUnknown() ? "a value that is not known"
                        : "the address of an object");
}

// mp_native_from_obj.
Value toNative(Runtime &R, ViperType T, Value V) {
  if (V.isUnknown())
    stop(R, "a value that is not known");
  switch (T) {
  case ViperType::Bool:
    return Value::boolean(isTrue(R, V));
  case ViperType::Int:
  case ViperType::Uint:
    return wrap(R, T,
                isInteger(R, V) && !V.isBool() ? intTruncated(R, V)
                                               : getInt(R, V));
  default: {
    Buffer B;
    if (getBuffer(R, V, B, /*ForWriting=*/false))
      return V;
    return wrap(R, ViperType::Uint,
                isInteger(R, V) && !V.isBool() ? intTruncated(R, V)
                                               : getInt(R, V));
  }
  }
}

// mp_native_to_obj.
Value toObject(Runtime &R, ViperType T, Value V) {
  switch (T) {
  case ViperType::Object:
  case ViperType::None:
    return V;
  case ViperType::Bool:
    return Value::boolean(numberOf(R, V) != 0);
  case ViperType::Int:
    return newInt(R, numberOf(R, V));
  default:
    return newIntFromUnsigned(R, uint64_t(numberOf(R, V)));
  }
}

Value cast(Runtime &R, ViperType To, ViperType From, Value V) {
  switch (To) {
  case ViperType::Bool: // The word stays what it is.
    if (From != ViperType::Bool && From != ViperType::None)
      stop(R, "a number taken for a bool");
    return Value::boolean(numberOf(R, V) != 0);
  case ViperType::Int:
  case ViperType::Uint:
    return wrap(R, To, numberOf(R, V));
  default:
    return V.isObject() ? V : wrap(R, ViperType::Uint, numberOf(R, V));
  }
}

Value unary(Runtime &R, ViperType T, ir::UnaryOperator Op, Value V) {
  int64_t N = numberOf(R, V);
  switch (Op) {
  case ir::UnaryOperator::Negative:
    return wrap(R, T, -N);
  case ir::UnaryOperator::Invert:
    return wrap(R, T, ~N);
  default:
    return V;
  }
}

/// The count of a shift: processors differ in what they do with others.
unsigned shiftCount(Runtime &R, int64_t N) {
  const int64_t Bits = R.wordBytes() * 8;
  if (R.Config.Compiler.Native.For == Architecture::X86)
    return N & (Bits - 1);
  if (N < 0 || N >= Bits)
    stop(R, "a shift by more bits than there are");
  return unsigned(N);
}

Value binary(Runtime &R, ViperType T, ir::BinaryOperator Op, Value Left,
             Value Right) {
  using B = ir::BinaryOperator;
  const int64_t L = numberOf(R, Left), N = numberOf(R, Right);
  switch (Op) {
  case B::Less:
    return Value::boolean(L < N);
  case B::More:
    return Value::boolean(L > N);
  case B::Equal:
    return Value::boolean(L == N);
  case B::LessEqual:
    return Value::boolean(L <= N);
  case B::MoreEqual:
    return Value::boolean(L >= N);
  case B::NotEqual:
    return Value::boolean(L != N);
  case B::Or:
    return wrap(R, T, L | N);
  case B::Xor:
    return wrap(R, T, L ^ N);
  case B::And:
    return wrap(R, T, L & N);
  case B::Add:
    return wrap(R, T, int64_t(uint64_t(L) + uint64_t(N)));
  case B::Subtract:
    return wrap(R, T, int64_t(uint64_t(L) - uint64_t(N)));
  case B::Multiply:
    return wrap(R, T, int64_t(uint64_t(L) * uint64_t(N)));
  case B::LeftShift:
    return wrap(R, T, int64_t(uint64_t(L) << shiftCount(R, N)));
  case B::RightShift:
    return wrap(R, T, L >> shiftCount(R, N));
  case B::FloorDivide:
  case B::Modulo: {
    if (N == 0)
      stop(R, "a division by zero");
    // mp_small_int_floor_divide and mp_small_int_modulo.
    int64_t Quotient = L / N, Rest = L % N;
    if (Rest && (Rest < 0) != (N < 0)) {
      --Quotient;
      Rest += N;
    }
    return wrap(R, T, Op == B::Modulo ? Rest : Quotient);
  }
  default:
    stop(R, "an operator");
  }
}

/// The \p Bytes at \p Index of what \p Base points to.
uint8_t *memory(Runtime &R, Value Base, int64_t Index, unsigned Size,
                bool ForWriting) {
  if (!Base.isObject() && !Base.isQstr())
    stop(R, "memory at an address");
  Buffer B;
  if (!getBuffer(R, Base, B, ForWriting))
    stop(R, "a store to what cannot be written to");
  if (!ForWriting && open::isText(R, Base))
    R.readOpen("bytes from outside that viper code reads");
  const int64_t Bytes = int64_t(1) << Size;
  if (Index < 0 || Index >= int64_t(B.Length) ||
      (Index + 1) * Bytes > int64_t(B.Length))
    stop(R, "memory outside a buffer");
  return B.Data + Index * Bytes;
}

} // namespace

Value *micropython::viperAction(Runtime &R, ViperAction Action, Value *Top) {
  switch (Action.K) {
  case ViperAction::ToNative:
    *Top = toNative(R, Action.Type, *Top);
    return Top;
  case ViperAction::ToObject: {
    Value &V = Top[-int(Action.Extra)];
    V = toObject(R, Action.Type, V);
    return Top;
  }
  case ViperAction::Cast:
    *Top = cast(R, Action.Type, ViperType(Action.Extra), *Top);
    return Top;
  case ViperAction::Unary:
    *Top = unary(R, Action.Type, ir::UnaryOperator(Action.Extra), *Top);
    return Top;
  case ViperAction::Binary:
    Top[-1] = binary(R, Action.Type, ir::BinaryOperator(Action.Extra), Top[-1],
                     Top[0]);
    return Top - 1;
  case ViperAction::Load: {
    const unsigned Size = Action.Extra;
    uint32_t N = 0; // The targets are little-endian, as the host is.
    std::memcpy(&N, memory(R, Top[-1], numberOf(R, Top[0]), Size, false),
                size_t(1) << Size);
    Top[-1] = wrap(R, ViperType::Int, N);
    return Top - 1;
  }
  case ViperAction::Store: {
    const unsigned Size = Action.Extra;
    uint32_t N = uint32_t(numberOf(R, Top[-2]));
    std::memcpy(memory(R, Top[-1], numberOf(R, Top[0]), Size, true), &N,
                size_t(1) << Size);
    return Top - 3;
  }
  }
  return Top;
}
