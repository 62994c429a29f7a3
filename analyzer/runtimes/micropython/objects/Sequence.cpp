//===- Sequence.cpp - What lists, tuples and strings share -*- C++ -*-===//
//
// py/sequence.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include <algorithm>
#include <cstring>

namespace pymemlint::micropython {

void raisePlain(Runtime &R, const Type *Ty) {
  throw Raise{newException(R, Ty)};
}

bool fastSliceIndexes(Runtime &R, uint64_t Length, Value Slice,
                      BoundSlice &Bounds) {
  Bounds = sliceIndices(R, static_cast<SliceObj *>(Slice.object()), Length);
  // With a negative step the stop becomes the last item, not the one behind.
  if (Bounds.Step < 0)
    ++Bounds.Stop;
  if (Bounds.Step > 0 && Bounds.Start > Bounds.Stop)
    Bounds.Stop = Bounds.Start;
  else if (Bounds.Step < 0 && Bounds.Start < Bounds.Stop)
    Bounds.Stop = Bounds.Start + 1;
  return Bounds.Step == 1;
}

Value extractSlice(Runtime &R, llvm::ArrayRef<Value> Items,
                   const BoundSlice &Bounds) {
  ListObj *Result = newListOf(R, 0);
  if (Bounds.Step < 0) {
    for (int64_t I = Bounds.Start; I >= Bounds.Stop; I += Bounds.Step)
      listAppend(R, Result, Items[I]);
  } else {
    for (int64_t I = Bounds.Start; I < Bounds.Stop; I += Bounds.Step)
      listAppend(R, Result, Items[I]);
  }
  return Result;
}

/// Less and LessEqual are decided as More and MoreEqual the other way round.
template <class T> static BinaryOp orderUpwards(BinaryOp Op, T &A, T &B) {
  if (Op != BinaryOp::Less && Op != BinaryOp::LessEqual)
    return Op;
  std::swap(A, B);
  return Op == BinaryOp::Less ? BinaryOp::More : BinaryOp::MoreEqual;
}

/// One sequence is the beginning of the other, or both are the same.
static bool decideByLength(BinaryOp Op, size_t A, size_t B) {
  if (A != B)
    return A > B;
  return Op != BinaryOp::More;
}

bool compareBytes(BinaryOp Op, llvm::StringRef A, llvm::StringRef B) {
  if (Op == BinaryOp::Equal)
    return A == B;
  Op = orderUpwards(Op, A, B);
  size_t Length = std::min(A.size(), B.size());
  int Order = Length ? std::memcmp(A.data(), B.data(), Length) : 0;
  return Order ? Order > 0 : decideByLength(Op, A.size(), B.size());
}

bool compareObjects(Runtime &R, BinaryOp Op, llvm::ArrayRef<Value> A,
                    llvm::ArrayRef<Value> B) {
  if (Op == BinaryOp::Equal && A.size() != B.size())
    return false;
  // The original does not check here: a stack that is used up by nested
  // sequences ends the firmware.
  DepthGuard Depth(R, stack::ListBinary + stack::Compare,
                   DepthGuard::NeverChecked);
  Op = orderUpwards(Op, A, B);
  size_t Length = std::min(A.size(), B.size());
  for (size_t I = 0; I != Length; ++I) {
    HoldScope Scope(R.Mem);
    if (equal(R, A[I], B[I]))
      continue;
    if (Op == BinaryOp::Equal)
      return false;
    return binaryOp(R, Op, A[I], B[I]).isTrue();
  }
  return decideByLength(Op, A.size(), B.size());
}

Value indexOf(Runtime &R, llvm::ArrayRef<Value> Items, Arguments A) {
  const StackSpace Stack(R, stack::IndexOf);
  size_t Start = 0, Stop = Items.size();
  if (A.Count >= 3) {
    const Type *Ty = R.typeOf(A[0]);
    Start = getIndex(R, Ty, Items.size(), A[2], true);
    if (A.Count >= 4)
      Stop = getIndex(R, Ty, Items.size(), A[3], true);
  }
  for (size_t I = Start; I < Stop; ++I) {
    HoldScope Scope(R.Mem);
    if (equal(R, Items[I], A[1]))
      return Value::smallInt(I);
  }
  raiseValueError(R, "object not in sequence");
}

Value countOf(Runtime &R, llvm::ArrayRef<Value> Items, Value V) {
  const StackSpace Stack(R, stack::CountOf);
  size_t Count = 0;
  for (Value Item : Items) {
    HoldScope Scope(R.Mem);
    Count += equal(R, Item, V);
  }
  return Value::smallInt(Count);
}

} // namespace pymemlint::micropython
