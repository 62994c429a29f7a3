//===- TraceCommand.cpp - `pymemlint report` -*- C++ -*-===//
#include "analyzer/driver/TraceCommand.h"
#include "analyzer/report/DumpReport.h"
#include "analyzer/report/TraceEvents.h"
#include "analyzer/report/TraceReport.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace pymemlint;

namespace {

struct TraceOptions {
  std::string Path;
  llvm::StringRef View = "summary";
  TraceView How;
};

llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 Message.str().c_str());
}

constexpr llvm::StringLiteral Views[] = {"summary",    "tree",  "timeline",
                                         "collapsed",  "json",  "csv",
                                         "speedscope", "events"};

llvm::Error set(TraceOptions &O, llvm::StringRef Name, llvm::StringRef Value) {
  if (Name == "--view") {
    for (llvm::StringRef V : Views)
      if (V == Value) {
        O.View = V;
        return llvm::Error::success();
      }
    return failure("--view " + Value +
                   ": use summary, tree, timeline, collapsed, speedscope, "
                   "events, json or csv");
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
  if (Name == "--rows") {
    if (Value.getAsInteger(10, O.How.Most) || !O.How.Most)
      return failure("--rows " + Value + ": use a number from 1 on");
    return llvm::Error::success();
  }
  return failure("unknown option '" + Name +
                 "': `pymemlint report` knows --view, --of and --rows");
}

llvm::Expected<TraceOptions> parse(llvm::ArrayRef<llvm::StringRef> Words) {
  TraceOptions O;
  for (size_t I = 0; I != Words.size(); ++I) {
    llvm::StringRef W = Words[I];
    if (!W.starts_with("-") || W == "-") {
      if (!O.Path.empty())
        return failure("`report` takes one trace");
      O.Path = W.str();
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
  if (O.Path.empty())
    return failure("no trace given: `python -m pymemlint run` writes one");
  return O;
}

llvm::Error reportDumps(llvm::StringRef Bytes, const TraceOptions &O,
                        llvm::raw_ostream &Out) {
  const measured::DumpLog Log = measured::readDumps(Bytes);
  if (O.View == "json")
    printDumpJson(O.Path, Log, Out);
  else if (O.View == "csv")
    printDumpCsv(Log, Out);
  else if (O.View == "summary")
    printDumpTable(O.Path, Log, Out);
  else
    return failure(O.Path + ": dumps of a device have the views summary, json "
                            "and csv");
  return llvm::Error::success();
}

} // namespace

llvm::Error pymemlint::runTraceCommand(llvm::ArrayRef<llvm::StringRef> Words,
                                       llvm::raw_ostream &Out) {
  auto O = parse(Words);
  if (!O)
    return O.takeError();
  auto Buffer = measured::openTrace(O->Path);
  if (!Buffer)
    return Buffer.takeError();
  const llvm::StringRef Bytes = (*Buffer)->getBuffer();
  if (Bytes.contains("GC: total: ") && !Bytes.starts_with("PYMEMTRC"))
    return reportDumps(Bytes, *O, Out);
  if (O->View == "events")
    return printTraceEvents(Bytes, O->Path, Out);
  auto P = measured::profileOf(Bytes, O->Path);
  if (!P)
    return P.takeError();
  if (!P->HasEvents && O->How.Cost != TraceCost::Requested)
    O->How.Cost = TraceCost::Live;
  if (O->View == "tree")
    printTraceTree(*P, O->How, Out);
  else if (O->View == "timeline")
    printTimeline(*P, Out);
  else if (O->View == "collapsed")
    printCollapsed(*P, O->How, Out);
  else if (O->View == "speedscope")
    printSpeedscope(*P, O->How, Out);
  else if (O->View == "json")
    printTraceJson(*P, Out);
  else if (O->View == "csv")
    printTraceCsv(*P, Out);
  else
    printTraceSummary(*P, O->How, Out);
  return llvm::Error::success();
}
