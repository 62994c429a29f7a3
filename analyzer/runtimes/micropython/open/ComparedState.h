//===- ComparedState.h - States of a program with inputs, compared -*- C++
//-*-===//
//
// Two states of the machine with the same words (StateWriter.h) differ in
// parts: numbers, floats, what buffers hold, how long texts are. A state whose
// parts are ranges stands for all those within; several are joined to one that
// stands for each.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_COMPAREDSTATE_H
#define PYMEMLINT_MICROPYTHON_OPEN_COMPAREDSTATE_H

#include "analyzer/machine/StateWriter.h"
#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace pymemlint::micropython {

class Runtime;

/// A number at a place of a state: from Low to High.
struct LeafRange {
  int64_t Low, High;
  bool operator==(const LeafRange &) const = default;
};

/// A float. From the least to the most infinite one: no number either.
struct RealRange {
  double Low, High;
  /// -0.0 is another number than 0.0: its text is longer.
  bool operator==(const RealRange &Other) const;
};

struct ComparedState {
  static constexpr uint64_t OpenContent = 0;
  static constexpr uint64_t NoText = UINT64_MAX;

  std::vector<LeafRange> Numbers;
  /// By number: it grows with the passes of a loop (IntObj::IsWidened).
  std::vector<bool> Grows;
  /// By number the first one that is the same object.
  std::vector<uint32_t> Links;
  /// By number the cell of the text whose length it is, or NoText, and what was
  /// added to the length.
  std::vector<std::pair<uint64_t, int64_t>> Lengths;
  std::vector<RealRange> Reals;
  std::vector<uint64_t> Contents; ///< OpenContent, or a hash.
  std::vector<uint64_t> Sizes;
  std::vector<int64_t> Bounds; ///< StateWriter::bounds.
  /// What the passes of loops that are under way have allocated so far, in
  /// bytes; AnyBytes at the most: no end is known.
  struct PassRange {
    uint64_t Least, Most;
    bool operator==(const PassRange &) const = default;
  };
  static constexpr uint64_t AnyBytes = uint64_t(1) << 40;
  std::vector<PassRange> Passes;
  bool IsJoined = false; ///< Of several.
  uint32_t Node = 0;     ///< GrowthFacts::Node, where growth is looked for.

  /// What \p W has written, but for the passes.
  static ComparedState of(const StateWriter &W);
  /// Appends which numbers are the same, or the length of a text.
  void appendLinks(std::vector<uint64_t> &Words) const;
};

/// What the parts of a state become; a list that is empty: what they are.
struct Widening {
  std::vector<LeafRange> Numbers;
  std::vector<bool> Grows; ///< By number.
  std::vector<RealRange> Reals;
  std::vector<uint32_t> Opened; ///< Places among the contents.
  std::vector<int64_t> Bounds;
  std::vector<ComparedState::PassRange> Passes;
  /// Host memory beside the object itself.
  uint64_t bytes() const {
    return Numbers.size() * sizeof(LeafRange) + Grows.size() / 8 +
           Reals.size() * sizeof(RealRange) + Opened.size() * sizeof(uint32_t) +
           Bounds.size() * sizeof(int64_t) +
           Passes.size() * sizeof(ComparedState::PassRange);
  }
  bool isNone() const {
    return Numbers.empty() && Reals.empty() && Opened.empty() &&
           Bounds.empty() && Passes.empty();
  }
};

/// Whether all that can come of \p New costs no more than what comes of \p Old;
/// in a run that looks for the least, no less.
bool covers(const ComparedState &Old, const ComparedState &New, bool IsLeast);

/// Whether a pass that has come so far is no dearer and no cheaper than one of
/// those that cover it.
bool coversPasses(llvm::ArrayRef<ComparedState> Seen, const ComparedState &New,
                  bool WantsMost, bool WantsLeast);

/// \p Now is joined with all of \p Seen; after a few times what moves on is
/// made wider still.
Widening joinWith(const Runtime &R, llvm::ArrayRef<ComparedState> Seen,
                  ComparedState &Now);
/// Makes the parts of the state that \p W has written what \p To says, but for
/// the passes.
void apply(Runtime &R, const StateWriter &W, const Widening &To);

} // namespace pymemlint::micropython
#endif
