// Targets as they are shipped and as a user writes them.
#include "targets/Target.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <gtest/gtest.h>

using namespace pymemlint;

static std::unique_ptr<Target> load(llvm::StringRef Name) {
  llvm::Expected<std::unique_ptr<Target>> T = Target::load(Name);
  if (!T) {
    ADD_FAILURE() << llvm::toString(T.takeError());
    return nullptr;
  }
  return std::move(*T);
}

static std::string errorOf(llvm::StringRef Yaml) {
  llvm::Expected<std::unique_ptr<Target>> T = Target::parse(Yaml, "board.yaml");
  if (T)
    return "no error";
  return llvm::toString(T.takeError());
}

TEST(Target, EveryShippedTargetLoads) {
  ASSERT_FALSE(Target::shippedNames().empty());
  for (llvm::StringRef Name : Target::shippedNames())
    EXPECT_EQ(load(Name)->name().str(), Name.str());
}

TEST(Target, TheBoardsAndTheTargetsForValidationAreShipped) {
  const llvm::StringRef Promised[] = {
      "esp32",     "esp32s2",   "esp32s3",   "esp32c3",        "esp8266",
      "stm32f405", "stm32f411", "stm32h743", "stm32l4",        "rp2040",
      "rp2350",    "nrf52840",  "samd21",    "samd51",         "mimxrt1062",
      "microbit",  "unix32",    "unix64",    "cortex-m3-qemu", "wasm32"};
  for (llvm::StringRef Name : Promised)
    EXPECT_TRUE(llvm::is_contained(Target::shippedNames(), Name)) << Name.str();
}

TEST(Target, EveryShippedTargetStatesItsConfigurationAndNames) {
  for (llvm::StringRef Name : Target::shippedNames()) {
    auto T = load(Name);
    EXPECT_TRUE(T->data().MacrosAreComplete) << Name.str();
    EXPECT_TRUE(T->romNamesAreComplete()) << Name.str();
    EXPECT_EQ(T->macro("MICROPY_VERSION_MINOR"), 27) << Name.str();
    EXPECT_EQ(T->romPoolEnd(RomPool::Frozen), T->romNames().size());
    EXPECT_TRUE(T->hasModule("gc")) << Name.str();
    EXPECT_FALSE(T->heapConfig().Areas.empty()) << Name.str();
  }
}

TEST(Target, HeapOfEsp32GrowsFromAnAreaOf56KiB) {
  // ports/esp32/mpconfigport.h, MICROPY_GC_INITIAL_HEAP_SIZE
  auto T = load("esp32");
  HeapConfiguration H = T->heapConfig();
  ASSERT_EQ(H.Areas.size(), 1u);
  EXPECT_EQ(int64_t(H.Areas[0]), T->macro("MICROPY_GC_INITIAL_HEAP_SIZE"));
  EXPECT_TRUE(H.GrowsByItself);
  EXPECT_FALSE(H.IsKnown);
}

TEST(Target, MacrosOfUnix32AreThoseOfTheMeasuredBuild) {
  auto T = load("unix32");
  EXPECT_EQ(T->macro("MICROPY_ALLOC_QSTR_CHUNK_INIT"), 128);
  EXPECT_EQ(T->macro("MICROPY_BYTES_PER_GC_BLOCK"), 16);
  EXPECT_EQ(T->macro("MP_SMALL_INT_BITS"), 31);
}

TEST(Target, AMacroThatACompleteConfigurationDoesNotDefineIsZero) {
  EXPECT_EQ(load("unix32")->macro("MICROPY_NO_SUCH_MACRO"), 0);
}

TEST(Target, AMacroThatAnIncompleteConfigurationDoesNotDefineIsUnknown) {
  auto T = Target::parse("name: mine\nextends: unix32\n"
                         "configuration: {complete: false}\n",
                         "board.yaml");
  ASSERT_TRUE(static_cast<bool>(T)) << llvm::toString(T.takeError());
  EXPECT_EQ((*T)->macro("MICROPY_NO_SUCH_MACRO"), std::nullopt);
}

TEST(Target, AConstantOfAnImplementationFileCountsAsAMacro) {
  // py/objfun.c: sizeof(mp_uint_t) * 11
  EXPECT_EQ(load("unix32")->macro("VM_MAX_STATE_ON_STACK"), 44);
  EXPECT_EQ(load("unix64")->macro("VM_MAX_STATE_ON_STACK"), 88);
}

TEST(Target, RomNamesStandInTheOrderOfTheirNumbers) {
  auto T = load("unix32");
  ASSERT_EQ(T->romNames().size(), 711u);
  EXPECT_EQ(T->romNames()[0].Text, "");
  EXPECT_EQ(T->romNames()[3].Text, "\n");
  EXPECT_EQ(T->romNames()[T->romPoolEnd(RomPool::Static)].Text, "%#o");
  EXPECT_EQ(T->romPoolEnd(RomPool::Const), 711u);
}

TEST(Target, WhatAFrozenBootModuleLeavesIsMissing) {
  std::vector<std::string> Missing = load("mimxrt1062")->missingFacts();
  ASSERT_EQ(Missing.size(), 1u);
  EXPECT_EQ(Missing[0], "what _boot.py leaves on the heap before the program "
                        "starts is not stated");
}

TEST(Target, HeapOfUnix32IsThatOfTheMeasurement) {
  HeapConfiguration H = load("unix32")->heapConfig();
  ASSERT_EQ(H.Areas.size(), 1u);
  EXPECT_EQ(H.Areas[0], 64u << 20);
  EXPECT_TRUE(H.IsKnown);
  EXPECT_FALSE(H.IsSplit);
}

TEST(Target, AUsersTargetReplacesFactsOfTheOneThatItExtends) {
  auto T = Target::parse(
      "name: mine\nextends: unix32\n"
      "configuration:\n  set:\n    MICROPY_PY_GC: 0\n"
      "    MICROPY_HW_BOARD_NAME: {value: \"mine\", source: a label}\n"
      "budget: {bytes: 64KiB}\n",
      "board.yaml");
  ASSERT_TRUE(static_cast<bool>(T)) << llvm::toString(T.takeError());
  EXPECT_EQ((*T)->macro("MICROPY_PY_GC"), 0);
  EXPECT_EQ((*T)->macro("MICROPY_PY_IO"), 1);
  EXPECT_EQ((*T)->text("MICROPY_HW_BOARD_NAME"), llvm::StringRef("mine"));
  EXPECT_EQ((*T)->budget().Value, 65536u);
  EXPECT_EQ((*T)->romNames().size(), 711u);
}

TEST(TargetError, AnUnknownKeyHasItsPositionAndTheNearestKey) {
  EXPECT_EQ(errorOf("name: mine\nextends: unix32\nheep: 3\n"),
            "board.yaml:3:1: unknown key 'heep'; did you mean 'heap'?");
}

TEST(TargetError, AWrongKindOfValueHasItsPosition) {
  EXPECT_EQ(errorOf("name: mine\nextends: unix32\nstack: {bytes: lots}\n"),
            "board.yaml:3:16: stack must be an integer, not 'lots'");
}

TEST(TargetError, WhatIsNoYamlHasItsPosition) {
  EXPECT_EQ(errorOf("name: [\n"),
            "board.yaml:2:1: end of sequence flow not found");
}

TEST(TargetError, ATargetNeedsATriple) {
  EXPECT_EQ(errorOf("name: mine\nruntime: micropython-1.27\n"),
            "board.yaml:1:1: a target needs a 'triple', or a target that it "
            "'extends'");
}

TEST(TargetError, AnUnknownBaseIsNamedWhereItStands) {
  EXPECT_EQ(errorOf("name: mine\nextends: unix31\n"),
            "board.yaml:2:10: no target 'unix31'; did you mean unix32, "
            "unix64?");
}

TEST(TargetError, AKeyThatStandsTwiceIsRefused) {
  EXPECT_EQ(errorOf("name: mine\nname: other\n"),
            "board.yaml:2:1: 'name' stands twice in a target");
}

TEST(TargetError, AMissingFileIsNamedWhereItStands) {
  std::string Message =
      errorOf("name: mine\nextends: unix32\nrom_names:\n  file: none.names\n");
  EXPECT_EQ(Message.rfind("board.yaml:4:9: cannot read none.names", 0), 0u)
      << Message;
}

TEST(TargetError, AnUnknownTargetNamesThoseThatAreNear) {
  llvm::Expected<std::unique_ptr<Target>> T = Target::load("unix_32");
  ASSERT_FALSE(static_cast<bool>(T));
  EXPECT_EQ(llvm::toString(T.takeError()),
            "no target 'unix_32'; did you mean unix32?");
}
