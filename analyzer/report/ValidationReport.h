//===- ValidationReport.h - Predicted beside measured -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_VALIDATIONREPORT_H
#define PYMEMLINT_ANALYZER_REPORT_VALIDATIONREPORT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pymemlint {

/// One quantity, in bytes; absent: that side does not have it.
struct ValidationRow {
  std::string What;  ///< "total", a function's name, a dump's title.
  uint32_t Line = 0; ///< Of the program; 0: of none.
  std::optional<int64_t> Predicted, Measured;
  /// Times that a line began to run.
  std::optional<uint64_t> PredictedTimes, MeasuredTimes;
  std::string Explanation;  ///< Of a difference.
  bool HasOtherMap = false; ///< Blocks of the heap are elsewhere.

  std::optional<int64_t> difference() const {
    if (!Predicted || !Measured)
      return std::nullopt;
    return *Predicted - *Measured;
  }
  /// Whether the difference is at most so much of what was measured.
  bool isWithin(double TolerancePercent) const;
};

struct Validation {
  std::string Path, Target, Runtime, Deploy; ///< Empty: nothing is predicted.
  std::string MeasuredWith; ///< An interpreter and its version, a file.
  std::string Unit;         ///< "requested bytes", "bytes of whole blocks".
  double TolerancePercent = 0;
  bool EndsDiffer = false; ///< One side came to its end, the other did not.
  std::vector<ValidationRow> Totals, Lines, Functions, Dumps;
  std::vector<std::string> Notes; ///< What the reader has to know.
  /// Why rows that were asked for are not there; empty: all are.
  std::string Missing;

  /// Rows that differ by more than the tolerance, or that one side does not
  /// have where both are there; and the end where it differs.
  unsigned differences() const;
  bool isWithin(const ValidationRow &R) const;
  /// There is at least one row that both sides have.
  bool isComparison() const;
};

void printValidationText(const Validation &V, llvm::raw_ostream &Out);
/// One object of the schema pymemlint-validation-1.
void printValidationJson(const Validation &V, llvm::raw_ostream &Out);
/// A row for each quantity: kind, name, line, predicted, measured, difference,
/// times of both, whether it is within the tolerance, explanation.
void printValidationCsv(const Validation &V, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
