// py/malloc.c: what is counted, logged, held and given back.
#include "analyzer/runtimes/micropython/Memory.h"
#include "tests/runtimes/micropython/RecordedRequests.h"
#include <gtest/gtest.h>

using namespace pymemlint;
using namespace pymemlint::micropython;
using pymemlint::testing::RecordedRequests;
using Rows = std::vector<std::string>;

namespace {

struct TestCell final : Cell {
  std::vector<Cell *> References;
  void trace(Tracer &T) const override {
    for (Cell *C : References)
      T.cell(C);
  }
};

struct TestRoots final : Memory::RootSource {
  std::vector<Cell *> Roots;
  std::vector<Cell *> Finalised;
  void traceRoots(Tracer &T) override {
    for (Cell *C : Roots)
      T.cell(C);
  }
  void finalise(Cell &C) override { Finalised.push_back(&C); }
};

GcHeapConfig heapOf(uint64_t Bytes) {
  GcHeapConfig C;
  C.Areas = {Bytes};
  return C;
}

struct MemoryTest : ::testing::Test {
  RecordedRequests Log;
  TestRoots Roots;
  Memory M{heapOf(600), Log}; // 36 blocks.
  TestCell A, B, C;
  MemoryTest() {
    M.setSink(&Log);
    M.setRoots(&Roots);
  }
};

TEST_F(MemoryTest, AllocationIsCountedAsAskedFor) {
  M.allocate(A, 17);
  EXPECT_EQ(A.Place, 0u);
  EXPECT_EQ(M.total(), 17u);
  EXPECT_EQ(Log.Rows, Rows{"a,-1,0,0,17"});
}

TEST_F(MemoryTest, ZeroBytesHaveNoPlaceAndDoNotFail) {
  M.allocate(A, 0);
  EXPECT_EQ(A.Place, NoBlock);
  EXPECT_EQ(Log.Rows, Rows{"a,-1,-1,0,0"});
}

TEST_F(MemoryTest, AFailingAllocationThrowsAndCountsNothing) {
  EXPECT_THROW(M.allocate(A, 10000), OutOfMemory);
  EXPECT_EQ(M.total(), 0u);
  EXPECT_TRUE(Log.Rows.empty());
}

TEST_F(MemoryTest, AFailingMaybeCountsAllTheSame) {
  EXPECT_FALSE(M.allocateMaybe(A, 10000));
  EXPECT_EQ(M.total(), 10000u);
  EXPECT_EQ(Log.Rows, Rows{"m,-1,-1,0,10000"});
}

TEST_F(MemoryTest, AReallocationCountsItsDifference) {
  M.allocate(A, 32);
  M.allocate(B, 16);
  M.reallocate(A, 32, 48);
  M.reallocate(A, 48, 20);
  EXPECT_EQ(M.total(), 32u + 16 + 16 - 28);
  EXPECT_EQ(M.allocated(), 32u + 16 + 16);
  EXPECT_EQ(M.peak(), 64u);
  EXPECT_EQ(Log.Rows,
            (Rows{"a,-1,0,0,32", "a,-1,2,0,16", "r,0,3,32,48", "r,3,3,48,20"}));
}

TEST_F(MemoryTest, AFailedReallocationInPlaceCountsNothing) {
  M.allocate(A, 16);
  M.allocate(B, 16);
  EXPECT_FALSE(M.reallocateMaybe(A, 16, 32, false));
  EXPECT_EQ(M.total(), 32u);
  EXPECT_EQ(Log.Rows.back(), "z,0,-1,16,32");
  EXPECT_EQ(A.Place, 0u);
}

TEST_F(MemoryTest, ReallocationOfNothingAllocates) {
  M.reallocate(A, 0, 16);
  EXPECT_EQ(Log.Rows, Rows{"r,-1,0,0,16"});
}

TEST_F(MemoryTest, FreeingLowersCurrentOnly) {
  M.allocate(A, 24);
  M.free(A, 24);
  EXPECT_EQ(M.total(), 24u);
  EXPECT_EQ(M.current(), 0u);
  EXPECT_EQ(M.peak(), 24u);
  EXPECT_EQ(Log.Rows.back(), "d,0,-1,24,0");
  EXPECT_EQ(A.Place, NoBlock);
}

TEST_F(MemoryTest, FreeingNothingIsARequestToo) {
  M.free(A, 0);
  EXPECT_EQ(Log.Rows, Rows{"d,-1,-1,0,0"});
}

TEST_F(MemoryTest, ReadingTheTotalIsARowOfItsOwn) {
  M.allocate(A, 5);
  M.noteTotalRead();
  EXPECT_EQ(Log.Rows.back(), "t,,,,5");
}

TEST_F(MemoryTest, ANewCellIsHeldUntilItsScopeEnds) {
  {
    HoldScope Locals(M);
    M.allocate(A, 16);
    M.heap().collect();
    EXPECT_EQ(A.Place, 0u);
  }
  M.heap().collect();
  EXPECT_EQ(A.Place, NoBlock);
}

TEST_F(MemoryTest, AFreedCellIsNotHeldAnyLonger) {
  HoldScope Locals(M);
  M.allocate(A, 16);
  M.free(A, 16);
  {
    // The same storage in an inner scope.
    HoldScope Inner(M);
    M.allocate(A, 16);
  }
  M.heap().collect();
  EXPECT_EQ(A.Place, NoBlock);
}

TEST_F(MemoryTest, WhatARootRefersToStays) {
  {
    HoldScope Locals(M);
    M.allocate(A, 16);
    M.allocate(B, 16);
    M.allocate(C, 16);
  }
  A.References = {&B};
  Roots.Roots = {&A};
  M.heap().collect();
  EXPECT_EQ(A.Place, 0u);
  EXPECT_EQ(B.Place, 1u);
  EXPECT_EQ(C.Place, NoBlock);
}

TEST_F(MemoryTest, AnObjectOnTheStackIsLookedThrough) {
  {
    HoldScope Locals(M);
    M.allocate(A, 16);
  }
  B.References = {&A};
  Roots.Roots = {&B};
  M.heap().collect();
  EXPECT_EQ(A.Place, 0u);
}

TEST_F(MemoryTest, ACollectionInsideAReallocationKeepsTheOldRun) {
  {
    HoldScope Locals(M);
    M.allocate(A, 16);
    M.allocate(B, 16 * 33); // Garbage soon; two blocks remain.
  }
  M.reallocate(A, 16, 64);
  EXPECT_EQ(M.heap().collections(), 1u);
  EXPECT_EQ(B.Place, NoBlock);
  EXPECT_EQ(A.Place, 1u);
  EXPECT_EQ(M.heap().usedBlocks(), 4u);
}

TEST_F(MemoryTest, AFinaliserIsCalledForAnUnreachableCell) {
  {
    HoldScope Locals(M);
    M.allocateWithFinaliser(A, 16);
  }
  M.heap().collect();
  EXPECT_EQ(Roots.Finalised, std::vector<Cell *>{&A});
  EXPECT_EQ(Log.Rows, Rows{"f,-1,0,0,16"});
}

TEST_F(MemoryTest, WhatIsFreedWhileLockedStaysUntilACollection) {
  M.allocate(A, 16);
  M.heap().lock();
  M.free(A, 16);
  M.heap().unlock();
  EXPECT_EQ(A.Place, NoBlock);
  EXPECT_EQ(M.heap().usedBlocks(), 1u);
  M.heap().collect();
  EXPECT_EQ(M.heap().usedBlocks(), 0u);
}

TEST_F(MemoryTest, ALockedHeapIsNamedInTheFailure) {
  M.heap().lock();
  try {
    M.allocate(A, 16);
    FAIL();
  } catch (const OutOfMemory &E) {
    EXPECT_TRUE(E.HeapLocked);
    EXPECT_EQ(E.Bytes, 16u);
  }
}

} // namespace
