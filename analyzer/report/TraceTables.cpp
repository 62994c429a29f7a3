//===- TraceTables.cpp - Views of a trace that are tables -*- C++ -*-===//
#include "analyzer/report/TraceTables.h"
#include "analyzer/report/TextNumbers.h"
#include "analyzer/report/TraceLines.h"
#include "analyzer/report/TraceTree.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace pymemlint;
using namespace pymemlint::measured;

namespace {

TableCell cellOf(uint64_t N) { return int64_t(N); }

/// Of a cost that a trace of sums alone does not have.
TableCell cellOf(uint64_t N, const TraceProfile &P) {
  return P.HasEvents ? cellOf(N) : TableCell();
}

TableCell share(uint64_t Part, uint64_t Whole) {
  return Whole ? 100.0 * double(Part) / double(Whole) : TableCell();
}

/// The lines that have something of the cost, at most as many as the view.
std::vector<TraceLine> linesWith(const TraceProfile &P, const TraceView &V) {
  std::vector<TraceLine> Lines = linesOf(P);
  sortByCost(Lines, V.Cost);
  llvm::erase_if(Lines, [&](const TraceLine &L) {
    const auto [Bytes, Blocks] = costOf(L.Own, V.Cost);
    return !Bytes && !Blocks;
  });
  if (Lines.size() > V.Most)
    Lines.resize(V.Most);
  return Lines;
}

} // namespace

Table pymemlint::lineTable(const TraceProfile &P, const TraceView &V) {
  Table T;
  T.Columns = {{"requested", "requested_bytes"},
               {"requests", "requests"},
               {"reallocations", "reallocations"},
               {"peak", "peak_bytes"},
               {"left", "live_bytes"},
               {"left blocks", "live_blocks"},
               {"temporary", "temporary"},
               {"line", "line"}};
  for (const TraceLine &L : linesWith(P, V))
    T.Rows.push_back({cellOf(L.Own.Bytes), cellOf(L.Own.Requests),
                      cellOf(L.Own.Reallocations), cellOf(L.Own.PeakBytes, P),
                      cellOf(L.Own.LiveBytes), cellOf(L.Own.LiveBlocks),
                      cellOf(L.Own.Temporary, P), L.name()});
  return T;
}

Table pymemlint::costTable(const TraceProfile &P, const TraceView &V) {
  const auto [AllBytes, AllBlocks] = costOf(P.Total, V.Cost);
  const bool HasBytes = V.Cost != TraceCost::Temporary;
  Table T;
  T.Title = HasBytes ? number(int64_t(AllBytes)) + " bytes in " +
                           number(int64_t(AllBlocks)) + " blocks"
                     : number(int64_t(AllBlocks)) +
                           " blocks that were freed before the second next "
                           "request";
  if (HasBytes)
    T.Columns.push_back({"bytes", "bytes"});
  T.Columns.insert(
      T.Columns.end(),
      {{"blocks", "blocks"}, {"% of all", "percent"}, {"line", "line"}});
  for (const TraceLine &L : linesWith(P, V)) {
    const auto [Bytes, Blocks] = costOf(L.Own, V.Cost);
    std::vector<TableCell> &Row = T.Rows.emplace_back();
    if (HasBytes)
      Row.push_back(cellOf(Bytes));
    Row.insert(Row.end(),
               {cellOf(Blocks),
                HasBytes ? share(Bytes, AllBytes) : share(Blocks, AllBlocks),
                L.name()});
  }
  return T;
}

Table pymemlint::sizeTable(const TraceProfile &P) {
  Table T;
  T.Columns = {{"from", "from_bytes"},
               {"to", "to_bytes"},
               {"requests", "requests"},
               {"% of all", "percent"}};
  for (size_t I = 0; I != P.SizeClasses.size(); ++I)
    if (P.SizeClasses[I])
      T.Rows.push_back({cellOf(I ? uint64_t(1) << I : 0),
                        cellOf((uint64_t(2) << I) - 1),
                        cellOf(P.SizeClasses[I]),
                        share(P.SizeClasses[I], P.Total.Requests)});
  return T;
}

static void addCosts(Table &T, const TraceProfile &P, TableCell Name,
                     const Costs &C) {
  T.Rows.push_back({cellOf(C.Requests), cellOf(C.Bytes),
                    cellOf(C.Reallocations), cellOf(C.PeakBytes, P),
                    cellOf(C.LiveBytes), cellOf(C.Temporary, P),
                    std::move(Name)});
}

static Table tableOf(const char *Name, const char *Key) {
  Table T;
  T.Columns = {{"requests", "requests"},
               {"requested", "requested_bytes"},
               {"reallocations", "reallocations"},
               {"peak", "peak_bytes"},
               {"left", "live_bytes"},
               {"temporary", "temporary"},
               {Name, Key}};
  return T;
}

Table pymemlint::threadTable(const TraceProfile &P) {
  Table T = tableOf("thread", "thread");
  for (const auto &[Number, C] : P.Threads)
    addCosts(T, P, std::to_string(Number), C);
  return T;
}

Table pymemlint::domainTable(const TraceProfile &P) {
  Table T = tableOf("allocator", "domain");
  constexpr const char *Names[] = {"raw", "mem", "object"};
  for (size_t I = 0; I != P.Domains.size(); ++I)
    addCosts(T, P, std::string(Names[I]), P.Domains[I]);
  return T;
}

Table pymemlint::treeTable(const TraceProfile &P, const TraceView &V,
                           double LeastShare) {
  Table T;
  const std::string Unit = unitOf(V.Cost);
  T.Columns = {{Unit, Unit},
               {"own", "own_" + Unit},
               {"depth", "depth"},
               {"frame", "frame"}};
  for (const TreeRow &R : treeOf(P, V.Cost, LeastShare))
    T.Rows.push_back({cellOf(R.Cost), cellOf(R.OwnCost), int64_t(R.Depth),
                      frameName(P, R.Node)});
  return T;
}

Table pymemlint::stackTable(const TraceProfile &P, const TraceView &V) {
  Table T;
  const std::string Unit = unitOf(V.Cost);
  T.Columns = {{Unit, Unit}, {"stack", "stack"}};
  for (const auto &[Stack, Cost] : collapsedStacks(P, V.Cost))
    T.Rows.push_back({cellOf(Cost), Stack});
  return T;
}

Table pymemlint::timelineTable(const TraceProfile &P) {
  Table T;
  T.Columns = {{"microseconds", "microseconds"}, {"bytes", "bytes"}};
  for (const TimelinePoint &Point : P.Timeline)
    T.Rows.push_back({cellOf(Point.Microseconds), cellOf(Point.Bytes)});
  return T;
}

Table pymemlint::differenceTable(const TraceProfile &Before,
                                 const TraceProfile &After,
                                 const TraceView &V) {
  struct Pair {
    Costs Before, After;
  };
  std::map<std::string, Pair> Lines;
  for (const TraceLine &L : linesOf(Before))
    Lines[L.name()].Before += L.Own;
  for (const TraceLine &L : linesOf(After))
    Lines[L.name()].After += L.Own;
  struct Row {
    const std::string *Name;
    uint64_t Before, After;
    int64_t RequestsBefore, RequestsAfter;
    int64_t change() const { return int64_t(After) - int64_t(Before); }
  };
  auto RowOf = [&](const std::string &Name, const Pair &P) {
    return Row{&Name, costOf(P.Before, V.Cost).first,
               costOf(P.After, V.Cost).first, int64_t(P.Before.Requests),
               int64_t(P.After.Requests)};
  };
  std::vector<Row> Rows;
  for (const auto &[Name, P] : Lines)
    if (Row R = RowOf(Name, P);
        R.change() || R.RequestsBefore != R.RequestsAfter)
      Rows.push_back(R);
  llvm::stable_sort(Rows, [](const Row &A, const Row &B) {
    return std::abs(A.change()) > std::abs(B.change());
  });
  if (Rows.size() > V.Most)
    Rows.resize(V.Most);
  static const std::string Whole = "(the whole program)";
  Rows.insert(Rows.begin(), RowOf(Whole, {Before.Total, After.Total}));
  Table T;
  T.Columns = {{"before", "before_bytes"},
               {"after", "after_bytes"},
               {"change", "change_bytes"},
               {"%", "change_percent"},
               {"requests before", "before_requests"},
               {"after", "after_requests"},
               {"line", "line"}};
  for (const Row &R : Rows)
    T.Rows.push_back(
        {cellOf(R.Before), cellOf(R.After), R.change(),
         R.Before ? TableCell(100.0 * double(R.change()) / double(R.Before))
                  : TableCell(),
         R.RequestsBefore, R.RequestsAfter, *R.Name});
  return T;
}
