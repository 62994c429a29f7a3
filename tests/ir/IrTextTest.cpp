// Cost IR as text: what is printed is parsed again; errors have a position.
#include "analyzer/ir/IrText.h"
#include <gtest/gtest.h>

using namespace pymemlint::ir;

namespace {

const char Example[] = R"(module "prog.py"
mpy small_int_bits=31 sub_version=3
name 0 "prog.py" static=0
name 1 "<module>" static=6
name 2 "say \"\\\n\x00\xff" static=0
object 0 none
object 1 tuple [int "12345678901", tuple [], bytes "\x00", float "1.5"]
object 2 str "text; not a comment"

function 0 name=1 line=1 state=3 exceptions=1 prelude=4 ; "<module>"
  children 1
  encoded 0102030405
  code
    0 LoadName 2 size=2 ; "say \"\\\n\x00\xff"
    1 LoadConstSmallInt -5 size=1 line=2
    2 UnwindJump 0 extra=129 size=4
    3 ReturnValue size=1 offset=9

function 1 name=2 kind=v flags=65 positional=1 keyword_only=1 defaults=1 rodata=3 bss=8 signature=7 ; "say \"\\\n\x00\xff"
  arguments 1 2
  cells 0
  wide -9223372036854775808 4294967296
)";

std::unique_ptr<Module> parsed(llvm::StringRef Text) {
  llvm::Expected<std::unique_ptr<Module>> M = parse(Text, "a.ir");
  if (!M) {
    ADD_FAILURE() << llvm::toString(M.takeError());
    return std::make_unique<Module>();
  }
  return std::move(*M);
}

std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<std::unique_ptr<Module>> M = parse(Text, "a.ir");
  return M ? "no error" : llvm::toString(M.takeError());
}

TEST(IrText, PrintsWhatItParsed) {
  EXPECT_EQ(toText(*parsed(Example)), Example);
}

TEST(IrText, ParsesWhatItPrinted) {
  auto M = parsed(Example);
  EXPECT_TRUE(*parsed(toText(*M)) == *M);
}

TEST(IrText, AnInstructionHasTheLineAndFollowsTheOneBefore) {
  auto M = parsed(Example);
  const Instruction &Unwind = M->Functions[0]->Code[2];
  EXPECT_EQ(Unwind.Line, 2u);
  EXPECT_EQ(Unwind.Offset, 3u);
  EXPECT_EQ(Unwind.Extra, 129u);
}

TEST(IrText, EveryOperationIsParsedByItsName) {
  Module M;
  M.Functions.push_back(std::make_unique<Function>());
#define OPCODE(Name, Argument)                                                 \
  M.Functions[0]->Code.push_back(                                              \
      {Opcode::Name, 0, 1, 0, 0, uint32_t(M.Functions[0]->Code.size())});
#include "analyzer/ir/Opcodes.def"
  EXPECT_TRUE(*parsed(toText(M)) == M);
}

TEST(IrText, AnEmptyTextIsNoModule) {
  EXPECT_EQ(errorOf(""), "a.ir:0:1: expected a line `module \"...\"`");
}

TEST(IrText, AnErrorHasLineAndColumn) {
  EXPECT_EQ(errorOf("module \"m\"\nfunction 0 name=0\n  code\n    0 Fly\n"),
            "a.ir:4:7: unknown operation");
  EXPECT_EQ(errorOf("module \"m\"\nname 1 \"x\"\n"),
            "a.ir:2:6: expected number 0");
  EXPECT_EQ(errorOf("module \"m\"\nfunction 0 colour=3\n"),
            "a.ir:2:12: unknown attribute `colour`");
  EXPECT_EQ(errorOf("module \"m\"\nfunction 0 state=4294967296\n"),
            "a.ir:2:18: expected a number in range");
  EXPECT_EQ(errorOf("module \"m\n"), "a.ir:1:10: the string does not end");
  EXPECT_EQ(errorOf("module \"m\"\ncells 0\n"),
            "a.ir:2:6: this line belongs into a function");
}

TEST(IrText, AnOperationNeedsItsArgument) {
  EXPECT_EQ(errorOf("module \"m\"\nfunction 0 name=0\n code\n 0 LoadFast\n"),
            "a.ir:4:12: expected the operation's argument");
}

TEST(IrText, TuplesAreNestedWithinABound) {
  std::string Text = "module \"m\"\nobject 0 ";
  for (int I = 0; I < 100000; ++I)
    Text += "tuple [";
  EXPECT_TRUE(
      llvm::StringRef(errorOf(Text)).ends_with("tuples are nested too deeply"));
}

} // namespace
