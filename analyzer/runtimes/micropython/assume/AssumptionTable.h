//===- AssumptionTable.h - What comments state, at its place -*- C++ -*-===//
//
// "# pymemlint: assume n <= 8" holds at one moment of the code: before a
// statement or after one. The module's instructions get an Assume there, which
// is in no runtime's code and has no size; the machine and the summaries narrow
// what they know when they come to it.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_ASSUME_ASSUMPTIONTABLE_H
#define PYMEMLINT_MICROPYTHON_ASSUME_ASSUMPTIONTABLE_H

#include "analyzer/ir/Module.h"
#include "analyzer/ir/SourceMap.h"
#include "analyzer/runtimes/micropython/assume/AssumptionFinding.h"
#include "frontends/python/Assumption.h"
#include "frontends/python/Directives.h"
#include "llvm/ADT/ArrayRef.h"

namespace pymemlint {

/// A term whose names are found.
struct PlacedTerm {
  AssumptionTerm Term;
  /// Where the first names of both sides live.
  ir::SourceVariable Left, Right;
};

struct PlacedAssumption {
  std::vector<PlacedTerm> Terms;
  std::string Text;
  AssumptionPlace Place;
  bool IsInClass = false; ///< Named variables may be the class's own.
};

struct AssumptionProblem {
  AssumptionPlace Place;
  std::string Message;
};

struct AssumptionTable {
  std::vector<PlacedAssumption> All; ///< By the arguments of Assume.
  /// What makes no sense, at its place: as good as not written.
  std::vector<AssumptionProblem> Problems;
};

} // namespace pymemlint

namespace pymemlint::micropython {

/// Puts \p Directives, the comments of the source that \p Source describes,
/// into the decoded code of \p M and sets M.Assumptions.
void placeAssumptions(ir::Module &M, const ir::SourceMap &Source,
                      llvm::ArrayRef<Directive> Directives);

/// \p Source of \p From for the same code in \p To, whose functions are in
/// another order.
ir::SourceMap renumber(const ir::SourceMap &Source, const ir::Module &From,
                       const ir::Module &To);

} // namespace pymemlint::micropython
#endif
