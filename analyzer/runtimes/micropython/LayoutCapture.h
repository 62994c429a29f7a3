//===- LayoutCapture.h - The heap at a moment of a run -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_LAYOUTCAPTURE_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_LAYOUTCAPTURE_H

#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/HeapMap.h"

namespace pymemlint::micropython {

/// When a run's heap is looked at.
struct LayoutMoment {
  /// Of the program's own file, 1 the first: the moment is when the line is
  /// about to run. 0: when the most lives.
  uint32_t Line = 0;
  /// Times that the line begins to run, the last one meant.
  uint64_t Pass = 1;
};

struct CapturedLayout {
  bool IsReached = false;
  uint64_t Passes = 0;  ///< Times that the line began to run.
  HeapLayout Layout;    ///< Of the moment, if it was reached.
  std::string Map;      ///< As micropython.mem_info(1) would print it then.
  uint32_t Line = 0;    ///< That runs then; 0: none of the program.
  std::string File;     ///< Its file as the device names it.
  std::string WhyEnded; ///< Of the run, when the moment was not reached.
  std::vector<Unmodelled> UnmodelledUses; ///< Before the moment.
  std::vector<uint32_t> UnmodelledLines;  ///< Their lines.
};

/// Follows one run with \p Options up to \p When.
CapturedLayout captureLayout(const DeviceModel &Device,
                             const RunOptions &Options,
                             const LayoutMoment &When);

} // namespace pymemlint::micropython
#endif
