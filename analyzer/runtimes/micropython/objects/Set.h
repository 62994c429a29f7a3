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
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(S.Table);
    W.number(uint64_t(S.Used) << 32 | S.Alloc);
    // An item's number decides its place in the table.
    for (uint32_t I = 0; I != S.Alloc; ++I)
      W.number(S.Table->Items[I].isSmallInt() ? S.Table->Items[I].bits() : 0);
    return true;
  }
};

} // namespace pymemlint::micropython
#endif
