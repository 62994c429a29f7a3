//===- StaticNames.h - Names that every .mpy file knows -*- C++ -*-===//
//
// An .mpy file of version 6 refers to these names by number. They are the
// first names of every build's table, so the number is the name's Qstr.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_FRONTENDS_MPY_STATICNAMES_H
#define PYMEMLINT_FRONTENDS_MPY_STATICNAMES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace pymemlint::mpy {

/// By their numbers; the one at 0 (no name) is empty, as number 1 is.
llvm::ArrayRef<llvm::StringRef> staticNames();
/// QSTR_LAST_STATIC: the highest number.
unsigned lastStaticName();

} // namespace pymemlint::mpy
#endif
