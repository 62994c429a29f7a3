// Blocks and the kinds of their names.
#include "analyzer/runtimes/micropython/compiler/Scope.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/NumberMap.h"
#include <gtest/gtest.h>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {
class ScopeTest : public testing::Test {
protected:
  Scope &scope(ScopeKind Kind, Scope *Parent) {
    auto *S = Storage.make<Scope>(Kind, ParseNode(), Qstr(1), EmitOption::None);
    S->initNames(Config, Storage, nullptr);
    S->Parent = Parent;
    return *S;
  }
  static constexpr Qstr X = 100, ClassCell = 10;
  Arena Storage;
  CompilerConfig Config;
};
} // namespace

TEST_F(ScopeTest, AssignmentBindsANameOfAFunction) {
  Scope &Module = scope(ScopeKind::Module, nullptr);
  Scope &Function = scope(ScopeKind::Function, &Module);
  EXPECT_EQ(Function.findForModification(X)->Kind, NameKind::Local);
}

TEST_F(ScopeTest, AssignmentInAModuleKeepsTheNameGlobal) {
  Scope &Module = scope(ScopeKind::Module, nullptr);
  EXPECT_EQ(Module.findForModification(X)->Kind,
            NameKind::GlobalImplicitAssigned);
}

TEST_F(ScopeTest, ANameOfAFunctionAroundIsFree) {
  Scope &Module = scope(ScopeKind::Module, nullptr);
  Scope &Outer = scope(ScopeKind::Function, &Module);
  Scope &Middle = scope(ScopeKind::Function, &Outer);
  Scope &Inner = scope(ScopeKind::Function, &Middle);
  Outer.findForModification(X);
  NameInfo *Use = Inner.findOrAdd(X, NameKind::GlobalImplicit);
  Inner.closeOverIfBoundAround(*Use);
  EXPECT_EQ(Use->Kind, NameKind::FreeVariable);
  EXPECT_EQ(Middle.find(X)->Kind, NameKind::FreeVariable);
  EXPECT_EQ(Outer.find(X)->Kind, NameKind::CellVariable);
}

TEST_F(ScopeTest, ANameOfAClassAroundIsNotClosedOver) {
  Scope &Module = scope(ScopeKind::Module, nullptr);
  Scope &Class = scope(ScopeKind::Class, &Module);
  Scope &Method = scope(ScopeKind::Function, &Class);
  Class.findForModification(X);
  NameInfo *Use = Method.findOrAdd(X, NameKind::GlobalImplicit);
  Method.closeOverIfBoundAround(*Use);
  EXPECT_EQ(Use->Kind, NameKind::GlobalImplicit);
}

TEST_F(ScopeTest, FreeVariablesTakeTheFirstSlots) {
  Scope &Module = scope(ScopeKind::Module, nullptr);
  Scope &Outer = scope(ScopeKind::Function, &Module);
  Scope &Inner = scope(ScopeKind::Function, &Outer);
  Outer.findForModification(X);
  NameInfo *Local = Inner.findForModification(X + 1);
  NameInfo *Use = Inner.findOrAdd(X, NameKind::GlobalImplicit);
  Inner.closeOverIfBoundAround(*Use);
  Outer.computeSlots(ClassCell, [](Qstr) { return false; });
  Inner.computeSlots(ClassCell, [](Qstr) { return false; });
  EXPECT_EQ(Use->Slot, 0);
  EXPECT_EQ(Local->Slot, 1);
  EXPECT_EQ(Inner.PositionalArguments, 1);
  EXPECT_EQ(Inner.Locals, 2);
}

TEST_F(ScopeTest, EveryNameOfALargeBlockIsFound) {
  Scope &Module = scope(ScopeKind::Module, nullptr);
  for (Qstr Q = 1; Q <= 500; ++Q)
    Module.findOrAdd(Q * 7, NameKind::GlobalImplicit);
  ASSERT_EQ(Module.names().size(), 500u);
  for (Qstr Q = 1; Q <= 500; ++Q)
    ASSERT_EQ(Module.find(Q * 7), &Module.names()[Q - 1]);
  EXPECT_EQ(Module.find(3), nullptr);
}

TEST(NumberMap, FindsWhatWasInsertedAndNothingElse) {
  Arena Storage;
  NumberMap Map;
  EXPECT_EQ(Map.find(0), NumberMap::None);
  for (uint32_t I = 0; I != 1000; ++I)
    Map.insert(I * 3, I, Storage);
  for (uint32_t I = 0; I != 1000; ++I) {
    ASSERT_EQ(Map.find(I * 3), I);
    ASSERT_EQ(Map.find(I * 3 + 1), NumberMap::None);
  }
}
