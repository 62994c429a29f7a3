//===- ValidationReport.cpp - Predicted beside measured -*- C++ -*-===//
#include "analyzer/report/ValidationReport.h"
#include "analyzer/report/CsvField.h"
#include "analyzer/report/TextNumbers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include <array>
#include <cmath>

using namespace pymemlint;
namespace json = llvm::json;

bool ValidationRow::isWithin(double TolerancePercent) const {
  if (HasOtherMap)
    return false;
  if (PredictedTimes && MeasuredTimes && *PredictedTimes != *MeasuredTimes)
    return false;
  const auto D = difference();
  return !D || std::abs(double(*D)) * 100 <=
                   TolerancePercent * std::abs(double(*Measured));
}

namespace {

struct Part {
  const char *Kind, *Title;
  const std::vector<ValidationRow> *Rows;
};

std::array<Part, 4> parts(const Validation &V) {
  return {{{"total", "", &V.Totals},
           {"dump", "dumps of the heap, in bytes used", &V.Dumps},
           {"function", "functions, by their own lines", &V.Functions},
           {"line", "lines", &V.Lines}}};
}

std::string rightOrDash(std::optional<int64_t> N, size_t Width) {
  return right(N ? number(*N) : "-", Width);
}

/// "+1.25 %"; empty where one side is missing or nothing was measured.
std::string percent(const ValidationRow &R) {
  const auto D = R.difference();
  if (!D || !*R.Measured)
    return "";
  std::string Text;
  llvm::raw_string_ostream(Text) << llvm::format(
      "%+.2f %%", 100.0 * double(*D) / std::abs(double(*R.Measured)));
  return Text;
}

std::string nameOf(const ValidationRow &R) {
  if (!R.Line)
    return R.What;
  std::string Text = "line " + std::to_string(R.Line);
  return R.What.empty() ? Text : R.What + " (" + Text + ")";
}

json::Value maybe(std::optional<int64_t> N) {
  return N ? json::Value(*N) : json::Value(nullptr);
}
json::Value maybe(const std::string &S) {
  return S.empty() ? json::Value(nullptr) : json::Value(json::fixUTF8(S));
}

json::Array toJson(const Validation &V,
                   const std::vector<ValidationRow> &Rows) {
  json::Array All;
  for (const ValidationRow &R : Rows) {
    json::Object O{{"name", maybe(R.What)},
                   {"predicted_bytes", maybe(R.Predicted)},
                   {"measured_bytes", maybe(R.Measured)},
                   {"difference_bytes", maybe(R.difference())},
                   {"within", V.isWithin(R)},
                   {"explanation", maybe(R.Explanation)}};
    if (R.Line)
      O["line"] = R.Line;
    if (R.PredictedTimes)
      O["predicted_times"] = *R.PredictedTimes;
    if (R.MeasuredTimes)
      O["measured_times"] = *R.MeasuredTimes;
    if (const auto D = R.difference(); D && *R.Measured)
      O["difference_percent"] =
          100.0 * double(*D) / std::abs(double(*R.Measured));
    All.push_back(std::move(O));
  }
  return All;
}

} // namespace

bool Validation::isWithin(const ValidationRow &R) const {
  // Without a target only one side is shown.
  if (!Target.empty() && R.Predicted.has_value() != R.Measured.has_value())
    return false;
  return R.isWithin(TolerancePercent);
}

unsigned Validation::differences() const {
  unsigned N = EndsDiffer;
  for (const Part &P : parts(*this))
    for (const ValidationRow &R : *P.Rows)
      N += !isWithin(R);
  return N;
}

bool Validation::isComparison() const {
  for (const Part &P : parts(*this))
    for (const ValidationRow &R : *P.Rows)
      if (R.difference())
        return true;
  return false;
}

void pymemlint::printValidationText(const Validation &V,
                                    llvm::raw_ostream &Out) {
  Out << V.Path;
  if (!V.Target.empty())
    Out << " on " << V.Target << " (" << V.Runtime << ", " << V.Deploy << ")";
  Out << ": measured with " << V.MeasuredWith << ", in " << V.Unit << '\n';
  for (const std::string &Note : V.Notes)
    Out << "  note: " << Note << '\n';
  if (!V.Missing.empty())
    Out << "  not measured: " << V.Missing << '\n';
  Out << "\n     predicted       measured     difference                name\n";
  for (const Part &P : parts(V)) {
    if (P.Rows->empty())
      continue;
    if (*P.Title)
      Out << "\n  " << P.Title << '\n';
    for (const ValidationRow &R : *P.Rows) {
      Out << rightOrDash(R.Predicted, 14) << ' ' << rightOrDash(R.Measured, 14)
          << ' ' << rightOrDash(R.difference(), 14) << ' '
          << right(percent(R), 11) << "  " << (V.isWithin(R) ? "  " : "! ")
          << nameOf(R) << '\n';
      if (!R.Explanation.empty())
        Out << std::string(60, ' ') << R.Explanation << '\n';
    }
  }
  Out << '\n';
  if (!V.isComparison())
    Out << "nothing could be compared\n";
  else if (const unsigned N = V.differences())
    Out << N << (N == 1 ? " row differs" : " rows differ") << " by more than "
        << llvm::format("%g", V.TolerancePercent) << " %\n";
  else if (V.TolerancePercent > 0)
    Out << "all rows agree within " << llvm::format("%g", V.TolerancePercent)
        << " %\n";
  else
    Out << "all rows are equal\n";
  if (!V.Missing.empty())
    Out << "not all that was asked for could be measured\n";
}

void pymemlint::printValidationJson(const Validation &V,
                                    llvm::raw_ostream &Out) {
  json::Array Notes;
  for (const std::string &N : V.Notes)
    Notes.push_back(json::fixUTF8(N));
  json::Object O{{"schema", "pymemlint-validation-1"},
                 {"path", json::fixUTF8(V.Path)},
                 {"target", maybe(V.Target)},
                 {"runtime", maybe(V.Runtime)},
                 {"deploy", maybe(V.Deploy)},
                 {"measured_with", json::fixUTF8(V.MeasuredWith)},
                 {"unit", V.Unit},
                 {"tolerance_percent", V.TolerancePercent},
                 {"differences", V.differences()},
                 {"compared", V.isComparison()},
                 {"missing", maybe(V.Missing)},
                 {"totals", toJson(V, V.Totals)},
                 {"lines", toJson(V, V.Lines)},
                 {"functions", toJson(V, V.Functions)},
                 {"dumps", toJson(V, V.Dumps)},
                 {"notes", std::move(Notes)}};
  Out << llvm::formatv("{0:2}", json::Value(std::move(O))) << '\n';
}

void pymemlint::printValidationCsv(const Validation &V,
                                   llvm::raw_ostream &Out) {
  Out << "kind,name,line,predicted_bytes,measured_bytes,difference_bytes,"
         "predicted_times,measured_times,within,explanation\n";
  auto Maybe = [&](auto N) {
    if (N)
      Out << *N;
    Out << ',';
  };
  for (const Part &P : parts(V))
    for (const ValidationRow &R : *P.Rows) {
      Out << P.Kind << ',' << csvField(R.What) << ',';
      if (R.Line)
        Out << R.Line;
      Out << ',';
      Maybe(R.Predicted);
      Maybe(R.Measured);
      Maybe(R.difference());
      Maybe(R.PredictedTimes);
      Maybe(R.MeasuredTimes);
      Out << (V.isWithin(R) ? "yes," : "no,") << csvField(R.Explanation)
          << '\n';
    }
}
