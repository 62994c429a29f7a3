// Depths of the value stack, and what the verifier refuses.
#include "analyzer/ir/Verifier.h"
#include "analyzer/ir/IrText.h"
#include <gtest/gtest.h>

using namespace pymemlint::ir;

namespace {

/// A module of one function with these instructions, numbered here.
std::unique_ptr<Module> moduleOf(std::vector<std::string> Code,
                                 llvm::StringRef Attributes = "") {
  std::string Text = "module \"m\"\nname 0 \"f\"\nfunction 0 name=0 state=20 "
                     "exceptions=2 " +
                     Attributes.str() + "\n  code\n";
  for (size_t I = 0; I < Code.size(); ++I)
    Text += std::to_string(I) + " " + Code[I] + "\n";
  return llvm::cantFail(parse(Text, "a.ir"));
}

std::vector<int32_t> depths(std::vector<std::string> Code) {
  auto M = moduleOf(std::move(Code));
  if (llvm::Error E = verify(*M)) {
    ADD_FAILURE() << llvm::toString(std::move(E));
    return {};
  }
  return llvm::cantFail(computeStackDepths(*M->Functions[0])).Before;
}

std::string refused(std::vector<std::string> Code,
                    llvm::StringRef Attributes = "") {
  llvm::Error E = verify(*moduleOf(std::move(Code), Attributes));
  return E ? llvm::toString(std::move(E)) : "no error";
}

using Depths = std::vector<int32_t>;

TEST(StackDepths, FollowTheValues) {
  EXPECT_EQ(depths({"LoadConstNone", "DupTop", "BuildTuple 2", "ReturnValue"}),
            (Depths{0, 1, 2, 1}));
}

TEST(StackDepths, ALoopTakesFourSlotsForItsIterator) {
  EXPECT_EQ(depths({"LoadName 0", "GetIterStack", "ForIter 5", "StoreName 0",
                    "Jump 2", "LoadConstNone", "ReturnValue"}),
            (Depths{0, 1, 4, 5, 4, 0, 1}));
}

TEST(StackDepths, AnExceptionHandlerBeginsWithTheException) {
  // try: f except: pass
  EXPECT_EQ(depths({"SetupExcept 4", "LoadName 0", "PopTop", "PopExceptJump 7",
                    "PopTop", "PopExceptJump 7", "EndFinally", "LoadConstNone",
                    "ReturnValue"}),
            (Depths{0, 0, 1, 0, 1, 0, -1, 0, 1}));
}

TEST(StackDepths, WithStandsOnTwoValues) {
  EXPECT_EQ(
      depths({"LoadName 0", "SetupWith 4", "StoreName 0", "LoadConstNone",
              "WithCleanup", "EndFinally", "LoadConstNone", "ReturnValue"}),
      (Depths{0, 1, 3, 2, 3, 1, 0, 1}));
}

TEST(StackDepths, ABreakThroughWithGivesItsValuesBack) {
  // while True: with f as f: break
  EXPECT_EQ(depths({"LoadName 0", "SetupWith 5", "StoreName 0",
                    "UnwindJump 8 extra=1", "LoadConstNone", "WithCleanup",
                    "EndFinally", "Jump 0", "LoadConstNone", "ReturnValue"}),
            (Depths{0, 1, 3, 2, -1, 3, 1, 0, 0, 1}));
}

TEST(StackDepths, WhatIsNeverReachedHasNone) {
  EXPECT_EQ(depths({"LoadConstNone", "ReturnValue", "PopTop"}),
            (Depths{0, 1, -1}));
}

TEST(Verifier, RefusesAnEmptyStack) {
  EXPECT_EQ(refused({"PopTop", "LoadConstNone", "ReturnValue"}),
            "function 0: instruction 0 (PopTop): takes 1 values from a stack "
            "of 0");
}

TEST(Verifier, RefusesTwoDepthsAtOneInstruction) {
  EXPECT_EQ(refused({"LoadConstNone", "PopJumpIfTrue 3", "LoadConstNone",
                     "LoadConstNone", "ReturnValue"}),
            "function 0: instruction 2 (LoadConstNone): instruction 3 is "
            "reached with 0 and with 1 values on the stack");
}

TEST(Verifier, RefusesATargetOutsideTheCode) {
  EXPECT_EQ(refused({"Jump 7"}),
            "function 0: instruction 0 (Jump): there is no instruction 7");
}

TEST(Verifier, RefusesAnEndWithoutReturn) {
  EXPECT_EQ(refused({"LoadConstNone", "PopTop"}),
            "function 0: instruction 1 (PopTop): control reaches the end of "
            "the code");
}

TEST(Verifier, RefusesNamesAndLocalsThatAreNotThere) {
  EXPECT_EQ(refused({"LoadName 1"}),
            "function 0: instruction 0 (LoadName): there is no name 1");
  EXPECT_EQ(refused({"LoadFast 20"}),
            "function 0: instruction 0 (LoadFast): there is no local 20");
}

TEST(Verifier, RefusesMoreHandlersThanSlots) {
  EXPECT_EQ(refused({"SetupFinally 5", "SetupFinally 4", "SetupFinally 3",
                     "EndFinally", "EndFinally", "EndFinally"}),
            "function 0: instruction 2 (SetupFinally): needs 3 exception "
            "slots, there are 2");
}

TEST(Verifier, RefusesMoreUnwindingThanHandlers) {
  EXPECT_EQ(refused({"UnwindJump 0 extra=1"}),
            "function 0: instruction 0 (UnwindJump): unwinds more handlers "
            "than are set up");
}

TEST(Verifier, RefusesAStackDeeperThanTheState) {
  EXPECT_EQ(refused({"LoadNull", "Jump 0"}),
            "function 0: instruction 1 (Jump): instruction 0 is reached with 0 "
            "and with 1 values on the stack");
  std::vector<std::string> Deep(21, "LoadNull");
  Deep.push_back("ReturnValue");
  EXPECT_EQ(refused(Deep), "function 0: instruction 20 (LoadNull): the stack "
                           "needs 21 slots, the state has 20");
}

TEST(Verifier, RefusesAStateThatNoFrameCanHave) {
  EXPECT_EQ(refused({"LoadConstNone", "ReturnValue"}, "state=65536"),
            "function 0: 65536 state slots are too many");
}

TEST(Verifier, RefusesAChildThatIsNoLaterFunction) {
  auto M = llvm::cantFail(parse("module \"m\"\nname 0 \"f\"\n"
                                "function 0 name=0 state=1\n  children 0\n",
                                "a.ir"));
  EXPECT_EQ(llvm::toString(verify(*M)),
            "function 0: child 0 is no later function");
}

TEST(Verifier, RefusesArgumentsWithoutNames) {
  EXPECT_EQ(refused({"LoadConstNone", "ReturnValue"}, "positional=1"),
            "function 0: 0 names for 1 arguments");
}

} // namespace
