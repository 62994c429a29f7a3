//===- HeapMap.cpp - The heap's blocks as the device prints them -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/HeapMap.h"
#include "analyzer/heap/HeapMapText.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// What the first word of a cell's memory points to, when that may be a type:
/// its own one, or the first item of an array of objects.
const void *firstWord(const Cell &C) {
  if (const Type *Ty = C.objectType())
    return Ty;
  Value First;
  if (auto *Items = dynamic_cast<const Slots *>(&C); Items && Items->Capacity)
    First = Items->Items[0];
  else if (auto *Table = dynamic_cast<const MapTable *>(&C);
           Table && Table->Capacity)
    First = Table->Elements[0].Key;
  return First.isObject() ? static_cast<const Cell *>(First.object()) : nullptr;
}

/// A name for each kind of memory that is no object, after what refers to it.
class Referrers {
public:
  explicit Referrers(Runtime &R) : R(R) {}

  std::string nameOf(const Cell &C) const {
    if (const Type *Ty = C.objectType())
      return R.text(Ty->Name).str();
    if (dynamic_cast<const Frame *>(&C))
      return "frame";
    auto It = By.find(&C);
    if (It == By.end())
      return "";
    return "memory of " + R.text(It->second->Name).str();
  }
  /// Learns what the words of \p C refer to.
  void add(const Cell &C) {
    if (const Type *Ty = C.objectType()) {
      struct : Tracer {
        void cell(const Cell *Child) override {
          if (!Child->objectType())
            By->try_emplace(Child, Of);
        }
        llvm::DenseMap<const Cell *, const Type *> *By;
        const Type *Of;
      } T;
      T.By = &By;
      T.Of = Ty;
      C.trace(T);
    }
  }

private:
  Runtime &R;
  llvm::DenseMap<const Cell *, const Type *> By;
};

} // namespace

char micropython::letterOf(const Runtime &R, Block Head) {
  const Cell *C = R.Mem.ownerOf(Head);
  const void *Word = C ? firstWord(*C) : nullptr;
  if (!Word)
    return 'h';
  const std::pair<const Type *, char> Letters[] = {
      {R.Types.Tuple, 'T'}, {R.Types.List, 'L'},  {R.Types.Dict, 'D'},
      {R.Types.Str, 'S'},   {R.Types.Bytes, 'S'}, {R.Types.ByteArray, 'A'},
      {R.Types.Array, 'A'}, {R.Types.Float, 'F'}, {R.Types.Function, 'B'},
      {R.Types.Module, 'M'}};
  for (auto [Ty, Letter] : Letters)
    if (Ty && Word == static_cast<const Cell *>(Ty))
      return Letter;
  return 'h';
}

void micropython::printHeapInfo(Runtime &R, llvm::raw_ostream &Out) {
  const GcInfo I = R.Mem.heap().info();
  Out << "GC: total: " << I.Total << ", used: " << I.Used
      << ", free: " << I.Free;
  if (R.Config.macro("MICROPY_GC_SPLIT_HEAP_AUTO"))
    Out << ", max new split: " << I.MaxNewSplit;
  Out << "\n No. of 1-blocks: " << I.OneBlocks << ", 2-blocks: " << I.TwoBlocks
      << ", max blk sz: " << I.MaxBlock << ", max free sz: " << I.MaxFree
      << "\n";
}

void micropython::printHeapMap(Runtime &R, llvm::raw_ostream &Out) {
  pymemlint::printHeapMap(
      R.Mem.heap(), [&](Block Head) { return letterOf(R, Head); }, Out);
}

HeapLayout micropython::layoutOf(Runtime &R) {
  GcHeap &Heap = R.Mem.heap();
  HeapLayout L;
  L.BytesPerBlock = Heap.bytesPerBlock();
  L.Areas = Heap.areas();
  L.Info = Heap.info();
  llvm::DenseSet<Block> Live;
  Referrers Names(R);
  for (auto [First, Blocks] : Heap.liveRuns()) {
    Live.insert(First);
    L.LiveBytes += uint64_t(Blocks) * L.BytesPerBlock;
    if (const Cell *C = R.Mem.ownerOf(First))
      Names.add(*C);
  }
  for (const auto [AreaFirst, AreaBlocks] : L.Areas)
    for (Block B = AreaFirst; B < AreaFirst + AreaBlocks; ++B) {
      if (Heap.kindOf(B) != GcHeap::Kind::Head)
        continue;
      LayoutRun Run;
      Run.First = B;
      Run.Blocks = uint32_t(Heap.bytesOf(B) / L.BytesPerBlock);
      Run.Letter = letterOf(R, B);
      Run.IsLive = Live.contains(B);
      L.Runs.push_back(std::move(Run));
      if (const Cell *C = R.Mem.ownerOf(B))
        Names.add(*C);
    }
  for (LayoutRun &Run : L.Runs)
    if (const Cell *C = R.Mem.ownerOf(Run.First)) {
      Run.Bytes = C->Bytes;
      Run.What = Names.nameOf(*C);
    }
  return L;
}
