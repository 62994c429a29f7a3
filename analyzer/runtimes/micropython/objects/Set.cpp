//===- Set.cpp - set and frozenset -*- C++ -*-===//
//
// py/objset.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Set.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include <algorithm>

namespace pymemlint::micropython {

static SetObj *asSet(Value V) { return static_cast<SetObj *>(V.object()); }

// is_set_or_frozenset
static bool isAnySet(Runtime &R, Value V) {
  return R.isExact(V, R.Types.Set) || R.isExact(V, R.Types.FrozenSet);
}

//===--- Making -----------------------------------------------------------===//

// mp_obj_new_set: the struct, then a table of exactly as many slots as items.
Value newSet(Runtime &R, llvm::ArrayRef<Value> Items) {
  const StackSpace Stack(R, stack::SetNew);
  auto *S = R.newObject<SetObj>(R.Sizes.Set, R.Types.Set);
  initSet(R, S->S, Items.size());
  for (Value Item : Items) {
    HoldScope Scope(R.Mem);
    lookupSet(R, S->S, Item, LookupKind::AddIfNotFound);
  }
  return S;
}

void setStore(Runtime &R, Value Set, Value Item) {
  lookupSet(R, asSet(Set)->S, Item, LookupKind::AddIfNotFound);
}

/// set_update_int, and what set_make_new does like it.
static void addAll(Runtime &R, SetObj *S, Value Items) {
  const StackSpace Stack(R, stack::SetUpdate);
  forEachItem(R, getIter(R, Items, false), [&](Value Item) {
    lookupSet(R, S->S, Item, LookupKind::AddIfNotFound);
    return true;
  });
}

static Value setMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  const NativeFrame Stack(R, 0);
  checkArguments(R, A, 0, 1);
  auto *S = asSet(newSet(R, {}));
  if (A.Count)
    addAll(R, S, A[0]);
  S->Ty = Ty;
  return S;
}

// set_copy: as much room as the original has.
static SetObj *copy(Runtime &R, SetObj *S) {
  auto *Copy = R.newObject<SetObj>(R.Sizes.Set, S->Ty);
  initSet(R, Copy->S, S->S.Alloc);
  Copy->S.Used = S->S.Used;
  Copy->S.HasAddressHashes = S->S.HasAddressHashes;
  if (S->S.Alloc)
    std::copy_n(S->S.Table->Items, S->S.Alloc, Copy->S.Table->Items);
  return Copy;
}

//===--- Operations -------------------------------------------------------===//

/// set_diff_int: \p S without what is in the other arguments.
static void subtract(Runtime &R, SetObj *S, Arguments A) {
  const StackSpace Stack(R, stack::SetDifference);
  for (uint32_t I = 1; I < A.Count; ++I) {
    if (A[I] == Value(S)) {
      clearSet(R, S->S);
      continue;
    }
    forEachItem(R, getIter(R, A[I], false), [&](Value Item) {
      lookupSet(R, S->S, Item, LookupKind::RemoveIfFound);
      return true;
    });
  }
}

/// set_intersect_int: the items of \p Other that \p S has, in a new set.
static SetObj *intersection(Runtime &R, SetObj *S, Value Other) {
  auto *Common = asSet(newSet(R, {}));
  forEachItem(R, getIter(R, Other, false), [&](Value Item) {
    if (lookupSet(R, S->S, Item, LookupKind::Lookup))
      lookupSet(R, Common->S, Item, LookupKind::AddIfNotFound);
    return true;
  });
  return Common;
}

static Value intersect(Runtime &R, Value Self, Value Other) {
  if (Self == Other)
    return copy(R, asSet(Self));
  return intersection(R, asSet(Self), Other);
}

/// The table of the new set becomes the old one's.
static void intersectUpdate(Runtime &R, Value Self, Value Other) {
  if (Self == Other)
    return;
  auto *S = asSet(Self);
  const SetTable Common = intersection(R, S, Other)->S;
  clearSet(R, S->S);
  S->S = Common;
}

static void symmetricUpdate(Runtime &R, SetObj *S, Value Other) {
  forEachItem(R, getIter(R, Other, false), [&](Value Item) {
    lookupSet(R, S->S, Item, LookupKind::AddOrRemove);
    return true;
  });
}

static Value symmetricDifference(Runtime &R, Value Self, Value Other) {
  SetObj *S = copy(R, asSet(Self));
  symmetricUpdate(R, S, Other);
  return S;
}

static Value unite(Runtime &R, Value Self, Value Other) {
  const StackSpace Stack(R, stack::SetUnion);
  SetObj *S = copy(R, asSet(Self));
  addAll(R, S, Other);
  return S;
}

static Value difference(Runtime &R, Arguments A) {
  SetObj *S = copy(R, asSet(A[0]));
  subtract(R, S, A);
  return S;
}

// set_issubset_internal: what is not a set is made one, and that is cleared
// again.
static bool isSubset(Runtime &R, Value Self, Value Other, bool IsProper) {
  auto AsSet = [&](Value V, bool &IsMade) {
    IsMade = !isAnySet(R, V);
    return asSet(IsMade ? setMakeNew(R, R.Types.Set, {1, 0, &V}) : V);
  };
  bool SelfMade, OtherMade;
  SetObj *S = AsSet(Self, SelfMade);
  SetObj *O = AsSet(Other, OtherMade);
  bool Result = true;
  if (IsProper && S->S.Used == O->S.Used)
    Result = false;
  for (uint32_t I = 0; Result && I < S->S.Alloc; ++I) {
    if (!S->S.isFilled(I))
      continue;
    HoldScope Scope(R.Mem);
    Result = static_cast<bool>(
        lookupSet(R, O->S, S->S.Table->Items[I], LookupKind::Lookup));
  }
  if (SelfMade)
    clearSet(R, S->S);
  if (OtherMade)
    clearSet(R, O->S);
  return Result;
}

static bool equalSets(Runtime &R, Value Self, Value Other) {
  return asSet(Self)->S.Used == asSet(Other)->S.Used &&
         isSubset(R, Self, Other, false);
}

//===--- Operators --------------------------------------------------------===//

static void setPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  const StackSpace Stack(R, stack::ListPrint);
  auto *S = asSet(Self);
  const bool IsFrozen = S->Ty == R.Types.FrozenSet;
  if (!S->S.Used) {
    if (IsFrozen)
      P.write("frozen");
    P.write("set()");
    return;
  }
  if (IsFrozen)
    P.write("frozenset(");
  P.write("{");
  noteOrder(R, S->S);
  bool IsFirst = true;
  for (uint32_t I = 0; I < S->S.Alloc; ++I) {
    if (!S->S.isFilled(I))
      continue;
    if (!IsFirst)
      P.write(", ");
    IsFirst = false;
    printValue(R, P, S->S.Table->Items[I], PrintKind::Repr);
  }
  P.write("}");
  if (IsFrozen)
    P.write(")");
}

static Value setUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  auto *S = asSet(Self);
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(S->S.Used != 0);
  case UnaryOp::Len:
    return Value::smallInt(S->S.Used);
  case UnaryOp::Hash: {
    if (S->Ty != R.Types.FrozenSet)
      return Value();
    // The sum starts with the address of the type in ROM.
    ++R.AddressHashes;
    uint64_t Hash = R.addressOf(R.Types.FrozenSet);
    for (uint32_t I = 0; I < S->S.Alloc; ++I)
      if (S->S.isFilled(I))
        Hash += hashOf(R, S->S.Table->Items[I]);
    return truncatedSmallInt(R, Hash);
  }
  default:
    return Value();
  }
}

static Value setBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  // Each operator has a chain of frames of its own.
  const NativeCall Unknown(R);
  const StackSpace Stack(R, stack::SetBinary);
  auto *S = asSet(L);
  const bool IsUpdated = S->Ty == R.Types.Set;
  if (Op == BinaryOp::Contains)
    return newBool(
        static_cast<bool>(lookupSet(R, S->S, Rhs, LookupKind::Lookup)));
  if (!isAnySet(R, Rhs))
    return Value();
  Value Both[] = {L, Rhs};
  switch (Op) {
  case BinaryOp::InplaceOr:
    if (IsUpdated) {
      addAll(R, S, Rhs);
      return L;
    }
    [[fallthrough]];
  case BinaryOp::Or:
    return unite(R, L, Rhs);
  case BinaryOp::InplaceXor:
    if (IsUpdated) {
      symmetricUpdate(R, S, Rhs);
      return L;
    }
    [[fallthrough]];
  case BinaryOp::Xor:
    return symmetricDifference(R, L, Rhs);
  case BinaryOp::InplaceAnd:
    if (IsUpdated) {
      intersectUpdate(R, L, Rhs);
      return L;
    }
    [[fallthrough]];
  case BinaryOp::And:
    return intersect(R, L, Rhs);
  case BinaryOp::InplaceSubtract:
    if (IsUpdated) {
      subtract(R, S, {2, 0, Both});
      return L;
    }
    [[fallthrough]];
  case BinaryOp::Subtract:
    return difference(R, {2, 0, Both});
  case BinaryOp::Less:
    return newBool(isSubset(R, L, Rhs, true));
  case BinaryOp::More:
    return newBool(isSubset(R, Rhs, L, true));
  case BinaryOp::Equal:
    return newBool(equalSets(R, L, Rhs));
  case BinaryOp::LessEqual:
    return newBool(isSubset(R, L, Rhs, false));
  case BinaryOp::MoreEqual:
    return newBool(isSubset(R, Rhs, L, false));
  default:
    return Value();
  }
}

//===--- Methods ----------------------------------------------------------===//

static Value addMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SetAdd);
  setStore(R, A[0], A[1]);
  return Value::none();
}

static Value clearMethod(Runtime &R, Arguments A) {
  clearSet(R, asSet(A[0])->S);
  return Value::none();
}

static Value copyMethod(Runtime &R, Arguments A) {
  return copy(R, asSet(A[0]));
}

static Value discardMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SetAdd);
  lookupSet(R, asSet(A[0])->S, A[1], LookupKind::RemoveIfFound);
  return Value::none();
}

static Value differenceUpdateMethod(Runtime &R, Arguments A) {
  subtract(R, asSet(A[0]), A);
  return Value::none();
}

static Value intersectionMethod(Runtime &R, Arguments A) {
  return intersect(R, A[0], A[1]);
}

static Value intersectionUpdateMethod(Runtime &R, Arguments A) {
  intersectUpdate(R, A[0], A[1]);
  return Value::none();
}

static Value isDisjointMethod(Runtime &R, Arguments A) {
  auto *S = asSet(A[0]);
  bool IsDisjoint = true;
  forEachItem(R, getIter(R, A[1], true), [&](Value Item) {
    return IsDisjoint = !lookupSet(R, S->S, Item, LookupKind::Lookup);
  });
  return newBool(IsDisjoint);
}

static Value isSubsetMethod(Runtime &R, Arguments A) {
  return newBool(isSubset(R, A[0], A[1], false));
}

static Value isSupersetMethod(Runtime &R, Arguments A) {
  return newBool(isSubset(R, A[1], A[0], false));
}

static Value popMethod(Runtime &R, Arguments A) {
  noteOrder(R, asSet(A[0])->S);
  Value Item = removeFirst(asSet(A[0])->S);
  if (!Item)
    raiseMessage(R, R.Types.KeyError, "pop from an empty set");
  return Item;
}

static Value removeMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SetAdd);
  if (!lookupSet(R, asSet(A[0])->S, A[1], LookupKind::RemoveIfFound))
    raiseArgument(R, R.Types.KeyError, A[1]);
  return Value::none();
}

static Value symmetricDifferenceMethod(Runtime &R, Arguments A) {
  return symmetricDifference(R, A[0], A[1]);
}

static Value symmetricDifferenceUpdateMethod(Runtime &R, Arguments A) {
  symmetricUpdate(R, asSet(A[0]), A[1]);
  return Value::none();
}

static Value unionMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, 0);
  return unite(R, A[0], A[1]);
}

static Value updateMethod(Runtime &R, Arguments A) {
  for (uint32_t I = 1; I < A.Count; ++I)
    addAll(R, asSet(A[0]), A[I]);
  return Value::none();
}

// op_contains of py/opmethods.c.
static Value containsMethod(Runtime &R, Arguments A) {
  return setBinaryOp(R, BinaryOp::Contains, A[0], A[1]);
}

//===--- Iteration and the types ------------------------------------------===//

static Value setIterNext(Runtime &, Value Self) {
  auto *I = static_cast<PositionIteratorObj *>(Self.object());
  SetTable &S = asSet(I->Object)->S;
  for (uint64_t Position = I->Position; Position < S.Alloc; ++Position)
    if (S.isFilled(Position)) {
      I->Position = Position + 1;
      return S.Table->Items[Position];
    }
  return Value::stopIteration();
}

static Value setGetIter(Runtime &R, Value Self, bool OnStack) {
  noteOrder(R, asSet(Self)->S);
  return newPositionIterator(R, setIterNext, Self, OnStack);
}

static constexpr Entry SetLocals[] = {
    function("add", addMethod, 2),
    function("clear", clearMethod, 1),
    function("copy", copyMethod, 1),
    function("discard", discardMethod, 2),
    function("difference", difference, 1, 255),
    function("difference_update", differenceUpdateMethod, 1, 255),
    function("intersection", intersectionMethod, 2),
    function("intersection_update", intersectionUpdateMethod, 2),
    function("isdisjoint", isDisjointMethod, 2),
    function("issubset", isSubsetMethod, 2),
    function("issuperset", isSupersetMethod, 2),
    function("pop", popMethod, 1),
    function("remove", removeMethod, 2),
    function("symmetric_difference", symmetricDifferenceMethod, 2),
    function("symmetric_difference_update", symmetricDifferenceUpdateMethod, 2),
    function("union", unionMethod, 2),
    function("update", updateMethod, 1, 255),
    function("__contains__", containsMethod, 2)};

extern const TypeSpec SetType = {.Name = "set",
                                 .MakeNew = setMakeNew,
                                 .Print = setPrint,
                                 .Unary = setUnaryOp,
                                 .Binary = setBinaryOp,
                                 .GetIter = setGetIter,
                                 .Locals = SetLocals};

static constexpr Entry FrozenSetLocals[] = {
    function("copy", copyMethod, 1),
    function("difference", difference, 1, 255),
    function("intersection", intersectionMethod, 2),
    function("isdisjoint", isDisjointMethod, 2),
    function("issubset", isSubsetMethod, 2),
    function("issuperset", isSupersetMethod, 2),
    function("symmetric_difference", symmetricDifferenceMethod, 2),
    function("union", unionMethod, 2),
    function("__contains__", containsMethod, 2)};

extern const TypeSpec FrozenSetType = {.Name = "frozenset",
                                       .Flags = EqChecksOtherType,
                                       .MakeNew = setMakeNew,
                                       .Print = setPrint,
                                       .Unary = setUnaryOp,
                                       .Binary = setBinaryOp,
                                       .GetIter = setGetIter,
                                       .Locals = FrozenSetLocals};

} // namespace pymemlint::micropython
