//===- TraceJson.cpp - A trace as data -*- C++ -*-===//
#include "analyzer/report/CsvField.h"
#include "analyzer/report/TraceLines.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace pymemlint;
using namespace pymemlint::measured;
namespace json = llvm::json;

static json::Object toJson(const Costs &C, bool HasEvents) {
  json::Object O{{"requests", C.Requests},
                 {"requested_bytes", C.Bytes},
                 {"reallocations", C.Reallocations},
                 {"live_blocks", C.LiveBlocks},
                 {"live_bytes", C.LiveBytes}};
  if (HasEvents) {
    O["peak_blocks"] = C.PeakBlocks;
    O["peak_bytes"] = C.PeakBytes;
    O["temporary"] = C.Temporary;
  }
  return O;
}

void pymemlint::printTraceJson(const TraceProfile &P, llvm::raw_ostream &Out) {
  json::Object Metadata;
  for (const auto &[Key, Value] : P.Metadata)
    Metadata[json::isUTF8(Key) ? Key : json::fixUTF8(Key)] =
        json::isUTF8(Value) ? Value : json::fixUTF8(Value);
  json::Array Lines, Sizes, Timeline, Threads;
  for (const TraceLine &L : linesOf(P)) {
    json::Object O = toJson(L.Own, P.HasEvents);
    O["path"] = json::fixUTF8(L.File);
    O["function"] = json::fixUTF8(L.Function);
    O["line"] = L.Line;
    Lines.push_back(std::move(O));
  }
  for (size_t I = 0; I != P.SizeClasses.size(); ++I)
    if (P.SizeClasses[I])
      Sizes.push_back(json::Object{{"below", double(uint64_t(1) << I) * 2},
                                   {"requests", P.SizeClasses[I]}});
  for (const TimelinePoint &T : P.Timeline)
    Timeline.push_back(json::Array{T.Microseconds, T.Bytes});
  for (const auto &[Number, C] : P.Threads) {
    json::Object O = toJson(C, P.HasEvents);
    O["thread"] = Number;
    Threads.push_back(std::move(O));
  }
  json::Object Total = toJson(P.Total, P.HasEvents);
  Total["frees"] = P.Frees;
  json::Object O{
      {"schema", "pymemlint-trace-1"},
      {"path", P.Path},
      {"whole", P.IsWhole},
      {"events", P.HasEvents},
      {"metadata", std::move(Metadata)},
      {"microseconds", P.Microseconds},
      {"peak_bytes", P.PeakBytes},
      {"peak_microseconds", P.PeakMicroseconds},
      {"total", std::move(Total)},
      {"domains", json::Object{{"raw", toJson(P.Domains[0], P.HasEvents)},
                               {"mem", toJson(P.Domains[1], P.HasEvents)},
                               {"object", toJson(P.Domains[2], P.HasEvents)}}},
      {"threads", std::move(Threads)},
      {"lines", std::move(Lines)},
      {"sizes", std::move(Sizes)},
      {"timeline", std::move(Timeline)}};
  Out << llvm::formatv("{0:2}", json::Value(std::move(O))) << '\n';
}

void pymemlint::printTraceCsv(const TraceProfile &P, llvm::raw_ostream &Out) {
  Out << "path,line,function,requests,requested_bytes,reallocations,live_"
         "blocks,"
         "live_bytes,peak_blocks,peak_bytes,temporary\n";
  for (const TraceLine &L : linesOf(P)) {
    Out << csvField(L.File) << ',' << L.Line << ',' << csvField(L.Function)
        << ',' << L.Own.Requests << ',' << L.Own.Bytes << ','
        << L.Own.Reallocations << ',' << L.Own.LiveBlocks << ','
        << L.Own.LiveBytes << ',';
    if (P.HasEvents)
      Out << L.Own.PeakBlocks << ',' << L.Own.PeakBytes << ','
          << L.Own.Temporary;
    else
      Out << ",,";
    Out << '\n';
  }
}

void pymemlint::printSpeedscope(const TraceProfile &P, const TraceView &V,
                                llvm::raw_ostream &Out) {
  json::Array Frames, Samples, Weights;
  uint64_t All = 0;
  // A frame is a line of a function: nodes of the same one share it.
  std::map<std::pair<uint32_t, uint32_t>, int64_t> Numbers;
  auto Frame = [&](const StackNode &N) {
    auto [It, IsNew] = Numbers.try_emplace({N.Code, N.Line}, Frames.size());
    if (IsNew)
      Frames.push_back(
          json::Object{{"name", json::fixUTF8(P.Codes[N.Code].Function)},
                       {"file", json::fixUTF8(P.Codes[N.Code].File)},
                       {"line", N.Line}});
    return It->second;
  };
  for (size_t I = 0; I != P.Nodes.size(); ++I) {
    const uint64_t Cost = costOf(P.Nodes[I].Own, V.Cost).first;
    if (!Cost)
      continue;
    std::vector<int64_t> Stack;
    for (uint32_t N = uint32_t(I); N; N = P.Nodes[N].Parent)
      Stack.push_back(Frame(P.Nodes[N]));
    json::Array Sample;
    for (size_t J = Stack.size(); J-- > 0;)
      Sample.push_back(Stack[J]);
    Samples.push_back(std::move(Sample));
    Weights.push_back(Cost);
    All += Cost;
  }
  // Speedscope's units are bytes, times, or none.
  const bool HasBytes = V.Cost != TraceCost::Temporary;
  json::Object O{
      {"$schema", "https://www.speedscope.app/file-format-schema.json"},
      {"name", P.value("command")},
      {"exporter", "pymemlint"},
      {"shared", json::Object{{"frames", std::move(Frames)}}},
      {"profiles",
       json::Array{json::Object{{"type", "sampled"},
                                {"name", unitOf(V.Cost)},
                                {"unit", HasBytes ? "bytes" : "none"},
                                {"startValue", 0},
                                {"endValue", All},
                                {"samples", std::move(Samples)},
                                {"weights", std::move(Weights)}}}}};
  Out << json::Value(std::move(O)) << '\n';
}
