//===- Module.cpp - pymemlint._tracker -*- C++ -*-===//
#define PY_SSIZE_T_CLEAN
#include "runtime/cpython/tracker/LineModule.h"
#include "runtime/cpython/tracker/RunMain.h"
#include "runtime/cpython/tracker/Tracker.h"
#include <Python.h>
#include <new>

using namespace pymemlint::tracker;

namespace {

PyObject *toDict(const Totals &T) {
  return Py_BuildValue(
      "{s:K,s:K,s:K,s:K,s:K,s:K,s:K,s:K,s:K,s:(KKK),s:(KKKK),s:K,s:K,s:K,s:K,"
      "s:K}",
      "allocations", T.Allocations, "reallocations", T.Reallocations, "frees",
      T.Frees, "requested_bytes", T.RequestedBytes, "current_bytes",
      T.CurrentBytes, "peak_bytes", T.PeakBytes, "live_blocks", T.LiveBlocks,
      "failures", T.Failures, "unknown_frees", T.UnknownFrees, "by_domain",
      T.ByDomain[0], T.ByDomain[1], T.ByDomain[2], "by_size", T.BySize[0],
      T.BySize[1], T.BySize[2], T.BySize[3], "own_bytes", T.OwnBytes,
      "own_peak_bytes", T.OwnPeakBytes, "table_bytes", T.TableBytes,
      "trace_bytes", T.TraceBytes, "unrecorded", T.Unrecorded);
}

/// What \p Do gives, or MemoryError: C++'s exceptions end here.
template <class Function> PyObject *orMemoryError(Function Do) {
  try {
    return Do();
  } catch (const std::bad_alloc &) {
    return PyErr_NoMemory();
  }
}

/// A text with a path in it, whose bytes need not be UTF-8.
PyObject *toText(const std::string &S) {
  return PyUnicode_DecodeFSDefaultAndSize(S.data(), Py_ssize_t(S.size()));
}

PyObject *raise(const std::string &Problem) {
  if (PyObject *Text = toText(Problem)) {
    PyErr_SetObject(PyExc_RuntimeError, Text);
    Py_DECREF(Text);
  }
  return nullptr;
}

/// A trace's strings are UTF-8: what is none in \p Text, bytes or str, is
/// replaced. False: a Python error was raised.
bool toUtf8(PyObject *Text, std::string &To) {
  PyObject *Str = nullptr, *Bytes = nullptr;
  if (PyBytes_Check(Text)) {
    Str = PyUnicode_DecodeUTF8(PyBytes_AS_STRING(Text), PyBytes_GET_SIZE(Text),
                               "replace");
  } else if (PyUnicode_Check(Text)) {
    Py_INCREF(Text);
    Str = Text;
  } else {
    PyErr_Format(PyExc_TypeError, "command must be str or bytes, not %.200s",
                 Py_TYPE(Text)->tp_name);
  }
  if (Str)
    Bytes = PyUnicode_AsEncodedString(Str, "utf-8", "replace");
  Py_XDECREF(Str);
  if (!Bytes)
    return false;
  To.assign(PyBytes_AS_STRING(Bytes), size_t(PyBytes_GET_SIZE(Bytes)));
  Py_DECREF(Bytes);
  return true;
}

/// Of the tracker that runs, what start() was given: the list whose last
/// element is its run, and the list that gets its result. Or null.
PyObject *OwnerRuns = nullptr, *OwnerEnded = nullptr;

void setOwner(PyObject *Runs, PyObject *Ended) {
  Py_XINCREF(Runs);
  Py_XINCREF(Ended);
  PyObject *const OldRuns = OwnerRuns, *const OldEnded = OwnerEnded;
  OwnerRuns = Runs;
  OwnerEnded = Ended;
  Py_XDECREF(OldRuns);
  Py_XDECREF(OldEnded);
}

PyObject *startTracker(PyObject *Arguments, PyObject *Keywords) {
  const char *Names[] = {"path",         "mode",         "frames",
                         "command",      "sample_bytes", "stream",
                         "most_waiting", "run",          nullptr};
  PyObject *Path = nullptr, *Command = nullptr;
  PyObject *Runs = nullptr, *Run = nullptr, *Ended = nullptr;
  const char *ModeName = "events";
  unsigned Frames = 0;
  Settings S;
  unsigned long long SampleBytes = S.SampleBytes, Stream = S.Stream,
                     MostWaiting = S.MostWaiting;
  if (!PyArg_ParseTupleAndKeywords(
          Arguments, Keywords, "|O&sIOKKK(O!OO!):start",
          const_cast<char **>(Names), PyUnicode_FSConverter, &Path, &ModeName,
          &Frames, &Command, &SampleBytes, &Stream, &MostWaiting, &PyList_Type,
          &Runs, &Run, &PyList_Type, &Ended))
    return nullptr;
  if (Path)
    S.Path.assign(PyBytes_AS_STRING(Path), size_t(PyBytes_GET_SIZE(Path)));
  Py_CLEAR(Path);
  if (Command && !toUtf8(Command, S.Command))
    return nullptr;
  if (!SampleBytes)
    return PyErr_Format(PyExc_ValueError, "sample_bytes must not be 0");
  S.SampleBytes = SampleBytes;
  S.Stream = Stream;
  S.MostWaiting = MostWaiting;
  S.Frames = Frames;
  const std::string Name = ModeName;
  if (Name == "count")
    S.M = Mode::Count;
  else if (Name == "sites")
    S.M = Mode::Sites;
  else if (Name == "sampled")
    S.M = Mode::Sampled;
  else if (Name != "events")
    return PyErr_Format(
        PyExc_ValueError,
        "mode must be 'count', 'sites', 'sampled' or 'events', not '%s'",
        ModeName);
  if (isRunning())
    return raise(start(S));
  // Before the tracker runs, which would count what the list asks for.
  if (Runs && PyList_Append(Runs, Run) < 0)
    return nullptr;
  const std::string Problem = start(S);
  if (!Problem.empty()) {
    if (Runs)
      PyList_SetSlice(Runs, PyList_GET_SIZE(Runs) - 1, PyList_GET_SIZE(Runs),
                      nullptr);
    return raise(Problem);
  }
  setOwner(Runs, Ended);
  Py_RETURN_NONE;
}

PyObject *moduleStart(PyObject *, PyObject *Arguments, PyObject *Keywords) {
  return orMemoryError([&] { return startTracker(Arguments, Keywords); });
}

/// The place for a trace: the bytes object at \p Context, the last one where
/// sizes changed.
char *roomOf(void *Context, size_t Bytes) {
  PyObject **Result = static_cast<PyObject **>(Context);
  Py_XDECREF(*Result);
  *Result = PyBytes_FromStringAndSize(nullptr, Py_ssize_t(Bytes));
  return *Result ? PyBytes_AS_STRING(*Result) : nullptr;
}

/// Ends the tracker, with what moduleStop gives.
PyObject *endTracker() {
  Totals T;
  const bool WasRunning = isRunning();
  PyObject *Bytes = nullptr;
  const std::string Problem = stop(T, roomOf, &Bytes);
  if (!WasRunning)
    return raise(Problem);
  if (!Bytes) {
    PyErr_Clear(); // Where there was no memory for them the problem says so.
    Bytes = PyBytes_FromStringAndSize(nullptr, 0);
  }
  PyObject *Result = toDict(T);
  PyObject *Text =
      Problem.empty() ? (Py_INCREF(Py_None), Py_None) : toText(Problem);
  if (!Result || !Text || !Bytes ||
      PyDict_SetItemString(Result, "problem", Text) < 0 ||
      PyDict_SetItemString(Result, "rest", Bytes) < 0)
    Py_CLEAR(Result);
  Py_XDECREF(Text);
  Py_XDECREF(Bytes);
  return Result;
}

/// Ends the tracker of these runs, where it is the one that runs. No handler
/// of a signal can come between the end and the result's being kept. False: a
/// Python error was raised.
bool endRun(PyObject *Runs) {
  if (!Runs || Runs != OwnerRuns || !isRunning())
    return true;
  PyObject *Result = orMemoryError(endTracker);
  const bool IsKept = Result && PyList_Append(OwnerEnded, Result) == 0;
  Py_XDECREF(Result);
  setOwner(nullptr, nullptr);
  return IsKept;
}

PyObject *moduleStop(PyObject *, PyObject *Arguments) {
  PyObject *Runs = nullptr;
  if (!PyArg_ParseTuple(Arguments, "|O:stop", &Runs))
    return nullptr;
  if (!Runs) {
    PyObject *Result = orMemoryError(endTracker);
    if (Result)
      setOwner(nullptr, nullptr);
    return Result;
  }
  if (!endRun(Runs))
    return nullptr;
  Py_RETURN_NONE;
}

PyObject *RunsName = nullptr, *StartName = nullptr, *LeaveName = nullptr;

/// In C, as a handler may raise at the begin of a function in Python, before
/// any of its statements.
PyObject *contextExit(PyObject *Self, PyObject *Arguments) {
  PyObject *Runs = PyObject_GetAttr(Self, RunsName);
  if (!Runs)
    return nullptr;
  const bool IsKept = endRun(Runs);
  Py_DECREF(Runs);
  if (!IsKept)
    return nullptr;
  PyObject *Leave = PyObject_GetAttr(Self, LeaveName);
  if (!Leave)
    return nullptr;
  PyObject *Result = PyObject_Call(Leave, Arguments, nullptr);
  Py_DECREF(Leave);
  return Result;
}

#if PY_VERSION_HEX < 0x030b0000
/// In C, as a handler may raise here at the end of a function in Python, after
/// all of its statements. From 3.11 on it may not, but after one in C (3.14).
PyObject *contextEnter(PyObject *Self, PyObject *) {
  PyObject *Runs = PyObject_GetAttr(Self, RunsName);
  if (!Runs)
    return nullptr;
  PyObject *Result = PyObject_CallMethodObjArgs(Self, StartName, nullptr);
  if (!Result) {
    PyObject *Type, *Value, *Traceback;
    PyErr_Fetch(&Type, &Value, &Traceback);
    if (!endRun(Runs))
      PyErr_Clear();
    PyErr_Restore(Type, Value, Traceback);
  }
  Py_DECREF(Runs);
  return Result;
}
#endif

PyMethodDef ContextMethods[] = {
#if PY_VERSION_HEX < 0x030b0000
    {"__enter__", contextEnter, METH_NOARGS, "Calls self.start()."},
#endif
    {"__exit__", contextExit, METH_VARARGS,
     "Ends the tracker of self._runs, then calls self._leave()."},
    {nullptr, nullptr, 0, nullptr}};
PyType_Slot ContextSlots[] = {{Py_tp_methods, ContextMethods}, {0, nullptr}};
PyType_Spec ContextSpec = {"pymemlint._tracker.Context", sizeof(PyObject), 0,
                           Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
                           ContextSlots};

bool addContext(PyObject *Module) {
  RunsName = PyUnicode_InternFromString("_runs");
  StartName = PyUnicode_InternFromString("start");
  LeaveName = PyUnicode_InternFromString("_leave");
  PyObject *Type = PyType_FromSpec(&ContextSpec);
  if (!RunsName || !StartName || !LeaveName || !Type ||
      PyModule_AddObject(Module, "Context", Type) < 0) {
    Py_XDECREF(Type);
    return false;
  }
  return true;
}

PyObject *moduleStats(PyObject *, PyObject *) { return toDict(totals()); }

/// What moduleNote saw.
Totals Noted;

PyObject *moduleNote(PyObject *, PyObject *) {
  Noted = totals();
  Py_RETURN_NONE;
}

PyObject *moduleNoted(PyObject *, PyObject *) { return toDict(Noted); }

PyObject *moduleTake(PyObject *, PyObject *Stream) {
  const unsigned long long Number = PyLong_AsUnsignedLongLong(Stream);
  if (PyErr_Occurred())
    return nullptr;
  PyObject *Result = nullptr;
  if (takeTrace(Number, roomOf, &Result))
    return Result;
  Py_XDECREF(Result);
  return PyBytes_FromStringAndSize(nullptr, 0);
}

PyObject *moduleLeaveOut(PyObject *, PyObject *IsLeftOut) {
  const int Is = PyObject_IsTrue(IsLeftOut);
  if (Is < 0)
    return nullptr;
  leaveOutThread(Is != 0);
  Py_RETURN_NONE;
}

PyObject *moduleCallLeftOut(PyObject *, PyObject *Function) {
  const bool WasLeftOut = leaveOutThread(true);
  PyObject *Result = PyObject_CallObject(Function, nullptr);
  leaveOutThread(WasLeftOut);
  return Result;
}

PyObject *moduleIsRunning(PyObject *, PyObject *) {
  return PyBool_FromLong(isRunning());
}

PyObject *moduleResetPeak(PyObject *, PyObject *) {
  resetPeak();
  Py_RETURN_NONE;
}

/// None for a failure, with its Python error.
PyObject *toTuple(const SiteReport &S) {
  PyObject *Frames = PyTuple_New(Py_ssize_t(S.Frames.size()));
  for (size_t I = 0; Frames && I != S.Frames.size(); ++I) {
    const SiteReport::Frame &F = S.Frames[I];
    PyObject *Frame = Py_BuildValue(
        "(NNI)",
        PyUnicode_DecodeUTF8(F.File.data(), Py_ssize_t(F.File.size()),
                             "replace"),
        PyUnicode_DecodeUTF8(F.Function.data(), Py_ssize_t(F.Function.size()),
                             "replace"),
        F.Line);
    if (!Frame)
      Py_CLEAR(Frames);
    else
      PyTuple_SET_ITEM(Frames, Py_ssize_t(I), Frame);
  }
  if (!Frames)
    return nullptr;
  return Py_BuildValue("(NKKKK)", Frames, S.Allocations, S.Bytes, S.LiveBlocks,
                       S.LiveBytes);
}

PyObject *listOfSites() {
  std::vector<SiteReport> Reports;
  if (!sites(Reports)) {
    PyErr_SetString(PyExc_RuntimeError,
                    "no tracker runs in the mode 'sites' without a trace");
    return nullptr;
  }
  PyObject *List = PyList_New(0);
  for (size_t I = 0; List && I != Reports.size(); ++I) {
    PyObject *Site = toTuple(Reports[I]);
    if (!Site || PyList_Append(List, Site) < 0)
      Py_CLEAR(List);
    Py_XDECREF(Site);
  }
  return List;
}

PyObject *moduleSites(PyObject *, PyObject *) {
  return orMemoryError(listOfSites);
}

PyMethodDef Functions[] = {
    {"sites", moduleSites, METH_NOARGS,
     "sites() -> list\n\n(frames, allocations, bytes, live blocks, live bytes) "
     "of each stack; a frame is (file, function, line), the innermost first."},
    {"start",
     reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(moduleStart)),
     METH_VARARGS | METH_KEYWORDS,
     "start(path='', mode='events', frames=0, command='', "
     "sample_bytes=65536, stream=0, most_waiting=2**28, run=())\n\n"
     "Begins to track every request of this interpreter. run: (runs, run, "
     "ended), of which the list `runs` gets `run` when it has begun, and the "
     "list `ended` the result of stop(runs)."},
    {"stop", moduleStop, METH_VARARGS,
     "stop() -> dict\n\nEnds and gives the totals; 'problem' says what was "
     "lost of the trace, 'rest' is what nobody took of one in memory.\n\n"
     "stop(runs)\n\nThe same for the tracker that was started with this "
     "list, where it runs; the totals come into its list `ended`."},
    {"stats", moduleStats, METH_NOARGS,
     "stats() -> dict\n\nThe totals so far."},
    {"note", moduleNote, METH_NOARGS,
     "note()\n\nKeeps the totals of this moment for noted(), and asks for no "
     "memory."},
    {"noted", moduleNoted, METH_NOARGS, "noted() -> dict"},
    {"take", moduleTake, METH_O,
     "take(stream) -> bytes\n\nWhat was written to 'memory:' since the last "
     "call, by the tracker that was started with this number; b'' when it "
     "does not run."},
    {"leave_out_thread", moduleLeaveOut, METH_O,
     "leave_out_thread(is_left_out)\n\nWhether requests of this thread are "
     "left out."},
    {"call_left_out", moduleCallLeftOut, METH_O,
     "call_left_out(function)\n\nWhat function() gives, whose requests are "
     "left out; also when a signal's handler raises."},
    {"is_running", moduleIsRunning, METH_NOARGS, "is_running() -> bool"},
    {"reset_peak", moduleResetPeak, METH_NOARGS,
     "reset_peak()\n\nThe peak begins anew with what lives now."},
    {nullptr, nullptr, 0, nullptr}};

PyModuleDef Definition = {PyModuleDef_HEAD_INIT,
                          "pymemlint._tracker",
                          "Every memory request of the interpreter.",
                          -1,
                          Functions,
                          nullptr,
                          nullptr,
                          nullptr,
                          nullptr};

} // namespace

// PyMODINIT_FUNC does not make it visible before 3.9, and GCC takes no
// attribute in front of it.
extern "C" __attribute__((visibility("default"))) PyObject *PyInit__tracker() {
  PyObject *Module = PyModule_Create(&Definition);
  if (Module &&
      !(addContext(Module) && addLineTypes(Module) && addRunMain(Module)))
    Py_CLEAR(Module);
  return Module;
}
