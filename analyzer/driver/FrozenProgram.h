//===- FrozenProgram.h - A program as a manifest freezes it -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_FROZENPROGRAM_H
#define PYMEMLINT_ANALYZER_DRIVER_FROZENPROGRAM_H

#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/loader/FrozenImage.h"
#include "llvm/Support/Error.h"
#include <memory>

namespace pymemlint {

/// The firmware of \p Device with the program at \p Path frozen into it, whose
/// source is \p Text, and with it what its import statements name in its own
/// folder: a file as `module()` of a manifest does, a folder whole as
/// `package()` does. \p Optimisation is mpy-cross's -O level. Fails when one of
/// them cannot be read or compiled.
llvm::Expected<std::unique_ptr<micropython::FrozenImage>>
freezeProgram(llvm::StringRef Path, llvm::StringRef Text,
              const micropython::DeviceModel &Device, unsigned Optimisation,
              llvm::ArrayRef<Directive> Further = {});

/// The same with what the file at \p Path holds. An .mpy is frozen under the
/// name that it was compiled with.
llvm::Expected<std::unique_ptr<micropython::FrozenImage>>
freezeProgram(llvm::StringRef Path, const micropython::DeviceModel &Device,
              unsigned Optimisation, llvm::ArrayRef<Directive> Further = {});

} // namespace pymemlint
#endif
