//===- TraceCommand.cpp - `pymemlint report`, `diff` -*- C++ -*-===//
#include "analyzer/driver/TraceCommand.h"
#include "analyzer/driver/Options.h"
#include "analyzer/report/DumpReport.h"
#include "analyzer/report/TraceEvents.h"
#include "analyzer/report/TraceReport.h"
#include "analyzer/report/TraceTables.h"
#include "analyzer/report/TraceTree.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace pymemlint;

namespace {

struct TraceOptions {
  std::vector<std::string> Paths;
  llvm::StringRef View = "summary";
  TableFormat Format = TableFormat::Text;
  bool HasFormat = false;
  TraceView How;
  std::optional<uint64_t> FailAbove; ///< Bytes, of `diff`.
};

llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 Message.str().c_str());
}

constexpr llvm::StringLiteral Views[] = {
    "summary",    "table",  "tree",  "timeline",    "flamegraph", "collapsed",
    "speedscope", "peak",   "leaks", "temporaries", "sizes",      "threads",
    "requests",   "events", "json",  "csv"};

constexpr llvm::StringLiteral Help =
    R"(pymemlint report TRACE        what was measured of a program
pymemlint diff BEFORE AFTER   what changed between two traces

  --view NAME               of report: summary, table, tree, timeline,
                            flamegraph (SVG), collapsed, speedscope, peak,
                            leaks, temporaries, sizes, threads, requests,
                            events (CSV or JSON), json, csv
  --of peak|requested|left|temporary
                            which bytes a view counts
  --format text|json|csv    of each view, and of diff: what is a picture has its
                            frames with their depths, collapsed its stacks
  --rows N                  so many of the biggest
  --fail-above SIZE         of diff: status 1 where the peak grew by more

A trace is what `pymemlint run` writes; a device's log with dumps of its heap
has the views summary, json and csv.
)";

bool asksForHelp(llvm::ArrayRef<llvm::StringRef> Words) {
  return llvm::is_contained(Words, "--help") || llvm::is_contained(Words, "-h");
}

llvm::Error set(TraceOptions &O, llvm::StringRef Name, llvm::StringRef Value) {
  if (Name == "--view") {
    for (llvm::StringRef V : Views)
      if (V == Value) {
        O.View = V;
        return llvm::Error::success();
      }
    return failure("--view " + Value + ": use one of " +
                   llvm::join(std::begin(Views), std::end(Views), ", "));
  }
  if (Name == "--of") {
    if (Value == "peak")
      O.How.Cost = TraceCost::Peak;
    else if (Value == "requested")
      O.How.Cost = TraceCost::Requested;
    else if (Value == "left")
      O.How.Cost = TraceCost::Live;
    else if (Value == "temporary")
      O.How.Cost = TraceCost::Temporary;
    else
      return failure("--of " + Value +
                     ": use peak, requested, left or temporary");
    return llvm::Error::success();
  }
  if (Name == "--format") {
    O.HasFormat = true;
    if (Value == "text")
      O.Format = TableFormat::Text;
    else if (Value == "json")
      O.Format = TableFormat::Json;
    else if (Value == "csv")
      O.Format = TableFormat::Csv;
    else
      return failure("--format " + Value + ": use text, json or csv");
    return llvm::Error::success();
  }
  if (Name == "--rows") {
    if (Value.getAsInteger(10, O.How.Most) || !O.How.Most)
      return failure("--rows " + Value + ": use a number from 1 on");
    return llvm::Error::success();
  }
  if (Name == "--fail-above") {
    auto Bytes = parseSize(Value);
    if (!Bytes)
      return Bytes.takeError();
    O.FailAbove = *Bytes;
    return llvm::Error::success();
  }
  return failure("unknown option '" + Name +
                 "': `pymemlint report` knows --view, --of, --format and "
                 "--rows, `pymemlint diff` --of, --format, --rows and "
                 "--fail-above");
}

llvm::Expected<TraceOptions> parse(llvm::ArrayRef<llvm::StringRef> Words,
                                   size_t Traces) {
  TraceOptions O;
  for (size_t I = 0; I != Words.size(); ++I) {
    llvm::StringRef W = Words[I];
    if (!W.starts_with("-") || W == "-") {
      O.Paths.push_back(W.str());
      continue;
    }
    auto [Name, Value] = W.split('=');
    if (Name.size() == W.size()) {
      if (I + 1 == Words.size())
        return failure(W + " needs a value");
      Value = Words[++I];
    }
    if (llvm::Error E = set(O, Name, Value))
      return std::move(E);
  }
  if (O.Paths.empty())
    return failure("no trace given: `python -m pymemlint run` writes one");
  if (O.Paths.size() != Traces)
    return failure(Traces == 1 ? "`report` takes one trace"
                               : "`diff` takes two traces: the one before and "
                                 "the one after");
  return O;
}

llvm::Error reportDumps(llvm::StringRef Bytes, const TraceOptions &O,
                        llvm::raw_ostream &Out) {
  const measured::DumpLog Log = measured::readDumps(Bytes);
  const bool IsWhole =
      O.View == "summary" || O.View == "json" || O.View == "csv";
  if (!IsWhole)
    return failure(O.Paths[0] + ": dumps of a device have the views summary, "
                                "json and csv");
  if (O.View == "json" || O.Format == TableFormat::Json)
    printDumpJson(O.Paths[0], Log, Out);
  else if (O.View == "csv" || O.Format == TableFormat::Csv)
    printDumpCsv(Log, Out);
  else
    printDumpTable(O.Paths[0], Log, Out);
  return llvm::Error::success();
}

/// A view that is a table in each format.
std::optional<Table> tableOf(const measured::TraceProfile &P, TraceOptions O) {
  // What a view is of is part of its name.
  auto Of = [&](TraceCost Cost) {
    O.How.Cost = Cost;
    return costTable(P, O.How);
  };
  if (O.View == "table")
    return lineTable(P, O.How);
  if (O.View == "peak")
    return Of(TraceCost::Peak);
  if (O.View == "leaks")
    return Of(TraceCost::Live);
  if (O.View == "temporaries")
    return Of(TraceCost::Temporary);
  if (O.View == "sizes")
    return sizeTable(P);
  if (O.View == "threads")
    return threadTable(P);
  if (O.View == "requests")
    return domainTable(P);
  if (O.Format == TableFormat::Text)
    return std::nullopt;
  if (O.View == "tree")
    return treeTable(P, O.How);
  if (O.View == "flamegraph")
    return treeTable(P, O.How, LeastShareOfFlameGraph);
  if (O.View == "collapsed")
    return stackTable(P, O.How);
  if (O.View == "timeline")
    return timelineTable(P);
  return std::nullopt;
}

llvm::Expected<measured::TraceProfile> read(llvm::StringRef Path) {
  auto Buffer = measured::openTrace(Path);
  if (!Buffer)
    return Buffer.takeError();
  return measured::profileOf((*Buffer)->getBuffer(), Path);
}

/// A trace of sums alone knows nothing of the peak's lines.
void settleCost(TraceOptions &O, bool HasEvents) {
  if (!HasEvents && O.How.Cost != TraceCost::Requested)
    O.How.Cost = TraceCost::Live;
}

llvm::Error needsEvents(const TraceOptions &O) {
  return failure(O.Paths[0] + ": this trace has sums alone, and nothing of " +
                 (O.View == "timeline"      ? "time"
                  : O.View == "temporaries" ? "temporary blocks"
                  : O.View == "sizes"       ? "sizes"
                  : O.View == "threads"     ? "threads"
                                            : "the peak") +
                 ": make one with --mode events");
}

} // namespace

llvm::Error pymemlint::runTraceCommand(llvm::ArrayRef<llvm::StringRef> Words,
                                       llvm::raw_ostream &Out) {
  if (asksForHelp(Words)) {
    Out << Help;
    return llvm::Error::success();
  }
  auto O = parse(Words, 1);
  if (!O)
    return O.takeError();
  if (O->FailAbove)
    return failure("--fail-above is an option of `pymemlint diff`");
  const std::string &Path = O->Paths[0];
  auto Buffer = measured::openTrace(Path);
  if (!Buffer)
    return Buffer.takeError();
  const llvm::StringRef Bytes = (*Buffer)->getBuffer();
  if (!Bytes.starts_with("PYMEMTRC") && measured::hasDumps(Bytes))
    return reportDumps(Bytes, *O, Out);
  if (O->View == "events") {
    if (O->HasFormat && O->Format == TableFormat::Text)
      return failure("--view events is CSV or JSON");
    return printTraceEvents(Bytes, Path, O->Format == TableFormat::Json, Out);
  }
  // A form that another program reads.
  if (O->View == "speedscope" && O->HasFormat && O->Format != TableFormat::Json)
    return failure("--view speedscope is JSON: leave out --format, or say "
                   "--view tree or collapsed");
  auto P = measured::profileOf(Bytes, Path);
  if (!P)
    return P.takeError();
  if (!P->HasEvents &&
      llvm::is_contained(
          {"peak", "temporaries", "sizes", "threads", "timeline"}, O->View))
    return needsEvents(*O);
  settleCost(*O, P->HasEvents);
  if (std::optional<Table> T = tableOf(*P, *O))
    printTable(*T, O->Format, Out);
  else if (O->View == "flamegraph")
    printFlameGraph(*P, O->How, Out);
  else if (O->View == "collapsed")
    printCollapsed(*P, O->How, Out);
  else if (O->View == "speedscope")
    printSpeedscope(*P, O->How, Out);
  else if (O->View == "tree")
    printTraceTree(*P, O->How, Out);
  else if (O->View == "timeline")
    printTimeline(*P, Out);
  else if (O->View == "json" || O->Format == TableFormat::Json)
    printTraceJson(*P, Out);
  else if (O->View == "csv" || O->Format == TableFormat::Csv)
    printTraceCsv(*P, Out);
  else
    printTraceSummary(*P, O->How, Out);
  return llvm::Error::success();
}

llvm::Expected<bool>
pymemlint::runDiffCommand(llvm::ArrayRef<llvm::StringRef> Words,
                          llvm::raw_ostream &Out) {
  if (asksForHelp(Words)) {
    Out << Help;
    return true;
  }
  auto O = parse(Words, 2);
  if (!O)
    return O.takeError();
  if (O->View != "summary")
    return failure("--view is an option of `pymemlint report`");
  auto Before = read(O->Paths[0]);
  if (!Before)
    return Before.takeError();
  auto After = read(O->Paths[1]);
  if (!After)
    return After.takeError();
  settleCost(*O, Before->HasEvents && After->HasEvents);
  Table T = differenceTable(*Before, *After, O->How);
  const uint64_t PeakBefore = Before->PeakBytes, PeakAfter = After->PeakBytes;
  T.Title = O->Paths[0] + " and " + O->Paths[1] + ": " + nameOf(O->How.Cost) +
            ", in bytes";
  printTable(T, O->Format, Out);
  return !O->FailAbove || PeakAfter <= PeakBefore + *O->FailAbove;
}
