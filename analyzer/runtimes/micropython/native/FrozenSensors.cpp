//===- FrozenSensors.cpp - What onewire, dht and ds18x20 do -*- C++ -*-===//
//
// Functions of FrozenOutlines.def, as in FrozenDrivers.cpp.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/native/FrozenCode.h"
#include "analyzer/runtimes/micropython/native/FrozenDrivers.h"
#include "analyzer/runtimes/micropython/objects/Float.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

static Value small(int64_t N) { return Value::smallInt(N); }

//===--- onewire ----------------------------------------------------------===//

/// `_ow.NAME(self.pin, ...)`.
static Value onBus(Runtime &R, const char *Name, Value Self,
                   std::initializer_list<Value> More = {}) {
  Code C(R);
  const Value Pin = C.attribute(Self, "pin"), Bus = C.global("_ow");
  return More.size() ? C.method(Bus, Name, {Pin, *More.begin()})
                     : C.method(Bus, Name, {Pin});
}

Value micropython::oneWireInit(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "pin", A[1]);
  C.method(C.attribute(A[0], "pin"), "init",
           {C.attribute(A[1], "OPEN_DRAIN"), C.attribute(A[1], "PULL_UP")});
  return Value::none();
}

Value micropython::oneWireReset(Runtime &R, Arguments A) {
  Code C(R);
  const Value Reset = onBus(R, "reset", A[0]);
  if (C.isTrue(A[1]) && !C.isTrue(Reset))
    throw Raise{makeRaiseObject(R, C.global("OneWireError"))};
  return Reset;
}

Value micropython::oneWireReadBit(Runtime &R, Arguments A) {
  return onBus(R, "readbit", A[0]);
}
Value micropython::oneWireReadByte(Runtime &R, Arguments A) {
  return onBus(R, "readbyte", A[0]);
}
Value micropython::oneWireWriteBit(Runtime &R, Arguments A) {
  return onBus(R, "writebit", A[0], {A[1]});
}
Value micropython::oneWireWriteByte(Runtime &R, Arguments A) {
  return onBus(R, "writebyte", A[0], {A[1]});
}

Value micropython::oneWireReadInto(Runtime &R, Arguments A) {
  Code C(R);
  const int64_t Length = getInt(R, C.function(C.global("len"), {A[1]}));
  for (int64_t I = 0; I < Length; ++I) {
    HoldScope Scope(R.Mem);
    C.setItem(A[1], small(I), onBus(R, "readbyte", A[0]));
  }
  return Value::none();
}

Value micropython::oneWireWrite(Runtime &R, Arguments A) {
  const Value Bytes = R.kept(getIter(R, A[1], /*OnStack=*/true));
  for (;;) {
    HoldScope Scope(R.Mem);
    const Value Byte = iterNext(R, Bytes);
    if (Byte == Value::stopIteration())
      return Value::none();
    onBus(R, "writebyte", A[0], {R.kept(Byte)});
  }
}

Value micropython::oneWireSelectRom(Runtime &R, Arguments A) {
  Code C(R);
  C.method(A[0], "reset", {});
  C.method(A[0], "writebyte", {C.attribute(A[0], "MATCH_ROM")});
  C.method(A[0], "write", {A[1]});
  return Value::none();
}

Value micropython::oneWireScan(Runtime &R, Arguments A) {
  Code C(R);
  Value Devices = C.list({});
  Value Difference = small(65), Rom = Value::boolean(false);
  for (int I = 0; I != 255; ++I) {
    Value Both[2]; // The last item first (mp_unpack_sequence).
    unpackSequence(R, C.method(A[0], "_search_rom", {Rom, Difference}), 2,
                   Both);
    Rom = R.kept(Both[1]);
    Difference = R.kept(Both[0]);
    if (C.isTrue(Rom))
      Devices = C.binary(BinaryOp::InplaceAdd, Devices, C.list({Rom}));
    if (C.isTrue(C.binary(BinaryOp::Equal, Difference, small(0))))
      break;
  }
  return Devices;
}

Value micropython::oneWireSearchRom(Runtime &R, Arguments A) {
  Code C(R);
  const Value Self = A[0], Difference = A[2];
  auto Nothing = [&] { // A constant in flash.
    auto *T = R.newStackObject<TupleObj>(R.Types.Tuple);
    T->Length = 2;
    T->Items = R.Pool.array<Value>(2);
    T->Items[0] = Value::none();
    T->Items[1] = small(0);
    return Value(T);
  };
  if (!C.isTrue(C.method(Self, "reset", {})))
    return Nothing();
  C.method(Self, "writebyte", {C.attribute(Self, "SEARCH_ROM")});
  Value Last = A[1];
  if (!C.isTrue(Last))
    Last = C.function(C.global("bytearray"), {small(8)});
  const Value Rom = C.function(C.global("bytearray"), {small(8)});
  int64_t Next = 0, I = 64;
  for (int64_t Byte = 0; Byte != 8; ++Byte) {
    int64_t Bits = 0;
    for (int64_t Bit = 0; Bit != 8; ++Bit) {
      HoldScope Scope(R.Mem);
      Value B = C.method(Self, "readbit", {});
      if (C.isTrue(C.method(Self, "readbit", {}))) {
        if (C.isTrue(B))
          return Nothing();
      } else if (!C.isTrue(B)) {
        bool IsOne = C.isTrue(C.binary(BinaryOp::More, Difference, small(I)));
        if (!IsOne)
          IsOne = C.isTrue(C.binary(BinaryOp::And, C.item(Last, small(Byte)),
                                    small(int64_t(1) << Bit))) &&
                  C.isTrue(C.binary(BinaryOp::NotEqual, Difference, small(I)));
        if (IsOne) {
          B = small(1);
          Next = I;
        }
      }
      C.method(Self, "writebit", {B});
      if (C.isTrue(B))
        Bits |= int64_t(1) << Bit;
      --I;
    }
    C.setItem(Rom, small(Byte), small(Bits));
  }
  const Value Both[2] = {Rom, small(Next)};
  return newTuple(R, Both);
}

Value micropython::oneWireCrc8(Runtime &R, Arguments A) {
  Code C(R);
  return C.method(C.global("_ow"), "crc8", {A[1]});
}

//===--- dht --------------------------------------------------------------===//

static Value byteOf(Runtime &R, Value Self, int64_t I) {
  Code C(R);
  return C.item(C.attribute(Self, "buf"), small(I));
}

Value micropython::dhtInit(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "pin", A[1]);
  C.setAttribute(A[0], "buf", C.function(C.global("bytearray"), {small(5)}));
  return Value::none();
}

Value micropython::dhtMeasure(Runtime &R, Arguments A) {
  Code C(R);
  const Value Bytes = C.attribute(A[0], "buf");
  C.function(C.global("dht_readinto"), {C.attribute(A[0], "pin"), Bytes});
  Value Sum = C.item(Bytes, small(0));
  for (int64_t I = 1; I != 4; ++I)
    Sum = C.binary(BinaryOp::Add, Sum, C.item(Bytes, small(I)));
  Sum = C.binary(BinaryOp::And, Sum, small(255));
  if (C.isTrue(C.binary(BinaryOp::NotEqual, Sum, C.item(Bytes, small(4)))))
    C.raise("Exception", "checksum error");
  return Value::none();
}

Value micropython::dht11Humidity(Runtime &R, Arguments A) {
  return byteOf(R, A[0], 0);
}
Value micropython::dht11Temperature(Runtime &R, Arguments A) {
  return byteOf(R, A[0], 2);
}

/// `(HIGH << 8 | LOW) * 0.1`; the factor is a constant in flash.
static Value tenths(Runtime &R, Value High, Value Low) {
  Code C(R);
  const Value Both = C.binary(
      BinaryOp::Or, C.binary(BinaryOp::LeftShift, High, small(8)), Low);
  return C.binary(BinaryOp::Multiply, Both, romFloat(R, 0.1));
}

Value micropython::dht22Humidity(Runtime &R, Arguments A) {
  const Value High = byteOf(R, A[0], 0);
  return tenths(R, High, byteOf(R, A[0], 1));
}
Value micropython::dht22Temperature(Runtime &R, Arguments A) {
  Code C(R);
  const Value High = C.binary(BinaryOp::And, byteOf(R, A[0], 2), small(0x7f));
  Value T = tenths(R, High, byteOf(R, A[0], 3));
  if (C.isTrue(C.binary(BinaryOp::And, byteOf(R, A[0], 2), small(0x80))))
    T = C.unary(UnaryOp::Negative, T);
  return T;
}

//===--- ds18x20 ----------------------------------------------------------===//

Value micropython::ds18x20Init(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "ow", A[1]);
  C.setAttribute(A[0], "buf", C.function(C.global("bytearray"), {small(9)}));
  return Value::none();
}

/// A list comprehension is a function of its own, with a small state.
Value micropython::ds18x20Scan(Runtime &R, Arguments A) {
  Code C(R);
  R.Mem.hold(R.newObject<Obj>(R.Sizes.FunctionBytecode, R.Types.Object));
  const Value All = C.method(C.attribute(A[0], "ow"), "scan", {});
  const Value Found = C.list({});
  const Value Items = R.kept(getIter(R, All, /*OnStack=*/true));
  const Value Families = C.constants({0x10, 0x22, 0x28});
  for (;;) {
    HoldScope Scope(R.Mem);
    const Value Rom = iterNext(R, Items);
    if (Rom == Value::stopIteration())
      return Found;
    R.kept(Rom);
    if (C.isTrue(C.binary(BinaryOp::In, C.item(Rom, small(0)), Families)))
      listAppend(R, static_cast<ListObj *>(Found.object()), Rom);
  }
}

Value micropython::ds18x20ConvertTemp(Runtime &R, Arguments A) {
  Code C(R);
  C.method(C.attribute(A[0], "ow"), "reset", {Value::boolean(true)});
  const Value Bus = C.attribute(A[0], "ow");
  C.method(Bus, "writebyte",
           {C.attribute(C.attribute(A[0], "ow"), "SKIP_ROM")});
  C.method(C.attribute(A[0], "ow"), "writebyte", {small(0x44)});
  return Value::none();
}

static void selectAnd(Runtime &R, Arguments A, int64_t Command) {
  Code C(R);
  C.method(C.attribute(A[0], "ow"), "reset", {Value::boolean(true)});
  C.method(C.attribute(A[0], "ow"), "select_rom", {A[1]});
  C.method(C.attribute(A[0], "ow"), "writebyte", {small(Command)});
}

Value micropython::ds18x20ReadScratch(Runtime &R, Arguments A) {
  Code C(R);
  selectAnd(R, A, 0xbe);
  C.method(C.attribute(A[0], "ow"), "readinto", {C.attribute(A[0], "buf")});
  if (C.isTrue(C.method(C.attribute(A[0], "ow"), "crc8",
                        {C.attribute(A[0], "buf")})))
    C.raise("Exception", "CRC error");
  return C.attribute(A[0], "buf");
}

Value micropython::ds18x20WriteScratch(Runtime &R, Arguments A) {
  Code C(R);
  selectAnd(R, A, 0x4e);
  C.method(C.attribute(A[0], "ow"), "write", {A[2]});
  return Value::none();
}

Value micropython::ds18x20ReadTemp(Runtime &R, Arguments A) {
  Code C(R);
  using Op = BinaryOp;
  const Value Bytes = C.method(A[0], "read_scratch", {A[1]});
  auto Byte = [&](int64_t I) { return C.item(Bytes, small(I)); };
  if (C.isTrue(C.binary(Op::Equal, C.item(A[1], small(0)), small(0x10)))) {
    Value T;
    if (C.isTrue(Byte(1))) {
      T = C.binary(Op::Or, C.binary(Op::RightShift, Byte(0), small(1)),
                   small(0x80));
      T = C.binary(Op::Add, C.unary(UnaryOp::Invert, T), small(1));
      T = R.kept(
          unaryOp(R, UnaryOp::Negative, C.binary(Op::And, T, small(0xff))));
    } else
      T = C.binary(Op::RightShift, Byte(0), small(1));
    T = C.binary(Op::Subtract, T, romFloat(R, 0.25));
    const Value Difference = C.binary(Op::Subtract, Byte(7), Byte(6));
    return C.binary(Op::Add, T, C.binary(Op::TrueDivide, Difference, Byte(7)));
  }
  Value T = C.binary(Op::LeftShift, Byte(1), small(8));
  T = C.binary(Op::Or, T, Byte(0));
  if (C.isTrue(C.binary(Op::And, T, small(0x8000)))) {
    T = C.binary(Op::Add, C.binary(Op::Xor, T, small(0xffff)), small(1));
    T = C.unary(UnaryOp::Negative, T);
  }
  return C.binary(Op::TrueDivide, T, small(16));
}
