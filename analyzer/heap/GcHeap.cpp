// MicroPython's collected heap: the requests of py/gc.c and their answers.
//
// py/gc.c searches its table from gc_last_free_atb_index of gc_last_free_area
// on. No block before that place is ever free (gc_alloc moves it only past the
// first free block, gc_free, gc_realloc and a collection move it back), so the
// search is a first fit over all areas; likewise no block behind
// gc_last_used_block is used. Neither decides a place, and neither is kept:
// the areas' hints give the same answers faster.
#include "analyzer/heap/GcHeap.h"
#include <algorithm>
#include <cassert>
#include <utility>

using namespace pymemlint;

using Word = BlockTable::Word;
static constexpr uint32_t BitsPerWord = BlockTable::BitsPerWord;
static constexpr uint32_t BlocksPerTableByte = 4;
static constexpr uint32_t BlocksPerFinaliserByte = 8;
/// The byte behind the block table that is always free (ALLOC_TABLE_GAP_BYTE).
static constexpr uint64_t TableGapBytes = 1;

//===----------------------------------------------------------------------===//
// One area
//===----------------------------------------------------------------------===//

GcHeap::Area::Area(Block First, uint32_t Blocks)
    : First(First), Blocks(Blocks), Table(Blocks) {}

/// One past the last tail of the run at \p Head.
uint32_t GcHeap::Area::runEnd(uint32_t Head) const {
  uint32_t From = Head + 1, I = From / BitsPerWord;
  if (From >= UsedEnd)
    return From;
  auto noTail = [&] { return ~Table.group(I).Used | Table.group(I).Heads; };
  Word W = noTail() & ~Word(0) << (From % BitsPerWord);
  while (!W) {
    ++I;
    W = noTail();
  }
  return I * BitsPerWord + std::countr_zero(W);
}

/// The number of free blocks right before \p End, \p Limit at the most.
uint32_t GcHeap::Area::freeBefore(uint32_t End, uint32_t Limit) const {
  Limit = std::min(Limit, End);
  uint32_t Count = 0;
  while (Count < Limit) {
    uint32_t Last = End - Count - 1;
    Word W = Table.groupOf(Last).Used << (BitsPerWord - 1 - Last % BitsPerWord);
    if (W)
      return std::min<uint32_t>(Count + std::countl_zero(W), Limit);
    Count += Last % BitsPerWord + 1;
  }
  return Limit;
}

/// Moves the hints back for the windows that blocks [Begin, End) now belong to.
void GcHeap::Area::noteFreed(uint32_t Begin, uint32_t End) {
  uint32_t Before = freeBefore(Begin, LongLength - 1);
  uint32_t Length = Before + (End - Begin);
  if (Length < LongLength)
    Length += freeAfter(End, LongLength - Length);
  for (uint32_t K = 0; K < std::min(Length, ExactLengths); ++K)
    Hints[K] = std::min(Hints[K], Begin - std::min(Before, K));
  if (Length >= LongLength)
    Hints[ExactLengths] = std::min(Hints[ExactLengths], Begin - Before);
}

//===----------------------------------------------------------------------===//
// Areas
//===----------------------------------------------------------------------===//

GcHeap::GcHeap(const GcHeapConfig &Config, GcClient &Client)
    : Config(Config), Client(Client),
      MaxWord(~uint64_t(0) >>
              (64 - 8 * std::min<uint32_t>(Config.BytesPerWord, 8))) {
  for (uint64_t Bytes : Config.Areas)
    addArea(Bytes);
  assert(!Areas.empty() && "a heap has an area");
}

GcHeap::GcHeap(const GcHeap &Other, GcClient &Client)
    : Config(Other.Config), Client(Client), MaxWord(Other.MaxWord),
      LockDepth(Other.LockDepth), AutoCollect(Other.AutoCollect),
      ThresholdBlocks(Other.ThresholdBlocks),
      AllocatedSinceCollection(Other.AllocatedSinceCollection),
      Collections(Other.Collections), LastCollected(Other.LastCollected),
      UsedBlocks(Other.UsedBlocks), PeakUsedBlocks(Other.PeakUsedBlocks) {
  assert(!Other.IsCollecting && !Other.IsCollectionDue);
  Areas.reserve(Other.Areas.size());
  for (const Area &A : Other.Areas)
    Areas.push_back(A.copy());
}

GcHeap::Area GcHeap::Area::copy() const {
  Area New(First, 0);
  New.Blocks = Blocks;
  New.Bytes = Bytes;
  New.UsedEnd = UsedEnd;
  New.Table = Table.copy(Blocks);
  New.Hints = Hints;
  return New;
}

void GcHeap::truncate(uint32_t Blocks) {
  assert(Areas.size() == 1 && Areas[0].UsedEnd <= Blocks &&
         Blocks <= Areas[0].Blocks);
  Areas[0].Blocks = Blocks;
}

bool GcHeap::fitsBefore(uint64_t Bytes, uint32_t End) const {
  const Area &A = Areas[0];
  const uint64_t Length =
      (Bytes + Config.BytesPerBlock - 1) / Config.BytesPerBlock;
  if (Length > A.Blocks)
    return false;
  const uint32_t Found = A.searchFree(uint32_t(Length));
  return Found < A.Blocks && Found + Length <= End;
}

bool GcHeap::fitsBefore(Block Head, uint64_t Bytes, uint32_t End) const {
  if (Head != NoBlock) {
    const Area &A = Areas[0];
    const uint64_t Length =
        (Bytes + Config.BytesPerBlock - 1) / Config.BytesPerBlock;
    const uint32_t OldEnd = A.runEnd(Head);
    if (Length <= OldEnd - Head)
      return true;
    const uint64_t Missing = Length - (OldEnd - Head);
    if (Missing <= A.Blocks - OldEnd &&
        A.freeAfter(OldEnd, uint32_t(Missing)) == Missing)
      return OldEnd + Missing <= End;
  }
  return fitsBefore(Bytes, End);
}

uint32_t GcHeap::poolBlocks(const GcHeapConfig &Config, uint64_t Bytes) {
  if (Bytes <= TableGapBytes)
    return 0;
  // py/gc.c, gc_setup_area: in eighths of a byte where there are finalisers.
  uint64_t TableBytes;
  if (Config.HasFinaliserTable) {
    uint64_t Eighths = (Bytes - TableGapBytes) * 8;
    if (Config.BytesPerWord == 4)
      Eighths &= 0xffffffff; // size_t of the target.
    TableBytes =
        Eighths / (8 + 8 * BlocksPerTableByte / BlocksPerFinaliserByte +
                   8 * BlocksPerTableByte * uint64_t(Config.BytesPerBlock));
  } else {
    TableBytes = (Bytes - TableGapBytes) /
                 (1 + uint64_t(BlocksPerTableByte) * Config.BytesPerBlock);
  }
  // Far below 2^32 for every heap that a 32-bit block number can count.
  return uint32_t(
      std::min<uint64_t>(TableBytes * BlocksPerTableByte, NoBlock / 2));
}

/// gc_init for the first area, gc_add for the others.
void GcHeap::addArea(uint64_t Bytes) {
  uint64_t Usable = Bytes - Bytes % Config.BytesPerBlock;
  if (!Areas.empty())
    Usable -= std::min<uint64_t>(Usable, Config.AreaHeaderBytes);
  Area New(endBlock(), poolBlocks(Config, Usable));
  New.Bytes = Bytes;
  Areas.push_back(std::move(New));
}

/// gc_try_add_heap.
bool GcHeap::tryAddArea(uint64_t FailedBytes) {
  uint64_t Needed =
      FailedBytes + std::max<uint64_t>(2048, FailedBytes * 13 / 512);
  uint64_t Available = Config.MaxNewSplitBytes;
  if (Config.GrowthLimitBytes) {
    uint64_t Taken = 0;
    for (const Area &A : Areas)
      Taken += A.Bytes;
    Available =
        std::min(Available, Config.GrowthLimitBytes -
                                std::min(Config.GrowthLimitBytes, Taken));
  }
  if (Available < Needed)
    return false;
  uint64_t Blocks = totalBlocks();
  uint64_t Doubled =
      Blocks / BlocksPerTableByte +
      (Config.HasFinaliserTable ? Blocks / BlocksPerFinaliserByte : 0) +
      Blocks * Config.BytesPerBlock + TableGapBytes + Config.AreaHeaderBytes;
  Doubled = (Doubled + Config.BytesPerBlock - 1) / Config.BytesPerBlock *
            Config.BytesPerBlock;
  uint64_t Bytes = std::min(Available, std::max(Doubled, Needed));
  if (!Config.MaxNewSplitIsConstant)
    Config.MaxNewSplitBytes -= Bytes;
  addArea(Bytes);
  return true;
}

GcHeap::Area &GcHeap::areaOf(Block B) {
  Area *A = findArea(B);
  assert(A && "not a block of this heap");
  return *A;
}

uint64_t GcHeap::totalBlocks() const {
  uint64_t Total = 0;
  for (const Area &A : Areas)
    Total += A.Blocks;
  return Total;
}

std::vector<std::pair<Block, uint32_t>> GcHeap::areas() const {
  std::vector<std::pair<Block, uint32_t>> Pools;
  for (const Area &A : Areas)
    Pools.push_back({A.First, A.Blocks});
  return Pools;
}

Block GcHeap::endBlock() const {
  return Areas.empty() ? 0 : Areas.back().First + Areas.back().Blocks;
}

GcHeap::Kind GcHeap::kindOf(Block B) const {
  const Area &A = areaOf(B);
  B -= A.First;
  if (!A.Table.isUsed(B))
    return Kind::Free;
  if (!A.Table.isHead(B))
    return Kind::Tail;
  return A.Table.isMarked(B) ? Kind::Mark : Kind::Head;
}

bool GcHeap::hasFinaliser(Block Head) const {
  const Area &A = areaOf(Head);
  return A.Table.hasFinaliser(Head - A.First);
}

//===----------------------------------------------------------------------===//
// Requests
//===----------------------------------------------------------------------===//

Block GcHeap::allocate(uint64_t Bytes, bool HasFinaliser) {
  // A size that overflows when it is rounded up gives no blocks at all.
  if (Bytes == 0 || Bytes > MaxWord - (Config.BytesPerBlock - 1))
    return NoBlock;
  return allocate(Bytes,
                  (Bytes + Config.BytesPerBlock - 1) / Config.BytesPerBlock,
                  HasFinaliser);
}

Block GcHeap::allocateOrCollect(uint64_t Bytes, uint64_t Length,
                                bool HasFinaliser) {
  if (isLocked())
    return NoBlock;
  bool Collected = !AutoCollect, Added = false;
  if (Config.HasThreshold && !Collected &&
      AllocatedSinceCollection >= ThresholdBlocks) {
    collect();
    Collected = true;
  }
  for (;;) {
    for (Area &A : Areas) {
      if (Length > A.Blocks)
        continue;
      Block Found = allocateFrom(A, uint32_t(Length), HasFinaliser);
      if (Found != NoBlock)
        return Found;
    }
    if (!Collected) {
      collect();
      Collected = true;
    } else if (Config.GrowsByItself && !Added && tryAddArea(Bytes)) {
      Added = true;
    } else {
      return NoBlock;
    }
  }
}

bool GcHeap::free(Block Head) {
  if (LockDepth)
    return false;
  if (Head == NoBlock)
    return true;
  Area &A = areaOf(Head);
  uint32_t Begin = Head - A.First, End = A.runEnd(Begin);
  assert(A.Table.isHead(Begin) && "not the head of a run");
  BlockTable::Group &G = A.Table.groupOf(Begin);
  const Word Others = ~BlockTable::bit(Begin);
  G.Heads &= Others;
  G.Marks &= Others;
  G.Finalisers &= Others;
  A.Table.release(Begin, End);
  noteUnused(End - Begin);
  A.noteFreed(Begin, End);
  return true;
}

Block GcHeap::reallocate(Block Head, uint64_t Bytes, bool AllowMove) {
  if (Head == NoBlock)
    return allocate(Bytes, false);
  if (Bytes == 0) {
    free(Head);
    return NoBlock;
  }
  if (isLocked() || Bytes > MaxWord - (Config.BytesPerBlock - 1))
    return NoBlock;
  Area *A = &areaOf(Head);
  uint32_t Begin = Head - A->First, End = A->runEnd(Begin);
  assert(A->Table.isHead(Begin) && "not a run's head");
  uint64_t Length = (Bytes + Config.BytesPerBlock - 1) / Config.BytesPerBlock;
  uint32_t OldLength = End - Begin;
  if (Length == OldLength)
    return Head;
  if (Length < OldLength) {
    uint32_t NewEnd = Begin + uint32_t(Length);
    A->Table.release(NewEnd, End);
    noteUnused(End - NewEnd);
    A->noteFreed(NewEnd, End);
    return Head;
  }
  uint64_t Missing = Length - OldLength;
  if (Missing <= A->Blocks - End &&
      A->freeAfter(End, uint32_t(Missing)) == Missing) {
    uint32_t NewEnd = End + uint32_t(Missing);
    A->Table.use(End, NewEnd);
    A->UsedEnd = std::max(A->UsedEnd, NewEnd);
    UsedBlocks += Missing;
    return Head;
  }
  if (!AllowMove)
    return NoBlock;
  Block New = allocate(Bytes, A->Table.hasFinaliser(Begin));
  // The allocation may have collected and given Head's area back (see sweep).
  if (New != NoBlock && New != Head && isHead(Head))
    free(Head);
  return New;
}

uint64_t GcHeap::bytesOf(Block Head) const {
  if (Head == NoBlock)
    return 0;
  const Area &A = areaOf(Head);
  uint32_t Begin = Head - A.First;
  if (!A.Table.isHead(Begin))
    return 0;
  return uint64_t(A.runEnd(Begin) - Begin) * Config.BytesPerBlock;
}

void GcHeap::setThreshold(uint64_t Bytes) {
  ThresholdBlocks =
      Bytes == NoThreshold ? NoThreshold : Bytes / Config.BytesPerBlock;
}

uint64_t GcHeap::threshold() const {
  return ThresholdBlocks == NoThreshold
             ? NoThreshold
             : ThresholdBlocks * Config.BytesPerBlock;
}

//===----------------------------------------------------------------------===//
// Collection
//===----------------------------------------------------------------------===//

/// Marks every run that can be reached from the client's roots.
void GcHeap::mark() {
  GcMarker M(*this);
  Client.markRoots(M);
  markFromStack();
}

/// Marks what is kept beside that.
void GcHeap::markResidue() {
  GcMarker M(*this);
  Client.markResidue(M);
  markFromStack();
}

/// Marks what the runs on the mark stack refer to.
void GcHeap::markFromStack() {
  GcMarker M(*this);
  while (!MarkStack.empty()) {
    Block Head = MarkStack.back();
    MarkStack.pop_back();
    ++MarkedRuns;
    Client.markChildren(Head, M);
  }
}

void GcHeap::collect() {
  if (Config.DefersCollection) {
    IsCollectionDue = true;
    return;
  }
  markAndSweep();
}

void GcHeap::runDeferredCollection() {
  if (std::exchange(IsCollectionDue, false))
    markAndSweep();
}

void GcHeap::markAndSweep() {
  // A collection inside a finaliser breaks the device's heap; here it does
  // nothing.
  if (IsCollecting)
    return;
  IsCollecting = true;
  AllocatedSinceCollection = 0;
  mark();
  markResidue();
  sweep();
}

void GcHeap::sweepAll() {
  if (IsCollecting)
    return;
  IsCollecting = true;
  sweep();
}

/// gc_collect_end.
void GcHeap::sweep() {
  ++Collections;
  LastCollected = 0;
  if (Config.HasFinaliserTable)
    runFinalisers();
  for (size_t I = 0; I < Areas.size();) {
    freeUnmarked(Areas[I]);
    // gc_sweep_free_blocks gives an area back when the last block used in it
    // is number 0, which is so when nothing is used, and also when one run of
    // one block at its very begin is: such a run is lost.
    if (Config.GrowsByItself && I > 0 && Areas[I].UsedEnd <= 1) {
      if (Areas[I].UsedEnd == 1) {
        noteUnused(1);
        if (Client.followsSweep())
          Client.swept(Areas[I].First);
      }
      if (!Config.MaxNewSplitIsConstant)
        Config.MaxNewSplitBytes += Areas[I].Bytes;
      Areas.erase(Areas.begin() + ptrdiff_t(I));
    } else {
      ++I;
    }
  }
  IsCollecting = false;
}

/// gc_sweep_run_finalisers: by ascending block. The flags are read eight
/// blocks at a time, before the first finaliser of the eight runs.
void GcHeap::runFinalisers() {
  for (size_t N = 0; N < Areas.size(); ++N) {
    Area &A = Areas[N];
    for (uint32_t I = 0; I * BitsPerWord < A.UsedEnd; ++I) {
      if (!A.Table.group(I).Finalisers)
        continue;
      for (uint32_t Byte = 0; Byte < BitsPerWord; Byte += 8) {
        Word Flags = A.Table.group(I).Finalisers & (Word(0xff) << Byte);
        for (; Flags; Flags &= Flags - 1) {
          uint32_t Begin = I * BitsPerWord + std::countr_zero(Flags);
          if (!A.Table.isHead(Begin) || A.Table.isMarked(Begin))
            continue;
          Client.finalise(A.First + Begin);
          A.Table.group(I).Finalisers &= ~BlockTable::bit(Begin);
        }
      }
    }
  }
}

/// The used blocks of \p G that belong to marked runs. \p Carry: its lowest
/// block follows a block of such a run; set to what is so of the next group.
static Word markedBlocks(const BlockTable::Group &G, bool &Carry) {
  const Word Tails = G.Used & ~G.Heads;
  const Word Starts = (G.Marks << 1 | Word(Carry)) & Tails;
  // Added to the first of a run's tails, a one is carried through them all and
  // ends where none is: at another head or a free block.
  const Word Sum = Tails + Starts;
  const Word Kept = G.Marks | (Tails & ~Sum);
  Carry = Kept >> (BitsPerWord - 1);
  return Kept;
}

/// gc_sweep_free_blocks for one area.
void GcHeap::freeUnmarked(Area &A) {
  const bool IsFollowed = Client.followsSweep();
  bool Carry = false;
  uint64_t Freed = 0;
  for (uint32_t I = 0; I * BitsPerWord < A.UsedEnd; ++I) {
    BlockTable::Group &G = A.Table.group(I);
    const Word Kept = markedBlocks(G, Carry);
    Freed += std::popcount(G.Used & ~Kept);
    Word Swept = G.Heads & ~G.Marks;
    LastCollected += std::popcount(Swept);
    G.Used = Kept;
    G.Heads = G.Marks;
    G.Marks = 0;
    if (IsFollowed)
      for (; Swept; Swept &= Swept - 1)
        Client.swept(A.First + I * BitsPerWord + std::countr_zero(Swept));
  }
  noteUnused(Freed);
  HighEnd = std::max(HighEnd, A.UsedEnd);
  while (A.UsedEnd > 0 && !A.Table.isUsed(A.UsedEnd - 1))
    A.UsedEnd -= A.freeBefore(A.UsedEnd, BitsPerWord);
  A.Hints.fill(0);
}

uint64_t GcHeap::liveBlocks() {
  mark();
  uint64_t Live = 0;
  for (Area &A : Areas) {
    bool Carry = false;
    for (uint32_t I = 0; I * BitsPerWord < A.UsedEnd; ++I) {
      BlockTable::Group &G = A.Table.group(I);
      Live += std::popcount(markedBlocks(G, Carry));
      G.Marks = 0;
    }
  }
  return Live;
}

std::vector<std::pair<Block, uint32_t>> GcHeap::liveRuns() {
  mark();
  return takeMarked();
}

std::vector<std::pair<Block, uint32_t>> GcHeap::runsToKeep() {
  mark();
  markResidue();
  return takeMarked();
}

/// The marked runs; the marks are cleared.
std::vector<std::pair<Block, uint32_t>> GcHeap::takeMarked() {
  std::vector<std::pair<Block, uint32_t>> Runs;
  for (Area &A : Areas)
    for (uint32_t I = 0; I * BitsPerWord < A.UsedEnd; ++I) {
      for (Word W = A.Table.group(I).Marks; W; W &= W - 1) {
        const uint32_t Begin = I * BitsPerWord + std::countr_zero(W);
        Runs.push_back({A.First + Begin, A.runEnd(Begin) - Begin});
      }
      A.Table.group(I).Marks = 0;
    }
  return Runs;
}

Block GcHeap::usedEnd() const {
  Block End = 0;
  for (const Area &A : Areas)
    if (A.UsedEnd)
      End = A.First + A.UsedEnd;
  return End;
}

GcInfo GcHeap::info() const {
  GcInfo Info;
  for (const Area &A : Areas) {
    Info.Total += uint64_t(A.Blocks) * Config.BytesPerBlock;
    for (uint32_t B = 0; B < A.Blocks;) {
      if (A.Table.isUsed(B)) {
        uint32_t Length = A.runEnd(B) - B;
        Info.Used += Length;
        Info.OneBlocks += Length == 1;
        Info.TwoBlocks += Length == 2;
        Info.MaxBlock = std::max<uint64_t>(Info.MaxBlock, Length);
        B += Length;
      } else {
        uint32_t Length = A.freeAfter(B, A.Blocks - B);
        Info.Free += Length;
        Info.MaxFree = std::max<uint64_t>(Info.MaxFree, Length);
        B += Length;
      }
    }
  }
  Info.Used *= Config.BytesPerBlock;
  Info.Free *= Config.BytesPerBlock;
  if (Config.GrowsByItself)
    Info.MaxNewSplit = Config.MaxNewSplitBytes;
  return Info;
}

void GcHeap::describe(std::vector<uint64_t> &Words) const {
  Words.push_back(LockDepth);
  Words.push_back(AutoCollect);
  Words.push_back(ThresholdBlocks);
  if (ThresholdBlocks != NoThreshold)
    Words.push_back(AllocatedSinceCollection);
  for (const Area &A : Areas) {
    Words.push_back(A.Blocks);
    for (uint32_t I = 0; I * BitsPerWord < A.UsedEnd; ++I) {
      const BlockTable::Group &G = A.Table.group(I);
      Words.push_back(G.Used);
      Words.push_back(G.Heads);
      Words.push_back(G.Finalisers);
    }
  }
}
