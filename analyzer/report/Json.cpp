//===- Json.cpp - The report as JSON -*- C++ -*-===//
#include "llvm/Support/JSON.h"
#include "analyzer/report/Report.h"
#include "llvm/Support/FormatVariadic.h"

using namespace pymemlint;
namespace json = llvm::json;

static json::Value toJson(const Interval &I) {
  return json::Object{{"lo", I.Lo},
                      {"hi", I.Hi ? json::Value(*I.Hi) : json::Value(nullptr)}};
}

static json::Value toJson(const LineReport &L, bool WithFile) {
  json::Object O{{"line", L.Line},
                 {"requested_bytes", toJson(L.Requested)},
                 {"allocated_bytes", toJson(L.Allocated)},
                 {"requests", toJson(L.Requests)},
                 {"retained_bytes", toJson(L.Retained)}};
  if (WithFile)
    O["path"] = L.File;
  return O;
}

template <class Range, class Function>
static json::Array arrayOf(const Range &Items, Function F) {
  json::Array A;
  for (const auto &I : Items)
    A.push_back(F(I));
  return A;
}

static json::Value toJson(const FunctionReport &F) {
  json::Object O{{"name", F.Name},
                 {"line", F.Line},
                 {"calls", toJson(F.Calls)},
                 {"requested_bytes", toJson(F.Requested)},
                 {"peak_live_bytes", toJson(F.PeakLive)}};
  if (!F.PerCall)
    return O;
  O["per_call_bytes"] = toJson(F.PerCall->Bytes);
  O["per_call_requests"] = toJson(F.PerCall->Requests);
  O["entry_bytes"] = toJson(F.PerCall->EntryBytes);
  O["entry_requests"] = toJson(F.PerCall->EntryRequests);
  O["per_call_lines"] = arrayOf(F.PerCall->Lines, [](const CallLineReport &L) {
    return json::Object{{"line", L.Line},
                        {"bytes", toJson(L.Bytes)},
                        {"requests", toJson(L.Requests)}};
  });
  O["open"] = arrayOf(F.PerCall->Open, [](const OpenReport &P) {
    return json::Object{{"line", P.Line}, {"reason", P.Reason}};
  });
  return O;
}

static llvm::StringRef name(Verdict V) {
  switch (V) {
  case Verdict::Fits:
    return "fits";
  case Verdict::Exceeds:
    return "exceeds";
  case Verdict::Unknown:
    return "unknown";
  }
  return "unknown";
}

static json::Value toJson(const FileResult &R) {
  json::Object O{{"path", R.Path},
                 {"target", R.Target},
                 {"runtime", R.Runtime},
                 {"deploy", R.Deploy},
                 {"library", R.IsLibrary},
                 {"requested_bytes", toJson(R.Requested)},
                 {"allocated_bytes", toJson(R.Allocated)},
                 {"load_bytes", toJson(R.Load)},
                 {"driver_bytes", toJson(R.Driver)},
                 {"peak_live_bytes", toJson(R.PeakLive)},
                 {"min_heap_bytes", toJson(R.MinHeap)},
                 {"budget_bytes", int64_t(R.BudgetBytes)},
                 {"verdict", name(R.V)},
                 {"ended_by", R.Outcome.empty() ? json::Value(nullptr)
                                                : json::Value(R.Outcome)}};
  O["lines"] = arrayOf(R.Lines, [](auto &L) { return toJson(L, false); });
  O["imported_lines"] =
      arrayOf(R.ImportedLines, [](auto &L) { return toJson(L, true); });
  O["functions"] = arrayOf(R.Functions, [](auto &F) { return toJson(F); });
  auto LoopToJson = [](const LoopReport &L) {
    json::Object O{{"line", L.Line},
                   {"endless", L.IsEndless},
                   {"iterations", toJson(L.Iterations)},
                   {"churn_bytes", toJson(L.Churn)},
                   {"growth_bytes", toJson(L.Growth)},
                   {"iterations_to_exhaustion",
                    L.IterationsToExhaustion ? toJson(*L.IterationsToExhaustion)
                                             : json::Value(nullptr)}};
    if (!L.File.empty())
      O["path"] = L.File;
    return O;
  };
  auto Own = llvm::make_filter_range(
      R.Loops, [](const LoopReport &L) { return L.File.empty(); });
  auto Imported = llvm::make_filter_range(
      R.Loops, [](const LoopReport &L) { return !L.File.empty(); });
  O["loops"] = arrayOf(Own, LoopToJson);
  O["imported_loops"] = arrayOf(Imported, LoopToJson);
  O["interrupts"] = arrayOf(R.Interrupts, [](const InterruptReport &I) {
    return json::Object{{"function", I.Function},
                        {"line", I.Line},
                        {"given_to", I.GivenTo},
                        {"kind", I.IsHard ? "hard" : "soft"},
                        {"calls", I.Calls},
                        {"requested_bytes", toJson(I.Requested)},
                        {"allocates", I.Allocates ? json::Value(*I.Allocates)
                                                  : json::Value(nullptr)},
                        {"allocating_line", I.AllocatingLine
                                                ? json::Value(I.AllocatingLine)
                                                : json::Value(nullptr)},
                        {"error", I.Error.empty() ? json::Value(nullptr)
                                                  : json::Value(I.Error)}};
  });
  O["paths"] = arrayOf(R.Paths, [](const PathReport &P) {
    return json::Object{{"function", P.Function},
                        {"branches", json::Array(P.Branches)},
                        {"requested_bytes", toJson(P.Requested)}};
  });
  O["hotspots"] = arrayOf(R.Hotspots, [](const Hotspot &H) {
    return json::Object{{"line", H.Line}, {"share", H.Share}};
  });
  O["unmodelled"] = arrayOf(R.Unmodelled, [](const UnmodelledReport &U) {
    return json::Object{
        {"line", U.Line}, {"construct", U.Construct}, {"effect", U.Effect}};
  });
  return O;
}

static json::Value toJson(const Diagnostic &D) {
  return json::Object{
      {"code", D.Code},
      {"severity", D.Severity},
      {"path", D.Path},
      {"line", D.Line},
      {"column", D.Column},
      {"end_line", D.EndLine},
      {"end_column", D.EndColumn},
      {"message", D.Message},
      {"saving_bytes", D.Saving ? toJson(*D.Saving) : json::Value(nullptr)},
      {"effort", D.Effort},
      {"priority", D.Priority},
      {"fix", nullptr}};
}

void pymemlint::printJson(const Report &R, llvm::raw_ostream &Out) {
  json::Object O{{"schema", "pymemlint-report-1"},
                 {"version", PYMEMLINT_VERSION}};
  O["results"] = arrayOf(R.Results, [](auto &F) { return toJson(F); });
  O["diagnostics"] = arrayOf(R.Diagnostics, [](auto &D) { return toJson(D); });
  Out << llvm::formatv("{0:2}", json::Value(std::move(O))) << '\n';
}
