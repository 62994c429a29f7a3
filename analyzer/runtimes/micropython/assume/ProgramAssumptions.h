//===- ProgramAssumptions.h - What a configuration states -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_ASSUME_PROGRAMASSUMPTIONS_H
#define PYMEMLINT_MICROPYTHON_ASSUME_PROGRAMASSUMPTIONS_H

#include "analyzer/machine/Value.h"
#include "analyzer/runtimes/micropython/assume/AssumptionFinding.h"
#include "frontends/python/Assumption.h"
#include "frontends/python/Directives.h"
#include "llvm/ADT/StringMap.h"

namespace pymemlint {

/// What is stated of each `value` that a native function returns.
struct AssumedInput {
  Assumption Stated;
  AssumptionPlace Place;
};

struct ProgramAssumptions {
  /// By "machine.ADC.read_u16".
  llvm::StringMap<AssumedInput> Inputs;
  /// What holds when a function begins: Directive::Function is its name.
  std::vector<Directive> AtFunctions;
};

} // namespace pymemlint

namespace pymemlint::micropython {

class Runtime;

/// The ints from \p Low to \p High that are left of what \p Function returns.
std::pair<int64_t, int64_t> assumedRange(Runtime &R, llvm::StringRef Function,
                                         int64_t Low, int64_t High);
/// Narrows \p V, which \p Function returned, by what is stated of it.
Value assumedInput(Runtime &R, llvm::StringRef Function, Value V);

} // namespace pymemlint::micropython
#endif
