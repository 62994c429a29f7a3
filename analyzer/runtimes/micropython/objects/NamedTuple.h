//===- NamedTuple.h - collections.namedtuple -*- C++ -*-===//
//
// py/objnamedtuple.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_NAMEDTUPLE_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_NAMEDTUPLE_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// collections.namedtuple(name, fields): a new type.
Value newNamedTupleType(Runtime &R, Arguments A);

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
