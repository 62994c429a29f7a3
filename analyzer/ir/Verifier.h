//===- Verifier.h - Is a module's code well formed? -*- C++ -*-===//
//
// What the abstract machine relies on: every index is in range, every jump
// ends at an instruction, the value stack never runs empty and is as deep at
// an instruction however it is reached.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_IR_VERIFIER_H
#define PYMEMLINT_ANALYZER_IR_VERIFIER_H

#include "analyzer/ir/Module.h"
#include "llvm/Support/Error.h"

namespace pymemlint::ir {

/// A handler that SetupWith, SetupExcept or SetupFinally put on the exception
/// stack, and those below it.
struct Handler {
  int32_t Below = -1;  ///< Index of the next one, -1 for none.
  uint32_t Target = 0; ///< Its first instruction.
  bool IsExcept = false;
  bool IsWith = false;
  uint32_t Count = 0; ///< Of handlers, with this one.
};

/// How deep the value stack is, in values above the locals.
struct StackDepths {
  static constexpr int32_t Unreachable = -1;
  /// Before each instruction. In a handler of `finally` and `with` it counts
  /// one value for the reason why it runs (None or the exception); a return or
  /// a jump through it has two, so that the stack is one deeper than this.
  std::vector<int32_t> Before;
  int32_t Max = 0;
  std::vector<Handler> Handlers; ///< One for each instruction that sets it up.
  /// The innermost handler before each instruction, -1 for none. It stays there
  /// while its own code runs.
  std::vector<int32_t> Innermost;
};

/// The depths of \p F, or the first instruction at which they contradict one
/// another. Targets must be in range.
llvm::Expected<StackDepths> computeStackDepths(const Function &F);

/// Checks all of \p M; the error names function and instruction.
llvm::Error verify(const Module &M);
/// Checks one function of \p M; the error names the instruction.
llvm::Error verify(const Module &M, size_t Function);

} // namespace pymemlint::ir
#endif
