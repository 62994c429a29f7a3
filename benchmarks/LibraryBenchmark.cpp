// What the analysis of library code costs beside tree-sitter's bare parse of
// the same bytes, and what a second job gains.
#include "analyzer/driver/Jobs.h"
#include "analyzer/driver/LibraryAnalysis.h"
#include "benchmarks/Corpus.h"
#include "llvm/Support/Error.h"
#include <benchmark/benchmark.h>

using namespace pymemlint;
using namespace pymemlint::benchmarks;

/// From the files on the disk to their part of the report, as --library does.
static void analyse(benchmark::State &State, unsigned Jobs) {
  const std::unique_ptr<Target> T = llvm::cantFail(Target::load("esp32"));
  const micropython::DeviceModel Device(*T);
  const micropython::SummaryFacts Facts(Device.parameters());
  const std::vector<SourceFile> &Files = standardLibrary();
  std::vector<Report> Reports;
  for (auto _ : State) {
    Reports.clear();
    Reports.resize(Files.size());
    forEachInParallel(Files.size(), Jobs, [&](size_t I) {
      llvm::cantFail(
          analyseLibraryFile(Files[I].path(), Device, Facts, {}, Reports[I]));
    });
  }
  State.SetBytesProcessed(State.iterations() * standardLibraryBytes());
  size_t Functions = 0, Refused = 0;
  for (const Report &R : Reports) {
    Refused += R.Results.empty();
    for (const FileResult &F : R.Results)
      Functions += F.Functions.size();
  }
  State.counters["files"] = double(Files.size());
  State.counters["refused"] = double(Refused);
  State.counters["functions"] = double(Functions);
}

static void analyseLibrary(benchmark::State &State) { analyse(State, 1); }
BENCHMARK(analyseLibrary)->Unit(benchmark::kMillisecond);

static void oneJob(benchmark::State &State) { analyse(State, 1); }
BENCHMARK(oneJob)->Unit(benchmark::kMillisecond)->UseRealTime();

static void twoJobs(benchmark::State &State) { analyse(State, 2); }
BENCHMARK(twoJobs)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Arithmetic alone: what this machine can gain at the most just now.
static void count(benchmark::State &State, unsigned Jobs) {
  for (auto _ : State)
    forEachInParallel(64, Jobs, [](size_t I) {
      for (unsigned N = 0; N != 10'000'000; ++N)
        benchmark::DoNotOptimize(I += N);
    });
}

static void arithmeticOneJob(benchmark::State &State) { count(State, 1); }
BENCHMARK(arithmeticOneJob)->Unit(benchmark::kMillisecond)->UseRealTime();

static void arithmeticTwoJobs(benchmark::State &State) { count(State, 2); }
BENCHMARK(arithmeticTwoJobs)->Unit(benchmark::kMillisecond)->UseRealTime();

static const bool Registered = [] {
  reportRatio("analyseLibrary", "bareParse",
              "standard library: analysis as library code over tree-sitter's "
              "bare parse, one core");
  reportRatio("oneJob", "twoJobs", "standard library: gain of --jobs 2");
  reportRatio("arithmeticOneJob", "arithmeticTwoJobs",
              "arithmetic alone: gain of two threads on this machine");
  return true;
}();
