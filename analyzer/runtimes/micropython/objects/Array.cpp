//===- Array.cpp - array, bytearray and memoryview -*- C++ -*-===//
//
// py/objarray.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Binary.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "analyzer/runtimes/micropython/objects/StrMethods.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <algorithm>
#include <cstring>

namespace pymemlint::micropython {

static ArrayObj *asArray(Value V) {
  return static_cast<ArrayObj *>(V.object());
}

static bool isView(Runtime &R, const ArrayObj *A) {
  return A->Ty == R.Types.MemoryView;
}

static size_t itemBytes(Runtime &R, const ArrayObj *A) {
  return A->TypeCode == 'B' || A->TypeCode == ByteArrayTypeCode
             ? 1
             : binarySize(R, '@', A->TypeCode).Size;
}

/// The first byte of the memory that an array or a memoryview stands on.
static uint8_t *baseOf(const ArrayObj *A) {
  return A->Items ? A->Items->Data : A->Data;
}

//===--- Making -----------------------------------------------------------===//

// array_new: the struct first, then the items.
static ArrayObj *newArray(Runtime &R, char Code, uint64_t Count) {
  const size_t Size = binarySize(R, '@', Code).Size;
  auto *A = R.newObject<ArrayObj>(R.Sizes.Array, Code == ByteArrayTypeCode
                                                     ? R.Types.ByteArray
                                                     : R.Types.Array);
  A->TypeCode = Code;
  A->Length = Count;
  A->Items = R.newStorage(Size == 1 ? Count : repeatedLength(Size, Count));
  return A;
}

Value newByteArray(Runtime &R, llvm::StringRef Data) {
  ArrayObj *A = newArray(R, ByteArrayTypeCode, Data.size());
  std::copy(Data.begin(), Data.end(), A->Items->Data);
  return A;
}

// array_append: an array without spare room gets room for eight items more.
static void append(Runtime &R, ArrayObj *A, Value V) {
  if (A->Free == 0) {
    constexpr uint64_t Added = 8;
    const size_t Size = itemBytes(R, A);
    R.renewStorage(A->Items, Size * A->Length, Size * (A->Length + Added));
    A->Free = Added;
  }
  setBinaryItem(R, A->TypeCode, A->Items->Data, A->Length, V);
  ++A->Length;
  --A->Free;
}

/// array_extend_impl: the items of an iterable, appended, or from the front on
/// into \p Room items that are there.
static void extendFromIterable(Runtime &R, ArrayObj *A, Value Items,
                               size_t Room) {
  size_t I = 0;
  forEachItem(R, getIter(R, Items, false), [&](Value Item) {
    if (!Room)
      append(R, A, Item);
    else if (I < Room) // One more than len() said would be lost memory there.
      setBinaryItem(R, A->TypeCode, A->Items->Data, I++, Item);
    return true;
  });
}

// array_construct
static Value construct(Runtime &R, char Code, Value From) {
  const NativeFrame Stack(R, stack::ArrayConstruct);
  Buffer B;
  if ((Code == ByteArrayTypeCode || R.isExact(From, R.Types.Bytes) ||
       R.isExact(From, R.Types.ByteArray)) &&
      getBuffer(R, From, B, false)) {
    const size_t Size = binarySize(R, '@', Code).Size;
    ArrayObj *A = newArray(R, Code, B.Length / Size);
    std::copy_n(B.Data, B.Length / Size * Size, A->Items->Data);
    return A;
  }
  const Value Length = lengthMaybe(R, From);
  const size_t Room = Length ? toSize(R, Length.smallInt()) : 0;
  ArrayObj *A = newArray(R, Code, Room);
  extendFromIterable(R, A, From, Room);
  return A;
}

static Value arrayMakeNew(Runtime &R, const Type *, Arguments A) {
  checkArguments(R, A, 1, 2);
  const llvm::StringRef Text = textOrRaise(R, A[0]);
  const char Code = Text.empty() ? '\0' : Text[0];
  if (A.Count == 1)
    return newArray(R, Code, 0);
  return construct(R, Code, A[1]);
}

static Value byteArrayMakeNew(Runtime &R, const Type *, Arguments A) {
  checkArguments(R, A, 0, 3);
  if (!A.Count)
    return newArray(R, ByteArrayTypeCode, 0);
  if (isInt(R, A[0])) {
    const int64_t Length = getInt(R, A[0]);
    // A negative length is a huge one there, and no heap has that much.
    ArrayObj *Zeros = newArray(R, ByteArrayTypeCode, toSize(R, Length));
    std::fill_n(Zeros->Items->Data, Zeros->Length, 0);
    return Zeros;
  }
  if (isStr(R, A[0]) && A.Count == 1)
    raiseTypeError(R, R.Config.ErrorReporting <= 1
                          ? "wrong number of arguments"
                          : "string argument without an encoding");
  return construct(R, ByteArrayTypeCode, A[0]);
}

static Value memoryViewMakeNew(Runtime &R, const Type *, Arguments A) {
  checkArguments(R, A, 1, 1);
  const Buffer B = getBufferRaise(R, A[0], false);
  const size_t Size = binarySize(R, '@', B.TypeCode).Size;
  auto *View = R.newObject<ArrayObj>(R.Sizes.Array, R.Types.MemoryView);
  View->TypeCode = B.TypeCode;
  View->Length = B.Length / Size;
  // The view keeps the first byte of the memory, so that it stays live.
  if (isStrOrBytes(R, A[0]) && A[0].isObject())
    View->Items = static_cast<StrObj *>(A[0].object())->Data;
  else if (R.typeOf(A[0])->Subscr == R.Types.ByteArray->Subscr) {
    const ArrayObj *Other = asArray(A[0]);
    View->Items = Other->Items;
    View->Data = Other->Data;
    View->Owner = Other->Owner;
    if (isView(R, Other))
      View->Free = Other->Free;
  }
  if (!View->Items && !View->Data) {
    View->Data = B.Data;
    View->Owner = B.Owner;
  }
  Buffer Unused;
  View->Writable = getBuffer(R, A[0], Unused, true);
  return View;
}

//===--- Printing and operators -------------------------------------------===//

static void arrayPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  auto *A = asArray(Self);
  if (A->TypeCode == ByteArrayTypeCode) {
    P.write("bytearray(b");
    printQuoted(
        P,
        open::printedText(
            R, Self, {reinterpret_cast<char *>(A->Items->Data), A->Length}),
        true);
    P.write(")");
    return;
  }
  if (A->Length && open::isText(R, Self))
    R.readOpen("printing an array from outside");
  P.write("array('");
  P.write({&A->TypeCode, 1});
  P.write("'");
  if (A->Length) {
    P.write(", [");
    for (size_t I = 0; I < A->Length; ++I) {
      HoldScope Scope(R.Mem);
      if (I)
        P.write(", ");
      printValue(R, P, getBinaryItem(R, A->TypeCode, A->Items->Data, I),
                 PrintKind::Repr);
    }
    P.write("]");
  }
  P.write(")");
}

static Value arrayUnaryOp(Runtime &, UnaryOp Op, Value Self) {
  if (Op == UnaryOp::Bool)
    return newBool(asArray(Self)->Length != 0);
  if (Op == UnaryOp::Len)
    return Value::smallInt(asArray(Self)->Length);
  return Value();
}

static llvm::StringRef bytesIn(const Buffer &B) {
  return {reinterpret_cast<const char *>(B.Data), B.Length};
}

static bool arrayGetBuffer(Runtime &R, Value Self, Buffer &B, bool ForWriting) {
  auto *A = asArray(Self);
  const size_t Size = itemBytes(R, A);
  B.Data = baseOf(A);
  // Nothing was allocated for no items: the device's pointer is null.
  if (A->Items && !A->Items->Capacity)
    B.Data = nullptr;
  B.Length = A->Length * Size;
  B.TypeCode = A->TypeCode;
  B.Owner = A->Items ? static_cast<Cell *>(A->Items) : A->Owner;
  if (!isView(R, A))
    return true;
  if (B.Data)
    B.Data += A->Free * Size;
  return A->Writable || !ForWriting;
}

/// typecode_for_comparison.
static char comparedCode(char Code, bool &IsUnsigned) {
  if (Code == ByteArrayTypeCode)
    Code = 'B';
  if (Code > 'Z')
    return Code;
  IsUnsigned = true;
  return char(Code + 32);
}

static Value compareArrays(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  Buffer Left, Right;
  arrayGetBuffer(R, L, Left, false);
  if (!getBuffer(R, Rhs, Right, false))
    return Value::boolean(false);
  bool IsUnsigned = false;
  const char LeftCode = comparedCode(Left.TypeCode, IsUnsigned);
  const char RightCode = comparedCode(Right.TypeCode, IsUnsigned);
  if (LeftCode == RightCode && LeftCode != 'f' && LeftCode != 'd' &&
      (Op == BinaryOp::Equal || IsUnsigned))
    return newBool(compareBytes(Op, bytesIn(Left), bytesIn(Right)));
  raisePlain(R, R.Types.NotImplementedError);
}

// array_extend
static void extend(Runtime &R, ArrayObj *A, Value Items) {
  Buffer B;
  // Any iterable since 1.26.
  if (R.Config.Version < 26) {
    B = getBufferRaise(R, Items, false);
  } else if (!getBuffer(R, Items, B, false)) {
    extendFromIterable(R, A, Items, 0);
    return;
  }
  const size_t Size = itemBytes(R, A);
  const uint64_t Count = B.Length / Size;
  if (A->Free < Count) {
    R.renewStorage(A->Items, (A->Length + A->Free) * Size,
                   (A->Length + Count) * Size);
    A->Free = 0;
    if (Items == Value(A))
      B = getBufferRaise(R, Items, false);
  } else
    A->Free -= Count;
  std::copy_n(B.Data, Count * Size, A->Items->Data + A->Length * Size);
  A->Length += Count;
}

static Value arrayContains(Runtime &R, Value L, Value Rhs) {
  Buffer Wanted, Whole;
  if (R.Config.macro("MICROPY_PY_BUILTINS_BYTEARRAY", 1) &&
      getBuffer(R, Rhs, Wanted, false)) {
    if (!R.isExact(L, R.Types.ByteArray))
      return Value::boolean(false);
    arrayGetBuffer(R, L, Whole, false);
    return newBool(findBytes(bytesIn(Whole), bytesIn(Wanted), true) !=
                   llvm::StringRef::npos);
  }
  if (isInt(R, Rhs) || isFloat(R, Rhs))
    raisePlain(R, R.Types.NotImplementedError);
  return Value::boolean(false);
}

static Value arrayBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  ArrayObj *A = asArray(L);
  switch (Op) {
  case BinaryOp::Add: {
    if (isView(R, A))
      return Value();
    Buffer Left;
    arrayGetBuffer(R, L, Left, false);
    const Buffer Right = getBufferRaise(R, Rhs, false);
    const size_t Size = itemBytes(R, A);
    const size_t Added = Right.Length / Size;
    ArrayObj *Sum = newArray(R, A->TypeCode, A->Length + Added);
    std::copy_n(Right.Data, Added * Size,
                std::copy_n(Left.Data, Left.Length, Sum->Items->Data));
    return Sum;
  }
  case BinaryOp::InplaceAdd:
    if (isView(R, A))
      return Value();
    extend(R, A, Rhs);
    return L;
  case BinaryOp::Contains:
    return arrayContains(R, L, Rhs);
  case BinaryOp::Equal:
  case BinaryOp::Less:
  case BinaryOp::LessEqual:
  case BinaryOp::More:
  case BinaryOp::MoreEqual:
    return compareArrays(R, Op, L, Rhs);
  default:
    return Value();
  }
}

//===--- Subscripts -------------------------------------------------------===//

namespace {
/// The right side of a slice assignment.
struct Source {
  const uint8_t *Base;
  size_t Offset; ///< Bytes.
  size_t Length; ///< Items.
};
} // namespace

[[noreturn]] static void raiseIncompatible(Runtime &R) {
  raiseValueError(R, "lhs and rhs should be compatible");
}

static Source sourceOf(Runtime &R, Value V, size_t Size) {
  if (V.isObject() && V.object()->Ty->Subscr &&
      V.object()->Ty->Subscr == R.Types.ByteArray->Subscr) {
    const ArrayObj *From = asArray(V);
    if (Size != itemBytes(R, From))
      raiseIncompatible(R);
    return {baseOf(From), isView(R, From) ? From->Free * Size : 0,
            From->Length};
  }
  if (!R.isExact(V, R.Types.Bytes))
    raiseMessage(R, R.Types.NotImplementedError,
                 "array/bytes required on right side");
  if (Size != 1)
    raiseIncompatible(R);
  const llvm::StringRef Text = textOf(R, V);
  return {reinterpret_cast<const uint8_t *>(Text.data()), 0, Text.size()};
}

/// A slice assignment; false when it is not supported.
static bool assignSlice(Runtime &R, ArrayObj *A, const BoundSlice &Slice,
                        Value V) {
  const size_t Size = itemBytes(R, A);
  Source From = sourceOf(R, V, Size);
  const int64_t Growth = int64_t(From.Length) - (Slice.Stop - Slice.Start);
  uint8_t *To = baseOf(A);
  if (isView(R, A)) {
    if (!A->Writable)
      return false;
    if (Growth != 0)
      raiseIncompatible(R);
    To += A->Free * Size;
  }
  if (Growth > 0 && uint64_t(Growth) > A->Free) {
    R.renewStorage(A->Items, (A->Length + A->Free) * Size,
                   (A->Length + Growth) * Size);
    A->Free = Growth;
    if (From.Base == To)
      From.Base = A->Items->Data;
    To = A->Items->Data;
  }
  // The tail moves before a growing copy and after another one
  // (mp_seq_replace_slice_grow_inplace, _no_grow).
  auto MoveTail = [&] {
    std::memmove(To + (Slice.Start + From.Length) * Size,
                 To + Slice.Stop * Size, (A->Length - Slice.Stop) * Size);
  };
  auto Copy = [&] {
    if (From.Length)
      std::memmove(To + Slice.Start * Size, From.Base + From.Offset,
                   From.Length * Size);
  };
  if (Growth > 0) {
    MoveTail();
    Copy();
  } else {
    Copy();
    MoveTail();
    std::fill_n(To + (A->Length + Growth) * Size, -Growth * int64_t(Size), 0);
  }
  if (!isView(R, A))
    A->Free -= Growth;
  A->Length += Growth;
  return true;
}

static Value sliceOf(Runtime &R, ArrayObj *A, const BoundSlice &Slice) {
  const size_t Size = itemBytes(R, A);
  if (isView(R, A)) {
    const uint64_t MaxOffset =
        R.wordBytes() == 4 ? 0xffffff : uint64_t(0xffffffffffffff);
    if (uint64_t(Slice.Start) > MaxOffset)
      raiseMessage(R, R.Types.OverflowError, "memoryview offset too large");
    auto *View = R.newObject<ArrayObj>(R.Sizes.Array, R.Types.MemoryView);
    View->TypeCode = A->TypeCode;
    View->Writable = A->Writable;
    View->Items = A->Items;
    View->Data = A->Data;
    View->Owner = A->Owner;
    View->Free = A->Free + Slice.Start;
    View->Length = Slice.Stop - Slice.Start;
    return View;
  }
  ArrayObj *Part = newArray(R, A->TypeCode, Slice.Stop - Slice.Start);
  std::copy_n(A->Items->Data + Slice.Start * Size, Part->Length * Size,
              Part->Items->Data);
  return Part;
}

static Value arraySubscr(Runtime &R, Value Self, Value Index, Value V) {
  if (!V)
    return Value();
  auto *A = asArray(Self);
  const bool IsLoad = V == Value::sentinel();
  if (R.isExact(Index, R.Types.Slice)) {
    BoundSlice Slice;
    if (!fastSliceIndexes(R, A->Length, Index, Slice))
      raiseMessage(R, R.Types.NotImplementedError,
                   "only slices with step=1 (aka None) are supported");
    if (IsLoad)
      return sliceOf(R, A, Slice);
    if (!R.Config.macro("MICROPY_PY_ARRAY_SLICE_ASSIGN", 1) ||
        !assignSlice(R, A, Slice, V))
      return Value();
    return Value::none();
  }
  size_t I = getIndex(R, A->Ty, A->Length, Index, false);
  if (isView(R, A)) {
    I += A->Free;
    if (!IsLoad && !A->Writable)
      return Value();
  }
  if (IsLoad)
    return getBinaryItem(R, A->TypeCode, baseOf(A), I);
  setBinaryItem(R, A->TypeCode, baseOf(A), I, V);
  return Value::none();
}

// memoryview_attr
static void memoryViewAttr(Runtime &R, Value Self, Qstr Name,
                           AttrResult &Dest) {
  if (Dest[0])
    return;
  if (!R.Config.macro("MICROPY_PY_BUILTINS_MEMORYVIEW_ITEMSIZE")) {
    Dest[1] = Value::sentinel();
    return;
  }
  if (Name && Name == R.Names.itemsize)
    Dest[0] = Value::smallInt(itemBytes(R, asArray(Self)));
  else if (R.Config.macro("MICROPY_PY_BUILTINS_BYTES_HEX", 1))
    Dest[1] = Value::sentinel();
}

//===--- Methods, iterators and the types ---------------------------------===//

Value arrayAppendMethod(Runtime &R, Arguments A) {
  append(R, asArray(A[0]), A[1]);
  return Value::none();
}

Value arrayExtendMethod(Runtime &R, Arguments A) {
  extend(R, asArray(A[0]), A[1]);
  return Value::none();
}

namespace {

/// mp_obj_array_it_t.
struct ArrayIteratorObj final : Obj {
  ArrayObj *Array = nullptr;
  uint64_t Offset = 0, Position = 0;
  void trace(Tracer &T) const override { T.cell(Array); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Array);
    W.number(Offset);
    W.number(Position);
    return true;
  }
};

} // namespace

static Value arrayIterNext(Runtime &R, Value Self) {
  auto *I = static_cast<ArrayIteratorObj *>(Self.object());
  if (I->Position >= I->Array->Length)
    return Value::stopIteration();
  if (R.Paths && open::isText(R, I->Array)) {
    const char Code = I->Array->TypeCode;
    return open::openItem(
        R, Code == ByteArrayTypeCode ? 'B' : Code,
        getBinaryItem(R, Code, baseOf(I->Array), I->Offset + I->Position++));
  }
  return getBinaryItem(R, I->Array->TypeCode, baseOf(I->Array),
                       I->Offset + I->Position++);
}

static const TypeSpec ArrayIteratorType = {
    .Name = "iterator", .Flags = IterIsIterNext, .IterNext = arrayIterNext};

static Value arrayGetIter(Runtime &R, Value Self, bool OnStack) {
  if (R.Paths && open::isOpenLength(R, Self))
    R.readOpen("an iteration over a slice whose length is from outside");
  auto *I = newIteratorBuffer<ArrayIteratorObj>(R, R.type(ArrayIteratorType),
                                                OnStack);
  I->Array = asArray(Self);
  if (isView(R, I->Array))
    I->Offset = I->Array->Free;
  return I;
}

extern const TypeSpec ArrayType = {.Name = "array",
                                   .MakeNew = arrayMakeNew,
                                   .Print = arrayPrint,
                                   .Unary = arrayUnaryOp,
                                   .Binary = arrayBinaryOp,
                                   .Subscr = arraySubscr,
                                   .GetIter = arrayGetIter,
                                   .GetBuffer = arrayGetBuffer,
                                   .Locals = strings::ArrayLocals};

extern const TypeSpec ByteArrayType = {.Name = "bytearray",
                                       .Flags = EqChecksOtherType |
                                                SubscrAllowsStackSlice,
                                       .MakeNew = byteArrayMakeNew,
                                       .Print = arrayPrint,
                                       .Unary = arrayUnaryOp,
                                       .Binary = arrayBinaryOp,
                                       .Subscr = arraySubscr,
                                       .GetIter = arrayGetIter,
                                       .GetBuffer = arrayGetBuffer,
                                       .Locals = strings::ByteArrayLocals};

extern const TypeSpec MemoryViewType = {.Name = "memoryview",
                                        .Flags = EqChecksOtherType |
                                                 SubscrAllowsStackSlice,
                                        .MakeNew = memoryViewMakeNew,
                                        .Unary = arrayUnaryOp,
                                        .Binary = arrayBinaryOp,
                                        .Attr = memoryViewAttr,
                                        .Subscr = arraySubscr,
                                        .GetIter = arrayGetIter,
                                        .GetBuffer = arrayGetBuffer,
                                        .Locals = strings::MemoryViewLocals};

} // namespace pymemlint::micropython
