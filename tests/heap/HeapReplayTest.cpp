// Sequences of requests come out as the algorithm of py/gc.c written out step
// by step has them.
#include "analyzer/heap/HeapReplay.h"
#include "tests/support/NaiveHeap.h"
#include <gtest/gtest.h>
#include <map>
#include <random>

using namespace pymemlint;
using pymemlint::testing::NaiveHeap;
using Kind = HeapStep::Kind;

namespace {

GcHeapConfig heapOf(uint64_t Bytes) {
  GcHeapConfig C;
  C.Areas = {Bytes};
  return C;
}

HeapReplay replayed(const GcHeapConfig &C, const std::vector<HeapStep> &Steps) {
  auto R = replay(C, Steps);
  EXPECT_TRUE(bool(R));
  return R ? std::move(*R) : HeapReplay();
}

HeapReplay replayed(uint64_t Bytes, llvm::StringRef Text) {
  auto Steps = parseHeapSteps(Text);
  EXPECT_TRUE(bool(Steps));
  return replayed(heapOf(Bytes), *Steps);
}

/// The same steps on the naive heap: by name, each name once.
struct NaiveRun final : NaiveHeap::Owner {
  explicit NaiveRun(const GcHeapConfig &C) : Heap(C, *this) {}
  std::vector<Block> reachable() override {
    std::vector<Block> All;
    for (auto &[Name, B] : Held)
      All.push_back(B);
    return All;
  }
  void finalise(Block) override {}
  void swept(Block) override {}

  /// False when the request has no place.
  bool run(const HeapStep &S) {
    switch (S.What) {
    case Kind::Allocate:
    case Kind::Reallocate: {
      const Block B = S.What == Kind::Allocate
                          ? Heap.allocate(S.Bytes, false)
                          : Heap.reallocate(Held[S.Name], S.Bytes, true);
      if (B == NoBlock)
        return false;
      Held[S.Name] = B;
      return true;
    }
    case Kind::Free:
      Heap.free(Held[S.Name]);
      [[fallthrough]];
    case Kind::Drop:
      Held.erase(S.Name);
      return true;
    case Kind::Collect:
      Heap.collect();
    }
    return true;
  }
  std::map<std::string, Block> Held;
  NaiveHeap Heap;
};

/// Steps that are possible: only names that are referred to are used.
std::vector<HeapStep> randomSteps(std::mt19937 &Random) {
  std::vector<HeapStep> Steps;
  std::vector<std::string> Names;
  for (unsigned I = 0; I != 120; ++I) {
    HeapStep S;
    S.What = Kind(Random() % 5);
    S.Bytes = 1 + Random() % (Random() % 4 ? 60 : 700);
    if (S.What == Kind::Allocate ||
        (S.What != Kind::Collect && Names.empty())) {
      S.What = Kind::Allocate;
      S.Name = "n" + std::to_string(I);
      Names.push_back(S.Name);
    } else if (S.What != Kind::Collect) {
      const size_t At = Random() % Names.size();
      S.Name = Names[At];
      if (S.What != Kind::Reallocate)
        Names.erase(Names.begin() + long(At));
    }
    Steps.push_back(S);
  }
  return Steps;
}

TEST(HeapReplay, AnswersAsTheNaiveHeap) {
  std::mt19937 Random(7);
  unsigned Failures = 0;
  for (unsigned Round = 0; Round != 300; ++Round) {
    const GcHeapConfig C = heapOf(600 + Random() % 3000);
    const std::vector<HeapStep> Steps = randomSteps(Random);
    NaiveRun Naive(C);
    uint64_t Done = 0;
    while (Done != Steps.size() && Naive.run(Steps[Done]))
      ++Done;
    const HeapReplay R = replayed(C, Steps);
    ASSERT_EQ(R.Steps, Done);
    ASSERT_EQ(R.Failed.has_value(), Done != Steps.size());
    Failures += R.Failed.has_value();
    const GcInfo I = Naive.Heap.info();
    ASSERT_EQ(R.Layout.Info.Used, I.Used);
    ASSERT_EQ(R.Layout.Info.MaxFree, I.MaxFree);
    ASSERT_EQ(R.Collections, Naive.Heap.Collections);
    const std::vector<GcHeap::Kind> Kinds = Naive.Heap.kinds();
    uint64_t FreeBytes = 0;
    for (const FreeRun &F : R.Free) {
      FreeBytes += F.Blocks * 16;
      for (Block B = F.First; B != F.First + F.Blocks; ++B)
        ASSERT_EQ(Kinds[B], GcHeap::Kind::Free);
    }
    ASSERT_EQ(FreeBytes, I.Free);
  }
  // Both ends of a sequence were seen.
  EXPECT_GT(Failures, 20u);
  EXPECT_LT(Failures, 280u);
}

TEST(HeapReplay, FreeAndUsedRunsAreTheWholeHeap) {
  const HeapReplay R = replayed(2000, "100 a\n200 b\n300 c\nfree b\ndrop a\n");
  uint64_t Blocks = 0;
  for (const FreeRun &F : R.Free)
    Blocks += F.Blocks;
  for (const LayoutRun &Run : R.Layout.Runs)
    Blocks += Run.Blocks;
  EXPECT_EQ(Blocks * 16, R.Layout.Info.Total);
}

TEST(HeapReplay, ANameMeansItsNewestBlock) {
  const HeapReplay R = replayed(2000, "16 x\n32 x\nfree x\n");
  ASSERT_EQ(R.Layout.Runs.size(), 1u);
  EXPECT_EQ(R.Layout.Runs[0].Bytes, 16u);
}

TEST(HeapReplay, NoBytesTakeNoBlock) {
  const HeapReplay R = replayed(2000, "0 nothing\nfree nothing\n");
  EXPECT_FALSE(R.Failed);
  EXPECT_EQ(R.Layout.Info.Used, 0u);
}

} // namespace
