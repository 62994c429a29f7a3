//===- ErrorHandlers.h - What goes on after a MemoryError -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_ERRORHANDLERS_H
#define PYMEMLINT_MICROPYTHON_OPEN_ERRORHANDLERS_H

namespace pymemlint::micropython {

class Runtime;
struct Frame;

/// Whether a MemoryError that is raised now may be caught by the program. The
/// loop of asyncio, which reports the error of a task and goes on with the
/// others, is no part of the program; a handler that the program gave it is.
bool mayCatchMemoryError(Runtime &R);

/// Whether one that comes to \p F, which is active or a generator that waits,
/// may stay there.
bool mayCatchMemoryError(Runtime &R, Frame &F);

} // namespace pymemlint::micropython
#endif
