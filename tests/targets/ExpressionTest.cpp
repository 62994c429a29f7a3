// C's integer expressions, their values and their errors.
#include "targets/Expression.h"
#include "llvm/Support/raw_ostream.h"
#include <gtest/gtest.h>

using namespace pymemlint;

static llvm::Expected<int64_t> evaluate(llvm::StringRef Text) {
  auto Macro = [](llvm::StringRef Name) -> std::optional<int64_t> {
    if (Name == "FOUR")
      return 4;
    return std::nullopt;
  };
  auto SizeOf = [](llvm::StringRef) -> llvm::Expected<uint64_t> { return 8; };
  return evaluateExpression(Text, {Macro, SizeOf});
}

static int64_t value(llvm::StringRef Text) {
  llvm::Expected<int64_t> Value = evaluate(Text);
  if (!Value) {
    ADD_FAILURE() << llvm::toString(Value.takeError());
    return -1;
  }
  return *Value;
}

static std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<int64_t> Value = evaluate(Text);
  return Value ? "no error" : llvm::toString(Value.takeError());
}

TEST(Expression, PrecedenceIsThatOfC) {
  EXPECT_EQ(value("2 + 3 * 4"), 14);
  EXPECT_EQ(value("1 << 2 + 1"), 8);
  EXPECT_EQ(value("1 | 2 == 2"), 1);
}

TEST(Expression, OperatorsOfOneRankGoFromTheLeft) {
  EXPECT_EQ(value("10 - 3 - 2"), 5);
}

TEST(Expression, ADecidedSideIsNotLookedAt) {
  EXPECT_EQ(value("0 && UNKNOWN"), 0);
  EXPECT_EQ(value("1 || 1 / 0"), 1);
  EXPECT_EQ(value("1 ? FOUR : UNKNOWN"), 4);
}

TEST(Expression, SizesAndMacrosAreNumbers) {
  EXPECT_EQ(value("8 * sizeof(size_t) - FOUR"), 60);
}

TEST(Expression, AnUnknownMacroIsAMissingFact) {
  EXPECT_EQ(errorOf("UNKNOWN + 1"), "the target does not state UNKNOWN");
}

TEST(Expression, ErrorsNameTheColumn) {
  EXPECT_EQ(errorOf("1 +"),
            "column 4 of '1 +': expected a number, a name or '('");
  EXPECT_EQ(errorOf("(1"), "column 3 of '(1': expected ')'");
  EXPECT_EQ(errorOf("1 2"), "column 3 of '1 2': unexpected '2'");
}

TEST(Expression, DivisionByZeroIsAnError) {
  EXPECT_EQ(errorOf("1 / 0"), "column 6 of '1 / 0': a division by 0");
}

TEST(Expression, DeepNestingIsAnError) {
  std::string Deep(100000, '(');
  EXPECT_NE(errorOf(Deep).find("nested too deeply"), std::string::npos);
}
