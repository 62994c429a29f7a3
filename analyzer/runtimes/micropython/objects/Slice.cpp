//===- Slice.cpp - The slice object -*- C++ -*-===//
//
// py/objslice.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include <algorithm>

namespace pymemlint::micropython {

Value newSlice(Runtime &R, Value Start, Value Stop, Value Step) {
  auto *S = R.newObject<SliceObj>(R.Sizes.Slice, R.Types.Slice);
  S->Start = Start;
  S->Stop = Stop;
  S->Step = Step;
  return S;
}

/// One end of a slice; \p Whole when it is not given, else between \p Low and
/// \p High.
static int64_t bound(Runtime &R, Value End, int64_t Whole, int64_t Length,
                     int64_t Low, int64_t High) {
  if (End.isNone())
    return Whole;
  int64_t I = getInt(R, End);
  if (I < 0)
    I += Length;
  return std::min(High, std::max(I, Low));
}

BoundSlice sliceIndices(Runtime &R, const SliceObj *Slice, int64_t Length) {
  BoundSlice B;
  if (!Slice->Step.isNone()) {
    B.Step = getInt(R, Slice->Step);
    if (B.Step == 0)
      raiseValueError(R, "slice step can't be zero");
  }
  if (B.Step > 0) {
    B.Start = bound(R, Slice->Start, 0, Length, 0, Length);
    B.Stop = bound(R, Slice->Stop, Length, Length, 0, Length);
  } else {
    B.Start = bound(R, Slice->Start, Length - 1, Length, -1, Length - 1);
    B.Stop = bound(R, Slice->Stop, -1, Length, -1, Length - 1);
  }
  return B;
}

static void slicePrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  auto *S = static_cast<SliceObj *>(Self.object());
  P.write("slice(");
  printValue(R, P, S->Start, PrintKind::Repr);
  P.write(", ");
  printValue(R, P, S->Stop, PrintKind::Repr);
  P.write(", ");
  printValue(R, P, S->Step, PrintKind::Repr);
  P.write(")");
}

/// A slice has no hash.
static Value sliceUnaryOp(Runtime &, UnaryOp, Value) { return Value(); }

static Value sliceIndicesMethod(Runtime &R, Arguments A) {
  int64_t Length = getInt(R, A[1]);
  BoundSlice B =
      sliceIndices(R, static_cast<SliceObj *>(A[0].object()), Length);
  Value Items[] = {Value::smallInt(B.Start), Value::smallInt(B.Stop),
                   Value::smallInt(B.Step)};
  return newTuple(R, Items);
}

static Value indicesFunction(Runtime &R) {
  static constexpr Entry Method = function("indices", sliceIndicesMethod, 2);
  return R.romFunction(Method);
}

static void sliceAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  if (Dest[0] || !Name)
    return;
  auto *S = static_cast<SliceObj *>(Self.object());
  if (R.Config.macro("MICROPY_PY_BUILTINS_SLICE_ATTRS", 1)) {
    if (Name == R.Names.start)
      Dest[0] = S->Start;
    else if (Name == R.Names.stop)
      Dest[0] = S->Stop;
    else if (Name == R.Names.step)
      Dest[0] = S->Step;
  }
  if (Name == R.Names.indices &&
      R.Config.macro("MICROPY_PY_BUILTINS_SLICE_INDICES", 1)) {
    Dest[0] = indicesFunction(R);
    Dest[1] = Self;
  }
}

extern const TypeSpec SliceType = {.Name = "slice",
                                   .Print = slicePrint,
                                   .Unary = sliceUnaryOp,
                                   .Attr = sliceAttr};

} // namespace pymemlint::micropython
