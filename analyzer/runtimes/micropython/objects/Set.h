//===- Set.h - set and frozenset -*- C++ -*-===//
//
// py/objset.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_SET_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_SET_H

#include "analyzer/runtimes/micropython/Map.h"

namespace pymemlint::micropython {

/// mp_obj_set_t.
struct SetObj final : Obj {
  SetTable S;
  void trace(Tracer &T) const override { S.trace(T); }
};

} // namespace pymemlint::micropython
#endif
