//===- Tuple.cpp - The tuple -*- C++ -*-===//
//
// py/objtuple.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include <algorithm>

namespace pymemlint::micropython {

static TupleObj *tupleOf(Value V) {
  return static_cast<TupleObj *>(V.object());
}

//===--- Making -----------------------------------------------------------===//

// mp_obj_new_tuple
TupleObj *newTupleOf(Runtime &R, uint32_t Count) {
  if (!Count)
    return tupleOf(R.EmptyTuple);
  auto *T = R.newObject<TupleObj>(R.Sizes.Tuple + Count * R.wordBytes(),
                                  R.Types.Tuple);
  T->Items = R.Pool.array<Value>(Count);
  T->Length = Count;
  return T;
}

Value newTuple(Runtime &R, llvm::ArrayRef<Value> Items) {
  TupleObj *T = newTupleOf(R, Items.size());
  std::copy(Items.begin(), Items.end(), T->Items);
  return T;
}

void deleteTuple(Runtime &R, TupleObj *T) {
  R.Mem.free(*T, R.Sizes.Tuple + T->Length * R.wordBytes());
  R.Pool.release(T->Items, T->Length * sizeof(Value));
  T->Items = nullptr;
  T->Length = 0;
}

TupleObj *asTuple(Runtime &R, Value V) {
  return R.typeOf(V)->GetIter == tupleGetIter ? tupleOf(V) : nullptr;
}

// mp_obj_tuple_make_new: the items are gathered in an array of their own, which
// is freed at the end.
static Value tupleMakeNew(Runtime &R, const Type *, Arguments A) {
  const NativeFrame Stack(R, stack::TupleMakeNew);
  checkArguments(R, A, 0, 1);
  if (!A.Count)
    return R.EmptyTuple;
  if (R.isExact(A[0], R.Types.Tuple))
    return A[0];
  uint32_t Alloc = 4, Length = 0;
  Slots *Items = R.newSlots(Alloc);
  forEachItem(R, getIter(R, A[0], false), [&](Value Item) {
    if (Length >= Alloc) {
      R.renewSlots(Items, Alloc, Alloc * 2);
      Alloc *= 2;
    }
    Items->Items[Length++] = Item;
    return true;
  });
  Value T = newTuple(R, {Items->Items, Length});
  R.deleteSlots(Items, Alloc);
  return T;
}

//===--- Operators --------------------------------------------------------===//

void printTuple(Runtime &R, Printer &P, Value Self, PrintKind K) {
  const StackSpace Stack(R, stack::ListPrint);
  auto *T = tupleOf(Self);
  llvm::StringRef Separator = ", ";
  const bool IsJson = K == PrintKind::Json;
  if (IsJson)
    Separator = P.itemSeparator();
  else
    K = PrintKind::Repr;
  P.write(IsJson ? "[" : "(");
  for (uint32_t I = 0; I != T->Length; ++I) {
    if (I)
      P.write(Separator);
    printValue(R, P, T->Items[I], K);
  }
  if (!IsJson && T->Length == 1)
    P.write(",");
  P.write(IsJson ? "]" : ")");
}

Value tupleUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  auto *T = tupleOf(Self);
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(T->Length != 0);
  case UnaryOp::Len:
    return Value::smallInt(T->Length);
  case UnaryOp::Hash: {
    // The sum starts with the address of the empty tuple in ROM.
    ++R.AddressHashes;
    // Not checked in the original.
    DepthGuard Depth(R, stack::TupleHash, DepthGuard::NeverChecked);
    uint64_t Hash = R.addressOf(R.EmptyTuple);
    for (Value Item : T->items())
      Hash += hashOf(R, Item);
    return truncatedSmallInt(R, Hash);
  }
  default:
    return Value();
  }
}

static Value compare(Runtime &R, BinaryOp Op, TupleObj *T, Value Other) {
  TupleObj *B = asTuple(R, Other);
  if (!B) {
    Value Base = castToNativeBase(R, Other, R.Types.Tuple);
    if (!Base || !(B = asTuple(R, Base)))
      return Value();
  }
  return newBool(compareObjects(R, Op, T->items(), B->items()));
}

Value tupleBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  auto *T = tupleOf(L);
  switch (Op) {
  case BinaryOp::Add:
  case BinaryOp::InplaceAdd: {
    if (!isSubclassFast(R, const_cast<Type *>(R.typeOf(Rhs)), R.Types.Tuple))
      return Value();
    TupleObj *B = asTuple(R, Rhs);
    if (!B) {
      R.unmodelled("a subclass of tuple added to a tuple",
                   "the interpreter reads the instance as if it were a tuple");
      B = asTuple(R, castToNativeBase(R, Rhs, R.Types.Tuple));
    }
    TupleObj *Sum = newTupleOf(R, T->Length + B->Length);
    std::copy_n(T->Items, T->Length, Sum->Items);
    std::copy_n(B->Items, B->Length, Sum->Items + T->Length);
    return Sum;
  }
  case BinaryOp::Multiply:
  case BinaryOp::InplaceMultiply: {
    int64_t Times;
    if (!getIntMaybe(R, Rhs, Times))
      return Value();
    if (Times <= 0)
      return R.EmptyTuple;
    const uint64_t Length = repeatedLength(T->Length, Times);
    if (Length > UINT32_MAX)
      throw OutOfMemory{Length * R.wordBytes(), false};
    TupleObj *Product = newTupleOf(R, Length);
    for (int64_t I = 0; T->Length && I != Times; ++I)
      std::copy_n(T->Items, T->Length, Product->Items + I * T->Length);
    return Product;
  }
  case BinaryOp::Equal:
  case BinaryOp::Less:
  case BinaryOp::LessEqual:
  case BinaryOp::More:
  case BinaryOp::MoreEqual:
    return compare(R, Op, T, Rhs);
  default:
    return Value();
  }
}

Value tupleSubscr(Runtime &R, Value Self, Value Index, Value V) {
  if (!(V == Value::sentinel()))
    return Value();
  auto *T = tupleOf(Self);
  if (R.isExact(Index, R.Types.Slice)) {
    BoundSlice Slice;
    if (!fastSliceIndexes(R, T->Length, Index, Slice))
      raiseMessage(R, R.Types.NotImplementedError,
                   "only slices with step=1 (aka None) are supported");
    return newTuple(R, T->items().slice(Slice.Start, Slice.Stop - Slice.Start));
  }
  return T->Items[getIndex(R, T->Ty, T->Length, Index, false)];
}

//===--- Methods, iteration and the type ----------------------------------===//

static Value countMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::ListIndex);
  return countOf(R, tupleOf(A[0])->items(), A[1]);
}

static Value indexMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::ListIndex);
  return indexOf(R, tupleOf(A[0])->items(), A);
}

static Value tupleIterNext(Runtime &, Value Self) {
  auto *I = static_cast<PositionIteratorObj *>(Self.object());
  auto *T = tupleOf(I->Object);
  if (I->Position >= T->Length)
    return Value::stopIteration();
  return T->Items[I->Position++];
}

Value tupleGetIter(Runtime &R, Value Self, bool OnStack) {
  return newPositionIterator(R, tupleIterNext, Self, OnStack);
}

static constexpr Entry Locals[] = {function("count", countMethod, 2),
                                   function("index", indexMethod, 2, 4)};

extern const TypeSpec TupleType = {.Name = "tuple",
                                   .MakeNew = tupleMakeNew,
                                   .Print = printTuple,
                                   .Unary = tupleUnaryOp,
                                   .Binary = tupleBinaryOp,
                                   .Subscr = tupleSubscr,
                                   .GetIter = tupleGetIter,
                                   .Locals = Locals};

} // namespace pymemlint::micropython
