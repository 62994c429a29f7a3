/* frames.h - Which Python code runs: the frames of the calling thread.
 *
 * Plain C, as the interpreter's internal headers are.
 */
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_FRAMES_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_FRAMES_H

#include <Python.h>

#ifdef __cplusplus
extern "C" {
#endif

struct pymemlint_frame {
  PyCodeObject *code; /* Borrowed. */
  int offset;         /* As PyCode_Addr2Line takes it, in bytes. */
};

/* The thread state if the calling thread may look at its frames (it holds the
 * GIL), else null. `sure`: the caller is known to hold it. */
PyThreadState *pymemlint_thread(int sure);

/* The frames of `thread`, innermost first, at most `most` of them, as
 * PyFrame_GetBack would go. */
size_t pymemlint_frames(PyThreadState *thread, struct pymemlint_frame *frames,
                        size_t most);

#ifdef __cplusplus
}
#endif
#endif
