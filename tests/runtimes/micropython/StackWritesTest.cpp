// The lines of a target's call_residue.
#include "analyzer/runtimes/micropython/StackWrites.h"
#include "gtest/gtest.h"

using namespace pymemlint::micropython;

namespace {

constexpr llvm::StringLiteral Facts = "# what it is\n"
                                      "00000000000a 88 2:4,7=40,-3 -35=13\n"
                                      "0000000000ff 12 -\n";

TEST(StackWritesTest, FindsALineByTheLowBitsOfAHash) {
  StackWritesTable Table(Facts);
  const StackWrites *Found = Table.find(0xabcd00000000000a);
  ASSERT_NE(Found, nullptr);
  EXPECT_EQ(Found->Depth, 88);
  EXPECT_EQ(Table.find(0xb), nullptr);
}

TEST(StackWritesTest, ReadsRangesAndRolesOnBothSides) {
  StackWritesTable Table(Facts);
  const StackWrites *Found = Table.find(10);
  ASSERT_EQ(Found->Above.size(), 3u);
  EXPECT_EQ(Found->Above[0].First, 2);
  EXPECT_EQ(Found->Above[0].Last, 4);
  EXPECT_EQ(Found->Above[0].Role, StackRole::None);
  EXPECT_EQ(Found->Above[1].First, 7);
  EXPECT_EQ(Found->Above[1].Role, StackRole::Request);
  EXPECT_EQ(Found->Above[2].Last, -3);
  ASSERT_EQ(Found->Below.size(), 1u);
  EXPECT_EQ(Found->Below[0].First, -35);
}

TEST(StackWritesTest, EachOfManyLinesIsFound) {
  std::string Text = "# sorted\n";
  for (unsigned I = 1; I != 50; ++I) {
    char Line[40];
    snprintf(Line, sizeof Line, "%012x %u -\n", 3 * I, I);
    Text += Line;
  }
  StackWritesTable Table(Text);
  for (unsigned I = 1; I != 50; ++I) {
    ASSERT_NE(Table.find(3 * I), nullptr) << I;
    EXPECT_EQ(Table.find(3 * I)->Depth, int32_t(I));
    EXPECT_EQ(Table.find(3 * I + 1), nullptr);
  }
}

TEST(StackWritesTest, TextThatIsNoTableHasNothing) {
  EXPECT_EQ(StackWritesTable("").find(1), nullptr);
  EXPECT_EQ(StackWritesTable("no\nlines\n\n").find(1), nullptr);
}

TEST(StackWritesTest, NothingWrittenIsAHyphen) {
  StackWritesTable Table(Facts);
  EXPECT_TRUE(Table.find(255)->Above.empty());
}

TEST(StackWritesTest, WhatIsNoWordOrNoRoleIsLeftOut) {
  StackWritesTable Table("000000000001 5 x,2=999,1:x,3,-99999:99999\n");
  const StackWrites *Found = Table.find(1);
  ASSERT_EQ(Found->Above.size(), 1u);
  EXPECT_EQ(Found->Above[0].First, 3);
}

} // namespace
