//===- Boot.cpp - From power-up to the user's program -*- C++ -*-===//
#include "analyzer/runtimes/micropython/Boot.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/loader/Loader.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// mp_obj_dict_init of a dict in static memory.
DictObj *staticDict(Runtime &R, size_t Count) {
  auto *D = R.newStackObject<DictObj>(R.Types.Dict);
  initMap(R, D->M, Count);
  return D;
}

/// Something that keeps two cells alive (a mount with its file system).
struct MountCell final : Cell {
  const Cell *FileSystem = nullptr;
  void trace(Tracer &T) const override {
    if (FileSystem)
      T.cell(FileSystem);
  }
  bool describe(StateWriter &W) const override {
    W.cell(FileSystem);
    return true;
  }
};
struct VfsObj final : Obj {
  const Cell *Root = nullptr;
  void trace(Tracer &T) const override {
    if (Root)
      T.cell(Root);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Root);
    return true;
  }
};

/// py/runtime.c, mp_init.
void initRuntime(Runtime &R) {
  R.LoadedModules =
      staticDict(R, R.Config.macro("MICROPY_LOADED_MODULES_DICT_SIZE", 3));
  R.MainDict = staticDict(R, 1);
  dictStore(R, R.MainDict, Value::qstr(R.Names.name_dunder),
            Value::qstr(R.Names.main_dunder));
  R.Globals = R.Locals = R.MainDict;
  R.MainModule = R.newStackObject<ModuleObj>(R.Types.Module);
  R.MainModule->Globals = R.MainDict;
  if (R.Config.macro("MICROPY_PY_SYS_PATH_ARGV_DEFAULTS")) {
    R.SysPath = newListOf(R, 0);
    listAppend(R, R.SysPath, Value::qstr(1));
    if (R.Config.macro("MICROPY_MODULE_FROZEN"))
      listAppend(R, R.SysPath, Value::qstr(R.Qstrs.find(".frozen")));
    R.SysArgv = staticList(R);
  }
}

/// mp_vfs_mount of a VfsPosix at "/" (ports/unix/main.c).
void mountPosix(Runtime &R) {
  auto *Vfs = R.newObject<VfsObj>(R.sizeOf("mp_obj_vfs_posix_t"), nullptr);
  Vfs->Root = Vstr(R, 0).storage();
  auto *Mount = R.Pool.make<MountCell>();
  R.Mem.allocate(*Mount, R.sizeOf("mp_vfs_mount_t"));
  Mount->FileSystem = Vfs;
  R.RootCells.push_back(Mount);
}

/// mp_obj_new_str_via_qstr: the text becomes an interned string.
void appendPath(Runtime &R, llvm::StringRef Path) {
  if (!Path.starts_with("~/")) {
    listAppend(R, R.SysPath, Value::qstr(R.intern(Path)));
    return;
  }
  // main_ puts $HOME before it; the measured launches had /root.
  std::string Whole = ("/root" + Path.drop_front()).str();
  Vstr Text(R, Whole.size() + 1);
  Text.addText("/root");
  Text.addText(Path.drop_front());
  listAppend(R, R.SysPath, Text.toStr());
}

std::string driverText(const Target &T, llvm::StringRef Module, bool Bare) {
  if (Bare)
    return ("import " + Module).str();
  std::string Text = T.launch().Driver.str();
  const std::string Placeholder = "{module}";
  size_t At = Text.find(Placeholder);
  if (At != std::string::npos)
    Text.replace(At, Placeholder.size(), Module.str());
  // The command line's text has no newline at its end.
  while (!Text.empty() && Text.back() == '\n')
    Text.pop_back();
  return Text;
}

} // namespace

void micropython::boot(Runtime &R, const Target &T) {
  HoldScope Scope(R.Mem);
  initRuntime(R);
  const LaunchFacts &Launch = T.launch();
  if (Launch.FileSystem == "posix")
    mountPosix(R);
  if (!R.SysPath) {
    // The port makes its own list (ports/unix/main.c).
    R.SysPath = newListOf(R, 0);
    for (llvm::StringRef Path : Launch.SysPath)
      if (Path.empty())
        listAppend(R, R.SysPath, Value::qstr(1));
      else
        appendPath(R, Path);
    R.SysArgv = staticList(R);
    for (llvm::StringRef Argument : Launch.SysArgv)
      listAppend(R, R.SysArgv, Value::qstr(R.intern(Argument)));
    return;
  }
  for (llvm::StringRef Path : Launch.SysPath.size() > 2
                                  ? llvm::ArrayRef(Launch.SysPath).drop_front(2)
                                  : llvm::ArrayRef<llvm::StringRef>())
    appendPath(R, Path);
}

void micropython::launch(Runtime &R, const Target &T, llvm::StringRef Module,
                         bool Bare) {
  HoldScope Scope(R.Mem);
  const LaunchFacts &Launch = T.launch();
  R.ProgramModule = Module.str();
  if (!Launch.Driver.empty()) {
    R.DriverFile = R.Qstrs.find("<stdin>");
    runText(R, driverText(T, Module, Bare), R.DriverFile, Bare);
    return;
  }
  // A board imports the program from its main.py.
  R.IsLoadingProgram = true;
  Value A[5] = {Value::qstr(R.intern(Module)), Value::none(), Value::none(),
                Value::none(), Value::smallInt(0)};
  builtinImport(R, {5, 0, A});
}
