// What MicroPython's lexer, parser and compiler cost beside tree-sitter's bare
// parse.
#include "analyzer/runtimes/micropython/compiler/CrossCompiler.h"
#include "benchmarks/Corpus.h"
#include <benchmark/benchmark.h>

using namespace pymemlint;
using namespace pymemlint::benchmarks;

static void crossCompile(benchmark::State &State) {
  for (auto _ : State)
    for (const SourceFile &File : standardLibrary())
      try {
        benchmark::DoNotOptimize(
            micropython::crossCompile(File.text(), "prog.py")
                .Module->Functions.size());
      } catch (const micropython::CompileError &) {
        // A program that MicroPython refuses is compiled up to there.
      }
  State.SetBytesProcessed(State.iterations() * standardLibraryBytes());
}
BENCHMARK(crossCompile)->Unit(benchmark::kMillisecond);

static const bool Registered = [] {
  reportRatio(
      "crossCompile", "bareParse",
      "standard library: MicroPython's compiler over tree-sitter's bare "
      "parse");
  return true;
}();
