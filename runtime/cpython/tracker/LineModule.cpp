//===- LineModule.cpp - Types of pymemlint._tracker for lines -*- C++ -*-===//
#define PY_SSIZE_T_CLEAN
#include "runtime/cpython/tracker/LineModule.h"
#include "runtime/cpython/tracker/LineEvents.h"
#include "runtime/cpython/tracker/Lines.h"
#include <new>

using namespace pymemlint::tracker;

namespace {

PyCFunction withKeywords(PyCFunctionWithKeywords Function) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(Function));
}

//===--- ByteMeter
//-----------------------------------------------------------===//

struct MeterObject {
  PyObject_HEAD Meter M;
  bool IsOpen;
};

PyObject *meterNew(PyTypeObject *Type, PyObject *, PyObject *) {
  auto *Self = reinterpret_cast<MeterObject *>(Type->tp_alloc(Type, 0));
  if (!Self)
    return nullptr;
  new (&Self->M) Meter;
  startCounting(Self->M);
  Self->IsOpen = true;
  return reinterpret_cast<PyObject *>(Self);
}

void meterClose(MeterObject *Self) {
  if (Self->IsOpen)
    stopCounting(Self->M);
  Self->IsOpen = false;
}

void meterFree(PyObject *Object) {
  meterClose(reinterpret_cast<MeterObject *>(Object));
  PyTypeObject *Type = Py_TYPE(Object);
  Type->tp_free(Object);
  Py_DECREF(Type);
}

PyObject *meterCloseMethod(PyObject *Object, PyObject *) {
  meterClose(reinterpret_cast<MeterObject *>(Object));
  Py_RETURN_NONE;
}

PyObject *meterRead(PyObject *Object, PyObject *Arguments, PyObject *Keywords) {
  auto *Self = reinterpret_cast<MeterObject *>(Object);
  const char *Names[] = {"reset_peak", nullptr};
  int Reset = 0;
  if (!PyArg_ParseTupleAndKeywords(Arguments, Keywords, "|p:read",
                                   const_cast<char **>(Names), &Reset))
    return nullptr;
  if (!Self->IsOpen) {
    PyErr_SetString(PyExc_ValueError, "the meter is closed");
    return nullptr;
  }
  uint64_t Current, Peak;
  readMeter(Self->M, Current, Peak, Reset);
  return Py_BuildValue("(KK)", static_cast<unsigned long long>(Current),
                       static_cast<unsigned long long>(Peak));
}

PyMethodDef MeterMethods[] = {
    {"read", withKeywords(meterRead), METH_VARARGS | METH_KEYWORDS,
     "read(reset_peak=False) -> (current, peak)\n\n"
     "The bytes that live now, and the most that lived since the meter was "
     "made or the peak was reset."},
    {"close", meterCloseMethod, METH_NOARGS, "close()"},
    {nullptr, nullptr, 0, nullptr}};

PyType_Slot MeterSlots[] = {
    {Py_tp_new, reinterpret_cast<void *>(meterNew)},
    {Py_tp_dealloc, reinterpret_cast<void *>(meterFree)},
    {Py_tp_methods, MeterMethods},
    {Py_tp_doc,
     const_cast<char *>("Counts the bytes that live, of all requests since the "
                        "first meter or counter was made.")},
    {0, nullptr}};
PyType_Spec MeterSpec = {"pymemlint._tracker.ByteMeter", sizeof(MeterObject), 0,
                         Py_TPFLAGS_DEFAULT, MeterSlots};

//===--- LineCounter
//---------------------------------------------------------===//

struct CounterObject {
  PyObject_HEAD LineCounter C;
  Meter M; // Counting goes on while there is a counter.
};

CounterObject *counterOf(PyObject *Object) {
  return reinterpret_cast<CounterObject *>(Object);
}

PyObject *counterNew(PyTypeObject *Type, PyObject *, PyObject *) {
  auto *Self = reinterpret_cast<CounterObject *>(Type->tp_alloc(Type, 0));
  if (!Self)
    return nullptr;
  new (&Self->C) LineCounter;
  new (&Self->M) Meter;
  startCounting(Self->M);
  return reinterpret_cast<PyObject *>(Self);
}

// What a limit calls may hold the counter, as a method of its owner. Code
// objects refer to no counter.
int counterTraverse(PyObject *Object, visitproc visit, void *arg) {
#if PY_VERSION_HEX >= 0x03090000
  Py_VISIT(Py_TYPE(Object));
#endif
  Py_VISIT(counterOf(Object)->C.OnLimit);
  return 0;
}

int counterClear(PyObject *Object) {
  Py_CLEAR(counterOf(Object)->C.OnLimit);
  return 0;
}

void counterFree(PyObject *Object) {
  PyObject_GC_UnTrack(Object);
  CounterObject *Self = counterOf(Object);
  Self->C.~LineCounter();
  stopCounting(Self->M);
  PyTypeObject *Type = Py_TYPE(Object);
  Type->tp_free(Object);
  Py_DECREF(Type);
}

PyObject *counterAddTable(PyObject *Self, PyObject *Arguments) {
  int First, Last;
  if (!PyArg_ParseTuple(Arguments, "ii:add_table", &First, &Last))
    return nullptr;
  if (First < 0 || Last < First || Last - First > (1 << 24)) {
    PyErr_SetString(PyExc_ValueError, "no such lines");
    return nullptr;
  }
  auto &C = counterOf(Self)->C;
  C.newTable(First, Last);
  return PyLong_FromSize_t(C.Tables.size() - 1);
}

PyObject *counterAddCode(PyObject *Self, PyObject *Arguments) {
  PyObject *Code;
  Py_ssize_t Table;
  int IsTop;
  if (!PyArg_ParseTuple(Arguments, "O!np:add_code", &PyCode_Type, &Code, &Table,
                        &IsTop))
    return nullptr;
  auto &C = counterOf(Self)->C;
  if (Table < 0 || size_t(Table) >= C.Tables.size()) {
    PyErr_SetString(PyExc_IndexError, "no such table");
    return nullptr;
  }
  if (!C.add(reinterpret_cast<PyCodeObject *>(Code), *C.Tables[size_t(Table)],
             IsTop))
    return nullptr;
  Py_RETURN_NONE;
}

bool parseAllThreads(PyObject *Arguments, PyObject *Keywords, int &All) {
  const char *Names[] = {"all_threads", nullptr};
  All = 0;
  return PyArg_ParseTupleAndKeywords(Arguments, Keywords, "|p",
                                     const_cast<char **>(Names), &All);
}

PyObject *counterEnable(PyObject *Self, PyObject *Arguments,
                        PyObject *Keywords) {
  int All;
  if (!parseAllThreads(Arguments, Keywords, All) ||
      !counterOf(Self)->C.enable(All))
    return nullptr;
  Py_INCREF(Self); // Until it is disabled.
  Py_RETURN_NONE;
}

PyObject *counterDisable(PyObject *Self, PyObject *Arguments,
                         PyObject *Keywords) {
  int All;
  if (!parseAllThreads(Arguments, Keywords, All))
    return nullptr;
  if (!counterOf(Self)->C.disable(All)) {
    PyErr_SetString(PyExc_RuntimeError,
                    All ? "it is not enabled for all threads"
                        : "it is not enabled in this thread");
    return nullptr;
  }
  Py_DECREF(Self);
  Py_RETURN_NONE;
}

PyObject *toTuple(const Sums &S) {
  return Py_BuildValue("(KKKK)", S.Allocations, S.AllocatedBytes, S.FreedBytes,
                       S.CollectedBytes);
}

bool appendRow(PyObject *Rows, size_t Table, int Line, const LineCounts &C) {
  const bool IsTouched = C.Occurrences || C.All.Allocations ||
                         C.All.FreedBytes || C.All.CollectedBytes ||
                         C.UsageBytes;
  if (!IsTouched)
    return true;
  PyObject *Row = Py_BuildValue("(niKNNKK)", Py_ssize_t(Table), Line,
                                static_cast<unsigned long long>(C.Occurrences),
                                toTuple(C.All), toTuple(C.Own),
                                static_cast<unsigned long long>(C.PeakBytes),
                                static_cast<unsigned long long>(C.UsageBytes));
  const bool IsGood = Row && PyList_Append(Rows, Row) == 0;
  Py_XDECREF(Row);
  return IsGood;
}

PyObject *counterRows(PyObject *Self, PyObject *) {
  LineCounter::bringUpToDate();
  PyObject *Rows = PyList_New(0);
  if (!Rows)
    return nullptr;
  const auto &Tables = counterOf(Self)->C.Tables;
  for (size_t I = 0; I != Tables.size(); ++I) {
    const LineTable &T = *Tables[I];
    bool IsGood = appendRow(Rows, I, 0, T.Entry);
    for (size_t L = 0; IsGood && L != T.Lines.size(); ++L)
      IsGood = appendRow(Rows, I, T.First + int(L), T.Lines[L]);
    if (!IsGood) {
      Py_DECREF(Rows);
      return nullptr;
    }
  }
  return Rows;
}

PyObject *counterReset(PyObject *Self, PyObject *) {
  counterOf(Self)->C.reset();
  Py_RETURN_NONE;
}

PyObject *counterSetLimit(PyObject *Self, PyObject *Arguments) {
  unsigned long long Bytes;
  PyObject *Function;
  if (!PyArg_ParseTuple(Arguments, "KO:set_limit", &Bytes, &Function))
    return nullptr;
  auto &C = counterOf(Self)->C;
  C.LimitBytes = Bytes;
  PyObject *const Former = C.OnLimit;
  Py_INCREF(Function);
  C.OnLimit = Function;
  Py_XDECREF(Former); // May run anything.
  Py_RETURN_NONE;
}

PyMethodDef CounterMethods[] = {
    {"add_table", counterAddTable, METH_VARARGS,
     "add_table(first, last) -> int\n\n"
     "A function with its lines; gives its number."},
    {"add_code", counterAddCode, METH_VARARGS,
     "add_code(code, table, is_top)\n\n"
     "Counts the lines of a code object in the table; is_top: it is the "
     "function, else one that lies in it."},
    {"enable", withKeywords(counterEnable), METH_VARARGS | METH_KEYWORDS,
     "enable(all_threads=False)\n\nCounts, in this thread or in all."},
    {"disable", withKeywords(counterDisable), METH_VARARGS | METH_KEYWORDS,
     "disable(all_threads=False)\n\nAs often as it was enabled."},
    {"rows", counterRows, METH_NOARGS,
     "rows() -> list\n\n(table, line, occurrences, sums, own sums, peak, "
     "usage) "
     "of each line that ran; line 0: from a call up to the first line. Sums "
     "are (allocations, allocated bytes, freed bytes, collected bytes)."},
    {"reset", counterReset, METH_NOARGS, "reset()\n\nAll counts are 0."},
    {"set_limit", counterSetLimit, METH_VARARGS,
     "set_limit(bytes, function)\n\n"
     "Calls function(frame, bytes) once, at the first line at which so much "
     "lives."},
    {nullptr, nullptr, 0, nullptr}};

PyType_Slot CounterSlots[] = {
    {Py_tp_new, reinterpret_cast<void *>(counterNew)},
    {Py_tp_dealloc, reinterpret_cast<void *>(counterFree)},
    {Py_tp_traverse, reinterpret_cast<void *>(counterTraverse)},
    {Py_tp_clear, reinterpret_cast<void *>(counterClear)},
    {Py_tp_methods, CounterMethods},
    {Py_tp_doc,
     const_cast<char *>("Counts the bytes of each line of some functions.")},
    {0, nullptr}};
PyType_Spec CounterSpec = {
    "pymemlint._tracker.LineCounter", sizeof(CounterObject), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, CounterSlots};

PyObject *traceThisThread(PyObject *, PyObject *) {
  startEventsUntilIdle();
  Py_RETURN_NONE;
}

PyMethodDef Functions[] = {
    {"trace_this_thread", traceThisThread, METH_NOARGS,
     "trace_this_thread()\n\nBefore 3.12: the lines of this thread are seen "
     "while a counter is enabled for all threads."},
    {nullptr, nullptr, 0, nullptr}};

bool addType(PyObject *Module, const char *Name, PyType_Spec &Spec) {
  PyObject *Type = PyType_FromSpec(&Spec);
  if (Type && PyModule_AddObject(Module, Name, Type) == 0)
    return true;
  Py_XDECREF(Type);
  return false;
}

} // namespace

bool pymemlint::tracker::addLineTypes(PyObject *Module) {
  return addType(Module, "ByteMeter", MeterSpec) &&
         addType(Module, "LineCounter", CounterSpec) &&
         PyModule_AddFunctions(Module, Functions) == 0;
}
