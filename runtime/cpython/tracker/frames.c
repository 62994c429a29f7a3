/* frames.c - Which Python code runs: the frames of the calling thread. */
#if !defined(Py_BUILD_CORE)
#define Py_BUILD_CORE 1
#endif
#include "frames.h"
#include <frameobject.h>

#if PY_VERSION_HEX >= 0x030e0000
#include <internal/pycore_interpframe.h>
#elif PY_VERSION_HEX >= 0x030b0000
#include <internal/pycore_frame.h>
#include <opcode.h>
#endif
#if PY_VERSION_HEX >= 0x030d0000
#include <internal/pycore_code.h>
#endif

#if PY_VERSION_HEX >= 0x03090000
#include <internal/pycore_interp.h>
#else
#include <internal/pycore_pystate.h>
#endif

#ifdef Py_GIL_DISABLED
#error "builds without a GIL are not supported"
#endif

PyThreadState *pymemlint_thread(int sure) {
#if PY_VERSION_HEX >= 0x030d0000
  PyThreadState *current = PyThreadState_GetUnchecked();
#else
  PyThreadState *current = _PyThreadState_UncheckedGet();
#endif
  if (sure || !current)
    return current;
  /* Before 3.12 the current state is that of whoever holds the GIL. */
  return PyGILState_GetThisThreadState() == current ? current : NULL;
}

#if PY_VERSION_HEX < 0x030b0000

size_t pymemlint_frames(PyThreadState *thread, struct pymemlint_frame *frames,
                        size_t most) {
  size_t count = 0;
  for (PyFrameObject *f = thread->frame; f && count < most; f = f->f_back) {
    frames[count].code = f->f_code;
#if PY_VERSION_HEX >= 0x030a0000
    /* From 3.10 on it counts instructions. */
    frames[count].offset = f->f_lasti * (int)sizeof(_Py_CODEUNIT);
#else
    frames[count].offset = f->f_lasti;
#endif
    frames[count].frame = f;
    ++count;
  }
  return count;
}

int pymemlint_is_resumed(PyFrameObject *frame) { return frame->f_lasti >= 0; }

const void *pymemlint_frame_of(PyFrameObject *frame) { return frame; }

const void *pymemlint_block_of(PyFrameObject *frame) { return _Py_AS_GC(frame); }

#else

/* What the frame runs, where that is Python code and not a trampoline. */
static PyCodeObject *code_of(const _PyInterpreterFrame *f) {
#if PY_VERSION_HEX >= 0x030e0000
  if (PyStackRef_IsNull(f->f_executable))
    return NULL;
  PyObject *executable = PyStackRef_AsPyObjectBorrow(f->f_executable);
  return PyCode_Check(executable) ? (PyCodeObject *)executable : NULL;
#elif PY_VERSION_HEX >= 0x030d0000
  if (!f->f_executable || !PyCode_Check(f->f_executable))
    return NULL;
  return (PyCodeObject *)f->f_executable;
#else
  return f->f_code;
#endif
}

size_t pymemlint_frames(PyThreadState *thread, struct pymemlint_frame *frames,
                        size_t most) {
#if PY_VERSION_HEX >= 0x030d0000
  _PyInterpreterFrame *f = thread->current_frame;
#else
  _PyInterpreterFrame *f = thread->cframe ? thread->cframe->current_frame : NULL;
#endif
  size_t count = 0;
  for (; f && count < most; f = f->previous) {
#if PY_VERSION_HEX >= 0x030e0000
    if (f->owner >= FRAME_OWNED_BY_INTERPRETER)
      continue;
#elif PY_VERSION_HEX >= 0x030c0000
    if (f->owner == FRAME_OWNED_BY_CSTACK)
      continue;
#endif
    PyCodeObject *code = code_of(f);
    if (!code)
      continue;
#if PY_VERSION_HEX >= 0x030d0000
    const _Py_CODEUNIT *at = f->instr_ptr;
#else
    const _Py_CODEUNIT *at = f->prev_instr;
#endif
    /* A frame that is being made is none yet: _PyFrame_IsIncomplete. */
    if (f->owner != FRAME_OWNED_BY_GENERATOR &&
        at < _PyCode_CODE(code) + code->_co_firsttraceable)
      continue;
    frames[count].code = code;
    frames[count].offset = (int)((const char *)at -
                                 (const char *)_PyCode_CODE(code));
    frames[count].frame = f;
    ++count;
  }
  return count;
}

#if PY_VERSION_HEX < 0x030c0000
int pymemlint_is_resumed(PyFrameObject *frame) {
  /* RESUME's argument is 0 at the begin of a function; where something is thrown
   * into a generator, it is at the instruction that left it. */
  const _Py_CODEUNIT at = *frame->f_frame->prev_instr;
  const int opcode = _Py_OPCODE(at);
  return (opcode != RESUME && opcode != RESUME_QUICK) || _Py_OPARG(at) != 0;
}

const void *pymemlint_frame_of(PyFrameObject *frame) { return frame->f_frame; }

const void *pymemlint_block_of(PyFrameObject *frame) { return _Py_AS_GC(frame); }

const void *pymemlint_line_array_of(PyFrameObject *frame) {
  return frame->f_frame->f_code->_co_linearray;
}
#endif

#endif

/* ceval.c: what an evaluation begins with is the `previous` of its frame. */
#if PY_VERSION_HEX >= 0x030d0000
#define CURRENT_FRAME(thread) ((thread)->current_frame)
#elif PY_VERSION_HEX >= 0x030b0000
#define CURRENT_FRAME(thread) ((thread)->cframe->current_frame)
#else
#define CURRENT_FRAME(thread) ((thread)->frame)
#endif

/* How many calls are counted, and another number of them. */
#if PY_VERSION_HEX >= 0x030c0000
static int depth_of(const PyThreadState *thread) {
  return thread->py_recursion_limit - thread->py_recursion_remaining;
}
static void set_depth(PyThreadState *thread, int depth) {
  thread->py_recursion_remaining = thread->py_recursion_limit - depth;
}
#elif PY_VERSION_HEX >= 0x030b0000
static int depth_of(const PyThreadState *thread) {
  return thread->recursion_limit - thread->recursion_remaining;
}
static void set_depth(PyThreadState *thread, int depth) {
  thread->recursion_remaining = thread->recursion_limit - depth;
}
#else
static int depth_of(const PyThreadState *thread) {
  return thread->recursion_depth;
}
static void set_depth(PyThreadState *thread, int depth) {
  thread->recursion_depth = depth;
}
#endif

struct pymemlint_place pymemlint_leave_frames(PyThreadState *thread) {
  const struct pymemlint_place place = {CURRENT_FRAME(thread), depth_of(thread)};
  CURRENT_FRAME(thread) = NULL;
  set_depth(thread, 0);
  return place;
}

void pymemlint_enter_frames(PyThreadState *thread,
                            struct pymemlint_place place) {
  CURRENT_FRAME(thread) = place.frame;
  set_depth(thread, place.depth);
}

int pymemlint_collecting(PyThreadState *thread) {
#if PY_VERSION_HEX >= 0x03090000
  return thread->interp->gc.collecting;
#else
  (void)thread;
  return _PyRuntime.gc.collecting;
#endif
}
