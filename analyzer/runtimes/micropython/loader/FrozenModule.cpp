//===- FrozenModule.cpp - What a module in flash has on the heap -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/loader/FrozenModule.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Operations.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

struct FrozenFunctionObj final : Obj {
  const Obj *KeywordDefaults = nullptr;
  void trace(Tracer &T) const override {
    if (KeywordDefaults)
      T.cell(KeywordDefaults);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(KeywordDefaults);
    return true;
  }
};

Value name(Runtime &R, llvm::StringRef Text) {
  return Value::qstr(R.intern(Text));
}

} // namespace

Value micropython::newFrozenFunction(Runtime &R, const FrozenFunction &F) {
  HoldScope Scope(R.Mem);
  if (F.Defaults)
    R.Mem.hold(newTupleOf(R, F.Defaults));
  DictObj *Keywords = nullptr;
  if (!F.KeywordDefaults.empty()) {
    Keywords = newDict(R, 0);
    R.Mem.hold(Keywords);
    for (const char *Keyword : F.KeywordDefaults)
      dictStore(R, Keywords, name(R, Keyword), Value::none());
  }
  const uint32_t Extra = F.Defaults + (Keywords ? 1 : 0);
  auto *Function = R.newObject<FrozenFunctionObj>(
      R.Sizes.FunctionBytecode + Extra * R.wordBytes(), R.Types.Function);
  Function->KeywordDefaults = Keywords;
  return Function;
}

FrozenModule::FrozenModule(Runtime &R, llvm::StringRef Name)
    : R(R), Scope(R.Mem) {
  Module =
      static_cast<ModuleContextObj *>(newModule(R, R.intern(Name)).object());
  R.Mem.hold(Module);
  if (R.Config.macro("MICROPY_MODULE___FILE__", 1))
    store("__file__");
  R.Mem.hold(newFrozenFunction(R, {"<module>"}).object());
}

void FrozenModule::store(llvm::StringRef Name, Value V) {
  dictStore(R, Module->Globals, name(R, Name), V);
}

void FrozenModule::importFrom(llvm::ArrayRef<const char *> Names) {
  R.Mem.hold(newTupleOf(R, 1)); // The list of what is wanted; `*` is one name.
  for (const char *Name : Names)
    store(Name);
}
