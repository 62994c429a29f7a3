//===- BytecodeDecoder.h - MicroPython's bytecode to Cost IR -*- C++ -*-===//
//
// From the bytes that a function has in the device's memory (py/bc.h) to its
// prelude's facts and its instructions. The .mpy front end and the lowering of
// source both yield those bytes.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_FRONTENDS_MPY_BYTECODEDECODER_H
#define PYMEMLINT_FRONTENDS_MPY_BYTECODEDECODER_H

#include "analyzer/ir/Module.h"
#include "llvm/Support/Error.h"

namespace pymemlint::mpy {

/// Fills \p F from F.Encoded: prelude (sizes, flags, counts, names, cells),
/// Code with the line of each instruction as mp_bytecode_get_source_line gives
/// it, WideIntegers, Line. Any bytes end in instructions or in an error
/// "byte N: what", with N counted from \p FileOffset. Indices of names,
/// objects, children and locals are not checked (ir::verify).
llvm::Error decodeBytecode(ir::Function &F, uint64_t FileOffset = 0);

/// The prelude alone, which begins at byte \p Begin of F.Encoded (it follows
/// the machine code of a native function).
llvm::Error decodePrelude(ir::Function &F, size_t Begin,
                          uint64_t FileOffset = 0);

} // namespace pymemlint::mpy
#endif
