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

/// One of the numbers from \p Low to \p High, drawn (Runtime::Inputs). The ends
/// and small numbers come more often than others.
int64_t drawNumber(Runtime &R, int64_t Low, int64_t High);
/// Draws the bytes of a bytes object or of a buffer.
void drawBytes(Runtime &R, Value V);

/// A small int from outside, from \p Low to \p High. Where one run stands for
/// all, \p Nominal, of which nothing is said.
Value smallInput(Runtime &R, int64_t Low, int64_t High, int64_t Nominal);
/// \p V, bytes or a buffer of a certain length whose content is \p What.
Value inputContent(Runtime &R, const llvm::Twine &What, Value V);

/// Names \p Construct and ends the run there.
[[noreturn]] void
stopUnmodelled(Runtime &R, const llvm::Twine &Construct,
               const llvm::Twine &Effect = "what follows is not counted");

} // namespace pymemlint::micropython
#endif
