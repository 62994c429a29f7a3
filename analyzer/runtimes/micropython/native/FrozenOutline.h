//===- FrozenOutline.h - Importing a frozen module without its code -*- C++
//-*-===//
//
// Carries out FrozenOutlines.def: functions, classes and dicts are made by the
// machine's own operations, so that all sizes follow from the target.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_FROZENOUTLINE_H
#define PYMEMLINT_MICROPYTHON_NATIVE_FROZENOUTLINE_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// Whether the tables have an outline of the frozen module \p Name for the
/// target's port.
bool isOutlined(Runtime &R, llvm::StringRef Name);

/// The function of that module's code: mp_make_function_from_proto_fun. Called,
/// it does what importing the module does, in \p Context.
Value newOutlineFunction(Runtime &R, llvm::StringRef Name,
                         ModuleContextObj *Context);

/// A mistake in the tables, or empty: a step that is none, a function or class
/// without a row, a row that nothing refers to.
std::string checkFrozenOutlines();

} // namespace pymemlint::micropython
#endif
