//===- SysModule.cpp - sys -*- C++ -*-===//
//
// py/modsys.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Builtins.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

Value romTuple(Runtime &R, const Type *Ty, llvm::ArrayRef<Value> Items) {
  auto *T = R.newStackObject<TupleObj>(Ty);
  T->Length = Items.size();
  T->Items = R.Pool.array<Value>(Items.size());
  std::copy(Items.begin(), Items.end(), T->Items);
  return T;
}

Value sysExit(Runtime &R, Arguments A) {
  if (A.Count == 0)
    throw Raise{newException(R, R.Types.SystemExit)};
  raiseArgument(R, R.Types.SystemExit, A[0]);
}

Value sysPrintException(Runtime &R, Arguments A) {
  if (A.Count > 1) {
    StreamPrinter P(R, A[1]);
    printException(R, P, A[0]);
  } else {
    OutputPrinter P(R);
    printException(R, P, A[0]);
  }
  return Value::none();
}

Value sysExcInfo(Runtime &R, Arguments) {
  TupleObj *T = newTupleOf(R, 3);
  T->Items[0] = T->Items[1] = T->Items[2] = Value::none();
  if (R.CurrentException) {
    T->Items[0] = Value(const_cast<Type *>(R.typeOf(R.CurrentException)));
    T->Items[1] = R.CurrentException;
  }
  return T;
}

Value sysGetSizeOf(Runtime &R, Arguments A) {
  return unaryOp(R, UnaryOp::SizeOf, A[0]);
}

Value sysAtExit(Runtime &R, Arguments A) {
  Value Old = R.SysExitFunction;
  R.SysExitFunction = A[0];
  return Old;
}

Value sysIntern(Runtime &R, Arguments A) { return internChecked(R, A[0]); }

/// The build date is of the device's own firmware; every date has ten letters.
Value makeVersion(Runtime &R) {
  return romText(R, "3.4.0; MicroPython v1." +
                        std::to_string(R.Config.Version) + ".0 on 2025-12-09");
}
Value makeVersionInfo(Runtime &R) {
  return romTuple(R, R.Types.Tuple,
                  {Value::smallInt(3), Value::smallInt(4), Value::smallInt(0)});
}

/// MPY_FILE_HEADER_INT of py/persistentcode.h: version 6.3 (6.2 in 1.22, 6.1
/// before) and the native
/// architecture. A Thumb-2 core counts as ARMV7EMSP whatever its FPU; all of
/// them give a number of four digits.
int64_t mpyHeader(Runtime &R) {
  int64_t Arch = 0;
  auto Emits = [&](llvm::StringRef Macro, int64_t Number) {
    if (R.Config.macro(Macro))
      Arch = Number;
  };
  Emits("MICROPY_EMIT_X86", 1);
  Emits("MICROPY_EMIT_X64", 2);
  Emits("MICROPY_EMIT_ARM", 3);
  Emits("MICROPY_EMIT_THUMB",
        R.Config.macro("MICROPY_EMIT_THUMB_ARMV7M", 1) ? 7 : 4);
  Emits("MICROPY_EMIT_XTENSA", 9);
  Emits("MICROPY_EMIT_XTENSAWIN", 10);
  Emits("MICROPY_EMIT_RV32", 11);
  const unsigned SubVersion = R.Config.Version >= 23   ? 3
                              : R.Config.Version == 22 ? 2
                                                       : 1;
  return 6 | (SubVersion | Arch << 2) << 8;
}

/// sys.implementation: an attrtuple in ROM; its names stand behind its items.
Value makeImplementation(Runtime &R) {
  Value Version =
      romTuple(R, R.Types.Tuple,
               {Value::smallInt(1), Value::smallInt(R.Config.Version),
                Value::smallInt(0), Value::qstr(1)});
  llvm::SmallVector<llvm::StringRef, 8> Names = {"name", "version", "_machine"};
  llvm::SmallVector<Value, 8> Items = {romText(R, "micropython"), Version,
                                       romText(R, R.Config.BannerMachine)};
  auto Add = [&](llvm::StringRef Name, Value Item) {
    Names.push_back(Name);
    Items.push_back(Item);
  };
  if (R.Config.macro("MICROPY_PERSISTENT_CODE_LOAD", 1))
    Add("_mpy", Value::smallInt(mpyHeader(R)));
  if (!R.Config.BoardBuildName.empty())
    Add("_build", romText(R, R.Config.BoardBuildName));
  if (R.Config.macro("MICROPY_PY_THREAD"))
    Add("_thread",
        romText(R, R.Config.macro("MICROPY_PY_THREAD_GIL") ? "GIL" : "unsafe"));
  return romAttrTuple(R, Names, Items);
}
Value makePlatform(Runtime &R) { return romText(R, R.Config.Platform); }
Value makeByteOrder(Runtime &R) {
  return romText(R, R.Config.BigEndian ? "big" : "little");
}
Value makeMaxSize(Runtime &R) {
  int64_t Max = R.wordBytes() == 8 ? INT64_MAX : INT32_MAX;
  return fitsSmallInt(R, Max) ? Value::smallInt(Max) : romInt(R, Max);
}

/// Names that stand for state: the dict of loaded modules, argv, and the
/// standard streams.
void sysAttr(Runtime &R, Value, Qstr Name, AttrResult &Dest) {
  llvm::StringRef Text = R.text(Name);
  auto Mutable = [&](Value &Slot) {
    if (!Dest[0])
      Dest[0] = Slot;
    else {
      Slot = Dest[1];
      Dest[0] = Value();
    }
  };
  if (Text == "path" && R.Config.macro("MICROPY_PY_SYS_PATH", 1))
    Mutable(R.SysPath);
  else if (Text == "ps1" && R.Config.macro("MICROPY_PY_SYS_PS1_PS2"))
    Mutable(R.SysPs1);
  else if (Text == "ps2" && R.Config.macro("MICROPY_PY_SYS_PS1_PS2"))
    Mutable(R.SysPs2);
  else if (Dest[0])
    return;
  else if (Text == "argv" && R.SysArgv)
    Dest[0] = R.SysArgv;
  else if (Text == "modules" && R.Config.macro("MICROPY_PY_SYS_MODULES", 1))
    Dest[0] = R.LoadedModules;
  else if ((Text == "stdin" || Text == "stdout" || Text == "stderr") &&
           R.Config.macro("MICROPY_PY_SYS_STDFILES", 1))
    Dest[0] = standardStream(R, Text);
}

constexpr Entry SysGlobals[] = {
    string("__name__", "sys"),
    made("version", makeVersion),
    made("version_info", makeVersionInfo),
    made("implementation", makeImplementation),
    made("platform", makePlatform),
    made("byteorder", makeByteOrder),
    made("maxsize", makeMaxSize),
    onlyIf("MICROPY_PY_SYS_INTERN", function("intern", sysIntern, 1)),
    function("exit", sysExit, 0, 1),
    onlyIf("MICROPY_PY_SYS_EXC_INFO", function("exc_info", sysExcInfo, 0)),
    onlyIf("MICROPY_PY_SYS_GETSIZEOF", function("getsizeof", sysGetSizeOf, 1)),
    function("print_exception", sysPrintException, 1, 2),
    onlyIf("MICROPY_PY_SYS_ATEXIT", function("atexit", sysAtExit, 1)),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec SysModule;
const ModuleSpec SysModule = {.Name = "sys",
                              .Globals = SysGlobals,
                              .Delegate = sysAttr,
                              .IsExtensible = false};
} // namespace pymemlint::micropython
