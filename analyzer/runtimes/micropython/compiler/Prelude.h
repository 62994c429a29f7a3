//===- Prelude.h - What a function's code begins with -*- C++ -*-===//
//
// py/bc.h: the numbers in the prelude of bytecode and of machine code.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_PRELUDE_H
#define PYMEMLINT_MICROPYTHON_COMPILER_PRELUDE_H

#include "analyzer/runtimes/micropython/compiler/Scope.h"
#include <vector>

namespace pymemlint::micropython {

/// MP_BC_PRELUDE_SIG_ENCODE: appends to \p Out; \p State is n_state.
void encodePreludeSignature(uint32_t State, uint32_t Exceptions, const Scope &S,
                            std::vector<uint8_t> &Out);
/// MP_BC_PRELUDE_SIZE_ENCODE: bytes of names and lines, number of cells.
void encodePreludeSizes(uint32_t InfoBytes, uint32_t Cells,
                        std::vector<uint8_t> &Out);

} // namespace pymemlint::micropython
#endif
