//===- FrozenModule.cpp - What a module in flash has on the heap -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/loader/FrozenModule.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/BuiltinFunctions.h"

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

void FrozenModule::defineClass(const char *Name, NativeFn Body,
                               const Type *Base) {
  R.Mem.hold(newFrozenFunction(R, {Name}).object());
  Value A[3] = {R.native(Name, Body, 0, 0, false), name(R, Name),
                Base ? Value(const_cast<Type *>(Base)) : Value::none()};
  DictObj *Globals = R.Globals;
  R.Globals = Module->Globals;
  Value Class = builtins::buildClass(R, {Base ? 3u : 2u, 0, A});
  R.Globals = Globals;
  R.Mem.hold(Class.object());
  store(Name, Class);
}

//===--- ports/rp2/modules/rp2.py -----------------------------------------===//

namespace {

constexpr const char *EmitKeywords[] = {
    "out_init",    "set_init",     "sideset_init", "side_pindir",
    "in_shiftdir", "out_shiftdir", "autopush",     "autopull",
    "push_thresh", "pull_thresh",  "fifo_join"};
constexpr FrozenFunction EmitMethods[] = {{"__init__", 0, EmitKeywords},
                                          {"start_pass"},
                                          {"__getitem__"},
                                          {"delay"},
                                          {"side"},
                                          {"wrap_target"},
                                          {"wrap"},
                                          {"label"},
                                          {"word", 1},
                                          {"nop"},
                                          {"jmp", 1},
                                          {"wait"},
                                          {"in_"},
                                          {"out"},
                                          {"push", 2},
                                          {"pull", 2},
                                          {"mov"},
                                          {"irq", 1},
                                          {"set"}};

/// What every class body begins with (py/compile.c, compile_scope).
void beginClass(Runtime &R) {
  storeName(R, R.intern("__module__"), Value::none());
  storeName(R, R.intern("__qualname__"), Value::none());
}
Value errorBody(Runtime &R, Arguments) {
  beginClass(R);
  return Value::none();
}
Value emitBody(Runtime &R, Arguments) {
  beginClass(R);
  for (const FrozenFunction &F : EmitMethods) {
    HoldScope Scope(R.Mem);
    Value Function = newFrozenFunction(R, F);
    R.Mem.hold(Function.object());
    storeName(R, R.intern(F.Name), Function);
  }
  return Value::none();
}

/// Keys of the dict of names in PIO programs; `true`: a lambda.
constexpr std::pair<const char *, bool> PioNames[] = {
    {"gpio", false},   {"pins", false},     {"x", false},
    {"y", false},      {"null", false},     {"pindirs", false},
    {"pc", false},     {"status", false},   {"isr", false},
    {"osr", false},    {"exec", false},     {"invert", true},
    {"reverse", true}, {"not_x", false},    {"x_dec", false},
    {"not_y", false},  {"y_dec", false},    {"x_not_y", false},
    {"pin", false},    {"not_osre", false}, {"noblock", false},
    {"block", false},  {"iffull", false},   {"ifempty", false},
    {"clear", false},  {"rel", true}};

} // namespace

Value micropython::importRp2(Runtime &R) {
  HoldScope Scope(R.Mem);
  FrozenModule Module(R, "rp2");
  // ports/rp2/modrp2.c, in the order of its table.
  Module.importFrom({"Flash", "PIO", "StateMachine", "DMA", "bootsel_button"});
  if (R.Config.macro("MICROPY_PY_NETWORK_CYW43"))
    Module.store("country");
  Module.importFrom({"const"});
  Module.defineClass("PIOASMError", errorBody, R.Types.Exception);
  Module.defineClass("PIOASMEmit", emitBody, nullptr);
  DictObj *Names = newDict(R, std::size(PioNames));
  R.Mem.hold(Names);
  for (auto [Name, IsLambda] : PioNames)
    dictStore(R, Names, Value::qstr(R.intern(Name)),
              IsLambda ? newFrozenFunction(R, {Name}) : Value::none());
  Module.store("_pio_funcs", Names);
  Module.store("_pio_directives"); // Constant tuples, in flash.
  Module.store("_pio_instructions");
  Module.store("asm_pio", newFrozenFunction(R, {"asm_pio"}));
  Module.store("asm_pio_encode", newFrozenFunction(R, {"asm_pio_encode", 1}));
  return Module.module();
}
