// The generated table of data layouts.
#include "targets/DataLayouts.h"
#include "llvm/IR/DataLayout.h"
#include <gtest/gtest.h>

using namespace pymemlint;

TEST(DataLayouts, EveryLayoutIsParsedByLlvm) {
  ASSERT_FALSE(tripleLayouts().empty());
  for (const TripleLayout &Entry : tripleLayouts()) {
    llvm::Expected<llvm::DataLayout> Layout =
        llvm::DataLayout::parse(Entry.Layout);
    EXPECT_TRUE(static_cast<bool>(Layout)) << Entry.Triple.str();
    if (!Layout)
      llvm::consumeError(Layout.takeError());
  }
}

TEST(DataLayouts, PointersOfA32BitCoreAreFourBytes) {
  llvm::DataLayout Layout(dataLayoutFor("thumbv7em-none-eabihf"));
  EXPECT_EQ(Layout.getPointerSize(), 4u);
}

TEST(DataLayouts, PointersOfAvrAreTwoBytes) {
  llvm::DataLayout Layout(dataLayoutFor("avr"));
  EXPECT_EQ(Layout.getPointerSize(), 2u);
}

TEST(DataLayouts, AnUnknownTripleHasNoLayout) {
  EXPECT_TRUE(dataLayoutFor("pdp11").empty());
}
