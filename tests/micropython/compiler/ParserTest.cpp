// The parser against the trees of the real one (trees.txt, written by
// trees.py), and its errors.
#include "analyzer/runtimes/micropython/compiler/Parser.h"
#include "TreeText.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/HostConstants.h"
#include "analyzer/runtimes/micropython/compiler/Lexer.h"
#include "analyzer/runtimes/micropython/compiler/StaticNames.h"
#include "tests/support/SourceFolder.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <gtest/gtest.h>

using namespace pymemlint;
using namespace pymemlint::micropython;
using llvm::StringRef;

/// "line:column: message" when the program is refused.
static std::string parsed(StringRef Source, bool InSteps = false,
                          InputKind Kind = InputKind::File,
                          const CompilerConfig &Config = {}) {
  Arena Storage;
  QstrTable Names(QstrConfig(), crossCompilerNames(), Storage, nullptr);
  HostConstants Constants(Names);
  try {
    Lexer L({Source}, Config, Storage, nullptr);
    ParseTree Tree =
        parse(L, Kind, {Config, Names, Constants, Storage, nullptr, InSteps});
    return TreeText(Names, Constants).of(Tree.root());
  } catch (const CompileError &E) {
    return std::to_string(E.Line) + ":" + std::to_string(E.Column) + ": " +
           E.Message;
  }
}

//===----------------------------------------------------------------------===//
// Trees
//===----------------------------------------------------------------------===//

namespace {
struct Case {
  std::string Title, Source, Tree;
};
class Trees : public ::testing::TestWithParam<Case> {};
} // namespace

static std::vector<Case> cases() {
  auto Buffer = llvm::MemoryBuffer::getFile(pymemlint::testing::inSourceFolder(
      "tests/micropython/compiler/trees.txt"));
  llvm::SmallVector<StringRef> Parts;
  StringRef(Buffer ? (*Buffer)->getBuffer() : "").split(Parts, "==== ");
  std::vector<Case> Result;
  for (StringRef Part : llvm::ArrayRef(Parts).drop_front()) {
    auto [Title, Rest] = Part.split('\n');
    auto [Source, Tree] = Rest.split("----\n");
    Result.push_back({Title.str(), Source.str(), Tree.str()});
  }
  return Result;
}

TEST_P(Trees, PredictedIsThatOfTheDevice) {
  EXPECT_EQ(parsed(GetParam().Source), GetParam().Tree);
}

TEST_P(Trees, InStepsIsThatOfTheDevice) {
  EXPECT_EQ(parsed(GetParam().Source, /*InSteps=*/true), GetParam().Tree);
}

INSTANTIATE_TEST_SUITE_P(Parser, Trees, ::testing::ValuesIn(cases()),
                         [](const auto &Info) {
                           std::string Name;
                           for (char C : Info.param.Title)
                             if (llvm::isAlnum(C))
                               Name += C;
                             else if (!Name.empty() && Name.back() != '_')
                               Name += '_';
                           return Name;
                         });

TEST(Parser, LineEndsOfOtherSystemsAreLineEnds) {
  std::string Tree = parsed("if a:\n    x\ny\n");
  EXPECT_EQ(parsed("if a:\r\n    x\r\ny\r\n"), Tree);
  EXPECT_EQ(parsed("if a:\r    x\ry\r"), Tree);
  EXPECT_EQ(parsed("if a:\r    x\r\ny"), Tree);
}

TEST(Parser, AnIntegerOfTheTargetsWordIsNoConstantObject) {
  CompilerConfig Wide;
  Wide.SmallIntBits = Wide.NodeIntegerBits = 63;
  EXPECT_EQ(parsed("del 1 << 40", false, InputKind::File, Wide),
            "[   1] DelStmt 1\n"
            "         int(1099511627776)\n");
}

TEST(Parser, AnExpressionAloneIsKeptForTheReader) {
  EXPECT_EQ(parsed("1\n", false, InputKind::Single), "[   1] ExprStmt 2\n"
                                                     "         int(1)\n"
                                                     "         NULL\n");
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

namespace {
struct Refusal {
  const char *Source, *Error;
};
} // namespace

TEST(Parser, ErrorsStandAtTheTokenThatIsWrong) {
  static const Refusal Refusals[] = {
      {"x = \n", "1:5: invalid syntax"},
      {"x\ny z\n", "2:3: invalid syntax"},
      {"f(a b)\n", "1:5: invalid syntax"},
      {"if x\n", "1:5: invalid syntax"},
      {"(1,\n2\n", "3:1: invalid syntax"},
      {")\n", "1:1: invalid syntax"},
      {"x = $\n", "1:5: invalid syntax"},
      {"x = 'a\n", "1:5: invalid syntax"},
      {"x = '''a\n\n", "1:5: invalid syntax"},
      {"x = '\\x4'\n", "1:5: invalid syntax"},
      {"x = '\\U00110000'\n", "1:5: invalid syntax"},
      {"x = b'\\777'\n", "1:5: invalid syntax"},
      {"x = 'a' b'b'\n", "1:9: invalid syntax"},
      {"x = '\\N{a}'\n", "1:5: unicode name escapes"},
      {"f'{x'\n", "1:1: invalid syntax"},
      {"  x\n", "1:3: unexpected indent"},
      {"x\n  y\n", "2:3: unexpected indent"},
      {"if x:\ny\n", "2:1: invalid syntax"},
      {"if x:\n    y\n  z\n",
       "2:6: unindent doesn't match any outer indent level"},
      {"x = 1x\n", "1:5: invalid syntax for integer with base 10: '1x'"},
      {"x = 01\n", "1:5: invalid syntax for integer with base 0: '01'"},
      {"x = 0xg\n", "1:5: invalid syntax for integer with base 16: 'g'"},
      {"x = 1e\n", "1:5: invalid syntax for number"},
      {"x = 1.2.3\n", "1:5: invalid syntax for number"},
      {"x = const(y)\n", "1:0: not a constant"},
      {"x.__debug__\n", "1:3: invalid syntax"},
  };
  for (const Refusal &R : Refusals) {
    EXPECT_EQ(parsed(R.Source), R.Error) << R.Source;
    EXPECT_EQ(parsed(R.Source, /*InSteps=*/true), R.Error) << R.Source;
  }
}

TEST(Parser, AnEmptyExpressionIsRefused) {
  EXPECT_EQ(parsed("\n", false, InputKind::Eval), "1:1: invalid syntax");
}

TEST(Parser, ALanguageFeatureThatIsLeftOutIsRefused) {
  CompilerConfig Config;
  Config.PyAsyncAwait = false;
  EXPECT_EQ(parsed("async = await\n", false, InputKind::File, Config),
            "[   1] ExprStmt 2\n"
            "         id(async)\n"
            "         id(await)\n");
  Config.PyAssignExpr = false;
  EXPECT_EQ(parsed("(a := 1)\n", false, InputKind::File, Config),
            "1:4: invalid syntax");
  Config.PyFstrings = false;
  EXPECT_EQ(parsed("f'a'\n", false, InputKind::File, Config),
            "1:2: invalid syntax");
}

//===----------------------------------------------------------------------===//
// Limits
//===----------------------------------------------------------------------===//

TEST(Parser, NestingTakesNoStack) {
  constexpr size_t Depth = 100000;
  for (auto [Open, Close] : {std::pair('(', ')'), {'[', ']'}, {'{', '}'}}) {
    std::string Source = std::string(Depth, Open) + std::string(Depth, Close);
    Arena Storage;
    QstrTable Names(QstrConfig(), {}, Storage, nullptr);
    HostConstants Constants(Names);
    CompilerConfig Config;
    Lexer L({Source}, Config, Storage, nullptr);
    ParseTree Tree =
        parse(L, InputKind::File, {Config, Names, Constants, Storage});
    EXPECT_TRUE(Tree.root().isStruct());
  }
}

TEST(Parser, UnfinishedNestingIsRefused) {
  EXPECT_EQ(parsed(std::string(100000, '(')), "2:1: invalid syntax");
  EXPECT_EQ(parsed(std::string(100000, '-')), "1:100001: invalid syntax");
}

TEST(Parser, DeepConstantTuplesAreRefused) {
  auto Nested = [](size_t Depth) {
    std::string Close;
    for (size_t I = 0; I != Depth; ++I)
      Close += ",)";
    return "x = " + std::string(Depth, '(') + "1" + Close + "\n";
  };
  EXPECT_EQ(parsed(Nested(100000)), "1:0: maximum recursion depth exceeded");
  EXPECT_NE(parsed(Nested(900)).find("const ((((("), std::string::npos);
}

TEST(Parser, LargePowersAreNotWaitedFor) {
  // mpy-cross runs out of memory over it and leaves it as it is.
  std::string Tree = parsed("x = 9 ** 9 ** 9 ** 9\n");
  EXPECT_NE(Tree.find("Power"), std::string::npos);
  // This one would need more than we spend, and less than mpy-cross has.
  EXPECT_EQ(parsed("x = 9 ** 999999\n"),
            "0:0: a constant expression is too large to be followed");
}
