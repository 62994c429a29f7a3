//===- ParseNumber.h - Text as a number -*- C++ -*-===//
//
// py/parsenum.c; parseInteger and parseFloat stand in Operations.h.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_PARSENUMBER_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_PARSENUMBER_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// mp_parse_num_complex: always a complex.
Value parseComplex(Runtime &R, llvm::StringRef Text);

} // namespace pymemlint::micropython
#endif
