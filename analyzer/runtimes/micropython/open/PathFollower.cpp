//===- PathFollower.cpp - One way through a program with inputs -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/LiveWatch.h"
#include "analyzer/runtimes/micropython/SteadyState.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <cmath>
#include <set>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Values that a number may have at a loop's head before it becomes a range,
/// and where an interrupt handler may run.
constexpr size_t ExactStates = 6, ExactInterrupts = 2;
/// Costs of passes that are told apart where ways meet in their midst.
constexpr size_t ExactPasses = 16;

LeafRange rangeAt(const Runtime &R, Value V) {
  if (V.isSmallInt())
    return {V.smallInt(), V.smallInt()};
  auto *O = static_cast<IntObj *>(V.object());
  (void)R;
  return {O->Low, O->High};
}

/// Whether all that can come of \p New costs no more than what comes of \p Old;
/// in a run that looks for the least, no less.
bool covers(const KnownStates::State &Old, const KnownStates::State &New,
            bool IsLeast) {
  for (size_t I = 0; I != Old.Numbers.size(); ++I)
    if (New.Numbers[I].Low < Old.Numbers[I].Low ||
        New.Numbers[I].High > Old.Numbers[I].High)
      return false;
  for (size_t I = 0; I != Old.Sizes.size(); ++I)
    if (IsLeast ? New.Sizes[I] < Old.Sizes[I] : New.Sizes[I] > Old.Sizes[I])
      return false;
  return true;
}

/// Whether a pass that has come so far is no dearer and no cheaper than one of
/// those that cover it.
bool coversPasses(const std::vector<KnownStates::State> &Seen,
                  const KnownStates::State &New, bool WantsMost,
                  bool WantsLeast) {
  auto Is = [&](auto Compare) {
    return llvm::any_of(Seen, [&](const KnownStates::State &Old) {
      if (!covers(Old, New, !WantsMost))
        return false;
      for (size_t I = 0; I != New.Passes.size(); ++I)
        if (!Compare(Old.Passes[I], New.Passes[I]))
          return false;
      return true;
    });
  };
  return (!WantsMost ||
          Is([](uint64_t Old, uint64_t N) { return N <= Old; })) &&
         (!WantsLeast || Is([](uint64_t Old, uint64_t N) { return N >= Old; }));
}

/// For each leaf the first one that is the same object, and the text whose
/// length it is.
void describeSharing(StateWriter &W) {
  std::map<const Obj *, uint64_t> First;
  const auto &Leaves = W.leaves();
  for (size_t I = 0; I != Leaves.size(); ++I)
    if (Leaves[I]->isObject()) {
      auto *O = static_cast<IntObj *>(Leaves[I]->object());
      W.number(First.try_emplace(O, I).first->second);
      if (O->LengthOf) {
        W.number(
            uint64_t(llvm::find(W.cells(), O->LengthOf) - W.cells().begin()));
        W.number(uint64_t(O->LengthPlus));
      }
    }
}

/// The least power of four that is not below \p V.
double envelope(double V) {
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

/// Small integers in the code that has run, their neighbours, and widths of
/// bytes: where numbers that grow are likely to stop.
std::set<int64_t> namedIntegers(const Runtime &R) {
  std::set<int64_t> Result = {-1, 0, 1, 255, 65535};
  for (const auto &[Code, Names] : R.NamesOfCode)
    for (const ir::Instruction &I : Code->Code)
      if (I.Op == ir::Opcode::LoadConstSmallInt) {
        const int64_t N = I.Extra ? Code->WideIntegers[I.Argument] : I.Argument;
        Result.insert({N - 1, N, N + 1});
      }
  while (!Result.empty() && *Result.begin() < R.SmallIntMin)
    Result.erase(Result.begin());
  while (!Result.empty() && *Result.rbegin() > R.SmallIntMax)
    Result.erase(std::prev(Result.end()));
  return Result;
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
  if (!R.UnmodelledUses.empty())
    throw NotModelled();
  ++Decisions;
  PathEvent E;
  E.Site = R.currentSite();
  if (isReplaying()) {
    E.Choice = Given[Done.size()].Choice;
  } else if (Known.ToFollow.size() < KnownStates::MostPaths) {
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
      Known.ToFollow.push_back(std::move(Next));
    }
  } else {
    Known.IsFull = true;
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
    const size_t First = Result.size();
    for (const LoopProfile &L : R.Counts.of(Code).Loops)
      if (L.HasLast)
        Result.push_back({Code, L.Header, Allocated - L.LastAllocated});
    std::sort(Result.begin() + First, Result.end(),
              [](const Pass &A, const Pass &B) { return A.Header < B.Header; });
  }
  return Result;
}

/// Whether the state that \p W describes is covered by one that was at the same
/// place; if not, it is kept, and \p E says what it is widened to.
bool PathFollower::isKnown(Runtime &R, StateWriter &W, const ir::Function *Code,
                           uint32_t Index, Place P, PathEvent &E) {
  KnownStates::State Now;
  for (const Value *Leaf : W.leaves())
    Now.Numbers.push_back(rangeAt(R, *Leaf));
  Now.Sizes = W.sizes();
  const std::vector<Pass> Passes = passes(R);
  // The same for the code that each run compiles anew.
  const uint64_t Where = uint64_t(Code->Line) << 32 | Code->Name;
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
    Words.push_back(uint64_t(Loop.Code->Line) << 32 | Loop.Header);
    Now.Passes.push_back(Loop.Bytes);
  }
  const llvm::XXH128_hash_t Hash =
      llvm::xxh3_128bits({reinterpret_cast<const uint8_t *>(Words.data()),
                          Words.size() * sizeof(uint64_t)});
  auto &Seen = Known.Seen[{{Where, uint64_t(Code->Code.size()) << 32 | Index},
                           {Hash.low64, Hash.high64}}];
  const bool WantsMost = !HasWritten || WritesLongest;
  const bool WantsLeast = !HasWritten || !WritesLongest;
  if (coversPasses(Seen, Now, WantsMost, WantsLeast))
    return WasCovered = true;
  if (Seen.size() >= (P == Place::Head ? ExactStates : ExactPasses) &&
      llvm::any_of(Seen, [&](const auto &Old) {
        return covers(Old, Now, HasWritten && !WritesLongest);
      })) {
    // A loop that asks for more in each pass: what is around it may do so any
    // number of times.
    for (const Pass &Loop : Passes)
      if (Loop.Bytes)
        Known.OpenPasses.insert(Loop.Code->Code[Loop.Header].Line);
    return WasCovered = true;
  }
  const size_t Exact = P == Place::Head ? ExactStates : ExactInterrupts;
  if (P != Place::Meeting && Seen.size() >= Exact) {
    // What moves goes on to the next number that the program names.
    const std::set<int64_t> Named = namedIntegers(R);
    E.Widened = Now.Numbers;
    for (size_t I = 0; I != Now.Numbers.size(); ++I) {
      LeafRange &N = E.Widened[I], All = N;
      for (const auto &Old : Seen) {
        All.Low = std::min(All.Low, Old.Numbers[I].Low);
        All.High = std::max(All.High, Old.Numbers[I].High);
      }
      const LeafRange Last = Seen.back().Numbers[I];
      if (N.Low < Last.Low) {
        auto It = Named.upper_bound(All.Low);
        All.Low = It == Named.begin() ? R.SmallIntMin : *std::prev(It);
      }
      if (N.High > Last.High) {
        auto It = Named.lower_bound(All.High);
        All.High = It == Named.end() ? R.SmallIntMax : *It;
      }
      N = All;
    }
    if (E.Widened == Now.Numbers)
      E.Widened.clear();
    else
      Now.Numbers = E.Widened;
  }
  Seen.push_back(std::move(Now));
  return false;
}

void PathFollower::widen(Runtime &R, StateWriter &W, const PathEvent &E) {
  for (size_t I = 0; I != E.Widened.size(); ++I) {
    const LeafRange &N = E.Widened[I];
    if (N == rangeAt(R, *W.leaves()[I]))
      continue;
    Value Wider = open::smallRange(R, N.Low, N.High);
    if (Wider.isObject())
      static_cast<IntObj *>(Wider.object())->IsWidened = true;
    *W.leaves()[I] = Wider;
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

  noteFirst(R);
  PathEvent E;
  E.IsState = true;
  if (isReplaying() && passKnown())
    return false;
  StateWriter W;
  const bool IsComplete = writeCoarse(R, W, R.HasOpenReals, E);
  if (!isAllBytecode(R) || !IsComplete) {
    Done.push_back(std::move(E));
    return false;
  }
  E.HasChanged |= tellApart(R, W);
  if (isReplaying())
    E.Widened = Given[Done.size()].Widened;
  else if (isKnown(R, W, Code, Header, Place::Head, E))
    return true;
  widen(R, W, E);
  Done.push_back(std::move(E));
  DecisionsMet = Decisions;
  return false;
}

/// Where an earlier run has left the state as it was, it need not be written.
bool PathFollower::passKnown() {
  const PathEvent &E = Given[Done.size()];
  if (!E.IsState || E.HasChanged || !E.Widened.empty())
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
    describeSharing(W);
    if (isKnown(R, W, Code, Index, Place::Interrupt, E))
      throw EndlessLoop{Code, Index, true, true};
  }
  widen(R, W, E);
  Done.push_back(std::move(E));
  DecisionsMet = Decisions;
}

void PathFollower::beforeOperation(Runtime &R, const Frame &F) {
  const ir::Function &Code = *F.Function->Code;
  const auto Index = uint32_t(F.Ip - Code.Code.data());
  if (!HasEntered && Meetings.isEndlessHead(Code, Index)) {
    HasEntered = true;
    if (R.AtEndlessLoop)
      R.AtEndlessLoop();
  }
  const bool HasReturned = LastFrame && LastFrame != &F && Index != 0;
  LastFrame = &F;
  if (Decisions == DecisionsMet || isReplaying() ||
      (!HasReturned && !Meetings.isMeeting(Code, Index)))
    return;
  DecisionsMet = Decisions;
  if (!Meetings.isInEndlessLoop(R) || !isAllBytecode(R))
    return;
  StateWriter W;
  if (!writeState(R, W))
    return;
  spend(W);
  describeSharing(W);
  PathEvent E;
  if (isKnown(R, W, &Code, Index, Place::Meeting, E))
    throw EndlessLoop{&Code, Index, true, true};
}
