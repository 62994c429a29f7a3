//===- Tuple.h - tuple, namedtuple and attrtuple -*- C++ -*-===//
//
// py/objtuple.c, objnamedtuple.c and objattrtuple.c.
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

/// mp_obj_new_attrtuple: \p Fields are names in ROM that outlive the tuple.
Value newAttrTuple(Runtime &R, const Qstr *Fields,
                   llvm::ArrayRef<Value> Items);

/// The names of a namedtuple's fields (mp_obj_namedtuple_type_t); the Extra of
/// its type.
struct NamedTupleFields {
  Qstr *Names = nullptr;
  uint32_t Count = 0;
  /// mp_obj_namedtuple_find_field: Count when there is no such field.
  uint32_t find(Qstr Name) const {
    for (uint32_t I = 0; I != Count; ++I)
      if (Names[I] == Name)
        return I;
    return Count;
  }
};

} // namespace pymemlint::micropython
#endif
