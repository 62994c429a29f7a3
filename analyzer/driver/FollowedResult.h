//===- FollowedResult.h - A result from one followed run -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_FOLLOWEDRESULT_H
#define PYMEMLINT_ANALYZER_DRIVER_FOLLOWEDRESULT_H

#include "analyzer/report/Report.h"
#include "analyzer/runtimes/micropython/Device.h"

namespace pymemlint {

/// Why a run ended before its program did; empty when it did not.
std::string describeEnd(const micropython::RunResult &R);

/// What one followed run says of a file: exact where nothing outside the
/// source decided anything, else lower bounds. Refers to the run.
class FollowedResult {
public:
  /// \p AddressesDecide: with other addresses the run costs something else.
  /// \p HasLargestHeap: the heap of the run is no smaller than the target's.
  FollowedResult(const micropython::RunResult &Run, llvm::StringRef FileName,
                 bool AddressesDecide, bool HasLargestHeap);

  /// Sets every quantity of \p F but the minimum heap and what needs it.
  void fill(FileResult &F) const;

  /// \p OnDevice: a file's name there. Run from main.py or the console the
  /// program has that name; compiled on the device as a module the module's
  /// name, else its own.
  bool isProgramFile(llvm::StringRef OnDevice) const;

  bool isExact() const { return IsExact; }
  /// The way that was followed is the program's, on no larger heap than that
  /// of the run; on a smaller one it is out of memory sooner: how it ends is
  /// certain.
  bool isEndCertain() const {
    return IsExact || (IsExactOnItsHeap && HasLargestHeap &&
                       Run.End == micropython::Outcome::OutOfMemory &&
                       !Run.MayCatchFailure);
  }
  /// What does not add up over time is exact.
  bool isClosed() const { return IsClosed; }
  /// The same on a heap no smaller than that of the run: enough to say which
  /// heaps it runs on.
  bool isClosedOnItsHeap() const { return IsClosedOnItsHeap; }
  /// The run itself came to the end of the heap.
  bool isOutOfMemory() const;

private:
  Interval interval(int64_t V, int64_t Certain = INT64_MAX) const;
  Interval closed(int64_t V, int64_t Certain) const;
  Interval exhaustion(const micropython::LoopCount &L) const;
  bool isOutsideLoop(size_t Site) const;
  bool dependsOnInputs() const;
  bool hasUncertainPart() const;
  const micropython::RunResult::CertainCosts *certain() const;
  micropython::LineCost certainLine(size_t Site) const;
  bool isProgram(size_t Site) const;
  void lines(FileResult &F) const;
  void functions(FileResult &F) const;
  void loops(FileResult &F) const;
  void interrupts(FileResult &F) const;
  void hotspots(FileResult &F) const;
  void unmodelled(FileResult &F) const;

  const micropython::RunResult &Run;
  llvm::StringRef FileName;
  bool AddressesDecide, HasLargestHeap;
  bool IsExact, IsExactOnItsHeap, IsClosed, IsClosedOnItsHeap;
};

} // namespace pymemlint
#endif
