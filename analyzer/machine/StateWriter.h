//===- StateWriter.h - One state of the machine, to compare -*- C++ -*-===//
//
// A state is what the program's future depends on: the graph of everything that
// the roots reach, without the places on the heap. Two equal states behave
// alike for ever. Cells are numbered in the order in which they are first met,
// so that the same graph gives the same words wherever its cells lie.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_MACHINE_STATEWRITER_H
#define PYMEMLINT_ANALYZER_MACHINE_STATEWRITER_H

#include "analyzer/machine/Cell.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <utility>
#include <vector>

namespace pymemlint {

namespace ir {
class LiveLocals;
}

/// Of several for one machine, the one made last writes.
class StateWriter {
public:
  /// With \p WithPlaces the place of each cell belongs to the state.
  explicit StateWriter(bool WithPlaces = false) : WithPlaces(WithPlaces) {}
  /// By which variables that are not read again are told from others; null:
  /// none are.
  ir::LiveLocals *Locals = nullptr;

  /// A slot: what it refers to, or the immediate value in it. A small int, or
  /// the range of one, is a leaf: it is compared by itself (leaves()).
  void value(const Value &V);
  /// The same for a value whose number decides where things stand: a key.
  void fixedValue(Value V);
  /// A reference; null is written as such.
  void cell(const Cell *C);
  /// A reference of an array or a view to the memory with its items. Where
  /// nothing else refers to that memory, what it holds is compared by itself
  /// (contents()).
  void items(const Cell *C);
  /// A slot that is not read again and only keeps alive what it refers to.
  void stale(Value V) {
    if (V.isObject() && !V.object()->isSmallRange())
      Stale.push_back(V.object());
  }
  /// Memory whose bytes do not matter.
  void staleCell(const Cell *C) { Stale.push_back(C); }
  void number(uint64_t N) { Words.push_back(N); }
  /// A number of which only the order among all of these matters.
  void rank(uint64_t N) {
    Ranked.push_back({Words.size(), N});
    Words.push_back(0);
  }
  /// After the last of these.
  void finishRanks();
  /// A place that collections go by, whatever stands there.
  void place(Block B) {
    if (WithPlaces)
      Words.push_back(B);
  }
  void text(llvm::StringRef T);
  /// The bytes of the memory that is described, or that they are not known.
  void bytes(llvm::StringRef Bytes, bool IsOpen);
  /// The number that \p C, which is described, stands for: from \p Low to
  /// \p High. One outside of ROM is compared by itself (reals()).
  void real(const Cell *C, bool IsOpen, double Low, double High);
  /// Bytes that decide nothing but what memory is needed.
  void size(uint64_t Bytes) { Sizes.push_back(Bytes); }

  /// What a time that is not known is at least: a state in which all of these
  /// are less or equal can do all that this one can.
  void bound(int64_t Least) { Bounds.push_back(Least); }

  /// Describes every cell that was met, and those that they refer to.
  void finish();

  /// Memory of which the bytes are compared by themselves.
  struct Content {
    const Cell *Of;
    uint64_t Hash;
    bool IsOpen; ///< What it holds is not known.
  };
  /// A float that is compared by itself.
  struct Real {
    const Cell *Of;
    bool IsOpen;
    double Low, High;
  };

  /// The state, but for its leaves, sizes, contents and reals. Comparable only
  /// when isComplete().
  const std::vector<uint64_t> &words() const { return Words; }
  /// Where its small ints and ranges of such stand, in the order of the words.
  const std::vector<Value *> &leaves() const { return Leaves; }
  /// How large its cells are: part of the state, and comparable by themselves
  /// between states of the same words.
  const std::vector<uint64_t> &sizes() const { return Sizes; }
  /// In the order of the words.
  const std::vector<Content> &contents() const { return Contents; }
  const std::vector<Real> &reals() const { return Reals; }
  const std::vector<int64_t> &bounds() const { return Bounds; }
  /// Appends what contents, reals and bounds are to \p Words.
  void appendParts(std::vector<uint64_t> &Words) const;
  /// The whole state: its words, its parts and its leaves as they are.
  std::vector<uint64_t> whole() const;
  /// The cells in the order of their numbers.
  const std::vector<const Cell *> &cells() const { return Cells; }
  bool isMet(const Cell *C) const {
    return C->StateNumber < Cells.size() && Cells[C->StateNumber] == C;
  }
  bool isComplete() const { return Undescribed == nullptr; }
  /// The first cell that describes nothing of itself; null when there is none.
  const Cell *undescribed() const { return Undescribed; }

private:
  /// The shape of what only \p First keeps alive.
  void shape(const Cell *First);
  /// A reference of which nothing is known but that it is one.
  void refer(const Cell *C);

  bool WithPlaces;
  std::vector<const Cell *> Stale;
  std::vector<uint64_t> Words, Sizes;
  std::vector<Value *> Leaves;
  std::vector<const Cell *> Cells;
  std::vector<bool> HasOtherUses; ///< By cell: not of items() alone.
  std::vector<Content> Contents;
  std::vector<Real> Reals;
  std::vector<int64_t> Bounds;
  std::vector<std::pair<size_t, uint64_t>> Ranked; ///< By place in the words.
  const Cell *Describing = nullptr;                ///< Whose words are written.
  const Cell *Undescribed = nullptr;
};

} // namespace pymemlint
#endif
