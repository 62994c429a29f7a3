//===- LineEvents.h - When a line begins -*- C++ -*-===//
//
// From CPython 3.12 on by sys.monitoring, in the watched functions only; before
// that by a C trace function (PyEval_SetTrace) in the thread, which passes
// everything on to the one that was there before.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_LINEEVENTS_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_LINEEVENTS_H

#include <Python.h>

namespace pymemlint::tracker {

/// Events of \p Code come from now on, once for any number of calls. False: a
/// Python error was raised.
bool watchCode(PyCodeObject *Code);
void unwatchCode(PyCodeObject *Code);

/// In this thread; as often as started they have to be stopped. False: a Python
/// error was raised.
bool startEvents();
void stopEvents();
/// In this thread, as long as a counter is enabled for all threads.
void startEventsUntilIdle();

} // namespace pymemlint::tracker
#endif
