// Many heaps beside one run: each has the outcome of a run of its own.
#include "analyzer/runtimes/micropython/HeapLanes.h"
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "tests/runtimes/micropython/RecordedRequests.h"
#include <array>
#include <deque>
#include <gtest/gtest.h>
#include <random>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

struct Node final : Cell {
  std::vector<Node *> References;
  void trace(Tracer &T) const override {
    for (Node *N : References)
      T.cell(N);
  }
};

/// What a program's build leaves on its C stack.
enum class Words : uint8_t {
  None,
  Kept,    ///< Stale words, which collections go by.
  Ignored, ///< The same program, but collections know nothing of them.
};

/// A random program: what it asks for follows from its number alone.
class RandomProgram final : public Memory::RootSource {
public:
  RandomProgram(const GcHeapConfig &Config, unsigned Number,
                Words Stale = Words::None)
      : M(Config, Sites), Names({}, {}, Storage, &M), Stale(Stale),
        Random(Number) {
    M.setRoots(this);
  }

  void run(unsigned Steps) {
    for (unsigned I = 0; I != Steps; ++I) {
      HoldScope Scope(M);
      if (Stale != Words::None && below(3) == 0)
        leaveWord();
      step();
    }
  }

  pymemlint::testing::RecordedRequests Sites;
  Arena Storage;
  Memory M;
  QstrTable Names;
  bool MayCatch = false;

private:
  uint32_t below(uint32_t Limit) { return uint32_t(Random() % Limit); }

  void leaveWord() {
    if (Roots.empty())
      return;
    const Node &N = *Roots[below(uint32_t(Roots.size()))];
    if (below(2)) { // As the object whose attribute was loaded last.
      Base = &N;
      return;
    }
    // An address that stays whatever becomes of what lies there.
    StaleWord &Word = Recorded[below(uint32_t(Recorded.size()))];
    M.forgetWord(Word);
    Word = M.recordWord(N);
  }

  void step() {
    switch (below(8)) {
    case 0: // Another root, or an element of one.
    case 1:
    case 2: {
      Node &N = Nodes.emplace_back();
      M.allocate(N, 1 + below(below(10) ? 60 : 700));
      if (!Roots.empty() && below(2))
        Roots[below(uint32_t(Roots.size()))]->References.push_back(&N);
      else
        Roots.push_back(&N);
      break;
    }
    case 3: // Garbage, unless something else refers to it.
    case 4:
      if (Roots.size() > 12)
        Roots.erase(Roots.begin() + below(uint32_t(Roots.size())));
      break;
    case 5: // A list grows or shrinks.
      if (!Roots.empty()) {
        Node &N = *Roots[below(uint32_t(Roots.size()))];
        if (&N != Base)
          M.reallocate(N, N.Bytes, 1 + below(200));
      }
      break;
    case 6: { // A frame comes and goes.
      Node Frame;
      const bool IsPlaced =
          M.allocateMaybe(Frame, FrameBytes, /*IsOptional=*/true);
      if (Stale != Words::None) { // What runs in it makes something.
        After = StaleWord(Frame, FrameBytes / 16);
        Node &N = Nodes.emplace_back();
        M.allocate(N, 1 + below(40));
        Roots.push_back(&N);
        After = {};
      }
      if (IsPlaced)
        M.free(Frame, FrameBytes);
      break;
    }
    case 7:
      if (below(3) == 0)
        Names.intern("name" + std::to_string(below(400)));
      break;
    }
  }

  void traceRoots(Tracer &T) override {
    Names.traceRoots(T);
    for (Node *N : Roots)
      T.cell(N);
  }
  void
  forEachStaleWord(llvm::function_ref<void(const StaleWord &)> F) override {
    if (Stale != Words::Kept)
      return;
    if (Base)
      F(StaleWord(*Base));
    F(After);
    for (const StaleWord &Word : Recorded)
      F(Word);
  }
  void finalise(Cell &) override {}
  bool hasFinaliser(Cell &) override { return false; }
  bool mayCatch() override { return MayCatch; }

  static constexpr uint32_t FrameBytes = 7 * 16;

  Words Stale;
  const Node *Base = nullptr;
  StaleWord After;
  std::array<StaleWord, 6> Recorded;
  std::mt19937 Random;
  std::deque<Node> Nodes;
  std::vector<Node *> Roots;
};

constexpr unsigned Steps = 1200;

GcHeapConfig heapOf(uint64_t Bytes) {
  GcHeapConfig Config;
  Config.Areas = {Bytes};
  return Config;
}

bool worksAlone(unsigned Number, uint64_t Bytes, Words Stale = Words::None) {
  RandomProgram Program(heapOf(Bytes), Number, Stale);
  try {
    Program.run(Steps);
  } catch (OutOfMemory &) {
    return false;
  }
  return true;
}

std::vector<HeapTrial> trials() {
  std::vector<HeapTrial> Trials;
  for (uint64_t Bytes = 1024; Bytes <= 20480; Bytes += 64)
    Trials.push_back({Bytes});
  return Trials;
}

/// Runs \p Number beside lanes; \p Middle is done in its middle.
std::vector<HeapTrial> inLanes(
    unsigned Number, bool MayCatch = false,
    llvm::function_ref<void(Memory &)> Middle = [](Memory &) {},
    Words Stale = Words::None) {
  std::vector<HeapTrial> Trials = trials();
  RandomProgram Program(heapOf(1 << 20), Number, Stale);
  Program.MayCatch = MayCatch;
  HeapLanes Lanes(Program.M, heapOf(1 << 20), Trials);
  Program.Names.join(Lanes);
  try {
    Program.run(Steps / 2);
    Middle(Program.M);
    Program.run(Steps - Steps / 2);
    Lanes.end(false);
  } catch (NoLaneLeft &) {
  }
  return Trials;
}

class EachHeap : public ::testing::TestWithParam<unsigned> {};

TEST_P(EachHeap, HasTheOutcomeOfARunOfItsOwn) {
  unsigned Working = 0, Failing = 0;
  for (const HeapTrial &T : inLanes(GetParam())) {
    const bool Works = worksAlone(GetParam(), T.Bytes);
    EXPECT_EQ(T.Result,
              Works ? HeapTrial::Outcome::Works : HeapTrial::Outcome::Fails)
        << T.Bytes << " bytes";
    ++(Works ? Working : Failing);
  }
  // Else the sizes would say nothing.
  EXPECT_GT(Working, 10u);
  EXPECT_GT(Failing, 10u);
}

TEST_P(EachHeap, HasItsOwnStaleWords) {
  for (const HeapTrial &T :
       inLanes(GetParam(), false, [](Memory &) {}, Words::Kept))
    EXPECT_EQ(T.Result, worksAlone(GetParam(), T.Bytes, Words::Kept)
                            ? HeapTrial::Outcome::Works
                            : HeapTrial::Outcome::Fails)
        << T.Bytes << " bytes";
}
INSTANTIATE_TEST_SUITE_P(HeapLanes, EachHeap, ::testing::Range(1u, 25u));

// Else the test above would say nothing.
TEST(HeapLanes, StaleWordsDecideOutcomes) {
  unsigned Differ = 0;
  for (unsigned Number = 1; Number != 25; ++Number)
    for (const HeapTrial &T : trials())
      Differ += worksAlone(Number, T.Bytes, Words::Kept) !=
                worksAlone(Number, T.Bytes, Words::Ignored);
  EXPECT_GT(Differ, 24u);
}

TEST(HeapLanes, ARecordedWordKeepsWhateverLiesThere) {
  std::vector<HeapTrial> Trials = {{2048}, {1 << 14}};
  pymemlint::testing::RecordedRequests Sites;
  Memory M(heapOf(1 << 20), Sites);
  struct Nothing final : Memory::RootSource {
    void traceRoots(Tracer &) override {}
    void finalise(Cell &) override {}
    bool mayCatch() override { return false; }
  } Roots;
  M.setRoots(&Roots);
  HeapLanes Lanes(M, heapOf(1 << 20), Trials);
  std::deque<Node> Nodes;
  auto Make = [&](uint64_t Bytes) -> Node & {
    HoldScope Scope(M);
    M.allocate(Nodes.emplace_back(), Bytes);
    return Nodes.back();
  };
  StaleWord Word = M.recordWord(Make(1200));
  Make(700);
  Make(1000); // Collects in the smallest, which puts it at the word's place.
  M.addStaleWord(Word);
  Make(1200); // No room there beside what the word keeps.
  Lanes.end(false);
  EXPECT_EQ(Trials[0].Result, HeapTrial::Outcome::Fails);
  EXPECT_EQ(Trials[1].Result, HeapTrial::Outcome::Works);
}

TEST(HeapLanes, WhoeverIsLeftIsUnknownWhenAStaleCellIsFreed) {
  std::vector<HeapTrial> Trials = {{4096}};
  RandomProgram Program(heapOf(1 << 20), 1);
  HeapLanes Lanes(Program.M, heapOf(1 << 20), Trials);
  Node N;
  Program.M.allocate(N, 200);
  Program.M.addStaleWord(StaleWord(N));
  Program.M.free(N, 200);
  Lanes.end(false);
  EXPECT_EQ(Trials[0].Result, HeapTrial::Outcome::Unknown);
}

TEST(HeapLanes, AFailureThatMayBeCaughtIsUnknown) {
  std::vector<HeapTrial> Caught = inLanes(1, true), Uncaught = inLanes(1);
  for (size_t I = 0; I != Caught.size(); ++I)
    EXPECT_EQ(Caught[I].Result, Uncaught[I].Result == HeapTrial::Outcome::Fails
                                    ? HeapTrial::Outcome::Unknown
                                    : Uncaught[I].Result);
}

TEST(HeapLanes, WhoeverIsLeftIsUnknownWhenTheHeapIsObserved) {
  std::vector<HeapTrial> Whole = inLanes(1);
  std::vector<HeapTrial> Observed =
      inLanes(1, false, [](Memory &M) { M.noteObserved(); });
  for (size_t I = 0; I != Whole.size(); ++I)
    if (Whole[I].Result == HeapTrial::Outcome::Works)
      EXPECT_EQ(Observed[I].Result, HeapTrial::Outcome::Unknown);
}

TEST(HeapLanes, SizesOfOnePoolShareTheirOutcome) {
  std::vector<HeapTrial> Trials = {{4096}, {4096 + 15}, {64}};
  RandomProgram Program(heapOf(1 << 20), 1);
  HeapLanes Lanes(Program.M, heapOf(1 << 20), Trials);
  Node N;
  Program.M.allocate(N, 200);
  Lanes.end(false);
  EXPECT_EQ(Trials[0].Result, HeapTrial::Outcome::Works);
  EXPECT_EQ(Trials[1].Result, HeapTrial::Outcome::Works);
  EXPECT_EQ(Trials[2].Result, HeapTrial::Outcome::Fails);
}

} // namespace
