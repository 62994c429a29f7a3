//===- CrossCompiler.h - What mpy-cross makes of a program -*- C++ -*-===//
//
// Lexer, parser, compiler and writer in one step, on a host: for programs that
// are deployed precompiled, and for library code that only has to be known.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_CROSSCOMPILER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_CROSSCOMPILER_H

#include "analyzer/ir/Module.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/Compiler.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <memory>
#include <vector>

namespace pymemlint::micropython {

struct CrossCompiled {
  std::unique_ptr<ir::Module> Module;
  std::vector<Unsupported> Unsupporteds;
  ir::SourceMap Source; ///< Where it was asked for.
};

/// The configuration of mpy-cross 1.\p Version (mpy-cross/mpconfigport.h).
CompilerConfig crossCompilerConfig(unsigned Version);

/// Compiles \p Source as `mpy-cross -ON` of \p Config does, N being
/// \p Optimisation; the code carries \p SourceName. Instructions are not
/// decoded. Throws CompileError for a program that is refused, here also one
/// that takes more memory than an Arena gives.
CrossCompiled
crossCompile(llvm::StringRef Source, llvm::StringRef SourceName,
             unsigned Optimisation = 0, const CompilerConfig &Config = {},
             CompileInput::Source WantsSource = CompileInput::Source::Dropped);

/// The .mpy file that mpy-cross 1.\p Version makes of \p Source with
/// -O\p Optimisation and -msmall-int-bits=\p SmallIntBits, the source called
/// \p SourceName. Fails
/// with "line N: message" where mpy-cross refuses the program, and where the
/// file would hold native code that is not modelled. Native functions become
/// machine code for \p Native, without which mpy-cross refuses them. \p Kept,
/// when it is not null, gets what the file was written from, with its source's
/// map when \p KeepsSource.
llvm::Expected<std::vector<uint8_t>>
crossCompileToMpy(llvm::StringRef Source, llvm::StringRef SourceName,
                  unsigned Optimisation, unsigned SmallIntBits,
                  unsigned Version = 27, const NativeConfig &Native = {},
                  bool KeepsSource = false, CrossCompiled *Kept = nullptr);
/// Tells the functions of an .mpy that was read, of which only the machine
/// code is in there, what they do: as those of \p Source, which it was written
/// from.
llvm::Error describeMachineCode(ir::Module &Read, const ir::Module &Source);

} // namespace pymemlint::micropython
#endif
