//===- GeneratedCheck.h - Programs put together at random, checked -*- C++
//-*-===//
#ifndef PYMEMLINT_TESTS_MICROPYTHON_GENERATEDCHECK_H
#define PYMEMLINT_TESTS_MICROPYTHON_GENERATEDCHECK_H

#include "tests/runtimes/micropython/InputCheck.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <random>
#include <string>

namespace pymemlint::testing {

/// What writes a program line by line, and draws what stands in it.
class ProgramWriter {
protected:
  explicit ProgramWriter(unsigned Seed) : Random(Seed) {}
  unsigned pick(unsigned Count) { return unsigned(Random() % Count); }
  void line(const std::string &L) {
    Text += std::string(Indent * 4, ' ') + L + "\n";
  }

  std::mt19937 Random;
  std::string Text;
  unsigned Indent = 0;
};

/// No drawn run of the programs that \p Program makes of seeds lies outside of
/// what all ways allow. More of them by hand: PYMEMLINT_PROGRAMS=FIRST:LAST,
/// PYMEMLINT_SEEDS=50.
inline void
checkGenerated(llvm::function_ref<std::string(unsigned Seed)> Program) {
  unsigned First = 0, Last = 12, Seeds = 4, Closed = 0;
  const char *Given = getenv("PYMEMLINT_PROGRAMS");
  if (Given)
    sscanf(Given, "%u:%u", &First, &Last);
  if (const char *Number = getenv("PYMEMLINT_SEEDS"))
    Seeds = unsigned(atoi(Number));
  for (unsigned Seed = First; Seed != Last; ++Seed) {
    const std::string Text = Program(Seed);
    InputCheck C("generated.py", Text, Boards[Seed % std::size(Boards)]);
    C.run(Seeds);
    Closed += C.Ways.IsClosed;
    std::string All;
    for (size_t I = 0; I != std::min<size_t>(C.Outside.size(), 8); ++I)
      All += "\n  " + C.Outside[I];
    EXPECT_TRUE(C.Outside.empty()) << "program " << Seed << All << "\n" << Text;
    if (Given)
      llvm::errs() << Seed << ": " << (C.Ways.IsClosed ? "closed" : C.Why)
                   << ", " << C.Ways.Runs << " runs, " << C.NumbersDrawn
                   << " drawn\n";
  }
  // Most of them are bounded, so that there is something to check.
  EXPECT_GE(Closed, (Last - First) / 3);
}

} // namespace pymemlint::testing
#endif
