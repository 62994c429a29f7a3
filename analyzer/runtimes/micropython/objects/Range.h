//===- Range.h - range and its iterator -*- C++ -*-===//
//
// py/objrange.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_RANGE_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_RANGE_H

#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Object.h"

namespace pymemlint::micropython {

/// mp_obj_range_t.
struct RangeObj final : Obj {
  int64_t Start = 0, Stop = 0, Step = 1;
  /// Its ends come from outside: some of the numbers from Start to Stop.
  bool IsOpen = false;
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(uint64_t(Start));
    W.number(uint64_t(Stop));
    W.number(uint64_t(Step));
    W.number(IsOpen);
    return true;
  }
};

/// mp_obj_range_it_t.
struct RangeIteratorObj final : Obj {
  int64_t Current = 0, Stop = 0, Step = 1;
  bool IsOpen = false; ///< See RangeObj.
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(uint64_t(Current));
    W.number(uint64_t(Stop));
    W.number(uint64_t(Step));
    W.number(IsOpen);
    return true;
  }
};

} // namespace pymemlint::micropython
#endif
