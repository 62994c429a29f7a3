//===- FunctionReports.h - Summaries of functions in the report -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_FUNCTIONREPORTS_H
#define PYMEMLINT_ANALYZER_DRIVER_FUNCTIONREPORTS_H

#include "analyzer/report/Report.h"
#include "analyzer/runtimes/micropython/summary/FunctionSummary.h"

namespace pymemlint {

/// Adds \p Summaries, those of \p M's functions, to the functions of \p F: to
/// those that the run has called, and the
/// others as functions that were not called.
void addSummaries(const ir::Module &M,
                  llvm::ArrayRef<micropython::FunctionSummary> Summaries,
                  FileResult &F);

} // namespace pymemlint
#endif
