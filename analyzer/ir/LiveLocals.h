//===- LiveLocals.h - Which variables a function may still read -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_IR_LIVELOCALS_H
#define PYMEMLINT_ANALYZER_IR_LIVELOCALS_H

#include "analyzer/ir/Module.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace pymemlint::ir {

class LiveLocals {
public:
  /// By instruction of \p F the locals whose values may be read by it or by
  /// what comes after it, an exception included. Viper code and
  /// outlines may read all.
  const std::vector<llvm::BitVector> &of(const Function &F);

private:
  llvm::DenseMap<const Function *, std::vector<llvm::BitVector>> All;
};

} // namespace pymemlint::ir
#endif
