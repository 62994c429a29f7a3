//===- StateWriter.cpp - One state of the machine, to compare -*- C++ -*-===//
#include "analyzer/machine/StateWriter.h"
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
  fixedValue(V);
}

void StateWriter::fixedValue(Value V) {
  if (V.isObject())
    return cell(V.object());
  Words.push_back(V.isNull() ? uint64_t(Null) : uint64_t(Immediate));
  Words.push_back(V.bits());
}

void StateWriter::cell(const Cell *C) {
  if (!C) {
    Words.push_back(Null);
    return;
  }
  // A number that another state gave leads to another cell, or to none.
  if (C->StateNumber >= Cells.size() || Cells[C->StateNumber] != C) {
    C->StateNumber = uint32_t(Cells.size());
    Cells.push_back(C);
  }
  Words.push_back(FirstCell + C->StateNumber);
}

void StateWriter::text(llvm::StringRef T) {
  Words.push_back(T.size());
  Words.push_back(llvm::xxh3_64bits(T));
}

std::vector<uint64_t> StateWriter::whole() const {
  std::vector<uint64_t> All = Words;
  All.reserve(Words.size() + Leaves.size() + Sizes.size());
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
    if (C->describe(*this))
      continue;
    if (!Undescribed)
      Undescribed = C;
    ReferenceWriter References(*this);
    C->trace(References);
  }
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
