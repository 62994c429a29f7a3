//===- BuiltinFunctions.h - The built-in functions -*- C++ -*-===//
//
// py/modbuiltins.c: each function of the module builtins, as its table names
// them.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_BUILTINFUNCTIONS_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_BUILTINFUNCTIONS_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython::builtins {

Value buildClass(Runtime &R, Arguments A);
Value replPrint(Runtime &R, Arguments A);
Value abs(Runtime &R, Arguments A);
Value all(Runtime &R, Arguments A);
Value any(Runtime &R, Arguments A);
Value bin(Runtime &R, Arguments A);
Value callable(Runtime &R, Arguments A);
Value chr(Runtime &R, Arguments A);
Value deleteAttr(Runtime &R, Arguments A);
Value dir(Runtime &R, Arguments A);
Value divmod(Runtime &R, Arguments A);
Value getAttr(Runtime &R, Arguments A);
Value setAttr(Runtime &R, Arguments A);
Value globals(Runtime &R, Arguments A);
Value hasAttr(Runtime &R, Arguments A);
Value hash(Runtime &R, Arguments A);
Value help(Runtime &R, Arguments A);
Value hex(Runtime &R, Arguments A);
Value id(Runtime &R, Arguments A);
Value input(Runtime &R, Arguments A);
Value isInstance(Runtime &R, Arguments A);
Value isSubclass(Runtime &R, Arguments A);
Value iter(Runtime &R, Arguments A);
Value len(Runtime &R, Arguments A);
Value locals(Runtime &R, Arguments A);
Value maximum(Runtime &R, Arguments A);
Value minimum(Runtime &R, Arguments A);
Value next(Runtime &R, Arguments A);
Value oct(Runtime &R, Arguments A);
Value ord(Runtime &R, Arguments A);
Value pow(Runtime &R, Arguments A);
Value print(Runtime &R, Arguments A);
Value repr(Runtime &R, Arguments A);
Value round(Runtime &R, Arguments A);
Value sorted(Runtime &R, Arguments A);
Value sum(Runtime &R, Arguments A);

} // namespace pymemlint::micropython::builtins
#endif
