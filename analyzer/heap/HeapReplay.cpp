//===- HeapReplay.cpp - A sequence of requests on a heap -*- C++ -*-===//
#include "analyzer/heap/HeapReplay.h"
#include "analyzer/heap/HeapMapText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <set>
#include <tuple>

using namespace pymemlint;

namespace {

using Kind = HeapStep::Kind;

llvm::Error failure(uint32_t Line, const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "line %u: %s",
                                 Line, Message.str().c_str());
}

/// The sizes that a 32-bit device can name.
constexpr uint64_t MostBytes = std::numeric_limits<uint32_t>::max();

llvm::Error parseStep(llvm::StringRef Text, HeapStep &S) {
  llvm::StringRef Verb, Rest;
  std::tie(Verb, Rest) = llvm::getToken(Text);
  Rest = Rest.trim();
  if (llvm::isDigit(Verb[0])) {
    Rest = Text;
    Verb = "allocate";
  }
  if (Verb == "collect") {
    S.What = Kind::Collect;
    return Rest.empty() ? llvm::Error::success()
                        : failure(S.Line, "`collect` takes nothing");
  }
  if (Verb == "allocate" || Verb == "reallocate") {
    S.What = Verb == "allocate" ? Kind::Allocate : Kind::Reallocate;
    auto [Bytes, Name] = llvm::getToken(Rest);
    if (Bytes.getAsInteger(10, S.Bytes) || S.Bytes > MostBytes)
      return failure(S.Line, "'" + Bytes + "' is no number of bytes");
    Rest = Name.trim();
  } else if (Verb == "free") {
    S.What = Kind::Free;
  } else if (Verb == "drop") {
    S.What = Kind::Drop;
  } else {
    return failure(S.Line, "'" + Verb +
                               "': use allocate, reallocate, free, drop or "
                               "collect");
  }
  if (Rest.empty())
    return failure(S.Line, "`" + Verb + "` needs a name");
  S.Name = Rest.str();
  return llvm::Error::success();
}

/// The blocks that stand, and which of them names refer to.
class Blocks final : public GcClient {
public:
  explicit Blocks(const GcHeapConfig &Config) : Heap(Config, *this) {}

  /// False when the request has no place.
  llvm::Expected<bool> run(const HeapStep &S) {
    if (S.What == Kind::Allocate)
      return allocate(S);
    if (S.What == Kind::Collect) {
      Heap.collect();
      return true;
    }
    auto It = Named.find(S.Name);
    if (It == Named.end() || It->second.empty())
      return failure(S.Line, "nothing named '" + llvm::Twine(S.Name) +
                                 "' is referred to");
    std::vector<Block> &Ones = It->second;
    if (S.What == Kind::Reallocate)
      return reallocate(S, Ones.back());
    const Block B = Ones.back();
    Ones.pop_back();
    Referred.erase(B);
    if (S.What == Kind::Free) {
      Heap.free(B);
      Standing.erase(B);
    }
    return true;
  }

  void describe(HeapReplay &R) {
    HeapLayout &L = R.Layout;
    L.BytesPerBlock = Heap.bytesPerBlock();
    L.Areas = Heap.areas();
    L.Info = Heap.info();
    L.LiveBytes = Heap.liveBlocks() * L.BytesPerBlock;
    for (const auto &[First, S] : Standing) {
      LayoutRun Run;
      Run.First = First;
      Run.Blocks = uint32_t(Heap.bytesOf(First) / L.BytesPerBlock);
      Run.Bytes = uint32_t(S.Bytes);
      Run.Letter = letterOf(First);
      Run.IsLive = Referred.count(First);
      Run.What = S.Name;
      Run.Line = S.Line;
      R.RequestedBytes += S.Bytes;
      L.Runs.push_back(std::move(Run));
    }
    for (const auto &[First, Count] : L.Areas)
      addFreeRuns(First, First + Count, R.Free);
    llvm::raw_string_ostream Out(R.Map);
    printHeapMap(Heap, [this](Block B) { return letterOf(B); }, Out);
    R.Collections = Heap.collections();
    R.PeakUsedBytes = Heap.peakUsedBlocks() * L.BytesPerBlock;
  }

  void markRoots(GcMarker &M) override {
    for (Block B : Referred)
      M.mark(B);
  }
  void markChildren(Block, GcMarker &) override {}
  void finalise(Block) override {}
  void swept(Block Head) override { Standing.erase(Head); }

private:
  bool allocate(const HeapStep &S) {
    const Block B = Heap.allocate(S.Bytes, /*HasFinaliser=*/false);
    // gc_alloc gives nothing for no bytes, which is no failure.
    if (B == NoBlock && S.Bytes)
      return false;
    place(S, B);
    Named[S.Name].push_back(B);
    return true;
  }

  bool reallocate(const HeapStep &S, Block &Place) {
    const Block Old = Place;
    const Block New = Heap.reallocate(Old, S.Bytes, /*AllowMove=*/true);
    if (New == NoBlock && S.Bytes)
      return false;
    Referred.erase(Old);
    Standing.erase(Old);
    place(S, New);
    Place = New;
    return true;
  }

  void place(const HeapStep &S, Block B) {
    if (B == NoBlock)
      return;
    Referred.insert(B);
    Standing[B] = S;
  }

  char letterOf(Block B) const {
    auto It = Standing.find(B);
    const char First = It == Standing.end() ? 'h' : It->second.Name[0];
    return llvm::isAlnum(First) ? First : 'h';
  }

  /// What lies between the runs that stand: each used block is of one of them.
  void addFreeRuns(Block From, Block End, std::vector<FreeRun> &To) const {
    for (auto It = Standing.lower_bound(From); From < End; ++It) {
      const bool IsLast = It == Standing.end() || It->first >= End;
      const Block Next = IsLast ? End : It->first;
      if (Next != From)
        To.push_back({From, Next - From});
      if (IsLast)
        return;
      From = Next + Block(Heap.bytesOf(Next) / Heap.bytesPerBlock());
    }
  }

  GcHeap Heap;
  std::map<Block, HeapStep> Standing; ///< By the first block, garbage too.
  std::set<Block> Referred;
  llvm::StringMap<std::vector<Block>> Named; ///< The newest last.
};

} // namespace

llvm::Expected<std::vector<HeapStep>>
pymemlint::parseHeapSteps(llvm::StringRef Text) {
  std::vector<HeapStep> Steps;
  for (uint32_t Line = 1; !Text.empty(); ++Line) {
    llvm::StringRef Row;
    std::tie(Row, Text) = Text.split('\n');
    Row = Row.trim();
    if (Row.empty() || Row.starts_with("#"))
      continue;
    HeapStep S;
    S.Line = Line;
    if (llvm::Error E = parseStep(Row, S))
      return std::move(E);
    Steps.push_back(std::move(S));
  }
  return Steps;
}

llvm::Expected<HeapReplay>
pymemlint::replay(const GcHeapConfig &Config,
                  const std::vector<HeapStep> &Steps) {
  HeapReplay R;
  Blocks Held(Config);
  for (const HeapStep &S : Steps) {
    auto HasPlace = Held.run(S);
    if (!HasPlace)
      return HasPlace.takeError();
    if (!*HasPlace) {
      R.Failed = S;
      break;
    }
    ++R.Steps;
  }
  Held.describe(R);
  return R;
}
