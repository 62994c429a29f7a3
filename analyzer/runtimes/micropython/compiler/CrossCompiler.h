//===- CrossCompiler.h - What mpy-cross makes of a program -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_CROSSCOMPILER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_CROSSCOMPILER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <vector>

namespace pymemlint::micropython {

/// The .mpy file that mpy-cross makes of \p Source with -O\p Optimisation and
/// -msmall-int-bits=\p SmallIntBits, the source called \p SourceName. Fails
/// with "line N: message" where mpy-cross refuses the program.
llvm::Expected<std::vector<uint8_t>>
crossCompileToMpy(llvm::StringRef Source, llvm::StringRef SourceName,
                  unsigned Optimisation, unsigned SmallIntBits);

} // namespace pymemlint::micropython
#endif
