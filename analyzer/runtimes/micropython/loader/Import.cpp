//===- Import.cpp - Finding and loading modules -*- C++ -*-===//
//
// py/builtinimport.c and the registry of py/objmodule.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/loader/FrozenImage.h"
#include "analyzer/runtimes/micropython/loader/Loader.h"
#include "analyzer/runtimes/micropython/loader/Mount.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/native/FrozenOutline.h"
#include "analyzer/runtimes/micropython/native/NativeTable.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Globals and locals of what runs, put back however it ends
/// (mp_globals_locals_set_from_nlr_jump_callback).
class NamespaceScope {
  Runtime &R;
  DictObj *Globals, *Locals;

public:
  NamespaceScope(Runtime &R, DictObj *New)
      : R(R), Globals(R.Globals), Locals(R.Locals) {
    R.Globals = R.Locals = New;
  }
  ~NamespaceScope() {
    R.Globals = Globals;
    R.Locals = Locals;
  }
};

class Importer {
public:
  explicit Importer(Runtime &R) : R(R) {}

  Value import(Arguments A) {
    Value FromList = A.Count >= 4 ? A[3] : Value::none();
    int64_t Level = A.Count >= 5 ? A[4].smallInt() : 0;
    if (Level < 0)
      raiseValueError(R, nullptr);
    llvm::StringRef Name = textOrRaise(R, A[0]);
    std::string Absolute;
    if (Level) {
      DictObj *Globals = R.Globals;
      if (A.Count >= 2 && !A[1].isNone()) {
        Globals = R.exact<DictObj>(A[1], R.Types.Dict);
        if (!Globals)
          raiseTypeError(R, nullptr);
      }
      Absolute = absoluteName(Level, Name, Globals);
      Name = Absolute;
    }
    if (Name.empty())
      raiseValueError(R, nullptr);

    Value Top, Outer;
    size_t Start = 0;
    for (size_t End = 1; End <= Name.size(); ++End) {
      if (End != Name.size() && Name[End] != '.')
        continue;
      Qstr Full = R.intern(Name.take_front(End));
      Qstr Last = R.intern(Name.slice(Start, End));
      bool OverridesMain =
          End == Name.size() && FromList.isFalse() &&
          R.Config.macro("MICROPY_MODULE_OVERRIDE_MAIN_IMPORT");
      Value Module = importLevel(Full, Last, Outer, OverridesMain);
      Outer = Module;
      if (!Top)
        Top = Module;
      Start = End + 1;
    }
    return FromList.isNone() ? Top : Outer;
  }

  /// A frozen module at the top level.
  Value importFrozen(llvm::StringRef Name) {
    Value Module = newModule(R, R.intern(Name));
    load(static_cast<ModuleContextObj *>(Module.object()),
         (FrozenImage::Prefix + Name + ".py").str());
    return Module;
  }

private:
  static constexpr llvm::StringLiteral FrozenFolder = ".frozen";

  /// evaluate_relative_import.
  std::string absoluteName(int64_t Level, llvm::StringRef Name, DictObj *G) {
    auto Get = [&](Qstr Key) {
      MapElement *E = lookupMap(R, G->M, Value::qstr(Key), LookupKind::Lookup);
      if (!E)
        raiseArgument(R, R.Types.KeyError, Value::qstr(Key));
      return E->Val;
    };
    Value Current = Get(R.Names.name_dunder);
    if (Current == Value::qstr(R.Names.main_dunder) && R.IsCPythonCompatible &&
        R.Config.macro("MICROPY_MODULE_OVERRIDE_MAIN_IMPORT"))
      Current = Get(R.Names.main_dunder);
    bool IsPackage = lookupMap(R, G->M, Value::qstr(R.Names.path_dunder),
                               LookupKind::Lookup);
    llvm::StringRef Text = textOrRaise(R, Current);
    if (IsPackage)
      --Level;
    size_t At = Text.size();
    while (Level && At > 0)
      if (Text[--At] == '.')
        --Level;
    if (At == 0)
      raiseMessage(R, R.Types.ImportError, "can't perform relative import");
    std::string Result = Text.take_front(At).str();
    if (!Name.empty())
      Result += "." + Name.str();
    R.intern(Result);
    return Result;
  }

  PathKind statFile(std::string &Path) {
    if (stat(Path) == PathKind::File)
      return PathKind::File;
    if (!R.Config.macro("MICROPY_PERSISTENT_CODE_LOAD"))
      return PathKind::Missing;
    Path.insert(Path.size() - 2, "m");
    return stat(Path) == PathKind::File ? PathKind::File : PathKind::Missing;
  }

  PathKind statModule(std::string &Path) {
    if (stat(Path) == PathKind::Folder)
      return PathKind::Folder;
    Path += ".py";
    return statFile(Path);
  }

  /// stat_path. mp_import_stat asks the file system itself, without objects
  /// (mp_vfs_proto_t::import_stat).
  PathKind stat(llvm::StringRef Path) {
    if (llvm::StringRef Inside = Path;
        Inside.consume_front(FrozenImage::Prefix)) {
      const PathKind K =
          R.Frozen ? R.Frozen->kindOf(Inside) : PathKind::Missing;
      if (K != PathKind::Missing)
        return K;
      if (const PathKind O = kindOfOutline(R, Inside); O != PathKind::Missing)
        return O;
      if (R.Frozen)
        return PathKind::Missing;
    }
    if (!Path.starts_with(".frozen/")) // MP_FROZEN_PATH_PREFIX
      makePath(R, Path);
    return R.Files ? R.Files->kindOf(Path) : PathKind::Missing;
  }

  /// \p IsDescribed: it is a frozen module whose code is not at hand.
  PathKind statTopLevel(Qstr Name, std::string &Path, bool &IsDescribed) {
    if (!R.SysPath)
      return PathKind::Missing;
    for (Value Entry : getArray(R, R.SysPath)) {
      Path = textOrRaise(R, Entry).str();
      if (!Path.empty())
        Path += '/';
      Path += R.text(Name);
      PathKind K = statModule(Path);
      if (K != PathKind::Missing)
        return K;
      IsDescribed = textOrRaise(R, Entry) == FrozenFolder &&
                    R.Config.FrozenModules.count(R.text(Name));
      if (IsDescribed)
        return PathKind::File;
    }
    return PathKind::Missing;
  }

  /// process_import_at_level.
  Value importLevel(Qstr Full, Qstr Last, Value Outer, bool OverridesMain) {
    if (R.SysPath && !getArray(R, R.SysPath).empty())
      if (MapElement *E = lookupMap(R, R.LoadedModules->M, Value::qstr(Full),
                                    LookupKind::Lookup))
        return E->Val;
    std::string Path;
    PathKind Kind = PathKind::Missing;
    if (!Outer && R.text(Full) == R.ProgramModule)
      R.IsLoadingProgram = true;
    if (!Outer) {
      if (Value M = builtinModule(Last, /*Extensible=*/false))
        return M;
      bool IsDescribed = false;
      Kind = statTopLevel(Last, Path, IsDescribed);
      if (IsDescribed)
        return describedFrozen(R.text(Last));
      if (Kind == PathKind::Missing)
        if (Value M = builtinModule(Last, /*Extensible=*/true))
          return M;
      // make_weak_link_name: what is neither file nor module is looked for
      // with a u before its name, until 1.20.
      if (Kind == PathKind::Missing && R.Config.Version < 21)
        R.intern(("u" + R.text(Last)).str());
    } else {
      auto *O = static_cast<ModuleObj *>(Outer.object());
      if (R.Config.macro("MICROPY_MODULE_BUILTIN_SUBPACKAGES") &&
          O->Globals->M.IsFixed)
        if (MapElement *E = lookupMap(R, O->Globals->M, Value::qstr(Last),
                                      LookupKind::Lookup))
          if (R.isExact(E->Val, R.Types.Module))
            return E->Val;
      AttrResult Dest;
      loadMethodMaybe(R, Outer, R.Names.path_dunder, Dest);
      if (Dest[0]) {
        Path = (textOrRaise(R, Dest[0]) + "/" + R.text(Last)).str();
        Kind = statModule(Path);
      }
    }
    if (Kind == PathKind::Missing && Outer && isDescribedPackage(Outer))
      describedFrozen(R.text(Full));
    if (Kind == PathKind::Missing) {
      if (R.Config.ErrorReporting <= 1)
        raiseMessage(R, R.Types.ImportError, "module not found");
      raiseFormatted(R, R.Types.ImportError, "no module named '%q'",
                     "no module named '" + R.text(Full) + "'");
    }

    Value Module = newModule(R, Full);
    auto *Context = static_cast<ModuleContextObj *>(Module.object());
    try {
      if (OverridesMain && Kind != PathKind::Folder)
        overrideMain(Context, Full);
      if (Kind == PathKind::Folder) {
        Value PathObject = newStr(R, Path);
        storeAttr(R, Module, R.Names.path_dunder, PathObject);
        std::string Init = Path + "/__init__.py";
        if (statFile(Init) == PathKind::File)
          load(Context, Init);
      } else
        load(Context, Path);
      if (Outer)
        storeAttr(R, Outer, Last, Module);
      else if (R.text(Full) == R.ProgramModule)
        R.HasImportedProgram = true;
    } catch (Raise &) {
      // A module that was loaded in part stays registered before 1.21.
      if (R.Config.Version >= 21)
        lookupMap(R, R.LoadedModules->M, Value::qstr(Full),
                  LookupKind::RemoveIfFound);
      throw;
    } catch (OutOfMemory &) {
      lookupMap(R, R.LoadedModules->M, Value::qstr(Full),
                LookupKind::RemoveIfFound);
      throw;
    }
    return Module;
  }

  void overrideMain(ModuleContextObj *Context, Qstr Full) {
    Value Main = Value::qstr(R.Names.main_dunder);
    dictStore(R, Context->Globals, Value::qstr(R.Names.name_dunder), Main);
    if (R.IsCPythonCompatible) {
      dictStore(R, R.LoadedModules, Main, Context);
      dictStore(R, Context->Globals, Main, Value::qstr(Full));
    }
  }

  /// do_load, and the moment when the program itself begins.
  void load(ModuleContextObj *Context, llvm::StringRef Path) {
    const StackSpace Stack(R, stack::DoLoad);
    if (Path.consume_front(FrozenImage::Prefix)) {
      Qstr File = R.intern(Path);
      if (const ir::Module *Code = R.Frozen ? R.Frozen->find(Path) : nullptr)
        return execute(loadFrozen(R, *Code, Context), Context, File);
      storeFile(Context, File);
      NamespaceScope Scope(R, Context->Globals);
      call0(R, newOutlineFunction(R, Path.drop_back(3), Context));
      return;
    }
    // do_load: before 1.22 the path is interned when the file has been opened,
    // or loaded.
    const bool IsLate = R.Config.Version < 22;
    Qstr File = IsLate ? 0 : R.intern(Path);
    if (Path.size() < 3 || Path[Path.size() - 3] != 'm') {
      loadSource(R, Context, Path);
      return;
    }
    RawCodeCell *Code;
    {
      HoldScope Reading(R.Mem); // Nobody keeps the open file.
      FileReader Reader(R, Path);
      if (!Reader.file().Code)
        raiseValueError(R, "incompatible .mpy file");
      Code = loadMpy(R, *Reader.file().Code, Context);
      Reader.close();
    }
    R.Mem.hold(Code);
    if (IsLate)
      File = R.intern(Path);
    execute(Code, Context, File);
  }

  /// do_execute_proto_fun.
  void execute(RawCodeCell *Code, ModuleContextObj *Context, Qstr File) {
    storeFile(Context, File);
    NamespaceScope Scope(R, Context->Globals);
    Value Function = makeFunction(R, Code, Context, nullptr);
    call0(R, Function);
  }

  void storeFile(ModuleContextObj *Context, Qstr File) {
    if (R.Config.macro("MICROPY_MODULE___FILE__", 1))
      storeAttr(R, Context, R.Names.file_dunder, Value::qstr(File));
  }

  /// A frozen module whose code is not at hand: its description, or the end of
  /// the run.
  Value describedFrozen(llvm::StringRef Name) {
    ModuleObj *M = describedModule(R, Name);
    if (!M)
      stopUnmodelled(R, "frozen module " + Name,
                     "everything from its import on; --frozen FOLDER names a "
                     "folder with its code");
    R.unmodelled("frozen module " + Name,
                 "what its own code asks for is not counted; --frozen FOLDER "
                 "names a folder with its code");
    return M;
  }
  /// A package of which only the top level is described.
  bool isDescribedPackage(Value Outer) {
    MapElement *E =
        lookupMap(R, static_cast<ModuleObj *>(Outer.object())->Globals->M,
                  Value::qstr(R.Names.name_dunder), LookupKind::Lookup);
    return E && E->Val.isQstr() &&
           R.Config.FrozenModules.count(R.text(E->Val.qstr())) &&
           describedModule(R, R.text(E->Val.qstr())) == Outer.object();
  }

  /// mp_module_get_builtin.
  Value builtinModule(Qstr Name, bool Extensible) {
    ModuleObj *M = findBuiltin(R.text(Name), Extensible);
    llvm::StringRef Text = R.text(Name);
    if (!M && Text == "usys")
      M = R.nativeModule("sys");
    if (!M && !Extensible && Text.consume_front("u")) {
      // A name of its own before 1.27.
      if (R.Config.Version < 27 && R.Config.Version >= 21)
        R.intern(Text);
      M = findBuiltin(Text, /*Extensible=*/true);
    }
    if (!M)
      return Value();
    if (R.Config.macro("MICROPY_MODULE_BUILTIN_INIT")) {
      AttrResult Dest;
      loadMethodMaybe(R, M, R.Names.init_dunder, Dest);
      if (Dest[0]) {
        Value Stack[2] = {Dest[0], Dest[1]};
        callMethod(R, 0, 0, Stack);
      }
    }
    return M;
  }

  /// An entry of mp_builtin_module_map or of mp_builtin_extensible_module_map;
  /// ends the run for one of which nothing is known.
  ModuleObj *findBuiltin(llvm::StringRef Name, bool Extensible) {
    if (ModuleObj *M = R.nativeModule(Name))
      return R.isExtensible(M) == Extensible ? M : nullptr;
    if (!R.Config.BuiltinModules.count(Name) ||
        R.Config.ExtensibleModules.count(Name) != Extensible)
      return nullptr;
    ModuleObj *M = describedModule(R, Name);
    if (!M)
      stopUnmodelled(R, "module " + Name, "everything from its import on");
    return M;
  }

  Runtime &R;
};

} // namespace

Value micropython::importFrozen(Runtime &R, llvm::StringRef Name) {
  return Importer(R).importFrozen(Name);
}

Value micropython::builtinImport(Runtime &R, Arguments A) {
  StaleWordScope Stale(R.Mem);
  if (!R.Current || !R.Current->Previous) { // By the launch, not by a module.
    for (const StaleWord &W : R.ImportWords)
      R.Mem.addStaleWord(W);
    R.Mem.addStaleWord(R.DriverGlobals);
  }
  return Importer(R).import(A);
}

/// mp_obj_new_module.
Value micropython::newModule(Runtime &R, Qstr Name) {
  MapElement *E = lookupMap(R, R.LoadedModules->M, Value::qstr(Name),
                            LookupKind::AddIfNotFound);
  if (E->Val)
    return E->Val;
  auto *M =
      R.newObject<ModuleContextObj>(R.Sizes.ModuleContext, R.Types.Module);
  M->Globals = newDict(R, R.Config.macro("MICROPY_MODULE_DICT_SIZE", 1));
  dictStore(R, M->Globals, Value::qstr(R.Names.name_dunder), Value::qstr(Name));
  // Looked up again: the table may have grown while the dict was made.
  lookupMap(R, R.LoadedModules->M, Value::qstr(Name), LookupKind::Lookup)->Val =
      M;
  return M;
}
