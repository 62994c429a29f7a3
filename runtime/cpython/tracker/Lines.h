//===- Lines.h - Bytes of each line of chosen functions -*- C++ -*-===//
//
// At each event of a line (LineEvents.h) the bytes that the thread has asked
// for and given back since the last one are the last line's. Under the GIL.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_LINES_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_LINES_H

#include "runtime/cpython/tracker/Bytes.h"
#include <memory>
#include <vector>

namespace pymemlint::tracker {

struct LineCounts {
  uint64_t Occurrences = 0;
  Sums All; ///< With what it calls; of a recursion the outermost call only.
  Sums Own; ///< Of the line's own code: no function that it calls.
  /// The most that lived beyond what lived as the line began.
  uint64_t PeakBytes = 0;
  /// The most that lived, of all threads, as the line ended.
  uint64_t UsageBytes = 0;
};

/// The lines of one function with the functions in it.
struct LineTable {
  int First = 0;    ///< Line of Lines[0].
  LineCounts Entry; ///< From a call up to the first line.
  std::vector<LineCounts> Lines;
  unsigned Active = 0; ///< Frames of it on all stacks of lines.

  LineCounts *at(int Line) {
    const size_t I = size_t(Line - First);
    return Line >= First && I < Lines.size() ? &Lines[I] : nullptr;
  }
};

/// Who wants to know; counts while it is enabled in the thread.
class LineCounter {
public:
  ~LineCounter();

  /// \p Code is the function of \p Table, or lies in it. False: a Python error
  /// was raised.
  bool add(PyCodeObject *Code, LineTable &Table, bool IsTop);
  LineTable &newTable(int First, int Last);

  /// As often as it was enabled it has to be disabled, and must outlive that.
  /// False: a Python error was raised.
  bool enable(bool InAllThreads);
  /// False: it was not enabled.
  bool disable(bool InAllThreads);
  bool isEnabled() const;
  static bool isAnyEverywhere();
  void reset();
  /// Lines that are under way get what they have so far.
  static void bringUpToDate();

  std::vector<std::unique_ptr<LineTable>> Tables;
  /// Called at the end of a line once this much lives; null: nobody is.
  PyObject *OnLimit = nullptr;
  uint64_t LimitBytes = ~uint64_t(0);

private:
  unsigned Everywhere = 0; ///< Enabled for all threads.
  std::vector<PyCodeObject *> Codes;
};

//===--- What happens in the calling thread, as LineEvents.cpp sees it
//-----===//

/// \p Line: 0 at the begin of a call; else where a generator goes on.
void enterFrame(PyCodeObject *Code, const void *Frame, int Line);
/// False: a Python error was raised, by a limit's function.
bool beginLine(PyCodeObject *Code, const void *Frame, int Line);
void leaveFrame(PyCodeObject *Code, const void *Frame);
/// Whether frames are counted whose end is to come.
bool hasActivations();

} // namespace pymemlint::tracker
#endif
