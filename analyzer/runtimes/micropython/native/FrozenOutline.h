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
#include "analyzer/runtimes/micropython/loader/FileSystem.h"

namespace pymemlint::micropython {

/// What the tables know of \p Path below `.frozen`, "machine.py", "asyncio",
/// for the target's firmware: a file, the folder of a package, or nothing.
PathKind kindOfOutline(Runtime &R, llvm::StringRef Path);

/// The function of the code of the module \p Name, "machine", "asyncio/core":
/// mp_make_function_from_proto_fun. Called, it does what importing the module
/// does, in \p Context.
Value newOutlineFunction(Runtime &R, llvm::StringRef Name,
                         ModuleContextObj *Context);

/// A mistake in the tables, or empty: a step that is none, a function or class
/// without a row, a row that nothing refers to.
std::string checkFrozenOutlines();

} // namespace pymemlint::micropython
#endif
