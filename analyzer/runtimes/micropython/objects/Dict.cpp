//===- Dict.cpp - dict, OrderedDict and their views -*- C++ -*-===//
//
// py/objdict.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Dict.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include <algorithm>

namespace pymemlint::micropython {

static DictObj *asDict(Value V) { return static_cast<DictObj *>(V.object()); }

// mp_ensure_not_fixed
static void ensureNotFixed(Runtime &R, const DictObj *D) {
  if (D->M.IsFixed)
    raisePlain(R, R.Types.TypeError);
}

//===--- Making, storing, copying -----------------------------------------===//

// mp_obj_new_dict: the struct first, then a table if items are foreseen.
DictObj *newDict(Runtime &R, size_t Count) {
  auto *D = R.newObject<DictObj>(R.Sizes.Dict, R.Types.Dict);
  initMap(R, D->M, Count);
  return D;
}

void dictStore(Runtime &R, DictObj *D, Value Key, Value V) {
  const StackSpace Stack(R, stack::DictSubscript);
  ensureNotFixed(R, D);
  mapStore(R, D->M, Key, V);
}

Value dictGet(Runtime &R, DictObj *D, Value Key) {
  MapElement *E = lookupMap(R, D->M, Key, LookupKind::Lookup);
  if (!E)
    raiseArgument(R, R.Types.KeyError, Key);
  return E->Val;
}

// mp_obj_dict_copy: as much room as the original has.
DictObj *copyMapToDict(Runtime &R, const Map &M) {
  DictObj *Copy = newDict(R, M.Alloc);
  Copy->M.Used = M.Used;
  Copy->M.AllKeysAreQstrs = M.AllKeysAreQstrs;
  Copy->M.IsFixed = false;
  Copy->M.IsOrdered = M.IsOrdered;
  Copy->M.HasAddressHashes = M.HasAddressHashes;
  std::copy_n(M.elements(), M.Alloc, Copy->M.elements());
  return Copy;
}

DictObj *dictCopy(Runtime &R, const DictObj *D) {
  DictObj *Copy = copyMapToDict(R, D->M);
  Copy->Ty = D->Ty;
  return Copy;
}

// dict_update
static void update(Runtime &R, DictObj *D, const Value *Source,
                   uint32_t Keywords, const Value *Pairs) {
  const StackSpace Stack(R, stack::DictUpdate);
  if (Source && isDict(R, *Source)) {
    DictObj *Other = asDict(*Source);
    size_t Position = 0;
    if (Other != D)
      while (const MapElement *E = nextElement(Other->M, Position)) {
        HoldScope Scope(R.Mem);
        const Value V = E->Val;
        lookupMap(R, D->M, E->Key, LookupKind::AddIfNotFound)->Val = V;
      }
  } else if (Source) {
    StaleWordScope Stale(R.Mem);
    const size_t Before = R.Mem.staleMark();
    forEachItem(R, getIter(R, *Source, false), [&](Value Item) {
      Value Pair = getIter(R, Item, false);
      if (R.Config.leaves(StackWord::PairIterator)) {
        R.Mem.dropStaleWords(Before);
        if (Pair.isObject())
          R.Mem.addStaleWord(StaleWord(*Pair.object()));
      }
      Value Key = R.kept(iterNext(R, Pair));
      Value V = R.kept(iterNext(R, Pair));
      Value Stop = iterNext(R, Pair);
      if (Key == Value::stopIteration() || V == Value::stopIteration() ||
          !(Stop == Value::stopIteration()))
        raiseValueError(R, "dict update sequence has wrong length");
      mapStore(R, D->M, Key, V);
      return true;
    });
  }
  for (uint32_t I = 0; I != Keywords; ++I)
    mapStore(R, D->M, Pairs[2 * I], Pairs[2 * I + 1]);
}

void dictUpdate(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, 0);
  DictObj *D = asDict(A[0]);
  ensureNotFixed(R, D);
  checkArguments(R, A, 1, 2, true);
  update(R, D, A.Count == 2 ? &A.Values[1] : nullptr, A.Keywords,
         A.Values + A.Count);
}

Value dictMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  const NativeFrame Stack(R, stack::DictMakeNew);
  DictObj *D = newDict(R, 0);
  D->Ty = Ty;
  if (Ty == R.Types.OrderedDict)
    D->M.IsOrdered = true;
  if (A.Count || A.Keywords) {
    checkArguments(R, A.Count + 1, A.Keywords, 1, 2, true);
    update(R, D, A.Count ? A.Values : nullptr, A.Keywords, A.Values + A.Count);
  }
  return D;
}

//===--- Operators --------------------------------------------------------===//

static void dictPrint(Runtime &R, Printer &P, Value Self, PrintKind K) {
  const StackSpace Stack(R, stack::DictPrint);
  DictObj *D = asDict(Self);
  const bool IsJson = K == PrintKind::Json;
  llvm::StringRef Item = ", ", Key = ": ";
  if (IsJson) {
    Item = P.itemSeparator();
    Key = P.keySeparator();
  } else
    K = PrintKind::Repr;
  const bool IsNamed = D->Ty != R.Types.Dict && !IsJson;
  if (IsNamed) {
    P.write(R.text(D->Ty->Name));
    P.write("(");
  }
  P.write("{");
  noteOrder(R, D->M);
  bool IsFirst = true;
  size_t Position = 0;
  while (const MapElement *E = nextElement(D->M, Position)) {
    if (!IsFirst)
      P.write(Item);
    IsFirst = false;
    const Value V = E->Val;
    const bool IsQuoted = IsJson && !isStrOrBytes(R, E->Key);
    if (IsQuoted)
      P.write("\"");
    printValue(R, P, E->Key, K);
    if (IsQuoted)
      P.write("\"");
    P.write(Key);
    printValue(R, P, V, K);
  }
  P.write("}");
  if (IsNamed)
    P.write(")");
}

static Value dictUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  DictObj *D = asDict(Self);
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(D->M.Used != 0);
  case UnaryOp::Len:
    return Value::smallInt(D->M.Used);
  case UnaryOp::SizeOf:
    return Value::smallInt(R.Sizes.Dict +
                           uint64_t(D->M.Alloc) * R.Sizes.MapElement);
  default:
    return Value();
  }
}

/// Two OrderedDicts are the same when they are so in order.
static bool equalInOrder(Runtime &R, DictObj *A, DictObj *B) {
  size_t PositionA = 0, PositionB = 0;
  for (;;) {
    HoldScope Scope(R.Mem);
    const MapElement *ElementA = nextElement(A->M, PositionA);
    const MapElement *ElementB = nextElement(B->M, PositionB);
    if (!ElementA || !ElementB)
      return ElementA == ElementB;
    const Value ValA = ElementA->Val, ValB = ElementB->Val;
    if (!equal(R, ElementA->Key, ElementB->Key) || !equal(R, ValA, ValB))
      return false;
  }
}

static bool equalDicts(Runtime &R, DictObj *A, DictObj *B) {
  if (A->M.Used != B->M.Used)
    return false;
  size_t Position = 0;
  while (const MapElement *E = nextElement(A->M, Position)) {
    HoldScope Scope(R.Mem);
    const Value V = E->Val;
    MapElement *Other = lookupMap(R, B->M, E->Key, LookupKind::Lookup);
    if (!Other || !equal(R, V, Other->Val))
      return false;
  }
  return true;
}

static Value dictBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  const StackSpace Stack(R, stack::DictBinary);
  DictObj *D = asDict(L);
  switch (Op) {
  case BinaryOp::Contains:
    return newBool(lookupMap(R, D->M, Rhs, LookupKind::Lookup));
  case BinaryOp::Equal: {
    // Between other types only a plain dict on the right is looked into.
    if (D->Ty == R.Types.OrderedDict)
      if (auto *Other = R.exact<DictObj>(Rhs, R.Types.OrderedDict))
        return newBool(equalInOrder(R, D, Other));
    auto *Other = R.exact<DictObj>(Rhs, R.Types.Dict);
    return newBool(Other && equalDicts(R, D, Other));
  }
  case BinaryOp::Or:
  case BinaryOp::InplaceOr: {
    if (!R.IsCPythonCompatible)
      return Value();
    if (Op == BinaryOp::Or)
      D = dictCopy(R, D);
    Value Arguments[] = {D, Rhs};
    dictUpdate(R, {2, 0, Arguments});
    return D;
  }
  default:
    return Value();
  }
}

//===--- Methods ----------------------------------------------------------===//

// dict_get_helper
static Value getHelper(Runtime &R, Arguments A, LookupKind K) {
  const StackSpace Stack(R, stack::DictGet);
  DictObj *D = asDict(A[0]);
  if (K != LookupKind::Lookup)
    ensureNotFixed(R, D);
  MapElement *E = lookupMap(R, D->M, A[1], K);
  if (E && E->Val) {
    const Value V = E->Val;
    if (K == LookupKind::RemoveIfFound)
      E->Val = Value();
    return V;
  }
  Value V;
  if (A.Count > 2)
    V = A[2];
  else if (K == LookupKind::RemoveIfFound)
    raiseArgument(R, R.Types.KeyError, A[1]);
  else
    V = Value::none();
  if (K == LookupKind::AddIfNotFound)
    E->Val = V;
  return V;
}

void dictDelete(Runtime &R, DictObj *D, Value Key) {
  const StackSpace Stack(R, stack::DictDelete);
  Value Arguments[] = {D, Key};
  getHelper(R, {2, 0, Arguments}, LookupKind::RemoveIfFound);
}

static Value dictSubscr(Runtime &R, Value Self, Value Index, Value V) {
  const StackSpace Stack(R, stack::DictSubscript);
  DictObj *D = asDict(Self);
  if (V == Value::sentinel())
    return dictGet(R, D, Index);
  if (V)
    dictStore(R, D, Index, V);
  else
    dictDelete(R, D, Index);
  return Value::none();
}

static Value clearMethod(Runtime &R, Arguments A) {
  DictObj *D = asDict(A[0]);
  ensureNotFixed(R, D);
  clearMap(R, D->M);
  return Value::none();
}

static Value copyMethod(Runtime &R, Arguments A) {
  return dictCopy(R, asDict(A[0]));
}

// dict_fromkeys: iterator, then a dict with as much room as the keys' length.
static Value fromKeysMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::DictFromKeys);
  Value Keys = getIter(R, A[1], false);
  Value V = A.Count > 2 ? A[2] : Value::none();
  Value Length = lengthMaybe(R, A[1]);
  DictObj *D =
      newDict(R, Length && Length.isSmallInt() ? Length.smallInt() : 0);
  forEachItem(R, Keys, [&](Value Key) {
    mapStore(R, D->M, Key, V);
    return true;
  });
  return D;
}

static Value getMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, 0);
  return getHelper(R, A, LookupKind::Lookup);
}

static Value popMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, 0);
  return getHelper(R, A, LookupKind::RemoveIfFound);
}

static Value setDefaultMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, 0);
  return getHelper(R, A, LookupKind::AddIfNotFound);
}

static Value popItemMethod(Runtime &R, Arguments A) {
  DictObj *D = asDict(A[0]);
  ensureNotFixed(R, D);
  if (!D->M.Used)
    raiseMessage(R, R.Types.KeyError, "popitem(): dictionary is empty");
  size_t Position = D->M.IsOrdered ? D->M.Used - 1 : 0;
  noteOrder(R, D->M);
  MapElement *E = nextElement(D->M, Position);
  if (!E)
    raiseMessage(R, R.Types.KeyError, "popitem(): dictionary is empty");
  --D->M.Used;
  Value Items[] = {E->Key, E->Val};
  E->Key = Value::sentinel();
  E->Val = Value();
  // The dict no longer refers to them.
  R.kept(Items[0]);
  R.kept(Items[1]);
  return newTuple(R, Items);
}

static Value updateMethod(Runtime &R, Arguments A) {
  dictUpdate(R, A);
  return Value::none();
}

//===--- Views and iterators ----------------------------------------------===//

static Value newView(Runtime &R, Value Dict, DictViewKind K) {
  auto *V = R.newObject<DictViewObj>(R.Sizes.DictView, R.Types.DictView);
  V->Dict = asDict(Dict);
  V->Kind = K;
  return V;
}

static Value itemsMethod(Runtime &R, Arguments A) {
  return newView(R, A[0], DictViewKind::Items);
}
static Value keysMethod(Runtime &R, Arguments A) {
  return newView(R, A[0], DictViewKind::Keys);
}
static Value valuesMethod(Runtime &R, Arguments A) {
  return newView(R, A[0], DictViewKind::Values);
}

static Value viewIterNext(Runtime &R, Value Self) {
  auto *I = static_cast<DictViewIteratorObj *>(Self.object());
  const MapElement *E = nextElement(I->Dict->M, I->Position);
  if (!E)
    return Value::stopIteration();
  switch (I->Kind) {
  case DictViewKind::Keys:
    return E->Key;
  case DictViewKind::Values:
    return E->Val;
  case DictViewKind::Items:
    break;
  }
  Value Items[] = {E->Key, E->Val};
  return newTuple(R, Items);
}

extern const TypeSpec DictViewIteratorType = {
    .Name = "iterator", .Flags = IterIsIterNext, .IterNext = viewIterNext};

static Value newViewIterator(Runtime &R, DictObj *D, DictViewKind K,
                             bool OnStack) {
  auto *I = newIteratorBuffer<DictViewIteratorObj>(R, R.Types.DictViewIterator,
                                                   OnStack);
  I->Dict = D;
  I->Kind = K;
  noteOrder(R, D->M);
  return I;
}

static Value viewGetIter(Runtime &R, Value Self, bool OnStack) {
  auto *V = static_cast<DictViewObj *>(Self.object());
  return newViewIterator(R, V->Dict, V->Kind, OnStack);
}

static Value dictGetIter(Runtime &R, Value Self, bool OnStack) {
  return newViewIterator(R, asDict(Self), DictViewKind::Keys, OnStack);
}

static void viewPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  static constexpr const char *Names[] = {"dict_items", "dict_keys",
                                          "dict_values"};
  auto *V = static_cast<DictViewObj *>(Self.object());
  P.write(Names[static_cast<unsigned>(V->Kind)]);
  P.write("([");
  bool IsFirst = true;
  Value Iterator = viewGetIter(R, Self, true);
  for (;;) {
    HoldScope Scope(R.Mem);
    Value Item = viewIterNext(R, Iterator);
    if (Item == Value::stopIteration())
      break;
    if (!IsFirst)
      P.write(", ");
    IsFirst = false;
    printValue(R, P, Item, PrintKind::Repr);
  }
  P.write("])");
}

static Value viewUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  auto *V = static_cast<DictViewObj *>(Self.object());
  if (Op == UnaryOp::Hash && V->Kind == DictViewKind::Values)
    return identityHash(R, Self);
  // dict_view_unary_op: a view has no length and no truth before 1.27.
  return R.Config.Version >= 27 ? dictUnaryOp(R, Op, V->Dict) : Value();
}

static Value viewBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  auto *V = static_cast<DictViewObj *>(L.object());
  if (V->Kind != DictViewKind::Keys || Op != BinaryOp::Contains)
    return Value();
  return dictBinaryOp(R, Op, V->Dict, Rhs);
}

extern const TypeSpec DictViewType = {.Name = "dict_view",
                                      .Print = viewPrint,
                                      .Unary = viewUnaryOp,
                                      .Binary = viewBinaryOp,
                                      .GetIter = viewGetIter};

//===--- The types --------------------------------------------------------===//

// op_getitem and its relatives of py/opmethods.c.
static Value getItemMethod(Runtime &R, Arguments A) {
  return dictSubscr(R, A[0], A[1], Value::sentinel());
}
static Value setItemMethod(Runtime &R, Arguments A) {
  return dictSubscr(R, A[0], A[1], A[2]);
}
static Value deleteItemMethod(Runtime &R, Arguments A) {
  return dictSubscr(R, A[0], A[1], Value());
}

static constexpr Entry Locals[] = {
    function("clear", clearMethod, 1),
    function("copy", copyMethod, 1),
    classFunction("fromkeys", fromKeysMethod, 2, 3),
    function("get", getMethod, 2, 3),
    function("items", itemsMethod, 1),
    function("keys", keysMethod, 1),
    function("pop", popMethod, 2, 3),
    function("popitem", popItemMethod, 1),
    function("setdefault", setDefaultMethod, 2, 3),
    keywordFunction("update", updateMethod, 1),
    function("values", valuesMethod, 1),
    function("__getitem__", getItemMethod, 2),
    function("__setitem__", setItemMethod, 3),
    function("__delitem__", deleteItemMethod, 2)};

extern const TypeSpec DictType = {.Name = "dict",
                                  .MakeNew = dictMakeNew,
                                  .Print = dictPrint,
                                  .Unary = dictUnaryOp,
                                  .Binary = dictBinaryOp,
                                  .Subscr = dictSubscr,
                                  .GetIter = dictGetIter,
                                  .Locals = Locals};

extern const TypeSpec OrderedDictType = {.Name = "OrderedDict",
                                         .MakeNew = dictMakeNew,
                                         .Print = dictPrint,
                                         .Unary = dictUnaryOp,
                                         .Binary = dictBinaryOp,
                                         .Subscr = dictSubscr,
                                         .GetIter = dictGetIter,
                                         .Parent = &DictType,
                                         .Locals = Locals};

} // namespace pymemlint::micropython
