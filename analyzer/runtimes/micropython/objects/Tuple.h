//===- Tuple.h - tuple and attrtuple -*- C++ -*-===//
//
// py/objtuple.c and objattrtuple.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_TUPLE_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_TUPLE_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// mp_obj_tuple_del: the tuple's memory is freed.
void deleteTuple(Runtime &R, TupleObj *T);
/// mp_obj_is_tuple_compatible: a tuple, namedtuple or attrtuple; null if not.
TupleObj *asTuple(Runtime &R, Value V);

/// The slots that every kind of tuple shares.
Value tupleUnaryOp(Runtime &R, UnaryOp Op, Value Self);
Value tupleBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs);
Value tupleSubscr(Runtime &R, Value Self, Value Index, Value V);
Value tupleGetIter(Runtime &R, Value Self, bool OnStack);

/// mp_obj_new_attrtuple: \p Fields, one for each item, outlive the tuple
/// (Runtime::Pool).
Value newAttrTuple(Runtime &R, const Qstr *Fields, llvm::ArrayRef<Value> Items);
/// An attrtuple in ROM (sys.implementation): no request.
Value romAttrTuple(Runtime &R, llvm::ArrayRef<llvm::StringRef> Fields,
                   llvm::ArrayRef<Value> Items);
/// MP_OBJ_NEW_SMALL_INT of any mp_int_t: the bits that have no room are lost.
inline Value truncatedSmallInt(const Runtime &R, uint64_t V) {
  const unsigned Lost = 64 - R.Config.SmallIntBits;
  return Value::smallInt(static_cast<int64_t>(V << Lost) >> Lost);
}

} // namespace pymemlint::micropython
#endif
