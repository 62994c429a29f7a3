//===- BoardBoot.h - What a board does before its main.py -*- C++ -*-===//
//
// The part of each port's main.c between mp_init and the user's files: the
// frozen _boot.py, the file system, sys.path.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_BOARDBOOT_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_BOARDBOOT_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include "targets/Target.h"

namespace pymemlint::micropython {

/// Leaves the heap as the port does when it looks for boot.py. What of that is
/// not known is put on the list of missing facts.
void bootBoard(Runtime &R, const Target &T);

} // namespace pymemlint::micropython
#endif
