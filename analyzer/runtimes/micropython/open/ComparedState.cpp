//===- ComparedState.cpp - States of a program with inputs, compared ------===//
#include "analyzer/runtimes/micropython/open/ComparedState.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Joins of one shape that make nothing wider than it is; from then on what
/// moves goes to the next number that the program names, and later to the ends.
constexpr size_t PlainJoins = 1, NearJoins = 4, NamedJoins = 12;

constexpr double Infinity = std::numeric_limits<double>::infinity();

LeafRange rangeAt(Value V) {
  if (V.isSmallInt())
    return {V.smallInt(), V.smallInt()};
  auto *O = static_cast<IntObj *>(V.object());
  return {O->Low, O->High};
}

bool contains(const LeafRange &Old, const LeafRange &New) {
  return Old.Low <= New.Low && New.High <= Old.High;
}

/// -0.0 is less than 0.0.
bool isLess(double A, double B) {
  return A < B || (A == B && std::signbit(A) && !std::signbit(B));
}

bool contains(const RealRange &Old, const RealRange &New) {
  return (Old.Low == -Infinity && Old.High == Infinity) ||
         (Old.Low <= New.Low && New.High <= Old.High &&
          !isLess(New.Low, Old.Low) && !isLess(Old.High, New.High));
}

LeafRange hull(const LeafRange &A, const LeafRange &B) {
  return {std::min(A.Low, B.Low), std::max(A.High, B.High)};
}

RealRange hull(const RealRange &A, const RealRange &B) {
  if (std::isnan(A.Low) || std::isnan(B.Low))
    return {-Infinity, Infinity};
  return {isLess(B.Low, A.Low) ? B.Low : A.Low,
          isLess(A.High, B.High) ? B.High : A.High};
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

/// \p All where it has an end beyond \p Last, that goes on to the next of
/// \p Named; one that \p Hurries to the next that is twice as far.
LeafRange onwards(const Runtime &R, LeafRange All, const LeafRange &Now,
                  const LeafRange &Last, const std::set<int64_t> &Named,
                  bool Hurries) {
  const int64_t Less = Hurries && All.Low < 0 ? 2 * All.Low : All.Low;
  const int64_t More = Hurries && All.High > 0 ? 2 * All.High : All.High;
  if (Now.Low < Last.Low) {
    auto It = Named.upper_bound(Less);
    All.Low = It == Named.begin() ? R.SmallIntMin : *std::prev(It);
  }
  if (Now.High > Last.High) {
    auto It = Named.lower_bound(More);
    All.High = It == Named.end() ? R.SmallIntMax : *It;
  }
  return All;
}

/// Numbers of \p Now that are others than \p Before are no longer one with
/// others, nor a length.
void unlink(ComparedState &Now, llvm::ArrayRef<LeafRange> Before) {
  std::map<uint32_t, uint32_t> First;
  for (uint32_t I = 0; I != Now.Numbers.size(); ++I) {
    if (Now.Numbers[I] == Before[I]) {
      Now.Links[I] = First.try_emplace(Now.Links[I], I).first->second;
      continue;
    }
    Now.Links[I] = I;
    Now.Lengths[I] = {ComparedState::NoText, 0};
  }
}

} // namespace

bool RealRange::operator==(const RealRange &Other) const {
  return Low == Other.Low && High == Other.High &&
         std::signbit(Low) == std::signbit(Other.Low) &&
         std::signbit(High) == std::signbit(Other.High);
}

ComparedState ComparedState::of(const StateWriter &W) {
  ComparedState S;
  std::map<const Obj *, uint32_t> First;
  for (const Value *Leaf : W.leaves()) {
    const auto I = uint32_t(S.Numbers.size());
    S.Numbers.push_back(rangeAt(*Leaf));
    S.Links.push_back(I);
    S.Lengths.push_back({NoText, 0});
    S.Grows.push_back(false);
    if (!Leaf->isObject())
      continue;
    auto *O = static_cast<IntObj *>(Leaf->object());
    S.Grows.back() = O->IsWidened;
    S.Links.back() = First.try_emplace(O, I).first->second;
    if (O->LengthOf)
      S.Lengths.back() = {
          uint64_t(llvm::find(W.cells(), O->LengthOf) - W.cells().begin()),
          O->LengthPlus};
  }
  for (const StateWriter::Real &Part : W.reals())
    S.Reals.push_back({Part.Low, Part.High});
  for (const StateWriter::Content &C : W.contents())
    S.Contents.push_back(C.IsOpen ? OpenContent
                                  : std::max<uint64_t>(C.Hash, 1));
  S.Sizes = W.sizes();
  S.Bounds = W.bounds();
  return S;
}

void ComparedState::appendLinks(std::vector<uint64_t> &Words) const {
  for (uint32_t I = 0; I != Numbers.size(); ++I)
    if (Links[I] != I || Lengths[I].first != NoText) {
      Words.push_back(uint64_t(I) << 32 | Links[I]);
      Words.push_back(Lengths[I].first);
      Words.push_back(uint64_t(Lengths[I].second));
    }
}

bool micropython::covers(const ComparedState &Old, const ComparedState &New,
                         bool IsLeast) {
  for (size_t I = 0; I != Old.Numbers.size(); ++I) {
    const LeafRange &N = New.Numbers[I];
    if (!contains(Old.Numbers[I], N))
      return false;
    // Numbers that are one there are the same here.
    const uint32_t First = Old.Links[I];
    if (First != I && New.Links[I] != New.Links[First] &&
        !(N.Low == N.High && N == New.Numbers[First]))
      return false;
    if (Old.Lengths[I].first != ComparedState::NoText &&
        Old.Lengths[I] != New.Lengths[I])
      return false;
  }
  for (size_t I = 0; I != Old.Reals.size(); ++I)
    if (!contains(Old.Reals[I], New.Reals[I]))
      return false;
  for (size_t I = 0; I != Old.Contents.size(); ++I)
    if (Old.Contents[I] != ComparedState::OpenContent &&
        Old.Contents[I] != New.Contents[I])
      return false;
  for (size_t I = 0; I != Old.Bounds.size(); ++I)
    if (Old.Bounds[I] > New.Bounds[I])
      return false;
  for (size_t I = 0; I != Old.Sizes.size(); ++I)
    if (IsLeast ? New.Sizes[I] < Old.Sizes[I] : New.Sizes[I] > Old.Sizes[I])
      return false;
  return true;
}

bool micropython::coversPasses(llvm::ArrayRef<ComparedState> Seen,
                               const ComparedState &New, bool WantsMost,
                               bool WantsLeast) {
  auto Is = [&](bool IsLeast, auto Compare) {
    return llvm::any_of(Seen, [&](const ComparedState &Old) {
      if (!covers(Old, New, IsLeast))
        return false;
      for (size_t I = 0; I != New.Passes.size(); ++I)
        if (!Compare(Old.Passes[I], New.Passes[I]))
          return false;
      return true;
    });
  };
  return (!WantsMost || Is(/*IsLeast=*/false,
                           [](const auto &Old, const auto &N) {
                             return N.Most <= Old.Most;
                           })) &&
         (!WantsLeast ||
          Is(/*IsLeast=*/true, [](const auto &Old, const auto &N) {
            return N.Least >= Old.Least;
          }));
}

Widening micropython::joinWith(const Runtime &R,
                               llvm::ArrayRef<ComparedState> Seen,
                               ComparedState &Now) {
  const auto Joins = size_t(
      llvm::count_if(Seen, [](const ComparedState &S) { return S.IsJoined; }));
  const ComparedState &Last = Seen.back();
  Now.IsJoined = true;
  Widening To;
  std::set<int64_t> Named;
  if (Joins >= PlainJoins) {
    Named = namedIntegers(R);
    if (Joins >= NamedJoins)
      Named = {0, R.SmallIntMax};
  }
  const std::vector<LeafRange> Before = Now.Numbers;
  To.Grows = Now.Grows;
  for (size_t I = 0; I != Now.Numbers.size(); ++I) {
    LeafRange &N = Now.Numbers[I];
    for (const ComparedState &Old : Seen) {
      N = hull(N, Old.Numbers[I]);
      To.Grows[I] = To.Grows[I] || Old.Grows[I];
    }
    if (Named.empty() || contains(Last.Numbers[I], N))
      continue;
    const LeafRange Plain = N;
    N = onwards(R, N, N, Last.Numbers[I], Named,
                Joins >= PlainJoins + NearJoins);
    To.Grows[I] = To.Grows[I] || !(N == Plain);
  }
  Now.Grows = To.Grows;
  if (Now.Numbers != Before) {
    To.Numbers = Now.Numbers;
    unlink(Now, Before);
  }
  const std::vector<RealRange> RealsBefore = Now.Reals;
  for (size_t I = 0; I != Now.Reals.size(); ++I) {
    RealRange &N = Now.Reals[I];
    for (const ComparedState &Old : Seen)
      N = hull(N, Old.Reals[I]);
    if (Joins < PlainJoins)
      continue;
    // Without an end: a few powers are enough.
    const double Step = std::pow(16.0, double(Joins - PlainJoins + 1));
    if (N.Low < Last.Reals[I].Low)
      N.Low = Joins < NamedJoins ? std::min(N.Low, -Step) : -Infinity;
    if (N.High > Last.Reals[I].High)
      N.High = Joins < NamedJoins ? std::max(N.High, Step) : Infinity;
  }
  if (!std::equal(Now.Reals.begin(), Now.Reals.end(), RealsBefore.begin()))
    To.Reals = Now.Reals;
  for (uint32_t I = 0; I != Now.Contents.size(); ++I)
    if (Now.Contents[I] != ComparedState::OpenContent &&
        llvm::any_of(Seen, [&](const ComparedState &Old) {
          return Old.Contents[I] != Now.Contents[I];
        })) {
      Now.Contents[I] = ComparedState::OpenContent;
      To.Opened.push_back(I);
    }
  const std::vector<int64_t> BoundsBefore = Now.Bounds;
  for (const ComparedState &Old : Seen)
    for (size_t I = 0; I != Now.Bounds.size(); ++I)
      Now.Bounds[I] = std::min(Now.Bounds[I], Old.Bounds[I]);
  if (Now.Bounds != BoundsBefore)
    To.Bounds = Now.Bounds;
  bool HasOtherPasses = false;
  for (size_t I = 0; I != Now.Passes.size(); ++I) {
    ComparedState::PassRange &N = Now.Passes[I];
    const ComparedState::PassRange Before = N;
    for (const ComparedState &Old : Seen) {
      N.Least = std::min(N.Least, Old.Passes[I].Least);
      N.Most = std::max(N.Most, Old.Passes[I].Most);
    }
    if (Joins >= NamedJoins && N.Most > Last.Passes[I].Most)
      N.Most = ComparedState::AnyBytes;
    HasOtherPasses |= !(N == Before);
  }
  if (HasOtherPasses)
    To.Passes = Now.Passes;
  return To;
}

void micropython::apply(Runtime &R, const StateWriter &W, const Widening &To) {
  for (size_t I = 0; I != To.Numbers.size(); ++I) {
    const LeafRange &N = To.Numbers[I];
    if (N == rangeAt(*W.leaves()[I]))
      continue;
    Value Wider = open::smallRange(R, N.Low, N.High);
    if (Wider.isObject())
      static_cast<IntObj *>(Wider.object())->IsWidened = To.Grows[I];
    *W.leaves()[I] = Wider;
  }
  for (size_t I = 0; I != To.Reals.size(); ++I) {
    const StateWriter::Real &Old = W.reals()[I];
    const RealRange &N = To.Reals[I];
    if (N == RealRange{Old.Low, Old.High})
      continue;
    auto *F = const_cast<FloatObj *>(static_cast<const FloatObj *>(Old.Of));
    F->IsOpen = true;
    F->Low = N.Low;
    F->High = N.High;
    R.HasOpenReals = true;
  }
  if (!To.Bounds.empty())
    R.Times.weaken(W, To.Bounds);
  for (uint32_t I : To.Opened)
    const_cast<Storage *>(static_cast<const Storage *>(W.contents()[I].Of))
        ->IsOpen = true;
}
