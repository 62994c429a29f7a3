//===- Sequence.h - What lists, tuples and strings share -*- C++ -*-===//
//
// py/sequence.c and the slice object (py/objslice.c).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_SEQUENCE_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_SEQUENCE_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// mp_bound_slice_t.
struct BoundSlice {
  int64_t Start = 0, Stop = 0, Step = 1;
};

/// mp_obj_slice_indices: \p Slice for a sequence of \p Length items.
BoundSlice sliceIndices(Runtime &R, const SliceObj *Slice, int64_t Length);
/// mp_seq_get_fast_slice_indexes: true when the step is 1.
bool fastSliceIndexes(Runtime &R, uint64_t Length, Value Slice,
                      BoundSlice &Bounds);
/// mp_seq_extract_slice: a new list, grown item by item.
Value extractSlice(Runtime &R, llvm::ArrayRef<Value> Items,
                   const BoundSlice &Bounds);
/// mp_seq_cmp_bytes and mp_seq_cmp_objs: not for NotEqual.
bool compareBytes(BinaryOp Op, llvm::StringRef A, llvm::StringRef B);
bool compareObjects(Runtime &R, BinaryOp Op, llvm::ArrayRef<Value> A,
                    llvm::ArrayRef<Value> B);
/// mp_seq_index_obj: \p A are self, value, start and stop.
Value indexOf(Runtime &R, llvm::ArrayRef<Value> Items, Arguments A);
/// mp_seq_count_obj.
Value countOf(Runtime &R, llvm::ArrayRef<Value> Items, Value V);

/// Items of a sequence repeated \p Times times; too many to be had at all
/// rather than wrapped.
inline uint64_t repeatedLength(uint64_t Length, uint64_t Times) {
  uint64_t Product;
  return __builtin_mul_overflow(Length, Times, &Product) ||
                 Product > UINT64_MAX / 64
             ? UINT64_MAX / 64
             : Product;
}

/// Raises an exception without arguments (mp_raise_type, or a message that is
/// NULL).
[[noreturn]] void raisePlain(Runtime &R, const Type *Ty);

} // namespace pymemlint::micropython
#endif
