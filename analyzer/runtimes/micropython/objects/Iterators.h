//===- Iterators.h - Native iterators -*- C++ -*-===//
//
// py/objpolyiter.c and the iterator objects of enumerate, filter, map, zip,
// reversed and __getitem__.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_ITERATORS_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_ITERATORS_H

#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// mp_obj_polymorph_iter_t: the object itself says how it goes on. Its type is
/// Types.PolymorphIterator.
struct PolymorphIteratorObj : Obj {
  IterNextFn Next = nullptr;
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(reinterpret_cast<uint64_t>(Next));
    return true;
  }
};

/// mp_obj_polymorph_with_finaliser_iter_t, of type
/// Types.PolymorphIteratorWithFinaliser.
struct FinalisedIteratorObj : PolymorphIteratorObj {
  Value (*Finalise)(Runtime &R, Value Self) = nullptr;
};

/// A polymorph iterator over an object by position: those of list, tuple, set,
/// deque, str, bytes and array all have this shape.
struct PositionIteratorObj final : PolymorphIteratorObj {
  Value Object;
  uint64_t Position = 0;
  void trace(Tracer &T) const override { T.value(Object); }
  bool describe(StateWriter &W) const override {
    PolymorphIteratorObj::describe(W);
    W.value(Object);
    W.number(Position);
    return true;
  }
};

/// An object in an mp_obj_iter_buf_t: the caller's (\p OnStack, no request) or
/// one of its own, as mp_getiter hands it to a getiter.
template <class T>
T *newIteratorBuffer(Runtime &R, const Type *Ty, bool OnStack) {
  return OnStack ? R.newStackObject<T>(Ty)
                 : R.newObject<T>(R.Sizes.IteratorBuffer, Ty);
}

/// A PositionIteratorObj at position 0.
Value newPositionIterator(Runtime &R, IterNextFn Next, Value Object,
                          bool OnStack);

/// The items of an iterable, each handed to \p Take, which returns false to
/// stop. What one round leaves behind is no longer held in the next one.
template <class Fn> void forEachItem(Runtime &R, Value Iterator, Fn Take);

/// mp_obj_enumerate_t.
struct EnumerateObj final : Obj {
  Value Iterator;
  int64_t Current = 0;
  void trace(Tracer &T) const override { T.value(Iterator); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Iterator);
    W.number(uint64_t(Current));
    return true;
  }
};

/// mp_obj_filter_t.
struct FilterObj final : Obj {
  Value Function, Iterator;
  void trace(Tracer &T) const override {
    T.value(Function);
    T.value(Iterator);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Function);
    W.value(Iterator);
    return true;
  }
};

/// mp_obj_map_t; with a null Function mp_obj_zip_t.
struct MapObj final : Obj {
  Value Function;
  Value *Iterators = nullptr;
  uint32_t Count = 0;
  /// map_iternext's array of the call before, and Runtime::Operations then.
  StaleWord LastArray;
  uint64_t LastOperation = 0;
  void trace(Tracer &T) const override {
    T.value(Function);
    for (uint32_t I = 0; I != Count; ++I)
      T.value(Iterators[I]);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Function);
    W.number(Count);
    for (uint32_t I = 0; I != Count; ++I)
      W.value(Iterators[I]);
    return true;
  }
};

/// mp_obj_reversed_t.
struct ReversedObj final : Obj {
  Value Sequence;
  uint64_t Remaining = 0;
  void trace(Tracer &T) const override { T.value(Sequence); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Sequence);
    W.number(Remaining);
    return true;
  }
};

/// mp_obj_getitem_iter_t.
struct GetItemIteratorObj final : Obj {
  Value Arguments[3]; ///< Method, self, next index.
  void trace(Tracer &T) const override {
    T.value(Arguments[0]);
    T.value(Arguments[1]);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    for (const Value &V : Arguments)
      W.value(V);
    return true;
  }
};

} // namespace pymemlint::micropython

#include "analyzer/runtimes/micropython/Operations.h"

namespace pymemlint::micropython {

template <class Fn> void forEachItem(Runtime &R, Value Iterator, Fn Take) {
  for (;;) {
    HoldScope Scope(R.Mem);
    Value Item = iterNext(R, Iterator);
    if (Item == Value::stopIteration() || !Take(Item))
      return;
  }
}

} // namespace pymemlint::micropython
#endif
