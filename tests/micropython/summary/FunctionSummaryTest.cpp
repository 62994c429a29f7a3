// What one call of a function asks for, as its summary says it. The exact
// numbers are those of the real interpreter (unix port, 32 bit, v1.27.0): the
// requests that its log charges to the function's lines, and those that it
// charges to the line of the call.
#include "analyzer/runtimes/micropython/summary/FunctionSummary.h"
#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/compiler/CrossCompiler.h"
#include "frontends/mpy/BytecodeDecoder.h"
#include <gtest/gtest.h>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

class Summary : public testing::Test {
protected:
  Summary()
      : T(llvm::cantFail(Target::load("unix32"))), Device(*T),
        Facts(Device.parameters()) {}

  /// The summary of the last function called \p Name in \p Source.
  FunctionSummary of(llvm::StringRef Name, llvm::StringRef Source) {
    CrossCompiled Compiled = crossCompile(Source, "prog.py");
    for (auto &F : Compiled.Module->Functions)
      llvm::cantFail(mpy::decodeBytecode(*F));
    FunctionSummary Found;
    for (FunctionSummary &S : summarise(*Compiled.Module, Facts))
      if (Compiled.Module->Names[S.Name] == Name)
        Found = std::move(S);
    return Found;
  }
  /// "lo..hi" of the bytes of one call, "?" for no bound; then those of
  /// entering it.
  std::string bytes(llvm::StringRef Name, llvm::StringRef Source) {
    FunctionSummary S = of(Name, Source);
    return text(S.PerCall.Bytes) + " " + text(S.Entry.Bytes);
  }
  /// Why the cost is open, joined by semicolons.
  std::string reasons(llvm::StringRef Name, llvm::StringRef Source) {
    std::string Text;
    for (const OpenPart &P : of(Name, Source).Open)
      Text += (Text.empty() ? "" : "; ") + std::to_string(P.Line) + " " +
              micropython::text(P.Reason).str();
    return Text;
  }
  static std::string text(const Bounds &B) {
    return std::to_string(B.Lo) + ".." +
           (B.isOpen() ? "?" : std::to_string(B.Hi));
  }

  std::unique_ptr<Target> T;
  DeviceModel Device;
  SummaryFacts Facts;
};

//===--- What the operation alone decides ---------------------------------===//

TEST_F(Summary, DisplaysOfListsAndDicts) {
  EXPECT_EQ(bytes("f", "def f():\n    return [1, 2, 3], {'a': 1}\n"),
            "72..72 0..0");
}
TEST_F(Summary, DisplaysOfSets) {
  EXPECT_EQ(bytes("f", "def f():\n    return {1, 2, 3}, {'a', 'b'}\n"),
            "68..68 0..0");
}
TEST_F(Summary, FloatsAreBoxed) {
  EXPECT_EQ(bytes("f", "def f():\n    y = 0.5\n    return y * 2\n"),
            "12..12 0..0");
}
TEST_F(Summary, ConstantsAskForNothing) {
  EXPECT_EQ(bytes("f", "def f():\n    x = 1 << 40\n    return 'text'\n"),
            "0..0 0..0");
}
TEST_F(Summary, GeneratorObjectIsMadeByTheCaller) {
  const char *Source = "def g(n):\n    yield 1\ndef f():\n    return g(3)\n";
  EXPECT_EQ(bytes("g", Source), "0..0 36..36");
  EXPECT_EQ(bytes("f", Source), "36..36 0..0");
}
TEST_F(Summary, CellsAndClosures) {
  const char *Source = "def f():\n    a = 1\n    def g():\n        return a\n"
                       "    return g\n";
  EXPECT_EQ(bytes("f", Source), "32..32 8..8");
}
TEST_F(Summary, DefaultsStandBehindTheFunction) {
  const char *Source = "def f():\n    def g(x, y=1, *, z=2):\n"
                       "        return x\n    return g\n";
  EXPECT_EQ(bytes("f", Source), "68..68 0..0");
}
TEST_F(Summary, BoundMethods) {
  EXPECT_EQ(bytes("f", "def f():\n    a = []\n    b = a.append\n"),
            "44..44 0..0");
}
TEST_F(Summary, NamesOfAClass) {
  // Two functions, and tables for two and four names.
  const char *Source = "class C:\n    def on(self):\n        pass\n"
                       "    def name(self):\n        pass\n";
  EXPECT_EQ(bytes("C", Source), "80..80 0..0");
}
TEST_F(Summary, ExtraArguments) {
  const char *Source = "def f(*names, **more):\n    return names\n"
                       "def g():\n    f(1, 2, 3)\n"
                       "def h():\n    f(1, k=2)\n";
  EXPECT_EQ(bytes("f", Source), "0..0 16..?");
  EXPECT_EQ(bytes("g", Source), "36..36 0..0");
  EXPECT_EQ(bytes("h", Source), "36..36 0..0");
}
TEST_F(Summary, ListComprehensionIsAFunction) {
  const char *Source = "def f():\n    return [i for i in range(3)]\n";
  EXPECT_EQ(bytes("f", Source), "32..32 0..0");
  EXPECT_EQ(bytes("<listcomp>", Source), "32..? 0..0");
}
TEST_F(Summary, StateBeyondTheCStackIsOnTheHeap) {
  // 44 bytes of state go on the C stack; 48 and the struct do not.
  std::string Source = "def f(a, b, c, d, e, g, h, i, j, k):\n    return a\n";
  EXPECT_EQ(bytes("f", Source), "0..0 0..0");
  Source = "def f(a, b, c, d, e, g, h, i, j, k, l):\n    return a\n";
  EXPECT_EQ(bytes("f", Source), "0..0 68..68");
}

//===--- Ways through -----------------------------------------------------===//

TEST_F(Summary, CheapestAndDearestWay) {
  const char *Source = "def f(x):\n    if x is None:\n        return (1, x)\n"
                       "    return [x, x, x, x, x, x]\n";
  EXPECT_EQ(bytes("f", Source), "16..40 0..0");
}
TEST_F(Summary, MaskedCountingAsksForNothing) {
  const char *Source = "def f():\n    n = 0\n    for i in range(10):\n"
                       "        n = (n + i) & 0xffff\n    return n\n";
  EXPECT_EQ(bytes("f", Source), "0..0 0..0");
}
TEST_F(Summary, FillingABuffer) {
  const char *Source = "buf = bytearray(8)\ndef f(t):\n"
                       "    for i in range(8):\n        buf[i] = i\n";
  EXPECT_EQ(bytes("f", Source), "0..0 0..0");
}
TEST_F(Summary, InterruptHandlerWithFlags) {
  const char *Source = "n = 0\nflag = False\ndef f(pin):\n"
                       "    global n, flag\n    n = (n + 1) & 0xff\n"
                       "    flag = True\n    if flag:\n        n = 0\n";
  EXPECT_EQ(bytes("f", Source), "0..0 0..0");
}
TEST_F(Summary, LoopOfUnknownLength) {
  const char *Source = "def f():\n    i = 0\n    while i < 10:\n"
                       "        x = [i]\n        i += 1\n";
  FunctionSummary S = of("f", Source);
  EXPECT_EQ(text(S.PerCall.Bytes), "0..?");
  ASSERT_EQ(S.Loops.size(), 1u);
  EXPECT_EQ(S.Loops[0].Line, 4u);
  EXPECT_FALSE(S.Loops[0].IsEndless);
  EXPECT_EQ(text(S.Loops[0].PerPass.Bytes), "32..32");
  EXPECT_EQ(reasons("f", Source), "4 how often a loop runs");
}
TEST_F(Summary, EndlessLoop) {
  FunctionSummary S = of("f", "def f():\n    while True:\n        pass\n");
  EXPECT_EQ(text(S.PerCall.Bytes), "0..0");
  ASSERT_EQ(S.Loops.size(), 1u);
  EXPECT_TRUE(S.Loops[0].IsEndless);
}

//===--- What is open, and why --------------------------------------------===//

TEST_F(Summary, UnknownCode) {
  EXPECT_EQ(reasons("f", "def f(g):\n    g()\n"),
            "2 a call of code that is not known");
}
TEST_F(Summary, BigInts) {
  EXPECT_EQ(reasons("f", "n = 0\ndef f():\n    global n\n    n += 1\n"),
            "4 an int that may become a big one");
}
TEST_F(Summary, CaughtExceptions) {
  const char *Source = "def f():\n    try:\n        x = 1\n"
                       "    except ValueError:\n        x = 2\n    return x\n";
  EXPECT_EQ(bytes("f", Source), "0..? 0..0");
  EXPECT_EQ(reasons("f", Source), "2 an exception that is caught");
}
TEST_F(Summary, RaisingOnly) {
  EXPECT_EQ(reasons("f", "def f():\n    raise NotImplementedError\n"),
            "2 it ends with an exception, never with a return");
}
TEST_F(Summary, NewGlobalName) {
  EXPECT_EQ(reasons("f", "def f():\n    global late\n    late = 1\n"),
            "3 a name that may be new in its module or class");
}
TEST_F(Summary, GlobalsThatOthersMayStore) {
  // What a star import brings may be anything.
  const char *Source = "from x import *\nflag = True\ndef f():\n"
                       "    if flag:\n        pass\n";
  EXPECT_EQ(reasons("f", Source), "4 the truth of a value that is not known");
}
TEST_F(Summary, NamesOfTheInterpreterThatTheModuleTakes) {
  const char *Source = "def f():\n    return len('abc')\n"
                       "def len(x):\n    return [x]\n";
  EXPECT_EQ(reasons("f", Source), "2 a call of code that is not known");
}

} // namespace
