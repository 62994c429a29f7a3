//===- LayoutCapture.cpp - The heap at a moment of a run -*- C++ -*-===//
#include "analyzer/runtimes/micropython/LayoutCapture.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/LiveWatch.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Ends the run: the moment has come.
struct MomentReached {};

/// Who asked for each block.
class Askers : public RequestSink {
public:
  void request(const Request &Q) override {
    if (Q.NewPlace == NoBlock)
      return;
    if (SiteOf.size() <= Q.NewPlace)
      SiteOf.resize(std::max<size_t>(Q.NewPlace + 1, 2 * SiteOf.size()));
    SiteOf[Q.NewPlace] = Q.Site;
  }
  void totalRead(uint64_t, SiteId) override {}
  SiteId of(Block B) const { return B < SiteOf.size() ? SiteOf[B] : 0; }

private:
  std::vector<SiteId> SiteOf;
};

/// Finds the request after which the most lives.
class PeakFinder final : public RequestSink {
public:
  explicit PeakFinder(Runtime &R) : Live(R) {}
  void request(const Request &Q) override {
    ++Requests;
    Live.request(Q);
    if (Live.peak() <= Peak)
      return;
    Peak = Live.peak();
    AtPeak = Requests;
  }
  void totalRead(uint64_t, SiteId) override {}
  uint64_t AtPeak = 0;

private:
  LiveWatch Live;
  uint64_t Requests = 0, Peak = 0;
};

/// Looks at the heap while the run still holds all it uses, and ends the run.
class Capture final : public Askers {
public:
  /// \p At: after this request; 0: when told to.
  Capture(Runtime &R, uint64_t At, CapturedLayout &To) : R(R), At(At), To(To) {}
  void request(const Request &Q) override {
    Askers::request(Q);
    if (++Requests == At)
      take();
  }
  [[noreturn]] void take();

private:
  Runtime &R;
  uint64_t At, Requests = 0;
  CapturedLayout &To;
};

/// Ends the run when a line of the program begins to run.
class LineStop final : public StepObserver {
public:
  LineStop(Runtime &R, llvm::StringRef Module, const LayoutMoment &When,
           Capture &Then)
      : R(R), Module(Module), When(When), Then(Then) {}

  void step(const Frame &F) override {
    if (F.Ip->Line == When.Line && beginsLine(F) && isProgram(F) &&
        ++Passes == When.Pass)
      Then.take();
  }
  uint64_t Passes = 0;

private:
  /// Not where a loop jumps into the middle of its line.
  static bool beginsLine(const Frame &F) {
    return F.Ip == F.Function->Code->Code.data() || F.Ip[-1].Line != F.Ip->Line;
  }
  bool isProgram(const Frame &F) const {
    auto Names = R.NamesOfCode.find(F.Function->Code);
    if (Names == R.NamesOfCode.end())
      return false;
    const Qstr File = Names->second[0];
    if (R.ProgramFile)
      return File == R.ProgramFile;
    return File != R.DriverFile &&
           llvm::sys::path::stem(R.text(File)) == Module;
  }

  Runtime &R;
  llvm::StringRef Module;
  LayoutMoment When;
  Capture &Then;
};

std::string endOf(Outcome How) {
  switch (How) {
  case Outcome::Completed:
    return "the program ends";
  case Outcome::Raised:
    return "an exception ends the program";
  case Outcome::OutOfMemory:
    return "a MemoryError ends the program";
  case Outcome::Endless:
    return "the program stays in a loop without an end";
  case Outcome::NotModelled:
    return "the program does what is not modelled";
  case Outcome::OutOfFuel:
    return "the program takes more operations than are followed";
  case Outcome::HostExhausted:
    return "the program takes more memory than is followed";
  case Outcome::RuledOut:
    return "an assumption rules out what follows";
  }
  return "";
}

/// A machine of the device, with its own copy of the facts.
std::unique_ptr<Runtime> makeMachine(const DeviceModel &Device,
                                     const RunOptions &Options) {
  RuntimeParameters P =
      Options.Frozen ? Options.Frozen->parameters() : Device.parameters();
  if (Options.HeapBytes)
    P.Heap = Device.heapOf(Options.HeapBytes);
  return std::make_unique<Runtime>(P);
}

} // namespace

void Capture::take() {
  R.Mem.setSink(nullptr);
  To.IsReached = true;
  To.Layout = layoutOf(R);
  for (LayoutRun &Run : To.Layout.Runs)
    if (const SiteId Id = of(Run.First)) {
      Run.File = R.text(R.sites()[Id].File).str();
      Run.Line = R.sites()[Id].Line;
    }
  llvm::raw_string_ostream Out(To.Map);
  printHeapMap(R, Out);
  const Site &Now = R.sites()[R.currentSite()];
  To.Line = Now.Line;
  To.File = R.text(Now.File).str();
  throw MomentReached();
}

CapturedLayout micropython::captureLayout(const DeviceModel &Device,
                                          const RunOptions &Options,
                                          const LayoutMoment &When) {
  uint64_t AtRequest = 0;
  if (!When.Line) {
    auto Machine = makeMachine(Device, Options);
    PeakFinder Finder(*Machine);
    Machine->Mem.setSink(&Finder);
    runProgram(*Machine, Device, Options, [] {});
    AtRequest = Finder.AtPeak;
  }
  auto Machine = makeMachine(Device, Options);
  Runtime &R = *Machine;
  CapturedLayout C;
  Capture Taken(R, AtRequest, C);
  R.Mem.setSink(&Taken);
  LineStop Lines(R, Options.Module, When, Taken);
  if (When.Line)
    R.Steps = &Lines;
  try {
    C.WhyEnded = endOf(runProgram(R, Device, Options, [] {}).How);
  } catch (MomentReached &) {
  }
  C.Passes = Lines.Passes;
  for (const Unmodelled &U : R.UnmodelledUses)
    C.UnmodelledLines.push_back(R.sites()[U.Site].Line);
  C.UnmodelledUses = std::move(R.UnmodelledUses);
  return C;
}
