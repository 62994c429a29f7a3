// Layouts of the interpreter's structs against those that Clang reports for its
// own headers (figures/*.layouts), and the rules for bit-fields.
#include "targets/StructLayouts.h"
#include "targets/DataLayouts.h"
#include "targets/Target.h"
#include "tests/support/SourceFolder.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"
#include <gtest/gtest.h>

using namespace pymemlint;

namespace {

std::string figuresOf(llvm::StringRef Name) {
  std::string Path = pymemlint::testing::inSourceFolder(
      "tests/targets/figures/" + Name.str() + ".layouts");
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  return Buffer ? (*Buffer)->getBuffer().str() : std::string();
}

template <typename T> std::string print(llvm::Expected<T> Value) {
  return Value ? std::to_string(*Value) : llvm::toString(Value.takeError());
}

class FiguresOf : public ::testing::TestWithParam<const char *> {};

TEST_P(FiguresOf, SizesAndOffsetsAreThoseOfTheRealHeaders) {
  // "unix32-1.24" is that target with the firmware of MicroPython 1.24.
  auto [Name, Version] = llvm::StringRef(GetParam()).rsplit("-1.");
  llvm::Expected<std::unique_ptr<Target>> T =
      Version.empty() ? Target::load(GetParam())
                      : Target::load(Name, ("1." + Version).str());
  ASSERT_TRUE(static_cast<bool>(T)) << llvm::toString(T.takeError());
  const StructLayouts &Layouts = (*T)->layouts();
  std::string Text = figuresOf(GetParam());
  llvm::SmallVector<llvm::StringRef> Lines;
  llvm::StringRef(Text).split(Lines, '\n', -1, false);
  size_t Recorded = 0;
  for (llvm::StringRef Line : Lines) {
    if (Line.starts_with("#"))
      continue;
    llvm::SmallVector<llvm::StringRef> Words;
    Line.split(Words, ' ');
    ASSERT_GE(Words.size(), 3u) << Line.str();
    ++Recorded;
    EXPECT_EQ(print(Layouts.sizeOf(Words[0])), Words[1].str()) << Line.str();
    EXPECT_EQ(print(Layouts.alignOf(Words[0])), Words[2].str()) << Line.str();
    for (size_t I = 3; I + 1 < Words.size(); I += 2)
      EXPECT_EQ(print(Layouts.offsetOf(Words[0], Words[I])), Words[I + 1].str())
          << Line.str() << ": " << Words[I].str();
  }
  EXPECT_GE(Recorded, 100u);
}

INSTANTIATE_TEST_SUITE_P(
    Recorded, FiguresOf,
    ::testing::Values("cortex-m3-qemu", "esp32", "esp32c3", "esp8266",
                      "microbit", "mimxrt1062", "nrf52840", "rp2040", "samd21",
                      "samd51", "stm32f405", "stm32h743", "unix32", "unix64",
                      "wasm32", "unix32-1.20", "unix32-1.21", "unix32-1.22",
                      "unix32-1.23", "unix32-1.24", "unix32-1.25",
                      "unix32-1.26", "unix32-1.28"));

TEST(Figures, EveryDescribedStructIsRecordedForATargetAtLeast) {
  llvm::StringSet<> Recorded;
  for (llvm::StringRef Name : Target::shippedNames()) {
    std::string Text = figuresOf(Name);
    llvm::SmallVector<llvm::StringRef> Lines;
    llvm::StringRef(Text).split(Lines, '\n', -1, false);
    for (llvm::StringRef Line : Lines)
      Recorded.insert(Line.split(' ').first);
  }
  llvm::Expected<std::unique_ptr<Target>> T = Target::load("unix32");
  ASSERT_TRUE(static_cast<bool>(T)) << llvm::toString(T.takeError());
  for (const StructDescription &S : (*T)->layouts().structs())
    if (!S.File.empty())
      EXPECT_TRUE(Recorded.contains(S.Name)) << S.Name.str();
}

/// A runtime of one struct, on a triple.
struct OneStruct {
  StructDescription Struct;
  RuntimeDescription Runtime;
  StructLayouts Layouts;

  OneStruct(llvm::ArrayRef<FieldDescription> Fields,
            llvm::StringRef Triple = "i686-linux-gnu")
      : Struct{"s", "s.h", "", false, Fields}, Runtime{"r", {}, Struct, {}},
        Layouts(Runtime, dataLayoutFor(Triple), false, "",
                [](llvm::StringRef) { return std::nullopt; }) {}
};

TEST(BitFields, ShareAUnitOfTheirType) {
  const FieldDescription Fields[] = {{"a", "uint32_t", "3", ""},
                                     {"b", "uint32_t", "29", ""}};
  EXPECT_EQ(print(OneStruct(Fields).Layouts.sizeOf("s")), "4");
}

TEST(BitFields, DoNotCrossABoundaryOfTheirType) {
  const FieldDescription Fields[] = {{"a", "uint32_t", "3", ""},
                                     {"b", "uint32_t", "30", ""}};
  EXPECT_EQ(print(OneStruct(Fields).Layouts.sizeOf("s")), "8");
}

TEST(BitFields, AreFollowedAtTheNextByte) {
  const FieldDescription Fields[] = {{"a", "uint32_t", "3", ""},
                                     {"b", "uint8_t", "", ""}};
  OneStruct S(Fields);
  EXPECT_EQ(print(S.Layouts.offsetOf("s", "b")), "1");
  EXPECT_EQ(print(S.Layouts.sizeOf("s")), "4");
}

TEST(StructLayouts, AlignmentOfLongLongIsTheTargets) {
  const FieldDescription Fields[] = {{"a", "uint8_t", "", ""},
                                     {"b", "uint64_t", "", ""}};
  EXPECT_EQ(print(OneStruct(Fields).Layouts.offsetOf("s", "b")), "4");
  EXPECT_EQ(
      print(
          OneStruct(Fields, "thumbv7em-none-eabi").Layouts.offsetOf("s", "b")),
      "8");
}

TEST(StructLayouts, AFlexibleArrayBeginsWhereItsOffsetIs) {
  const FieldDescription Fields[] = {{"a", "uint64_t", "", ""},
                                     {"n", "uint8_t", "", ""},
                                     {"items", "uint16_t[]", "", ""}};
  OneStruct S(Fields);
  EXPECT_EQ(print(S.Layouts.sizeOf("s")), "12");
  EXPECT_EQ(print(S.Layouts.sizeWithFlexibleArray("s", 3)), "16");
}

TEST(StructLayouts, AStructThatHoldsItselfIsAnError) {
  const FieldDescription Fields[] = {{"a", "s", "", ""}};
  EXPECT_EQ(print(OneStruct(Fields).Layouts.sizeOf("s")),
            "'s' is declared by way of itself");
}

TEST(StructLayouts, AConditionOverAMissingFactIsAnErrorThatNamesIt) {
  const FieldDescription Fields[] = {{"a", "int", "", "MICROPY_X"}};
  EXPECT_EQ(print(OneStruct(Fields).Layouts.sizeOf("s")),
            "the target does not state MICROPY_X");
}

TEST(StructLayouts, AnUnknownTypeIsAnErrorThatNamesIt) {
  const FieldDescription Fields[] = {{"a", "mp_nothing_t", "", ""}};
  EXPECT_EQ(print(OneStruct(Fields).Layouts.sizeOf("s")),
            "the runtime describes no type 'mp_nothing_t'");
}

} // namespace
