//===- FragmentationWatch.cpp - Heaps that cannot be too fragmented -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/open/FragmentationWatch.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

uint64_t FragmentationWatch::blocksOf(uint64_t Bytes) const {
  const uint64_t BlockBytes = M.heap().bytesPerBlock();
  return (Bytes + BlockBytes - 1) / BlockBytes;
}

void FragmentationWatch::begin(uint64_t Known) {
  Sufficient = Known;
  Fixed = M.heap().runsToKeep();
  count();
  if (AnyTime)
    Sufficient =
        std::max(Sufficient, neededFor(AnyTime, OtherBlocks, OtherRuns));
}

/// What lives is told apart anew: fixed or not.
void FragmentationWatch::count() {
  OtherBlocks = OtherRuns = 0;
  Gaps.clear();
  Usable.clear();
  FixedEnd = 0;
  auto Next = Fixed.begin(), Kept = Fixed.begin();
  for (const auto &[Head, Length] : M.heap().runsToKeep()) {
    ++RunsCounted;
    while (Next != Fixed.end() && Next->first < Head)
      ++Next;
    if (Next == Fixed.end() || Next->first != Head || !Next->second) {
      OtherBlocks += Length;
      ++OtherRuns;
      continue;
    }
    Gaps.push_back(Head - FixedEnd);
    FixedEnd = Head + Length;
    ++Next;
    *Kept++ = {Head, Length};
  }
  Fixed.erase(Kept, Fixed.end());
}

/// The length of what is fixed at \p Head; null when nothing is.
uint32_t *FragmentationWatch::fixedAt(Block Head) {
  auto It = std::lower_bound(
      Fixed.begin(), Fixed.end(), Head,
      [](const auto &Run, Block Place) { return Run.first < Place; });
  return It != Fixed.end() && It->first == Head && It->second ? &It->second
                                                              : nullptr;
}

/// It has left its place; false when nothing was fixed there.
bool FragmentationWatch::release(Block Head) {
  uint32_t *Length = fixedAt(Head);
  if (!Length)
    return false;
  *Length = 0;
  return true;
}

/// Counting takes no more than a share of the run's own work.
bool FragmentationWatch::mayCount() const {
  return RunsCounted < 64 * Requests + 20'000'000;
}

/// Blocks of a pool that has a place for \p Length blocks beside \p Blocks in
/// \p Runs runs and what is fixed.
uint64_t FragmentationWatch::neededFor(uint64_t Length, uint64_t Blocks,
                                       uint64_t Runs) {
  auto [It, IsNew] = Usable.try_emplace(Length, 0);
  if (IsNew)
    for (uint64_t Gap : Gaps)
      It->second += Gap >= Length ? Gap - (Length - 1) : 0;
  const uint64_t Most = Blocks + Runs * (Length - 1);
  if (It->second > Most)
    return FixedEnd;
  return FixedEnd + (Length - 1) + (Most + 1 - It->second);
}

void FragmentationWatch::request(const Request &Q) {
  ++Requests;
  const bool HasOld = Q.OldPlace != NoBlock;
  const uint64_t Old = HasOld ? blocksOf(Q.OldBytes) : 0;
  if (Q.NewPlace == NoBlock) {
    // A failed m_realloc_maybe leaves the old run.
    if (Q.Operation == 'd' && HasOld && !release(Q.OldPlace)) {
      OtherBlocks -= std::min(OtherBlocks, Old);
      OtherRuns -= std::min<uint64_t>(OtherRuns, 1);
    }
    return;
  }
  const uint64_t New = blocksOf(Q.NewBytes);
  if (HasOld && New <= Old && Q.NewPlace == Q.OldPlace) {
    // It stays in its place; what it gave back is free.
    if (!fixedAt(Q.OldPlace))
      OtherBlocks -= std::min(OtherBlocks, Old - New);
    return;
  }
  // The old run lives until the new one is found. In other heaps it moves even
  // where it could grow in its place here.
  if (HasOld && release(Q.OldPlace)) {
    OtherBlocks += Old;
    ++OtherRuns;
  }
  // What had its place here before is not live any more.
  release(Q.NewPlace);
  if (neededFor(New, OtherBlocks, OtherRuns) > Sufficient) {
    if (mayCount()) {
      count();
      // The new run is held and counts by now, the old one does not.
      OtherBlocks -= std::min(OtherBlocks, New);
      OtherRuns -= std::min<uint64_t>(OtherRuns, 1);
      OtherBlocks += Old;
      OtherRuns += HasOld;
    }
    Sufficient = std::max(Sufficient, neededFor(New, OtherBlocks, OtherRuns));
  }
  OtherBlocks += New - Old;
  OtherRuns += !HasOld;
  if (AnyTime && neededFor(AnyTime, OtherBlocks, OtherRuns) > Sufficient) {
    if (mayCount())
      count();
    Sufficient =
        std::max(Sufficient, neededFor(AnyTime, OtherBlocks, OtherRuns));
  }
}
