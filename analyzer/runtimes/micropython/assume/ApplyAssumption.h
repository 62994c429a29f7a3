//===- ApplyAssumption.h - What is stated narrows what is known -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_ASSUME_APPLYASSUMPTION_H
#define PYMEMLINT_MICROPYTHON_ASSUME_APPLYASSUMPTION_H

#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/assume/AssumptionTable.h"

namespace pymemlint::micropython {

/// Thrown on a way, or in a run with drawn inputs, that an assumption rules
/// out: there is no such run.
struct AssumptionViolated {};

/// Carries out the Assume number \p Number in the code of \p F.
void applyAssumption(Runtime &R, const Frame &F, uint32_t Number);

/// Takes from the ints from \p Low to \p High what is in no relation to any
/// from
/// \p OtherLow to \p OtherHigh; false when nothing is left.
bool narrowRange(AssumptionTerm::Relation Relation, int64_t &Low, int64_t &High,
                 int64_t OtherLow, int64_t OtherHigh);
/// The relation of the operands in the other order.
AssumptionTerm::Relation mirrored(AssumptionTerm::Relation Relation);

/// The range from \p Low to \p High that meets the terms of \p Stated about
/// \p Kind of "value"; none where nothing does.
std::optional<std::pair<int64_t, int64_t>>
narrowedRange(const Assumption &Stated, AssumptionOperand::Kind Kind,
              int64_t Low, int64_t High);

} // namespace pymemlint::micropython
#endif
