//===- LiveTrace.h - A trace that is still being written -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_MEASURED_LIVETRACE_H
#define PYMEMLINT_ANALYZER_MEASURED_LIVETRACE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pymemlint::measured {

/// What is known so far.
struct LiveTotals {
  std::string Command, Runtime;
  uint64_t Microseconds = 0, Requests = 0, Frees = 0;
  uint64_t RequestedBytes = 0, LiveBytes = 0, LiveBlocks = 0, PeakBytes = 0;
  bool IsWhole = false; ///< The program has ended its trace.
  bool IsOver = false;  ///< Nothing more can come.
};

/// A line with what of it lives now.
struct LiveLine {
  std::string File, Function;
  uint32_t Line = 0;
  uint64_t Bytes = 0, Blocks = 0, Requests = 0;
};

/// Follows a trace in a file while it grows.
class LiveTrace {
public:
  /// \p Path: a file, a pipe, "-" (standard input), or "unix:PATH" and
  /// "tcp:HOST:PORT", where a tracker is waited for. Fails when it cannot be
  /// read or is no trace.
  static llvm::Expected<std::unique_ptr<LiveTrace>> open(llvm::StringRef Path);
  virtual ~LiveTrace() = default;
  /// Reads what has been written since, of a stream not more than some 64 MiB
  /// at a time. Fails for a broken record.
  virtual llvm::Error update() = 0;
  /// Lets so much time pass, or less when nothing more will come. Of a stream
  /// it reads meanwhile, so that the program does not wait. Fails as update().
  virtual llvm::Error wait(unsigned Milliseconds) = 0;
  virtual LiveTotals totals() const = 0;
  /// At most \p Most lines, those with the most bytes first.
  virtual std::vector<LiveLine> lines(size_t Most) const = 0;
};

} // namespace pymemlint::measured
#endif
