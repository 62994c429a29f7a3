// Comments addressed to pymemlint.
#include "frontends/python/Directives.h"
#include <gtest/gtest.h>

using namespace pymemlint;

static std::vector<Directive> directives(llvm::StringRef Text) {
  return collectDirectives(
      llvm::cantFail(SourceFile::fromText("a.py", Text.str())));
}

TEST(Directives, KeywordAndArgumentAreTakenApart) {
  auto Found = directives("def f(buf):\n"
                          "    # pymemlint: assume len(buf) <= 256  \n"
                          "    pass\n");
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Keyword, "assume");
  EXPECT_EQ(Found[0].Argument, "len(buf) <= 256");
  EXPECT_EQ(Found[0].Position, (SourcePosition{2, 5}));
  EXPECT_EQ(Found[0].ArgumentPosition, (SourcePosition{2, 25}));
  EXPECT_TRUE(Found[0].OwnLine);
}

TEST(Directives, OneAfterCodeIsNotAlone) {
  auto Found = directives("x = f() #pymemlint:ignore\n");
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Keyword, "ignore");
  EXPECT_EQ(Found[0].Argument, "");
  EXPECT_FALSE(Found[0].OwnLine);
}

TEST(Directives, AStringHoldsNone) {
  EXPECT_TRUE(directives("x = '# pymemlint: assume'\n"
                         "y = '''\n# pymemlint: assume\n'''\n")
                  .empty());
}

TEST(Directives, TheyStandInsideOfBracketsToo) {
  auto Found = directives("x = [\n  1, # pymemlint: assume x\n]\n");
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Position.Line, 2u);
}

TEST(Directives, AMissingKeywordIsEmpty) {
  auto Found = directives("# pymemlint:\n");
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Keyword, "");
}

TEST(Directives, OtherCommentsAreNone) {
  EXPECT_TRUE(directives("# see pymemlint: it is a tool\n").empty());
}

TEST(Directives, ABracketNeverClosedYieldsEachOnlyOnce) {
  auto Found = directives("x = (1,\n"
                          "# pymemlint: assume a\n"
                          "import b\n"
                          "# pymemlint: assume c\n");
  ASSERT_EQ(Found.size(), 2u);
  EXPECT_EQ(Found[0].Argument, "a");
  EXPECT_EQ(Found[1].Argument, "c");
}
