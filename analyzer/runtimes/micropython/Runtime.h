//===- Runtime.h - The state of one MicroPython at work -*- C++ -*-===//
//
// mp_state_ctx and what surrounds it: memory, interned strings, types, the
// running frames, the roots of collections. One Runtime is one boot of one
// device. What the interpreter's functions do with it stands in Operations.h
// and objects/.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_RUNTIME_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_RUNTIME_H

#include "analyzer/ir/LiveLocals.h"
#include "analyzer/machine/Arena.h"
#include "analyzer/runtimes/micropython/FloatText.h"
#include "analyzer/runtimes/micropython/Interrupts.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/Object.h"
#include "analyzer/runtimes/micropython/Profile.h"
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/SteadyState.h"
#include "analyzer/runtimes/micropython/assume/ProgramAssumptions.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/open/InterruptPoints.h"
#include "analyzer/runtimes/micropython/open/TaskTimes.h"
#include "targets/StackWords.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace pymemlint::micropython {

struct Frame;
class ActivationObserver;
class StepObserver;
class FileOverlay;
class PathFollower;
class FileSystem;
class FrozenImage;
class LiveWatch;

/// Facts of a build that the model branches on. Filled from a Target.
struct Configuration {
  uint32_t WordBytes = 4;          ///< sizeof(mp_obj_t) = sizeof(void *).
  uint32_t SmallIntBits = 31;      ///< Width of a small int, sign included.
  bool SingleFloat = false;        ///< MICROPY_FLOAT_IMPL_FLOAT.
  bool UnboxedFloats = false;      ///< Object representation C or D.
  uint32_t DigitBits = 16;         ///< MPZ_DIG_SIZE.
  uint32_t ErrorReporting = 3;     ///< MICROPY_ERROR_REPORTING (1 terse .. 3).
  bool CompressedMessages = false; ///< MICROPY_ROM_TEXT_COMPRESSION.
  /// Names of the modules that the build has, modelled or not.
  llvm::StringSet<> BuiltinModules;
  llvm::StringSet<> ExtensibleModules; ///< Of these; files come before them.
  /// Words that stand as one byte in a compressed message; empty: unknown.
  llvm::StringMap<uint8_t> CompressedWords;
  uint32_t EmergencyBufferBytes = 0; ///< MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE.
  uint32_t MaxStateOnStack = 44;     ///< VM_MAX_STATE_ON_STACK, bytes.
  /// Of MICROPY_ENABLE_PYSTACK, where states and arguments stand beside the
  /// heap; 0: the build has none.
  uint32_t PystackBytes = 0;
  uint32_t StackBytes = 0;        ///< C stack for the recursion check, 0: none.
  uint32_t StackBytesAtStart = 0; ///< Of it when the first bytecode runs.
  bool HasMeasuredFrames = false; ///< StackFrames.def is of this build.
  uint32_t StackWords = 0;        ///< A bit for each StackWord of the build.
  uint32_t LoggedStackWords = 0;  ///< As above, of the build with a log.
  bool leaves(StackWord W) const { return StackWords >> unsigned(W) & 1; }
  bool BigEndian = false;
  std::string Platform = "linux";  ///< sys.platform
  std::string BannerMachine;       ///< sys.implementation._machine
  std::string BoardBuildName;      ///< MICROPY_BOARD_BUILD_NAME, or empty.
  std::string Port = "unix";       ///< Folder under ports/.
  llvm::StringSet<> FrozenModules; ///< Top-level names of those in flash.
  llvm::StringSet<> FrozenFiles;   ///< Their files: "asyncio/core.py".
  uint32_t WideAlign = 8;          ///< alignof(long long), alignof(double).
  std::string FileStruct;       ///< Of an open file: "mp_obj_vfs_posix_file_t".
  std::string MountPoint;       ///< Of the file system: "flash"; empty: root.
  uint32_t FileBufferBytes = 0; ///< MP_STREAM_GET_BUFFER_SIZE of such, 0: none.
  uint32_t ReaderStructBytes = 0; ///< sizeof(mp_reader_vfs_t), padding too.
  CompilerConfig Compiler;        ///< For compiling on the device.
  uint32_t Version = 0x1b;        ///< Minor version: 27.
  /// Where the heap's first area begins. Exact only modulo a page on hosts that
  /// place it at random; hashes by address and their cache go by it.
  uint64_t HeapAddress = 0x20000000;
  /// Objects in ROM are numbered as they are asked for: where the first would
  /// stand, and how far apart. No build's own.
  uint64_t RomAddress = 0x08000000, RomStride = 16;
  /// Every integer macro of the build; missing ones are absent.
  llvm::StringMap<int64_t> Macros;
  int64_t macro(llvm::StringRef Name, int64_t Default = 0) const {
    auto It = Macros.find(Name);
    return It == Macros.end() ? Default : It->second;
  }
};

/// What a type in ROM is made of; nulls for absent slots.
struct Entry;
struct TypeSpec {
  const char *Name;
  uint16_t Flags = 0;
  MakeNewFn MakeNew = nullptr;
  PrintFn Print = nullptr;
  CallFn Call = nullptr;
  UnaryFn Unary = nullptr;
  BinaryFn Binary = nullptr;
  AttrFn Attr = nullptr;
  SubscrFn Subscr = nullptr;
  GetIterFn GetIter = nullptr;
  IterNextFn IterNext = nullptr;
  BufferFn GetBuffer = nullptr;
  const StreamProtocol *Stream = nullptr;
  const TypeSpec *Parent = nullptr;
  llvm::ArrayRef<Entry> Locals = {};
  const void *Extra = nullptr;
};

/// One name of a module's or type's ROM dict. An entry whose name is not among
/// the build's names in ROM is not built in and is left out.
struct Entry {
  enum class Kind : uint8_t {
    Function, ///< Function, Min, Max, TakesKeywords.
    Static,   ///< staticmethod of such a function.
    Class,    ///< classmethod of such a function.
    Type,     ///< Spec.
    Integer,  ///< Number.
    String,   ///< Text: a qstr.
    Module,   ///< Text: another native module's name.
    Make,     ///< Maker makes the value once at start-up, in ROM.
  };
  const char *Name;
  Kind K = Kind::Function;
  NativeFn Function = nullptr;
  uint8_t Min = 0, Max = 0;
  bool TakesKeywords = false;
  const TypeSpec *Spec = nullptr;
  int64_t Number = 0;
  const char *Text = nullptr;
  Value (*Maker)(Runtime &R) = nullptr;
  /// Left out unless this macro of the build is set ("since 1.24": unless it is
  /// of that version or a later one); null: no such condition.
  const char *Condition = nullptr;
};

/// Entries for tables: function("append", listAppend, 2).
constexpr Entry function(const char *Name, NativeFn F, uint8_t N) {
  return {Name, Entry::Kind::Function, F, N, N};
}
constexpr Entry function(const char *Name, NativeFn F, uint8_t Min,
                         uint8_t Max) {
  return {Name, Entry::Kind::Function, F, Min, Max};
}
constexpr Entry keywordFunction(const char *Name, NativeFn F, uint8_t Min,
                                uint8_t Max = 255) {
  return {Name, Entry::Kind::Function, F, Min, Max, true};
}
constexpr Entry staticFunction(const char *Name, NativeFn F, uint8_t Min,
                               uint8_t Max) {
  return {Name, Entry::Kind::Static, F, Min, Max};
}
constexpr Entry classFunction(const char *Name, NativeFn F, uint8_t Min,
                              uint8_t Max) {
  return {Name, Entry::Kind::Class, F, Min, Max};
}
constexpr Entry typeEntry(const char *Name, const TypeSpec &Spec) {
  return {Name, Entry::Kind::Type, nullptr, 0, 0, false, &Spec};
}
constexpr Entry integer(const char *Name, int64_t N) {
  return {Name, Entry::Kind::Integer, nullptr, 0, 0, false, nullptr, N};
}
constexpr Entry string(const char *Name, const char *Text) {
  return {Name, Entry::Kind::String, nullptr, 0, 0, false, nullptr, 0, Text};
}
constexpr Entry moduleEntry(const char *Name, const char *Module) {
  return {Name, Entry::Kind::Module, nullptr, 0, 0, false, nullptr, 0, Module};
}
constexpr Entry made(const char *Name, Value (*Maker)(Runtime &)) {
  return {Name,  Entry::Kind::Make, nullptr, 0,       0,
          false, nullptr,           0,       nullptr, Maker};
}

/// An entry inside `#if Macro`, whose name stands in ROM for other reasons too.
constexpr Entry onlyIf(const char *Macro, Entry E) {
  E.Condition = Macro;
  return E;
}

/// A module of the interpreter in ROM (mp_obj_module_t).
struct ModuleSpec {
  const char *Name;
  llvm::ArrayRef<Entry> Globals;
  AttrFn Delegate = nullptr; ///< MICROPY_MODULE_ATTR_DELEGATION.
  /// MP_REGISTER_EXTENSIBLE_MODULE: a user's file of that name comes first.
  bool IsExtensible = true;
};

/// What the machine says about the program besides requests.
struct Unmodelled {
  SiteId Site;
  std::string Construct, Effect;
};

/// A source position that requests are charged to.
struct Site {
  Qstr File = 0, Function = 0;
  uint32_t Line = 0;
  bool operator==(const Site &) const = default;
};

struct RuntimeParameters {
  Configuration Config;
  GcHeapConfig Heap;
  QstrConfig Qstrs;
  llvm::ArrayRef<llvm::StringRef> RomNames;
  /// sizeof by the C name; for a struct ending in a flexible array the array's
  /// offset. A missing one is a fact that the target lacks.
  std::function<std::optional<uint32_t>(llvm::StringRef)> SizeOf;
  uint64_t HostMemoryLimit = uint64_t(1) << 31;
};

/// State of the module random (extmod/modrandom.c).
struct RandomState {
  uint32_t Pad = 0xeda4baba, N = 69, D = 233;
  uint8_t Dat = 0;
  bool IsKnown = true;   ///< Not seeded by the device's own randomness.
  bool IsSeeded = false; ///< Its import has seeded it.
};

/// Thrown when the run's fuel is used up: the analysis goes on from what it
/// has, with open bounds.
struct OutOfFuel {};

/// Numbers that values from outside are drawn from: those that are given, then
/// those of a seed, or none any more.
class DrawnInputs {
public:
  DrawnInputs(uint64_t Seed, llvm::ArrayRef<uint64_t> Given, bool HasMore)
      : Generator(Seed), All(Given.begin(), Given.end()), HasMore(HasMore) {}
  uint64_t operator()() {
    if (Next == All.size()) {
      if (!HasMore)
        throw OutOfFuel();
      All.push_back(Generator());
    }
    return All[Next++];
  }
  /// In order; without those that were given and not drawn.
  std::vector<uint64_t> drawn() const {
    return {All.begin(), All.begin() + ptrdiff_t(Next)};
  }

private:
  std::mt19937_64 Generator;
  std::vector<uint64_t> All;
  size_t Next = 0;
  bool HasMore;
};

/// Thrown where the program does what is not modelled at all, so that nothing
/// can be said of what follows. Runtime::unmodelled has said what it is.
struct NotModelled {};

/// Thrown by what resets the device or switches it off. No handler runs.
struct DeviceStops {
  llvm::StringRef By; ///< "machine.reset()", for the process.
};

/// Thrown when the program has settled in a loop without an end.
struct EndlessLoop {
  const ir::Function *Function;
  uint32_t Header;
  bool IsRepeated = false; ///< Its state was there before.
};

/// sys.exit() and errors that end the program carry their exception in Raise.

class Runtime final : public SiteSource, public Memory::RootSource {
public:
  explicit Runtime(const RuntimeParameters &P);
  ~Runtime();
  Runtime(const Runtime &) = delete;
  Runtime &operator=(const Runtime &) = delete;

  Configuration Config;
  Arena Pool;
  Memory Mem;
  QstrTable Qstrs;

  struct SizesOf {
#define STRUCT(Name, CName) uint32_t Name = 0;
#include "analyzer/runtimes/micropython/Structs.def"
  } Sizes;
  struct TypesOf {
#define CORE_TYPE(Name) pymemlint::Type *Name = nullptr;
#include "analyzer/runtimes/micropython/CoreTypes.def"
  } Types;
  struct NamesOf {
#define NAME(Identifier, Text) Qstr Identifier = 0;
#include "analyzer/runtimes/micropython/Names.def"
  } Names;
  /// sizeof(\p CName) for structs that only one module uses; 0 and a note in
  /// MissingFacts when the target does not describe it.
  uint32_t sizeOf(llvm::StringRef CName);
  std::vector<std::string> MissingFacts;

  //===--- Requests -------------------------------------------------------===//

  /// mp_obj_malloc: a new object of type \p Ty that asks for \p Bytes.
  template <class T> T *newObject(uint64_t Bytes, const Type *Ty) {
    T *O = Pool.make<T>();
    Mem.allocate(*O, Bytes);
    O->Ty = Ty;
    return O;
  }
  template <class T> T *newObjectWithFinaliser(uint64_t Bytes, const Type *Ty) {
    T *O = Pool.make<T>();
    if (Config.macro("MICROPY_ENABLE_FINALISER"))
      Mem.allocateWithFinaliser(*O, Bytes);
    else
      Mem.allocate(*O, Bytes);
    O->Ty = Ty;
    return O;
  }
  /// An object without a place on the heap: in ROM, in static memory, or in a
  /// caller's frame (mp_obj_iter_buf_t, a stack slice).
  template <class T> T *newStackObject(const Type *Ty) {
    T *O = Pool.make<T>();
    O->Ty = Ty;
    return O;
  }
  /// m_new(byte, Bytes).
  Storage *newStorage(uint64_t Bytes);
  /// Host bytes in ROM: no request.
  Storage *newRomStorage(llvm::StringRef Text);
  /// m_renew(byte, ...): the host copy follows.
  void renewStorage(Storage *S, uint64_t OldBytes, uint64_t NewBytes);
  /// m_renew_maybe; false when it failed.
  bool renewStorageMaybe(Storage *S, uint64_t OldBytes, uint64_t NewBytes,
                         bool AllowMove);
  /// m_del(byte, ...).
  void deleteStorage(Storage *S, uint64_t Bytes);
  /// m_new(mp_obj_t, Count), m_renew and m_del of it.
  Slots *newSlots(uint64_t Count);
  void renewSlots(Slots *S, uint64_t OldCount, uint64_t NewCount);
  void deleteSlots(Slots *S, uint64_t Count);
  uint64_t wordBytes() const { return Config.WordBytes; }
  /// \p V, held: a result that leaves a HoldScope.
  Value kept(Value V) {
    if (V.isObject())
      Mem.hold(V.object());
    return V;
  }

  //===--- Interned strings -----------------------------------------------===//

  llvm::StringRef text(Qstr Q) const { return Qstrs.text(Q); }
  /// qstr_from_strn.
  Qstr intern(llvm::StringRef Text) { return Qstrs.intern(Text); }

  //===--- Types ----------------------------------------------------------===//

  /// The ROM type of a description; made on first use.
  Type *type(const TypeSpec &Spec);
  /// mp_obj_get_type.
  const Type *typeOf(Value V) const {
    if (V.isObject())
      return V.object()->Ty;
    if (V.isSmallInt())
      return Types.Int;
    if (V.isQstr())
      return Types.Str;
    return V.isNone() ? Types.None : Types.Bool;
  }
  bool isExact(Value V, const Type *Ty) const {
    return V.isObject() && V.object()->Ty == Ty;
  }
  /// The object as \p T when its type is exactly \p Ty, else null.
  template <class T> T *exact(Value V, const Type *Ty) const {
    return isExact(V, Ty) ? static_cast<T *>(V.object()) : nullptr;
  }
  /// A native function object in ROM.
  NativeObj *native(const char *Name, NativeFn F, uint8_t Min, uint8_t Max,
                    bool TakesKeywords = false);
  /// The function of an entry that stands in no table, always the same one.
  NativeObj *romFunction(const Entry &E);
  /// A ROM dict from a table.
  DictObj *romDict(llvm::ArrayRef<Entry> Entries);
  Value entryValue(const Entry &E);
  /// A module in ROM by its name; null when it is not built in.
  ModuleObj *nativeModule(llvm::StringRef Name);
  bool isExtensible(const ModuleObj *M) const;
  /// An element of the builtins module's dict; null when it is not built in.
  MapElement *builtin(Qstr Name) {
    auto It = Builtins.find(Name);
    return It == Builtins.end() ? nullptr : It->second;
  }
  /// The same by mp_map_lookup, which the cache of lookups remembers.
  MapElement *lookupBuiltin(Qstr Name) {
    MapElement *E = builtin(Name);
    if (E && MapCacheEntries)
      MapCache[(Value::qstr(Name).bits() >> 2) % MapCacheEntries] =
          static_cast<uint8_t>(E - FirstBuiltin);
    return E;
  }

  Value EmptyTuple, EmptyBytes, EllipsisObject, NotImplementedObject;
  Value GeneratorExitObject; ///< mp_const_GeneratorExit_obj
  int64_t SmallIntMin = 0, SmallIntMax = 0;
  bool IsCPythonCompatible = true; ///< MICROPY_CPYTHON_COMPAT
  bool HasUnicode = true;          ///< MICROPY_PY_BUILTINS_STR_UNICODE
  bool ChecksUtf8 = true;          ///< MICROPY_PY_BUILTINS_STR_UNICODE_CHECK
  bool HasDescriptors = false;     ///< MICROPY_PY_DESCRIPTORS
  bool HasExceptionInfo = false;   ///< MICROPY_PY_SYS_EXC_INFO
  bool HasFloat = true;            ///< MICROPY_PY_BUILTINS_FLOAT
  /// A 387 computes doubles with the bits of a long double (FLT_EVAL_METHOD 2):
  /// the build is for 32-bit x86.
  bool HasExcessPrecision = false;
  FloatModel Floats;              ///< How floats are read and written.
  bool OptimisesBitwise = true;   ///< MICROPY_OPT_MPZ_BITWISE
  bool HasAttributeHooks = false; ///< MICROPY_PY_DELATTR_SETATTR
  Value NativeBaseInit;           ///< native_base_init_wrapper_obj
  /// mp_unary_op_method_name and mp_binary_op_method_name: 0 where the build
  /// has no method for it.
  Qstr unaryName(UnaryOp Op) const { return UnaryMethods[unsigned(Op)]; }
  Qstr binaryName(BinaryOp Op) const { return BinaryMethods[unsigned(Op)]; }

  //===--- State (mp_state_vm_t, mp_state_thread_t) -----------------------===//

  DictObj *Globals = nullptr, *Locals = nullptr;
  DictObj *MainDict = nullptr;         ///< dict_main
  ModuleObj *MainModule = nullptr;     ///< __main__
  DictObj *LoadedModules = nullptr;    ///< mp_loaded_modules_dict
  DictObj *BuiltinsOverride = nullptr; ///< mp_module_builtins_override_dict
  Value SysPath; ///< A list, or what the program put in its place; or null.
  ListObj *SysArgv = nullptr;
  Value SysExitFunction = Value::none(); ///< sys_exitfunc
  /// cur_exception: the last that a bytecode function saw, until it has left
  /// the handler. A root of builds with sys.exc_info().
  Value CurrentException;
  Value SysPs1, SysPs2;     ///< sys_mutable
  Value StandardStreams[3]; ///< stdin, stdout, stderr, in ROM.
  Value StandardBuffers[3]; ///< What their `buffer` is.
  /// What the clock of the followed run shows; see modules/TimeModule.cpp.
  uint64_t ClockMicroseconds = 0;
  Value StopIterationArgument; ///< MP_STATE_THREAD(stop_iteration_arg)
  Frame *Current = nullptr;    ///< Innermost bytecode frame.
  ActivationObserver *Observer = nullptr; ///< May be null.
  StepObserver *Steps = nullptr;          ///< May be null: see setFuel().
  /// Ends the run after \p Operations; Steps is set by then.
  void setFuel(uint64_t Operations) {
    Fuel = Operations;
    NextStop = Steps || LooksAtEach ? 0 : Operations;
  }
  /// From here on whoever follows ways sees each operation.
  void lookAtEach() {
    LooksAtEach = true;
    NextStop = 0;
  }
  bool LooksAtEach = false;
  /// Tells it that \p F is about to do its next operation.
  void beforeOperation(const Frame &F);
  uint64_t NextStop = UINT64_MAX; ///< Operations until bytecode looks up.
  ExceptionObj *EmergencyException = nullptr;
  Storage *EmergencyBuffer = nullptr; ///< From alloc_emergency_exception_buf.
  int64_t OptimisationLevel = 0;      ///< mp_optimise_value
  /// micropython.schedule's queue: callback and argument.
  std::vector<std::pair<Value, Value>> Scheduled;
  bool IsSchedulerLocked = false;
  uint64_t StackUsed = 0;   ///< By what runs now, without what surrounds it.
  uint64_t PystackUsed = 0; ///< Bytes.
  bool HasPending = false;  ///< sched_state == MP_SCHED_PENDING
  /// MP_STATE_VM(map_lookup_cache) and how many of its entries the build has;
  /// a hit spares the program's own __hash__ and __eq__.
  uint8_t MapCache[256] = {};
  uint32_t MapCacheEntries =
      Config.macro("MICROPY_OPT_MAP_LOOKUP_CACHE")
          ? std::min<int64_t>(
                Config.macro("MICROPY_OPT_MAP_LOOKUP_CACHE_SIZE", 128), 256)
          : 0;
  /// Further cells or values of modules that the collector must see
  /// (MP_REGISTER_ROOT_POINTER). Modules append in their start-up.
  std::vector<Value> RootPointers;
  std::vector<const Cell *> RootCells;
  RandomState Random;
  const FileSystem *Files = nullptr;
  const FrozenImage *Frozen = nullptr;       ///< Modules in flash, with code.
  std::shared_ptr<FileOverlay> WrittenFiles; ///< Made when first needed.
  bool ReadsFiles = false; ///< What files hold or how long they are was read.
  int LastFileNumber = 0;  ///< Files opened so far.
  /// littlefs: the text of the current folder, and what of it is that folder.
  Storage *CurrentFolderText = nullptr;
  uint32_t CurrentFolderLength = 0;
  Value AsyncioContext; ///< mp_asyncio_context, no root of collections.
  std::shared_ptr<void> BoardState;    ///< native/NativeTable.cpp's.
  std::shared_ptr<void> OutsideMemory; ///< modules/DeviceMemory.cpp's.
  /// What the program gave to timers, pins and the like to be called.
  std::vector<InterruptHandler> InterruptCallbacks;
  /// What objects refer to in the host's memory beyond the arena.
  std::vector<std::shared_ptr<void>> HostData;
  /// Code that was compiled during the run.
  std::vector<std::unique_ptr<const ir::Module>> CompiledModules;
  std::string ProgramModule; ///< Name of the user's program as a module.
  Qstr ProgramFile = 0;      ///< Its file, where it is not imported.
  /// Stale words below the driver's imports while these run (StackWords.def).
  std::vector<StaleWord> ImportWords;
  StaleWord DriverGlobals;         ///< StackWord::DriverGlobals.
  Qstr DriverFile = 0;             ///< Source name of the launch's own text.
  bool HasImportedProgram = false; ///< Its import has come to its end.
  bool IsLoadingProgram = false;   ///< It is found, read, compiled or loaded.
  std::string Output;              ///< What the program printed.
  bool KeepOutput = true;
  uint64_t ThreadStackBytes = 0; ///< thread_stack_size of py/modthread.c.
  uint64_t Fuel = UINT64_MAX;    ///< Operations that the run may do.
  uint64_t Operations = 0;       ///< Operations done.
  /// Operations since it was entered after which a loop without a condition
  /// counts as endless.
  uint64_t EndlessAfter = UINT64_MAX;
  //===--- Values from outside (open/)
  //--------------------------------------===//

  /// Where the run goes on when a value from outside decides; null: such values
  /// have one nominal value each.
  PathFollower *Paths = nullptr;
  TaskTimes Times; ///< What tasks wait for, where every way is followed.
  /// Calls interrupt handlers at any time; null: nobody does.
  std::unique_ptr<InterruptPoints> Interruptions;
  unsigned InterruptDepth = 0; ///< Handlers at work now.
  /// Of Memory::allocated, by handlers and while the loop of asyncio waits.
  uint64_t InterruptAllocated = 0;
  bool IsWaiting = false; ///< The loop of asyncio looks what is ready.
  /// One of \p Count ways to go on.
  unsigned choose(size_t Count);
  /// Texts of what is not known are the longest ones, or the shortest.
  bool writesLongest();
  /// \p What has a range and is read as one number: the bounds are open.
  void readOpen(const llvm::Twine &What) {
    unmodelled(What, "followed with one possible value");
  }
  /// What values from outside are drawn from; none: the nominal ones are taken.
  std::optional<DrawnInputs> Inputs;
  /// What a configuration states of inputs; null: nothing.
  const ProgramAssumptions *Assumed = nullptr;
  /// What was found of the assumptions of comments; one of a kind and place.
  std::vector<AssumptionFinding> AssumptionFindings;
  bool IsCollectionDisabled = false; ///< gc.disable() was called.
  bool HasOpenReals = false;         ///< There are floats that are ranges.
  bool MakesOpenText = false; ///< Texts are made of some that are not known.
  uint64_t OpenWritten = 0;   ///< Open values that were written as text.
  /// Characters by which the texts of all those can differ in length, together.
  uint64_t OpenSlack = 0;

  /// Watches loops without an end; null: nobody does.
  std::unique_ptr<SteadyState> Steady;
  uint64_t Activations = 0; ///< Calls of bytecode so far.
  micropython::Profile Counts;
  LiveWatch *Live = nullptr; ///< Where the peak of what lives is wanted.
  /// The names of the module that code belongs to.
  llvm::DenseMap<const ir::Function *, const Qstr *> NamesOfCode;
  ir::LiveLocals
      ReadLocals; ///< Of code that has run, where states are written.
  std::vector<Unmodelled> UnmodelledUses;
  void unmodelled(const llvm::Twine &Construct, const llvm::Twine &Effect);
  /// Called when a value from outside decides for the first time, or a loop
  /// without an end comes back: until then all runs are one.
  std::function<void()> AtFirstDecision;
  bool AssumesSmallInts = false; ///< See Exploration::AssumesSmallInts.
  /// Called when a loop without a condition comes back for the first time;
  /// where every way is followed, when one is entered, once.
  std::function<void(const ir::Function *Code, uint32_t Header)> AtEndlessLoop;
  /// What the program saw that its source does not determine: an order or a
  /// number that follows from addresses.
  std::vector<Unmodelled> UndeterminedUses;
  void undetermined(const llvm::Twine &Construct, const llvm::Twine &Effect);
  /// Called once, before the first of them, or when the C stack is filled so
  /// far that another C compiler's frames may fill it: up to there nothing but
  /// the program decides.
  std::function<void()> BeforeUncertain;
  void noteUncertain();
  /// Whether RuntimeError is raised, and where, follows from stack frames.
  bool StackDecides = false;
  /// Whether the frames of StackFrames.def hold for what runs now: in the
  /// built-in function that runs, and in those around it.
  bool IsFrameKnown = true;
  uint32_t UnknownFrames = 0;
  /// Hashes that were made from an address so far.
  uint64_t AddressHashes = 0;
  /// Bytes of C stack used now, by the model of recursion (mp_cstack_usage).
  uint64_t stackUsage() const;

  //===--- Sites ----------------------------------------------------------===//

  SiteId currentSite() override;
  const std::vector<Site> &sites() const { return SiteTable; }

  void traceRoots(Tracer &T) override;
  void forEachStaleWord(llvm::function_ref<void(const StaleWord &)> F) override;
  void finalise(Cell &C) override;
  bool hasFinaliser(Cell &C) override;
  bool mayCatch() override;
  /// The target knows its heap within bounds only; and more of it is used than
  /// it has for certain.
  bool IsHeapWithinBounds = false, IsHeapUncertain = false;
  /// The program has set a handler of asyncio's for errors of tasks.
  bool HasTaskErrorHandler = false;
  /// Native code that catches what a call raises, at work now (CatchScope).
  unsigned NativeHandlers = 0;

  /// The address that the device would give to a cell, for id() and hashes by
  /// identity; not determined by the program (the caller says so).
  uint64_t addressOf(Value V) const;
  /// The same where nothing that the program does follows from it.
  uint64_t placeAddress(Value V) const;
  uint64_t addressOfBlock(Block B) const;
  /// The first block of the used run that holds \p Address; NoBlock where
  /// there is none.
  Block blockAt(uint64_t Address) const;

private:
  llvm::DenseMap<const TypeSpec *, Type *> TypesBySpec;
  bool TypesComplete = false;
  Qstr UnaryMethods[12] = {}, BinaryMethods[64] = {};
  void findMethodNames();
  llvm::DenseMap<const Entry *, NativeObj *> RomFunctions;
  llvm::DenseMap<Qstr, MapElement *> Builtins;
  MapElement *FirstBuiltin = nullptr;
  std::function<std::optional<uint32_t>(llvm::StringRef)> SizeOfStruct;
  llvm::StringMap<std::pair<ModuleObj *, bool>> NativeModules;
  std::vector<Site> SiteTable;
  llvm::DenseMap<std::pair<const void *, uint32_t>, SiteId> SiteNumbers;
  llvm::StringMap<uint32_t> StructSizes;
  mutable llvm::DenseMap<const Obj *, uint32_t> RomNumbers;
  uint64_t PoolAddress = 0; ///< Of block 0.
};

/// MP_SMALL_INT_FITS on the target.
inline bool fitsSmallInt(const Runtime &R, int64_t V) {
  return V >= R.SmallIntMin && V <= R.SmallIntMax;
}

/// A number as the device's size_t holds it.
inline uint64_t toSize(const Runtime &R, int64_t N) {
  return R.Config.WordBytes == 4 ? uint32_t(N) : uint64_t(N);
}

/// A number as the device's mp_int_t holds it: arithmetic there wraps around.
inline int64_t toWord(const Runtime &R, uint64_t N) {
  return R.Config.WordBytes == 4 ? int32_t(N) : int64_t(N);
}

/// Bytes of C stack that nested C code takes. They follow from the compiler's
/// stack frames: these were measured on the 32-bit unix build, by differences
/// of micropython.stack_use() between levels.
namespace stack {
#define STACK_FRAME(Name, Bytes, Function)                                     \
  inline constexpr uint32_t Name = Bytes;
#include "analyzer/runtimes/micropython/StackFrames.def"
/// Of fun_bc_call, mp_obj_gen_resume, mp_obj_print_helper and mp_quicksort
/// where they call mp_cstack_check; and of mp_iternext, which has an nlr_buf_t.
inline constexpr uint32_t Check = 48, NextCheck = 96;
/// From there to stack_dummy of mp_cstack_usage, whose address is compared.
inline constexpr uint32_t Usage = 36;
} // namespace stack

/// Native code that catches MemoryErrors while it lives.
class CatchScope {
  Runtime &R;

public:
  explicit CatchScope(Runtime &R) : R(R) { ++R.NativeHandlers; }
  ~CatchScope() { --R.NativeHandlers; }
  CatchScope(const CatchScope &) = delete;
  CatchScope &operator=(const CatchScope &) = delete;
};

/// Takes C stack while it lives.
class StackSpace {
  Runtime &R;
  uint32_t Bytes;

public:
  StackSpace(Runtime &R, uint32_t Bytes)
      : R(R), Bytes(Bytes * R.Config.WordBytes / 4) {
    R.StackUsed += this->Bytes;
  }
  ~StackSpace() { R.StackUsed -= Bytes; }
  StackSpace(const StackSpace &) = delete;
  StackSpace &operator=(const StackSpace &) = delete;
};

/// The same in a built-in function, or a built-in type's constructor: what it
/// takes is known.
class NativeFrame : StackSpace {
  Runtime &R;
  bool Outer;

public:
  NativeFrame(Runtime &R, uint32_t Bytes)
      : StackSpace(R, Bytes), R(R), Outer(R.IsFrameKnown) {
    R.IsFrameKnown = true;
  }
  ~NativeFrame() { R.IsFrameKnown = Outer; }
};

/// A call of a built-in function or constructor, whose frame may be none of
/// those in StackFrames.def.
class NativeCall {
  Runtime &R;
  bool Outer;

public:
  explicit NativeCall(Runtime &R) : R(R), Outer(R.IsFrameKnown) {
    R.IsFrameKnown = false;
  }
  ~NativeCall() { R.IsFrameKnown = Outer; }
  NativeCall(const NativeCall &) = delete;
  NativeCall &operator=(const NativeCall &) = delete;
};

/// A call of bytecode or of a generator from what runs now.
class BytecodeCall {
  Runtime &R;
  bool Outer, IsUnknown;

public:
  /// \p IsUnknown: machine code, whose frame is the firmware's own.
  explicit BytecodeCall(Runtime &R, bool IsUnknown = false)
      : R(R), Outer(R.IsFrameKnown), IsUnknown(IsUnknown || !Outer) {
    R.UnknownFrames += this->IsUnknown;
    R.IsFrameKnown = true;
  }
  ~BytecodeCall() {
    R.UnknownFrames -= IsUnknown;
    R.IsFrameKnown = Outer;
  }
  BytecodeCall(const BytecodeCall &) = delete;
  BytecodeCall &operator=(const BytecodeCall &) = delete;
};

/// Takes C stack while it lives; raises the device's "maximum recursion depth
/// exceeded" (mp_cstack_check) when there is none left.
class DepthGuard {
  Runtime &R;
  uint32_t Bytes;

public:
  /// \p AtCheck bytes are taken where the stack is checked: it is
  /// not at all in the original if \p AtCheck is NeverChecked.
  DepthGuard(Runtime &R, uint32_t Bytes, uint32_t AtCheck = stack::Check);
  static constexpr uint32_t NeverChecked = 0;
  ~DepthGuard() { R.StackUsed -= Bytes; }
  DepthGuard(const DepthGuard &) = delete;
  DepthGuard &operator=(const DepthGuard &) = delete;
};

/// py/pystack.c: \p Bytes of the pystack while it lives; nothing in a build
/// without one. Raises RuntimeError when it is exhausted.
class PystackSpace {
  Runtime &R;
  uint64_t Bytes;

public:
  PystackSpace(Runtime &R, uint64_t Bytes);
  ~PystackSpace() { R.PystackUsed -= Bytes; }
  PystackSpace(const PystackSpace &) = delete;
  PystackSpace &operator=(const PystackSpace &) = delete;
};

} // namespace pymemlint::micropython
#endif
