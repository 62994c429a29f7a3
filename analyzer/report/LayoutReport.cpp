//===- LayoutReport.cpp - A heap at a moment, for a reader -*- C++ -*-===//
#include "analyzer/report/LayoutReport.h"
#include "analyzer/report/CsvField.h"
#include "analyzer/report/TextNumbers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include <algorithm>
#include <map>

using namespace pymemlint;
namespace json = llvm::json;

namespace {

uint64_t bytesOf(const LayoutReport &R, const LayoutRun &Run) {
  return uint64_t(Run.Blocks) * R.Layout.BytesPerBlock;
}

std::string placeOf(const LayoutRun &Run) {
  if (Run.File.empty())
    return "before the first line";
  return Run.File + ":" + std::to_string(Run.Line);
}

/// Runs of the same kind that the same line asked for.
struct Group {
  uint64_t Bytes = 0, Runs = 0;
};

void printBiggest(const LayoutReport &R, llvm::raw_ostream &Out) {
  constexpr size_t Most = 12;
  std::map<std::pair<std::string, std::string>, Group> Groups;
  for (const LayoutRun &Run : R.Layout.Runs) {
    std::string What = Run.What.empty() ? "other memory" : Run.What;
    if (!Run.IsLive)
      What += ", garbage";
    Group &G = Groups[{placeOf(Run), What}];
    G.Bytes += bytesOf(R, Run);
    ++G.Runs;
  }
  std::vector<std::pair<std::pair<std::string, std::string>, Group>> Sorted(
      Groups.begin(), Groups.end());
  std::stable_sort(Sorted.begin(), Sorted.end(), [](auto &A, auto &B) {
    return A.second.Bytes > B.second.Bytes;
  });
  Out << "\n  what takes the most            bytes   runs  asked for by\n";
  for (const auto &[Key, G] : llvm::ArrayRef(Sorted).take_front(Most))
    Out << "  " << llvm::left_justify(Key.second, 26)
        << llvm::right_justify(number(int64_t(G.Bytes)), 10)
        << llvm::right_justify(number(int64_t(G.Runs)), 7) << "  " << Key.first
        << '\n';
  if (Sorted.size() > Most)
    Out << "  and " << Sorted.size() - Most << " more\n";
}

} // namespace

void pymemlint::printLayoutText(const LayoutReport &R, llvm::raw_ostream &Out) {
  const HeapLayout &L = R.Layout;
  Out << R.Path << " on " << R.Target << " (" << R.Runtime << ", " << R.Deploy
      << "), " << R.Moment << '\n';
  Out << "  heap " << number(int64_t(L.Info.Total)) << " bytes: used "
      << number(int64_t(L.Info.Used)) << " in "
      << number(int64_t(L.Runs.size())) << " runs (live "
      << number(int64_t(L.LiveBytes)) << ", garbage "
      << number(int64_t(L.Info.Used - L.LiveBytes)) << "), free "
      << number(int64_t(L.Info.Free)) << '\n';
  Out << "  longest free run " << number(int64_t(L.longestFree()))
      << " bytes; fragmentation "
      << llvm::format("%.1f", 100 * L.fragmentation()) << " %\n\n";
  Out << R.Map;
  Out << "  . free  = goes on  L list  T tuple  D dict  S str, bytes  A array  "
         "F float\n  B function  M module  h anything else: as "
         "micropython.mem_info(1) prints it\n";
  printBiggest(R, Out);
  if (!R.Undetermined.empty())
    Out << "\n  with other inputs or addresses it may look otherwise:\n";
  for (const std::string &U : R.Undetermined)
    Out << "    " << U << '\n';
}

void pymemlint::printLayoutJson(const LayoutReport &R, llvm::raw_ostream &Out) {
  const HeapLayout &L = R.Layout;
  json::Array Areas, Runs;
  for (const auto &[First, Blocks] : L.Areas)
    Areas.push_back(json::Object{{"first_block", First}, {"blocks", Blocks}});
  for (const LayoutRun &Run : L.Runs) {
    json::Object O{
        {"first_block", Run.First},     {"blocks", Run.Blocks},
        {"requested_bytes", Run.Bytes}, {"letter", std::string(1, Run.Letter)},
        {"live", Run.IsLive},           {"what", Run.What}};
    if (!Run.File.empty()) {
      O["path"] = Run.File;
      O["line"] = Run.Line;
    }
    Runs.push_back(std::move(O));
  }
  json::Object O{{"schema", "pymemlint-layout-1"},
                 {"path", R.Path},
                 {"target", R.Target},
                 {"runtime", R.Runtime},
                 {"deploy", R.Deploy},
                 {"moment", R.Moment},
                 {"line", R.Line ? json::Value(R.Line) : json::Value(nullptr)},
                 {"pass", R.Pass ? json::Value(R.Pass) : json::Value(nullptr)},
                 {"block_bytes", L.BytesPerBlock},
                 {"heap_bytes", L.Info.Total},
                 {"used_bytes", L.Info.Used},
                 {"free_bytes", L.Info.Free},
                 {"live_bytes", L.LiveBytes},
                 {"longest_free_bytes", L.longestFree()},
                 {"fragmentation", L.fragmentation()},
                 {"areas", std::move(Areas)},
                 {"runs", std::move(Runs)},
                 {"undetermined", json::Array(R.Undetermined)}};
  Out << llvm::formatv("{0:2}", json::Value(std::move(O))) << '\n';
}

void pymemlint::printLayoutCsv(const LayoutReport &R, llvm::raw_ostream &Out) {
  Out << "first_block,blocks,requested_bytes,letter,live,what,path,line\n";
  for (const LayoutRun &Run : R.Layout.Runs)
    Out << Run.First << ',' << Run.Blocks << ',' << Run.Bytes << ','
        << Run.Letter << ',' << Run.IsLive << ',' << csvField(Run.What) << ','
        << csvField(Run.File) << ',' << Run.Line << '\n';
}
