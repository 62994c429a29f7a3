//===- StaticNames.h - Names that every MicroPython has in ROM -*- C++ -*-===//
//
// py/makeqstrdata.py, static_qstr_list: these names have the same numbers in
// every build, so an .mpy file holds the number instead of the text. Part of
// the .mpy format, version 6.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_STATICNAMES_H
#define PYMEMLINT_MICROPYTHON_COMPILER_STATICNAMES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace pymemlint::micropython {

/// The index of a name is its number; 0 is the null name, 1 the empty one.
llvm::ArrayRef<llvm::StringRef> staticNames();

/// What mpy-cross 1.27 has in ROM, for a host's QstrTable: the static names and
/// its other names of more than ten bytes. A string literal that long becomes a
/// name only if it is one already (py/parse.c, push_result_token); shorter ones
/// always do.
llvm::ArrayRef<llvm::StringRef> crossCompilerNames();

} // namespace pymemlint::micropython
#endif
