//===- TraceTables.h - Views of a trace that are tables -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_TRACETABLES_H
#define PYMEMLINT_ANALYZER_REPORT_TRACETABLES_H

#include "analyzer/report/Table.h"
#include "analyzer/report/TraceReport.h"
#include "analyzer/report/TraceTree.h"

namespace pymemlint {

/// Each line with all its costs, the most of \p V's cost first.
Table lineTable(const measured::TraceProfile &P, const TraceView &V);
/// Lines with what they have of one cost, and their share of it: what lived at
/// the peak, what was never freed, what was freed at once.
Table costTable(const measured::TraceProfile &P, const TraceView &V);
/// Requests by size, in powers of two.
Table sizeTable(const measured::TraceProfile &P);
Table threadTable(const measured::TraceProfile &P);
/// Requests by allocator (PEP 445), and how many of them were reallocations.
Table domainTable(const measured::TraceProfile &P);
/// The tree of stacks: a row for each branch with more than \p LeastShare of
/// the cost, outside in, with its depth.
Table treeTable(const measured::TraceProfile &P, const TraceView &V,
                double LeastShare = LeastShareOfTree);
/// Each stack as one text (collapsedStacks), with its cost.
Table stackTable(const measured::TraceProfile &P, const TraceView &V);
/// What lived at the most in each stretch of time.
Table timelineTable(const measured::TraceProfile &P);
/// What two traces of a program have of each line, the largest change of \p V's
/// cost first; its first rows are the whole trace's totals.
Table differenceTable(const measured::TraceProfile &Before,
                      const measured::TraceProfile &After, const TraceView &V);

} // namespace pymemlint
#endif
