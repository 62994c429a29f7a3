//===- PathFollower.cpp - One way through a program with inputs -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include "analyzer/machine/StateWriter.h"
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

/// Values that a number may have at a loop's head before it becomes a range.
constexpr size_t ExactStates = 6;

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

/// The least power of four that is not below \p V.
double envelope(double V) {
  if (V <= 0)
    return 0;
  int Exponent;
  std::frexp(V, &Exponent);
  return std::ldexp(1.0, (Exponent + 1) / 2 * 2);
}

/// Floats that are ranges get wider ones, of which there are few.
void coarsen(const StateWriter &State) {
  for (const Cell *C : State.cells())
    if (auto *F = dynamic_cast<const FloatObj *>(C); F && F->IsOpen) {
      auto *Open = const_cast<FloatObj *>(F);
      Open->High = envelope(F->High);
      Open->Low = -envelope(-F->Low);
    }
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

void PathFollower::noteFirst(Runtime &R) {
  if (!HasDecided && R.AtFirstDecision)
    R.AtFirstDecision();
  HasDecided = true;
}

unsigned PathFollower::choose(Runtime &R, size_t Count) {
  noteFirst(R);
  // Where something is not followed, no bound can come of it.
  if (!R.UnmodelledUses.empty())
    throw NotModelled();
  ++Decisions;
  PathEvent E;
  E.Site = R.currentSite();
  if (Done.size() < Given.size()) {
    E.Choice = Given[Done.size()].Choice;
  } else if (Known.ToFollow.size() < KnownStates::MostPaths) {
    for (unsigned Other = unsigned(Count) - 1; Other != 0; --Other) {
      Path Next = Done;
      Next.push_back({Other, E.Site, false, {}});
      Known.ToFollow.push_back(std::move(Next));
    }
  } else {
    Known.IsFull = true;
  }
  Done.push_back(E);
  return std::min<unsigned>(E.Choice, unsigned(Count) - 1);
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
  if (R.HasOpenReals) {
    StateWriter Reached;
    writeState(R, Reached);
    coarsen(Reached);
  }
  StateWriter W;
  W.number(HasWritten + 2 * WritesLongest);
  if (!writeState(R, W)) {
    HasUndescribed = true;
    return false;
  }
  // Two numbers that are the same range here need not be the same number.
  for (Value *Leaf : W.leaves())
    if (Leaf->isObject()) {
      auto *Copy = R.newStackObject<IntObj>(R.Types.Int);
      *Copy = *static_cast<IntObj *>(Leaf->object());
      Copy->LengthOf = nullptr;
      *Leaf = Value(Copy);
    }
  std::vector<LeafRange> Ranges;
  for (const Value *Leaf : W.leaves())
    Ranges.push_back(rangeAt(R, *Leaf));

  PathEvent E;
  E.IsHead = true;
  if (Done.size() < Given.size()) {
    E.Widened = Given[Done.size()].Widened;
  } else {
    // The same for the code that each run compiles anew.
    const uint64_t Place = uint64_t(Code->Line) << 32 | Code->Name;
    const llvm::XXH128_hash_t Hash =
        llvm::xxh3_128bits({reinterpret_cast<const uint8_t *>(W.words().data()),
                            W.words().size() * sizeof(uint64_t)});
    auto &Seen = Known.Seen[{{Place, Header}, {Hash.low64, Hash.high64}}];
    for (const auto &Old : Seen)
      if (covers(Old, {Ranges, W.sizes()}, HasWritten && !WritesLongest)) {
        WasCovered = true;
        return true;
      }
    if (Seen.size() >= ExactStates) {
      // What moves goes on to the next number that the program names.
      const std::set<int64_t> Named = namedIntegers(R);
      E.Widened = Ranges;
      for (size_t I = 0; I != Ranges.size(); ++I) {
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
    }
    Seen.push_back({E.Widened.empty() ? Ranges : E.Widened, W.sizes()});
  }
  for (size_t I = 0; I != E.Widened.size(); ++I) {
    const LeafRange &N = E.Widened[I];
    if (N == Ranges[I])
      continue;
    Value Wider = open::smallRange(R, N.Low, N.High);
    if (Wider.isObject())
      static_cast<IntObj *>(Wider.object())->IsWidened = true;
    *W.leaves()[I] = Wider;
  }
  Done.push_back(std::move(E));
  return false;
}
