// How large a pool must be so that no order of requests can fragment it too
// far.
#include "analyzer/runtimes/micropython/open/FragmentationWatch.h"
#include "tests/runtimes/micropython/RecordedRequests.h"
#include <deque>
#include <gtest/gtest.h>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// A heap whose cells are held until they are let go of.
class FragmentationWatchTest : public ::testing::Test, RequestSink {
protected:
  FragmentationWatchTest() : M(config(), Sites), Watch(M) { M.setSink(this); }

  struct Plain final : Cell {};

  static GcHeapConfig config() {
    GcHeapConfig C;
    C.Areas = {64 * 1024};
    return C;
  }
  Plain &allocate(uint64_t Blocks) {
    Plain &C = Cells.emplace_back();
    M.allocate(C, Blocks * 16);
    return C;
  }
  void begin() {
    Watch.begin();
    HasBegun = true;
  }

  pymemlint::testing::RecordedRequests Sites;
  Memory M;
  FragmentationWatch Watch;

private:
  void request(const Request &Q) override {
    if (HasBegun)
      Watch.request(Q);
  }
  void totalRead(uint64_t, SiteId) override {}

  std::deque<Plain> Cells;
  bool HasBegun = false;
};

TEST_F(FragmentationWatchTest, RequestFollowsWhatIsFixed) {
  allocate(3);
  begin();
  allocate(4);
  EXPECT_EQ(Watch.sufficientBlocks(), 3u + 4u);
}

/// 3 free blocks, the run of one and 3 free blocks have no place for 4.
TEST_F(FragmentationWatchTest, RunSpoilsBlocksOnBothSides) {
  allocate(3);
  begin();
  allocate(1);
  allocate(4);
  EXPECT_EQ(Watch.sufficientBlocks(), 3u + (3u + 1u + 3u) + 1u);
}

/// Two blocks in one run divide the pool once, in two runs twice.
TEST_F(FragmentationWatchTest, RunsSpoilNotBlocks) {
  begin();
  allocate(2);
  allocate(4);
  EXPECT_EQ(Watch.sufficientBlocks(), (3u + 2u + 3u) + 1u);
}

TEST_F(FragmentationWatchTest, WhatIsFreedSpoilsNothing) {
  begin();
  M.free(allocate(1), 16);
  allocate(4);
  EXPECT_EQ(Watch.sufficientBlocks(), 4u);
}

/// On other heaps it may have to move, beside its old run.
TEST_F(FragmentationWatchTest, WhatGrowsMayMove) {
  Plain &C = allocate(2);
  begin();
  M.reallocate(C, 32, 64);
  EXPECT_EQ(C.Place, 0u);
  EXPECT_GE(Watch.sufficientBlocks(), 2u + 4u);
}

/// A gap that is long enough between fixed runs is a place for each request.
TEST_F(FragmentationWatchTest, GapsAreUsed) {
  Plain &Gap = allocate(8);
  allocate(1);
  M.free(Gap, 8 * 16);
  begin();
  allocate(1);
  allocate(4);
  EXPECT_EQ(Watch.sufficientBlocks(), 9u);
}

} // namespace
