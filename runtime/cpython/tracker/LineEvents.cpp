//===- LineEvents.cpp - When a line begins -*- C++ -*-===//
#include "runtime/cpython/tracker/LineEvents.h"
#include "runtime/cpython/tracker/Lines.h"
#include <iterator>

using namespace pymemlint;
using namespace pymemlint::tracker;

namespace {

/// Takes a request back that was for the event only, not the program's.
[[maybe_unused]] void takeBackLast(const void *Address) {
  if (Mine.Last.Address == Address && Address)
    takeBack(Address);
}

} // namespace

#if PY_VERSION_HEX >= 0x030c0000

namespace {

long Tool = -1;
long LocalEvents = 0; ///< A mask of sys.monitoring.events.

PyObject *monitoring() {
  PyObject *M = PySys_GetObject("monitoring");
  if (!M)
    PyErr_SetString(PyExc_RuntimeError, "no sys.monitoring");
  return M;
}

/// The frame of \p Code, of which an event tells.
const void *frameOf(const PyCodeObject *Code) {
  pymemlint_frame F;
  if (!pymemlint_frames(PyThreadState_Get(), &F, 1) || F.code != Code)
    return nullptr;
  return F.frame;
}

template <void What(PyCodeObject *, const void *, PyObject *)>
PyObject *onEvent(PyObject *, PyObject *const *Arguments, Py_ssize_t Count) {
  if (Count >= 2 && PyCode_Check(Arguments[0])) {
    takeBackLast(Arguments[1]); // A number, made for the event only.
    auto *Code = reinterpret_cast<PyCodeObject *>(Arguments[0]);
    if (const void *Frame = frameOf(Code))
      What(Code, Frame, Arguments[1]);
    if (PyErr_Occurred())
      return nullptr;
  }
  Py_RETURN_NONE;
}

void onStart(PyCodeObject *Code, const void *Frame, PyObject *) {
  enterFrame(Code, Frame, 0);
}
void onResume(PyCodeObject *Code, const void *Frame, PyObject *Offset) {
  const int Line = PyCode_Addr2Line(Code, int(PyLong_AsLong(Offset)));
  enterFrame(Code, Frame, Line > 0 ? Line : Code->co_firstlineno);
}
void onLeave(PyCodeObject *Code, const void *Frame, PyObject *) {
  leaveFrame(Code, Frame);
}
void onLine(PyCodeObject *Code, const void *Frame, PyObject *Line) {
  beginLine(Code, Frame, int(PyLong_AsLong(Line)));
}

struct Event {
  const char *Name;
  bool IsLocal; ///< Of watched functions; else of all.
  PyObject *(*Function)(PyObject *, PyObject *const *, Py_ssize_t);
};
constexpr Event Events[] = {
    {"PY_START", true, onEvent<onStart>},
    {"PY_RESUME", true, onEvent<onResume>},
    {"PY_RETURN", true, onEvent<onLeave>},
    {"PY_YIELD", true, onEvent<onLeave>},
    {"LINE", true, onEvent<onLine>},
    {"PY_THROW", false, onEvent<onResume>},
    {"PY_UNWIND", false, onEvent<onLeave>},
};
PyMethodDef Methods[std::size(Events)];

bool call(PyObject *Result) {
  Py_XDECREF(Result);
  return Result;
}

/// Gets a tool's number, and tells the interpreter whom to call.
bool becomeTool() {
  PyObject *const M = monitoring();
  if (!M)
    return false;
  // Those without a name; sys.monitoring.PROFILER_ID is cProfile's.
  for (long Number : {3, 4, 2}) {
    if (call(
            PyObject_CallMethod(M, "use_tool_id", "ls", Number, "pymemlint"))) {
      Tool = Number;
      break;
    }
    if (!PyErr_ExceptionMatches(PyExc_ValueError))
      return false;
    PyErr_Clear();
  }
  if (Tool < 0) {
    PyErr_SetString(PyExc_RuntimeError,
                    "all tools of sys.monitoring are in use");
    return false;
  }
  PyObject *const Names = PyObject_GetAttrString(M, "events");
  bool IsGood = Names;
  long Global = 0;
  for (size_t I = 0; IsGood && I != std::size(Events); ++I) {
    const Event &E = Events[I];
    Methods[I] = {
        E.Name,
        reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(E.Function)),
        METH_FASTCALL, nullptr};
    PyObject *const Number = PyObject_GetAttrString(Names, E.Name);
    PyObject *const Function = PyCFunction_New(&Methods[I], nullptr);
    IsGood = Number && Function &&
             call(PyObject_CallMethod(M, "register_callback", "lOO", Tool,
                                      Number, Function));
    if (IsGood)
      (E.IsLocal ? LocalEvents : Global) |= PyLong_AsLong(Number);
    Py_XDECREF(Number);
    Py_XDECREF(Function);
  }
  Py_XDECREF(Names);
  return IsGood &&
         call(PyObject_CallMethod(M, "set_events", "ll", Tool, Global));
}

} // namespace

bool tracker::watchCode(PyCodeObject *Code) {
  if (Tool < 0 && !becomeTool())
    return false;
  return call(PyObject_CallMethod(monitoring(), "set_local_events", "lOl", Tool,
                                  Code, LocalEvents));
}

void tracker::unwatchCode(PyCodeObject *Code) {
  PyObject *Kind, *Error, *Traceback;
  PyErr_Fetch(&Kind, &Error, &Traceback);
  PyObject *const M = monitoring(); // None while the interpreter ends.
  if (!M ||
      !call(PyObject_CallMethod(M, "set_local_events", "lOl", Tool, Code, 0L)))
    PyErr_Clear();
  PyErr_Restore(Kind, Error, Traceback);
}

bool tracker::startEvents() { return true; }
void tracker::stopEvents() {}
void tracker::startEventsUntilIdle() {}

#else

namespace {

/// Of the calling thread.
struct Tracing {
  unsigned Users = 0;
  bool UntilIdle = false; ///< Installed for whoever counts in all threads.
  Py_tracefunc FunctionBefore = nullptr;
  PyObject *ObjectBefore = nullptr; ///< A new reference.
};
thread_local Tracing Here;

int onEvent(PyObject *, PyFrameObject *Frame, int What, PyObject *Argument);

void install() {
  PyThreadState *Thread = PyThreadState_Get();
  if (Thread->c_tracefunc == onEvent)
    return;
  Here.FunctionBefore = Thread->c_tracefunc;
  Here.ObjectBefore = Thread->c_traceobj;
  Py_XINCREF(Here.ObjectBefore);
  PyEval_SetTrace(onEvent, nullptr);
}

/// Unless another has put its function in the place of ours.
void uninstall() {
  if (PyThreadState_Get()->c_tracefunc == onEvent)
    PyEval_SetTrace(Here.FunctionBefore, Here.ObjectBefore);
  Here.FunctionBefore = nullptr;
  Py_CLEAR(Here.ObjectBefore);
}

int onEvent(PyObject *, PyFrameObject *Frame, int What, PyObject *Argument) {
#if PY_VERSION_HEX >= 0x030b0000
  // Which the interpreter made for the event only.
  if (What == PyTrace_CALL) {
    takeBackLast(pymemlint_line_array_of(Frame));
    takeBackLast(pymemlint_block_of(Frame));
  }
  PyCodeObject *const Code = PyFrame_GetCode(Frame);
  Py_DECREF(Code); // The frame holds it.
#else
  PyCodeObject *const Code = Frame->f_code;
#endif
  const void *const Running = pymemlint_frame_of(Frame);
  bool IsGood = true;
  switch (What) {
  case PyTrace_CALL:
    enterFrame(Code, Running,
               pymemlint_is_resumed(Frame) ? PyFrame_GetLineNumber(Frame) : 0);
    break;
  case PyTrace_LINE:
    IsGood = beginLine(Code, Running, PyFrame_GetLineNumber(Frame));
    break;
  case PyTrace_RETURN:
    leaveFrame(Code, Running);
    break;
  default:
    break;
  }
  const Tracing Before = Here; // What it calls may change it.
  if (IsGood && Before.FunctionBefore)
    IsGood =
        Before.FunctionBefore(Before.ObjectBefore, Frame, What, Argument) == 0;
  if (Here.UntilIdle && !Here.Users && !hasActivations() &&
      !LineCounter::isAnyEverywhere()) {
    Here.UntilIdle = false;
    uninstall();
  }
  return IsGood ? 0 : -1;
}

} // namespace

bool tracker::watchCode(PyCodeObject *) { return true; }
void tracker::unwatchCode(PyCodeObject *) {}

bool tracker::startEvents() {
  if (!Here.Users++)
    install();
  return true;
}

void tracker::stopEvents() {
  if (Here.Users && !--Here.Users && !Here.UntilIdle)
    uninstall();
}

void tracker::startEventsUntilIdle() {
  Here.UntilIdle = true;
  install();
}

#endif
