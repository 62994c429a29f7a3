//===- Diagnostics.h - Findings that the analysis makes itself -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_DIAGNOSTICS_H
#define PYMEMLINT_ANALYZER_DRIVER_DIAGNOSTICS_H

#include "analyzer/report/Report.h"
#include "frontends/python/SyntaxErrors.h"

namespace pymemlint {

/// PML001.
Diagnostic syntaxDiagnostic(llvm::StringRef Path, const SyntaxError &E);

/// PML002: what this runtime's compiler refuses. \p Message may begin with
/// "line N: ".
Diagnostic refusedDiagnostic(llvm::StringRef Path, llvm::StringRef Message);

/// PML003: a run that an exception ends, other than by sys.exit().
Diagnostic uncaughtDiagnostic(llvm::StringRef Path, llvm::StringRef Error);

} // namespace pymemlint
#endif
