//===- TraceReport.cpp - A trace, for a reader -*- C++ -*-===//
#include "analyzer/report/TraceReport.h"
#include "analyzer/report/TextNumbers.h"
#include "analyzer/report/TraceLines.h"
#include "analyzer/report/TraceTree.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::measured;

namespace {

void printTotals(const TraceProfile &P, llvm::raw_ostream &Out) {
  Out << P.Path << ": " << P.value("command") << " (" << P.value("runtime")
      << ")\n";
  if (!P.IsWhole)
    Out << "  the program was ended before its trace was: what follows is up "
           "to "
           "the last whole record\n";
  if (!P.value("sample_bytes").empty())
    Out << "  estimated from samples: one for each " << P.value("sample_bytes")
        << " bytes on average\n";
  Out << "  requested " << number(int64_t(P.Total.Bytes)) << " bytes in "
      << number(int64_t(P.Total.Requests)) << " requests ("
      << number(int64_t(P.Total.Reallocations)) << " reallocations, "
      << number(int64_t(P.Frees)) << " frees)\n";
  Out << "  peak " << number(int64_t(P.PeakBytes)) << " bytes";
  if (P.HasEvents)
    Out << " after " << llvm::format("%.3f", double(P.PeakMicroseconds) / 1e6)
        << " of " << llvm::format("%.3f", double(P.Microseconds) / 1e6) << " s";
  Out << "\n  left at the end " << number(int64_t(P.Total.LiveBytes))
      << " bytes in " << number(int64_t(P.Total.LiveBlocks)) << " blocks\n";
  if (P.HasEvents && P.value("sample_bytes").empty())
    Out << "  temporary " << number(int64_t(P.Total.Temporary))
        << " blocks: freed at once\n";
  if (!P.value("own_peak_bytes").empty())
    Out << "  the tracker itself took " << P.value("own_peak_bytes")
        << " bytes, which are not among these\n";
}

void printSizes(const TraceProfile &P, llvm::raw_ostream &Out) {
  uint64_t Most = 0;
  for (uint64_t N : P.SizeClasses)
    Most = std::max(Most, N);
  if (!Most)
    return;
  Out << "\n  sizes of requests\n";
  for (size_t I = 0; I != P.SizeClasses.size(); ++I) {
    if (!P.SizeClasses[I])
      continue;
    const unsigned Bar = unsigned(40 * P.SizeClasses[I] / Most);
    Out << "  " << right(I ? int64_t(1) << I : 0, 14) << " to "
        << llvm::left_justify(number(int64_t((uint64_t(2) << I) - 1)), 14)
        << right(int64_t(P.SizeClasses[I]), 12) << "  " << std::string(Bar, '#')
        << '\n';
  }
}

} // namespace

const char *pymemlint::nameOf(TraceCost C) {
  switch (C) {
  case TraceCost::Peak:
    return "at the peak";
  case TraceCost::Requested:
    return "requested";
  case TraceCost::Live:
    return "left at the end";
  case TraceCost::Temporary:
    return "temporary";
  }
  return "";
}

void pymemlint::printTraceSummary(const TraceProfile &P, const TraceView &V,
                                  llvm::raw_ostream &Out) {
  printTotals(P, Out);
  const TraceCost Cost =
      V.Cost == TraceCost::Peak && !P.HasEvents ? TraceCost::Live : V.Cost;
  std::vector<TraceLine> Lines = linesOf(P);
  sortByCost(Lines, Cost);
  Out << "\n  " << llvm::left_justify(nameOf(Cost), 16)
      << "    blocks    requested    requests  line\n";
  unsigned Rows = 0;
  for (const TraceLine &L : Lines) {
    const auto [Bytes, Blocks] = costOf(L.Own, Cost);
    if (!Bytes && !Blocks)
      break;
    if (Rows++ == V.Most) {
      Out << "  and more lines: --rows N shows N\n";
      break;
    }
    Out << right(int64_t(Bytes), 18) << right(int64_t(Blocks), 10)
        << right(int64_t(L.Own.Bytes), 13) << right(int64_t(L.Own.Requests), 12)
        << "  " << L.name() << '\n';
  }
  printSizes(P, Out);
  constexpr const char *Names[] = {"raw", "mem", "object"};
  Out << "\n  domain      requests     requested          peak           "
         "left\n";
  for (size_t I = 0; I != P.Domains.size(); ++I)
    Out << "  " << llvm::left_justify(Names[I], 8)
        << right(int64_t(P.Domains[I].Requests), 12)
        << right(int64_t(P.Domains[I].Bytes), 14)
        << right(int64_t(P.Domains[I].PeakBytes), 14)
        << right(int64_t(P.Domains[I].LiveBytes), 15) << '\n';
  if (P.Threads.size() > 1) {
    Out << "\n  thread      requests     requested          peak           "
           "left\n";
    for (const auto &[Number, C] : P.Threads)
      Out << "  " << llvm::left_justify(std::to_string(Number), 8)
          << right(int64_t(C.Requests), 12) << right(int64_t(C.Bytes), 14)
          << right(int64_t(C.PeakBytes), 14) << right(int64_t(C.LiveBytes), 15)
          << '\n';
  }
}

void pymemlint::printTraceTree(const TraceProfile &P, const TraceView &V,
                               llvm::raw_ostream &Out) {
  for (const TreeRow &R : treeOf(P, V.Cost)) {
    if (!R.Node)
      Out << number(int64_t(R.Cost)) << ' ' << unitOf(V.Cost) << ' '
          << nameOf(V.Cost) << '\n';
    else
      Out << right(int64_t(R.Cost), 15) << ' '
          << std::string(2 * std::min(R.Depth, 40u), ' ')
          << frameName(P, R.Node) << '\n';
  }
}

void pymemlint::printCollapsed(const TraceProfile &P, const TraceView &V,
                               llvm::raw_ostream &Out) {
  for (const auto &[Stack, Cost] : collapsedStacks(P, V.Cost))
    Out << Stack << ' ' << Cost << '\n';
}

void pymemlint::printTimeline(const TraceProfile &P, llvm::raw_ostream &Out) {
  constexpr unsigned Columns = 72, Rows = 12;
  if (!P.HasEvents || P.Timeline.empty()) {
    Out << "the trace has no events: only sums were kept\n";
    return;
  }
  std::vector<uint64_t> Most(Columns, 0);
  const uint64_t End = std::max<uint64_t>(P.Microseconds, 1);
  uint64_t Before = 0;
  size_t At = 0;
  for (unsigned C = 0; C != Columns; ++C) {
    const uint64_t To = End * (C + 1) / Columns;
    Most[C] = Before;
    for (; At != P.Timeline.size() && P.Timeline[At].Microseconds < To; ++At) {
      Most[C] = std::max(Most[C], P.Timeline[At].Bytes);
      Before = P.Timeline[At].Bytes;
    }
  }
  Out << "  " << number(int64_t(P.PeakBytes)) << " bytes\n";
  for (unsigned R = Rows; R-- > 0;) {
    Out << "  |";
    for (unsigned C = 0; C != Columns; ++C)
      Out << (Most[C] * Rows > P.PeakBytes * R ? '#' : ' ');
    Out << '\n';
  }
  Out << "  +" << std::string(Columns, '-') << "\n   0"
      << std::string(Columns - 12, ' ')
      << llvm::format("%8.3f s", double(End) / 1e6) << '\n';
}
