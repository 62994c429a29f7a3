//===- UctypesModule.cpp - uctypes -*- C++ -*-===//
//
// extmod/moductypes.c: structures at an address.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/DeviceMemory.h"
#include "analyzer/runtimes/micropython/objects/Binary.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// LAYOUT_*.
enum Layout : uint32_t { LittleEndian = 0, BigEndian = 1, Native = 2 };

constexpr unsigned ValueTypeBits = 4, AggregateTypeBits = 2;
constexpr unsigned BitFieldLengthBits = 5, OffsetBits = 17;
constexpr unsigned LengthShift = OffsetBits + BitFieldLengthBits; ///< LEN_BITS

enum ScalarType : uint32_t {
  Uint8,
  Int8,
  Uint16,
  Int16,
  Uint32,
  Int32,
  Uint64,
  Int64,
  BitsUint8,
  BitsInt8,
  BitsUint16,
  BitsInt16,
  BitsUint32,
  BitsInt32,
  Float32,
  Float64,
};
enum AggregateType : uint32_t { Struct, Pointer, Array };

/// mp_obj_uctypes_struct_t.
struct StructObj final : Obj {
  Value Description;
  uint64_t Address = 0;
  uint32_t Flags = Native;
  Cell *Owner = nullptr; ///< The cell that begins at Address.
  Block OwnerPlace = NoBlock;
  void trace(Tracer &T) const override {
    T.value(Description);
    if (Owner && Owner->Place == OwnerPlace)
      T.cell(Owner);
  }
};

extern const TypeSpec StructType;

StructObj *asStruct(Value V) { return static_cast<StructObj *>(V.object()); }

//===--- Descriptions -----------------------------------------------------===//

[[noreturn]] void raiseSyntax(Runtime &R) {
  raiseTypeError(R, "syntax error in uctypes descriptor");
}

/// TYPE2SMALLINT.
constexpr int64_t typeNumber(uint32_t Kind, unsigned Bits) {
  return int32_t(Kind << (32 - Bits)) >> 1;
}
/// GET_TYPE.
uint32_t typeOf(int64_t N, unsigned Bits) {
  return uint32_t(N >> (31 - Bits)) & ((1u << Bits) - 1);
}
/// What remains of it (VALUE_MASK).
uint64_t withoutType(int64_t N, unsigned Bits) {
  return uint64_t(N) & uint32_t(~(int32_t(0x80000000) >> Bits));
}
/// MP_OBJ_SMALL_INT_VALUE, which does not look at what it is given.
int64_t smallIntIn(Runtime &R, Value V) {
  if (V.isSmallInt())
    return V.smallInt();
  R.unmodelled("a uctypes descriptor without a number",
               "the device takes the object's address for one");
  return 0;
}
/// GET_SCALAR_SIZE.
uint64_t scalarSize(uint32_t Kind) {
  return Kind == Float32 ? 4 : uint64_t(1) << ((Kind & 7) >> 1);
}

bool isDescriptionDict(Runtime &R, Value V) { return isDict(R, V); }

uint64_t sizeOfDescription(Runtime &R, Value V, uint32_t Flags,
                           uint64_t &Widest);

/// uctypes_struct_agg_size.
uint64_t sizeOfAggregate(Runtime &R, const TupleObj *T, uint32_t Flags,
                         uint64_t &Widest) {
  if (!T->Length)
    raiseSyntax(R);
  switch (typeOf(smallIntIn(R, T->Items[0]), AggregateTypeBits)) {
  case Struct:
    if (T->Length != 2)
      raiseSyntax(R);
    return sizeOfDescription(R, T->Items[1], Flags, Widest);
  case Pointer:
    if (T->Length != 2)
      raiseSyntax(R);
    Widest = std::max<uint64_t>(Widest, R.wordBytes());
    return R.wordBytes();
  case Array: {
    if (T->Length < 2)
      raiseSyntax(R);
    const int64_t N = smallIntIn(R, T->Items[1]);
    uint64_t Item;
    if (T->Length == 2) {
      Item = scalarSize(typeOf(N, ValueTypeBits));
      Widest = std::max(Widest, Item);
    } else if (T->Length == 3)
      Item = sizeOfDescription(R, T->Items[2], Flags, Widest);
    else
      raiseSyntax(R);
    return Item * withoutType(N, ValueTypeBits);
  }
  default:
    raiseSyntax(R);
  }
}

/// uctypes_struct_size.
uint64_t sizeOfDescription(Runtime &R, Value V, uint32_t Flags,
                           uint64_t &Widest) {
  DepthGuard Depth(R, 0); // A description may contain itself.
  if (!isDescriptionDict(R, V)) {
    if (auto *T = R.exact<TupleObj>(V, R.Types.Tuple))
      return sizeOfAggregate(R, T, Flags, Widest);
    if (V.isSmallInt())
      raiseTypeError(R, "can't unambiguously get sizeof scalar");
    raiseSyntax(R);
  }
  const Map &M = static_cast<DictObj *>(V.object())->M;
  uint64_t Total = 0;
  for (size_t I = 0; I < M.Alloc; ++I) {
    if (!M.isFilled(I))
      continue;
    Value Field = M.Table->Elements[I].Val;
    uint64_t Offset, Size;
    if (Field.isSmallInt()) {
      const uint32_t Kind = typeOf(Field.smallInt(), ValueTypeBits);
      Offset = withoutType(Field.smallInt(), ValueTypeBits);
      if (Kind >= BitsUint8 && Kind <= BitsInt32)
        Offset &= (1u << OffsetBits) - 1;
      Size = scalarSize(Kind);
      Widest = std::max(Widest, Size);
    } else {
      auto *T = R.exact<TupleObj>(Field, R.Types.Tuple);
      if (!T || !T->Length)
        raiseSyntax(R);
      Offset = withoutType(smallIntIn(R, T->Items[0]), AggregateTypeBits);
      Size = sizeOfAggregate(R, T, Flags, Widest);
    }
    Total = std::max(Total, Offset + Size);
  }
  if (Flags == Native)
    Total = (Total + Widest - 1) & ~(Widest - 1);
  return Total;
}

//===--- Scalars at an address --------------------------------------------===//

/// type2char.
char codeOf(uint32_t Kind) { return "BbHhIiQq------fd"[Kind]; }

uint8_t *memory(Runtime &R, uint64_t Address, uint64_t Size) {
  return bytesAt(R, toSize(R, Address), Size).Data;
}

Value load(Runtime &R, uint32_t Kind, uint64_t Address, uint32_t Flags) {
  const uint8_t *P = memory(R, Address, scalarSize(Kind));
  if (Flags == Native)
    return getBinaryItem(R, codeOf(Kind), P, 0);
  return getBinaryField(R, Flags ? '>' : '<', codeOf(Kind), P, P);
}

void store(Runtime &R, uint32_t Kind, uint64_t Address, uint32_t Flags,
           Value V) {
  uint8_t *P = memory(R, Address, scalarSize(Kind));
  if (Flags != Native) {
    setBinaryField(R, Flags ? '>' : '<', codeOf(Kind), V, P, P);
    return;
  }
  if (Kind == Float32 || Kind == Float64) {
    setBinaryItem(R, codeOf(Kind), P, 0, V);
    return;
  }
  const int64_t N = getIntTruncated(R, V);
  const bool IsBig = R.Config.BigEndian;
  if (scalarSize(Kind) == 8 && R.wordBytes() == 4)
    setBinaryField(R, IsBig ? '>' : '<', codeOf(Kind), V, P, P);
  else
    setBinaryInt(scalarSize(Kind), IsBig, P, uint64_t(N));
}

/// A bit field; \p V null loads.
Value accessBits(Runtime &R, uint32_t Kind, uint64_t Address, uint64_t Offset,
                 uint32_t Flags, Value V) {
  const unsigned Shift = (Offset >> OffsetBits) & 31;
  const unsigned Length = (Offset >> LengthShift) & 31;
  Address += Offset & ((1u << OffsetBits) - 1);
  const size_t Size = scalarSize(Kind);
  const bool IsNative = Flags == Native;
  const bool IsBig = IsNative ? R.Config.BigEndian : Flags != 0;
  uint8_t *P = memory(R, Address, Size);
  uint64_t Bits =
      toSize(R, getBinaryInt(Size, !IsNative && (Kind & 1), IsBig, P));
  uint64_t Mask = (uint64_t(1) << Length) - 1;
  if (!V)
    return newInt(R, int64_t(Bits >> Shift & Mask));
  const uint64_t New = uint64_t(getInt(R, V)) & Mask;
  Bits = toSize(R, (Bits & ~(Mask << Shift)) | New << Shift);
  setBinaryInt(Size, IsNative ? IsBig : Flags == BigEndian, P, Bits);
  return V;
}

StructObj *newStruct(Runtime &R, Value Description, uint64_t Address,
                     uint32_t Flags) {
  auto *S = R.newObject<StructObj>(R.sizeOf("mp_obj_uctypes_struct_t"),
                                   R.type(StructType));
  S->Description = Description;
  S->Address = toSize(R, Address);
  S->Flags = Flags;
  S->Owner = cellAt(R, S->Address);
  S->OwnerPlace = S->Owner ? S->Owner->Place : NoBlock;
  return S;
}

/// mp_obj_new_bytearray_by_ref.
Value byteArrayAt(Runtime &R, uint64_t Address, uint64_t Size) {
  auto *A = R.newObject<ArrayObj>(R.Sizes.Array, R.Types.ByteArray);
  const DeviceBytes Bytes = bytesAt(R, toSize(R, Address), Size);
  A->TypeCode = ByteArrayTypeCode;
  A->Length = Size;
  A->Items = R.Pool.make<Storage>();
  A->Items->Data = Bytes.Data;
  A->Items->Capacity = A->Items->HostCapacity = Size;
  A->Owner = Bytes.Owner;
  return A;
}

//===--- Fields -----------------------------------------------------------===//

/// uctypes_struct_attr_op: \p V null loads (and a deletion does the same).
Value accessField(Runtime &R, StructObj *S, Qstr Name, Value V) {
  if (!isDescriptionDict(R, S->Description))
    raiseTypeError(R, "struct: no fields");
  MapElement *E =
      lookupMap(R, static_cast<DictObj *>(S->Description.object())->M,
                Value::qstr(Name), LookupKind::Lookup);
  if (!E)
    raiseArgument(R, R.Types.KeyError, Value::qstr(Name));
  Value Field = E->Val;
  if (Field.isSmallInt()) {
    const uint32_t Kind = typeOf(Field.smallInt(), ValueTypeBits);
    const uint64_t Offset = withoutType(Field.smallInt(), ValueTypeBits);
    if (Kind >= BitsUint8 && Kind <= BitsInt32)
      return accessBits(R, Kind, S->Address, Offset, S->Flags, V);
    if (!V)
      return load(R, Kind, S->Address + Offset, S->Flags);
    store(R, Kind, S->Address + Offset, S->Flags, V);
    return V;
  }
  auto *T = R.exact<TupleObj>(Field, R.Types.Tuple);
  if (!T || V || !T->Length)
    raiseSyntax(R);
  const int64_t First = smallIntIn(R, T->Items[0]);
  const uint64_t Address = S->Address + withoutType(First, AggregateTypeBits);
  switch (typeOf(First, AggregateTypeBits)) {
  case Struct:
    if (T->Length < 2)
      raiseSyntax(R);
    return newStruct(R, T->Items[1], Address, S->Flags);
  case Array:
    if (T->Length == 2 &&
        typeOf(smallIntIn(R, T->Items[1]), ValueTypeBits) == Uint8) {
      uint64_t Unused = 0;
      return byteArrayAt(R, Address, sizeOfAggregate(R, T, S->Flags, Unused));
    }
    [[fallthrough]];
  case Pointer:
    return newStruct(R, T, Address, S->Flags);
  default:
    return Value();
  }
}

void structAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  if (!Dest[0])
    Dest[0] = accessField(R, asStruct(Self), Name, Value());
  else if (accessField(R, asStruct(Self), Name, Dest[1]))
    Dest[0] = Value();
}

/// The pointer that a pointer field holds.
uint64_t pointee(Runtime &R, const StructObj *S) {
  return uint64_t(getBinaryInt(R.wordBytes(), false, R.Config.BigEndian,
                               memory(R, S->Address, R.wordBytes())));
}

Value structSubscr(Runtime &R, Value Self, Value Index, Value V) {
  StructObj *S = asStruct(Self);
  if (!V)
    return Value();
  auto *T = R.exact<TupleObj>(S->Description, R.Types.Tuple);
  if (!T || T->Length < 2)
    raiseTypeError(R, "struct: can't index");
  const uint32_t Kind = typeOf(smallIntIn(R, T->Items[0]), AggregateTypeBits);
  const int64_t I = smallIntIn(R, Index);
  const bool IsLoad = V == Value::sentinel();
  if (Kind == Array) {
    const int64_t N = smallIntIn(R, T->Items[1]);
    if (I >= int64_t(withoutType(N, ValueTypeBits)))
      raiseMessage(R, R.Types.IndexError, "struct: index out of range");
    if (T->Length == 2) {
      const uint32_t Item = typeOf(N, ValueTypeBits);
      const uint64_t Address = S->Address + scalarSize(Item) * uint64_t(I);
      if (IsLoad)
        return load(R, Item, Address, S->Flags);
      store(R, Item, Address, S->Flags, V);
      return V;
    }
    if (!IsLoad)
      return Value();
    uint64_t Unused = 0;
    const uint64_t Size = sizeOfDescription(R, T->Items[2], S->Flags, Unused);
    return newStruct(R, T->Items[2], S->Address + Size * uint64_t(I), S->Flags);
  }
  if (Kind != Pointer)
    return Value();
  const uint64_t Address = pointee(R, S);
  if (T->Items[1].isSmallInt()) {
    const uint32_t Item = typeOf(T->Items[1].smallInt(), ValueTypeBits);
    return load(R, Item, Address + scalarSize(Item) * uint64_t(I), Native);
  }
  uint64_t Unused = 0;
  const uint64_t Size = sizeOfDescription(R, T->Items[1], S->Flags, Unused);
  return newStruct(R, T->Items[1], Address + Size * uint64_t(I), S->Flags);
}

Value structUnary(Runtime &R, UnaryOp Op, Value Self) {
  StructObj *S = asStruct(Self);
  auto *T = R.exact<TupleObj>(S->Description, R.Types.Tuple);
  if (Op != UnaryOp::IntMaybe || !T || !T->Length ||
      typeOf(smallIntIn(R, T->Items[0]), AggregateTypeBits) != Pointer)
    return Value();
  return newIntFromUnsigned(R, pointee(R, S));
}

bool structBuffer(Runtime &R, Value Self, Buffer &B, bool) {
  StructObj *S = asStruct(Self);
  uint64_t Unused = 0;
  B.Length = sizeOfDescription(R, S->Description, S->Flags, Unused);
  B.Data = memory(R, S->Address, B.Length);
  B.TypeCode = ByteArrayTypeCode;
  const Block Head = R.blockAt(S->Address);
  B.Owner = Head == NoBlock ? nullptr : R.Mem.ownerOf(Head);
  return true;
}

void structPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  StructObj *S = asStruct(Self);
  llvm::StringRef Kind = "ERROR";
  if (isDescriptionDict(R, S->Description))
    Kind = "STRUCT";
  else if (auto *T = R.exact<TupleObj>(S->Description, R.Types.Tuple)) {
    const uint32_t K =
        T->Length ? typeOf(smallIntIn(R, T->Items[0]), AggregateTypeBits) : 3;
    Kind = K == Pointer ? "PTR" : K == Array ? "ARRAY" : "unk";
  }
  if (R.blockAt(S->Address) != NoBlock)
    R.undetermined("printing a structure", "the text has its address");
  P.write("<struct ");
  P.write(Kind);
  P.write(" ");
  P.write(llvm::utohexstr(S->Address, /*LowerCase=*/true));
  P.write(">");
}

Value structMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 2, 3);
  auto *S = R.newObject<StructObj>(R.sizeOf("mp_obj_uctypes_struct_t"), Ty);
  S->Address = toSize(R, getIntTruncated(R, A[0]));
  S->Owner = cellAt(R, S->Address);
  S->OwnerPlace = S->Owner ? S->Owner->Place : NoBlock;
  S->Description = A[1];
  if (A.Count == 3)
    S->Flags = uint32_t(getInt(R, A[2]));
  return S;
}

//===--- Functions --------------------------------------------------------===//

Value sizeOf(Runtime &R, Arguments A) {
  if (R.isExact(A[0], R.Types.ByteArray))
    return length(R, A[0]);
  Value Description = A[0];
  uint32_t Flags = Native;
  if (R.isExact(A[0], R.type(StructType))) {
    if (A.Count != 1)
      raiseTypeError(R, nullptr);
    Description = asStruct(A[0])->Description;
    Flags = asStruct(A[0])->Flags;
  } else if (A.Count == 2)
    Flags = uint32_t(getInt(R, A[1]));
  uint64_t Widest = 0;
  return Value::smallInt(sizeOfDescription(R, Description, Flags, Widest));
}

Value addressOf(Runtime &R, Arguments A) {
  if (R.isExact(A[0], R.type(StructType)))
    return newIntFromUnsigned(R, asStruct(A[0])->Address);
  return newIntFromUnsigned(R,
                            addressOfBuffer(R, getBufferRaise(R, A[0], false)));
}

/// mp_obj_int_get_truncated of \p V, as a size or an address.
uint64_t wordOf(Runtime &R, Value V) {
  return toSize(R, getIntTruncated(R, V));
}

Value byteArrayAtFunction(Runtime &R, Arguments A) {
  return byteArrayAt(R, wordOf(R, A[0]), wordOf(R, A[1]));
}

Value bytesAtFunction(Runtime &R, Arguments A) {
  const uint64_t Size = wordOf(R, A[1]);
  const DeviceBytes Bytes = bytesAt(R, wordOf(R, A[0]), Size);
  return newBytes(R, {reinterpret_cast<char *>(Bytes.Data), size_t(Size)});
}

constexpr Entry scalar(const char *Name, uint32_t Kind) {
  return integer(Name, typeNumber(Kind, ValueTypeBits));
}

/// sizeof(long) decides what LONG is.
Value makeLong(Runtime &R, bool IsSigned) {
  const uint32_t Kind = (R.wordBytes() == 8 ? Uint64 : Uint32) + IsSigned;
  return Value::smallInt(typeNumber(Kind, ValueTypeBits));
}
Value makeSignedLong(Runtime &R) { return makeLong(R, true); }
Value makeUnsignedLong(Runtime &R) { return makeLong(R, false); }

constexpr Entry nativeC(Entry E) {
  return onlyIf("MICROPY_PY_UCTYPES_NATIVE_C_TYPES", E);
}

const TypeSpec StructType = {.Name = "struct",
                             .MakeNew = structMakeNew,
                             .Print = structPrint,
                             .Unary = structUnary,
                             .Attr = structAttr,
                             .Subscr = structSubscr,
                             .GetBuffer = structBuffer};

constexpr Entry UctypesGlobals[] = {
    string("__name__", "uctypes"),
    typeEntry("struct", StructType),
    function("sizeof", sizeOf, 1, 2),
    function("addressof", addressOf, 1),
    function("bytes_at", bytesAtFunction, 2),
    function("bytearray_at", byteArrayAtFunction, 2),
    integer("NATIVE", Native),
    integer("LITTLE_ENDIAN", LittleEndian),
    integer("BIG_ENDIAN", BigEndian),
    scalar("VOID", Uint8),
    scalar("UINT8", Uint8),
    scalar("INT8", Int8),
    scalar("UINT16", Uint16),
    scalar("INT16", Int16),
    scalar("UINT32", Uint32),
    scalar("INT32", Int32),
    scalar("UINT64", Uint64),
    scalar("INT64", Int64),
    scalar("BFUINT8", BitsUint8),
    scalar("BFINT8", BitsInt8),
    scalar("BFUINT16", BitsUint16),
    scalar("BFINT16", BitsInt16),
    scalar("BFUINT32", BitsUint32),
    scalar("BFINT32", BitsInt32),
    integer("BF_POS", OffsetBits),
    integer("BF_LEN", LengthShift),
    onlyIf("MICROPY_PY_BUILTINS_FLOAT", scalar("FLOAT32", Float32)),
    onlyIf("MICROPY_PY_BUILTINS_FLOAT", scalar("FLOAT64", Float64)),
    nativeC(scalar("SHORT", Int16)),
    nativeC(scalar("USHORT", Uint16)),
    nativeC(scalar("INT", Int32)),
    nativeC(scalar("UINT", Uint32)),
    nativeC(made("LONG", makeSignedLong)),
    nativeC(made("ULONG", makeUnsignedLong)),
    nativeC(scalar("LONGLONG", Int64)),
    nativeC(scalar("ULONGLONG", Uint64)),
    integer("PTR", typeNumber(Pointer, AggregateTypeBits)),
    integer("ARRAY", typeNumber(Array, AggregateTypeBits)),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec UctypesModule;
const ModuleSpec UctypesModule = {
    .Name = "uctypes", .Globals = UctypesGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython
