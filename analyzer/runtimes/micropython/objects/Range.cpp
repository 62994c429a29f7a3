//===- Range.cpp - range and its iterator -*- C++ -*-===//
//
// py/objrange.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Range.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"

namespace pymemlint::micropython {

static RangeObj *asRange(Value V) {
  return static_cast<RangeObj *>(V.object());
}

/// range_len. The sum wraps around in a word, so a range across more than half
/// of all numbers may have no items.
static int64_t rangeLength(const Runtime &R, const RangeObj *Range) {
  const uint64_t Sum = uint64_t(Range->Stop) - uint64_t(Range->Start) +
                       uint64_t(Range->Step) + (Range->Step > 0 ? -1 : 1);
  const int64_t Length = toWord(R, Sum);
  // The least word divided by -1 has no quotient in C.
  if (Range->Step == -1)
    return std::max<int64_t>(Length == INT64_MIN ? 0 : -Length, 0);
  return std::max<int64_t>(Length / Range->Step, 0);
}

//===--- Iterator ---------------------------------------------------------===//

/// What a range gives: mp_obj_new_int. Before 1.27 a small int of the low bits.
static Value newRangeInt(Runtime &R, int64_t Number) {
  if (R.Config.Version >= 27)
    return newInt(R, Number);
  const unsigned Dropped = 64 - R.Config.SmallIntBits;
  return Value::smallInt(int64_t(uint64_t(Number) << Dropped) >> Dropped);
}

static Value rangeIterNext(Runtime &R, Value Self) {
  auto *I = static_cast<RangeIteratorObj *>(Self.object());
  if (I->Step > 0 ? I->Current >= I->Stop : I->Current <= I->Stop)
    return Value::stopIteration();
  if (I->IsOpen)
    return R.choose(2) ? open::newInteger(R, I->Current, I->Stop - 1)
                       : Value::stopIteration();
  const int64_t Current = I->Current;
  I->Current = toWord(R, uint64_t(Current) + uint64_t(I->Step));
  return newRangeInt(R, Current);
}

extern const TypeSpec RangeIteratorType = {
    .Name = "iterator", .Flags = IterIsIterNext, .IterNext = rangeIterNext};

static Value rangeGetIter(Runtime &R, Value Self, bool OnStack) {
  auto *I =
      newIteratorBuffer<RangeIteratorObj>(R, R.Types.RangeIterator, OnStack);
  auto *Range = asRange(Self);
  I->Current = Range->Start;
  I->Stop = Range->Stop;
  I->Step = Range->Step;
  I->IsOpen = Range->IsOpen;
  return I;
}

//===--- range ------------------------------------------------------------===//

static void rangePrint(Runtime &, Printer &P, Value Self, PrintKind) {
  auto *Range = asRange(Self);
  P.write("range(");
  P.write(std::to_string(Range->Start));
  P.write(", ");
  P.write(std::to_string(Range->Stop));
  if (Range->Step != 1) {
    P.write(", ");
    P.write(std::to_string(Range->Step));
  }
  P.write(")");
}

// range_make_new: the object is requested before its arguments are looked at.
static Value rangeMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  const NativeFrame Stack(R, stack::RangeMakeNew);
  checkArguments(R, A, 1, 3);
  auto *Range = R.newObject<RangeObj>(R.Sizes.Range, Ty);
  if (A.Count < 3 && R.Paths &&
      open::rangeBounds(R, A.Count == 1 ? Value::smallInt(0) : A[0],
                        A[A.Count - 1], Range->Start, Range->Stop)) {
    Range->IsOpen = true;
    return Range;
  }
  if (A.Count == 1) {
    Range->Stop = getInt(R, A[0]);
    return Range;
  }
  Range->Start = getInt(R, A[0]);
  Range->Stop = getInt(R, A[1]);
  if (A.Count == 3) {
    const int64_t Step = getInt(R, A[2]);
    if (!Step)
      raiseValueError(R, "zero step");
    Range->Step = Step;
  }
  return Range;
}

static Value rangeUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  const int64_t Length = rangeLength(R, asRange(Self));
  if (asRange(Self)->IsOpen)
    R.readOpen("the length of a range from outside");
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(Length > 0);
  case UnaryOp::Len:
    return newRangeInt(R, Length);
  default:
    return Value();
  }
}

static Value rangeBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  auto *B = R.exact<RangeObj>(Rhs, R.Types.Range);
  if (Op != BinaryOp::Equal || !B ||
      !R.Config.macro("MICROPY_PY_BUILTINS_RANGE_BINOP"))
    return Value();
  auto *A = asRange(L);
  if (A->IsOpen || B->IsOpen)
    R.readOpen("comparing a range from outside");
  const int64_t Length = rangeLength(R, A);
  if (Length != rangeLength(R, B))
    return Value::boolean(false);
  return newBool(!Length ||
                 (A->Start == B->Start && (Length == 1 || A->Step == B->Step)));
}

/// start + Index * step, in a word.
static int64_t rangeItem(const Runtime &R, const RangeObj *Range,
                         int64_t Index) {
  return toWord(R, uint64_t(Range->Start) +
                       uint64_t(Index) * uint64_t(Range->Step));
}

static Value rangeSubscr(Runtime &R, Value Self, Value Index, Value V) {
  if (!(V == Value::sentinel()))
    return Value();
  auto *Range = asRange(Self);
  const int64_t Length = rangeLength(R, Range);
  if (Range->IsOpen)
    R.readOpen("an item of a range from outside");
  if (R.isExact(Index, R.Types.Slice)) {
    // range_subscr: before 1.26 the bounds of mp_seq_get_fast_slice_indexes.
    const bool IsFormer = R.Config.Version < 26;
    BoundSlice Slice;
    if (IsFormer)
      fastSliceIndexes(R, Length, Index, Slice);
    else
      Slice = sliceIndices(R, static_cast<SliceObj *>(Index.object()), Length);
    auto *Part = R.newObject<RangeObj>(R.Sizes.Range, R.Types.Range);
    Part->Start = rangeItem(R, Range, Slice.Start);
    Part->Stop = rangeItem(R, Range, Slice.Stop);
    Part->Step = toWord(R, uint64_t(Slice.Step) * uint64_t(Range->Step));
    if (IsFormer && Slice.Step < 0)
      Part->Stop -= Range->Step;
    return Part;
  }
  const int64_t I = getIndex(R, Range->Ty, Length, Index, false);
  return newRangeInt(R, rangeItem(R, Range, I));
}

static void rangeAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  if (Dest[0] || !R.Config.macro("MICROPY_PY_BUILTINS_RANGE_ATTRS", 1))
    return;
  auto *Range = asRange(Self);
  if (Range->IsOpen)
    R.readOpen("an end of a range from outside");
  if (Name == R.Names.start)
    Dest[0] = newInt(R, Range->Start);
  else if (Name == R.Names.stop)
    Dest[0] = newInt(R, Range->Stop);
  else if (Name == R.Names.step)
    Dest[0] = newInt(R, Range->Step);
}

extern const TypeSpec RangeType = {.Name = "range",
                                   .MakeNew = rangeMakeNew,
                                   .Print = rangePrint,
                                   .Unary = rangeUnaryOp,
                                   .Binary = rangeBinaryOp,
                                   .Attr = rangeAttr,
                                   .Subscr = rangeSubscr,
                                   .GetIter = rangeGetIter};

} // namespace pymemlint::micropython
