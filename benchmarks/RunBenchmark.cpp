// What a run of the abstract machine costs, and what is made of it.
#include "analyzer/driver/Analysis.h"
#include "benchmarks/Corpus.h"
#include "frontends/python/SyntaxTree.h"
#include <benchmark/benchmark.h>

using namespace pymemlint;
using namespace pymemlint::benchmarks;
using namespace pymemlint::micropython;

namespace {

/// Known values: names, small integers, items of a list, calls, comparisons.
constexpr const char *Loop = R"(def step(a, b):
    return (a * 3 + b) & 1023

def main():
    seen = [0] * 64
    total = 0
    for i in range(100000):
        total = step(total, i)
        if total > 500:
            seen[total & 63] += 1
    return total

main()
)";

/// 100 lines in the style of device code.
const SourceFile &program() {
  static const SourceFile File = llvm::cantFail(
      SourceFile::read(PYMEMLINT_PROGRAMS "/inventory_report.py"));
  return File;
}
constexpr const char *ProgramPath = PYMEMLINT_PROGRAMS "/inventory_report.py";

/// Operations of one run of Loop.
uint64_t runLoop() {
  static const std::unique_ptr<Target> Board =
      llvm::cantFail(Target::load("unix32"));
  static const DeviceModel Device(*Board);
  static const MemoryFileSystem Files = [] {
    MemoryFileSystem F;
    F.addFile("prog.py", {Loop, nullptr});
    return F;
  }();
  RunOptions Options;
  Options.Module = "prog";
  Options.Files = &Files;
  return run(Device, Options).Operations;
}

void machine(benchmark::State &State) {
  uint64_t Operations = 0;
  for (auto _ : State)
    Operations += runLoop();
  State.SetItemsProcessed(int64_t(Operations));
}
BENCHMARK(machine)->Unit(benchmark::kMillisecond);

/// The time that the same operations take at five million a second.
void fiveMillionPerSecond(benchmark::State &State) {
  const double Operations = double(runLoop());
  for (auto _ : State)
    State.SetIterationTime(Operations / 5e6);
}
BENCHMARK(fiveMillionPerSecond)->UseManualTime()->Iterations(1);

/// The same loop on the host: as many dependent multiplications.
void multiplications(benchmark::State &State) {
  const uint64_t Operations = runLoop();
  uint64_t Value = 3;
  for (auto _ : State)
    for (uint64_t I = 0; I != Operations; ++I)
      benchmark::DoNotOptimize(Value *= 0x9e3779b97f4a7c15);
  State.SetItemsProcessed(int64_t(Operations) * State.iterations());
}
BENCHMARK(multiplications)->Unit(benchmark::kMillisecond);

/// From the name of the target to the text of the report.
void analyse(benchmark::State &State, bool WantsMinimumHeap) {
  for (auto _ : State) {
    auto Board = llvm::cantFail(Target::load("esp32"));
    DeviceModel Device(*Board);
    AnalysisOptions Options;
    Options.WantsMinimumHeap = WantsMinimumHeap;
    Report R;
    llvm::cantFail(analyseFile(ProgramPath, Device, Options, R));
    printText(R, TextOptions(), llvm::nulls());
  }
}
void analyseProgram(benchmark::State &State) { analyse(State, true); }
void analyseWithoutMinimumHeap(benchmark::State &State) {
  analyse(State, false);
}
BENCHMARK(analyseProgram)->Unit(benchmark::kMillisecond);
BENCHMARK(analyseWithoutMinimumHeap)->Unit(benchmark::kMillisecond);

void parseProgram(benchmark::State &State) {
  const SourceFile &File = program();
  for (auto _ : State)
    benchmark::DoNotOptimize(
        llvm::cantFail(SyntaxTree::parse(File.text())).hasErrors());
}
BENCHMARK(parseProgram)->Unit(benchmark::kMillisecond);

const bool Registered = [] {
  reportRatio("fiveMillionPerSecond", "machine",
              "abstract machine on known values: its speed over five million "
              "operations a second");
  reportRatio("machine", "multiplications",
              "abstract machine: one operation over one dependent 64-bit "
              "multiplication");
  reportRatio("analyseProgram", "parseProgram",
              "100 lines, target to report: over tree-sitter's bare parse");
  reportRatio("analyseProgram", "analyseWithoutMinimumHeap",
              "100 lines: with the search for the minimum heap over a single "
              "run");
  return true;
}();

} // namespace
