//===- Deque.cpp - collections.deque -*- C++ -*-===//
//
// py/objdeque.c. A deque never grows: its items stand in a ring of one slot
// more than its maximum length.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"

namespace pymemlint::micropython {

namespace {

/// mp_obj_deque_t.
struct DequeObj final : Obj {
  uint64_t Alloc = 0, Get = 0, Put = 0;
  Slots *Items = nullptr;
  bool ChecksOverflow = false;
  uint64_t length() const { return Put >= Get ? Put - Get : Put + Alloc - Get; }
  uint64_t after(uint64_t I) const { return I + 1 == Alloc ? 0 : I + 1; }
  uint64_t before(uint64_t I) const { return I ? I - 1 : Alloc - 1; }
  void trace(Tracer &T) const override {
    if (Items)
      T.cell(Items);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(Alloc);
    W.number(Get);
    W.number(Put);
    W.number(ChecksOverflow);
    W.cell(Items);
    return true;
  }
};

} // namespace

static DequeObj *asDeque(Value V) {
  return static_cast<DequeObj *>(V.object());
}

static void append(Runtime &R, DequeObj *D, Value V) {
  const uint64_t Put = D->after(D->Put);
  if (D->ChecksOverflow && Put == D->Get)
    raiseMessage(R, R.Types.IndexError, "full");
  D->Items->Items[D->Put] = V;
  D->Put = Put;
  if (D->Get == Put)
    D->Get = D->after(D->Get);
}

static void extend(Runtime &R, DequeObj *D, Value Items) {
  const StackSpace Stack(R, stack::DequeExtend);
  forEachItem(R, getIter(R, Items, true), [&](Value Item) {
    append(R, D, Item);
    return true;
  });
}

static Value dequeMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  const NativeFrame Stack(R, stack::DequeMakeNew);
  checkArguments(R, A, 2, 3);
  // Only the empty tuple before 1.23.
  const bool IsFormer = R.Config.Version < 23;
  if (IsFormer && !(A[0] == R.EmptyTuple))
    raisePlain(R, R.Types.ValueError);
  const int64_t MaxLength = getInt(R, A[1]);
  if (MaxLength < 0)
    raisePlain(R, R.Types.ValueError);
  auto *D = R.newObject<DequeObj>(R.Sizes.Deque, Ty);
  D->Items = R.newSlots(MaxLength + 1);
  D->Alloc = MaxLength + 1;
  if (A.Count > 2)
    D->ChecksOverflow = getInt(R, A[2]) & 1;
  if (!IsFormer)
    extend(R, D, A[0]);
  return D;
}

static Value dequeUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  auto *D = asDeque(Self);
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(D->Get != D->Put);
  case UnaryOp::Len:
    return Value::smallInt(D->length());
  case UnaryOp::SizeOf:
    return Value::smallInt(R.Sizes.Deque + D->Alloc * R.wordBytes());
  default:
    return Value();
  }
}

static Value appendMethod(Runtime &R, Arguments A) {
  append(R, asDeque(A[0]), A[1]);
  return Value::none();
}

static Value appendLeftMethod(Runtime &R, Arguments A) {
  auto *D = asDeque(A[0]);
  const uint64_t Get = D->before(D->Get);
  if (D->ChecksOverflow && Get == D->Put)
    raiseMessage(R, R.Types.IndexError, "full");
  D->Get = Get;
  D->Items->Items[Get] = A[1];
  if (D->Put == Get)
    D->Put = D->before(D->Put);
  return Value::none();
}

static Value extendMethod(Runtime &R, Arguments A) {
  extend(R, asDeque(A[0]), A[1]);
  return Value::none();
}

static void raiseIfEmpty(Runtime &R, const DequeObj *D) {
  if (D->Get == D->Put)
    raiseMessage(R, R.Types.IndexError, "empty");
}

static Value popLeftMethod(Runtime &R, Arguments A) {
  auto *D = asDeque(A[0]);
  raiseIfEmpty(R, D);
  Value Item = D->Items->Items[D->Get];
  D->Items->Items[D->Get] = Value();
  D->Get = D->after(D->Get);
  return Item;
}

static Value popMethod(Runtime &R, Arguments A) {
  auto *D = asDeque(A[0]);
  raiseIfEmpty(R, D);
  D->Put = D->before(D->Put);
  Value Item = D->Items->Items[D->Put];
  D->Items->Items[D->Put] = Value();
  return Item;
}

static Value dequeSubscr(Runtime &R, Value Self, Value Index, Value V) {
  if (!V || !R.Config.macro("MICROPY_PY_COLLECTIONS_DEQUE_SUBSCR", 1))
    return Value();
  auto *D = asDeque(Self);
  uint64_t I = D->Get + getIndex(R, D->Ty, D->length(), Index, false);
  // deque_subscr: before 1.25 one place behind the buffer was read.
  if (I == D->Alloc && R.Config.Version < 25)
    stopUnmodelled(R, "a deque's item behind the end of its buffer",
                   "everything from there on");
  if (I >= D->Alloc)
    I -= D->Alloc;
  if (V == Value::sentinel())
    return D->Items->Items[I];
  D->Items->Items[I] = V;
  return Value::none();
}

static Value dequeIterNext(Runtime &, Value Self) {
  auto *I = static_cast<PositionIteratorObj *>(Self.object());
  auto *D = asDeque(I->Object);
  if (I->Position == D->Put)
    return Value::stopIteration();
  Value Item = D->Items->Items[I->Position];
  I->Position = D->after(I->Position);
  // What pop has left behind is the null word: nothing to go on with.
  return Item ? Item : Value::stopIteration();
}

static Value dequeGetIter(Runtime &R, Value Self, bool OnStack) {
  if (!R.Config.macro("MICROPY_PY_COLLECTIONS_DEQUE_ITER", 1))
    return Value();
  Value I = newPositionIterator(R, dequeIterNext, Self, OnStack);
  static_cast<PositionIteratorObj *>(I.object())->Position = asDeque(Self)->Get;
  return I;
}

static constexpr Entry Locals[] = {
    function("append", appendMethod, 2),
    onlyIf("since 1.23", function("appendleft", appendLeftMethod, 2)),
    onlyIf("since 1.23", function("extend", extendMethod, 2)),
    onlyIf("since 1.23", function("pop", popMethod, 1)),
    function("popleft", popLeftMethod, 1)};

extern const TypeSpec DequeType = {.Name = "deque",
                                   .MakeNew = dequeMakeNew,
                                   .Unary = dequeUnaryOp,
                                   .Subscr = dequeSubscr,
                                   .GetIter = dequeGetIter,
                                   .Locals = Locals};

} // namespace pymemlint::micropython
