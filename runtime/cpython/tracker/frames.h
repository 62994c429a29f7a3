/* frames.h - Which Python code runs: the frames of the calling thread.
 *
 * Plain C, as the interpreter's internal headers are.
 */
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_FRAMES_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_FRAMES_H

#include <Python.h>
#include <frameobject.h>

#ifdef __cplusplus
extern "C" {
#endif

struct pymemlint_frame {
  PyCodeObject *code; /* Borrowed. */
  int offset;         /* As PyCode_Addr2Line takes it, in bytes. */
  const void *frame;  /* Tells activations of the same code apart. */
};

/* The thread state if the calling thread may look at its frames (it holds the
 * GIL), else null. `sure`: the caller is known to hold it. */
PyThreadState *pymemlint_thread(int sure);

/* The frames of `thread`, innermost first, at most `most` of them, as
 * PyFrame_GetBack would go. */
size_t pymemlint_frames(PyThreadState *thread, struct pymemlint_frame *frames,
                        size_t most);

/* Where a thread stood before what it runs now. */
struct pymemlint_place {
  void *frame;
  int depth; /* Calls that its limit of recursion counts. */
};

/* What `thread` runs from now on is outermost, until it is put back. */
struct pymemlint_place pymemlint_leave_frames(PyThreadState *thread);
void pymemlint_enter_frames(PyThreadState *thread,
                            struct pymemlint_place place);

/* Whether the cyclic collector is at work. The GIL is held. */
int pymemlint_collecting(PyThreadState *thread);

#if PY_VERSION_HEX < 0x030c0000
/* Whether a 'call' event of `frame` is that of a generator that goes on. */
int pymemlint_is_resumed(PyFrameObject *frame);
/* What the interpreter itself runs for this frame object. */
const void *pymemlint_frame_of(PyFrameObject *frame);
/* What the allocator gave for the frame object. */
const void *pymemlint_block_of(PyFrameObject *frame);
#if PY_VERSION_HEX >= 0x030b0000
/* The table of lines that 3.11 makes for code that is traced; or null. */
const void *pymemlint_line_array_of(PyFrameObject *frame);
#endif
#endif

#ifdef __cplusplus
}
#endif
#endif
