// The compiler against what mpy-cross made of snippets.txt: bytecode.txt,
// written by expectations.py.
#include "analyzer/runtimes/micropython/compiler/CrossCompiler.h"
#include "analyzer/runtimes/micropython/compiler/MpyWriter.h"
#include "tests/support/SourceFolder.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <array>
#include <gtest/gtest.h>

using namespace pymemlint::micropython;
using llvm::StringRef;

namespace {
struct Snippet {
  std::string Title, Source;
  std::array<std::string, 4> Expected; ///< For -O0 to -O3.
};
} // namespace

static std::string fileText(StringRef Name) {
  auto Buffer = llvm::MemoryBuffer::getFile(pymemlint::testing::inSourceFolder(
      ("tests/micropython/compiler/" + Name).str()));
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

static std::vector<Snippet> snippets() {
  std::string Sources = fileText("snippets.txt");
  std::string Bytecode = fileText("bytecode.txt");
  llvm::SmallVector<StringRef> Parts, Lines;
  StringRef(Sources).split(Parts, "==== ");
  StringRef(Bytecode).split(Lines, '\n');
  std::vector<Snippet> Result;
  size_t Line = 0;
  for (StringRef Part : llvm::ArrayRef(Parts).drop_front()) {
    auto [Title, Source] = Part.split('\n');
    Snippet S{Title.str(), Source.str(), {}};
    EXPECT_EQ(Lines[Line++], Title);
    for (unsigned Level = 0; Level != 4; ++Level) {
      StringRef Text = Lines[Line++].substr(5); // "  O0 "
      S.Expected[Level] = Text == "same" ? S.Expected[Level - 1] : Text.str();
    }
    Result.push_back(std::move(S));
  }
  return Result;
}

/// In the form of bytecode.txt.
static std::string compiled(StringRef Source, unsigned Level) {
  try {
    CompilerConfig Config;
    CrossCompiled Program = crossCompile(Source, "prog.py", Level, Config);
    return llvm::toHex(writeMpy(*Program.Module, Config.SmallIntBits),
                       /*LowerCase=*/true);
  } catch (const CompileError &E) {
    return "error line " + std::to_string(E.Line) +
           ": SyntaxError: " + E.Message;
  }
}

namespace {
class Bytecode : public ::testing::TestWithParam<Snippet> {};
} // namespace

TEST_P(Bytecode, IsThatOfMpyCross) {
  for (unsigned Level = 0; Level != 4; ++Level)
    EXPECT_EQ(compiled(GetParam().Source, Level), GetParam().Expected[Level])
        << "-O" << Level << " of " << GetParam().Title;
}

INSTANTIATE_TEST_SUITE_P(Snippets, Bytecode, ::testing::ValuesIn(snippets()),
                         [](const auto &Info) {
                           std::string Name;
                           for (char C : Info.param.Title)
                             if (llvm::isAlnum(C))
                               Name += C;
                             else if (!Name.empty() && Name.back() != '_')
                               Name += '_';
                           return Name + "_" + std::to_string(Info.index);
                         });

TEST(CrossCompiler, SaysWhereNativeCodeIsMissing) {
  CrossCompiled Program = crossCompile(
      "x = 1\n@micropython.native\ndef f():\n    pass\n", "prog.py");
  ASSERT_EQ(Program.Unsupporteds.size(), 1u);
  EXPECT_EQ(Program.Unsupporteds[0].Line, 3u);
  EXPECT_EQ(Program.Unsupporteds[0].Construct, "@micropython.native");
  EXPECT_EQ(Program.Module->Functions[1]->Kind, 'n');
}

TEST(CrossCompiler, WritesNoMpyWhoseNativeCodeWouldBeWrong) {
  auto Bytes = crossCompileToMpy("@micropython.viper\ndef f():\n    pass\n",
                                 "prog.py", 0, 31);
  ASSERT_FALSE(static_cast<bool>(Bytes));
  EXPECT_EQ(llvm::toString(Bytes.takeError()),
            "line 2: @micropython.viper: native code is not modelled");
}

TEST(CrossCompiler, EndsOnDeepNesting) {
  for (StringRef Text : {"[", "(", "{1:", "f(", "-", "not ", "lambda:", "a["}) {
    std::string Source;
    for (int I = 0; I != 100000; ++I)
      Source += Text;
    EXPECT_THROW(crossCompile(Source, "prog.py"), CompileError) << Text.str();
    std::string Closed = "x = " + Source + "a";
    for (int I = 0; I != 100000; ++I)
      Closed += Text.ends_with("[")                        ? "]"
                : Text.ends_with("(")                      ? ")"
                : Text.ends_with(":") && Text != "lambda:" ? "}"
                                                           : "";
    try {
      crossCompile(Closed, "prog.py");
    } catch (const CompileError &) {
    }
  }
}
