//===- Analysis.h - From a file to its part of the report -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_ANALYSIS_H
#define PYMEMLINT_ANALYZER_DRIVER_ANALYSIS_H

#include "analyzer/driver/DeployedFolder.h"
#include "analyzer/report/Report.h"
#include "analyzer/runtimes/micropython/Device.h"

namespace pymemlint {

/// Operations since it was entered and without a state that comes back, after
/// which a loop counts as one without an end.
inline constexpr uint64_t EndlessOperations = 20'000'000;

struct AnalysisOptions {
  DeployForm Deploy = DeployForm::Source;
  unsigned Optimisation = 0;           ///< mpy-cross's -O.
  std::optional<uint64_t> BudgetBytes; ///< Instead of the target's.
  std::string Entry;                   ///< A function to call after the import.
  bool WantsMinimumHeap = true;
  /// What a configuration states of the program; null: nothing.
  std::shared_ptr<const ProgramAssumptions> Assumed;
  /// Operations that one run may do.
  uint64_t Fuel = 400'000'000;
  /// Steps (micropython::WorkBudget) that a search for the minimum heap may
  /// take: it is given up then. A run may be long, and a hundred sizes and more
  /// are tried.
  uint64_t HeapSearchSteps = 1'000'000'000;
  /// Heaps that are tried at a time; 0: as many as there are processors.
  unsigned Jobs = 1;
};

/// As --deploy and the report name it.
const char *deployName(DeployForm F);
/// The same of the file at \p Path: an .mpy is "mpy" unless it is frozen.
const char *deployNameOf(llvm::StringRef Path, DeployForm F);

/// Analyses one program. Fails when the file cannot be read; syntax errors
/// become diagnostics, and the rest is analysed.
llvm::Error analyseFile(llvm::StringRef Path,
                        const micropython::DeviceModel &Device,
                        const AnalysisOptions &Options, Report &R);

struct HeapSearch {
  Interval Bytes;
  bool IsGivenUp = false; ///< It took too long: what lives is the lower bound.
};

/// The smallest heap on which the program runs, and the size from which every
/// larger one works: heaps are tried as the measured ones were, in steps of 32
/// bytes, with the import alone as the launch. \p Ample is the run on a heap
/// that is large enough: where it ends, others must come to an end as well.
/// Takes \p MostSteps at the most, and \p Jobs threads (0: as many as there are
/// processors), on which the result does not depend.
HeapSearch minimumHeap(const micropython::DeviceModel &Device,
                       const micropython::RunOptions &Options,
                       const micropython::RunResult &Ample, uint64_t MostSteps,
                       unsigned Jobs);

/// The smallest heap below \p Bytes on which the program runs, of those that a
/// search would try there; \p Bytes when it runs on none of them. Those for
/// which \p MostSteps do not suffice may work.
uint64_t smallestHeapBelow(const micropython::DeviceModel &Device,
                           const micropython::RunOptions &Options,
                           uint64_t Bytes, uint64_t MostSteps);

} // namespace pymemlint
#endif
