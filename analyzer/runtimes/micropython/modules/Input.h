//===- Input.h - What comes from outside the program -*- C++ -*-===//
//
// Where the machine meets a value that the source does not determine (a
// sensor, a clock, a network), or something that it does not model.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_MODULES_INPUT_H
#define PYMEMLINT_MICROPYTHON_MODULES_INPUT_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// The value of \p What ("machine.ADC.read_u16()") is not known. The run is
/// followed with \p Nominal, and the report says so.
Value input(Runtime &R, const llvm::Twine &What, Value Nominal);

/// Names \p Construct and ends the run there.
[[noreturn]] void
stopUnmodelled(Runtime &R, const llvm::Twine &Construct,
               const llvm::Twine &Effect = "what follows is not counted");

} // namespace pymemlint::micropython
#endif
