// The search for the minimum heap ends by a count of steps, not by a clock.
#include "analyzer/driver/Analysis.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <gtest/gtest.h>

using namespace pymemlint;

namespace {

/// Report of a program that fills a list over and over.
FileResult analyse(uint64_t HeapSearchSteps, unsigned Jobs = 1,
                   unsigned Times = 2000) {
  llvm::SmallString<128> Folder;
  EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("pymemlint", Folder));
  llvm::SmallString<128> Path = Folder;
  llvm::sys::path::append(Path, "prog.py");
  {
    std::error_code Error;
    llvm::raw_fd_ostream Out(Path, Error);
    Out << "rows = [None] * 40\n"
           "for i in range("
        << Times
        << "):\n"
           "    rows[i % 40] = [i]\n";
  }
  const auto T = llvm::cantFail(Target::load("unix32"));
  const micropython::DeviceModel Device(*T);
  AnalysisOptions Options;
  Options.HeapSearchSteps = HeapSearchSteps;
  Options.Jobs = Jobs;
  Report R;
  EXPECT_FALSE(analyseFile(Path, Device, Options, R));
  llvm::sys::fs::remove_directories(Folder);
  return std::move(R.Results.at(0));
}

bool isGivenUp(const FileResult &F) {
  for (const auto &U : F.Unmodelled)
    if (U.Construct == "the search for the minimum heap")
      return true;
  return false;
}

TEST(MinimumHeap, IsFoundWithinTheBudget) {
  const FileResult F = analyse(AnalysisOptions().HeapSearchSteps);
  EXPECT_FALSE(isGivenUp(F));
  EXPECT_TRUE(F.MinHeap.Hi);
}

TEST(MinimumHeap, IsOpenWhenTheBudgetIsSpent) {
  const FileResult F = analyse(1000);
  EXPECT_TRUE(isGivenUp(F));
  EXPECT_FALSE(F.MinHeap.Hi);
  EXPECT_EQ(F.MinHeap.Lo, F.PeakLive.Lo);
}

/// The least budget that suffices.
uint64_t leastSteps(unsigned Jobs, unsigned Times) {
  uint64_t TooFew = 1000, Enough = AnalysisOptions().HeapSearchSteps;
  while (Enough - TooFew > 1) {
    const uint64_t Middle = TooFew + (Enough - TooFew) / 2;
    (isGivenUp(analyse(Middle, Jobs, Times)) ? TooFew : Enough) = Middle;
  }
  return Enough;
}

/// The last step that suffices is the same one whenever it is looked for.
TEST(MinimumHeap, TakesTheSameStepsEachTime) {
  const uint64_t Enough = leastSteps(1, 2000);
  EXPECT_FALSE(isGivenUp(analyse(Enough)));
  EXPECT_TRUE(isGivenUp(analyse(Enough - 1)));
}

/// Of 8,000 requests a search is made in four runs at a time.
TEST(MinimumHeap, IsThatOfOneRunWhateverTheJobs) {
  constexpr unsigned Long = 8000;
  const uint64_t All = AnalysisOptions().HeapSearchSteps;
  const FileResult Alone = analyse(All, 1, Long),
                   InParts = analyse(All, 4, Long);
  EXPECT_EQ(Alone.MinHeap.Lo, InParts.MinHeap.Lo);
  EXPECT_EQ(Alone.MinHeap.Hi, InParts.MinHeap.Hi);
  EXPECT_EQ(leastSteps(1, Long), leastSteps(4, Long));
}

} // namespace
