//===- Boot.h - From power-up to the user's program -*- C++ -*-===//
//
// mp_init and what the ports' main does around the user's program.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_BOOT_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_BOOT_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include "targets/Target.h"

namespace pymemlint::micropython {

/// mp_init and the port's own start: file system, sys.path, sys.argv.
void boot(Runtime &R, const Target &T);
/// Starts the program \p Module as the target's launch says; \p Bare: as the
/// measured minimum heaps were, by an import alone. \p Entry, where it is not
/// empty, names what is called after the import, without arguments.
void launch(Runtime &R, const Target &T, llvm::StringRef Module,
            llvm::StringRef Entry, bool Bare);
/// mp_obj_list_append to mp_sys_path, while it is the list of the start.
void appendSysPath(Runtime &R, Value Entry);
/// What the port does with an exception that the launch let through: prints
/// it, which unpacks its message and may run the program's own __repr__.
void reportUncaught(Runtime &R, Value Exception);
/// What the port calls behind the program: the function given to sys.atexit().
void callExitFunction(Runtime &R);

} // namespace pymemlint::micropython
#endif
