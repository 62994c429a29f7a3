//===- Device.cpp - One run of a program on a device -*- C++ -*-===//
#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/Boot.h"
#include "analyzer/runtimes/micropython/Entry.h"
#include "analyzer/runtimes/micropython/LiveWatch.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/assume/ApplyAssumption.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/open/FragmentationWatch.h"
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <map>
#include <tuple>

using namespace pymemlint;
using namespace pymemlint::micropython;

/// Switches of what did not exist before a version: off there.
static constexpr std::pair<llvm::StringLiteral, unsigned> LaterMacros[] = {
    {"MICROPY_PY_COLLECTIONS_DEQUE_ITER", 23},
    {"MICROPY_PY_COLLECTIONS_DEQUE_SUBSCR", 23},
};

/// Switches of what could not be left out before a version.
static constexpr std::pair<llvm::StringLiteral, unsigned> FormerlyOn[] = {
    {"MICROPY_VFS_WRITABLE", 25},
};

DeviceModel::DeviceModel(const Target &T) : T(T) {
  Configuration &C = Parameters.Config;
  C.Version = T.version();
  C.WordBytes = T.bytesPerWord();
  for (const MacroFact &M : T.macros())
    C.Macros[M.Name] = M.Value;
  for (auto [Name, First] : LaterMacros)
    if (C.Version < First)
      C.Macros[Name] = 0;
  for (auto [Name, First] : FormerlyOn)
    if (C.Version < First)
      C.Macros[Name] = 1;
  // Conditions of table entries.
  for (unsigned Minor = 20; Minor <= C.Version; ++Minor)
    C.Macros["since 1." + std::to_string(Minor)] = 1;
  const int64_t Representation = C.macro("MICROPY_OBJ_REPR");
  const bool IsC = Representation == C.macro("MICROPY_OBJ_REPR_C", 2);
  const bool IsD = Representation == C.macro("MICROPY_OBJ_REPR_D", 3);
  // py/smallint.h: one tag bit, two in representation B; D has 47 bits.
  C.SmallIntBits = C.WordBytes * 8 - 1;
  if (Representation == C.macro("MICROPY_OBJ_REPR_B", 1))
    C.SmallIntBits = C.WordBytes * 8 - 2;
  if (IsD)
    C.SmallIntBits = 47;
  C.UnboxedFloats = IsC || IsD;
  C.SingleFloat = T.macroOr("MICROPY_FLOAT_IMPL", 2) == 1;
  // py/mpz.h, MPZ_DIG_SIZE.
  C.DigitBits = T.macroOr("MPZ_DIG_SIZE", C.WordBytes == 8 ? 32 : 16);
  C.ErrorReporting = T.macroOr("MICROPY_ERROR_REPORTING", 2);
  C.CompressedMessages = T.isSet("MICROPY_ROM_TEXT_COMPRESSION");
  if (auto Words = T.text("MP_COMPRESSED_WORDS")) {
    llvm::SmallVector<llvm::StringRef, 128> Split;
    Words->split(Split, ' ');
    for (size_t I = 0; I != Split.size(); ++I)
      C.CompressedWords[Split[I]] = I;
  }
  C.EmergencyBufferBytes = T.macroOr("MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE", 0);
  // MICROPY_STACK_CHECK_MARGIN is what mp_cstack_init leaves for natives.
  const uint64_t Stack = T.stack().lowest().value_or(0);
  const uint64_t Margin = T.macroOr("MICROPY_STACK_CHECK_MARGIN", 0);
  C.StackBytes = Stack > Margin ? Stack - Margin : 0;
  // main, pyexec_vstr and parse_compile_execute, from stack_dummy of
  // mp_cstack_init_with_sp_here on: measured as StackFrames.def is.
  if (T.launch().FileSystem == "posix")
    C.StackBytesAtStart = 252 * C.WordBytes / 4;
  C.HasMeasuredFrames = T.data().HasMeasuredFrames && C.Version == 27;
  auto wordBits = [](llvm::ArrayRef<llvm::StringRef> Keys) {
    uint32_t Bits = 0;
    for (llvm::StringRef Key : Keys)
      if (std::optional<StackWord> W = stackWord(Key))
        Bits |= 1u << unsigned(*W);
    return Bits;
  };
  C.StackWords = wordBits(T.data().StackWords);
  C.LoggedStackWords = T.data().LoggedStackWords.empty()
                           ? C.StackWords
                           : wordBits(T.data().LoggedStackWords);
  // py/objfun.c, VM_MAX_STATE_ON_STACK: eleven words.
  C.MaxStateOnStack = 11 * C.WordBytes;
  if (T.isSet("MICROPY_ENABLE_PYSTACK")) {
    C.MaxStateOnStack = UINT32_MAX;
    C.PystackBytes = uint32_t(T.macroOr("PYSTACK_WORDS", 2048)) * C.WordBytes;
  }

  if (auto Platform = T.text("MICROPY_PY_SYS_PLATFORM"))
    C.Platform = Platform->str();
  // ports/unix/main.c names the C compiler; the measured build used this one.
  C.BannerMachine = C.Platform + " [GCC 12.2.0] version";
  if (auto Banner = T.text("MICROPY_BANNER_MACHINE"))
    C.BannerMachine = Banner->str();
  if (auto Build = T.text("MICROPY_BOARD_BUILD_NAME"))
    C.BoardBuildName = Build->str();
  C.Port = T.data().Port.str();
  for (llvm::StringRef File : T.frozenModules()) {
    C.FrozenFiles.insert(File);
    C.FrozenModules.insert(File.split('/').first.split('.').first);
  }

  for (llvm::StringRef M : T.modules())
    C.BuiltinModules.insert(M);
  for (llvm::StringRef M : T.extensibleModules()) {
    C.BuiltinModules.insert(M);
    C.ExtensibleModules.insert(M);
  }
  const LaunchFacts &Launch = T.launch();
  if (Launch.FileSystem == "posix") {
    C.FileStruct = "mp_obj_vfs_posix_file_t";
    // A large malloc: pages of its own, the block behind its header.
    C.HeapAddress = C.WordBytes == 8 ? 0x7f00f0000010 : 0xf0000010;
    // The first malloc of a new module, as mem_info(1) of the npm package's
    // build says.
    if (T.data().Port == "webassembly")
      C.HeapAddress = 0x2fa00;
  } else if (Launch.FileSystem == "littlefs2") {
    C.FileStruct = "mp_obj_vfs_lfs2_file_t";
  } else if (Launch.FileSystem == "littlefs1") {
    C.FileStruct = "mp_obj_vfs_lfs1_file_t";
  } else {
    C.FileStruct = "pyb_file_obj_t";
  }
  for (llvm::StringRef Path : Launch.SysPath)
    if (Path == "/flash")
      C.MountPoint = "flash";
  if (auto Bytes = T.layouts().sizeOf("mp_reader_vfs_t"))
    C.ReaderStructBytes = *Bytes;
  else
    llvm::consumeError(Bytes.takeError());

  if (auto Align = T.layouts().alignOf("int64_t"))
    C.WideAlign = *Align;
  else
    llvm::consumeError(Align.takeError());

  QstrConfig &Q = Parameters.Qstrs;
  Q.BytesInHash = T.macroOr("MICROPY_QSTR_BYTES_IN_HASH", 2);
  Q.BytesInLength = T.macroOr("MICROPY_QSTR_BYTES_IN_LEN", 1);
  Q.ChunkBytes = T.macroOr("MICROPY_ALLOC_QSTR_CHUNK_INIT", 128);
  Q.PointerBytes = C.WordBytes;
  for (const RomName &N : T.romNames()) {
    RomNames.push_back(N.Text);
    if (N.Pool == RomPool::Frozen) {
      Q.HasExtraPool = true;
      ++Q.ExtraPoolNames;
    }
  }
  Parameters.RomNames = RomNames;
  const StructLayouts &Layouts = T.layouts();
  Parameters.SizeOf =
      [&Layouts](llvm::StringRef Name) -> std::optional<uint32_t> {
    const StructDescription *S = Layouts.describe(Name);
    bool EndsInArray = S && !S->Fields.empty() &&
                       (S->Fields.back().Type.ends_with("[]") ||
                        S->Fields.back().Type.ends_with("[0]"));
    auto Size = EndsInArray ? Layouts.sizeWithFlexibleArray(Name, 0)
                            : Layouts.sizeOf(Name);
    if (Size)
      return uint32_t(*Size);
    llvm::consumeError(Size.takeError());
    if (S) // Described, but the configuration leaves it out: never made.
      return 0;
    return std::nullopt;
  };
  if (auto Size = Parameters.SizeOf("qstr_pool_t"))
    Q.PoolHeaderBytes = *Size;
  C.Compiler = compilerConfig(T, Parameters);
  Parameters.Heap = heapOf(0);
}

llvm::Error DeviceModel::freeze(std::unique_ptr<FrozenImage> Image) {
  if (llvm::Error E = Image->link(T, Parameters))
    return E;
  Firmware = std::move(Image);
  Parameters = Firmware->parameters();
  return llvm::Error::success();
}

GcHeapConfig DeviceModel::heapOf(uint64_t Bytes) const {
  HeapConfiguration H = T.heapConfig();
  GcHeapConfig G;
  G.BytesPerBlock = H.BytesPerBlock;
  G.BytesPerWord = H.BytesPerWord;
  G.HasFinaliserTable = H.HasFinaliserTable;
  G.HasThreshold = H.HasThreshold;
  G.IsSplit = H.IsSplit;
  G.GrowsByItself = H.GrowsByItself && !Bytes;
  // ports/webassembly/main.c, gc_collect: it only notes that it was called.
  G.DefersCollection = G.GrowsByItself && T.data().Port == "webassembly";
  // There gc_get_max_new_split returns the same whatever has been added.
  G.MaxNewSplitIsConstant = G.DefersCollection;
  G.AreaHeaderBytes = H.AreaHeaderBytes;
  G.Areas.assign(H.Areas.begin(), H.Areas.end());
  G.MaxNewSplitBytes = H.MaximumNewAreaBytes;
  if (Bytes)
    G.Areas.assign(1, Bytes);
  return G;
}

namespace {

/// Adds requests up by line and by phase.
class CostCounter final : public RequestSink {
public:
  CostCounter(Runtime &R, RequestSink *Next) : R(R), Next(Next) {}

  void request(const Request &Q) override {
    if (R.Mem.heap().highEnd() > CertainEnd ||
        R.Mem.heap().areaCount() > CertainAreas)
      noteUncertainHeap();
    // On a smaller heap it may fail, and what follows be another way.
    if (R.IsHeapUncertain && !MayCatchFailure)
      MayCatchFailure = R.mayCatch();
    if (R.Paths)
      R.Paths->noteRequest(R);
    if (Next)
      Next->request(Q);
    if (R.Live || NotesSites)
      noteSite(Q);
    if (R.Live)
      R.Live->request(Q);
    if (Late)
      Late->request(Q);
    else if (!HasDecided && Q.NewPlace != NoBlock)
      EarlyUsedEnd = std::max(EarlyUsedEnd, R.Mem.heap().usedEnd());
    if (Q.NewPlace != NoBlock) {
      const uint64_t BlockBytes = R.Mem.heap().bytesPerBlock();
      const uint64_t Blocks = (Q.NewBytes + BlockBytes - 1) / BlockBytes;
      if (Late)
        LateMostRequestBlocks = std::max(LateMostRequestBlocks, Blocks);
      if (R.InterruptDepth && R.Interruptions)
        R.Interruptions->noteRequest(Blocks);
    }
    HasWaited |= R.IsWaiting;
    if (R.InterruptDepth || R.IsWaiting) {
      if (IsInInterrupt.size() <= Q.Site)
        IsInInterrupt.resize(Q.Site + 1);
      IsInInterrupt[Q.Site] = true;
    }
    if (!Counts || Q.Operation == 'd' || isFailed(Q))
      return;
    LineCost &C = costOf(Q.Site);
    int64_t Difference = int64_t(Q.NewBytes) - int64_t(Q.OldBytes);
    for (LineCost *Cost : {&C, &Total}) {
      ++Cost->Requests;
      Cost->RequestedBytes += Difference;
      Cost->AllocatedBytes += std::max<int64_t>(Difference, 0);
    }
  }

  void failed(uint64_t Bytes, SiteId Site) override {
    if (Next)
      Next->failed(Bytes, Site);
    // That of a locked heap follows from no size.
    if (R.Mem.heap().isLocked())
      return;
    if (R.Live)
      R.Live->failed();
    HasFailed |= HasDecided;
    FailedSite = Site;
    if (!IsHeapBounded)
      noteUncertainHeap();
    HeapDecides |= R.IsHeapUncertain;
  }

  void vary(bool IsMore, SiteId Site) override {
    if (Next)
      Next->vary(IsMore, Site);
    if (Counts)
      for (LineCost *Cost : {&costOf(Site), &Total})
        Cost->Requests += IsMore ? 1 : -1;
  }

  void totalRead(uint64_t Value, SiteId Site) override {
    if (Next)
      Next->totalRead(Value, Site);
    // The driver's own two reads bound what it measures.
    if (R.DriverFile && R.sites()[Site].File == R.DriverFile)
      Counts = !Counts;
  }

  /// Counts from here on.
  void start() { Counts = true; }

  /// The heap is that of \p T, which may know it only within bounds.
  void setHeap(const HeapConfiguration &H) {
    CertainAreas = R.Mem.heap().areaCount();
    CertainEnd = GcHeap::poolBlocks(R.Mem.heap().config(), H.LeastFirstArea);
    IsHeapBounded = H.HasUpperBound;
    R.IsHeapWithinBounds = !H.isExact();
  }

  /// Charges what is still reachable to the lines that asked for it.
  void chargeRetained() {
    GcHeap &Heap = R.Mem.heap();
    R.Mem.setSink(nullptr);
    Heap.collect();
    for (const auto &[Head, Blocks] : Heap.runsToKeep()) {
      const SiteId Id = Head < SiteOf.size() ? SiteOf[Head] : NoSite;
      if (Id == NoSite || !Id || R.sites()[Id].File == R.DriverFile)
        continue;
      if (Lines.size() <= Id)
        Lines.resize(Id + 1);
      Lines[Id].RetainedBytes += int64_t(Blocks) * Heap.bytesPerBlock();
    }
  }

  SiteId FailedSite = 0;   ///< Of the last request that failed.
  bool NotesSites = false; ///< For chargeRetained; beside a LiveWatch always.
  std::vector<bool> IsInInterrupt; ///< By site.
  bool HasWaited = false;          ///< See RunResult.
  bool HasFailed = false;          ///< After the first decision.
  bool HasDecided =
      true; ///< The first decision was met, or none is looked for.
  Block EarlyUsedEnd = 0;
  std::optional<FragmentationWatch> Late; ///< Since the first decision.
  uint64_t LateMostRequestBlocks = 0;
  bool Counts = false;
  LineCost Load, Driver, Total;
  std::vector<LineCost> Lines;
  bool HeapDecides = false, MayCatchFailure = false; ///< See RunResult.
  /// Called before what follows may be another on a heap of another size.
  std::function<void()> BeforeUncertainHeap;

private:
  void noteUncertainHeap() {
    if (!std::exchange(R.IsHeapUncertain, true) && BeforeUncertainHeap)
      BeforeUncertainHeap();
    CertainEnd = NoBlock;
    CertainAreas = SIZE_MAX;
  }

  static bool isFailed(const Request &Q) {
    // A failed m_malloc_maybe counts, a failed m_realloc_maybe does not.
    return (Q.Operation == 'y' || Q.Operation == 'z') &&
           Q.NewPlace == NoBlock && Q.NewBytes;
  }

  /// Who asked for each block, for chargeRetained.
  void noteSite(const Request &Q) {
    if (Q.NewPlace == NoBlock)
      return;
    if (SiteOf.size() <= Q.NewPlace)
      SiteOf.resize(std::max<size_t>(Q.NewPlace + 1, SiteOf.size() * 2),
                    NoSite);
    SiteOf[Q.NewPlace] = Q.Site;
  }

  static constexpr SiteId NoSite = ~SiteId(0);
  std::vector<SiteId> SiteOf; ///< By first block.

  /// Blocks of the first area, and areas, that the heap has for certain.
  uint32_t CertainEnd = NoBlock;
  size_t CertainAreas = SIZE_MAX;
  bool IsHeapBounded = true;

  LineCost &costOf(SiteId Id) {
    if (Id == 0 || R.sites()[Id].File == R.DriverFile)
      return R.IsLoadingProgram ? Load : Driver;
    if (Lines.size() <= Id)
      Lines.resize(Id + 1);
    return Lines[Id];
  }

  Runtime &R;
  RequestSink *Next;
};

/// What the run counted of functions and loops.
void collectCounts(Runtime &R, uint64_t PeakUpperBlocks, RunResult &Result) {
  const uint64_t BlockBytes = R.Mem.heap().bytesPerBlock();
  for (const auto &[Code, Counted] : R.Counts.functions()) {
    auto Names = R.NamesOfCode.find(Code);
    if (Names == R.NamesOfCode.end() || Names->second[0] == R.DriverFile)
      continue;
    FunctionCount F;
    F.Name = R.text(Names->second[Code->Name]).str();
    F.Order = Counted->Order;
    F.Calls = Counted->Calls;
    F.CertainCalls = Counted->CertainCalls;
    F.PeakLiveBytes = Counted->LiveLow * BlockBytes;
    F.PeakLiveUpperBytes =
        std::min(Counted->LiveLimit, PeakUpperBlocks) * BlockBytes;
    F.CertainPeakLiveBytes = Counted->CertainLiveLow * BlockBytes;
    F.IsProgram = true;
    F.File = R.text(Names->second[0]).str();
    F.CodeHash = llvm::xxh3_64bits(Code->Encoded);
    F.FirstLine = Code->Line;
    for (const ir::Instruction &I : Code->Code)
      F.LastLine = std::max(F.LastLine, I.Line);
    // Of code that is not at hand only what goes on for ever is of interest.
    if (!Code->isOutline())
      Result.Functions.push_back(std::move(F));
    for (const LoopProfile &L : Counted->Loops) {
      if (Code->isOutline() && !L.IsEndless)
        continue;
      LoopCount C;
      C.File = R.text(Names->second[0]).str();
      C.Line = Code->Code[L.Header].Line;
      C.IsEndless = L.IsEndless;
      C.Iterations = L.Iterations;
      C.LeastBytes = L.MostBytes < L.LeastBytes ? 0 : L.LeastBytes;
      C.MostBytes = L.MostBytes;
      C.CertainIterations = L.CertainIterations;
      C.IsMeasured = L.LeastBytes <= L.MostBytes;
      if (L.SampledIterations[0]) {
        int64_t Blocks =
            int64_t(L.SampledLiveBlocks[1]) - int64_t(L.SampledLiveBlocks[0]);
        int64_t Count = L.SampledIterations[1] - L.SampledIterations[0];
        C.GrowthBytes = Blocks * int64_t(BlockBytes) / Count;
      }
      // It came back to a state with as many live blocks.
      if (Result.IsSteady && C.IsEndless)
        C.GrowthBytes = 0;
      GcInfo Info = R.Mem.heap().info();
      C.FreeBytes = Info.Free + Info.MaxNewSplit;
      Result.Loops.push_back(C);
    }
  }
  // The profile is kept by address, which is another one in each run.
  std::sort(Result.Functions.begin(), Result.Functions.end(),
            [](auto &A, auto &B) {
              return std::tie(A.FirstLine, A.File, A.Order) <
                     std::tie(B.FirstLine, B.File, B.Order);
            });
  std::sort(Result.Loops.begin(), Result.Loops.end(), [](auto &A, auto &B) {
    return std::tie(A.Line, A.File, A.Iterations, A.LeastBytes, A.MostBytes,
                    A.GrowthBytes) < std::tie(B.Line, B.File, B.Iterations,
                                              B.LeastBytes, B.MostBytes,
                                              B.GrowthBytes);
  });
}

std::string describe(Runtime &R, Value Exception) {
  class Text final : public Printer {
  public:
    std::string Buffer;
    void write(llvm::StringRef T) override { Buffer += T; }
  } P;
  R.Mem.setSink(nullptr);
  try {
    P.write(R.text(R.typeOf(Exception)->Name));
    P.write(": ");
    printValue(R, P, Exception, PrintKind::Str);
  } catch (Raise &) {
  } catch (OutOfMemory &) {
  }
  return P.Buffer;
}

} // namespace

ProgramEnd micropython::runProgram(Runtime &R, const DeviceModel &Device,
                                   const RunOptions &Options,
                                   llvm::function_ref<void()> Booted) {
  R.Files = Options.Files;
  R.Frozen = Options.Frozen ? Options.Frozen : Device.frozen();
  R.Assumed = Options.Assumed;
  R.setFuel(Options.Fuel);
  R.KeepOutput = Options.KeepOutput;
  R.EndlessAfter = Options.EndlessAfter;
  if (!Options.BareLaunch)
    R.Config.StackWords = R.Config.LoggedStackWords;
  if (Options.Watch)
    R.Steady = std::make_unique<SteadyState>(R, *Options.Watch);
  try {
    try {
      boot(R, Device.target());
      Booted();
      launch(R, Device.target(), Options.Module, Options.Entry,
             Options.BareLaunch);
      callExitFunction(R);
    } catch (OutOfMemory &O) {
      throw Raise{newMemoryError(R, O)};
    } catch (NameTooLong &) {
      throw Raise{newNameTooLong(R)};
    }
  } catch (Raise &E) {
    const bool IsMemoryError =
        isSubclassFast(R, Value(const_cast<Type *>(R.typeOf(E.Exception))),
                       R.Types.MemoryError);
    try {
      reportUncaught(R, E.Exception);
      callExitFunction(R);
    } catch (NotModelled &) {
    } catch (OutOfFuel &) {
    } catch (DeviceStops &) {
    }
    return {IsMemoryError ? Outcome::OutOfMemory : Outcome::Raised,
            E.Exception};
  } catch (EndlessLoop &E) {
    return {Outcome::Endless, Value(), E.IsRepeated, {E.Function, E.Header}};
  } catch (DeviceStops &E) {
    ProgramEnd End;
    End.StoppedBy = E.By;
    return End;
  } catch (NotModelled &) {
    return {Outcome::NotModelled, Value()};
  } catch (AssumptionViolated &) {
    return {Outcome::RuledOut, Value()};
  } catch (OutOfFuel &) {
    return {Outcome::OutOfFuel, Value()};
  } catch (ArenaExhausted &) {
    return {Outcome::HostExhausted, Value()};
  }
  return {};
}

RunResult micropython::run(const DeviceModel &Device,
                           const RunOptions &Options) {
  RuntimeParameters P =
      Options.Frozen ? Options.Frozen->parameters() : Device.parameters();
  if (Options.HeapBytes)
    P.Heap = Device.heapOf(Options.HeapBytes);
  // Whole pages, as loaders place a heap and an image.
  P.Config.HeapAddress += Options.AddressLayout * uint64_t(0x5000);
  P.Config.RomAddress += Options.AddressLayout * uint64_t(0x1b000);
  P.Config.RomStride += Options.AddressLayout * 64;
  RunResult Result;
  auto Machine = std::make_unique<Runtime>(P);
  Runtime &R = *Machine;
  if (Device.target().lacksFactsOfRuntime()) {
    R.MissingFacts.push_back("the configuration and the names in ROM of " +
                             Device.target().runtime().str());
    // Even the first request may be another one: nothing is certain.
    Result.Certain = {{}, {}, {}, {}, 0};
    Result.LacksFactsOfRuntime = true;
  }
  R.Observer = Options.Observer;
  LiveWatch Live(R);
  if (Options.WantPeakLive)
    R.Live = &Live;
  CostCounter Counter(R, Options.Sink);
  Counter.NotesSites = Options.WantRetained;
  R.Mem.setSink(&Counter);
  R.BeforeUncertain = [&] {
    if (Result.LacksFactsOfRuntime)
      return;
    Result.Certain = {Counter.Lines, Counter.Load, Counter.Driver,
                      Counter.Total,
                      Live.peak() * R.Mem.heap().bytesPerBlock()};
    if (!Result.CertainOfHeap)
      R.Counts.noteCertain();
  };
  if (!Options.HeapBytes)
    Counter.setHeap(Device.target().heapConfig());
  Counter.BeforeUncertainHeap = [&] {
    if (!R.BeforeUncertain)
      return;
    Result.CertainOfHeap = {Counter.Lines, Counter.Load, Counter.Driver,
                            Counter.Total,
                            Live.peak() * R.Mem.heap().bytesPerBlock()};
    R.Counts.noteCertain();
  };
  std::vector<std::pair<const Cell *, std::pair<Block, uint32_t>>> Early;
  auto LiveCells = [&] {
    decltype(Early) Cells;
    for (const auto &Run : R.Mem.heap().liveRuns())
      Cells.push_back({R.Mem.ownerOf(Run.first), Run});
    return Cells;
  };
  if (Options.Paths) {
    R.Paths = Options.Paths;
    Live.begin(R.Paths->seen().LivePeak, R.Paths->seen().LiveLimit);
    Counter.HasDecided = false;
    R.AtFirstDecision = [&] {
      Counter.HasDecided = true;
      // Until here all runs are one: the first has counted.
      auto &FirstPeak = R.Paths->known().FirstPeak;
      if (!FirstPeak)
        FirstPeak = Live.peak();
      Result.BeforeDecision = {Counter.Lines, Counter.Load, Counter.Driver,
                               Counter.Total,
                               *FirstPeak * R.Mem.heap().bytesPerBlock()};
      Counter.Late.emplace(R.Mem, R.Paths->known().Handlers.MostRequestBlocks);
      Counter.Late->begin(R.Paths->seen().SufficientBlocks);
      R.Paths->watch(&*Counter.Late);
      Early = LiveCells();
    };
    R.Interruptions =
        std::make_unique<InterruptPoints>(R, &R.Paths->known().Handlers);
    R.Interruptions->AtKept = [&] {
      // All that was not there at the first decision may be a handler's.
      uint64_t Blocks = 0, Runs = 0;
      size_t Next = 0;
      for (const auto &Cell : LiveCells()) {
        while (Next != Early.size() &&
               Early[Next].second.first < Cell.second.first)
          ++Next;
        if (Next == Early.size() || Early[Next] != Cell) {
          Blocks += Cell.second.second;
          ++Runs;
        }
      }
      R.Interruptions->noteKept(Blocks, Runs);
    };
  }
  if (Options.InputSeed) {
    R.Inputs.emplace(*Options.InputSeed, Options.FirstInputs,
                     !Options.EndsAfterFirstInputs);
    R.Interruptions =
        std::make_unique<InterruptPoints>(R, nullptr, *Options.InputSeed);
  }
  // Several may come back by turns: as generators.
  std::map<std::pair<const ir::Function *, uint32_t>, RunResult::CertainCosts>
      BeforeLoops;
  R.AtEndlessLoop = [&](const ir::Function *Code, uint32_t Header) {
    Live.enterEndless();
    BeforeLoops.try_emplace({Code, Header},
                            RunResult::CertainCosts{Counter.Lines, Counter.Load,
                                                    Counter.Driver,
                                                    Counter.Total, 0});
  };
  const ProgramEnd End = runProgram(R, Device, Options, [&] {
    // Without a driver that reads the total, all after the boot is counted.
    if (Device.target().launch().Driver.empty())
      Counter.start();
  });
  Result.End = End.How;
  Result.Error = End.StoppedBy.str();
  Result.IsSteady = End.IsSteady;
  if (R.Paths && !BeforeLoops.empty())
    Result.BeforeLoop = BeforeLoops.begin()->second;
  else if (auto It = BeforeLoops.find(End.Loop); It != BeforeLoops.end())
    Result.BeforeLoop = It->second;
  if (End.Exception)
    Result.Error = describe(R, End.Exception);
  collectCounts(R, Live.peakUpper(), Result);
  if ((Options.WantPeakLive && Result.End == Outcome::Completed) ||
      (Options.WantRetained && Result.End == Outcome::OutOfMemory))
    Counter.chargeRetained();
  Result.HasInterrupts = !R.InterruptCallbacks.empty();
  Result.IsHeapUncertain = R.IsHeapUncertain;
  Result.MayCatchFailure = Counter.MayCatchFailure;
  Result.HasFailedRequests = Counter.HasFailed;
  if (Counter.HeapDecides)
    Result.leaveToHeap();
  Result.FailedSite = Counter.FailedSite;
  Result.HasGrownHeap =
      R.Mem.heap().areaCount() > R.Mem.heap().config().Areas.size();
  if (Options.Paths) {
    Result.AssumesSmallInts = R.AssumesSmallInts;
    Result.IsCollectionDisabled = R.IsCollectionDisabled;
    Result.EarlyUsedEnd = Counter.EarlyUsedEnd;
    if (Counter.Late)
      Result.LateSufficientBlocks = Counter.Late->sufficientBlocks();
    Result.LateMostRequestBlocks = Counter.LateMostRequestBlocks;
    Result.HandlerCost = R.Interruptions->cost();
    Result.HasDropped = R.Interruptions->hasDropped();
    Result.IsInInterrupt = std::move(Counter.IsInInterrupt);
    Result.HasWaited = Counter.HasWaited;
  }
  const uint64_t BlockBytes = R.Mem.heap().bytesPerBlock();
  Result.PeakLiveBytes = Live.peak() * BlockBytes;
  Result.PeakLiveUpperBytes = Live.peakUpper() * BlockBytes;
  Result.Sites = R.sites();
  for (const Site &S : Result.Sites) {
    Result.SiteFiles.push_back(R.text(S.File).str());
    Result.SiteFunctions.push_back(R.text(S.Function).str());
  }
  Result.Lines = std::move(Counter.Lines);
  Result.Lines.resize(Result.Sites.size());
  Result.Load = Counter.Load;
  Result.Driver = Counter.Driver;
  Result.Total = Counter.Total;
  Result.Operations = R.Operations;
  Result.Collections = R.Mem.heap().collections();
  Result.HasImportedProgram = R.HasImportedProgram;
  if (!Options.Entry.empty() && R.HasImportedProgram) {
    R.Mem.setSink(nullptr);
    Result.EntryProblem = entryProblem(R, Options.Module, Options.Entry);
  }
  Result.Output = std::move(R.Output);
  Result.ProgramFile = R.text(R.ProgramFile).str();
  Result.UnmodelledUses = std::move(R.UnmodelledUses);
  Result.UndeterminedUses = std::move(R.UndeterminedUses);
  Result.AssumptionFindings = std::move(R.AssumptionFindings);
  if (R.Inputs)
    Result.Inputs = R.Inputs->drawn();
  Result.StackDecides = R.StackDecides;
  Result.MissingFacts = std::move(R.MissingFacts);
  if (Options.WantInterrupts &&
      (Result.End == Outcome::Completed || Result.End == Outcome::Endless ||
       Result.End == Outcome::OutOfFuel))
    Result.Interrupts = followInterrupts(R);
  return Result;
}

void RunResult::leaveToHeap() {
  HeapDecides = true;
  if (CertainOfHeap)
    Certain = std::move(CertainOfHeap);
  CertainOfHeap.reset();
}

bool micropython::haveSameCosts(const RunResult &A, const RunResult &B) {
  using Key = std::tuple<std::string, std::string, uint32_t>;
  auto ByLine = [](const RunResult &R) {
    std::map<Key, LineCost> Lines;
    for (size_t S = 0; S != R.Lines.size(); ++S)
      Lines[{R.SiteFiles[S], R.SiteFunctions[S], R.Sites[S].Line}] +=
          R.Lines[S];
    return Lines;
  };
  auto IsSame = [](const LineCost &L, const LineCost &M) {
    return L.Requests == M.Requests && L.RequestedBytes == M.RequestedBytes &&
           L.AllocatedBytes == M.AllocatedBytes;
  };
  if (A.End != B.End || !IsSame(A.Total, B.Total) || !IsSame(A.Load, B.Load))
    return false;
  const auto LinesA = ByLine(A), LinesB = ByLine(B);
  return std::equal(LinesA.begin(), LinesA.end(), LinesB.begin(), LinesB.end(),
                    [&](const auto &L, const auto &M) {
                      return L.first == M.first && IsSame(L.second, M.second);
                    });
}
