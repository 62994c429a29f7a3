//===- Report.h - What the analysis says -*- C++ -*-===//
//
// The report's contract (docs/report.md): every quantity is an interval in
// bytes or a count; an upper end that is not known is absent and its reason is
// among the unmodelled constructs.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_REPORT_REPORT_H
#define PYMEMLINT_ANALYZER_REPORT_REPORT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pymemlint {

/// {lo, hi}; hi absent: no bound is known.
struct Interval {
  int64_t Lo = 0;
  std::optional<int64_t> Hi = 0;
  static Interval exactly(int64_t V) { return {V, V}; }
  static Interval atLeast(int64_t V) { return {V, std::nullopt}; }
  bool isExact() const { return Hi && *Hi == Lo; }
};

struct LineReport {
  std::string File; ///< As the device names it.
  uint32_t Line = 0;
  Interval Requested, Allocated, Requests, Retained;
};

/// What a line asks for in one call of its function.
struct CallLineReport {
  uint32_t Line = 0;
  Interval Bytes, Requests;
};

/// Why an upper end is not known.
struct OpenReport {
  uint32_t Line = 0;
  std::string Reason;
};

/// What one call of a function asks for, whatever it is given.
struct CallReport {
  Interval Bytes, Requests;           ///< By its own lines.
  Interval EntryBytes, EntryRequests; ///< By the line that calls it.
  std::vector<CallLineReport> Lines;
  std::vector<OpenReport> Open;
};

struct FunctionReport {
  std::string Name;
  uint32_t Line = 0;
  bool IsOfFile = false; ///< Not of an imported module.
  uint64_t CodeHash = 0; ///< Tells functions of a line apart; not printed.
  Interval Calls, Requested, PeakLive;
  std::optional<CallReport> PerCall;
};

struct LoopReport {
  std::string File; ///< Where it is not the program's own: its module's.
  uint32_t Line = 0;
  bool IsEndless = false; ///< It jumps back without a condition.
  Interval Iterations, Churn, Growth;
  std::optional<Interval> IterationsToExhaustion;
};

/// A function that the program gave to a pin, a timer and the like.
struct InterruptReport {
  std::string Function, GivenTo; ///< Its name; "machine.Pin.irq".
  uint32_t Line = 0;
  bool IsHard = false; ///< Called in the interrupt itself.
  unsigned Calls = 0;  ///< That were followed.
  Interval Requested;  ///< By one call.
  /// Absent: no call that was followed did, but a value that is not known may
  /// lead elsewhere.
  std::optional<bool> Allocates;
  uint32_t AllocatingLine = 0; ///< Of the first such request; 0: none.
  std::string Error;           ///< What it raised; empty: nothing.
};

struct PathReport {
  std::string Function;
  std::vector<uint32_t> Branches;
  Interval Requested;
};

struct Hotspot {
  uint32_t Line = 0;
  double Share = 0; ///< Of all allocated bytes of the program's lines.
};

struct UnmodelledReport {
  uint32_t Line = 0;
  std::string Construct, Effect;
};

enum class Verdict : uint8_t { Fits, Exceeds, Unknown };

struct FileResult {
  bool IsLibrary = false; ///< Nothing was run.
  std::string Path, Target, Runtime, Deploy;
  Interval Requested, Allocated, Load, Driver, PeakLive, MinHeap;
  uint64_t BudgetBytes = 0;
  Verdict V = Verdict::Unknown;
  std::string Outcome; ///< How the followed run ended; empty: completed.
  std::vector<LineReport> Lines; ///< Of the program's own file.
  std::vector<LineReport> ImportedLines;
  std::vector<FunctionReport> Functions;
  std::vector<LoopReport> Loops;
  std::vector<InterruptReport> Interrupts;
  std::vector<PathReport> Paths;
  std::vector<Hotspot> Hotspots;
  std::vector<UnmodelledReport> Unmodelled;
  std::vector<std::string> SourceLines; ///< For the text output.
};

struct Diagnostic {
  std::string Code, Severity, Path, Message;
  uint32_t Line = 0, Column = 0, EndLine = 0, EndColumn = 0;
  std::optional<Interval> Saving;
  std::string Effort = "low";
  unsigned Priority = 1;
};

struct Report {
  std::vector<FileResult> Results;
  std::vector<Diagnostic> Diagnostics;
};

struct TextOptions {
  bool UsesColour = false;
  unsigned MaximumLines = 10; ///< Hotspots shown of a file.
};

/// One object of the schema pymemlint-report-1.
void printJson(const Report &R, llvm::raw_ostream &Out);
void printText(const Report &R, const TextOptions &Options,
               llvm::raw_ostream &Out);
/// A row a line: path, line, then lo and hi of each quantity.
void printCsv(const Report &R, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
