//===- TraceLines.h - The lines of a trace -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_TRACELINES_H
#define PYMEMLINT_ANALYZER_REPORT_TRACELINES_H

#include "analyzer/report/TraceReport.h"

namespace pymemlint {

/// What a line asked for itself, whoever called its function.
struct TraceLine {
  std::string File, Function; ///< Empty: no Python frame.
  uint32_t Line = 0;
  measured::Costs Own;
  std::string name() const;
};

std::vector<TraceLine> linesOf(const measured::TraceProfile &P);
/// Bytes and blocks. Temporary blocks have no bytes of their own.
std::pair<uint64_t, uint64_t> costOf(const measured::Costs &C, TraceCost Cost);
/// What the first of both is of: "bytes", or "blocks" where blocks have none.
const char *unitOf(TraceCost Cost);
/// The most first; the same by place.
void sortByCost(std::vector<TraceLine> &Lines, TraceCost Cost);

} // namespace pymemlint
#endif
