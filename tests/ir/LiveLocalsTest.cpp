// Which variables may still be read, on straight ways, in loops and where an
// exception may come.
#include "analyzer/ir/LiveLocals.h"
#include "analyzer/ir/IrText.h"
#include <gtest/gtest.h>

using namespace pymemlint::ir;

namespace {

/// For each instruction the numbers of the variables, as one text.
std::vector<std::string> live(const std::vector<std::string> &Code) {
  std::string Text = "module \"m\"\nname 0 \"f\"\nfunction 0 name=0 state=8 "
                     "exceptions=2\n  code\n";
  for (size_t I = 0; I < Code.size(); ++I)
    Text += std::to_string(I) + " " + Code[I] + "\n";
  const auto M = llvm::cantFail(parse(Text, "a.ir"));
  LiveLocals Locals;
  std::vector<std::string> Result;
  for (const llvm::BitVector &Read : Locals.of(*M->Functions[0])) {
    std::string One;
    for (unsigned I : Read.set_bits())
      One += std::to_string(I);
    Result.push_back(One);
  }
  return Result;
}

using Lists = std::vector<std::string>;

TEST(LiveLocals, AStoreEndsWhatWasReadBefore) {
  EXPECT_EQ(live({"LoadFast 0", "StoreFast 1", "LoadFast 1", "ReturnValue"}),
            (Lists{"0", "", "1", ""}));
}

TEST(LiveLocals, ALoopReadsAgain) {
  EXPECT_EQ(live({"LoadFast 0", "PopTop", "LoadConstTrue", "PopJumpIfTrue 0",
                  "LoadConstNone", "ReturnValue"}),
            (Lists{"0", "0", "0", "0", "", ""}));
}

TEST(LiveLocals, AHandlerReadsWhereverAnExceptionMayCome) {
  // A store in the guarded part does not end it: what comes before may raise.
  EXPECT_EQ(
      live({"SetupExcept 4", "LoadConstNone", "StoreFast 2", "PopExceptJump 6",
            "LoadFast 2", "ReturnValue", "LoadConstNone", "ReturnValue"}),
      (Lists{"2", "2", "2", "2", "2", "", "", ""}));
}

TEST(LiveLocals, DeletingReads) {
  EXPECT_EQ(live({"DeleteFast 3", "LoadConstNone", "ReturnValue"}),
            (Lists{"3", "", ""}));
}

TEST(LiveLocals, ACellIsReadWhereItsContentIsStored) {
  EXPECT_EQ(
      live({"LoadConstNone", "StoreDeref 1", "LoadConstNone", "ReturnValue"}),
      (Lists{"1", "1", "", ""}));
}

} // namespace
