// The collected heap: places, collections, areas; and that it answers every
// sequence of requests as the algorithm written out step by step does.
#include "analyzer/heap/GcHeap.h"
#include "tests/support/NaiveHeap.h"
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>

using namespace pymemlint;
using pymemlint::testing::NaiveHeap;

namespace {

/// Keeps what it is told to keep.
struct KeptRuns final : GcClient {
  std::set<Block> Roots, Stale;
  std::vector<Block> Swept, Finalised;
  void markRoots(GcMarker &M) override {
    for (Block B : Roots)
      M.mark(B);
  }
  void markResidue(GcMarker &M) override {
    for (Block B : Stale)
      M.mark(B);
  }
  void markChildren(Block, GcMarker &) override {}
  void finalise(Block Head) override { Finalised.push_back(Head); }
  void swept(Block Head) override { Swept.push_back(Head); }
};

/// A heap whose pool has \p Blocks blocks: whole table bytes of four.
GcHeapConfig poolOf(uint32_t Blocks) {
  GcHeapConfig C;
  uint64_t Bytes = 0;
  while (GcHeap::poolBlocks(C, Bytes) < Blocks)
    Bytes += C.BytesPerBlock;
  C.Areas = {Bytes};
  return C;
}

struct GcHeapTest : ::testing::Test {
  KeptRuns Client;
  GcHeap Heap{poolOf(16), Client};
};

TEST(GcHeapLayout, PoolsOfMeasuredHeaps) {
  // gc.mem_free() + gc.mem_alloc() of the 32-bit unix build of 1.27 started
  // with -X heapsize=64m, 8k, 20000 and 100001.
  GcHeapConfig C;
  EXPECT_EQ(GcHeap::poolBlocks(C, 64 << 20) * 16, 65571968u);
  EXPECT_EQ(GcHeap::poolBlocks(C, 8 << 10) * 16, 8000u);
  EXPECT_EQ(GcHeap::poolBlocks(C, 20000) * 16, 19520u);
  EXPECT_EQ(GcHeap::poolBlocks(C, 100000) * 16, 97664u);
}

TEST_F(GcHeapTest, FirstFitTakesTheLowestPlace) {
  EXPECT_EQ(Heap.allocate(16, false), 0u);
  EXPECT_EQ(Heap.allocate(17, false), 1u);
  EXPECT_EQ(Heap.allocate(1, false), 3u);
  Heap.free(1);
  EXPECT_EQ(Heap.allocate(48, false), 4u);
  EXPECT_EQ(Heap.allocate(32, false), 1u);
}

TEST_F(GcHeapTest, NothingIsPlacedNowhere) {
  EXPECT_EQ(Heap.allocate(0, false), NoBlock);
  EXPECT_EQ(Heap.usedBlocks(), 0u);
}

TEST_F(GcHeapTest, ASizeThatOverflowsFailsWithoutACollection) {
  EXPECT_EQ(Heap.allocate(0xfffffff8, false), NoBlock);
  EXPECT_EQ(Heap.collections(), 0u);
}

TEST_F(GcHeapTest, ResidueSurvivesACollectionButIsNotLive) {
  Block Live = Heap.allocate(16, false), Stale = Heap.allocate(32, false);
  Client.Roots = {Live};
  Client.Stale = {Stale};
  EXPECT_EQ(Heap.liveBlocks(), 1u);
  Heap.collect();
  EXPECT_EQ(Heap.usedBlocks(), 3u);
}

TEST_F(GcHeapTest, GrowsInPlaceIntoTheFreeTail) {
  Block A = Heap.allocate(16, false);
  EXPECT_EQ(Heap.reallocate(A, 256, false), A);
  EXPECT_EQ(Heap.bytesOf(A), 256u);
  EXPECT_EQ(Heap.usedBlocks(), 16u);
}

TEST_F(GcHeapTest, GrowthThatMustNotMoveFailsAtANeighbour) {
  Block A = Heap.allocate(16, false);
  Heap.allocate(16, false);
  EXPECT_EQ(Heap.reallocate(A, 32, false), NoBlock);
  EXPECT_EQ(Heap.bytesOf(A), 16u);
}

TEST_F(GcHeapTest, AMovedRunKeepsItsFinaliser) {
  Block A = Heap.allocate(16, true);
  Heap.allocate(16, false);
  Block Moved = Heap.reallocate(A, 32, true);
  EXPECT_EQ(Moved, 2u);
  EXPECT_TRUE(Heap.hasFinaliser(Moved));
  EXPECT_EQ(Heap.kindOf(A), GcHeap::Kind::Free);
}

TEST_F(GcHeapTest, ShrinkingFreesTheTail) {
  Block A = Heap.allocate(64, false);
  EXPECT_EQ(Heap.reallocate(A, 17, true), A);
  EXPECT_EQ(Heap.allocate(16, false), 2u);
}

TEST_F(GcHeapTest, ExhaustionCollectsOnce) {
  Client.Roots = {Heap.allocate(128, false)};
  Block Dropped = Heap.allocate(128, true);
  EXPECT_EQ(Heap.allocate(32, false), Dropped);
  EXPECT_EQ(Heap.collections(), 1u);
  EXPECT_EQ(Client.Finalised, std::vector<Block>{Dropped});
  EXPECT_EQ(Client.Swept, std::vector<Block>{Dropped});
  EXPECT_EQ(Heap.lastCollected(), 1u);
}

TEST_F(GcHeapTest, ADisabledCollectorLetsTheRequestFail) {
  Heap.setEnabled(false);
  Heap.allocate(256, false);
  EXPECT_EQ(Heap.allocate(16, false), NoBlock);
  EXPECT_EQ(Heap.collections(), 0u);
}

TEST_F(GcHeapTest, TheThresholdCollectsAtTheNextRequest) {
  Heap.setThreshold(40);
  EXPECT_EQ(Heap.threshold(), 32u);
  Heap.allocate(16, false);
  Heap.allocate(16, false);
  EXPECT_EQ(Heap.collections(), 0u);
  EXPECT_EQ(Heap.allocate(16, false), 0u);
  EXPECT_EQ(Heap.collections(), 1u);
}

TEST_F(GcHeapTest, ALockedHeapNeitherGivesNorTakes) {
  Block A = Heap.allocate(16, false);
  Heap.lock();
  EXPECT_EQ(Heap.allocate(16, false), NoBlock);
  EXPECT_FALSE(Heap.free(A));
  EXPECT_EQ(Heap.kindOf(A), GcHeap::Kind::Head);
  Heap.unlock();
  EXPECT_TRUE(Heap.free(A));
}

TEST_F(GcHeapTest, LiveBlocksLeavesTheHeapAsItIs) {
  Client.Roots = {Heap.allocate(40, false)};
  Heap.allocate(16, false);
  EXPECT_EQ(Heap.liveBlocks(), 3u);
  EXPECT_EQ(Heap.usedBlocks(), 4u);
  EXPECT_EQ(Heap.kindOf(0), GcHeap::Kind::Head);
}

TEST_F(GcHeapTest, SweepAllFinalisesWhatIsReachableToo) {
  Client.Roots = {Heap.allocate(16, true)};
  Heap.sweepAll();
  EXPECT_EQ(Client.Finalised, std::vector<Block>{0});
  EXPECT_EQ(Heap.usedBlocks(), 0u);
}

TEST(GcHeapAreas, ADeferredCollectionWaitsForTheTopLevel) {
  KeptRuns Client;
  GcHeapConfig C = poolOf(16);
  C.DefersCollection = true;
  GcHeap Heap(C, Client);
  Heap.allocate(256, false);
  EXPECT_EQ(Heap.allocate(16, false), NoBlock);
  Heap.runDeferredCollection();
  EXPECT_EQ(Heap.usedBlocks(), 0u);
  EXPECT_EQ(Heap.collections(), 1u);
}

TEST(GcHeapAreas, AGrowingHeapDoublesAndGivesEmptyAreasBack) {
  KeptRuns Client;
  GcHeapConfig C = poolOf(1024);
  C.IsSplit = C.GrowsByItself = true;
  C.AreaHeaderBytes = 32;
  C.MaxNewSplitBytes = 100000;
  GcHeap Heap(C, Client);
  Client.Roots = {Heap.allocate(1024 * 16, false)};
  Block InNewArea = Heap.allocate(64, false);
  EXPECT_EQ(InNewArea, 1024u);
  EXPECT_EQ(Heap.totalBlocks(), 2048u);
  EXPECT_LT(Heap.info().MaxNewSplit, 100000u);
  Heap.collect();
  EXPECT_EQ(Heap.totalBlocks(), 1024u);
  EXPECT_EQ(Heap.info().MaxNewSplit, 100000u);
}

//===----------------------------------------------------------------------===//
// Random requests
//===----------------------------------------------------------------------===//

/// Objects that refer to one another, some of them held by a root; placed in
/// one heap. Two of them, driven alike, stay alike if their heaps do.
struct World {
  struct Object {
    Block Place = NoBlock;
    bool IsRoot = true;
    std::vector<size_t> References;
  };
  std::map<size_t, Object> Objects;
  std::map<Block, size_t> ByPlace;
  std::vector<size_t> Finalised;
  /// False when the heap is locked.
  std::function<bool(Block)> Free;

  std::vector<Block> reachable() {
    std::set<size_t> Seen;
    std::vector<size_t> Work;
    for (auto &[Id, O] : Objects)
      if (O.IsRoot)
        Work.push_back(Id);
    std::vector<Block> Places;
    while (!Work.empty()) {
      size_t Id = Work.back();
      Work.pop_back();
      if (!Objects.count(Id) || !Seen.insert(Id).second)
        continue;
      Places.push_back(Objects[Id].Place);
      for (size_t R : Objects[Id].References)
        Work.push_back(R);
    }
    return Places;
  }
  void put(size_t Id, Block Place) {
    Objects[Id].Place = Place;
    ByPlace[Place] = Id;
  }
  void remove(Block Place) {
    auto It = ByPlace.find(Place);
    ASSERT_NE(It, ByPlace.end()) << Place;
    Objects.erase(It->second);
    ByPlace.erase(It);
  }
  /// A finaliser frees what its object refers to first, now and then.
  void finalise(Block Head) {
    size_t Id = ByPlace.at(Head);
    Finalised.push_back(Id);
    if (Id % 3 || Objects[Id].References.empty())
      return;
    size_t Victim = Objects[Id].References.front();
    if (Victim == Id || !Objects.count(Victim) || Objects[Victim].IsRoot)
      return;
    Block Place = Objects[Victim].Place;
    if (Free(Place))
      remove(Place);
  }
};

struct NaiveWorld final : World, NaiveHeap::Owner {
  std::vector<Block> reachable() override { return World::reachable(); }
  void finalise(Block Head) override { World::finalise(Head); }
  void swept(Block Head) override { remove(Head); }
};

struct FastWorld final : World, GcClient {
  void markRoots(GcMarker &M) override {
    for (auto &[Id, O] : Objects)
      if (O.IsRoot)
        M.mark(O.Place);
  }
  void markChildren(Block Head, GcMarker &M) override {
    for (size_t R : Objects[ByPlace.at(Head)].References)
      if (Objects.count(R))
        M.mark(Objects[R].Place);
  }
  void finalise(Block Head) override { World::finalise(Head); }
  void swept(Block Head) override { remove(Head); }
};

struct Shape {
  const char *Name;
  GcHeapConfig Config;
  uint64_t LongestBytes;
};

class RandomRequests : public ::testing::TestWithParam<Shape> {};

TEST_P(RandomRequests, AreAnsweredAsStepByStep) {
  const Shape &S = GetParam();
  for (unsigned Seed = 0; Seed < 12; ++Seed) {
    SCOPED_TRACE(Seed);
    std::mt19937 Random(Seed);
    NaiveWorld Expected;
    FastWorld Actual;
    NaiveHeap Naive(S.Config, Expected);
    GcHeap Heap(S.Config, Actual);
    Expected.Free = [&](Block B) {
      Naive.free(B);
      return Naive.LockDepth == 0;
    };
    Actual.Free = [&](Block B) { return Heap.free(B); };
    auto Below = [&](size_t N) { return size_t(Random() % N); };
    auto RandomBytes = [&]() -> uint64_t {
      unsigned Roll = Below(100);
      if (Roll < 60)
        return Below(40);
      return Roll < 97 ? Below(400) : Below(S.LongestBytes);
    };
    size_t NextId = 0;
    for (unsigned Step = 0; Step < 4000; ++Step) {
      unsigned Roll = Below(1000);
      auto Pick = [&]() {
        auto It = Expected.Objects.begin();
        std::advance(It, Below(std::min<size_t>(Expected.Objects.size(), 64)));
        return It->first;
      };
      bool HasObjects = !Expected.Objects.empty();
      if (Roll < 420 || !HasObjects) {
        uint64_t Bytes = RandomBytes();
        bool Finalised = Below(8) == 0;
        Block E = Naive.allocate(Bytes, Finalised);
        ASSERT_EQ(Heap.allocate(Bytes, Finalised), E) << "step " << Step;
        if (E != NoBlock) {
          Expected.put(NextId, E);
          Actual.put(NextId, E);
          ++NextId;
        }
      } else if (Roll < 600) {
        size_t Id = Pick();
        uint64_t Bytes = RandomBytes() + 1;
        bool Move = Below(3) != 0;
        // The caller's own reference lives through the request.
        bool WasRoot = Expected.Objects[Id].IsRoot;
        Block Old = Expected.Objects[Id].Place;
        Expected.Objects[Id].IsRoot = Actual.Objects[Id].IsRoot = true;
        Block E = Naive.reallocate(Old, Bytes, Move);
        ASSERT_EQ(Heap.reallocate(Old, Bytes, Move), E) << "step " << Step;
        if (E != NoBlock) {
          for (World *W : {static_cast<World *>(&Expected),
                           static_cast<World *>(&Actual)}) {
            W->ByPlace.erase(Old);
            W->put(Id, E);
          }
        }
        Expected.Objects[Id].IsRoot = Actual.Objects[Id].IsRoot = WasRoot;
      } else if (Roll < 750) {
        size_t Id = Pick();
        Block Place = Expected.Objects[Id].Place;
        Naive.free(Place);
        if (Heap.free(Place)) {
          Expected.remove(Place);
          Actual.remove(Place);
        }
      } else if (Roll < 900) {
        size_t Id = Pick();
        Expected.Objects[Id].IsRoot = Actual.Objects[Id].IsRoot = false;
      } else if (Roll < 970) {
        size_t From = Pick(), To = Pick();
        Expected.Objects[From].References.push_back(To);
        Actual.Objects[From].References.push_back(To);
      } else if (Roll < 975) {
        Naive.collect();
        Heap.collect();
      } else if (Roll < 980) {
        uint64_t Blocks = Below(4) ? ~uint64_t(0) : Below(200);
        Naive.ThresholdBlocks = Blocks;
        Heap.setThreshold(~Blocks ? Blocks * S.Config.BytesPerBlock
                                  : GcHeap::NoThreshold);
      } else if (Roll < 985) {
        Naive.LockDepth ? Heap.unlock() : Heap.lock();
        Naive.LockDepth ^= 1;
      } else if (Roll < 990) {
        Naive.AutoCollect = !Naive.AutoCollect;
        Heap.setEnabled(Naive.AutoCollect);
      } else {
        // Most of the time the heap is neither locked nor without collector.
        if (Naive.LockDepth)
          Heap.unlock();
        Naive.LockDepth = 0;
        Naive.AutoCollect = true;
        Heap.setEnabled(true);
      }
      ASSERT_EQ(Heap.collections(), Naive.Collections) << "step " << Step;
      ASSERT_EQ(Actual.Finalised.size(), Expected.Finalised.size());
      if (Step % 50)
        continue;
      std::vector<GcHeap::Kind> Kinds = Naive.kinds();
      ASSERT_EQ(Heap.totalBlocks(), Kinds.size());
      GcInfo A = Heap.info(), E = Naive.info();
      EXPECT_EQ(A.Used, E.Used);
      EXPECT_EQ(A.Free, E.Free);
      EXPECT_EQ(A.MaxFree, E.MaxFree);
      EXPECT_EQ(A.OneBlocks, E.OneBlocks);
      EXPECT_EQ(A.TwoBlocks, E.TwoBlocks);
      EXPECT_EQ(A.MaxBlock, E.MaxBlock);
      EXPECT_EQ(A.MaxNewSplit, E.MaxNewSplit);
      EXPECT_EQ(Heap.usedBlocks() * S.Config.BytesPerBlock, E.Used);
      if (Heap.endBlock() == Kinds.size())
        for (Block B = 0; B < Kinds.size(); ++B)
          ASSERT_EQ(Heap.kindOf(B), Kinds[B]) << "step " << Step;
    }
    EXPECT_GT(Heap.collections(), 10u);
    EXPECT_EQ(Actual.Finalised, Expected.Finalised);
    EXPECT_EQ(Actual.Finalised.empty(), !S.Config.HasFinaliserTable);
  }
}

Shape shape(const char *Name, std::vector<uint64_t> Areas,
            uint64_t LongestBytes) {
  Shape S = {Name, {}, LongestBytes};
  S.Config.Areas = std::move(Areas);
  return S;
}

std::vector<Shape> shapes() {
  std::vector<Shape> All;
  All.push_back(shape("Small", {2048}, 1500));
  All.push_back(shape("Middle", {16384}, 6000));
  All.push_back(shape("Large", {300000}, 40000));
  All.push_back(shape("WithoutFinalisers", {4096}, 2000));
  All.back().Config.HasFinaliserTable = false;
  All.push_back(shape("BlocksOf32Bytes", {20000}, 6000));
  All.back().Config.BytesPerBlock = 32;
  All.back().Config.BytesPerWord = 8;
  All.push_back(shape("Split", {4096, 2048, 8192}, 4000));
  All.back().Config.IsSplit = true;
  All.back().Config.AreaHeaderBytes = 32;
  All.push_back(shape("Growing", {2048}, 8000));
  All.back().Config.IsSplit = true;
  All.back().Config.GrowsByItself = true;
  All.back().Config.AreaHeaderBytes = 32;
  All.back().Config.MaxNewSplitBytes = 30000;
  return All;
}

INSTANTIATE_TEST_SUITE_P(Heaps, RandomRequests, ::testing::ValuesIn(shapes()),
                         [](const auto &Info) {
                           return std::string(Info.param.Name);
                         });

} // namespace
