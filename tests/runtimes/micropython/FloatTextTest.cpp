// Floats as text, against what mpy-cross 1.27 writes for literals.
#include "analyzer/runtimes/micropython/FloatText.h"
#include <gtest/gtest.h>

using namespace pymemlint::micropython;

namespace {
struct Literal {
  const char *Text, *Printed;
};
} // namespace

static const Literal Doubles[] = {
    {"0.0", "0.0"},
    {"1.0", "1.0"},
    {"0.1", "0.1"},
    {"1.5", "1.5"},
    {"100.0", "100.0"},
    {"123456789.0", "123456789.0"},
    {"1e15", "1000000000000000.0"},
    {"1e16", "1e+16"},
    {"12345678901234567.0", "1.2345678901234568e+16"},
    {"1e17", "1e+17"},
    {"1e-4", "0.0001"},
    {"1e-5", "1e-05"},
    {"0.00012345", "0.00012345"},
    {"1e100", "1e+100"},
    {"1e-100", "1e-100"},
    {"1.7976931348623157e308", "1.7976931348623157e+308"},
    {"5e-324", "4.940656458412465e-324"},
    {"2.2250738585072014e-308", "2.2250738585072014e-308"},
    {"0.30000000000000004", "0.30000000000000004"},
    {"3.141592653589793", "3.141592653589793"},
    {"2.718281828459045", "2.718281828459045"},
    {"6.02214076e23", "6.02214076e+23"},
    {"1e22", "1e+22"},
    {"1e23", "1e+23"},
    {"9007199254740993.0", "9007199254740992.0"},
    {"0.1234567890123456789", "0.12345678901234568"},
    {"33.333333333333336", "33.333333333333336"},
    {"1e21", "1e+21"},
    {"4.35", "4.35"},
    {"2.675", "2.675"},
};

TEST(FloatText, DoublesAreReadAndWrittenAsByMpyCross) {
  for (const Literal &L : Doubles) {
    auto Parsed = parseFloatText(L.Text, {});
    ASSERT_TRUE(Parsed) << L.Text;
    EXPECT_EQ(floatText(Parsed->Value, 'g', ReprPrecision, 0, true, {}),
              L.Printed);
  }
}

TEST(FloatText, AnExponentNeedsDigits) {
  EXPECT_FALSE(parseFloatText("1e", {}));
  EXPECT_FALSE(parseFloatText("1e-", {}));
}

TEST(FloatText, ReadingEndsWhereNoNumberGoesOn) {
  EXPECT_EQ(parseFloatText("1.5.2", {})->Length, 3u);
  EXPECT_EQ(parseFloatText("2j", {})->Length, 1u);
}
