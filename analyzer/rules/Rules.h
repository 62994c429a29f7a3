//===- Rules.h - What is found in a program's report -*- C++ -*-===//
//
// A rule is one file: what it finds, why it costs, what to write instead.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RULES_RULES_H
#define PYMEMLINT_ANALYZER_RULES_RULES_H

#include "analyzer/report/Report.h"

namespace pymemlint {

/// Appends what a rule finds in \p F to \p Found.
using Rule = void (*)(const FileResult &F, std::vector<Diagnostic> &Found);

/// PML101.
void findHardInterruptAllocation(const FileResult &F,
                                 std::vector<Diagnostic> &Found);
/// PML102.
void findSoftInterruptAllocation(const FileResult &F,
                                 std::vector<Diagnostic> &Found);

/// Every rule, in the order of their codes.
void applyRules(const FileResult &F, std::vector<Diagnostic> &Found);

} // namespace pymemlint
#endif
