//===- Int.h - What int objects hold -*- C++ -*-===//
//
// py/objint.c, objint_mpz.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_INT_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_INT_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// mp_obj_int_get_checked of a small int or an int object: raises OverflowError
/// when it does not fit a machine word of the device.
int64_t intChecked(Runtime &R, Value V);
/// mp_obj_int_get_truncated: the low word.
int64_t intTruncated(Runtime &R, Value V);
/// mp_obj_int_as_float_impl.
double intToFloat(Runtime &R, Value V);

} // namespace pymemlint::micropython
#endif
