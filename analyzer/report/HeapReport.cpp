//===- HeapReport.cpp - What a sequence of requests leaves -*- C++ -*-===//
#include "analyzer/report/HeapReport.h"
#include "analyzer/report/TextNumbers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include <map>

using namespace pymemlint;
namespace json = llvm::json;

namespace {

/// Free runs by their length in blocks.
std::map<uint32_t, uint64_t> freeRunsByLength(const HeapReplay &R) {
  std::map<uint32_t, uint64_t> Counts;
  for (const FreeRun &F : R.Free)
    ++Counts[F.Blocks];
  return Counts;
}

uint64_t garbageBytes(const HeapLayout &L) { return L.Info.Used - L.LiveBytes; }

/// Bytes of used blocks that nobody asked for: the ends of last blocks.
uint64_t roundingBytes(const HeapReplay &R) {
  return R.Layout.Info.Used - R.RequestedBytes;
}

json::Value failureOf(const HeapReplay &R) {
  if (!R.Failed)
    return nullptr;
  return json::Object{
      {"step", R.Steps + 1},
      {"line", R.Failed->Line},
      {"name", json::fixUTF8(R.Failed->Name)},
      {"requested_bytes", R.Failed->Bytes},
      {"is_fragmentation", R.Failed->Bytes <= R.Layout.Info.Free}};
}

} // namespace

void pymemlint::printHeapText(const HeapReplay &R, llvm::raw_ostream &Out) {
  const HeapLayout &L = R.Layout;
  Out << "heap " << number(int64_t(L.Info.Total)) << " bytes: used "
      << number(int64_t(L.Info.Used)) << " in "
      << number(int64_t(L.Runs.size())) << " runs (garbage "
      << number(int64_t(garbageBytes(L))) << ", rounding "
      << number(int64_t(roundingBytes(R))) << "), free "
      << number(int64_t(L.Info.Free)) << "\n  longest free run "
      << number(int64_t(L.longestFree())) << " bytes; fragmentation "
      << llvm::format("%.1f", 100 * L.fragmentation()) << " %; peak "
      << number(int64_t(R.PeakUsedBytes)) << "; collections "
      << number(int64_t(R.Collections)) << "\n\n"
      << R.Map << "\n  free runs of      there are\n";
  for (const auto &[Blocks, Count] : freeRunsByLength(R))
    Out << llvm::right_justify(
               number(int64_t(Blocks) * int64_t(L.BytesPerBlock)), 15)
        << llvm::right_justify(number(int64_t(Count)), 13) << '\n';
  if (R.Failed)
    Out << "\n  line " << R.Failed->Line << ": " << R.Failed->Name << ", "
        << number(int64_t(R.Failed->Bytes)) << " bytes: there is no place, "
        << number(int64_t(L.longestFree())) << " in one piece\n";
}

void pymemlint::printHeapJson(const HeapReplay &R, llvm::raw_ostream &Out) {
  const HeapLayout &L = R.Layout;
  json::Array Runs, Free, Lengths, Areas;
  for (const auto &[First, Blocks] : L.Areas)
    Areas.push_back(json::Object{{"first_block", First}, {"blocks", Blocks}});
  for (const LayoutRun &Run : L.Runs)
    Runs.push_back(json::Object{{"first_block", Run.First},
                                {"blocks", Run.Blocks},
                                {"requested_bytes", Run.Bytes},
                                {"live", Run.IsLive},
                                {"name", json::fixUTF8(Run.What)},
                                {"line", Run.Line}});
  for (const FreeRun &F : R.Free)
    Free.push_back(
        json::Object{{"first_block", F.First}, {"blocks", F.Blocks}});
  for (const auto &[Blocks, Count] : freeRunsByLength(R))
    Lengths.push_back(json::Object{
        {"bytes", uint64_t(Blocks) * L.BytesPerBlock}, {"count", Count}});
  json::Object O{{"schema", "pymemlint-heap-1"},
                 {"block_bytes", L.BytesPerBlock},
                 {"heap_bytes", L.Info.Total},
                 {"used_bytes", L.Info.Used},
                 {"free_bytes", L.Info.Free},
                 {"live_bytes", L.LiveBytes},
                 {"garbage_bytes", garbageBytes(L)},
                 {"requested_bytes", R.RequestedBytes},
                 {"rounding_bytes", roundingBytes(R)},
                 {"peak_used_bytes", R.PeakUsedBytes},
                 {"longest_free_bytes", L.longestFree()},
                 {"fragmentation", L.fragmentation()},
                 {"collections", R.Collections},
                 {"steps", R.Steps},
                 {"areas", std::move(Areas)},
                 {"runs", std::move(Runs)},
                 {"free_runs", std::move(Free)},
                 {"free_lengths", std::move(Lengths)},
                 {"map", R.Map},
                 {"failed", failureOf(R)}};
  Out << llvm::formatv("{0:2}", json::Value(std::move(O))) << '\n';
}
