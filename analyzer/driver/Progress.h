//===- Progress.h - A line on stderr while several files are analysed -*- C++
//-*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_PROGRESS_H
#define PYMEMLINT_ANALYZER_DRIVER_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <mutex>

namespace pymemlint {

/// Says which of \p Count files is at work, when stderr is a terminal and the
/// whole takes longer than a moment. The line is wiped in the end.
class Progress {
public:
  explicit Progress(size_t Count);
  ~Progress();
  Progress(const Progress &) = delete;
  /// May be called by several threads.
  void begin(llvm::StringRef File);

private:
  std::mutex Guard;
  size_t Count, Begun = 0;
  bool IsShown = false, IsTerminal;
  std::chrono::steady_clock::time_point Start;
};

} // namespace pymemlint
#endif
