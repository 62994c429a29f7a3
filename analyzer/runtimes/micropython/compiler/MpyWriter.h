//===- MpyWriter.h - Writes a compiled module as .mpy -*- C++ -*-===//
//
// py/persistentcode.c, mp_raw_code_save: the .mpy format, version 6.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_MPYWRITER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_MPYWRITER_H

#include "analyzer/ir/Module.h"
#include <cstdint>
#include <vector>

namespace pymemlint::micropython {

/// The bytes of the file. Native functions are machine code where the
/// module has it, else bytecode.
/// \p SmallIntBits is the width that the file claims to need.
std::vector<uint8_t> writeMpy(const ir::Module &Module, unsigned SmallIntBits);

} // namespace pymemlint::micropython
#endif
