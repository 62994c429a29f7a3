//===- StateWriter.cpp - One state of the machine, to compare -*- C++ -*-===//
#include "analyzer/machine/StateWriter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/xxhash.h"

using namespace pymemlint;

namespace {

/// Tells the kinds of words apart, so that no two states give the same ones.
enum Tag : uint64_t {
  SmallInt = 1,
  Immediate,
  Null,
  FirstCell = 1 << 8,
};

} // namespace

void StateWriter::value(const Value &V) {
  if (V.isSmallInt() || (V.isObject() && V.object()->isSmallRange())) {
    Words.push_back(SmallInt);
    // The owner of the slot is not const; only describing it is.
    Leaves.push_back(const_cast<Value *>(&V));
    return;
  }
  if (V.isObject())
    return refer(V.object());
  fixedValue(V);
}

void StateWriter::fixedValue(Value V) {
  if (V.isObject())
    return cell(V.object());
  Words.push_back(V.isNull() ? uint64_t(Null) : uint64_t(Immediate));
  Words.push_back(V.bits());
}

void StateWriter::cell(const Cell *C) {
  refer(C);
  if (C)
    HasOtherUses[C->StateNumber] = true;
}

void StateWriter::items(const Cell *C) { refer(C); }

void StateWriter::refer(const Cell *C) {
  if (!C) {
    Words.push_back(Null);
    return;
  }
  // A number that another state gave leads to another cell, or to none.
  if (!isMet(C)) {
    C->StateNumber = uint32_t(Cells.size());
    Cells.push_back(C);
    HasOtherUses.push_back(false);
  }
  Words.push_back(FirstCell + C->StateNumber);
}

void StateWriter::finishRanks() {
  llvm::sort(Ranked, llvm::less_second());
  uint64_t Rank = 0;
  for (size_t I = 0; I != Ranked.size(); ++I) {
    Rank += I && Ranked[I].second != Ranked[I - 1].second;
    Words[Ranked[I].first] = Rank;
  }
}

void StateWriter::text(llvm::StringRef T) {
  Words.push_back(T.size());
  Words.push_back(llvm::xxh3_64bits(T));
}

void StateWriter::bytes(llvm::StringRef Bytes, bool IsOpen) {
  size(Bytes.size());
  Contents.push_back(
      {Describing, IsOpen ? 0 : llvm::xxh3_64bits(Bytes), IsOpen});
}

void StateWriter::real(const Cell *C, bool IsOpen, double Low, double High) {
  if (C->Place != NoBlock) {
    Reals.push_back({C, IsOpen, Low, High});
    return;
  }
  number(llvm::bit_cast<uint64_t>(Low));
  number(llvm::bit_cast<uint64_t>(High));
}

void StateWriter::appendParts(std::vector<uint64_t> &To) const {
  for (const Content &C : Contents) {
    To.push_back(C.IsOpen);
    To.push_back(C.Hash);
  }
  for (const Real &Part : Reals) {
    To.push_back(Part.IsOpen);
    To.push_back(llvm::bit_cast<uint64_t>(Part.Low));
    To.push_back(llvm::bit_cast<uint64_t>(Part.High));
  }
  To.insert(To.end(), Bounds.begin(), Bounds.end());
}

std::vector<uint64_t> StateWriter::whole() const {
  std::vector<uint64_t> All = Words;
  All.reserve(Words.size() + 2 * Contents.size() + 3 * Reals.size() +
              Leaves.size() + Sizes.size());
  appendParts(All);
  for (const Value *Leaf : Leaves)
    All.push_back(Leaf->bits());
  All.insert(All.end(), Sizes.begin(), Sizes.end());
  return All;
}

namespace {

/// References of a cell that describes nothing else.
struct ReferenceWriter final : Tracer {
  StateWriter &W;
  explicit ReferenceWriter(StateWriter &W) : W(W) {}
  void cell(const Cell *C) override { W.cell(C); }
};

} // namespace

void StateWriter::finish() {
  for (size_t I = 0; I != Cells.size(); ++I) {
    const Cell *C = Cells[I];
    size(C->Bytes);
    if (WithPlaces)
      Words.push_back(C->Place);
    Describing = C;
    if (C->describe(*this))
      continue;
    if (!Undescribed)
      Undescribed = C;
    ReferenceWriter References(*this);
    C->trace(References);
  }
  // What others may read is part of the words.
  llvm::erase_if(Contents, [&](const Content &C) {
    if (!HasOtherUses[C.Of->StateNumber])
      return false;
    Words.push_back(C.Of->StateNumber);
    Words.push_back(C.IsOpen);
    Words.push_back(C.Hash);
    return true;
  });
  llvm::erase_if(Reals, [&](const Real &Part) {
    if (!HasOtherUses[Part.Of->StateNumber])
      return false;
    Words.push_back(Part.Of->StateNumber);
    Words.push_back(Part.IsOpen);
    Words.push_back(llvm::bit_cast<uint64_t>(Part.Low));
    Words.push_back(llvm::bit_cast<uint64_t>(Part.High));
    return true;
  });
  for (const Cell *C : Stale)
    shape(C);
}

void StateWriter::shape(const Cell *First) {
  size_t Next = Cells.size();
  cell(First);
  ReferenceWriter References(*this);
  for (; Next != Cells.size(); ++Next) {
    // Bytes in whole blocks of 16: the smallest there are.
    size((Cells[Next]->Bytes + 15) / 16);
    if (WithPlaces)
      Words.push_back(Cells[Next]->Place);
    Cells[Next]->trace(References);
  }
}
