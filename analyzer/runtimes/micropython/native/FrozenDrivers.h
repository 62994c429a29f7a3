//===- FrozenDrivers.h - What frozen drivers' functions do -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_FROZENDRIVERS_H
#define PYMEMLINT_MICROPYTHON_NATIVE_FROZENDRIVERS_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

// Behaviours of FrozenOutlines.def; the arguments are one for each parameter.
// The globals are the module's.
Value machineGetAttr(Runtime &R, Arguments A);
Value neoPixelInit(Runtime &R, Arguments A);
Value neoPixelLength(Runtime &R, Arguments A);
Value neoPixelSetItem(Runtime &R, Arguments A);
Value neoPixelGetItem(Runtime &R, Arguments A);
Value neoPixelFill(Runtime &R, Arguments A);
Value neoPixelWrite(Runtime &R, Arguments A);

} // namespace pymemlint::micropython
#endif
