//===- RunMain.cpp - A program as the interpreter runs its own -*- C++ -*-===//
#define PY_SSIZE_T_CLEAN
#include "runtime/cpython/tracker/RunMain.h"
#include "runtime/cpython/tracker/frames.h"
#include <cstdio>

namespace {

/// While one lives, what runs is outermost.
class Outermost {
public:
  Outermost() : Place(pymemlint_leave_frames(PyThreadState_Get())) {}
  ~Outermost() { pymemlint_enter_frames(PyThreadState_Get(), Place); }
  Outermost(const Outermost &) = delete;
  Outermost &operator=(const Outermost &) = delete;

private:
  pymemlint_place Place;
};

/// The status with which the interpreter would end.
PyObject *status(bool IsGood) { return PyLong_FromLong(IsGood ? 0 : 1); }

/// What was raised is printed, or ends the process (pymain_exit_err_print).
PyObject *endOf(PyObject *Result) {
  if (!Result)
    PyErr_Print();
  Py_XDECREF(Result);
  return status(Result != nullptr);
}

/// pymain_run_file.
PyObject *runFile(PyObject *, PyObject *Arguments) {
  PyObject *Path = nullptr;
  if (!PyArg_ParseTuple(Arguments, "O&:run_file", PyUnicode_FSConverter, &Path))
    return nullptr;
  const char *Name = PyBytes_AS_STRING(Path);
  std::FILE *File = std::fopen(Name, "rbe");
  if (!File) {
    PyErr_SetFromErrnoWithFilename(PyExc_OSError, Name);
    Py_DECREF(Path);
    return nullptr;
  }
  int Failed;
  {
    const Outermost Scope;
    PyCompilerFlags Flags = _PyCompilerFlags_INIT;
    Failed = PyRun_AnyFileExFlags(File, Name, 1, &Flags);
  }
  Py_DECREF(Path);
  return status(!Failed);
}

/// pymain_run_stdin.
PyObject *runInput(PyObject *, PyObject *) {
  const Outermost Scope;
  PyCompilerFlags Flags = _PyCompilerFlags_INIT;
  return status(!PyRun_AnyFileExFlags(stdin, "<stdin>", 0, &Flags));
}

#if PY_VERSION_HEX >= 0x030d0000
/// As pythonrun.c's run_mod does for code with a name: its lines are shown in
/// tracebacks.
PyObject *evaluate(PyObject *Text, const char *Bytes, PyCompilerFlags &Flags) {
  PyObject *Main = PyImport_AddModule("__main__"); // Borrowed.
  if (!Main)
    return nullptr;
  PyObject *Names = PyModule_GetDict(Main), *Result = nullptr;
  PyObject *Code =
      Py_CompileStringExFlags(Bytes, "<string>", Py_file_input, &Flags, -1);
  PyObject *Cache = Code ? PyImport_ImportModule("linecache") : nullptr;
#if PY_VERSION_HEX >= 0x030e0000
  PyObject *Noted = Cache ? PyObject_CallMethod(Cache, "_register_code", "OOs",
                                                Code, Text, "<string>")
                          : nullptr;
#else
  PyObject *Noted = Cache ? PyObject_CallMethod(Cache, "_register_code", "sOs",
                                                "<string>", Text, "<string>")
                          : nullptr;
#endif
  if (Noted)
    Result = PyEval_EvalCode(Code, Names, Names);
  Py_XDECREF(Noted);
  Py_XDECREF(Cache);
  Py_XDECREF(Code);
  return Result;
}
#endif

/// pymain_run_command.
PyObject *runCode(PyObject *, PyObject *Text) {
  PyObject *Bytes = PyUnicode_AsUTF8String(Text);
  if (!Bytes)
    return nullptr;
  PyObject *Result;
  {
    const Outermost Scope;
    PyCompilerFlags Flags = _PyCompilerFlags_INIT;
    Flags.cf_flags |= PyCF_IGNORE_COOKIE;
#if PY_VERSION_HEX >= 0x030d0000
    Result = endOf(evaluate(Text, PyBytes_AS_STRING(Bytes), Flags));
#else
    Result = status(!PyRun_SimpleStringFlags(PyBytes_AS_STRING(Bytes), &Flags));
#endif
  }
  Py_DECREF(Bytes);
  return Result;
}

/// pymain_run_module.
PyObject *runCall(PyObject *, PyObject *Arguments) {
  PyObject *Function = nullptr, *Words = nullptr;
  if (!PyArg_ParseTuple(Arguments, "OO!:run_call", &Function, &PyTuple_Type,
                        &Words))
    return nullptr;
  const Outermost Scope;
  return endOf(PyObject_Call(Function, Words, nullptr));
}

PyMethodDef Functions[] = {
    {"run_file", runFile, METH_VARARGS,
     "run_file(path) -> int\n\nRuns a file, source or compiled, as __main__; "
     "its status. Raises OSError where it cannot be read."},
    {"run_input", runInput, METH_NOARGS,
     "run_input() -> int\n\nThe same for what standard input has."},
    {"run_code", runCode, METH_O,
     "run_code(text) -> int\n\nThe same for code of a command line."},
    {"run_call", runCall, METH_VARARGS,
     "run_call(function, arguments) -> int\n\nThe same for what a function "
     "runs."},
    {nullptr, nullptr, 0, nullptr}};

} // namespace

bool pymemlint::tracker::addRunMain(PyObject *Module) {
  return PyModule_AddFunctions(Module, Functions) == 0;
}
