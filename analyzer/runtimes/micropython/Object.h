//===- Object.h - MicroPython's objects on the abstract heap -*- C++ -*-===//
//
// The structs of the core objects (py/obj.h, obj*.h), as far as the machine
// needs them: their values and references. Their sizes on the target come from
// Runtime::Sizes, never from these C++ structs.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_OBJECT_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_OBJECT_H

#include "analyzer/ir/Module.h"
#include "analyzer/machine/Cell.h"
#include "analyzer/machine/StateWriter.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/bit.h"

namespace pymemlint::micropython {

class Runtime;
class Printer;
class GrowingLists;
struct DictObj;

//===--- Storage ----------------------------------------------------------===//

/// Memory without references: a string's data, a bytearray's bytes, digits.
struct Storage final : Cell {
  uint8_t *Data = nullptr; ///< Host copy of the bytes.
  size_t Capacity = 0;     ///< Bytes at Data.
  size_t HostCapacity = 0; ///< Bytes that Data has room for on the host.
  bool IsOpen = false;     ///< The bytes come from outside: not known.
  bool describe(StateWriter &W) const override {
    W.bytes({reinterpret_cast<const char *>(Data), Capacity}, IsOpen);
    return true;
  }
};

/// An array of mp_obj_t: a list's items, an argument array.
struct Slots final : Cell {
  Value *Items = nullptr;
  size_t Capacity = 0; ///< Words at Items.
  void trace(Tracer &T) const override {
    for (size_t I = 0; I != Capacity; ++I)
      T.value(Items[I]);
  }
  bool describe(StateWriter &W) const override {
    W.number(Capacity);
    for (size_t I = 0; I != Capacity; ++I)
      W.value(Items[I]);
    return true;
  }
};

/// mp_map_elem_t.
struct MapElement {
  Value Key, Val;
};

/// The table of an mp_map_t.
struct MapTable final : Cell {
  MapElement *Elements = nullptr;
  size_t Capacity = 0;
  void trace(Tracer &T) const override {
    for (size_t I = 0; I != Capacity; ++I) {
      T.value(Elements[I].Key);
      T.value(Elements[I].Val);
    }
  }
  bool describe(StateWriter &W) const override {
    W.number(Capacity);
    for (size_t I = 0; I != Capacity; ++I) {
      W.fixedValue(Elements[I].Key);
      W.value(Elements[I].Val);
    }
    return true;
  }
};

/// mp_map_t (py/map.c). Without a table Alloc is 0.
struct Map {
  MapTable *Table = nullptr;
  uint32_t Used = 0, Alloc = 0;
  bool AllKeysAreQstrs = true, IsFixed = false, IsOrdered = false;
  bool HasAddressHashes = false; ///< Keys stand where an address put them.
  MapElement *elements() const { return Table ? Table->Elements : nullptr; }
  /// mp_map_slot_is_filled.
  void describe(StateWriter &W) const {
    W.cell(Table);
    W.number(uint64_t(Used) << 32 | Alloc);
  }
  bool isFilled(size_t I) const {
    Value K = Table->Elements[I].Key;
    return !K.isNull() && !(K == Value::sentinel());
  }
  void trace(Tracer &T) const {
    if (Table)
      T.cell(Table);
  }
};

//===--- Types ------------------------------------------------------------===//

enum class UnaryOp : uint8_t {
  Positive,
  Negative,
  Invert,
  Not,
  Bool,
  Len,
  Hash,
  Abs,
  IntMaybe,
  FloatMaybe,
  ComplexMaybe,
  SizeOf,
};

/// Numbers as in py/runtime0.h; the first part is ir::BinaryOperator.
enum class BinaryOp : uint8_t {
  Less,
  More,
  Equal,
  LessEqual,
  MoreEqual,
  NotEqual,
  In,
  Is,
  ExceptionMatch,
  InplaceOr,
  InplaceXor,
  InplaceAnd,
  InplaceLeftShift,
  InplaceRightShift,
  InplaceAdd,
  InplaceSubtract,
  InplaceMultiply,
  InplaceMatMultiply,
  InplaceFloorDivide,
  InplaceTrueDivide,
  InplaceModulo,
  InplacePower,
  Or,
  Xor,
  And,
  LeftShift,
  RightShift,
  Add,
  Subtract,
  Multiply,
  MatMultiply,
  FloorDivide,
  TrueDivide,
  Modulo,
  Power,
  DivMod,
  Contains,
  ReverseOr,
  ReverseXor,
  ReverseAnd,
  ReverseLeftShift,
  ReverseRightShift,
  ReverseAdd,
  ReverseSubtract,
  ReverseMultiply,
  ReverseMatMultiply,
  ReverseFloorDivide,
  ReverseTrueDivide,
  ReverseModulo,
  ReversePower,
  NotIn,
  IsNot,
};

/// mp_vm_return_kind_t.
enum class ResumeKind : uint8_t { Normal, Yield, Exception };

enum class PrintKind : uint8_t { Str, Repr, Exc, Json, Raw };

/// Arguments of a call: positional ones, then key and value pairs.
struct Arguments {
  uint32_t Count = 0;    ///< Positional.
  uint32_t Keywords = 0; ///< Pairs behind them.
  const Value *Values = nullptr;
  Value operator[](size_t I) const { return Values[I]; }
};

/// What an attr slot is asked and answers (the dest[2] protocol of py/obj.h):
/// load when both are null on entry; store when Dest[0] is the sentinel;
/// delete when Dest[0] is the sentinel and Dest[1] null.
using AttrResult = Value[2];

/// mp_buffer_info_t.
struct Buffer {
  uint8_t *Data = nullptr;
  size_t Length = 0; ///< Bytes.
  char TypeCode = 'B';
  Cell *Owner = nullptr; ///< The cell whose bytes these are, if any.
};

enum TypeFlags : uint16_t {
  IsSubclassed = 1,
  HasSpecialAccessors = 2,
  EqNotReflexive = 4,
  EqChecksOtherType = 8,
  EqHasNeqTest = 0x10,
  BindsSelf = 0x20,
  BuiltinFunction = 0x40,
  IterIsIterNext = 0x80,
  IterIsCustom = 0x100,
  IterIsStream = 0x180,
  InstanceType = 0x200,
  SubscrAllowsStackSlice = 0x400,
};

using MakeNewFn = Value (*)(Runtime &R, const Type *Ty, Arguments A);
using PrintFn = void (*)(Runtime &R, Printer &P, Value Self, PrintKind K);
using CallFn = Value (*)(Runtime &R, Value Self, Arguments A);
using UnaryFn = Value (*)(Runtime &R, UnaryOp Op, Value V);
using BinaryFn = Value (*)(Runtime &R, BinaryOp Op, Value L, Value Rhs);
using AttrFn = void (*)(Runtime &R, Value Self, Qstr Name, AttrResult &Dest);
using SubscrFn = Value (*)(Runtime &R, Value Self, Value Index, Value V);
/// getiter: \p OnStack says that the caller offers an mp_obj_iter_buf_t; a
/// type that uses one then returns an Obj made by Runtime::newStackObject.
using GetIterFn = Value (*)(Runtime &R, Value Self, bool OnStack);
using IterNextFn = Value (*)(Runtime &R, Value Self);
using BufferFn = bool (*)(Runtime &R, Value Self, Buffer &B, bool ForWriting);

/// mp_stream_p_t (py/stream.h). Negative results are -errno.
struct StreamProtocol {
  int64_t (*Read)(Runtime &R, Value Self, uint8_t *Data, size_t Size);
  int64_t (*Write)(Runtime &R, Value Self, const uint8_t *Data, size_t Size);
  int64_t (*Ioctl)(Runtime &R, Value Self, uint32_t Request, int64_t &Arg);
  bool IsText;
};

} // namespace pymemlint::micropython

namespace pymemlint {

/// mp_obj_type_t: in ROM (Place is NoBlock) or made by a class statement.
struct Type final : Obj {
  Qstr Name = 0;
  uint16_t Flags = 0;
  micropython::MakeNewFn MakeNew = nullptr;
  micropython::PrintFn Print = nullptr;
  micropython::CallFn Call = nullptr;
  micropython::UnaryFn Unary = nullptr;
  micropython::BinaryFn Binary = nullptr;
  micropython::AttrFn Attr = nullptr;
  micropython::SubscrFn Subscr = nullptr;
  micropython::GetIterFn GetIter = nullptr;
  micropython::IterNextFn IterNext = nullptr;
  micropython::BufferFn GetBuffer = nullptr;
  const micropython::StreamProtocol *Stream = nullptr;
  bool HasProtocol = false; ///< A protocol other than a stream's.
  Value Parent;             ///< Null, a type, or a tuple of types.
  micropython::DictObj *LocalsDict = nullptr; ///< Null when there is none.
  const void *Extra = nullptr;                ///< For a type family's own use.
  Cell *ExtraCell = nullptr; ///< A heap cell that Extra's data belong to.
  void trace(Tracer &T) const override;
  bool describe(StateWriter &W) const override;
};

} // namespace pymemlint

namespace pymemlint::micropython {

/// mp_obj_dict_t (dict, OrderedDict).
struct DictObj final : Obj {
  Map M;
  void trace(Tracer &T) const override { M.trace(T); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    M.describe(W);
    return true;
  }
};

//===--- Functions --------------------------------------------------------===//

using NativeFn = Value (*)(Runtime &R, Arguments A);

/// A function of the interpreter (mp_obj_fun_builtin_fixed_t and _var_t), in
/// ROM.
struct NativeObj final : Obj {
  NativeFn Function = nullptr;
  const char *Name = "";
  uint8_t Min = 0;
  uint8_t Max = 0; ///< 255: any number.
  bool TakesKeywords = false;
  bool describe(StateWriter &W) const override {
    W.number(reinterpret_cast<uint64_t>(Function));
    W.text(Name);
    return true;
  }
};

struct ModuleContextObj;

/// mp_raw_code_t on the device: what a function object is made from.
struct RawCodeCell final : Cell {
  const ir::Function *Code = nullptr;
  /// The bytecode or machine code; null when it is not on the heap.
  Storage *Encoded = nullptr;
  /// A copy of machine code's prelude, where that cannot be read bytewise.
  Storage *Prelude = nullptr;
  struct ChildTable *Children = nullptr;
  void trace(Tracer &T) const override;
  bool describe(StateWriter &W) const override;
};

/// The array of a raw code's children.
struct ChildTable final : Cell {
  RawCodeCell **Children = nullptr;
  size_t Count = 0;
  void trace(Tracer &T) const override {
    for (size_t I = 0; I != Count; ++I)
      if (Children[I])
        T.cell(Children[I]);
  }
  bool describe(StateWriter &W) const override {
    W.number(Count);
    for (size_t I = 0; I != Count; ++I)
      W.cell(Children[I]);
    return true;
  }
};

/// mp_obj_fun_bc_t: a Python function; also gen_wrap (its type says so).
struct FunctionObj final : Obj {
  ModuleContextObj *Context = nullptr;
  const ir::Function *Code = nullptr;
  Storage *Encoded = nullptr;
  Storage *Prelude = nullptr; ///< See RawCodeCell.
  ChildTable *Children = nullptr;
  Value *Extra = nullptr; ///< Default values, then the default keyword dict.
  uint32_t ExtraCount = 0;
  void trace(Tracer &T) const override;
  bool describe(StateWriter &W) const override;
};

/// mp_obj_closure_t.
struct ClosureObj final : Obj {
  Value Function;
  Value *Closed = nullptr; ///< Cells.
  uint32_t Count = 0;
  void trace(Tracer &T) const override {
    T.value(Function);
    for (uint32_t I = 0; I != Count; ++I)
      T.value(Closed[I]);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Function);
    W.number(Count);
    for (uint32_t I = 0; I != Count; ++I)
      W.value(Closed[I]);
    return true;
  }
};

/// mp_obj_cell_t.
struct CellObj final : Obj {
  Value Content;
  void trace(Tracer &T) const override { T.value(Content); }
  bool describe(StateWriter &W) const override {
    W.value(Content);
    return true;
  }
};

/// mp_obj_bound_meth_t.
struct BoundMethodObj final : Obj {
  Value Method, Self;
  void trace(Tracer &T) const override {
    T.value(Method);
    T.value(Self);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Method);
    W.value(Self);
    return true;
  }
};

/// mp_obj_static_class_method_t.
struct MethodWrapperObj final : Obj {
  Value Function;
  void trace(Tracer &T) const override { T.value(Function); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Function);
    return true;
  }
};

//===--- Modules ----------------------------------------------------------===//

/// mp_obj_module_t.
struct ModuleObj : Obj {
  DictObj *Globals = nullptr;
  AttrFn Delegate = nullptr; ///< MICROPY_MODULE_ATTR_DELEGATION.
  void trace(Tracer &T) const override {
    if (Globals)
      T.cell(Globals);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Globals);
    W.number(reinterpret_cast<uint64_t>(Delegate));
    return true;
  }
};

/// mp_module_context_t: a user's module with its constants. The same object is
/// what `import` binds.
struct ModuleContextObj final : ModuleObj {
  const ir::Module *Code = nullptr;
  Qstr *Names = nullptr;    ///< qstr_table, by ir::Module::Names' index.
  Value *Objects = nullptr; ///< obj_table.
  size_t ObjectCount = 0;
  Storage *NamesCell = nullptr;
  Slots *ObjectsCell = nullptr;
  /// Without objects obj_table is the address behind qstr_table: the blocks
  /// between, where they are full; else 0.
  uint32_t BlocksBeforeObjects = 0;
  void trace(Tracer &T) const override {
    ModuleObj::trace(T);
    if (NamesCell)
      T.cell(NamesCell);
    if (ObjectsCell)
      T.cell(ObjectsCell);
    if (BlocksBeforeObjects)
      T.end(*ObjectsCell, BlocksBeforeObjects);
  }
  bool describe(StateWriter &W) const override {
    ModuleObj::describe(W);
    W.cell(NamesCell);
    W.cell(ObjectsCell);
    return true;
  }
};

//===--- Strings, sequences, numbers --------------------------------------===//

/// mp_obj_str_t: str and bytes.
struct StrObj final : Obj {
  llvm::StringRef Text;
  uint32_t Hash = 0;         ///< 0: not computed yet.
  bool IsCompressed = false; ///< Points to a compressed message in ROM.
  bool IsOpen = false;       ///< What it says comes from outside: not known.
  bool IsLengthOpen = false; ///< Its length too: it is the longest or shortest.
  /// Of one whose length is open: what it can be.
  int64_t LeastLength = 0, MostLength = INT64_MAX;
  /// Of an open str: each of its characters is one byte, whatever it holds.
  bool IsAscii = false;
  Storage *Data = nullptr; ///< Null when the data are in ROM.
  void trace(Tracer &T) const override {
    if (Data)
      T.cell(Data);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(IsOpen + 2 * IsLengthOpen + 4 * IsAscii);
    if (IsLengthOpen) {
      W.number(uint64_t(LeastLength));
      W.number(uint64_t(MostLength));
    }
    if (IsOpen) {
      // The data are as long as the text; what they hold is not compared.
      if (IsLengthOpen)
        W.size(Text.size());
      else
        W.number(Text.size());
      if (Data)
        W.staleCell(Data);
    } else {
      W.text(Text);
      W.cell(Data);
    }
    return true;
  }
};

/// mp_obj_tuple_t (tuple; also namedtuple and attrtuple instances).
struct TupleObj final : Obj {
  uint32_t Length = 0;
  Value *Items = nullptr;
  void trace(Tracer &T) const override {
    for (uint32_t I = 0; I != Length; ++I)
      T.value(Items[I]);
  }
  llvm::ArrayRef<Value> items() const { return {Items, Length}; }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(Length);
    for (uint32_t I = 0; I != Length; ++I)
      W.value(Items[I]);
    return true;
  }
};

/// mp_obj_list_t. Alloc words stand in Items, length() of them are in use.
struct ListObj final : Obj {
  uint32_t Alloc = 0;
  Slots *Items = nullptr;
  /// Where every way is followed: the place where it was made; set when nothing
  /// but appending is done with it (GrowingLists.h).
  uint64_t MadeAt = 0;
  GrowingLists *Growing = nullptr;
  void trace(Tracer &T) const override {
    if (Items)
      T.cell(Items);
  }
  uint32_t length() const {
    if (Growing) [[unlikely]]
      noteRead();
    return Length;
  }
  void setLength(size_t N) {
    if (Growing) [[unlikely]]
      noteRead();
    Length = uint32_t(N);
  }
  Value *begin() const {
    if (Growing) [[unlikely]]
      noteRead();
    return Items->Items;
  }
  llvm::ArrayRef<Value> items() const {
    return Items ? llvm::ArrayRef<Value>(begin(), length())
                 : llvm::ArrayRef<Value>();
  }
  /// For appending alone, which has room for \p Count more: where they go.
  uint32_t lengthToAppend() const { return Length; }
  Value *append(uint32_t Count) {
    Value *End = Items->Items + Length;
    Length += Count;
    return End;
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(Growing != nullptr);
    if (Growing)
      return true;
    W.number(Length);
    W.cell(Items);
    return true;
  }

private:
  uint32_t Length = 0;
  [[noreturn]] void noteRead() const;
};

/// mp_obj_slice_t.
struct SliceObj final : Obj {
  Value Start, Stop, Step;
  void trace(Tracer &T) const override {
    T.value(Start);
    T.value(Stop);
    T.value(Step);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Start);
    W.value(Stop);
    W.value(Step);
    return true;
  }
};

/// mp_obj_float_t.
struct FloatObj final : Obj {
  double Val = 0; ///< Rounded to float where the build's floats are single.
  /// It comes from outside and lies between Low and High; Val is one of those.
  bool IsOpen = false;
  double Low = 0, High = 0;
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.real(this, IsOpen, IsOpen ? Low : Val, IsOpen ? High : Val);
    return true;
  }
};

/// mp_obj_complex_t.
struct ComplexObj final : Obj {
  double Real = 0, Imaginary = 0;
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(llvm::bit_cast<uint64_t>(Real));
    W.number(llvm::bit_cast<uint64_t>(Imaginary));
    return true;
  }
};

/// mp_obj_array_t: array, bytearray and memoryview.
struct ArrayObj final : Obj {
  char TypeCode = 'B'; ///< For a memoryview without its read/write bit.
  bool Writable = true;
  uint64_t Free = 0;   ///< Free items behind Length; a memoryview's offset.
  uint64_t Length = 0; ///< Items in use.
  Storage *Items = nullptr; ///< Null when the data are elsewhere.
  uint8_t *Data = nullptr;  ///< A memoryview's base.
  Cell *Owner = nullptr;    ///< What a memoryview's base belongs to.
  /// A slice whose length comes from outside: Length is the longest or the
  /// shortest one from LeastLength to MostLength.
  bool IsLengthOpen = false;
  int64_t LeastLength = 0, MostLength = 0;
  void trace(Tracer &T) const override {
    if (Items)
      T.cell(Items);
    if (Owner)
      T.cell(Owner);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(uint64_t(TypeCode) << 1 | Writable);
    W.number(IsLengthOpen);
    if (IsLengthOpen) {
      W.number(uint64_t(LeastLength));
      W.number(uint64_t(MostLength));
    }
    W.number(Free);
    W.number(Length);
    W.items(Items);
    W.items(Owner);
    if (Data && !Items && !Owner)
      W.number(reinterpret_cast<uint64_t>(Data));
    return true;
  }
};

//===--- Instances and exceptions -----------------------------------------===//

/// mp_obj_instance_t: an instance of a class made by a class statement.
struct InstanceObj final : Obj {
  Map Members;
  Value *Subobjects = nullptr; ///< Of native bases.
  uint32_t SubobjectCount = 0;
  void trace(Tracer &T) const override {
    Members.trace(T);
    for (uint32_t I = 0; I != SubobjectCount; ++I)
      T.value(Subobjects[I]);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    Members.describe(W);
    W.number(SubobjectCount);
    for (uint32_t I = 0; I != SubobjectCount; ++I)
      W.value(Subobjects[I]);
    return true;
  }
};

/// mp_obj_property_t: getter, setter, deleter.
struct PropertyObj final : Obj {
  Value Proxy[3];
  void trace(Tracer &T) const override {
    for (Value V : Proxy)
      T.value(V);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    for (const Value &V : Proxy)
      W.value(V);
    return true;
  }
};

/// mp_obj_exception_t.
struct ExceptionObj final : Obj {
  Storage *Traceback = nullptr;                     ///< 3 words an entry.
  uint32_t TracebackAlloc = 0, TracebackLength = 0; ///< In words.
  TupleObj *Args = nullptr;
  void trace(Tracer &T) const override {
    if (Traceback)
      T.cell(Traceback);
    if (Args)
      T.cell(Args);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Traceback);
    W.number(TracebackAlloc);
    W.number(TracebackLength);
    W.cell(Args);
    return true;
  }
};

/// A raised Python exception on its way (nlr_raise).
struct Raise {
  Value Exception;
};

} // namespace pymemlint::micropython
#endif
