//===- PathFollower.cpp - One way through a program with inputs -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/LiveWatch.h"
#include "analyzer/runtimes/micropython/SteadyState.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/open/ErrorHandlers.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <cmath>
#include <set>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// States of one shape that are kept as they are before they are joined: at a
/// loop's head, where ways meet in it, and where an interrupt handler may run.
constexpr size_t ExactStates = 6, ExactMeetings = 12, ExactInterrupts = 2;
/// States at one place, of any shape, from which on they are joined at once.
constexpr size_t ManyAtPlace = 24;

/// For each leaf in a slot of the frame that runs, but for \p Other.
template <class DoFn>
void forEachSlot(const Runtime &R, const StateWriter &W, const Value *Other,
                 DoFn Do) {
  const Frame &F = *R.Current;
  for (size_t I = 0; I != W.leaves().size(); ++I) {
    const Value *Leaf = W.leaves()[I];
    if (Leaf >= F.State && Leaf < F.State + F.StateSlots && Leaf != Other)
      Do(I, uint32_t(Leaf - F.State));
  }
}

/// \p Now with what its variables were elsewhere; none: nothing is known of it.
std::optional<ComparedState>
withSlots(const Runtime &R, const StateWriter &W, const ComparedState &Now,
          const Value *Other,
          const std::map<uint32_t, KnownStates::PlaceStates::Slot> &Slots) {
  ComparedState Likely = Now;
  bool IsOther = false;
  forEachSlot(R, W, Other, [&](size_t I, uint32_t Slot) {
    auto It = Slots.find(Slot);
    if (It == Slots.end())
      return;
    LeafRange &N = Likely.Numbers[I];
    const LeafRange &Old = It->second.Number;
    N = {std::min(N.Low, Old.Low), std::max(N.High, Old.High)};
    Likely.Grows[I] = Likely.Grows[I] || It->second.Grows;
    IsOther |= !(N == Now.Numbers[I]);
  });
  if (!IsOther)
    return std::nullopt;
  return Likely;
}

void noteSlots(const Runtime &R, const StateWriter &W, const ComparedState &Now,
               const Value *Other,
               std::map<uint32_t, KnownStates::PlaceStates::Slot> &Slots) {
  forEachSlot(R, W, Other, [&](size_t I, uint32_t Slot) {
    const LeafRange &N = Now.Numbers[I];
    auto &[Old, Grows] = Slots.try_emplace(Slot, N, false).first->second;
    Old = {std::min(N.Low, Old.Low), std::max(N.High, Old.High)};
    Grows |= Now.Grows[I];
  });
}

/// The least power of four that is not below \p V.
double envelope(double V) {
  if (!std::isfinite(V))
    return V;
  if (V <= 0)
    return 0;
  int Exponent;
  if (std::frexp(V, &Exponent) == 0.5)
    --Exponent; // It is a power of two itself.
  return std::ldexp(1.0, (Exponent + 1) / 2 * 2);
}

/// Floats that are ranges get wider ones, of which there are few. True when one
/// has changed.
bool coarsen(const StateWriter &State) {
  bool HasChanged = false;
  for (const Cell *C : State.cells())
    if (auto *F = dynamic_cast<const FloatObj *>(C); F && F->IsOpen) {
      auto *Open = const_cast<FloatObj *>(F);
      const double Low = -envelope(-F->Low), High = envelope(F->High);
      HasChanged |= Low != F->Low || High != F->High;
      Open->High = High;
      Open->Low = Low;
    }
  return HasChanged;
}

/// Two numbers that are the same range here need not be the same number, nor
/// that of a text's length. True when one was told apart.
bool tellApart(Runtime &R, StateWriter &W) {
  bool HasChanged = false;
  std::set<const Cell *> Known;
  for (Value *Leaf : W.leaves()) {
    if (!Leaf->isObject())
      continue;
    if (Known.empty()) {
      // Those that also stand where no leaf does.
      Known.insert(nullptr);
      for (const Cell *C : W.cells())
        if (C->isSmallRange())
          Known.insert(C);
    }
    auto *O = static_cast<IntObj *>(Leaf->object());
    if (Known.insert(O).second && !O->LengthOf)
      continue;
    auto *Copy = R.newStackObject<IntObj>(R.Types.Int);
    *Copy = *O;
    Copy->LengthOf = nullptr;
    *Leaf = Value(Copy);
    HasChanged = true;
  }
  return HasChanged;
}

std::string fileOf(const Runtime &R, const ir::Function *Code) {
  auto Names = R.NamesOfCode.find(Code);
  return Names == R.NamesOfCode.end() ? "" : R.text(Names->second[0]).str();
}

} // namespace

unsigned Runtime::choose(size_t Count) {
  return Paths ? Paths->choose(*this, Count) : 0;
}

bool Runtime::writesLongest() {
  if (!Paths->HasWritten) {
    Paths->HasWritten = true;
    Paths->WritesLongest = choose(2) == 0;
  }
  return Paths->WritesLongest;
}

void Runtime::beforeOperation(const Frame &F) {
  if (Paths)
    Paths->beforeOperation(*this, F);
  if (Interruptions)
    Interruptions->beforeOperation(F);
}

void PathFollower::noteFirst(Runtime &R) {
  if (!HasDecided) {
    if (R.AtFirstDecision)
      R.AtFirstDecision();
    for (const auto &Run : R.Mem.heap().liveRuns())
      if (const Cell *C = R.Mem.ownerOf(Run.first))
        Early[C] = Run.first;
  }
  HasDecided = true;
  R.lookAtEach();
}

unsigned PathFollower::choose(Runtime &R, size_t Count) {
  noteFirst(R);
  // Where something is not followed, no bound can come of it.
  if (!R.UnmodelledUses.empty() || !R.UndeterminedUses.empty())
    throw NotModelled();
  ++Decisions;
  LastDecision = R.Current ? R.Current->Ip : nullptr;
  PathEvent E;
  E.Site = R.currentSite();
  if (isReplaying()) {
    E.Choice = Given[Done.size()].Choice;
  } else if (Known.ToFollow.size() < KnownStates::MostPaths &&
             Known.KeptBytes < KnownStates::MostKeptBytes) {
    uint64_t Bytes = sizeof(OpenWay);
    for (const PathEvent &Event : Done)
      Bytes += sizeof(PathEvent) + Event.Widened.bytes();
    for (unsigned Other = unsigned(Count) - 1; Other != 0; --Other) {
      OpenWay Next;
      Next.Given = Done;
      PathEvent &Last = Next.Given.emplace_back();
      Last.Choice = Other;
      Last.Site = E.Site;
      if (R.Live) {
        Next.LivePeak = R.Live->peak();
        Next.LiveLimit = R.Live->peakUpper();
      }
      if (Fragmentation)
        Next.SufficientBlocks = Fragmentation->sufficientBlocks();
      Next.Node = LastNode;
      Next.Lists = LastSize;
      Next.Bytes = Bytes;
      Known.KeptBytes += Bytes;
      Known.ToFollow.push_back(std::move(Next));
    }
  } else {
    Known.IsFull = true;
    throw NotModelled(); // No bound comes of what it would go on to.
  }
  Done.push_back(E);
  return std::min<unsigned>(E.Choice, unsigned(Count) - 1);
}

void PathFollower::spend(const StateWriter &W) {
  if (Known.WordsLeft < W.words().size()) {
    Known.IsFull = true;
    throw NotModelled();
  }
  Known.WordsLeft -= W.words().size();
}

std::vector<PathFollower::Pass> PathFollower::passes(Runtime &R) {
  const uint64_t Allocated = R.Mem.allocated() - R.InterruptAllocated;
  std::vector<Pass> Result;
  std::set<const ir::Function *> Done;
  for (const Frame *F = R.Current; F; F = F->Previous) {
    const ir::Function *Code = F->Function->Code;
    if (!Done.insert(Code).second)
      continue;
    const auto Ip = uint32_t(F->Ip - Code->Code.data());
    const size_t First = Result.size();
    for (LoopProfile &L : R.Counts.of(Code).Loops)
      if (L.HasLast && L.Header <= Ip &&
          Ip <= Meetings.loopEnd(*Code, L.Header))
        Result.push_back({Code, &L, Allocated - L.LastAllocated});
    std::sort(Result.begin() + First, Result.end(),
              [](const Pass &A, const Pass &B) {
                return A.Loop->Header < B.Loop->Header;
              });
  }
  return Result;
}

const Value *PathFollower::counter(const Frame &F) {
  constexpr int64_t FewPasses = 8;
  const ir::Function *Code = F.Function->Code;
  const auto Ip = uint32_t(F.Ip - Code->Code.data());
  if (llvm::any_of(DecidedLoops, [&](const auto &Loop) {
        return Loop.first == Code && Loop.second <= Ip &&
               Ip <= Meetings.loopEnd(*Code, Loop.second);
      }))
    return nullptr;
  for (const Value *V = F.Stack; V >= F.State; --V)
    if (V->isSmallInt())
      return std::abs(V->smallInt()) <= FewPasses ? V : nullptr;
  return nullptr;
}

/// Whether the state that \p W describes is covered by one that was at the same
/// place; if not, it is kept, and \p E says what it is widened to.
bool PathFollower::isKnown(Runtime &R, StateWriter &W, const ir::Function *Code,
                           uint32_t Index, Place P, PathEvent &E) {
  ComparedState Now = ComparedState::of(W);
  // What lists grow by is looked for by itself.
  const std::vector<Pass> Passes = Lists ? std::vector<Pass>() : passes(R);
  // The same for the code that each run compiles anew.
  const std::pair<uint64_t, uint64_t> At = {
      uint64_t(Code->Line) << 32 | Code->Name,
      uint64_t(Code->Code.size()) << 32 | Index};
  std::vector<uint64_t> Words = W.words();
  // What has lived in its place since the first decision is told apart: it
  // bounds how a heap can be fragmented.
  for (size_t I = 0; I != W.cells().size(); ++I)
    if (auto It = Early.find(W.cells()[I]);
        It != Early.end() && It->second == W.cells()[I]->Place)
      Words.push_back(uint64_t(I) << 32 | It->second);
  Words.push_back(uint64_t(P) << 32 | uint64_t(HasComeBack) << 2 |
                  uint64_t(HasWritten) << 1 | uint64_t(WritesLongest));
  // Which loops are under way is part of the state, what they have asked for is
  // compared.
  for (const Pass &Loop : Passes) {
    const LoopProfile &L = *Loop.Loop;
    Words.push_back(uint64_t(Loop.Code->Line) << 32 | L.Header);
    Now.Passes.push_back(
        {Loop.Bytes - std::min(L.LessBytes, Loop.Bytes),
         std::min(Loop.Bytes + L.MoreBytes, ComparedState::AnyBytes)});
  }
  const Value *Counter = counter(*R.Current);
  if (Counter)
    Words.push_back(uint64_t(Counter - R.Current->State) << 32 |
                    uint32_t(Counter->smallInt()));
  GrowingLists::Size Size;
  if (Lists) {
    Size = Lists->measure(R, W, Words);
    // Which task comes first decides whether they grow.
    Words.insert(Words.end(), W.bounds().begin(), W.bounds().end());
  }
  auto KeyOf = [&]() -> KnownStates::Key {
    const llvm::XXH128_hash_t Hash =
        llvm::xxh3_128bits({reinterpret_cast<const uint8_t *>(Words.data()),
                            Words.size() * sizeof(uint64_t)});
    return {At, {Hash.low64, Hash.high64}};
  };
  // A run that nothing has decided yet comes back to where it was, or grows.
  const bool TellsAll = Known.TellsContents || Decisions == 0;
  if (TellsAll) {
    W.appendParts(Words);
    Now.appendLinks(Words);
  }
  auto &Seen = Known.Seen[KeyOf()];
  const bool WantsMost = !HasWritten || WritesLongest;
  const bool WantsLeast = !HasWritten || !WritesLongest;
  if (coversPasses(Seen, Now, WantsMost, WantsLeast)) {
    for (const ComparedState &Old : Seen)
      if (Lists && (covers(Old, Now, false) || covers(Old, Now, true)))
        noteStep(Old.Node, Size);
    return WasCovered = true;
  }
  const size_t Exact = P == Place::Head      ? ExactStates
                       : P == Place::Meeting ? ExactMeetings
                                             : ExactInterrupts;
  // A list that grows has shapes of its own, whose numbers are not alike.
  auto &[Kept, Slots] = Known.At[{At, Now.Numbers.size()}];
  if (!TellsAll && Kept >= ManyAtPlace) {
    // What variables were joined to in states of other shapes is likely to be
    // what they come to in this one.
    std::vector<ComparedState> Others;
    if (std::optional<ComparedState> Likely =
            withSlots(R, W, Now, Counter, Slots))
      Others.push_back(std::move(*Likely));
    Others.insert(Others.end(), Seen.begin(), Seen.end());
    if (!Others.empty())
      E.Widened = joinWith(R, Others, Now);
  } else if (Seen.size() >= Exact) {
    E.Widened = joinWith(R, Seen, Now);
  }
  for (size_t I = 0; I != Passes.size(); ++I)
    if (Now.Passes[I].Most == ComparedState::AnyBytes)
      Known.OpenPasses.insert(
          {fileOf(R, Passes[I].Code),
           Passes[I].Code->Code[Passes[I].Loop->Header].Line});
  Known.HasJoined |= !TellsAll && !E.Widened.isNone();
  if (Now.IsJoined)
    noteSlots(R, W, Now, Counter, Slots);
  ++Kept;
  if (Lists) {
    std::optional<GrowthFacts::Place> Loop;
    if (P == Place::Head && Meetings.isEndlessHead(*Code, Index))
      Loop = {fileOf(R, Code), Code->Code[Index].Line};
    Now.Node = Known.Growth->addNode(std::move(Loop));
    noteStep(Now.Node, Size);
    LastNode = Now.Node;
    LastSize = Size;
  }
  Seen.push_back(std::move(Now));
  return false;
}

void PathFollower::noteRequest(Runtime &R) {
  if (Lists && Lists->isAny() && !Known.Growth->MayCatch)
    Known.Growth->MayCatch = mayCatchMemoryError(R);
}

void PathFollower::noteStep(GrowthFacts::Node Here,
                            const GrowingLists::Size &Now) {
  Known.Growth->HasGap |= Now.Bytes < LastSize.Bytes;
  Known.Growth->addStep(LastNode, Here, Now.Items - LastSize.Items,
                        Now.Bytes - LastSize.Bytes);
}

void PathFollower::change(Runtime &R, const StateWriter &W,
                          const Widening &To) {
  apply(R, W, To);
  if (To.Passes.empty())
    return;
  const std::vector<Pass> Passes = passes(R);
  for (size_t I = 0; I != Passes.size(); ++I) {
    LoopProfile &L = *Passes[I].Loop;
    L.LessBytes =
        Passes[I].Bytes - std::min(To.Passes[I].Least, Passes[I].Bytes);
    L.MoreBytes =
        To.Passes[I].Most - std::min(Passes[I].Bytes, To.Passes[I].Most);
  }
}

/// writeState, after ranges of floats have become wider where \p Coarsens.
bool PathFollower::writeCoarse(Runtime &R, StateWriter &W, bool Coarsens,
                               PathEvent &E) {
  bool IsComplete = writeState(R, W);
  spend(W);
  if (Coarsens && coarsen(W)) {
    E.HasChanged = true;
    W = StateWriter();
    IsComplete = writeState(R, W);
    spend(W);
  }
  return IsComplete;
}

bool PathFollower::isCovered(Runtime &R, const ir::Function *Code,
                             uint32_t Header, bool IsEndless) {
  // A loop in which nothing was decided since goes one way only.
  auto [It, IsFirst] = DecisionsAt.try_emplace({Code, Header}, Decisions);
  const bool HasDecided = It->second != Decisions;
  It->second = Decisions;
  if (!IsEndless && !HasDecided)
    return false;
  const ir::Instruction *Jump = R.Current->Ip;
  if (HasDecided && (LastDecision == Jump || LastDecision + 1 == Jump))
    DecidedLoops.insert({Code, Header});

  noteFirst(R);
  PathEvent E;
  E.IsState = true;
  if (isReplaying() && passKnown())
    return false;
  StateWriter W;
  const bool IsComplete = writeCoarse(R, W, R.HasOpenReals, E);
  if (!isAllBytecode(R) || !IsComplete) {
    if (Known.Growth && IsEndless)
      Known.Growth->HasGap = true;
    Done.push_back(std::move(E));
    return false;
  }
  E.HasChanged |= tellApart(R, W);
  if (isReplaying())
    E.Widened = Given[Done.size()].Widened;
  else if (isKnown(R, W, Code, Header, Place::Head, E))
    return true;
  change(R, W, E.Widened);
  Done.push_back(std::move(E));
  DecisionsMet = Decisions;
  return false;
}

/// Where an earlier run has left the state as it was, it need not be written.
bool PathFollower::passKnown() {
  const PathEvent &E = Given[Done.size()];
  if (!E.IsState || E.HasChanged || !E.Widened.isNone())
    return false;
  Done.push_back(E);
  DecisionsMet = Decisions;
  return true;
}

void PathFollower::meetInterrupt(Runtime &R, const ir::Function *Code,
                                 uint32_t Index, bool HasRun) {
  PathEvent E;
  E.IsState = true;
  if (isReplaying() && passKnown())
    return;
  StateWriter W;
  const bool IsComplete = writeCoarse(R, W, R.HasOpenReals && HasRun, E);
  if (!isAllBytecode(R) || !IsComplete) {
    R.unmodelled("an interrupt handler where the program's state is not known",
                 "not every order of calls is followed");
    return;
  }
  if (isReplaying()) {
    E.Widened = Given[Done.size()].Widened;
  } else {
    if (isKnown(R, W, Code, Index, Place::Interrupt, E))
      throw EndlessLoop{Code, Index, true};
  }
  change(R, W, E.Widened);
  Done.push_back(std::move(E));
  DecisionsMet = Decisions;
}

void PathFollower::beforeOperation(Runtime &R, const Frame &F) {
  const ir::Function &Code = *F.Function->Code;
  const auto Index = uint32_t(F.Ip - Code.Code.data());
  if (!HasEntered && Meetings.isEndlessHead(Code, Index)) {
    HasEntered = true;
    if (R.AtEndlessLoop)
      R.AtEndlessLoop(&Code, Index);
  }
  const bool HasReturned = LastFrame && LastFrame != &F && Index != 0;
  LastFrame = &F;
  if (isReplaying()) {
    replayMeeting(R);
    return;
  }
  if (Decisions == DecisionsMet ||
      (!HasReturned && !Meetings.isMeeting(Code, Index)))
    return;
  DecisionsMet = Decisions;
  if (!Meetings.isInEndlessLoop(R) || !isAllBytecode(R))
    return;
  StateWriter W;
  if (!writeState(R, W))
    return;
  spend(W);
  PathEvent E;
  if (isKnown(R, W, &Code, Index, Place::Meeting, E))
    throw EndlessLoop{&Code, Index, true};
  if (E.Widened.isNone())
    return;
  E.IsState = E.HasChanged = true;
  E.Operation = R.Operations;
  change(R, W, E.Widened);
  Done.push_back(std::move(E));
}

/// Where an earlier run has joined states that met, this one does the same.
void PathFollower::replayMeeting(Runtime &R) {
  const PathEvent &E = Given[Done.size()];
  if (!E.IsState || E.Operation != R.Operations)
    return;
  StateWriter W;
  writeState(R, W);
  spend(W);
  change(R, W, E.Widened);
  Done.push_back(E);
  DecisionsMet = Decisions;
}
