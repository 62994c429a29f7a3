//===- PathFollower.h - One way through a program with inputs -*- C++ -*-===//
//
// Where a value from outside decides, a program can go on in several ways. A
// run follows one; it is told by a path which way to take at each decision, and
// notes the others for later runs (Exploration.h). At the head of a loop, where
// ways meet inside one, and where an interrupt handler may run, the state is
// compared with those that other runs had there: a state that one of them
// covers needs no following. Numbers that are another ones each time become
// ranges (widening), so that this comes to an end.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_PATHFOLLOWER_H
#define PYMEMLINT_MICROPYTHON_OPEN_PATHFOLLOWER_H

#include "analyzer/heap/GcHeap.h"
#include "analyzer/ir/Module.h"
#include "analyzer/machine/Value.h"
#include "analyzer/runtimes/micropython/open/ComparedState.h"
#include "analyzer/runtimes/micropython/open/Footprint.h"
#include "analyzer/runtimes/micropython/open/FragmentationWatch.h"
#include "analyzer/runtimes/micropython/open/GrowingLists.h"
#include "analyzer/runtimes/micropython/open/MeetingPoints.h"
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace pymemlint {
struct Cell;
class StateWriter;
} // namespace pymemlint

namespace pymemlint::micropython {

class Runtime;
struct LoopProfile;

/// What happened at one point of a path.
struct PathEvent {
  unsigned Choice = 0;
  uint32_t Site = 0;    ///< Of the decision.
  bool IsState = false; ///< Not a decision: a state was compared.
  /// The state that was compared was left another one than it was before: a run
  /// that comes here again must do the same to it.
  bool HasChanged = false;
  /// Of a state where ways meet, which is an event only where it has changed:
  /// Runtime::Operations.
  uint64_t Operation = 0;
  Widening Widened;
};
using Path = std::vector<PathEvent>;

/// A way that is still to be followed, and what was seen up to where it parts
/// from one that was.
struct OpenWay {
  uint64_t Bytes = 0; ///< Host memory that it takes.
  Path Given;
  /// Blocks that lived at the most: LiveWatch::peak and peakUpper.
  uint64_t LivePeak = 0, LiveLimit = 0;
  uint64_t SufficientBlocks = 0; ///< FragmentationWatch's.
  /// The last state that was compared, and the growing lists there.
  GrowthFacts::Node Node = 0;
  GrowingLists::Size Lists;
};

/// What all runs of one program know together.
struct KnownStates {
  /// A place in the program and the words of a state.
  using Key =
      std::pair<std::pair<uint64_t, uint64_t>, std::pair<uint64_t, uint64_t>>;
  /// For each shape of a state at such a place those that were there, and what
  /// they became.
  std::map<Key, std::vector<ComparedState>> Seen;
  /// States of all shapes with as many numbers that were kept at a place, and
  /// what numbers in slots of the frame that runs were joined to there.
  struct PlaceStates {
    size_t Kept = 0;
    struct Slot {
      LeafRange Number;
      bool Grows;
    };
    std::map<uint32_t, Slot> Slots;
  };
  std::map<std::pair<std::pair<uint64_t, uint64_t>, size_t>, PlaceStates> At;
  std::vector<OpenWay> ToFollow;
  /// Blocks that lived at the most before the first decision.
  std::optional<uint64_t> FirstPeak;
  /// The end of a slice that is from outside is decided, each value by itself:
  /// the slice has a certain length.
  bool DecidesSlices = false;
  /// What buffers hold, floats and which numbers are one belong to a state's
  /// shape.
  bool TellsContents = false;
  /// Some states were joined in which that differs.
  bool HasJoined = false;
  /// Some slice has no certain length.
  bool HasOpenSlices = false;
  /// No further decision is noted: there are too many.
  bool IsFull = false;
  static constexpr size_t MostPaths = 16384;
  /// Host memory of ToFollow, and the most that it may take.
  uint64_t KeptBytes = 0;
  static constexpr uint64_t MostKeptBytes = uint64_t(256) << 20;
  /// Words of states still to be written by all runs: it takes time, and more
  /// with what lives.
  uint64_t WordsLeft = 160'000'000;
  /// What interrupt handlers touch. Runs before it has grown saw too little.
  Footprint Handlers;
  /// What open::realToWrite has found: of a range, and whether it is written
  /// with a fixed point, the number with the shortest text and that with the
  /// longest.
  std::map<std::tuple<double, double, bool>, std::pair<double, double>>
      WrittenReals;
  /// Where it is looked for what grows (GrowingLists.h).
  std::optional<GrowthFacts> Growth;
  /// Loops of which a pass may cost more, or less, than was seen: by file and
  /// line.
  std::set<std::pair<std::string, uint32_t>> OpenPasses;
};

class PathFollower {
public:
  PathFollower(KnownStates &Known, OpenWay Way)
      : Known(Known), Given(std::move(Way.Given)), Seen(std::move(Way)),
        LastNode(Seen.Node), LastSize(Seen.Lists) {
    if (Known.Growth)
      Lists.emplace(*Known.Growth);
  }

  unsigned choose(Runtime &R, size_t Count);
  /// A loop of \p Code has come back to \p Header: true when its state is
  /// covered by one that was there before.
  bool isCovered(Runtime &R, const ir::Function *Code, uint32_t Header,
                 bool IsEndless);
  /// An interrupt handler may run before the operation of \p Code at \p Index.
  /// Throws EndlessLoop where the state is covered.
  void meetInterrupt(Runtime &R, const ir::Function *Code, uint32_t Index,
                     bool HasRun);
  /// Where ways meet inside a loop without an end, throws EndlessLoop when the
  /// state is covered.
  void beforeOperation(Runtime &R, const Frame &F);
  /// The program appends to \p L.
  void noteAppended(Runtime &R, ListObj &L, uint32_t Count) {
    if (Lists && HasEntered)
      Lists->append(R, L, Count);
  }
  /// The program asks for memory, in vain once the heap is full.
  void noteRequest(Runtime &R);
  /// A loop without an end has come back to its head.
  void noteComeBack() { HasComeBack = true; }
  /// Until here all runs are one.
  void noteFirst(Runtime &R);

  bool WritesLongest = false, HasWritten = false;
  /// Its state was covered at the end.
  bool WasCovered = false;
  const Path &done() const { return Done; }
  /// What is known of its way beforehand; Given is empty.
  const OpenWay &seen() const { return Seen; }
  /// How fragmented the heap of the run can be.
  void watch(const FragmentationWatch *W) { Fragmentation = W; }
  KnownStates &known() { return Known; }

private:
  bool passKnown();
  void replayMeeting(Runtime &R);
  bool writeCoarse(Runtime &R, StateWriter &W, bool Coarsens, PathEvent &E);
  /// Throws NotModelled when too much was written.
  void spend(const StateWriter &W);
  enum class Place : uint8_t { Head, Meeting, Interrupt };
  bool isReplaying() const { return Done.size() < Given.size(); }
  bool isKnown(Runtime &R, StateWriter &W, const ir::Function *Code,
               uint32_t Index, Place P, PathEvent &E);
  /// A loop that is under way, and what its pass has allocated so far.
  struct Pass {
    const ir::Function *Code;
    LoopProfile *Loop;
    uint64_t Bytes;
  };
  std::vector<Pass> passes(Runtime &R);
  /// What a state becomes, its passes included.
  void change(Runtime &R, const StateWriter &W, const Widening &To);
  /// The counter of the innermost loop of \p F, where no input has decided how
  /// many passes the loops of \p F go through, while it is small; or null.
  const Value *counter(const Frame &F);

  /// The state has been compared: \p Here is where it is.
  void noteStep(GrowthFacts::Node Here, const GrowingLists::Size &Now);

  KnownStates &Known;
  Path Given, Done;
  OpenWay Seen;
  std::optional<GrowingLists> Lists;
  GrowthFacts::Node LastNode;
  GrowingLists::Size LastSize;
  const FragmentationWatch *Fragmentation = nullptr;
  MeetingPoints Meetings;
  bool HasDecided = false, HasComeBack = false, HasEntered = false;
  uint64_t Decisions = 0, DecisionsMet = 0;
  const void *LastFrame = nullptr;
  /// What lived at the first decision, and where.
  llvm::DenseMap<const Cell *, Block> Early;
  const ir::Instruction *LastDecision = nullptr; ///< What was decided last.
  /// Loops that an input has gone on with.
  std::set<std::pair<const ir::Function *, uint32_t>> DecidedLoops;
  /// Decisions that had been made at a loop's head the last time.
  std::map<std::pair<const void *, uint32_t>, uint64_t> DecisionsAt;
};

} // namespace pymemlint::micropython
#endif
