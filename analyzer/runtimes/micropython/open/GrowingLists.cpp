//===- GrowingLists.cpp - Lists that a program only appends to ------------===//
#include "analyzer/runtimes/micropython/open/GrowingLists.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Runtime.h"
#include "analyzer/runtimes/micropython/open/ErrorHandlers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <iterator>

using namespace pymemlint;
using namespace pymemlint::micropython;

//===--- One run ----------------------------------------------------------===//

void ListObj::noteRead() const { Growing->noteRead(*this); }

uint64_t GrowingLists::placeOf(const Runtime &R) {
  const Frame *F = R.Current;
  if (!F)
    return 0;
  const ir::Function &Code = *F->Function->Code;
  const uint64_t Words[] = {Code.Line, Code.Name, Code.Code.size(),
                            uint64_t(F->Ip - Code.Code.data())};
  return llvm::xxh3_64bits(
      {reinterpret_cast<const uint8_t *>(Words), sizeof(Words)});
}

void GrowingLists::append(Runtime &R, ListObj &L, uint64_t Count) {
  if (!L.Growing) {
    if (Facts.OtherLists.count(L.MadeAt))
      return;
    L.Growing = this;
    Lists.push_back(&L);
  }
  Items += Count;
  const Site &S = R.sites()[R.currentSite()];
  Facts.Appended[{R.text(S.File).str(), S.Line}] += Count;
}

void GrowingLists::noteRead(const ListObj &L) {
  Facts.OtherLists.insert(L.MadeAt);
  Facts.HasLearnt = true;
  throw NotModelled();
}

namespace {

/// What is reached from a list and from nowhere else, and what of the rest
/// that refers to.
struct OwnedByLists final : Tracer {
  const StateWriter &W;
  std::set<const Cell *> Owned;
  std::set<uint32_t> Shared;
  std::vector<const Cell *> ToFollow;
  explicit OwnedByLists(const StateWriter &W) : W(W) {}
  void cell(const Cell *C) override {
    if (!C)
      return;
    if (W.isMet(C))
      Shared.insert(C->StateNumber);
    else if (Owned.insert(C).second)
      ToFollow.push_back(C);
  }
};

} // namespace

GrowingLists::Size GrowingLists::measure(Runtime &R, const StateWriter &W,
                                         std::vector<uint64_t> &Words) {
  // Errors of a task come to those that wait for it.
  for (const Cell *C : W.cells())
    if (auto *G = dynamic_cast<const GeneratorObj *>(C))
      Facts.MayCatch |=
          mayCatchMemoryError(R, const_cast<GeneratorObj *>(G)->Code);
  OwnedByLists Owned(W);
  for (const ListObj *L : Lists) {
    // What is appended to one list after another fills nothing.
    if (!W.isMet(L))
      noteRead(*L);
    L->Items->trace(Owned);
  }
  while (!Owned.ToFollow.empty()) {
    const Cell *C = Owned.ToFollow.back();
    Owned.ToFollow.pop_back();
    C->trace(Owned);
  }
  Words.insert(Words.end(), Owned.Shared.begin(), Owned.Shared.end());
  Size Now;
  Now.Items = Items;
  Now.Bytes = Items * R.wordBytes();
  const uint64_t BlockBytes = R.Mem.heap().bytesPerBlock();
  for (const Cell *C : Owned.Owned)
    if (C->Place != NoBlock)
      Now.Bytes += llvm::alignTo(C->Bytes, BlockBytes);
  return Now;
}

//===--- All runs ---------------------------------------------------------===//

bool GrowthFacts::growsForEver() const {
  // No way leads from a state back to it without an item: what is left of such
  // ways has a first state, again and again.
  std::vector<std::vector<Node>> To(Heads.size() + 1);
  std::vector<unsigned> Ways(Heads.size() + 1);
  for (const Step &S : Steps)
    if (!S.Items) {
      To[S.From].push_back(S.To);
      ++Ways[S.To];
    }
  std::vector<Node> First;
  for (Node N = 0; N != Ways.size(); ++N)
    if (!Ways[N])
      First.push_back(N);
  size_t Taken = 0;
  while (!First.empty()) {
    const Node N = First.back();
    First.pop_back();
    ++Taken;
    for (Node Next : To[N])
      if (!--Ways[Next])
        First.push_back(Next);
  }
  return Taken == Ways.size() && !Appended.empty();
}

std::vector<GrowthFacts::Node> GrowthFacts::components() const {
  std::vector<std::vector<Node>> To(Heads.size() + 1), From(Heads.size() + 1);
  for (const Step &S : Steps) {
    To[S.From].push_back(S.To);
    From[S.To].push_back(S.From);
  }
  // Kosaraju's: the order in which a walk leaves the nodes, and from the last
  // one on those that lead there.
  std::vector<Node> Left, Of(To.size(), UINT32_MAX);
  std::vector<bool> IsSeen(To.size());
  for (Node Root = 0; Root != To.size(); ++Root) {
    std::vector<std::pair<Node, size_t>> Walk;
    auto Enter = [&](Node N) {
      if (!IsSeen[N])
        Walk.push_back({N, 0});
      IsSeen[N] = true;
    };
    Enter(Root);
    while (!Walk.empty()) {
      auto &[N, Next] = Walk.back();
      if (Next != To[N].size()) {
        Enter(To[N][Next++]);
        continue;
      }
      Left.push_back(N);
      Walk.pop_back();
    }
  }
  for (Node Root : llvm::reverse(Left)) {
    std::vector<Node> Same;
    auto Add = [&](Node N) {
      if (Of[N] != UINT32_MAX)
        return;
      Of[N] = Root;
      Same.push_back(N);
    };
    Add(Root);
    while (!Same.empty()) {
      const Node N = Same.back();
      Same.pop_back();
      for (Node Before : From[N])
        Add(Before);
    }
  }
  return Of;
}

uint64_t GrowthFacts::least(llvm::ArrayRef<Step> Steps, const Place &P) const {
  std::vector<uint64_t> At(Heads.size() + 1, Never);
  uint64_t Least = Never;
  for (bool HasChanged = true; HasChanged;) {
    HasChanged = false;
    for (const Step &S : Steps) {
      const uint64_t Before = isHead(S.From, P) ? 0 : At[S.From];
      if (Before == Never)
        continue;
      uint64_t &Now = isHead(S.To, P) ? Least : At[S.To];
      if (Before + S.Bytes < Now) {
        Now = Before + S.Bytes;
        HasChanged = true;
      }
    }
  }
  return Least;
}

std::optional<uint64_t> GrowthFacts::most(llvm::ArrayRef<Step> Steps,
                                          const Place &P) const {
  std::vector<std::optional<uint64_t>> At(Heads.size() + 1);
  uint64_t Most = 0;
  bool HasChanged = true;
  for (size_t Round = 0; HasChanged && Round <= At.size(); ++Round) {
    HasChanged = false;
    for (const Step &S : Steps) {
      const std::optional<uint64_t> Before = isHead(S.From, P) ? 0 : At[S.From];
      if (!Before)
        continue;
      if (isHead(S.To, P)) {
        Most = std::max(Most, *Before + S.Bytes);
      } else if (auto &Now = At[S.To]; !Now || *Before + S.Bytes > *Now) {
        Now = *Before + S.Bytes;
        HasChanged = true;
      }
    }
  }
  if (HasChanged) // A way round that does not come by grows.
    return std::nullopt;
  return Most;
}

std::map<GrowthFacts::Place, GrowthFacts::Growth> GrowthFacts::ofLoops() const {
  const std::vector<Node> Of = components();
  std::vector<Step> Again;
  llvm::copy_if(Steps, std::back_inserter(Again),
                [&](const Step &S) { return Of[S.From] == Of[S.To]; });
  std::set<Node> OnWayRound;
  for (const Step &S : Again)
    OnWayRound.insert(S.From);
  std::map<Place, Growth> Result;
  for (const auto &Head : Heads)
    if (Head && !Result.count(*Head))
      if (const uint64_t Least = least(Again, *Head); Least != Never) {
        uint64_t First = 0;
        for (Node N = 1; N <= Heads.size(); ++N)
          First += isHead(N, *Head) && !OnWayRound.count(N);
        Result[*Head] = {Least, most(Again, *Head), First};
      }
  return Result;
}
