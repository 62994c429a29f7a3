//===- RunMain.h - A program as the interpreter runs its own -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_RUNMAIN_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_RUNMAIN_H

#include <Python.h>

namespace pymemlint::tracker {

/// Adds the functions that run a program in the module `__main__`, as
/// Modules/main.c runs that of the command line: no frame of their caller is
/// seen by it, its uncaught exceptions are printed, and SystemExit ends the
/// process. False: a Python error was raised.
bool addRunMain(PyObject *Module);

} // namespace pymemlint::tracker
#endif
