//===- DumpReport.cpp - A device's heap dumps, for a reader -*- C++ -*-===//
#include "analyzer/report/DumpReport.h"
#include "analyzer/report/CsvField.h"
#include "analyzer/report/TextNumbers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::measured;
namespace json = llvm::json;

namespace {

/// Bytes of the longest run of free blocks: by the map, else by the sums.
std::optional<uint64_t> longestFree(const HeapDump &D) {
  if (!D.BytesPerBlock)
    return std::nullopt;
  if (D.Areas.empty() || !D.Problem.empty()) {
    if (!D.MaxFree)
      return std::nullopt;
    return *D.MaxFree * D.BytesPerBlock;
  }
  uint64_t Most = 0;
  for (const DumpArea &A : D.Areas) {
    uint64_t Run = 0;
    for (char C : A.Cells) {
      Run = C == '.' ? Run + 1 : 0;
      Most = std::max(Most, Run);
    }
  }
  return Most * D.BytesPerBlock;
}

std::optional<double> fragmentation(const HeapDump &D) {
  const auto Longest = longestFree(D);
  if (!Longest || !D.Free || !*D.Free)
    return std::nullopt;
  return 1 - double(*Longest) / double(*D.Free);
}

std::string rightOrBlank(std::optional<uint64_t> N, size_t Width) {
  return right(N ? number(int64_t(*N)) : "", Width);
}

} // namespace

void pymemlint::printDumpTable(llvm::StringRef Path, const DumpLog &Log,
                               llvm::raw_ostream &Out) {
  Out << Path << ": " << Log.Dumps.size()
      << (Log.Dumps.size() == 1 ? " dump" : " dumps") << " of a heap, "
      << Log.Others.size() << " other lines\n";
  if (!Log.Started.empty())
    Out << "  begun at " << Log.Started << '\n';
  Out << "\n      line        ms        heap        used        free     "
         "longest"
         "   spread  title\n";
  for (const HeapDump &D : Log.Dumps) {
    Out << rightOrBlank(uint64_t(D.Line), 10)
        << rightOrBlank(D.Milliseconds, 10) << rightOrBlank(D.Total, 12)
        << rightOrBlank(D.Used, 12) << rightOrBlank(D.Free, 12)
        << rightOrBlank(longestFree(D), 12);
    std::string Share;
    if (auto F = fragmentation(D))
      llvm::raw_string_ostream(Share) << llvm::format("%.1f %%", 100 * *F);
    std::string Remark = D.Title;
    auto Note = [&](const std::string &Text) {
      Remark += (Remark.empty() ? "" : "; ") + Text;
    };
    if (D.FreeWithGrowth)
      Note("free or to be had at a time: " +
           number(int64_t(*D.FreeWithGrowth)));
    if (!D.Problem.empty())
      Note(D.Problem);
    Out << right(Share, 9) << "  " << Remark;
    Out << '\n';
  }
}

void pymemlint::printDumpJson(llvm::StringRef Path, const DumpLog &Log,
                              llvm::raw_ostream &Out) {
  auto Maybe = [](auto V) {
    return V ? json::Value(*V) : json::Value(nullptr);
  };
  json::Array Dumps, Others;
  for (const HeapDump &D : Log.Dumps) {
    json::Array Areas;
    for (const DumpArea &A : D.Areas)
      Areas.push_back(json::Object{{"cells", A.Cells}, {"torn", A.IsTorn}});
    Dumps.push_back(json::Object{
        {"line", D.Line},
        {"milliseconds", Maybe(D.Milliseconds)},
        {"title", json::fixUTF8(D.Title)},
        {"stack_used", Maybe(D.StackUsed)},
        {"stack_limit", Maybe(D.StackLimit)},
        {"requested_total", Maybe(D.RequestedTotal)},
        {"requested_now", Maybe(D.RequestedNow)},
        {"requested_peak", Maybe(D.RequestedPeak)},
        {"heap_bytes", Maybe(D.Total)},
        {"used_bytes", D.Used},
        {"free_bytes", Maybe(D.Free)},
        {"free_with_growth_bytes", Maybe(D.FreeWithGrowth)},
        {"max_new_split", Maybe(D.MaxNewSplit)},
        {"one_blocks", Maybe(D.OneBlocks)},
        {"two_blocks", Maybe(D.TwoBlocks)},
        {"longest_used_blocks", Maybe(D.MaxBlock)},
        {"longest_free_blocks", Maybe(D.MaxFree)},
        {"block_bytes",
         D.BytesPerBlock ? json::Value(D.BytesPerBlock) : json::Value(nullptr)},
        {"longest_free_bytes", Maybe(longestFree(D))},
        {"fragmentation", Maybe(fragmentation(D))},
        {"areas", std::move(Areas)},
        {"problem",
         D.Problem.empty() ? json::Value(nullptr) : json::Value(D.Problem)}});
  }
  for (const LogLine &L : Log.Others)
    Others.push_back(json::Object{{"line", L.Line},
                                  {"milliseconds", Maybe(L.Milliseconds)},
                                  {"text", json::fixUTF8(L.Text)}});
  json::Object O{{"schema", "pymemlint-dumps-1"},
                 {"path", Path},
                 {"started", json::fixUTF8(Log.Started)},
                 {"dumps", std::move(Dumps)},
                 {"log", std::move(Others)}};
  Out << llvm::formatv("{0:2}", json::Value(std::move(O))) << '\n';
}

void pymemlint::printDumpCsv(const DumpLog &Log, llvm::raw_ostream &Out) {
  Out << "line,milliseconds,title,heap_bytes,used_bytes,free_bytes,"
         "longest_free_bytes,problem,free_with_growth_bytes\n";
  auto Maybe = [&](std::optional<uint64_t> N) {
    if (N)
      Out << *N;
    Out << ',';
  };
  for (const HeapDump &D : Log.Dumps) {
    Out << D.Line << ',';
    Maybe(D.Milliseconds);
    Out << csvField(D.Title) << ',';
    Maybe(D.Total);
    Out << D.Used << ',';
    Maybe(D.Free);
    Maybe(longestFree(D));
    Out << csvField(D.Problem) << ',';
    if (D.FreeWithGrowth)
      Out << *D.FreeWithGrowth;
    Out << '\n';
  }
}
