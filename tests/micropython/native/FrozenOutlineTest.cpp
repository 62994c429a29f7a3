// The outlines of frozen modules are well formed.
#include "analyzer/runtimes/micropython/native/FrozenOutline.h"
#include <gtest/gtest.h>

TEST(FrozenOutline, EveryStepIsOneAndEveryFunctionHasARow) {
  EXPECT_EQ(pymemlint::micropython::checkFrozenOutlines(), "");
}
