//===- Tracker.h - Every request of an interpreter -*- C++ -*-===//
//
// Hooks of PEP 445 on the three domains of CPython's allocators. A request that
// one allocator passes on to another is counted once, where Python code or the
// interpreter made it. One tracker at a time.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_TRACKER_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_TRACKER_H

#include "runtime/trace/Format.h"
#include <string>
#include <vector>

namespace pymemlint::tracker {

enum class Mode : uint8_t {
  Count,  ///< Requests and bytes, and nothing of single blocks.
  Sites,  ///< The same for each line, with what of it still lives.
  Events, ///< Each request, with its stack and time.
  /// As Events, but of some requests: one for so many bytes on average, and so
  /// every one that is larger than that. What lives is estimated from them.
  Sampled,
};

struct Settings {
  Mode M = Mode::Events;
  /// Where the trace goes (trace::Destination::open); empty: none is written.
  std::string Path;
  unsigned Frames = 0;            ///< Of each stack; 0: all.
  std::string Command;            ///< What is run, for the trace.
  uint64_t SampleBytes = 1 << 16; ///< For Mode::Sampled.
  /// With the path "memory:": who may take the trace, and how much of it may
  /// wait.
  uint64_t Stream = 0;
  uint64_t MostWaiting = 1 << 28;
};

/// What was counted since start(). Bytes are those asked for.
struct Totals {
  uint64_t Allocations = 0, Reallocations = 0, Frees = 0;
  uint64_t RequestedBytes = 0; ///< By allocations and reallocations.
  uint64_t CurrentBytes = 0, PeakBytes = 0, LiveBlocks = 0;
  uint64_t Failures = 0;     ///< Requests that the allocator refused.
  uint64_t UnknownFrees = 0; ///< Of blocks from before start().
  uint64_t ByDomain[trace::Domains] = {};
  /// Allocations by their size: up to 16, 512, 8192 bytes, and larger ones.
  uint64_t BySize[4] = {};
  /// Of the tracker's tables, and of what waits for the trace's reader.
  uint64_t OwnBytes = 0, OwnPeakBytes = 0;
  uint64_t TableBytes = 0; ///< Of those: for live blocks.
  uint64_t TraceBytes = 0;
  uint64_t Unrecorded = 0; ///< Blocks for which there was no memory.
};

/// What a stack has asked for, where a session in Mode::Sites writes no trace.
struct SiteReport {
  struct Frame {
    std::string File, Function;
    uint32_t Line;
  };
  std::vector<Frame> Frames; ///< Innermost first; none: no Python code.
  uint64_t Allocations = 0, Bytes = 0; ///< Reallocations are among them.
  uint64_t LiveBlocks = 0, LiveBytes = 0;
};

/// Begins; the GIL is held. Says what is wrong, or nothing.
std::string start(const Settings &S);
/// Gives the place for so many bytes, or null.
using Room = char *(*)(void *Context, size_t Bytes);
/// Ends and finishes the trace; the GIL is held. Says what was lost of it. \p
/// RestRoom: for what nobody has taken yet of a trace in memory.
std::string stop(Totals &T, Room RestRoom, void *Context);
bool isRunning();
Totals totals();
/// What was written to "memory:" since it was taken last. False where the
/// tracker that runs, if any, writes no such trace for \p Stream.
bool takeTrace(uint64_t Stream, Room TakenRoom, void *Context);
/// Leaves out what this thread asks for, until it is told otherwise. Blocks of
/// others that it gives back or reallocates end all the same. What was so
/// before.
bool leaveOutThread(bool IsLeftOut);
/// From here on the peak is that of what lives now.
void resetPeak();
/// False: no session that knows them runs.
bool sites(std::vector<SiteReport> &Reports);

} // namespace pymemlint::tracker
#endif
