//===- TraceReport.h - A trace, for a reader -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_TRACEREPORT_H
#define PYMEMLINT_ANALYZER_REPORT_TRACEREPORT_H

#include "analyzer/measured/TraceProfile.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// Which of a stack's costs a view is of.
enum class TraceCost : uint8_t { Peak, Requested, Live, Temporary };

/// "at the peak", "requested" ...
const char *nameOf(TraceCost C);

struct TraceView {
  TraceCost Cost = TraceCost::Peak;
  unsigned Most = 20; ///< Rows.
};

/// Totals, the lines with the most of the cost, sizes, domains, threads.
void printTraceSummary(const measured::TraceProfile &P, const TraceView &V,
                       llvm::raw_ostream &Out);
/// The stacks from outside in, branches with the most first.
void printTraceTree(const measured::TraceProfile &P, const TraceView &V,
                    llvm::raw_ostream &Out);
/// A line for each stack, outermost frame first, and its cost: what flame
/// graphs are made of.
void printCollapsed(const measured::TraceProfile &P, const TraceView &V,
                    llvm::raw_ostream &Out);
/// What lived over time, as a chart of characters.
void printTimeline(const measured::TraceProfile &P, llvm::raw_ostream &Out);
/// One object of the schema pymemlint-trace-1.
void printTraceJson(const measured::TraceProfile &P, llvm::raw_ostream &Out);
/// A row for each line.
void printTraceCsv(const measured::TraceProfile &P, llvm::raw_ostream &Out);
/// The format of speedscope.app: a sampled profile whose weights are bytes.
void printSpeedscope(const measured::TraceProfile &P, const TraceView &V,
                     llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
