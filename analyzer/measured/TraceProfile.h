//===- TraceProfile.h - What a trace says of a program -*- C++ -*-===//
//
// Adds up the events of a trace by stack, at the program's end and at its peak.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_MEASURED_TRACEPROFILE_H
#define PYMEMLINT_ANALYZER_MEASURED_TRACEPROFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llvm {
class MemoryBuffer;
}

namespace pymemlint::measured {

/// Bytes are those asked for; a reallocation is a request of its whole new
/// size, and ends the block that it was given.
struct Costs {
  uint64_t Requests = 0, Bytes = 0;
  uint64_t Reallocations = 0; ///< Of the requests.
  uint64_t Temporary = 0; ///< Freed before the second next request was made.
  uint64_t LiveBlocks = 0, LiveBytes = 0; ///< At the trace's end.
  uint64_t PeakBlocks = 0, PeakBytes = 0; ///< When the most lived.
  Costs &operator+=(const Costs &C);
};

/// A frame with its callers.
struct StackNode {
  uint32_t Parent = 0; ///< 0: called by nobody.
  uint32_t Code = 0, Line = 0;
  Costs Own; ///< Of requests that this frame made itself.
};

struct CodeName {
  std::string File, Function;
  uint32_t FirstLine = 0;
};

/// What lived at an instant.
struct TimelinePoint {
  uint64_t Microseconds = 0, Bytes = 0;
};

struct TraceProfile {
  std::string Path;
  std::map<std::string, std::string> Metadata;
  bool IsWhole = false; ///< Else the program was ended before the trace was.
  /// Each event was kept; else only sums by site: nothing of the peak, of
  /// time, of temporary blocks.
  bool HasEvents = false;
  std::vector<CodeName> Codes;  ///< By number; 0: none.
  std::vector<StackNode> Nodes; ///< By number; 0: no Python frame.
  Costs Total;
  uint64_t Frees = 0, Microseconds = 0;
  uint64_t PeakBytes = 0;
  uint64_t PeakMicroseconds = 0;             ///< When it was first reached.
  std::array<Costs, 3> Domains;              ///< raw, mem, object.
  std::array<uint64_t, 64> SizeClasses = {}; ///< Requests below 2^(i + 1).
  std::map<uint32_t, Costs> Threads;
  std::vector<TimelinePoint> Timeline; ///< The most of each stretch of time.

  std::string value(llvm::StringRef Key) const {
    auto It = Metadata.find(Key.str());
    return It == Metadata.end() ? "" : It->second;
  }
};

/// The file's bytes ("-": standard input), unpacked where gzip has packed them;
/// fails when it cannot be read.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
openTrace(llvm::StringRef Path);
/// Adds up a trace. Fails when the bytes are no trace or are broken; a trace
/// that stops early is read up to its last whole record.
llvm::Expected<TraceProfile> profileOf(llvm::StringRef Bytes,
                                       llvm::StringRef Path);

} // namespace pymemlint::measured
#endif
