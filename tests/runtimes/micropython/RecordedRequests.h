// Requests as text, in the form of the measured logs' first five columns.
#ifndef PYMEMLINT_TESTS_RUNTIMES_MICROPYTHON_RECORDEDREQUESTS_H
#define PYMEMLINT_TESTS_RUNTIMES_MICROPYTHON_RECORDEDREQUESTS_H

#include "analyzer/runtimes/micropython/Memory.h"
#include <string>
#include <vector>

namespace pymemlint::testing {

struct RecordedRequests final : micropython::RequestSink,
                                micropython::SiteSource {
  std::vector<std::string> Rows;
  static std::string block(Block B) {
    return B == NoBlock ? "-1" : std::to_string(B);
  }
  void request(const micropython::Request &R) override {
    Rows.push_back(std::string(1, R.Operation) + "," + block(R.OldPlace) + "," +
                   block(R.NewPlace) + "," + std::to_string(R.OldBytes) + "," +
                   std::to_string(R.NewBytes));
  }
  void totalRead(uint64_t Total, micropython::SiteId) override {
    Rows.push_back("t,,,," + std::to_string(Total));
  }
  micropython::SiteId currentSite() override { return 0; }
};

} // namespace pymemlint::testing
#endif
