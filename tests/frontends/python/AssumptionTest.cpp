// What a user states of values, taken apart.
#include "frontends/python/Assumption.h"
#include <gtest/gtest.h>

using namespace pymemlint;
using Relation = AssumptionTerm::Relation;
using Kind = AssumptionOperand::Kind;

static Assumption parse(llvm::StringRef Text) {
  std::optional<AssumptionFault> Fault;
  Assumption A = parseAssumption(Text, Fault);
  EXPECT_FALSE(Fault) << Text.str() << ": " << Fault->Message;
  return A;
}

/// "OFFSET: message".
static std::string fault(llvm::StringRef Text) {
  std::optional<AssumptionFault> Fault;
  parseAssumption(Text, Fault);
  return Fault ? std::to_string(Fault->Offset) + ": " + Fault->Message : "";
}

TEST(Assumption, AChainIsAComparisonOfEachPair) {
  const Assumption A = parse("0 <= x < 4_096");
  ASSERT_EQ(A.Terms.size(), 2u);
  EXPECT_EQ(A.Terms[0].R, Relation::LessEqual);
  EXPECT_EQ(A.Terms[0].Left.Integer, 0);
  EXPECT_EQ(A.Terms[0].Right.text(), "x");
  EXPECT_EQ(A.Terms[1].R, Relation::Less);
  EXPECT_EQ(A.Terms[1].Right.Integer, 4096);
}

TEST(Assumption, ALengthIsOfAName) {
  const Assumption A = parse("len( self.buf ) <= 0x100");
  ASSERT_EQ(A.Terms.size(), 1u);
  EXPECT_EQ(A.Terms[0].Left.K, Kind::Length);
  EXPECT_EQ(A.Terms[0].Left.text(), "len(self.buf)");
  EXPECT_EQ(A.Terms[0].Right.Integer, 256);
}

TEST(Assumption, LenWithoutAParenthesisIsAName) {
  EXPECT_EQ(parse("len < 3").Terms[0].Left.K, Kind::Value);
}

TEST(Assumption, ConstantsStandBehindIn) {
  const Assumption A = parse("x in (1, -2, None,)");
  ASSERT_EQ(A.Terms[0].Choices.size(), 3u);
  EXPECT_EQ(A.Terms[0].Choices[1].Integer, -2);
  EXPECT_EQ(A.Terms[0].Choices[2].K, Kind::None);
}

TEST(Assumption, TypesAreNamed) {
  EXPECT_EQ(parse("type(x) is int").Terms[0].Types[0], "int");
  const AssumptionTerm T = parse("isinstance(x, (bytes, str))").Terms[0];
  EXPECT_TRUE(T.TakesSubclasses);
  EXPECT_EQ(T.Types.size(), 2u);
}

TEST(Assumption, AndJoins) {
  EXPECT_EQ(parse("x is not None and x.y == 2.5 and 3 > z").Terms.size(), 3u);
}

TEST(Assumption, FaultsHaveTheirPlace) {
  EXPECT_EQ(fault("x <"), "3: expected a name or a number");
  EXPECT_EQ(fault("x < 3 or y < 4"),
            "6: an assumption joins comparisons with 'and' alone");
  EXPECT_EQ(fault("x = 3"), "2: expected a comparison: == compares");
  EXPECT_EQ(fault("1 < 2"), "0: it states nothing of any name");
  EXPECT_EQ(fault("x < 007"), "4: '007' is no number");
  EXPECT_EQ(fault("f(x) < 3"), "1: a call: only len(), type() and "
                               "isinstance() can be assumed of");
  EXPECT_EQ(fault("x[0] < 3"), "1: an item cannot be assumed of: give it a "
                               "name first");
  EXPECT_EQ(fault("type(x) is Foo"),
            "11: expected a built-in type: int, float, bool, str, bytes, "
            "bytearray, list, tuple, dict or set");
  EXPECT_EQ(fault(""), "0: expected a name or a number");
  EXPECT_EQ(fault("x < 9223372036854775807"), "4: a number beyond 2**62");
}
