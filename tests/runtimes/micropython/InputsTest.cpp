// Nothing lies outside its interval, whatever comes from outside: runs whose
// inputs, and whose moments of interrupts, are drawn cost what the joined
// figures of all ways allow. The programs are those of the folder inputs and
// the examples.
#include "tests/runtimes/micropython/InputCheck.h"
#include "tests/support/SourceFolder.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <gtest/gtest.h>

using namespace pymemlint;
using namespace pymemlint::testing;

namespace {

std::vector<std::string> programs() {
  std::vector<std::string> Result;
  // By hand: PYMEMLINT_ONLY=imu.py.
  const char *Only = getenv("PYMEMLINT_ONLY");
  for (const char *Folder : {"tests/runtimes/micropython/inputs", "examples"}) {
    std::error_code Error;
    for (llvm::sys::fs::directory_iterator
             It(pymemlint::testing::inSourceFolder(Folder), Error),
         End;
         It != End && !Error; It.increment(Error))
      if (llvm::sys::path::extension(It->path()) == ".py" &&
          (!Only || llvm::StringRef(It->path()).contains(Only)))
        Result.push_back(It->path());
  }
  std::sort(Result.begin(), Result.end());
  return Result;
}

TEST(Inputs, NoDrawnRunLiesOutsideWhatAllWaysAllow) {
  // More of them by hand: PYMEMLINT_SEEDS=50.
  const char *Given = getenv("PYMEMLINT_SEEDS");
  const unsigned Seeds = Given ? unsigned(atoi(Given)) : 6;
  unsigned Closed = 0;
  for (const Board &B : Boards)
    for (const std::string &Path : programs()) {
      auto Buffer = llvm::MemoryBuffer::getFile(Path);
      InputCheck C(Path, (*Buffer)->getBuffer().str(), B);
      C.run(Seeds);
      Closed += C.Ways.IsClosed;
      std::string All;
      for (size_t I = 0; I != std::min<size_t>(C.Outside.size(), 8); ++I)
        All += "\n  " + C.Outside[I];
      EXPECT_TRUE(C.Outside.empty()) << Path << " on " << B.Name << All;
      if (llvm::sys::path::filename(Path).starts_with("assume_")) {
        EXPECT_TRUE(C.Ways.IsClosed) << Path << ": " << C.Why;
        EXPECT_GT(C.NumbersDrawn, Seeds) << Path << ": too few runs meet them";
      }
      if (Given)
        llvm::errs() << B.Name << " " << llvm::sys::path::filename(Path) << ": "
                     << (C.Ways.IsClosed ? "closed" : C.Why) << ", "
                     << C.Ways.Runs << " runs, " << C.NumbersDrawn
                     << " drawn, peak " << C.Ways.LeastPeakBytes << ".."
                     << C.Ways.MostPeakBytes << ", heap "
                     << C.Ways.SufficientHeapBytes.value_or(0) << "\n";
    }
  if (!getenv("PYMEMLINT_ONLY"))
    EXPECT_GE(Closed, 32u);
}

} // namespace
