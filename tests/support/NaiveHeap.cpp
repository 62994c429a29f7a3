// The heap's algorithm, step by step (see NaiveHeap.h).
#include "tests/support/NaiveHeap.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::testing;
using Kind = GcHeap::Kind;

NaiveHeap::NaiveHeap(const GcHeapConfig &Config, Owner &O)
    : Config(Config), O(O) {
  for (uint64_t Bytes : Config.Areas)
    add(Bytes);
  LastFreeArea = Areas.begin();
}

void NaiveHeap::add(uint64_t Bytes) {
  Area A;
  A.First = Areas.empty()
                ? 0
                : Areas.back().First + Block(Areas.back().TableBytes * 4);
  A.SystemBytes = Bytes;
  uint64_t Total = Bytes / Config.BytesPerBlock * Config.BytesPerBlock;
  if (!Areas.empty())
    Total -= Config.AreaHeaderBytes;
  // T = A + F + P with F = A / 2 and P = 4 A blocks, one byte for the gap.
  if (Config.HasFinaliserTable)
    A.TableBytes = (Total - 1) * 8 / (8 + 4 + 32 * Config.BytesPerBlock);
  else
    A.TableBytes = (Total - 1) / (1 + 4 * Config.BytesPerBlock);
  A.Kinds.assign(A.TableBytes * 4 + 4, Kind::Free);
  A.Finalisers.assign(A.TableBytes * 4 + 8, false);
  Areas.push_back(A);
}

NaiveHeap::AreaIterator NaiveHeap::areaOf(Block B) {
  return std::find_if(Areas.begin(), Areas.end(), [B](const Area &A) {
    return B >= A.First && B < A.First + A.TableBytes * 4;
  });
}

bool NaiveHeap::tryAdd(uint64_t Failed) {
  uint64_t Needed = Failed + std::max<uint64_t>(2048, Failed * 13 / 512);
  uint64_t Available = Config.MaxNewSplitBytes;
  if (Available < Needed)
    return false;
  uint64_t Blocks = 0;
  for (const Area &A : Areas)
    Blocks += A.TableBytes * 4;
  uint64_t Heap = Blocks / 4 + (Config.HasFinaliserTable ? Blocks / 8 : 0) +
                  Blocks * Config.BytesPerBlock + 1 + Config.AreaHeaderBytes;
  while (Heap % Config.BytesPerBlock)
    ++Heap;
  uint64_t Bytes = std::min(Available, std::max(Heap, Needed));
  Config.MaxNewSplitBytes -= Bytes;
  add(Bytes);
  return true;
}

Block NaiveHeap::allocate(uint64_t Bytes, bool HasFinaliser) {
  uint64_t Wanted = (Bytes + Config.BytesPerBlock - 1) / Config.BytesPerBlock;
  if (Wanted == 0 || LockDepth > 0 || IsCollecting)
    return NoBlock;
  bool Collected = !AutoCollect, Added = false;
  if (Config.HasThreshold && !Collected && AllocatedBlocks >= ThresholdBlocks) {
    collect();
    Collected = true;
  }
  for (;;) {
    AreaIterator A = Config.IsSplit ? LastFreeArea : Areas.begin();
    for (; A != Areas.end(); ++A) {
      uint64_t Free = 0, Index = A->LastFreeIndex;
      for (; Index < A->TableBytes; ++Index) {
        for (uint64_t B = Index * 4; B < Index * 4 + 4; ++B) {
          Free = A->Kinds[B] == Kind::Free ? Free + 1 : 0;
          if (Free < Wanted || Free == 0)
            continue;
          uint64_t Begin = B - Free + 1;
          if (Free == 1) {
            LastFreeArea = A;
            A->LastFreeIndex = (B + 1) / 4;
          }
          A->LastUsed = std::max(A->LastUsed, B);
          A->Kinds[Begin] = Kind::Head;
          for (uint64_t T = Begin + 1; T <= B; ++T)
            A->Kinds[T] = Kind::Tail;
          AllocatedBlocks += Wanted;
          if (HasFinaliser && Config.HasFinaliserTable)
            A->Finalisers[Begin] = true;
          return A->First + Block(Begin);
        }
      }
      if (Config.IsSplit && Wanted == 1)
        A->LastFreeIndex = (Index + 1) / 4;
    }
    if (Collected) {
      if (Config.GrowsByItself && !Added && tryAdd(Bytes)) {
        Added = true;
        continue;
      }
      return NoBlock;
    }
    collect();
    Collected = true;
  }
}

void NaiveHeap::free(Block Head) {
  if (LockDepth > 0 || Head == NoBlock)
    return;
  AreaIterator A = areaOf(Head);
  uint64_t B = Head - A->First;
  A->Finalisers[B] = false;
  if (Config.IsSplit && LastFreeArea != A)
    LastFreeArea = Areas.begin();
  A->LastFreeIndex = std::min(A->LastFreeIndex, B / 4);
  do
    A->Kinds[B++] = Kind::Free;
  while (A->Kinds[B] == Kind::Tail);
}

Block NaiveHeap::reallocate(Block Head, uint64_t Bytes, bool AllowMove) {
  if (Head == NoBlock)
    return allocate(Bytes, false);
  if (Bytes == 0) {
    free(Head);
    return NoBlock;
  }
  if (LockDepth > 0 || IsCollecting)
    return NoBlock;
  AreaIterator A = areaOf(Head);
  uint64_t Begin = Head - A->First;
  uint64_t Wanted = (Bytes + Config.BytesPerBlock - 1) / Config.BytesPerBlock;
  uint64_t Have = 1, Free = 0;
  for (uint64_t B = Begin + 1; B < A->TableBytes * 4; ++B) {
    if (A->Kinds[B] == Kind::Tail) {
      ++Have;
    } else if (A->Kinds[B] == Kind::Free) {
      ++Free;
      if (Have + Free >= Wanted)
        break;
    } else {
      break;
    }
  }
  if (Wanted == Have)
    return Head;
  if (Wanted < Have) {
    for (uint64_t B = Begin + Wanted; B < Begin + Have; ++B)
      A->Kinds[B] = Kind::Free;
    if (Config.IsSplit && LastFreeArea != A)
      LastFreeArea = Areas.begin();
    A->LastFreeIndex = std::min(A->LastFreeIndex, (Begin + Wanted) / 4);
    return Head;
  }
  if (Wanted <= Have + Free) {
    for (uint64_t B = Begin + Have; B < Begin + Wanted; ++B)
      A->Kinds[B] = Kind::Tail;
    A->LastUsed = std::max(A->LastUsed, Begin + Wanted);
    return Head;
  }
  bool HasFinaliser = A->Finalisers[Begin];
  if (!AllowMove)
    return NoBlock;
  Block New = allocate(Bytes, HasFinaliser);
  if (New != NoBlock)
    free(Head);
  return New;
}

void NaiveHeap::collect() {
  IsCollecting = true;
  ++Collections;
  AllocatedBlocks = 0;
  for (Block Head : O.reachable()) {
    AreaIterator A = areaOf(Head);
    if (A->Kinds[Head - A->First] == Kind::Head)
      A->Kinds[Head - A->First] = Kind::Mark;
  }
  for (Area &A : Areas) {
    for (uint64_t Byte = 0; Byte <= A.LastUsed / 8; ++Byte) {
      bool Flags[8];
      for (uint64_t Bit = 0; Bit < 8; ++Bit)
        Flags[Bit] = A.Finalisers[Byte * 8 + Bit];
      for (uint64_t Bit = 0; Bit < 8; ++Bit) {
        if (!Flags[Bit] || A.Kinds[Byte * 8 + Bit] != Kind::Head)
          continue;
        O.finalise(A.First + Block(Byte * 8 + Bit));
        A.Finalisers[Byte * 8 + Bit] = false;
      }
    }
  }
  bool FreesTail = false;
  for (AreaIterator A = Areas.begin(); A != Areas.end();) {
    uint64_t LastUsed = 0;
    for (uint64_t B = 0; B <= A->LastUsed; ++B) {
      if (A->Kinds[B] == Kind::Mark) {
        A->Kinds[B] = Kind::Head;
        FreesTail = false;
        LastUsed = B;
      } else if (A->Kinds[B] == Kind::Head) {
        FreesTail = true;
        A->Kinds[B] = Kind::Free;
        O.swept(A->First + Block(B));
      } else if (A->Kinds[B] == Kind::Tail && FreesTail) {
        A->Kinds[B] = Kind::Free;
      } else if (A->Kinds[B] == Kind::Tail) {
        LastUsed = B;
      }
    }
    A->LastUsed = LastUsed;
    if (Config.GrowsByItself && LastUsed == 0 && A != Areas.begin()) {
      if (A->Kinds[0] != Kind::Free)
        O.swept(A->First);
      Config.MaxNewSplitBytes += A->SystemBytes;
      A = Areas.erase(A);
    } else {
      ++A;
    }
  }
  LastFreeArea = Areas.begin();
  for (Area &A : Areas)
    A.LastFreeIndex = 0;
  IsCollecting = false;
}

std::vector<Kind> NaiveHeap::kinds() const {
  std::vector<Kind> All;
  for (const Area &A : Areas)
    All.insert(All.end(), A.Kinds.begin(), A.Kinds.end() - 4);
  return All;
}

GcInfo NaiveHeap::info() const {
  GcInfo I;
  for (const Area &A : Areas) {
    uint64_t Blocks = A.TableBytes * 4, Used = 0, Free = 0;
    I.Total += Blocks * Config.BytesPerBlock;
    for (uint64_t B = 0; B < Blocks; ++B) {
      if (A.Kinds[B] == Kind::Free) {
        I.Free += Config.BytesPerBlock;
        I.MaxFree = std::max(I.MaxFree, ++Free);
        continue;
      }
      Free = 0;
      I.Used += Config.BytesPerBlock;
      Used = A.Kinds[B] == Kind::Head ? 1 : Used + 1;
      I.MaxBlock = std::max(I.MaxBlock, Used);
      if (A.Kinds[B + 1] == Kind::Tail && B + 1 < Blocks)
        continue;
      I.OneBlocks += Used == 1;
      I.TwoBlocks += Used == 2;
    }
  }
  I.MaxNewSplit = Config.GrowsByItself ? Config.MaxNewSplitBytes : 0;
  return I;
}
