//===- Cell.h - What occupies blocks of the simulated heap -*- C++ -*-===//
//
// A Cell is one allocation of the analysed program: an object's struct, the
// table of a dict, the items of a list, a string's bytes. It knows its place
// and which other cells its words refer to, so that collections of the
// simulated heap are exact.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_MACHINE_CELL_H
#define PYMEMLINT_ANALYZER_MACHINE_CELL_H

#include "analyzer/heap/GcHeap.h"
#include "analyzer/machine/Value.h"

namespace pymemlint {

struct Cell;
struct Type;
class StateWriter;

/// Receives the references of a cell or of a root.
class Tracer {
public:
  virtual void cell(const Cell *C) = 0;
  /// A word is the address \p Blocks blocks behind the begin of \p C, where its
  /// blocks end: a collection keeps what lies there.
  virtual void end(const Cell &C, uint32_t Blocks) { (void)C, (void)Blocks; }
  void value(Value V);

protected:
  ~Tracer() = default;
};

struct Cell {
  Block Place = NoBlock; ///< First block; NoBlock: in ROM, on the stack, free.
  uint32_t Bytes = 0;    ///< As last requested.
  /// By which the heaps of other sizes find their places of it (HeapLanes.h);
  /// in a run without them, of the count of what lives that saw it last.
  mutable uint32_t Number = 0;
  /// Of the state that was written last, among its cells (StateWriter.h).
  mutable uint32_t StateNumber = 0;
  /// Reports each cell that this one's words refer to.
  virtual void trace(Tracer &T) const { (void)T; }
  /// The type of the object that this cell is, or null: no object.
  virtual const Type *objectType() const { return nullptr; }
  /// It stands for a small int of which the range is known, and nothing else.
  virtual bool isSmallRange() const { return false; }
  /// Writes what this cell's later behaviour depends on, its references
  /// included. False, having written nothing: that is not described, and a
  /// state that holds this cell cannot be told from another.
  virtual bool describe(StateWriter &W) const {
    (void)W;
    return false;
  }

protected:
  ~Cell() = default; // Cells live in an Arena and are never destroyed.
};

/// The base of every object (mp_obj_base_t).
struct Obj : Cell {
  const Type *Ty = nullptr;
  const Type *objectType() const override { return Ty; }
};

inline void Tracer::value(Value V) {
  if (V.isObject())
    cell(V.object());
}

} // namespace pymemlint
#endif
