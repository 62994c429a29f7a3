//===- TraceTree.h - The stacks of a trace as a tree -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_TRACETREE_H
#define PYMEMLINT_ANALYZER_REPORT_TRACETREE_H

#include "analyzer/report/TraceReport.h"

namespace pymemlint {

/// A frame with its callers, and what it and all it calls have of a cost, in
/// the cost's unit (unitOf).
struct TreeRow {
  uint32_t Node = 0; ///< 0: the whole trace.
  unsigned Depth = 0;
  uint64_t Cost = 0, OwnCost = 0;
};

/// Branches of a tree that is read, and of a flame graph: a fifth of its
/// pixels.
constexpr double LeastShareOfTree = 0.005, FlameGraphWidth = 1200,
                 LeastShareOfFlameGraph = 0.2 / FlameGraphWidth;

/// Outside in, branches with the most first; the first row is the whole. Left
/// out is what has no more than \p LeastShare of it.
std::vector<TreeRow> treeOf(const measured::TraceProfile &P, TraceCost Cost,
                            double LeastShare = LeastShareOfTree);

/// Each stack that has some of the cost: its frames from outside in, separated
/// by
/// ";", and the cost. What flame graphs are made of.
std::vector<std::pair<std::string, uint64_t>>
collapsedStacks(const measured::TraceProfile &P, TraceCost Cost);

/// "function (file:line)"; of node 0 "(all)".
std::string frameName(const measured::TraceProfile &P, uint32_t Node);

/// A flame graph: an SVG in which a frame's width is its share of the cost.
void printFlameGraph(const measured::TraceProfile &P, const TraceView &V,
                     llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
