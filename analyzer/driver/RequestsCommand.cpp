//===- RequestsCommand.cpp - `pymemlint requests` -*- C++ -*-===//
#include "analyzer/driver/RequestsCommand.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Keeps the rows until the run has ended: only then all sites have names.
class RequestLog final : public RequestSink {
public:
  struct Row {
    Request R;
    bool IsTotal;
  };
  void request(const Request &R) override { Rows.push_back({R, false}); }
  void totalRead(uint64_t Total, SiteId Site) override {
    Rows.push_back({{'t', NoBlock, NoBlock, 0, Total, Site}, true});
  }
  std::vector<Row> Rows;
};

void printBlock(llvm::raw_ostream &Out, Block B) {
  if (B == NoBlock)
    Out << "-1";
  else
    Out << B;
}

} // namespace

RunResult pymemlint::printRequests(const DeviceModel &Device,
                                   const RunOptions &Options,
                                   llvm::raw_ostream &Out) {
  RequestLog Log;
  RunOptions WithLog = Options;
  WithLog.Sink = &Log;
  RunResult Result = run(Device, WithLog);
  for (const RequestLog::Row &Row : Log.Rows) {
    const Request &R = Row.R;
    if (Row.IsTotal) {
      Out << "t,,,," << R.NewBytes << ",,,\n";
      continue;
    }
    Out << R.Operation << ',';
    printBlock(Out, R.OldPlace);
    Out << ',';
    printBlock(Out, R.NewPlace);
    Out << ',' << R.OldBytes << ',' << R.NewBytes << ','
        << Result.SiteFiles[R.Site] << ',' << Result.Sites[R.Site].Line << ','
        << Result.SiteFunctions[R.Site] << '\n';
  }
  return Result;
}
