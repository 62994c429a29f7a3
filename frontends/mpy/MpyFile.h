//===- MpyFile.h - Precompiled MicroPython modules -*- C++ -*-===//
//
// Reads .mpy files of version 6 (py/persistentcode.c) into Cost IR.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_FRONTENDS_MPY_MPYFILE_H
#define PYMEMLINT_FRONTENDS_MPY_MPYFILE_H

#include "analyzer/ir/Module.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace pymemlint::mpy {

/// Whether \p Bytes begin as an .mpy file does.
bool isMpy(llvm::StringRef Bytes);

/// The module in the bytes of an .mpy file, verified. Any bytes end in a module
/// or in an error "FILE: byte N: what". Bytes behind the module are ignored,
/// as the device does. Machine code is kept as bytes and has no instructions.
llvm::Expected<std::unique_ptr<ir::Module>> readMpy(llvm::StringRef Bytes,
                                                    llvm::StringRef FileName);

} // namespace pymemlint::mpy
#endif
