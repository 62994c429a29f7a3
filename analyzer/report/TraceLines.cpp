//===- TraceLines.cpp - The lines of a trace -*- C++ -*-===//
#include "analyzer/report/TraceLines.h"
#include <algorithm>
#include <map>
#include <tuple>

using namespace pymemlint;
using namespace pymemlint::measured;

std::string TraceLine::name() const {
  if (File.empty())
    return "(no Python frame)";
  return File + ":" + std::to_string(Line) + " " + Function;
}

std::vector<TraceLine> pymemlint::linesOf(const TraceProfile &P) {
  std::map<std::tuple<std::string, uint32_t, std::string>, Costs> ByLine;
  for (const StackNode &N : P.Nodes) {
    const CodeName &C = P.Codes[N.Code];
    ByLine[{C.File, N.Line, C.Function}] += N.Own;
  }
  std::vector<TraceLine> Lines;
  for (const auto &[Key, Own] : ByLine)
    if (Own.Requests || Own.LiveBlocks)
      Lines.push_back(
          {std::get<0>(Key), std::get<2>(Key), std::get<1>(Key), Own});
  return Lines;
}

std::pair<uint64_t, uint64_t> pymemlint::costOf(const Costs &C,
                                                TraceCost Cost) {
  switch (Cost) {
  case TraceCost::Peak:
    return {C.PeakBytes, C.PeakBlocks};
  case TraceCost::Requested:
    return {C.Bytes, C.Requests};
  case TraceCost::Live:
    return {C.LiveBytes, C.LiveBlocks};
  case TraceCost::Temporary:
    return {C.Temporary, C.Temporary};
  }
  return {};
}

const char *pymemlint::unitOf(TraceCost Cost) {
  return Cost == TraceCost::Temporary ? "blocks" : "bytes";
}

void pymemlint::sortByCost(std::vector<TraceLine> &Lines, TraceCost Cost) {
  std::stable_sort(Lines.begin(), Lines.end(),
                   [&](const TraceLine &A, const TraceLine &B) {
                     return costOf(A.Own, Cost) > costOf(B.Own, Cost);
                   });
}
