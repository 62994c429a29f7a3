//===- Boot.cpp - From power-up to the user's program -*- C++ -*-===//
#include "analyzer/runtimes/micropython/Boot.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/BoardBoot.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/loader/FrozenImage.h"
#include "analyzer/runtimes/micropython/loader/Loader.h"
#include "analyzer/runtimes/micropython/modules/Files.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "llvm/ADT/SmallVector.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// shared/runtime/pyexec.c, vstr_init of the line that is typed.
constexpr uint32_t ReplLineBytes = 32;

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
    appendSysPath(R, Value::qstr(1));
    if (R.Config.macro("MICROPY_MODULE_FROZEN"))
      appendSysPath(R, Value::qstr(R.Qstrs.find(".frozen")));
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

/// loadMicroPython of ports/webassembly/api.js: proxy_c_init, then the proxies
/// of __main__ and of its names.
void makeProxies(Runtime &R) {
  ListObj *Objects = newListOf(R, 0);
  DictObj *Numbers = newDict(R, 0);
  listAppend(R, Objects, Value::none());
  auto *Global =
      R.newObjectWithFinaliser<VfsObj>(R.sizeOf("mp_obj_jsproxy_t"), nullptr);
  for (const Cell *C :
       {static_cast<const Cell *>(Objects), static_cast<const Cell *>(Numbers),
        static_cast<const Cell *>(Global)})
    R.RootCells.push_back(C);
  const Cell *Proxied[] = {R.MainModule, R.MainDict};
  for (int Number = 0; Number != 2; ++Number) {
    listAppend(R, Objects,
               Value(static_cast<Obj *>(const_cast<Cell *>(Proxied[Number]))));
    // The keys are addresses outside the heap; any numbers do.
    dictStore(R, Numbers, Value::smallInt(Number + 1), Value::smallInt(Number));
  }
}

/// mp_obj_new_str_via_qstr: the text becomes an interned string.
void appendPath(Runtime &R, llvm::StringRef Path) {
  if (!Path.starts_with("~/")) {
    appendSysPath(R, Value::qstr(R.intern(Path)));
    return;
  }
  // main_ puts $HOME before it; the measured launches had /root.
  std::string Whole = ("/root" + Path.drop_front()).str();
  Vstr Text(R, Whole.size() + 1);
  Text.addText("/root");
  Text.addText(Path.drop_front());
  appendSysPath(R, Text.toStr());
}

/// \p Entry is what to call behind the import, or empty.
std::string driverText(const Target &T, llvm::StringRef Module,
                       llvm::StringRef Entry, bool Bare) {
  const std::string Call = (Module + "." + Entry + "()").str();
  if (Bare)
    return ("import " + Module + (Entry.empty() ? "" : "\n" + Call)).str();
  std::string Text = T.launch().Driver.str();
  const std::string Placeholder = "{module}";
  size_t At = Text.find(Placeholder);
  if (At != std::string::npos) {
    Text.replace(At, Placeholder.size(), Module.str());
    if (!Entry.empty()) {
      // A line of its own behind the one that imports.
      const size_t End = std::min(Text.find('\n', At), Text.size());
      Text.insert(End, "\n" + Call);
    }
  }
  // The command line's text has no newline at its end.
  while (!Text.empty() && Text.back() == '\n')
    Text.pop_back();
  return Text;
}

/// The text as __main__: of the host, or over the console as tools/pyboard.py
/// sends it, which asks for raw paste mode.
void launchText(Runtime &R, llvm::StringRef Text, bool IsOverConsole,
                llvm::ArrayRef<Directive> Directives) {
  R.ProgramFile = R.Qstrs.find("<stdin>");
  if (!IsOverConsole) {
    R.IsLoadingProgram = true;
    return runHostText(R, Text, Directives);
  }
  // pyexec_friendly_repl and, after its ctrl-A, pyexec_raw_repl: vstr_init of
  // the line, which only the second still has when the program runs.
  R.deleteStorage(R.newStorage(ReplLineBytes), ReplLineBytes);
  R.RootCells.push_back(R.newStorage(ReplLineBytes));
  // There is nothing to import files from.
  R.Files = nullptr;
  R.IsLoadingProgram = true;
  runConsole(R, Text, Directives);
}

/// pyexec_file_if_exists("main.py"). A source program is main.py itself; any
/// other form, or one of which a function is called, is imported by a main.py
/// of one line, with \p Call behind it.
void launchMainFile(Runtime &R, const std::string &SourcePath, bool IsSource,
                    llvm::StringRef Call) {
  FileOverlay &Files = filesOf(R);
  DeviceFile Main;
  if (IsSource)
    Main = *R.Files->file(SourcePath);
  else
    Main.Content = "import " + R.ProgramModule + "\n" + Call.str();
  if (IsSource)
    Files.remove(SourcePath); // It is there under one name.
  *Files.create("main.py") = std::move(Main);
  R.IsLoadingProgram = IsSource;
  Qstr Name = R.intern("main.py"); // qstr_from_str of parse_compile_execute
  (IsSource ? R.ProgramFile : R.DriverFile) = Name;
  runFile(R, Name);
}

} // namespace

void micropython::appendSysPath(Runtime &R, Value Entry) {
  listAppend(R, static_cast<ListObj *>(R.SysPath.object()), Entry);
}

void micropython::boot(Runtime &R, const Target &T) {
  HoldScope Scope(R.Mem);
  initRuntime(R);
  const LaunchFacts &Launch = T.launch();
  if (Launch.FileSystem == "posix")
    mountPosix(R);
  if (!R.SysPath) {
    // The port makes its own list (ports/unix/main.c); before 1.21 its object
    // was no heap's.
    R.SysPath = R.Config.Version < 21 ? staticList(R) : newListOf(R, 0);
    for (llvm::StringRef Path : Launch.SysPath)
      if (Path.empty())
        appendSysPath(R, Value::qstr(1));
      else
        appendPath(R, Path);
    R.SysArgv = staticList(R);
    for (llvm::StringRef Argument : Launch.SysArgv)
      listAppend(R, R.SysArgv, Value::qstr(R.intern(Argument)));
    return;
  }
  if (Launch.ModuleName == "main.py")
    return bootBoard(R, T);
  for (size_t I = 2; I < Launch.SysPath.size(); ++I)
    appendPath(R, Launch.SysPath[I]);
  if (R.Config.Port == "webassembly")
    makeProxies(R);
}

void micropython::launch(Runtime &R, const Target &T, llvm::StringRef Module,
                         llvm::StringRef Entry, bool Bare) {
  HoldScope Scope(R.Mem);
  const LaunchFacts &Launch = T.launch();
  R.ProgramModule = Module.str();
  // pyexec_file_if_exists looks among the frozen modules first.
  if (Launch.ModuleName == "main.py" && R.Frozen)
    for (llvm::StringRef File : Launch.BootFiles)
      if (R.Frozen->holds(File))
        R.MissingFacts.push_back("what the frozen " + File.str() + " does");
  if (!Launch.Driver.empty()) {
    R.DriverFile = R.Qstrs.find("<stdin>");
    runText(R, driverText(T, Module, Entry, Bare), R.DriverFile, Bare);
    return;
  }
  const std::string Call =
      Entry.empty() ? std::string() : (Entry + "()\n").str();
  const std::string SourcePath = R.ProgramModule + ".py";
  const bool IsSource =
      R.Files && R.Files->kindOf(SourcePath) == PathKind::File;
  if (Launch.ModuleName == "<stdin>" && IsSource) {
    const DeviceFile &File = *R.Files->file(SourcePath);
    llvm::ArrayRef<Directive> Directives;
    if (File.Directives)
      Directives = *File.Directives;
    return launchText(R, File.Content + (Call.empty() ? "" : "\n" + Call),
                      /*IsOverConsole=*/Launch.FileSystem.empty(), Directives);
  }
  if (Launch.FileSystem.empty())
    R.MissingFacts.push_back(
        "a file system from which the program could be loaded");
  launchMainFile(R, SourcePath, IsSource && Entry.empty(),
                 Entry.empty() ? "" : R.ProgramModule + "." + Call);
}

// main_ of ports/unix/main.c.
void micropython::callExitFunction(Runtime &R) {
  if (!R.Config.macro("MICROPY_PY_SYS_ATEXIT") ||
      !isCallable(R, R.SysExitFunction))
    return;
  HoldScope Scope(R.Mem);
  R.IsLoadingProgram = false;
  try {
    call(R, R.SysExitFunction, Arguments());
  } catch (Raise &) {
    // nlr_jump_fail ends the process.
  } catch (OutOfMemory &) {
  }
}

// handle_uncaught_exception of ports/unix/main.c, parse_compile_execute of
// shared/runtime/pyexec.c.
void micropython::reportUncaught(Runtime &R, Value Exception) {
  HoldScope Scope(R.Mem);
  R.IsLoadingProgram = false;
  const auto *Ty = R.typeOf(Exception);
  // Standard error, or a terminal: no part of the program's output.
  struct : Printer {
    void write(llvm::StringRef) override {}
  } P;
  try {
    if (isSubclassFast(R, Value(const_cast<Type *>(Ty)), R.Types.SystemExit))
      exceptionValue(R, Exception);
    else if (R.Config.Port != "webassembly") // There JavaScript gets it.
      printException(R, P, Exception);
  } catch (Raise &) {
    // The original would not come back from here.
  } catch (OutOfMemory &) {
  }
}
