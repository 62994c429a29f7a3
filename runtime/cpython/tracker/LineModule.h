//===- LineModule.h - Types of pymemlint._tracker for lines -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_LINEMODULE_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_LINEMODULE_H

#include <Python.h>

namespace pymemlint::tracker {

/// Adds LineCounter, ByteMeter and trace_this_thread(). False: a Python error
/// was raised.
bool addLineTypes(PyObject *Module);

} // namespace pymemlint::tracker
#endif
