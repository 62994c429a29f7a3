//===- MicroPythonModule.cpp - micropython and gc -*- C++ -*-===//
//
// py/modmicropython.c, py/modgc.c, py/scheduler.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/HeapLanes.h"
#include "analyzer/runtimes/micropython/HeapMap.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include "llvm/Support/raw_ostream.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

//===--- micropython ------------------------------------------------------===//

Value identityFunction(Runtime &, Arguments A) { return A[0]; }

Value optLevel(Runtime &R, Arguments A) {
  if (A.Count == 0)
    return Value::smallInt(R.OptimisationLevel);
  R.OptimisationLevel = getInt(R, A[0]);
  return Value::none();
}

/// MP_OBJ_NEW_SMALL_INT of a word: the top bits are lost where it overflows.
Value smallWord(Runtime &R, uint64_t V) {
  const unsigned Unused = 64 - R.Config.SmallIntBits;
  return Value::smallInt(int64_t(V << Unused) >> Unused);
}

/// What of the heap is free or was asked for, as the program reads it: where
/// all ways are followed any number, for heaps of any size and any garbage.
Value heapFigure(Runtime &R, uint64_t Bytes) {
  R.Mem.noteObserved();
  // The launch's own text only prints it.
  if (R.Paths && R.sites()[R.currentSite()].File != R.DriverFile)
    return open::smallRange(R, 0, std::min<int64_t>(R.SmallIntMax, UINT32_MAX));
  return smallWord(R, Bytes);
}

Value memTotal(Runtime &R, Arguments) {
  R.Mem.noteTotalRead();
  return heapFigure(R, R.Mem.total());
}
Value memCurrent(Runtime &R, Arguments) {
  return heapFigure(R, R.Mem.current());
}
Value memPeak(Runtime &R, Arguments) { return heapFigure(R, R.Mem.peak()); }

/// It prints through mp_plat_print, without objects: the program cannot see the
/// text.
Value memInfo(Runtime &R, Arguments A) {
  if (!R.KeepOutput)
    return Value::none();
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  if (R.Config.macro("MICROPY_MEM_STATS"))
    Out << "mem: total=" << R.Mem.total() << ", current=" << R.Mem.current()
        << ", peak=" << R.Mem.peak() << '\n';
  Out << "stack: " << R.stackUsage();
  if (R.Config.macro("MICROPY_STACK_CHECK"))
    Out << " out of " << R.Config.StackBytes;
  Out << '\n';
  printHeapInfo(R, Out);
  if (A.Count == 1)
    printHeapMap(R, Out);
  OutputPrinter(R).write(Text);
  return Value::none();
}

Value stackUse(Runtime &R, Arguments) {
  R.unmodelled("value of micropython.stack_use()",
               "what depends on the use of the C stack");
  return Value::smallInt(R.stackUsage());
}

Value heapLock(Runtime &R, Arguments) {
  R.Mem.noteObserved();
  R.Mem.heap().lock();
  return Value::none();
}
Value heapUnlock(Runtime &R, Arguments) {
  R.Mem.heap().unlock();
  return Value::smallInt(R.Mem.heap().isLocked());
}
Value heapLocked(Runtime &R, Arguments) {
  return Value::smallInt(R.Mem.heap().isLocked());
}

Value allocEmergencyBuffer(Runtime &R, Arguments A) {
  int64_t Size = getInt(R, A[0]);
  Storage *New = Size > 0 ? R.newStorage(Size) : nullptr;
  uint32_t OldSize = R.Config.EmergencyBufferBytes;
  R.Config.EmergencyBufferBytes = std::max<int64_t>(Size, 0);
  Storage *Old = R.EmergencyBuffer;
  R.EmergencyBuffer = New;
  if (Old)
    R.deleteStorage(Old, OldSize);
  return Value::none();
}

Value kbdIntr(Runtime &R, Arguments A) {
  getInt(R, A[0]);
  return Value::none();
}

Value schedule(Runtime &R, Arguments A) {
  const size_t Depth = R.Config.macro("MICROPY_SCHEDULER_DEPTH", 4);
  if (R.Scheduled.size() >= Depth)
    raiseMessage(R, R.Types.RuntimeError, "schedule queue full");
  R.Scheduled.push_back({A[0], A[1]});
  R.HasPending = true;
  return Value::none();
}

Value qstrInfo(Runtime &, Arguments) { return Value::none(); }

constexpr Entry MicroPythonGlobals[] = {
    string("__name__", "micropython"),
    function("const", identityFunction, 1),
    function("opt_level", optLevel, 0, 1),
    function("mem_total", memTotal, 0),
    function("mem_current", memCurrent, 0),
    function("mem_peak", memPeak, 0),
    function("mem_info", memInfo, 0, 1),
    function("qstr_info", qstrInfo, 0, 1),
    function("stack_use", stackUse, 0),
    function("alloc_emergency_exception_buf", allocEmergencyBuffer, 1),
    function("heap_lock", heapLock, 0),
    function("heap_unlock", heapUnlock, 0),
    function("heap_locked", heapLocked, 0),
    function("kbd_intr", kbdIntr, 1),
    onlyIf("MICROPY_PY_MICROPYTHON_RINGIO", typeEntry("RingIO", RingIoType)),
    function("schedule", schedule, 2),
};

//===--- gc ---------------------------------------------------------------===//

/// Whether what the running call returns is thrown away.
bool isResultDropped(const Runtime &R) {
  const ir::Instruction *Ip = R.Current ? R.Current->Ip : nullptr;
  return Ip &&
         (Ip->Op == ir::Opcode::CallMethod ||
          Ip->Op == ir::Opcode::CallFunction) &&
         Ip[1].Op == ir::Opcode::PopTop;
}

Value gcCollect(Runtime &R, Arguments) {
  // How many were found differs with the heap's size.
  if (HeapLanes *Lanes = R.Mem.lanes())
    if (R.Config.macro("MICROPY_PY_GC_COLLECT_RETVAL") && !isResultDropped(R))
      Lanes->leave();
  R.Mem.collect();
  uint64_t Collected = R.Mem.heap().lastCollected();
  if (R.Paths && R.Config.macro("MICROPY_PY_GC_COLLECT_RETVAL"))
    return open::smallRange(R, 0, std::min<int64_t>(R.SmallIntMax, UINT32_MAX));
  return R.Config.macro("MICROPY_PY_GC_COLLECT_RETVAL")
             ? Value::smallInt(Collected)
             : Value::none();
}
Value gcDisable(Runtime &R, Arguments) {
  R.IsCollectionDisabled = true;
  R.Mem.noteObserved();
  R.Mem.heap().setEnabled(false);
  return Value::none();
}
Value gcEnable(Runtime &R, Arguments) {
  R.Mem.heap().setEnabled(true);
  return Value::none();
}
Value gcIsEnabled(Runtime &R, Arguments) {
  return newBool(R.Mem.heap().isEnabled());
}
/// Says that a figure of the heap follows from how large it is.
void noteHeapDecides(Runtime &R, const char *Construct) {
  if (!R.Paths && R.sites()[R.currentSite()].File != R.DriverFile)
    R.unmodelled(Construct, "what depends on how large the heap is");
}

Value gcMemFree(Runtime &R, Arguments) {
  if (R.IsHeapWithinBounds)
    noteHeapDecides(R, "value of gc.mem_free()");
  GcInfo I = R.Mem.heap().info();
  return heapFigure(R, I.Free + I.MaxNewSplit);
}
Value gcMemAlloc(Runtime &R, Arguments) {
  // A smaller heap would have been collected before.
  if (R.IsHeapUncertain)
    noteHeapDecides(R, "value of gc.mem_alloc()");
  return heapFigure(R, R.Mem.heap().info().Used);
}
Value gcThreshold(Runtime &R, Arguments A) {
  GcHeap &H = R.Mem.heap();
  if (A.Count == 0)
    return H.threshold() == GcHeap::NoThreshold ? Value::smallInt(-1)
                                                : newInt(R, H.threshold());
  int64_t Bytes = getInt(R, A[0]);
  R.Mem.noteObserved();
  H.setThreshold(Bytes < 0 ? GcHeap::NoThreshold : Bytes);
  return Value::none();
}

constexpr Entry GcGlobals[] = {
    string("__name__", "gc"),
    function("collect", gcCollect, 0),
    function("disable", gcDisable, 0),
    function("enable", gcEnable, 0),
    function("isenabled", gcIsEnabled, 0),
    function("mem_free", gcMemFree, 0),
    function("mem_alloc", gcMemAlloc, 0),
    function("threshold", gcThreshold, 0, 1),
};

} // namespace

void micropython::handlePending(Runtime &R) {
  // mp_sched_run_pending: one callback at a time, the scheduler locked.
  while (!R.Scheduled.empty() && !R.IsSchedulerLocked) {
    auto [Callback, Argument] = R.Scheduled.front();
    R.Scheduled.erase(R.Scheduled.begin());
    R.IsSchedulerLocked = true;
    CatchScope Catch(R);
    InterruptPoints::Scope Scope(R.Interruptions && R.Interruptions->isArmed()
                                     ? R.Interruptions.get()
                                     : nullptr,
                                 0);
    try {
      call1(R, Callback, Argument);
    } catch (Raise &) {
      // mp_call_function_1_protected prints it.
    }
    Scope.finish();
    R.IsSchedulerLocked = false;
  }
  R.HasPending = !R.Scheduled.empty();
}

namespace pymemlint::micropython {
extern const ModuleSpec MicroPythonModule, GcModule;
const ModuleSpec MicroPythonModule = {.Name = "micropython",
                                      .Globals = MicroPythonGlobals,
                                      .IsExtensible = false};
const ModuleSpec GcModule = {
    .Name = "gc", .Globals = GcGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython
