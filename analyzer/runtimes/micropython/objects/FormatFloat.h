//===- FormatFloat.h - Floats as text -*- C++ -*-===//
//
// py/formatfloat.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_FORMATFLOAT_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_FORMATFLOAT_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// mp_format_float: a terminated text in \p Buffer of \p Size bytes; its
/// length. \p Format is one of e E f F g G; a negative \p Precision is the
/// default; \p Sign is what a positive number begins with, 0: nothing.
int formatFloat(Runtime &R, double V, char *Buffer, size_t Size, char Format,
                int Precision, char Sign);

} // namespace pymemlint::micropython
#endif
