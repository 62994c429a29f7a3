//===- Heapq.cpp - The module heapq -*- C++ -*-===//
//
// extmod/modheapq.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"

namespace pymemlint::micropython {

static ListObj *heapOf(Runtime &R, Value V) {
  if (auto *L = R.exact<ListObj>(V, R.Types.List))
    return L;
  raiseTypeError(R, "heap must be a list");
}

namespace {

/// An item by its position; __lt__ of an item may have shrunk the heap.
Value at(ListObj *Heap, uint32_t Position) {
  if (Position < Heap->Alloc && Heap->begin()[Position])
    return Heap->begin()[Position];
  return Value::none();
}

void put(ListObj *Heap, uint32_t Position, Value V) {
  if (Position < Heap->Alloc)
    Heap->begin()[Position] = V;
}

bool less(Runtime &R, Value A, Value B) {
  HoldScope Scope(R.Mem);
  return binaryOp(R, BinaryOp::Less, A, B).isTrue();
}

} // namespace

// heapq_heap_siftdown
static void siftDown(Runtime &R, ListObj *Heap, uint32_t Start,
                     uint32_t Position) {
  const StackSpace Stack(R, stack::SiftDown);
  const Value Item = R.kept(at(Heap, Position));
  while (Position > Start) {
    const uint32_t Above = (Position - 1) >> 1;
    const Value Parent = at(Heap, Above);
    if (!less(R, Item, Parent))
      break;
    put(Heap, Position, Parent);
    Position = Above;
  }
  put(Heap, Position, Item);
}

// heapq_heap_siftup
static void siftUp(Runtime &R, ListObj *Heap, uint32_t Position) {
  const uint32_t Start = Position, End = Heap->length();
  const Value Item = R.kept(at(Heap, Position));
  for (uint32_t Child = 2 * Position + 1; Child < End;
       Child = 2 * Position + 1) {
    // The right child unless the left one is less: a comparison that is
    // neither true nor false stays with the left one.
    if (Child + 1 < End) {
      HoldScope Scope(R.Mem);
      if (binaryOp(R, BinaryOp::Less, at(Heap, Child), at(Heap, Child + 1))
              .isFalse())
        ++Child;
    }
    put(Heap, Position, at(Heap, Child));
    Position = Child;
  }
  put(Heap, Position, Item);
  siftDown(R, Heap, Start, Position);
}

static Value heapPush(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::HeapPush);
  ListObj *Heap = heapOf(R, A[0]);
  listAppend(R, Heap, A[1]);
  siftDown(R, Heap, 0, Heap->length() - 1);
  return Value::none();
}

static Value heapPop(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::HeapPop);
  ListObj *Heap = heapOf(R, A[0]);
  if (!Heap->length())
    raiseMessage(R, R.Types.IndexError, "empty heap");
  const Value Item = R.kept(Heap->begin()[0]);
  Heap->setLength(Heap->length() - 1);
  Heap->begin()[0] = Heap->begin()[Heap->length()];
  Heap->begin()[Heap->length()] = Value();
  if (Heap->length())
    siftUp(R, Heap, 0);
  return Item;
}

static Value heapify(Runtime &R, Arguments A) {
  ListObj *Heap = heapOf(R, A[0]);
  for (uint32_t I = Heap->length() / 2; I > 0;) {
    HoldScope Scope(R.Mem);
    siftUp(R, Heap, --I);
  }
  return Value::none();
}

static constexpr Entry Globals[] = {
    string("__name__", "heapq"), function("heappush", heapPush, 2),
    function("heappop", heapPop, 1), function("heapify", heapify, 1)};

extern const ModuleSpec HeapqModule = {.Name = "heapq", .Globals = Globals};

} // namespace pymemlint::micropython
