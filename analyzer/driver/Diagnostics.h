//===- Diagnostics.h - Findings that the analysis makes itself -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_DIAGNOSTICS_H
#define PYMEMLINT_ANALYZER_DRIVER_DIAGNOSTICS_H

#include "analyzer/driver/FullHeap.h"
#include "analyzer/report/Report.h"
#include "analyzer/runtimes/micropython/assume/AssumptionTable.h"
#include "analyzer/runtimes/micropython/open/Exploration.h"
#include "frontends/python/SyntaxErrors.h"

namespace pymemlint {

/// PML001.
Diagnostic syntaxDiagnostic(llvm::StringRef Path, const SyntaxError &E);

/// PML002: what this runtime's compiler refuses. \p Message may begin with
/// "line N: ".
Diagnostic refusedDiagnostic(llvm::StringRef Path, llvm::StringRef Message);

/// PML004: a comment to pymemlint that makes no sense.
Diagnostic assumptionDiagnostic(llvm::StringRef Path,
                                const AssumptionProblem &P);
/// PML005: an assumption that does not hold, or says nothing, where the program
/// comes to it.
Diagnostic assumptionDiagnostic(llvm::StringRef Path,
                                const AssumptionFinding &F);

/// PML006: inputs that fill the heap.
Diagnostic
fullHeapDiagnostic(llvm::StringRef Path, const FullHeap &F,
                   llvm::function_ref<bool(llvm::StringRef)> IsProgramFile);

/// PML006: a heap that will be full whatever the inputs are.
Diagnostic
growthDiagnostic(llvm::StringRef Path, const micropython::CertainGrowth &G,
                 llvm::function_ref<bool(llvm::StringRef)> IsProgramFile);

/// PML003: a run that an exception ends, other than by sys.exit().
Diagnostic uncaughtDiagnostic(llvm::StringRef Path, llvm::StringRef Error);

} // namespace pymemlint
#endif
