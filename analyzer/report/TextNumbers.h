//===- TextNumbers.h - Quantities and parts of the text report -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_TEXTNUMBERS_H
#define PYMEMLINT_ANALYZER_REPORT_TEXTNUMBERS_H

#include "analyzer/report/Report.h"

namespace pymemlint {

/// "12,345".
std::string number(int64_t V);
/// Behind as many spaces as make it \p Width wide.
std::string right(const std::string &Text, size_t Width);
std::string right(int64_t N, size_t Width); ///< As number() has it.
/// An interval as "12,000 to 12,345", an open one as "at least N".
std::string text(const Interval &I);
/// As text(), for a column \p Width wide: an open interval as "≥12,345".
std::string cell(const Interval &I, size_t Width);

/// A library's functions, a row for each.
void printLibrary(const FileResult &R, llvm::raw_ostream &Out);
/// The functions that a run did not call, at most \p Most of them.
void printUncalled(const FileResult &R, unsigned Most, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
