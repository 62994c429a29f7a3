//===- Range.h - range and its iterator -*- C++ -*-===//
//
// py/objrange.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_RANGE_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_RANGE_H

#include "analyzer/machine/Cell.h"

namespace pymemlint::micropython {

/// mp_obj_range_t.
struct RangeObj final : Obj {
  int64_t Start = 0, Stop = 0, Step = 1;
  /// range_len.
  int64_t length() const {
    int64_t Length = Stop - Start + Step;
    Length += Step > 0 ? -1 : 1;
    Length /= Step;
    return Length < 0 ? 0 : Length;
  }
};

/// mp_obj_range_it_t.
struct RangeIteratorObj final : Obj {
  int64_t Current = 0, Stop = 0, Step = 1;
};

} // namespace pymemlint::micropython
#endif
