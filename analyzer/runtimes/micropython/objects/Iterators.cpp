//===- Iterators.cpp - Native iterators -*- C++ -*-===//
//
// py/objpolyiter.c, objenumerate.c, objfilter.c, objmap.c, objzip.c,
// objreversed.c and objgetitemiter.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"

namespace pymemlint::micropython {

//===--- Polymorph --------------------------------------------------------===//

Value newPositionIterator(Runtime &R, IterNextFn Next, Value Object,
                          bool OnStack) {
  auto *I = newIteratorBuffer<PositionIteratorObj>(R, R.Types.PolymorphIterator,
                                                   OnStack);
  I->Next = Next;
  I->Object = Object;
  return I;
}

static Value polymorphIterNext(Runtime &R, Value Self) {
  return static_cast<PolymorphIteratorObj *>(Self.object())->Next(R, Self);
}

extern const TypeSpec PolymorphIteratorType = {
    .Name = "iterator", .Flags = IterIsIterNext, .IterNext = polymorphIterNext};

static Value polymorphDelete(Runtime &R, Arguments A) {
  return static_cast<FinalisedIteratorObj *>(A[0].object())->Finalise(R, A[0]);
}

static constexpr Entry FinalisedLocals[] = {
    function("__del__", polymorphDelete, 1)};

extern const TypeSpec PolymorphIteratorWithFinaliserType = {
    .Name = "iterator",
    .Flags = IterIsIterNext,
    .IterNext = polymorphIterNext,
    .Locals = FinalisedLocals};

//===--- enumerate --------------------------------------------------------===//

static Value enumerateMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  static constexpr Parameter Parameters[] = {
      requiredObject(&Runtime::NamesOf::iterable),
      intParameter(&Runtime::NamesOf::start, 0)};
  if (R.Config.macro("MICROPY_CPYTHON_COMPAT", 1)) {
    Argument Given[2];
    parseArguments(R, A, Parameters, Given);
    auto *E = R.newObject<EnumerateObj>(R.Sizes.Enumerate, Ty);
    E->Iterator = getIter(R, Given[0].Object, false);
    E->Current = Given[1].Number;
    return E;
  }
  checkArguments(R, A, 1, 2);
  auto *E = R.newObject<EnumerateObj>(R.Sizes.Enumerate, Ty);
  E->Iterator = getIter(R, A[0], false);
  E->Current = A.Count > 1 ? getInt(R, A[1]) : 0;
  return E;
}

static Value enumerateIterNext(Runtime &R, Value Self) {
  const StackSpace Stack(R, stack::FilterNext);
  auto *E = static_cast<EnumerateObj *>(Self.object());
  Value Next = iterNext(R, E->Iterator);
  if (Next == Value::stopIteration())
    return Next;
  // MP_OBJ_NEW_SMALL_INT: the counter is not made long.
  Value Items[] = {Value::smallInt(E->Current++), Next};
  return newTuple(R, Items);
}

extern const TypeSpec EnumerateType = {.Name = "enumerate",
                                       .Flags = IterIsIterNext,
                                       .MakeNew = enumerateMakeNew,
                                       .IterNext = enumerateIterNext};

//===--- filter -----------------------------------------------------------===//

static Value filterMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 2, 2);
  auto *F = R.newObject<FilterObj>(R.Sizes.Filter, Ty);
  F->Function = A[0];
  F->Iterator = getIter(R, A[1], false);
  return F;
}

static Value filterIterNext(Runtime &R, Value Self) {
  const StackSpace Stack(R, stack::FilterNext);
  auto *F = static_cast<FilterObj *>(Self.object());
  Value Found = Value::stopIteration();
  forEachItem(R, F->Iterator, [&](Value Item) {
    Value Verdict =
        F->Function.isNone() ? Item : call(R, F->Function, {1, 0, &Item});
    if (!isTrue(R, Verdict))
      return true;
    Found = Item;
    return false;
  });
  return R.kept(Found);
}

extern const TypeSpec FilterType = {.Name = "filter",
                                    .Flags = IterIsIterNext,
                                    .MakeNew = filterMakeNew,
                                    .IterNext = filterIterNext};

//===--- map --------------------------------------------------------------===//

static void getIterators(Runtime &R, MapObj *M, Arguments A, uint32_t First) {
  M->Iterators = R.Pool.array<Value>(A.Count - First);
  M->Count = A.Count - First;
  for (uint32_t I = 0; I != M->Count; ++I)
    M->Iterators[I] = getIter(R, A[First + I], false);
}

static Value mapMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 2, 255);
  auto *M = R.newObject<MapObj>(
      R.Sizes.MapObject + (A.Count - 1) * R.wordBytes(), Ty);
  M->Function = A[0];
  getIterators(R, M, A, 1);
  return M;
}

// map_iternext: the argument array is freed at the end of the shortest
// iterable only, else it is garbage.
static Value mapIterNext(Runtime &R, MapObj *M) {
  const StackSpace Stack(R, stack::MapNext);
  HoldScope Scope(R.Mem);
  Slots *Given;
  {
    // In a loop of C code the frame lies where it lay in the call before.
    StaleWordScope Stale(R.Mem);
    if (R.Config.leaves(StackWord::MapArguments) &&
        M->LastOperation == R.Operations)
      R.Mem.addStaleWord(M->LastArray);
    Given = R.newSlots(M->Count);
  }
  if (R.Config.leaves(StackWord::MapArguments)) {
    R.Mem.forgetWord(M->LastArray);
    M->LastArray = R.Mem.recordWord(*Given);
  }
  for (uint32_t I = 0; I != M->Count; ++I) {
    Value Next = iterNext(R, M->Iterators[I]);
    if (Next == Value::stopIteration()) {
      R.deleteSlots(Given, M->Count);
      return Next;
    }
    Given->Items[I] = Next;
  }
  return call(R, M->Function, {M->Count, 0, Given->Items});
}

static Value mapIterNext(Runtime &R, Value Self) {
  auto *M = static_cast<MapObj *>(Self.object());
  Value Next = mapIterNext(R, M);
  M->LastOperation = R.Operations;
  return R.kept(Next);
}

extern const TypeSpec MapIteratorType = {.Name = "map",
                                         .Flags = IterIsIterNext,
                                         .MakeNew = mapMakeNew,
                                         .IterNext = mapIterNext};

//===--- zip --------------------------------------------------------------===//

static Value zipMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 0, 255);
  auto *Z = R.newObject<MapObj>(R.Sizes.Zip + A.Count * R.wordBytes(), Ty);
  getIterators(R, Z, A, 0);
  return Z;
}

// zip_iternext: the tuple is requested first and freed (mp_obj_tuple_del) when
// an iterable is at its end; since 1.28 it is requested after the first item.
static Value zipIterNext(Runtime &R, Value Self) {
  const StackSpace Stack(R, stack::MapNext);
  auto *Z = static_cast<MapObj *>(Self.object());
  if (!Z->Count)
    return Value::stopIteration();
  const bool IsLate = R.Config.Version >= 28;
  TupleObj *T = IsLate ? nullptr : newTupleOf(R, Z->Count);
  for (uint32_t I = 0; I != Z->Count; ++I) {
    Value Next = iterNext(R, Z->Iterators[I]);
    if (Next == Value::stopIteration()) {
      if (!IsLate)
        deleteTuple(R, T);
      return Next;
    }
    if (!T)
      T = newTupleOf(R, Z->Count);
    T->Items[I] = Next;
  }
  return T;
}

extern const TypeSpec ZipType = {.Name = "zip",
                                 .Flags = IterIsIterNext,
                                 .MakeNew = zipMakeNew,
                                 .IterNext = zipIterNext};

//===--- reversed ---------------------------------------------------------===//

static Value reversedMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 1, 1);
  AttrResult Method = {};
  loadMethodMaybe(R, A[0], R.Names.reversed_dunder, Method);
  if (Method[0])
    return callMethod(R, 0, 0, Method);
  auto *Reversed = R.newObject<ReversedObj>(R.Sizes.Reversed, Ty);
  Reversed->Sequence = A[0];
  int64_t Length = getInt(R, length(R, A[0]));
  Reversed->Remaining = Length > 0 ? Length : 0;
  return Reversed;
}

static Value reversedIterNext(Runtime &R, Value Self) {
  auto *Reversed = static_cast<ReversedObj *>(Self.object());
  if (!Reversed->Remaining)
    return Value::stopIteration();
  --Reversed->Remaining;
  return subscr(R, Reversed->Sequence, Value::smallInt(Reversed->Remaining),
                Value::sentinel());
}

extern const TypeSpec ReversedType = {.Name = "reversed",
                                      .Flags = IterIsIterNext,
                                      .MakeNew = reversedMakeNew,
                                      .IterNext = reversedIterNext};

//===--- __getitem__ ------------------------------------------------------===//

// mp_obj_new_getitem_iter; the buffer is mp_getiter's when there is none on
// the stack.
Value newGetItemIterator(Runtime &R, const AttrResult &Method, bool OnStack) {
  auto *I = newIteratorBuffer<GetItemIteratorObj>(R, R.Types.GetItemIterator,
                                                  OnStack);
  I->Arguments[0] = Method[0];
  I->Arguments[1] = Method[1];
  I->Arguments[2] = Value::smallInt(0);
  return I;
}

// it_iternext: IndexError and StopIteration, of exactly these types, end it.
static Value getItemIterNext(Runtime &R, Value Self) {
  const StackSpace Space(R, stack::GetItemNext);
  auto *I = static_cast<GetItemIteratorObj *>(Self.object());
  Value Stack[3] = {I->Arguments[0], I->Arguments[1], I->Arguments[2]};
  try {
    Value Item = callMethod(R, 1, 0, Stack);
    I->Arguments[2] = Value::smallInt(I->Arguments[2].smallInt() + 1);
    return Item;
  } catch (const Raise &E) {
    const Type *Ty =
        E.Exception.isObject() ? E.Exception.object()->Ty : nullptr;
    if (Ty == R.Types.StopIteration || Ty == R.Types.IndexError)
      return Value::stopIteration();
    throw;
  }
}

extern const TypeSpec GetItemIteratorType = {
    .Name = "iterator", .Flags = IterIsIterNext, .IterNext = getItemIterNext};

} // namespace pymemlint::micropython
