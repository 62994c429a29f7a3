//===- MemoryErrorHandlers.h - Would a MemoryError be caught? -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_MEMORYERRORHANDLERS_H
#define PYMEMLINT_MICROPYTHON_MEMORYERRORHANDLERS_H

#include "analyzer/runtimes/micropython/Frame.h"

namespace pymemlint::micropython {

/// Whether the `except` clauses that py/compile.c, compile_try_except, puts at
/// \p At of the code of \p F catch a MemoryError; true as well where that is
/// not known.
bool clausesMayCatch(Runtime &R, const Frame &F, uint32_t At);

} // namespace pymemlint::micropython
#endif
