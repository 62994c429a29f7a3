//===- List.cpp - The list -*- C++ -*-===//
//
// py/objlist.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/List.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>
#include <cstring>

namespace pymemlint::micropython {

static ListObj *asList(Value V) { return static_cast<ListObj *>(V.object()); }

//===--- Making and growing -----------------------------------------------===//

// mp_obj_list_init, list_new: the struct first, then room for at least 4 items.
ListObj *newListOf(Runtime &R, size_t Count) {
  auto *L = R.newObject<ListObj>(R.Sizes.List, R.Types.List);
  if (R.Paths)
    L->MadeAt = GrowingLists::placeOf(R);
  const size_t Alloc = std::max<size_t>(Count, MinimumListAlloc);
  L->Items = R.newSlots(Alloc);
  L->Alloc = Alloc;
  L->setLength(Count);
  return L;
}

ListObj *staticList(Runtime &R) {
  auto *L = R.newStackObject<ListObj>(R.Types.List);
  L->Items = R.newSlots(MinimumListAlloc);
  L->Alloc = MinimumListAlloc;
  return L;
}

Value newList(Runtime &R, llvm::ArrayRef<Value> Items) {
  ListObj *L = newListOf(R, Items.size());
  std::copy(Items.begin(), Items.end(), L->begin());
  return L;
}

/// m_renew of the items: a list's room becomes \p Alloc items.
static void resize(Runtime &R, ListObj *L, uint32_t Alloc) {
  R.renewSlots(L->Items, L->Alloc, Alloc);
  L->Alloc = Alloc;
}

/// Where growth is looked for (GrowingLists.h).
static void noteAppended(Runtime &R, ListObj *L, uint32_t Count) {
  if (R.Paths)
    R.Paths->noteAppended(R, *L, Count);
}

// mp_obj_list_append: a full list doubles its room.
void listAppend(Runtime &R, ListObj *L, Value V) {
  noteAppended(R, L, 1);
  if (L->lengthToAppend() >= L->Alloc)
    resize(R, L, L->Alloc * 2);
  *L->append(1) = V;
}

void listSetLength(Runtime &, ListObj *L, size_t Length) {
  L->setLength(std::min<size_t>(Length, L->Alloc));
}

namespace {

/// StackWord::AppendedItems in list_extend_from_iter: where the list's items
/// were before they grew last. The functions of these iterators have a slot
/// there that they do not write.
class AppendedItems {
public:
  AppendedItems(Runtime &R, Value Iterator)
      : R(R), Scope(R.Mem), Before(R.Mem.staleMark()),
        IsKept(R.Config.leaves(StackWord::AppendedItems) &&
               Iterator.isObject() && hasSlot(Iterator.object()->Ty)) {}
  ~AppendedItems() { R.Mem.forgetWord(Word); }
  AppendedItems(const AppendedItems &) = delete;
  AppendedItems &operator=(const AppendedItems &) = delete;

  /// The items are about to grow.
  void note(const Slots &Items) {
    if (!IsKept)
      return;
    R.Mem.dropStaleWords(Before);
    R.Mem.forgetWord(Word);
    Word = R.Mem.recordWord(Items);
    R.Mem.addStaleWord(Word);
  }

private:
  bool hasSlot(const Type *Ty) const {
    return Ty == R.Types.GeneratorInstance || Ty == R.Types.MapIterator ||
           Ty == R.Types.Zip;
  }

  Runtime &R;
  StaleWordScope Scope;
  const size_t Before;
  const bool IsKept;
  StaleWord Word;
};

} // namespace

/// list_extend_from_iter. The iterator that is returned is garbage.
static Value extendFromIterable(Runtime &R, ListObj *L, Value Items) {
  const StackSpace Stack(R, stack::ExtendFromIter);
  HoldScope Scope(R.Mem);
  const Value Iterator = getIter(R, Items, false);
  AppendedItems Old(R, Iterator);
  forEachItem(R, Iterator, [&](Value Item) {
    if (L->lengthToAppend() >= L->Alloc)
      Old.note(*L->Items);
    listAppend(R, L, Item);
    return true;
  });
  return Iterator;
}

// list_extend: another list is copied with four items of spare room, anything
// else is appended item by item.
void listExtend(Runtime &R, ListObj *L, Value Items) {
  auto *Other = R.exact<ListObj>(Items, R.Types.List);
  if (!Other) {
    extendFromIterable(R, L, Items);
    return;
  }
  const uint32_t Count = Other->length();
  const Value *From = Other->begin();
  noteAppended(R, L, Count);
  if (L->lengthToAppend() + Count > L->Alloc)
    resize(R, L, L->lengthToAppend() + Count + 4);
  std::copy_n(Other == L ? L->begin() : From, Count, L->append(Count));
}

Value listMakeNew(Runtime &R, const Type *, Arguments A) {
  const NativeFrame Stack(R, 0);
  checkArguments(R, A, 0, 1);
  ListObj *L = newListOf(R, 0);
  if (A.Count)
    extendFromIterable(R, L, A[0]);
  return L;
}

ListFromItems listFromItems(Runtime &R, Value Items) {
  const NativeFrame Stack(R, 0);
  ListObj *L = newListOf(R, 0);
  return {L, extendFromIterable(R, L, Items)};
}

//===--- Operators --------------------------------------------------------===//

static void listPrint(Runtime &R, Printer &P, Value Self, PrintKind K) {
  const StackSpace Stack(R, stack::ListPrint);
  auto *L = asList(Self);
  llvm::StringRef Separator = ", ";
  if (K == PrintKind::Json)
    Separator = P.itemSeparator();
  else
    K = PrintKind::Repr;
  P.write("[");
  for (uint32_t I = 0; I < L->length(); ++I) {
    if (I)
      P.write(Separator);
    printValue(R, P, L->begin()[I], K);
  }
  P.write("]");
}

static Value listUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  auto *L = asList(Self);
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(L->length() != 0);
  case UnaryOp::Len:
    return Value::smallInt(L->length());
  case UnaryOp::SizeOf:
    return Value::smallInt(R.Sizes.List + L->Alloc * R.wordBytes());
  default:
    return Value();
  }
}

static Value listBinaryOp(Runtime &R, BinaryOp Op, Value Lhs, Value Rhs) {
  auto *L = asList(Lhs);
  auto *Other = R.exact<ListObj>(Rhs, R.Types.List);
  switch (Op) {
  case BinaryOp::Add: {
    if (!Other)
      return Value();
    ListObj *Sum = newListOf(R, L->length() + Other->length());
    std::copy_n(L->begin(), L->length(), Sum->begin());
    std::copy_n(Other->begin(), Other->length(), Sum->begin() + L->length());
    return Sum;
  }
  case BinaryOp::InplaceAdd:
    listExtend(R, L, Rhs);
    return Lhs;
  case BinaryOp::Multiply: {
    int64_t Times;
    if (!getIntMaybe(R, Rhs, Times))
      return Value();
    Times = std::max<int64_t>(Times, 0);
    ListObj *Product = newListOf(R, repeatedLength(L->length(), Times));
    for (int64_t I = 0; L->length() && I != Times; ++I)
      std::copy_n(L->begin(), L->length(), Product->begin() + I * L->length());
    return Product;
  }
  case BinaryOp::Equal:
    if (!Other)
      return Value::boolean(false);
    [[fallthrough]];
  case BinaryOp::Less:
  case BinaryOp::LessEqual:
  case BinaryOp::More:
  case BinaryOp::MoreEqual:
    if (!Other)
      return Value();
    return newBool(compareObjects(R, Op, L->items(), Other->items()));
  default:
    return Value();
  }
}

//===--- Subscripts -------------------------------------------------------===//

/// A slice assignment, and a deletion as that of nothing.
static void assignSlice(Runtime &R, ListObj *L, Value V,
                        const BoundSlice &Slice) {
  llvm::ArrayRef<Value> New = getArray(R, V);
  const int64_t Start = Slice.Start, Stop = Slice.Stop;
  const int64_t Growth = int64_t(New.size()) - (Stop - Start);
  llvm::SmallVector<Value, 0> Before;
  if (Growth > 0 && L->length() + Growth > L->Alloc) {
    // When the new items are the list's own and the list moves, the original
    // reads them from where they were.
    const bool IsSelf = V.object() == L;
    const Block Place = L->Items->Place;
    if (IsSelf) {
      R.Mem.noteObserved();
      Before.assign(New.begin(), New.end());
    }
    resize(R, L, L->length() + Growth);
    if (IsSelf)
      New =
          L->Items->Place == Place ? L->items() : llvm::ArrayRef<Value>(Before);
  }
  Value *Items = L->begin();
  // memmove in the original's order, which decides what a list assigned to a
  // slice of itself becomes.
  auto Move = [&](const Value *From, int64_t Count, Value *To) {
    if (Count > 0)
      std::memmove(static_cast<void *>(To), From, Count * sizeof(Value));
  };
  if (Growth > 0) {
    Move(Items + Stop, int64_t(L->length()) - Stop, Items + Start + New.size());
    Move(New.data(), New.size(), Items + Start);
  } else {
    Move(New.data(), New.size(), Items + Start);
    Move(Items + Stop, int64_t(L->length()) - Stop, Items + Start + New.size());
    std::fill(Items + L->length() + Growth, Items + L->length(), Value());
  }
  L->setLength(L->length() + Growth);
}

static Value listSubscr(Runtime &R, Value Self, Value Index, Value V) {
  auto *L = asList(Self);
  if (R.isExact(Index, R.Types.Slice)) {
    BoundSlice Slice;
    const bool IsFast = fastSliceIndexes(R, L->length(), Index, Slice);
    if (V == Value::sentinel()) {
      if (!IsFast)
        return extractSlice(R, L->items(), Slice);
      ListObj *Part = newListOf(R, Slice.Stop - Slice.Start);
      std::copy_n(L->begin() + Slice.Start, Part->length(), Part->begin());
      return Part;
    }
    if (!V)
      V = R.EmptyTuple;
    if (!IsFast)
      raisePlain(R, R.Types.NotImplementedError);
    assignSlice(R, L, V, Slice);
    return Value::none();
  }
  if (!V) {
    if (!L->length())
      raiseMessage(R, R.Types.IndexError, "pop from empty list");
    listPopAt(R, L, getIndex(R, L->Ty, L->length(), Index, false));
    return Value::none();
  }
  const size_t I = getIndex(R, L->Ty, L->length(), Index, false);
  if (V == Value::sentinel())
    return L->begin()[I];
  L->begin()[I] = V;
  return Value::none();
}

//===--- Methods ----------------------------------------------------------===//

static Value appendMethod(Runtime &R, Arguments A) {
  listAppend(R, asList(A[0]), A[1]);
  return Value::none();
}

static Value extendMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::ListExtend);
  listExtend(R, asList(A[0]), A[1]);
  return Value::none();
}

// list_pop: a list of more than 4 items gives half of its room back when less
// than half of it is in use.
Value listPopAt(Runtime &R, ListObj *L, size_t Index) {
  Value *Items = L->begin();
  Value Popped = Items[Index];
  L->setLength(L->length() - 1);
  std::copy(Items + Index + 1, Items + L->length() + 1, Items + Index);
  Items[L->length()] = Value();
  if (L->Alloc > MinimumListAlloc && L->Alloc > 2 * L->length())
    resize(R, L, L->Alloc / 2);
  return Popped;
}

static Value popMethod(Runtime &R, Arguments A) {
  auto *L = asList(A[0]);
  if (!L->length())
    raiseMessage(R, R.Types.IndexError, "pop from empty list");
  Value Last = Value::smallInt(-1);
  return listPopAt(
      R, L, getIndex(R, L->Ty, L->length(), A.Count == 1 ? Last : A[1], false));
}

static Value clearMethod(Runtime &R, Arguments A) {
  auto *L = asList(A[0]);
  L->setLength(0);
  resize(R, L, MinimumListAlloc);
  std::fill_n(L->begin(), L->Alloc, Value());
  return Value::none();
}

static Value copyMethod(Runtime &R, Arguments A) {
  return newList(R, asList(A[0])->items());
}

static Value countMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::ListIndex);
  return countOf(R, asList(A[0])->items(), A[1]);
}

static Value indexMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::ListIndex);
  return indexOf(R, asList(A[0])->items(), A);
}

static Value insertMethod(Runtime &R, Arguments A) {
  auto *L = asList(A[0]);
  // MP_OBJ_SMALL_INT_VALUE without a check: what a real object's address comes
  // to is beyond any list.
  int64_t Index =
      A[1].isSmallInt() ? A[1].smallInt() : int64_t(R.addressOf(A[1])) >> 1;
  if (Index < 0)
    Index += L->length();
  Index = std::min<int64_t>(std::max<int64_t>(Index, 0), L->length());
  listAppend(R, L, Value::none());
  Value *Items = L->begin();
  std::copy_backward(Items + Index, Items + L->length() - 1,
                     Items + L->length());
  Items[Index] = A[2];
  return Value::none();
}

void listRemove(Runtime &R, ListObj *L, Value V) {
  const StackSpace Stack(R, stack::ListRemove + stack::ListIndex);
  Value Arguments[] = {L, V};
  Value Index = indexOf(R, L->items(), {2, 0, Arguments});
  if (uint64_t(Index.smallInt()) < L->length())
    listPopAt(R, L, Index.smallInt());
}

static Value removeMethod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, 0);
  listRemove(R, asList(A[0]), A[1]);
  return Value::none();
}

static Value reverseMethod(Runtime &, Arguments A) {
  auto *L = asList(A[0]);
  std::reverse(L->begin(), L->begin() + L->length());
  return Value::none();
}

//===--- Sorting ----------------------------------------------------------===//

namespace {

/// mp_quicksort: the same partitions, hence the same comparisons and calls of
/// the key function in the same order. Positions count from 1 as there: Head
/// is the one before the first item.
class Quicksort {
public:
  Quicksort(Runtime &R, ListObj *L, Value Key, bool IsReverse)
      : R(R), L(L), Key(Key), Wanted(Value::boolean(!IsReverse)) {}

  void sort(int64_t Head, int64_t Tail) {
    DepthGuard Depth(R, stack::Sort);
    while (Tail - Head > 1) {
      int64_t High, Low;
      partition(Head, Tail, High, Low);
      if (Low - Head < Tail - High) {
        sort(Head, Low);
        Head = High;
      } else {
        sort(High, Tail);
        Tail = Low;
      }
    }
  }

private:
  /// An item; a key function that shrinks the list meets nothing there.
  Value &at(int64_t Position) {
    if (Position < 1 || size_t(Position) > L->Items->Capacity)
      return Outside = Value::none();
    Value &V = L->Items->Items[Position - 1];
    if (!V)
      return Outside = Value::none();
    return V;
  }
  Value keyAt(int64_t Position) {
    Value Item = at(Position);
    return Key ? call1(R, Key, Item) : Item;
  }
  bool less(Value A, Value B) {
    return binaryOp(R, BinaryOp::Less, A, B) == Wanted;
  }
  void partition(int64_t Head, int64_t Tail, int64_t &High, int64_t &Low) {
    HoldScope Scope(R.Mem);
    High = Head;
    Low = Tail;
    const Value Pivot = R.kept(keyAt(Tail));
    for (;;) {
      do
        ++High;
      while (High < Low && isBelow(High, Pivot));
      do
        --Low;
      while (High < Low && isAbove(Low, Pivot));
      if (High >= Low)
        break;
      std::swap(at(High), at(Low));
    }
    std::swap(at(High), at(Tail));
  }
  bool isBelow(int64_t Position, Value Pivot) {
    HoldScope Scope(R.Mem);
    return less(R.kept(keyAt(Position)), Pivot);
  }
  bool isAbove(int64_t Position, Value Pivot) {
    HoldScope Scope(R.Mem);
    return less(Pivot, R.kept(keyAt(Position)));
  }

  Runtime &R;
  ListObj *L;
  Value Key, Wanted, Outside;
};

} // namespace

Value listSort(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::ListSort);
  static constexpr Parameter Parameters[] = {
      objectParameter(&Runtime::NamesOf::key, Value::none(), true),
      boolParameter(&Runtime::NamesOf::reverse, false, true)};
  Argument Given[2];
  parseArguments(R, {A.Count - 1, A.Keywords, A.Values + 1}, Parameters, Given);
  auto *L = asList(A[0]);
  if (L->length() > 1) {
    Value Key = Given[0].Object;
    if (R.Paths && Key.isNone() &&
        open::sortNumbers(R, {L->Items->Items, L->length()}, Given[1].Number))
      return Value::none();
    Quicksort(R, L, Key.isNone() ? Value() : Key, Given[1].Number)
        .sort(0, L->length());
  }
  return Value::none();
}

//===--- Iteration and the type -------------------------------------------===//

static Value listIterNext(Runtime &, Value Self) {
  auto *I = static_cast<PositionIteratorObj *>(Self.object());
  auto *L = asList(I->Object);
  if (I->Position >= L->length())
    return Value::stopIteration();
  return L->begin()[I->Position++];
}

static Value listGetIter(Runtime &R, Value Self, bool OnStack) {
  return newPositionIterator(R, listIterNext, Self, OnStack);
}

static constexpr Entry Locals[] = {
    function("append", appendMethod, 2), function("clear", clearMethod, 1),
    function("copy", copyMethod, 1),     function("count", countMethod, 2),
    function("extend", extendMethod, 2), function("index", indexMethod, 2, 4),
    function("insert", insertMethod, 3), function("pop", popMethod, 1, 2),
    function("remove", removeMethod, 2), function("reverse", reverseMethod, 1),
    keywordFunction("sort", listSort, 1)};

extern const TypeSpec ListType = {.Name = "list",
                                  .MakeNew = listMakeNew,
                                  .Print = listPrint,
                                  .Unary = listUnaryOp,
                                  .Binary = listBinaryOp,
                                  .Subscr = listSubscr,
                                  .GetIter = listGetIter,
                                  .Locals = Locals};

} // namespace pymemlint::micropython
