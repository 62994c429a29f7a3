//===- FrozenDrivers.cpp - What frozen drivers' functions do -*- C++ -*-===//
//
// Functions of FrozenOutlines.def. Each asks for what the compiled function
// asks for, by the operations that it carries out on its arguments.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/native/FrozenDrivers.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/native/FrozenCode.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// The function object of a generator expression.
struct ConstantFunction final : Obj {
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    return true;
  }
};

/// A generator's object whose code is not at hand.
struct OutlineGenerator final : Obj {
  Value (*Next)(Runtime &R, OutlineGenerator *G) = nullptr;
  Value Variables[3];
  void trace(Tracer &T) const override {
    for (Value V : Variables)
      T.value(V);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    for (const Value &V : Variables)
      W.value(V);
    return true;
  }
};
const TypeSpec OutlineGeneratorType = {
    .Name = "generator",
    .Flags = IterIsIterNext,
    .IterNext = [](Runtime &R, Value Self) {
      auto *G = static_cast<OutlineGenerator *>(Self.object());
      return G->Next(R, G);
    }};

} // namespace

//===--- machine ----------------------------------------------------------===//

Value micropython::machineGetAttr(Runtime &R, Arguments A) {
  return Code(R).attribute(Code(R).global("_machine"),
                           textOrRaise(R, A[0]).str().c_str());
}

//===--- flashbdev --------------------------------------------------------===//

Value micropython::flashBlockDeviceInit(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "start_sec", A[1]);
  C.setAttribute(A[0], "blocks", A[2]);
  return Value::none();
}

//===--- neopixel ---------------------------------------------------------===//

Value micropython::neoPixelInit(Runtime &R, Arguments A) {
  Code C(R);
  const Value Self = A[0], Pin = A[1], Count = A[2], Colours = A[3];
  C.setAttribute(Self, "pin", Pin);
  C.setAttribute(Self, "n", Count);
  C.setAttribute(Self, "bpp", Colours);
  C.setAttribute(Self, "buf",
                 C.function(C.global("bytearray"),
                            {C.binary(BinaryOp::Multiply, Count, Colours)}));
  C.method(C.attribute(Self, "pin"), "init", {C.attribute(Pin, "OUT")});
  Value Timing = A[4];
  if (isTrue(R, C.function(C.global("isinstance"), {Timing, C.global("int")})))
    Timing = isTrue(R, Timing) ? C.constants({400, 850, 800, 450})
                               : C.constants({800, 1700, 1600, 900});
  C.setAttribute(Self, "timing", Timing);
  return Value::none();
}

Value micropython::neoPixelLength(Runtime &R, Arguments A) {
  return Code(R).attribute(A[0], "n");
}

/// The place of colour \p I of a pixel at \p Offset in the buffer.
static Value colourPlace(Runtime &R, Value Self, Value Offset, int64_t I) {
  Code C(R);
  return C.binary(BinaryOp::Add, Offset,
                  C.item(C.attribute(Self, "ORDER"), Value::smallInt(I)));
}

Value micropython::neoPixelSetItem(Runtime &R, Arguments A) {
  Code C(R);
  const Value Self = A[0], Colour = A[2];
  const Value Offset =
      C.binary(BinaryOp::Multiply, A[1], C.attribute(Self, "bpp"));
  const int64_t Count = getInt(R, C.attribute(Self, "bpp"));
  for (int64_t I = 0; I < Count; ++I) {
    HoldScope Scope(R.Mem);
    const Value V = C.item(Colour, Value::smallInt(I));
    C.setItem(C.attribute(Self, "buf"), colourPlace(R, Self, Offset, I), V);
  }
  return Value::none();
}

/// The next colour: `self.buf[offset + self.ORDER[i]]`.
static Value nextColour(Runtime &R, OutlineGenerator *G) {
  HoldScope Scope(R.Mem);
  const Value I = iterNext(R, G->Variables[2]);
  if (I == Value::stopIteration())
    return I;
  try {
    Code C(R);
    const Value Self = G->Variables[0];
    const Value Bytes = C.attribute(Self, "buf");
    return C.item(Bytes, C.binary(BinaryOp::Add, G->Variables[1],
                                  C.item(C.attribute(Self, "ORDER"), I)));
  } catch (Raise &E) {
    addTraceback(R, E.Exception, R.intern("neopixel.py"), 1,
                 R.intern("<genexpr>"));
    throw;
  }
}

/// `tuple(... for i in range(self.bpp))`: two cells, function and closure of
/// the generator expression, the range, its iterator, and the generator.
Value micropython::neoPixelGetItem(Runtime &R, Arguments A) {
  constexpr uint32_t GeneratorState = 12; // Its n_state.
  Code C(R);
  const Value Cells[2] = {R.kept(newCell(R, A[0])),
                          R.kept(newCell(R, Value()))};
  const Value Offset =
      C.binary(BinaryOp::Multiply, A[1], C.attribute(A[0], "bpp"));
  static_cast<CellObj *>(Cells[1].object())->Content = Offset;
  Obj *Function =
      R.newObject<ConstantFunction>(R.Sizes.FunctionBytecode, nullptr);
  R.Mem.hold(Function);
  R.kept(newClosure(R, Function, Cells));
  const Value Range = C.function(C.global("range"), {C.attribute(A[0], "bpp")});
  const Value Iterator = R.kept(getIter(R, Range, /*OnStack=*/false));
  auto *G = R.newObject<OutlineGenerator>(R.Sizes.GeneratorInstance +
                                              GeneratorState * R.wordBytes(),
                                          R.type(OutlineGeneratorType));
  R.Mem.hold(G);
  G->Next = nextColour;
  G->Variables[0] = A[0];
  G->Variables[1] = Offset;
  G->Variables[2] = Iterator;
  return C.function(C.global("tuple"), {G});
}

Value micropython::neoPixelFill(Runtime &R, Arguments A) {
  Code C(R);
  const Value Self = A[0];
  const Value Bytes = C.attribute(Self, "buf");
  const Value Length = C.function(C.global("len"), {C.attribute(Self, "buf")});
  const Value Colours = C.attribute(Self, "bpp");
  const int64_t Count = getInt(R, Colours);
  for (int64_t I = 0; I < Count; ++I) {
    HoldScope Scope(R.Mem);
    const Value Colour = C.item(A[1], Value::smallInt(I));
    Value Place = C.item(C.attribute(Self, "ORDER"), Value::smallInt(I));
    while (isTrue(R, C.binary(BinaryOp::Less, Place, Length))) {
      C.setItem(Bytes, Place, Colour);
      Place = C.binary(BinaryOp::InplaceAdd, Place, Colours);
    }
  }
  return Value::none();
}

Value micropython::neoPixelWrite(Runtime &R, Arguments A) {
  Code C(R);
  C.function(C.global("bitstream"),
             {C.attribute(A[0], "pin"), Value::smallInt(0),
              C.attribute(A[0], "timing"), C.attribute(A[0], "buf")});
  return Value::none();
}
