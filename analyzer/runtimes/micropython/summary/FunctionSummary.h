//===- FunctionSummary.h - What one call of a function asks for -*- C++ -*-===//
//
// For code that is not run: library code, and functions that a program does not
// call. One walk over the Cost IR of each function, whatever its inputs are.
//
// The costs are those of the function's own lines (a native that it calls is
// charged there, the lines of a Python function that it calls are not), and of
// calls that end with a return or stay at a yield: what an exception costs that
// an operation raises and that leaves the function is not in them, and neither
// is what callbacks and finalisers ask for that run in between.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_FUNCTIONSUMMARY_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_FUNCTIONSUMMARY_H

#include "analyzer/ir/SourceMap.h"
#include "analyzer/runtimes/micropython/assume/AssumptionFinding.h"
#include "analyzer/runtimes/micropython/summary/FrameWalk.h"

namespace pymemlint::micropython {

struct LineSummary {
  uint32_t Line = 0;
  Cost PerCall; ///< In one call, however often the line runs in it.
};

struct LoopSummary {
  uint32_t Line = 0;      ///< Where its body begins.
  bool IsEndless = false; ///< Its jump back has no condition.
  Cost PerPass;           ///< Open as well when a pass calls Python code.
};

struct OpenPart {
  uint32_t Line = 0; ///< The first of its kind.
  OpenReason Reason;
};

struct FunctionSummary {
  uint32_t Name = 0; ///< Index into ir::Module::Names.
  uint32_t Line = 0, LastLine = 0;
  Cost PerCall;
  /// What a call asks for before the first operation, charged to the line that
  /// calls: state or generator object, *args, **kwargs, cells.
  Cost Entry;
  std::vector<OpenPart> Open; ///< By line; why a bound of either is not known.
  std::vector<LineSummary> Lines; ///< Those that may ask for something.
  std::vector<LoopSummary> Loops; ///< By line.
};

/// One for each of \p M's functions, in their order; \p M must be well formed
/// (ir::verify) and decoded. The annotations of \p Source are taken at their
/// word. \p Findings gets what is found of the module's assumptions.
std::vector<FunctionSummary>
summarise(const ir::Module &M, const SummaryFacts &Facts,
          const ir::SourceMap *Source = nullptr,
          std::vector<AssumptionFinding> *Findings = nullptr);

} // namespace pymemlint::micropython
#endif
