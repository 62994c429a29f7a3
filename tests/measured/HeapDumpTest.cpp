// Every form of a dump is read, and what is torn is said.
#include "analyzer/measured/HeapDump.h"
#include "gtest/gtest.h"

using namespace pymemlint::measured;

namespace {

std::string rows(unsigned Full, unsigned BytesPerBlock, unsigned Digits,
                 const std::string &Last) {
  std::string Text;
  char Buffer[32];
  for (unsigned R = 0; R <= Full; ++R) {
    snprintf(Buffer, sizeof(Buffer), "%0*x: ", int(Digits),
             R * 64 * BytesPerBlock);
    Text += Buffer +
            (R < Full ? std::string("h=") + std::string(62, '.') : Last) + "\n";
  }
  return Text;
}

/// A dump of two whole rows and one of three blocks.
std::string dump(unsigned BytesPerBlock, unsigned Digits,
                 const std::string &Extra = "") {
  const unsigned Total = 131 * BytesPerBlock, Used = 5 * BytesPerBlock;
  return "stack: 100 out of 8000\nGC: total: " + std::to_string(Total) +
         ", used: " + std::to_string(Used) +
         ", free: " + std::to_string(Total - Used) + Extra +
         "\n No. of 1-blocks: 1, 2-blocks: 2, max blk sz: 2, max free sz: 62\n"
         "GC memory layout; from 20000000:\n" +
         rows(2, BytesPerBlock, Digits, "h..");
}

TEST(HeapDump, BlocksOf16And32Bytes) {
  for (unsigned Bytes : {16u, 32u})
    for (unsigned Digits : {5u, 8u}) {
      const DumpLog Log = readDumps(dump(Bytes, Digits));
      ASSERT_EQ(Log.Dumps.size(), 1u);
      const HeapDump &D = Log.Dumps[0];
      EXPECT_EQ(D.BytesPerBlock, Bytes);
      EXPECT_EQ(D.blocks(), 131u);
      EXPECT_EQ(D.Problem, "");
      EXPECT_EQ(D.StackLimit, 8000u);
      EXPECT_EQ(D.MaxFree, 62u);
      EXPECT_TRUE(Log.Others.empty());
    }
}

TEST(HeapDump, LinesAllFree) {
  const DumpLog Log = readDumps(
      "GC: total: 4112, used: 16, free: 4096\n"
      " No. of 1-blocks: 1, 2-blocks: 0, max blk sz: 1, max free sz: 256\n"
      "GC memory layout; from 0:\n"
      "       (3 lines all free)\n"
      "00000c00: "
      "...............................................................h\n"
      "00001000: .\n");
  ASSERT_EQ(Log.Dumps.size(), 1u);
  EXPECT_EQ(Log.Dumps[0].Problem, "");
  EXPECT_EQ(Log.Dumps[0].blocks(), 257u);
}

TEST(HeapDump, SeveralAreas) {
  const DumpLog Log = readDumps(
      "GC: total: 2080, used: 48, free: 2032, max new split: 90000\n"
      " No. of 1-blocks: 3, 2-blocks: 0, max blk sz: 1, max free sz: 64\n"
      "GC memory layout; from 3ffb0000:\n"
      "00000000: "
      "h...............................................................\n"
      "00000400: h\n"
      "GC memory layout; from 3ffc0000:\n"
      "00000000: "
      "................................................................\n"
      "00000400: h\n");
  ASSERT_EQ(Log.Dumps.size(), 1u);
  EXPECT_EQ(Log.Dumps[0].Problem, "");
  EXPECT_EQ(Log.Dumps[0].Areas.size(), 2u);
  EXPECT_EQ(Log.Dumps[0].MaxNewSplit, 90000u);
}

TEST(HeapDump, TheProgramsLogBetweenTheRows) {
  std::string Text = dump(16, 8);
  Text.insert(Text.find("00000400"), "temperature 21.5\r\n");
  const DumpLog Log = readDumps("boot\n" + Text + "end\n");
  ASSERT_EQ(Log.Dumps.size(), 1u);
  EXPECT_EQ(Log.Dumps[0].Problem, "");
  ASSERT_EQ(Log.Others.size(), 3u);
  EXPECT_EQ(Log.Others[1].Text, "temperature 21.5");
  EXPECT_EQ(Log.Others[2].Text, "end");
}

TEST(HeapDump, AMissingRowIsSaid) {
  for (const char *Offset : {"00000000", "00000400", "00000800"}) {
    std::string Text = dump(16, 8);
    const size_t Row = Text.find(Offset);
    Text.erase(Row, Text.find('\n', Row) + 1 - Row);
    const DumpLog Log = readDumps(Text + "end\n");
    ASSERT_EQ(Log.Dumps.size(), 1u);
    EXPECT_NE(Log.Dumps[0].Problem, "") << Offset;
    ASSERT_EQ(Log.Others.size(), 1u) << Offset;
  }
}

TEST(HeapDump, MarksTellTimeAcrossTheWrapAround) {
  const std::string D = dump(16, 8);
  const DumpLog Log =
      readDumps("@@@ 1073741800 (2026, 1, 2, 3, 4, 5, 6, 2)\n" + D +
                "@@@\nworking\n@@@ 76 second\n" + D + "@@@\n");
  ASSERT_EQ(Log.Dumps.size(), 2u);
  EXPECT_EQ(Log.Started, "(2026, 1, 2, 3, 4, 5, 6, 2)");
  EXPECT_EQ(Log.Dumps[0].Milliseconds, 1073741800u);
  EXPECT_EQ(Log.Dumps[1].Milliseconds, 1073741900u);
  EXPECT_EQ(Log.Dumps[1].Title, "second");
  ASSERT_EQ(Log.Others.size(), 1u);
  EXPECT_EQ(Log.Others[0].Text, "working");
}

TEST(HeapDump, SumsWithoutAMap) {
  const DumpLog Log = readDumps(
      "mem: total=10, current=8, peak=9\nstack: 1 out of 2\n"
      "GC: total: 64000, used: 1344, free: 62656\n"
      " No. of 1-blocks: 24, 2-blocks: 3, max blk sz: 8, max free sz: 3907\n");
  ASSERT_EQ(Log.Dumps.size(), 1u);
  EXPECT_EQ(Log.Dumps[0].RequestedPeak, 9u);
  EXPECT_TRUE(Log.Dumps[0].Areas.empty());
  EXPECT_EQ(Log.Dumps[0].Problem, "");
}

TEST(HeapDump, OtherTextIsNoDump) {
  const DumpLog Log = readDumps("stack: full\nGC: total: many\n\x01\x02\n");
  EXPECT_TRUE(Log.Dumps.empty());
  EXPECT_EQ(Log.Others.size(), 3u);
}

TEST(HeapDump, AHugeCountOfFreeLinesIsTorn) {
  const DumpLog Log = readDumps("GC: total: 160, used: 0, free: 160\n"
                                "GC memory layout; from 0:\n"
                                "       (99999999999999 lines all free)\n");
  ASSERT_EQ(Log.Dumps.size(), 1u);
  EXPECT_EQ(Log.Dumps[0].Problem, "a row of the map is missing or broken");
}

} // namespace
