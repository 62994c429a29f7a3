// What the Python front end costs beside tree-sitter's bare parse.
#include "benchmarks/Corpus.h"
#include "frontends/python/SyntaxErrors.h"
#include "frontends/python/SyntaxTree.h"
#include <benchmark/benchmark.h>

using namespace pymemlint;
using namespace pymemlint::benchmarks;

static void bareParse(benchmark::State &State) {
  for (auto _ : State)
    for (const SourceFile &File : standardLibrary())
      benchmark::DoNotOptimize(
          llvm::cantFail(SyntaxTree::parse(File.text())).hasErrors());
  State.SetBytesProcessed(State.iterations() * standardLibraryBytes());
}
BENCHMARK(bareParse)->Unit(benchmark::kMillisecond);

static void checkSyntax(benchmark::State &State) {
  for (auto _ : State)
    for (const SourceFile &File : standardLibrary())
      benchmark::DoNotOptimize(
          llvm::cantFail(pymemlint::checkSyntax(File)).Errors.size());
  State.SetBytesProcessed(State.iterations() * standardLibraryBytes());
}
BENCHMARK(checkSyntax)->Unit(benchmark::kMillisecond);

static const bool Registered = [] {
  reportRatio("checkSyntax", "bareParse",
              "standard library: syntax check over tree-sitter's bare parse");
  return true;
}();
