//===- SteadyState.cpp - Loops without an end that come back -*- C++ -*-===//
#include "analyzer/runtimes/micropython/SteadyState.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/loader/FileOverlay.h"
#include "analyzer/runtimes/micropython/native/NativeTable.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <utility>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// \p Words and how many there are, as one number.
std::pair<uint64_t, uint64_t> hash(const std::vector<uint64_t> &Words) {
  const llvm::XXH128_hash_t Hash =
      llvm::xxh3_128bits({reinterpret_cast<const uint8_t *>(Words.data()),
                          Words.size() * sizeof(uint64_t)});
  return {Hash.low64, Hash.high64};
}

/// Writes what the future depends on but for inputs and the clock.
bool writeRunState(Runtime &R, StateWriter &W) {
  W.Locals = &R.ReadLocals;
  if (R.WrittenFiles) {
    if (R.ReadsFiles)
      return false;
    R.WrittenFiles->describeNames(W);
  }
  for (const Frame *F = R.Current; F; F = F->Previous) {
    W.cell(F);
    F->describe(W);
  }
  for (const StaleWord &Word : R.Mem.staleWords())
    W.place(Word.Place);
  W.cell(R.Globals);
  W.cell(R.Locals);
  W.cell(R.MainDict);
  W.cell(R.LoadedModules);
  W.cell(R.BuiltinsOverride);
  W.cell(R.SysArgv);
  for (Value V : {R.SysPath, R.StopIterationArgument, R.SysExitFunction,
                  R.CurrentException, R.SysPs1, R.SysPs2, R.AsyncioContext})
    W.fixedValue(V);
  W.stale(R.EmergencyException);
  W.cell(R.EmergencyBuffer);
  W.number(uint64_t(R.OptimisationLevel));
  W.number(R.Scheduled.size());
  for (auto &[Callback, Argument] : R.Scheduled) {
    W.fixedValue(Callback);
    W.fixedValue(Argument);
  }
  W.number(R.IsSchedulerLocked);
  W.number(R.ThreadStackBytes);
  if (R.Interruptions)
    R.Interruptions->describe(W);
  W.number(R.RootPointers.size());
  for (Value V : R.RootPointers)
    W.fixedValue(V);
  W.number(R.InterruptCallbacks.size());
  for (const InterruptHandler &H : R.InterruptCallbacks) {
    W.fixedValue(H.Function);
    W.fixedValue(H.Argument);
  }
  for (const Cell *C : R.RootCells)
    W.cell(C);
  W.number(R.CurrentFolderLength);
  describeBoard(R, W);
  // Names are interned once and never forgotten.
  W.number(R.Qstrs.size());
  W.number(uint64_t(R.Random.Pad) << 32 | R.Random.N);
  W.number(uint64_t(R.Random.D) << 32 | R.Random.Dat);
  W.finish();
  W.number(R.Times.isInUse());
  if (R.Times.isInUse())
    R.Times.describe(W);
  W.finishRanks();
  return W.isComplete();
}

} // namespace

bool micropython::writeState(Runtime &R, StateWriter &W) {
  // What an input decides is followed on one path only.
  if (!R.UnmodelledUses.empty() || !R.UndeterminedUses.empty())
    return false;
  return writeRunState(R, W);
}

bool micropython::waitsForEver(Runtime &R, LoopProfile &L, bool HasAsked) {
  constexpr uint64_t Patience = 4096, LongestCycle = 8;
  L.IdleIterations = HasAsked ? 0 : L.IdleIterations + 1;
  if (L.IdleIterations < Patience)
    return false;
  const uint64_t Since = L.IdleIterations - llvm::bit_floor(L.IdleIterations);
  if (Since > LongestCycle)
    return false;
  StateWriter W(false);
  if (!writeRunState(R, W))
    return false;
  std::vector<uint64_t> Words = W.whole();
  Words.push_back(R.ClockMicroseconds);
  const auto Now = hash(Words);
  if (Since != 0)
    return L.IdleState == Now;
  L.IdleState = Now;
  return false;
}

SteadyState::SteadyState(Runtime &R, Places P) : P(P), Lanes(R.Mem.lanes()) {
  if (!Lanes)
    return;
  OfLanes.resize(1);
  Lanes->add(*this);
}

SteadyState::~SteadyState() {
  if (Lanes)
    Lanes->remove(*this);
}

void SteadyState::split(const HeapLane &Old, HeapLane &New) {
  if (New.index() >= OfLanes.size())
    OfLanes.resize(New.index() + 1);
  OfLanes[New.index()] = OfLanes[Old.index()];
}

/// The loop is at its head once more; false when a comparison would be in vain.
bool SteadyState::isDue(Memories &M, Search &S, const GcHeap &Heap) const {
  ++S.Heads;
  const uint64_t Collections = Heap.collections(), Used = Heap.usedBlocks();
  // Between two collections what is used only grows, but for what is freed by
  // itself: states with places come back after a collection, if at all, or when
  // nothing is kept.
  const bool HasGrown = Used > std::exchange(S.UsedBlocks, Used);
  if (P == Places::Compared && S.Heads > 4 && Collections == S.Collections &&
      HasGrown)
    return false;
  S.Collections = Collections;
  if (S.Skip != 0) {
    --S.Skip;
    return false;
  }
  return M.WordsLeft != 0;
}

/// A state that grows does not come back while it does, and it takes ever
/// longer to write: the longer it has grown, the more heads are passed by.
void SteadyState::noteWritten(Memories &M, Search &S, uint64_t Words) {
  constexpr uint64_t Patience = 8, LongestPause = 32;
  M.WordsLeft -= std::min(M.WordsLeft, Words);
  if (Words > S.MostWords) {
    S.MostWords = Words;
    S.Grown += S.Heads - S.LastWritten;
    S.SinceGrown = 0;
  } else if (++S.SinceGrown == LongestPause) {
    S.Grown = 0;
    S.MostWords = Words;
  }
  S.LastWritten = S.Heads;
  S.Skip = S.Grown / Patience;
}

bool SteadyState::wasThere(Memories &M, Search &S,
                           const std::vector<uint64_t> &Words) {
  noteWritten(M, S, Words.size());
  const auto Now = hash(Words);
  if (S.HasKept && S.Kept == Now)
    return true;
  if (!S.HasKept || S.Heads >= S.NextKept) {
    S.Kept = Now;
    S.HasKept = true;
    S.NextKept = 2 * S.Heads;
  }
  return false;
}

bool SteadyState::isRepeated(Runtime &R, const ir::Function *Code,
                             uint32_t Header) {
  if (Lanes) {
    settleLanes(R, *Lanes, Code, Header);
    return false;
  }
  Search &S = Own.Loops[{Code, Header}];
  if (!isDue(Own, S, R.Mem.heap()))
    return false;
  StateWriter W(P == Places::Compared);
  if (!writeState(R, W)) {
    // Writing takes time although there is nothing to compare.
    noteWritten(Own, S, W.words().size() + 1);
    return false;
  }
  std::vector<uint64_t> Words = W.whole();
  if (P == Places::Compared)
    R.Mem.heap().describe(Words);
  return wasThere(Own, S, Words);
}

void SteadyState::settleLanes(Runtime &R, HeapLanes &Lanes,
                              const ir::Function *Code, uint32_t Header) {
  // Written once, when the first lane asks for it: it is that of all lanes, but
  // for the places.
  std::optional<StateWriter> W;
  bool IsWritten = false;
  std::vector<uint64_t> Words;
  size_t Shared = 0;
  Lanes.settle([&](const HeapLane &L) {
    Memories &M = OfLanes[L.index()];
    Search &S = M.Loops[{Code, Header}];
    if (!isDue(M, S, L.heap()))
      return false;
    if (!W) {
      W.emplace();
      IsWritten = writeState(R, *W);
      Words = W->whole();
      Shared = Words.size();
    }
    if (!IsWritten)
      return false;
    Words.resize(Shared);
    for (const Cell *C : W->cells())
      Words.push_back(L.placeOf(*C));
    R.Mem.forEachStaleWord(
        [&](const StaleWord &Word) { Words.push_back(L.placeOf(Word)); });
    L.heap().describe(Words);
    return wasThere(M, S, Words);
  });
}
