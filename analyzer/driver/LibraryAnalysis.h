//===- LibraryAnalysis.h - Code that others import -*- C++ -*-===//
//
// Nothing is run: each function gets its summary.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_LIBRARYANALYSIS_H
#define PYMEMLINT_ANALYZER_DRIVER_LIBRARYANALYSIS_H

#include "analyzer/driver/Analysis.h"
#include "analyzer/ir/SourceMap.h"
#include "analyzer/runtimes/micropython/summary/SummaryFacts.h"

namespace pymemlint {

/// Analyses one file of a library. Fails when it cannot be read; a syntax error
/// is a diagnostic and the rest is analysed, a file that MicroPython's compiler
/// refuses is a diagnostic without a result.
llvm::Error analyseLibraryFile(llvm::StringRef Path,
                               const micropython::DeviceModel &Device,
                               const micropython::SummaryFacts &Facts,
                               const AnalysisOptions &Options, Report &R);

/// Code, and what of its source is not in it; an .mpy has no source.
struct SummarisedModule {
  std::unique_ptr<ir::Module> Code;
  ir::SourceMap Source;
};

/// The code of the file at \p Path, which holds \p Text or is an .mpy, as it is
/// compiled for \p Device; null when it is refused.
SummarisedModule moduleForSummaries(llvm::StringRef Path,
                                    std::optional<llvm::StringRef> Text,
                                    const micropython::DeviceModel &Device,
                                    const AnalysisOptions &Options);

/// Adds what makes no sense among the comments of \p M's source.
void addAssumptionProblems(llvm::StringRef Path, const ir::Module &M,
                           std::vector<Diagnostic> &Diagnostics);

} // namespace pymemlint
#endif
