// The .mpy decoder: real files against the interpreter's own tool, and bytes
// that are no file.
#include "frontends/mpy/MpyFile.h"
#include "analyzer/ir/IrText.h"
#include "analyzer/ir/Opcodes.h"
#include "frontends/mpy/BytecodeDecoder.h"
#include "frontends/mpy/StaticNames.h"
#include "tests/support/SourceFolder.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <gtest/gtest.h>

using namespace pymemlint;

namespace {

std::string contents(llvm::StringRef Name) {
  std::string Path = pymemlint::testing::inSourceFolder(
      ("tests/frontends/mpy/files/" + Name).str());
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer) {
    ADD_FAILURE() << Path << ": " << Buffer.getError().message();
    return "";
  }
  return (*Buffer)->getBuffer().str();
}

std::unique_ptr<ir::Module> read(llvm::StringRef Bytes) {
  llvm::Expected<std::unique_ptr<ir::Module>> M = mpy::readMpy(Bytes, "x.mpy");
  if (M)
    return std::move(*M);
  ADD_FAILURE() << llvm::toString(M.takeError());
  return nullptr;
}

std::string errorOf(llvm::StringRef Bytes) {
  llvm::Expected<std::unique_ptr<ir::Module>> M = mpy::readMpy(Bytes, "x.mpy");
  return M ? "no error" : llvm::toString(M.takeError());
}

/// The bytecode of a module as the .expected files have it.
std::string listing(const ir::Module &M) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  for (const auto &F : M.Functions) {
    if (F->Kind != 'b')
      continue;
    Out << "function " << M.Names[F->Name] << '\n';
    for (const ir::Instruction &I : F->Code) {
      bool IsWide = I.Op == ir::Opcode::LoadConstSmallInt && I.Extra;
      Out << "  " << ir::opcodeName(I.Op) << ' '
          << (IsWide ? F->WideIntegers[I.Argument] : I.Argument) << ' '
          << (IsWide ? 0 : I.Extra) << ' ' << I.Size << ' ' << I.Line << '\n';
    }
  }
  return Text;
}

std::string withoutComments(llvm::StringRef Text) {
  std::string Result;
  for (llvm::StringRef Line : llvm::split(Text, '\n'))
    if (!Line.empty() && !Line.starts_with("#"))
      Result += (Line + "\n").str();
  return Result;
}

class RealFile : public ::testing::TestWithParam<const char *> {};

TEST_P(RealFile, DecodesAsTheInterpretersToolDoes) {
  std::string Name = GetParam();
  auto M = read(contents(Name + ".mpy"));
  ASSERT_TRUE(M);
  EXPECT_EQ(listing(*M), withoutComments(contents(Name + ".expected")));
}

INSTANTIATE_TEST_SUITE_P(MpyFile, RealFile,
                         ::testing::Values("constructs", "constructs63"));

TEST(MpyFile, EveryOperationIsDecoded) {
  auto M = read(contents("constructs.mpy"));
  std::string Text = listing(*M);
  // These two stand in no file: Opcodes.def.
  Text += "  Assume   Viper ";
#define OPCODE(Name, Argument)                                                 \
  EXPECT_NE(Text.find("  " #Name " "), std::string::npos) << #Name;
#include "analyzer/ir/Opcodes.def"
}

TEST(MpyFile, AModuleIsTheSameAfterItsText) {
  for (const char *Name :
       {"constructs.mpy", "constructs63.mpy", "native.mpy"}) {
    auto M = read(contents(Name));
    auto Again = ir::parse(ir::toText(*M), Name);
    ASSERT_TRUE(bool(Again)) << llvm::toString(Again.takeError());
    EXPECT_TRUE(**Again == *M) << Name;
  }
}

TEST(MpyFile, HeaderNamesAndObjects) {
  auto M = read(contents("constructs.mpy"));
  EXPECT_EQ(M->SourceName, "constructs.py");
  EXPECT_EQ(M->SmallIntBits, 31u);
  EXPECT_EQ(M->SubVersion, 0u); // Only files with machine code have one.
  EXPECT_EQ(M->Architecture, 0u);
  ASSERT_EQ(M->Names.size(), M->StaticNames.size());
  EXPECT_EQ(M->Names[1], "<module>");
  EXPECT_EQ(M->StaticNames[1], 7u);
  const ir::Constant *Pair = nullptr;
  for (const ir::Constant &C : M->Objects)
    if (C.K == ir::Constant::Kind::Tuple && C.Items.size() == 7)
      Pair = &C;
  ASSERT_TRUE(Pair);
  EXPECT_EQ(Pair->Items[1].Text, "two");
  EXPECT_EQ(Pair->Items[3].Text, "4.5");
  EXPECT_EQ(Pair->Items[5].Items[2].K, ir::Constant::Kind::Ellipsis);
}

TEST(MpyFile, APreludeHasArgumentsCellsAndFlags) {
  auto M = read(contents("constructs.mpy"));
  const ir::Function *Arguments = nullptr, *Closures = nullptr;
  for (const auto &F : M->Functions) {
    if (M->Names[F->Name] == "arguments")
      Arguments = F.get();
    if (M->Names[F->Name] == "closures")
      Closures = F.get();
  }
  ASSERT_TRUE(Arguments && Closures);
  EXPECT_EQ(Arguments->Positional, 2u);
  EXPECT_EQ(Arguments->KeywordOnly, 2u);
  EXPECT_EQ(Arguments->Defaults, 1u);
  EXPECT_EQ(Arguments->Flags,
            ir::HasKeywords | ir::HasVariadic | ir::HasDefaultKeywords);
  std::vector<std::string> Names;
  for (uint32_t N : Arguments->ArgumentNames)
    Names.push_back(M->Names[N]);
  // The compiler put *rest behind them by swapping it with d.
  EXPECT_EQ(Names, (std::vector<std::string>{"a", "b", "d", "c"}));
  EXPECT_EQ(Closures->CellSlots, (std::vector<uint32_t>{0, 3}));
}

TEST(MpyFile, MachineCodeHasNoInstructions) {
  auto M = read(contents("native.mpy"));
  std::string Kinds;
  for (const auto &F : M->Functions) {
    Kinds += F->Kind;
    EXPECT_EQ(F->Code.empty(), F->Kind != 'b');
  }
  EXPECT_EQ(Kinds, "bnnva");
  EXPECT_EQ(M->Architecture, 7u);
  EXPECT_EQ(M->SubVersion, 3u);
  EXPECT_EQ(M->Functions[1]->Positional, 2u);
  EXPECT_EQ(M->Functions[4]->TypeSignature, 2u);
}

TEST(MpyFile, StaticNamesAreNumberedFromOne) {
  EXPECT_EQ(mpy::staticNames()[2], "__dir__");
  EXPECT_EQ(mpy::staticNames()[mpy::lastStaticName()], "zip");
}

TEST(MpyFile, EveryTruncationIsAnErrorWithItsPlace) {
  for (const char *Name : {"constructs.mpy", "native.mpy"}) {
    std::string Bytes = contents(Name);
    for (size_t N = 0; N < Bytes.size(); ++N)
      ASSERT_TRUE(llvm::StringRef(errorOf(Bytes.substr(0, N)))
                      .starts_with("x.mpy: byte "))
          << N;
  }
}

TEST(MpyFile, EveryChangedByteEndsInAModuleOrAnError) {
  std::string Bytes = contents("constructs.mpy");
  unsigned Errors = 0;
  for (size_t N = 0; N < Bytes.size(); ++N) {
    std::string Changed = Bytes;
    Changed[N] ^= 0x80;
    Errors += errorOf(Changed) != "no error";
  }
  EXPECT_GT(Errors, Bytes.size() / 2);
}

TEST(MpyFile, RefusesWhatItIsNot) {
  EXPECT_EQ(errorOf(""), "x.mpy: byte 0: the file ends early");
  EXPECT_EQ(errorOf("print()"), "x.mpy: byte 0: this is no .mpy file");
  EXPECT_EQ(errorOf("M\x05\x02\x1f"),
            "x.mpy: byte 1: version 5 of .mpy is not supported, only 6 is");
}

TEST(MpyFile, RefusesMoreNamesThanBytes) {
  EXPECT_EQ(
      errorOf(llvm::StringRef("M\x06\x03\x1f\x8f\xff\xff\xff\x7f\x00", 10)),
      "x.mpy: byte 4: there are more entries than bytes");
}

TEST(MpyFile, RefusesAStaticNameThatIsNone) {
  EXPECT_EQ(errorOf(llvm::StringRef("M\x06\x03\x1f\x01\x00\x83\x01\x00", 9)),
            "x.mpy: byte 6: there is no static name 192");
}

TEST(MpyFile, FunctionsAreNestedWithinABound) {
  std::string Bytes("M\x06\x03\x1f\x01\x00\x0f", 7);
  // Bytecode of five bytes with one child: prelude, return None.
  for (int I = 0; I < 5000; ++I)
    Bytes += std::string("\x2c\x00\x02\x00\x51\x63\x01", 7);
  EXPECT_TRUE(llvm::StringRef(errorOf(Bytes))
                  .ends_with("functions are nested too deeply"));
}

TEST(BytecodeDecoder, NeedsOnlyTheBytes) {
  ir::Function F;
  // State 3; four bytes of information: name 1, line 2 from offset 0, line 6
  // from offset 2. Then: load local 0, pop it, jump back.
  F.Encoded = {0x10, 0x08, 0x01, 0x20, 0x82, 0x04, 0xb0, 0x59, 0x42, 0x3c};
  llvm::Error E = mpy::decodeBytecode(F);
  ASSERT_FALSE(bool(E)) << llvm::toString(std::move(E));
  EXPECT_EQ(F.StateSlots, 3u);
  EXPECT_EQ(F.Name, 1u);
  EXPECT_EQ(F.PreludeBytes, 6u);
  EXPECT_EQ(F.Line, 2u);
  EXPECT_EQ(F.Code,
            (std::vector<ir::Instruction>{{ir::Opcode::LoadFast, 0, 1, 0, 2, 0},
                                          {ir::Opcode::PopTop, 0, 1, 0, 2, 1},
                                          {ir::Opcode::Jump, 0, 2, 0, 6, 2}}));
}

std::string decodingErrorOf(std::vector<uint8_t> Bytes) {
  ir::Function F;
  F.Encoded = std::move(Bytes);
  llvm::Error E = mpy::decodeBytecode(F, 100);
  return E ? llvm::toString(std::move(E)) : "no error";
}

TEST(BytecodeDecoder, AnErrorHasThePlaceInTheFile) {
  EXPECT_EQ(decodingErrorOf({0x10, 0x02, 0x01, 0x01}),
            "byte 103: unknown opcode");
  EXPECT_EQ(decodingErrorOf({0x10, 0x02, 0x01, 0x42}),
            "byte 104: the function's code ends early");
  EXPECT_EQ(decodingErrorOf({0x10, 0x02, 0x01, 0x42, 0x7f}),
            "byte 105: the jump ends outside the function");
  EXPECT_EQ(decodingErrorOf({0x10, 0x02, 0x01, 0x42, 0x3f}),
            "byte 103: the jump ends inside an instruction");
  EXPECT_EQ(decodingErrorOf({0x10, 0x7e, 0x01, 0x51, 0x63}),
            "byte 102: the prelude is longer than the function");
}

} // namespace
