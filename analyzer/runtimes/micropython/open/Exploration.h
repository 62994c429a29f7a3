//===- Exploration.h - All ways through a program with inputs -*- C++ -*-===//
//
// Runs the program once for each way that values from outside can send it, and
// joins what the runs cost. When every way ends, or comes back to a state that
// was followed, the joined figures are bounds for all inputs.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_EXPLORATION_H
#define PYMEMLINT_MICROPYTHON_OPEN_EXPLORATION_H

#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/open/GrowingLists.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace pymemlint::micropython {

/// From the least to the most that a run asked for.
struct CostRange {
  LineCost Least, Most;
  bool IsInLoop = false; ///< Asked for again in each pass without an end.
};

/// One way through a program that ends.
struct PathCost {
  std::vector<uint32_t> Lines; ///< Of its decisions, in order.
  int64_t RequestedBytes = 0;
};

struct LoopRange {
  uint64_t LeastBytes = UINT64_MAX, MostBytes = 0;
  bool IsEndless = false;
};

struct Exploration {
  /// The joined figures hold for all inputs; else WhyOpen says what is not.
  bool IsClosed = false;
  std::string WhyOpen;
  unsigned Runs = 0;
  /// Some way never ends: totals grow for ever.
  bool HasEndless = false;
  /// A loop's passes were joined: totals of a run that ends have no bound.
  bool HasJoinedLoops = false;
  /// By file and line as the device names them.
  std::map<std::pair<std::string, uint32_t>, CostRange> Lines;
  CostRange Load, Driver, Total;
  uint64_t LeastPeakBytes = UINT64_MAX, MostPeakBytes = 0;
  /// By file and line as the device names them.
  std::map<std::pair<std::string, uint32_t>, LoopRange> Loops;
  /// Loops of which a pass may cost more or less than was seen.
  std::set<std::pair<std::string, uint32_t>> OpenPasses;
  std::vector<PathCost> Paths;
  /// Exceptions that some input makes the program end with.
  std::set<std::string> Errors;
  /// A heap from which on every run works, whatever the inputs: bytes of the
  /// first area. None when it is not known.
  std::optional<uint64_t> SufficientHeapBytes;
  /// What was found of assumptions, on all ways.
  std::vector<AssumptionFinding> AssumptionFindings;
  /// Numbers that grow with the passes were taken to stay small ints.
  bool AssumesSmallInts = false;
};

/// A program without an end whose heap will be full whatever its inputs are.
struct CertainGrowth {
  using Place = GrowthFacts::Place;
  /// By file and line as the device names them: what a pass of a loop without
  /// an end keeps, in bytes; whole blocks, but for the lists' own room, which
  /// is counted by the items in it.
  std::map<Place, GrowthFacts::Growth> Loops;
  /// The line that appends most often.
  Place Appends;
};

/// Looks for lists that only grow, on all ways; none: it is not certain.
std::optional<CertainGrowth> findGrowth(const DeviceModel &Device,
                                        const RunOptions &Options);

/// Follows all ways, within a bound on their number and \p Options.Fuel.
Exploration explore(const DeviceModel &Device, const RunOptions &Options);

} // namespace pymemlint::micropython
#endif
