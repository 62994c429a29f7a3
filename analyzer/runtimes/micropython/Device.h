//===- Device.h - One run of a program on a device -*- C++ -*-===//
//
// Boots the model of a target, launches a program on it as the target's launch
// says, and keeps what it asked for.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_DEVICE_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_DEVICE_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include "analyzer/runtimes/micropython/loader/FileSystem.h"
#include "analyzer/runtimes/micropython/loader/FrozenImage.h"
#include "targets/Target.h"

namespace pymemlint::micropython {

/// The facts of a target in the machine's own form, made once for many runs.
class DeviceModel {
public:
  explicit DeviceModel(const Target &T);
  const Target &target() const { return T; }
  const RuntimeParameters &parameters() const { return Parameters; }
  /// Makes these modules part of the firmware. Fails as FrozenImage::link does.
  llvm::Error freeze(std::unique_ptr<FrozenImage> Image);
  /// The firmware's modules whose code is known; null: none.
  const FrozenImage *frozen() const { return Firmware.get(); }
  /// The heap with \p Bytes in its first area instead of the target's; 0: the
  /// target's.
  GcHeapConfig heapOf(uint64_t Bytes) const;

private:
  const Target &T;
  std::vector<llvm::StringRef> RomNames;
  RuntimeParameters Parameters;
  std::unique_ptr<FrozenImage> Firmware;
};

/// What the compiler on the device depends on.
CompilerConfig compilerConfig(const Target &T, const RuntimeParameters &P);

/// How a run ended.
enum class Outcome : uint8_t {
  Completed,
  Raised,        ///< An exception that nothing caught.
  OutOfMemory,   ///< A MemoryError that nothing caught.
  Endless,       ///< It has settled in a loop without an end.
  NotModelled,   ///< It does what the model knows nothing of.
  OutOfFuel,     ///< More operations than the run may do.
  HostExhausted, ///< The analyser's own memory limit.
  RuledOut,      ///< What is assumed of an input does not hold of this one.
};

/// What one source line asked for.
struct LineCost {
  uint64_t Requests = 0;
  int64_t RequestedBytes = 0; ///< A shrinking reallocation counts negative.
  uint64_t AllocatedBytes = 0;
  uint64_t RetainedBytes = 0; ///< Still reachable at the end.
  LineCost &operator+=(const LineCost &C) {
    Requests += C.Requests;
    RequestedBytes += C.RequestedBytes;
    AllocatedBytes += C.AllocatedBytes;
    RetainedBytes += C.RetainedBytes;
    return *this;
  }
};

/// A function of the program and how often it ran.
struct FunctionCount {
  std::string Name;
  uint32_t FirstLine = 0, LastLine = 0;
  uint32_t Order = 0; ///< Of its first call among those of all functions.
  uint64_t Calls = 0, CertainCalls = 0;
  /// Whole blocks that lived at the most while it was active, callees included;
  /// the peak is no larger than the upper bound.
  uint64_t PeakLiveBytes = 0, PeakLiveUpperBytes = 0, CertainPeakLiveBytes = 0;
  bool IsProgram = false; ///< Of the user's program or its imports.
  std::string File;       ///< As the device names it.
  uint64_t CodeHash = 0;  ///< Of its bytecode: one line may hold several.
};

/// A loop of the program.
struct LoopCount {
  std::string File; ///< As the device names it.
  uint32_t Line = 0;
  bool IsEndless = false;
  uint64_t Iterations = 0;
  uint64_t LeastBytes = 0, MostBytes = 0; ///< Allocated in one iteration.
  bool IsMeasured = false; ///< One iteration at least was seen as a whole.
  /// Live bytes that one more iteration leaves behind; of an endless loop.
  std::optional<int64_t> GrowthBytes;
  uint64_t CertainIterations = 0;    ///< See LoopProfile.
  std::optional<uint64_t> FreeBytes; ///< Of the heap, at the run's end.
};

struct RunOptions {
  /// The program: its name as a module and the files on the device.
  llvm::StringRef Module;
  const FileSystem *Files = nullptr;
  /// The firmware with further modules frozen into it, linked for this device;
  /// null: the device's own.
  const FrozenImage *Frozen = nullptr;
  llvm::StringRef Entry;  ///< What to call after the import; empty: nothing.
  uint64_t HeapBytes = 0; ///< 0: the target's.
  uint64_t Fuel = UINT64_MAX;
  uint64_t EndlessAfter = UINT64_MAX; ///< See Runtime::EndlessAfter.
  /// The launch of the measured minimum heap: `import module` alone.
  bool BareLaunch = false;
  RequestSink *Sink = nullptr; ///< Further observer of every request.
  ActivationObserver *Observer = nullptr; ///< Of every activation.
  bool KeepOutput = false;
  /// Call the interrupt handlers when the run has ended.
  bool WantInterrupts = false;
  bool WantPeakLive = false;
  /// Charge what is reachable at the end to its lines also when the heap is
  /// full (LineCost::RetainedBytes).
  bool WantRetained = false;
  /// Which way to go where values from outside decide; null: such values have
  /// one nominal value each.
  PathFollower *Paths = nullptr;
  /// Each value from outside is one of those that it can be, drawn with this
  /// seed, instead of the nominal one; so are the moments of interrupts.
  std::optional<uint64_t> InputSeed;
  /// What is drawn first, before the seed's numbers.
  llvm::ArrayRef<uint64_t> FirstInputs;
  const ProgramAssumptions *Assumed = nullptr; ///< May be null.
  /// There are no others: the run is out of fuel when these are drawn.
  bool EndsAfterFirstInputs = false;
  /// Ends a loop without an end as soon as its state comes back.
  std::optional<SteadyState::Places> Watch;
  /// 0: the target's addresses, as far as they are known; else others, to see
  /// whether addresses decide anything.
  unsigned AddressLayout = 0;
};

struct RunResult {
  Outcome End = Outcome::Completed;
  bool HasImportedProgram = false;
  std::string EntryProblem; ///< See entryProblem; empty: none.
  std::string Error;        ///< Type and message of what ended it.
  std::vector<Site> Sites;
  std::vector<std::string> SiteFiles, SiteFunctions; ///< By site.
  std::vector<LineCost> Lines;                       ///< By site.
  LineCost Load, Driver, Total;
  /// The same before the first order or number that follows from addresses was
  /// seen, or the C stack was nearly full: what is certain.
  struct CertainCosts {
    std::vector<LineCost> Lines;
    LineCost Load, Driver, Total;
    uint64_t PeakLiveBytes = 0;
  };
  std::optional<CertainCosts> Certain;
  /// An endless loop's state came back: what it did until then it does for
  /// ever. Its lines are those that differ from BeforeLoop.
  bool IsSteady = false;
  /// When it first came back; where every way is followed, when the first loop
  /// without an end was entered.
  std::optional<CertainCosts> BeforeLoop;

  std::vector<uint64_t> Inputs; ///< What was drawn, with an InputSeed.

  //===--- Of a run with Paths --------------------------------------------===//

  std::optional<CertainCosts> BeforeDecision; ///< At the first one.
  bool HasInterrupts = false;                 ///< Handlers were set.
  /// Handlers were called at any time: by site, whether they asked for
  /// something there; what they take beside the program.
  std::vector<bool> IsInInterrupt;
  /// The loop of asyncio has asked for memory to look what is ready: as often
  /// as it looked, which may be more often.
  bool HasWaited = false;
  HandlerBlocks HandlerCost;
  /// The longest request since the first decision, in blocks.
  uint64_t LateMostRequestBlocks = 0;
  bool HasDropped = false; ///< One has let go of what was there before.
  bool AssumesSmallInts = false;
  /// A request failed after the first decision, or at any time in a run without
  /// Paths: what comes of that follows from the heap's size and where things
  /// lie.
  bool HasFailedRequests = false;
  bool IsCollectionDisabled = false; ///< gc.disable(): garbage stays.
  /// Before the first decision no block from here on was used.
  Block EarlyUsedEnd = 0;
  /// A pool of so many blocks or more, and of EarlyUsedEnd, answers each
  /// request after it (FragmentationWatch).
  uint64_t LateSufficientBlocks = 0;
  bool StackDecides = false; ///< See Runtime::StackDecides.
  /// The target knows its heap within bounds only, and more was used than it
  /// has for certain.
  bool IsHeapUncertain = false;
  /// Since then something was there, at a request, to catch a MemoryError.
  bool MayCatchFailure = false;
  /// What was asked for depends on how large that heap is.
  bool HeapDecides = false;
  /// What was certain before IsHeapUncertain; none where less is.
  std::optional<CertainCosts> CertainOfHeap;
  /// Sets HeapDecides: only what came before IsHeapUncertain is certain.
  void leaveToHeap();
  SiteId FailedSite = 0;     ///< Of the last request that failed.
  bool HasGrownHeap = false; ///< Further areas were added.
  std::vector<FunctionCount> Functions;
  std::vector<LoopCount> Loops;
  /// Whole blocks, reachable; the peak is no larger than the upper bound.
  uint64_t PeakLiveBytes = 0, PeakLiveUpperBytes = 0;
  uint64_t Operations = 0, Collections = 0;
  std::string Output;
  std::string ProgramFile; ///< What the device calls it, where not imported.
  std::vector<InterruptCost> Interrupts;
  std::vector<Unmodelled> UnmodelledUses;
  /// Orders and numbers that the program saw and that follow from addresses:
  /// the costs are those of one such order.
  std::vector<Unmodelled> UndeterminedUses;
  std::vector<AssumptionFinding> AssumptionFindings;
  std::vector<std::string> MissingFacts;
  /// Target::lacksFactsOfRuntime(): the figures are no bounds either way.
  bool LacksFactsOfRuntime = false;
};

RunResult run(const DeviceModel &Device, const RunOptions &Options);

struct ProgramEnd {
  Outcome How = Outcome::Completed;
  Value Exception;       ///< That ended it, or null.
  bool IsSteady = false; ///< See RunResult.
  /// The loop without an end that it is in, by its code and head.
  std::pair<const ir::Function *, uint32_t> Loop = {nullptr, 0};
  llvm::StringRef StoppedBy; ///< What reset the device or switched it off.
};

/// The run alone, on \p R, which has just been made. \p Booted is called when
/// the program is about to be launched.
ProgramEnd runProgram(Runtime &R, const DeviceModel &Device,
                      const RunOptions &Options,
                      llvm::function_ref<void()> Booted);
/// Whether \p A and \p B ended alike and cost the same, line by line.
bool haveSameCosts(const RunResult &A, const RunResult &B);

} // namespace pymemlint::micropython
#endif
