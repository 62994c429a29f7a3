//===- ProbedSource.h - A program that tells which line runs -*- C++ -*-===//
//
// Puts a call before each statement, so that an interpreter without any help of
// its own can say what each line asks for; and one at the head of each loop
// without an end, which ends the run after so many passes. The predicted side
// runs the same text: what the calls themselves change is the same on both.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_VALIDATE_PROBEDSOURCE_H
#define PYMEMLINT_ANALYZER_DRIVER_VALIDATE_PROBEDSOURCE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <vector>

namespace pymemlint {

/// A function of the program and the lines that are its own.
struct ProbedFunction {
  std::string Name;
  uint32_t Line = 0;
  std::vector<uint32_t> Lines; ///< Of its statements, ascending.
};

struct ProbedSource {
  std::string Text;
  uint32_t LastLine = 0; ///< Of the program.
  std::vector<ProbedFunction> Functions;
};

/// The names of the module that the calls need.
inline constexpr llvm::StringLiteral ProbeModule = "pymemlint_probe";

/// Which loops count their passes, of those without a condition (`while True`).
enum class CountedLoops : uint8_t {
  None,
  WithoutExit, ///< That nothing in them leaves, but an exception.
  All,
};

struct ProbeOptions {
  bool Lines = true;
  CountedLoops Passes = CountedLoops::None;
};

/// The program \p Text, which \p Path holds, with probes: p(line, depth) before
/// a statement, e() at a function's begin and q(depth) at its end, r() where a
/// pass begins, of the module pymemlint_probe. Statements of a class body
/// itself, of functions in machine code and of lambdas have none: what they ask
/// for is the line's that runs them. Fails when \p Text has syntax errors.
llvm::Expected<ProbedSource> probeSource(llvm::StringRef Path,
                                         llvm::StringRef Text,
                                         const ProbeOptions &Options = {});

} // namespace pymemlint
#endif
