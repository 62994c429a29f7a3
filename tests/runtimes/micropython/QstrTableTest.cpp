// py/qstr.c: numbers, hashes, and the requests for chunks and pools.
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "tests/runtimes/micropython/RecordedRequests.h"
#include <gtest/gtest.h>

using namespace pymemlint;
using namespace pymemlint::micropython;
using pymemlint::testing::RecordedRequests;
using Rows = std::vector<std::string>;

namespace {

/// qstr_pool_t of a 32-bit build: six words before the array.
QstrConfig unix32() {
  QstrConfig C;
  C.PoolHeaderBytes = 24;
  return C;
}

const llvm::StringRef Rom[] = {"", "", "__dir__", "print"};

struct TableRoots final : Memory::RootSource {
  const QstrTable *Table = nullptr;
  std::vector<Cell *> Cells;
  void traceRoots(Tracer &T) override {
    Table->traceRoots(T);
    for (Cell *C : Cells)
      T.cell(C);
  }
  void finalise(Cell &) override {}
};

struct QstrTableTest : ::testing::Test {
  Arena A;
  RecordedRequests Log;
  std::unique_ptr<Memory> M;
  std::unique_ptr<QstrTable> Table;
  TableRoots Roots;
  explicit QstrTableTest(uint64_t HeapBytes = 1 << 20) {
    GcHeapConfig Heap;
    Heap.Areas = {HeapBytes};
    M = std::make_unique<Memory>(Heap, Log);
    Table = std::make_unique<QstrTable>(unix32(), Rom, A, M.get());
    Roots.Table = Table.get();
    M->setRoots(&Roots);
    M->setSink(&Log);
  }
};

TEST_F(QstrTableTest, ANameInRomHasItsIndexAndCostsNothing) {
  EXPECT_EQ(Table->intern("print"), 3u);
  EXPECT_EQ(Table->find("__dir__"), 2u);
  EXPECT_EQ(Table->intern(""), 1u);
  EXPECT_TRUE(Log.Rows.empty());
}

TEST_F(QstrTableTest, AnUnknownNameIsNotFound) {
  EXPECT_EQ(Table->find("nowhere"), 0u);
}

TEST_F(QstrTableTest, ANewNameIsFoundAgain) {
  Qstr Q = Table->intern("sensor");
  EXPECT_EQ(Q, 4u);
  EXPECT_EQ(Table->find("sensor"), Q);
  EXPECT_EQ(Table->intern("sensor"), Q);
  EXPECT_EQ(Table->text(Q), "sensor");
}

TEST_F(QstrTableTest, HashesAreThoseOfTheBuild) {
  // genhdr/qstrdefs.generated.h of the measured 32-bit build.
  EXPECT_EQ(Table->computeHash("__dir__"), 36730u);
  EXPECT_EQ(Table->computeHash("<module>"), 38077u);
  EXPECT_EQ(Table->computeHash(""), 5381u);
}

TEST_F(QstrTableTest, ThousandsOfNamesAreAllFound) {
  std::vector<Qstr> Numbers;
  for (int I = 0; I < 5000; ++I)
    Numbers.push_back(Table->intern("name" + std::to_string(I)));
  for (int I = 0; I < 5000; ++I)
    ASSERT_EQ(Table->find("name" + std::to_string(I)), Numbers[I]);
}

// The names that the measured run of fft_spectrum.mpy interned, in order
// (micropython.qstr_info(1)), and the requests of its log that intern them.
TEST_F(QstrTableTest, RequestsOfAMeasuredRun) {
  struct Filler final : Cell {
  } Before;
  M->allocate(Before, 9 * 16); // The chunk stood at block 9.
  Log.Rows.clear();
  for (llvm::StringRef Name : {".frozen",     "/usr/lib/micropython",
                               "-c",          "m",
                               "a",           "prog",
                               "b",           "\n@@",
                               "prog.mpy",    "prog.py",
                               "f",           "total %.2f",
                               "bit_reverse", "fft",
                               "tone",        "hann",
                               "N",           "cos_table",
                               "sin_table",   "im"})
    Table->intern(Name);
  EXPECT_EQ(Log.Rows, (Rows{"m,-1,9,0,128", "m,-1,17,0,164"}));
  // Other objects stood between, up to block 71.
  struct Other final : Cell {
  } After;
  M->allocate(After, (71 - 28) * 16);
  Log.Rows.clear();
  for (llvm::StringRef Name :
       {"magnitude", "k", "level", "bar", "loudest", "buf", "bin_number"})
    Table->intern(Name);
  EXPECT_EQ(Log.Rows, (Rows{"z,9,-1,128,138", "z,9,9,128,128", "m,-1,71,0,128",
                            "m,-1,79,0,304"}));
  // micropython.qstr_info(): n_pool=2, n_qstr=27, n_str_data_bytes=173,
  // n_total_bytes=653.
  QstrPoolInfo Info = Table->poolInfo();
  EXPECT_EQ(Info.Pools, 2u);
  EXPECT_EQ(Info.Names, 27u);
  EXPECT_EQ(Info.TextBytes, 173u);
  EXPECT_EQ(Info.TotalBytes, 653u);
}

TEST_F(QstrTableTest, AChunkGrowsIntoFreeBlocksBehindIt) {
  Table->intern("a");
  Log.Rows.clear();
  // The pool stands behind the first chunk: it shrinks to what is used.
  Table->intern(std::string(130, 'x'));
  EXPECT_EQ(Log.Rows, (Rows{"z,0,-1,128,259", "z,0,0,128,2", "m,-1,19,0,131"}));
  Log.Rows.clear();
  Table->intern(std::string(20, 'y'));
  EXPECT_EQ(Log.Rows, Rows{"z,19,19,131,152"});
}

TEST_F(QstrTableTest, ATextInRomNeedsNoChunk) {
  Table->internStatic("stored");
  EXPECT_EQ(Log.Rows, Rows{"m,-1,0,0,164"});
}

TEST_F(QstrTableTest, PoolsAndChunksStayAliveByTheLastPool) {
  for (int I = 0; I < 100; ++I)
    Table->intern("name" + std::to_string(I));
  uint64_t Used = M->heap().usedBlocks();
  M->heap().collect();
  EXPECT_EQ(M->heap().usedBlocks(), Used);
}

TEST_F(QstrTableTest, AFrozenPoolHasAtLeastTheInitialEntries) {
  QstrConfig C = unix32();
  C.HasExtraPool = true;
  C.ExtraPoolNames = 3;
  QstrTable Frozen(C, Rom, A, M.get());
  Frozen.intern("x");
  EXPECT_EQ(Log.Rows.back(), "m,-1,8,0,94"); // 24 + 7 * 10
}

TEST_F(QstrTableTest, ANameLongerThanTheLengthFieldIsRefused) {
  std::string Long(256, 'x');
  EXPECT_THROW(Table->intern(Long), NameTooLong);
  EXPECT_TRUE(Log.Rows.empty());
}

struct SmallHeap : QstrTableTest {
  SmallHeap() : QstrTableTest(400) {} // 24 blocks.
};

TEST_F(SmallHeap, AFullHeapGivesAChunkOfTheExactSize) {
  struct Big final : Cell {
  } Filler;
  M->allocate(Filler, 16 * 10);
  Roots.Cells = {&Filler};
  Table->internStatic("stored"); // The pool takes 11 of the 14 blocks left.
  Log.Rows.clear();
  Table->intern("a name of 20 letters");
  EXPECT_EQ(Log.Rows, (Rows{"m,-1,-1,0,128", "m,-1,21,0,21"}));
}

TEST_F(SmallHeap, WithoutAPoolTheChunkIsForgotten) {
  struct Big final : Cell {
  } Filler;
  M->allocate(Filler, 16 * 12);
  Roots.Cells = {&Filler};
  Log.Rows.clear();
  EXPECT_THROW(Table->intern("name"), OutOfMemory);
  EXPECT_EQ(Log.Rows, (Rows{"m,-1,12,0,128", "m,-1,-1,0,164"}));
  EXPECT_EQ(Table->find("name"), 0u);
  M->heap().collect();
  EXPECT_EQ(M->heap().usedBlocks(), 12u);
}

} // namespace
