//===- Class.cpp - Classes, instances, super, object -*- C++ -*-===//
//
// py/objtype.c, py/objobject.c, py/objproperty.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// A native slot that a special method stands for, when it is looked up in a
/// native base (class_lookup_data::slot_offset).
enum class Slot : uint8_t {
  None,
  MakeNew,
  Print,
  Call,
  Unary,
  Binary,
  Subscr,
  Iter,
  Buffer,
};

bool hasSlot(const Type *Ty, Slot S) {
  switch (S) {
  case Slot::None:
    return false;
  case Slot::MakeNew:
    return Ty->MakeNew;
  case Slot::Print:
    return Ty->Print;
  case Slot::Call:
    return Ty->Call;
  case Slot::Unary:
    return Ty->Unary;
  case Slot::Binary:
    return Ty->Binary;
  case Slot::Subscr:
    return Ty->Subscr;
  case Slot::Iter:
    return Ty->GetIter || Ty->IterNext;
  case Slot::Buffer:
    return Ty->GetBuffer;
  }
  return false;
}

bool isInstanceType(const Type *Ty) { return Ty->Flags & InstanceType; }
Value asValue(const Type *Ty) { return Value(const_cast<Type *>(Ty)); }

TupleObj *parentTuple(Runtime &R, const Type *Ty) {
  return R.exact<TupleObj>(Ty->Parent, R.Types.Tuple);
}

/// instance_count_native_bases.
unsigned countNativeBases(Runtime &R, const Type *Ty, const Type *&Last) {
  unsigned Count = 0;
  for (;;) {
    if (Ty == R.Types.Object)
      return Count;
    if (!isInstanceType(Ty)) {
      Last = Ty;
      return Count + 1;
    }
    if (!Ty->Parent)
      return Count;
    if (TupleObj *Parents = parentTuple(R, Ty)) {
      for (Value P : Parents->items())
        Count += countNativeBases(R, static_cast<Type *>(P.object()), Last);
      return Count;
    }
    Ty = static_cast<Type *>(Ty->Parent.object());
  }
}

/// native_base_init_wrapper: super().__init__() of a class with a native base.
Value initNativeBase(Runtime &R, Arguments A) {
  auto *Self = static_cast<InstanceObj *>(A[0].object());
  const Type *Native = nullptr;
  countNativeBases(R, Self->Ty, Native);
  Self->Subobjects[0] =
      Native->MakeNew(R, Native, {A.Count - 1, A.Keywords, A.Values + 1});
  return Value::none();
}

/// mp_obj_new_instance.
InstanceObj *newInstance(Runtime &R, const Type *Class, const Type *&Native) {
  unsigned Count = countNativeBases(R, Class, Native);
  auto *O =
      R.newObject<InstanceObj>(R.Sizes.Instance + Count * R.wordBytes(), Class);
  initMap(R, O->Members, 0);
  if (Count) {
    O->Subobjects = R.Pool.array<Value>(Count);
    O->SubobjectCount = Count;
    O->Subobjects[0] = R.NativeBaseInit;
  }
  return O;
}

/// mp_obj_class_lookup: depth first, left to right.
struct Lookup {
  Runtime &R;
  Obj *Self; ///< The instance, the type itself, or null.
  Qstr Name;
  Slot NativeSlot;
  AttrResult &Dest;
  bool IsType = false;

  void run(const Type *Ty) {
    for (;;) {
      const bool IsNative = !isInstanceType(Ty);
      const bool IsRealNative = IsNative && Ty != R.Types.Object;
      if (IsNative && hasSlot(Ty, NativeSlot)) {
        Dest[0] = Value::sentinel();
        return;
      }
      if (Ty->LocalsDict)
        if (MapElement *E = lookupMap(R, Ty->LocalsDict->M, Value::qstr(Name),
                                      LookupKind::Lookup)) {
          convert(Ty, E->Val, IsRealNative);
          return;
        }
      if (Self && !IsType && IsRealNative) {
        loadMethodMaybe(R, static_cast<InstanceObj *>(Self)->Subobjects[0],
                        Name, Dest);
        if (Dest[0])
          return;
      }
      if (!Ty->Parent)
        return;
      if (TupleObj *Parents = parentTuple(R, Ty)) {
        auto Items = Parents->items();
        for (Value P : Items.drop_back()) {
          auto *Base = static_cast<Type *>(P.object());
          if (Base == R.Types.Object)
            continue;
          run(Base);
          if (Dest[0])
            return;
        }
        Ty = static_cast<Type *>(Items.back().object());
      } else
        Ty = static_cast<Type *>(Ty->Parent.object());
      if (Ty == R.Types.Object)
        return;
    }
  }

private:
  void convert(const Type *Ty, Value Member, bool IsRealNative) {
    if (IsType) {
      convertMemberLookup(R, Value(), static_cast<Type *>(Self), Member, Dest);
      return;
    }
    Value Object = Self ? Value(Self) : Value();
    if (Self && IsRealNative) {
      Object = static_cast<InstanceObj *>(Self)->Subobjects[0];
      if (Object == R.NativeBaseInit && R.Config.Version >= 24 &&
          R.Config.macro("MICROPY_BUILTIN_METHOD_CHECK_SELF_ARG", 1))
        raiseMessage(R, R.Types.AttributeError,
                     "call super().__init__() first");
    }
    convertMemberLookup(R, Object, Ty, Member, Dest);
  }
};

void lookUp(Runtime &R, InstanceObj *Self, Qstr Name, Slot S,
            AttrResult &Dest) {
  Dest[0] = Dest[1] = Value();
  Lookup{R, Self, Name, S, Dest}.run(Self->Ty);
}

InstanceObj *instance(Value V) {
  return static_cast<InstanceObj *>(V.object());
}

Value callFound(Runtime &R, const AttrResult &Dest,
                std::initializer_list<Value> Arguments) {
  Value Stack[6] = {Dest[0], Dest[1]};
  std::copy(Arguments.begin(), Arguments.end(), Stack + 2);
  return callMethod(R, Arguments.size(), 0, Stack);
}

//===--- Instances --------------------------------------------------------===//

void instancePrint(Runtime &R, Printer &P, Value V, PrintKind Kind) {
  StackSpace Space(R, stack::InstancePrint);
  InstanceObj *Self = instance(V);
  AttrResult Member;
  lookUp(R, Self,
         Kind == PrintKind::Str ? R.Names.str_dunder : R.Names.repr_dunder,
         Slot::Print, Member);
  if (!Member[0] && Kind == PrintKind::Str)
    lookUp(R, Self, R.Names.repr_dunder, Slot::None, Member);
  if (Member[0] == Value::sentinel()) {
    Value Native = Self->Subobjects[0];
    if (isExceptionMaker(R.typeOf(Native)->MakeNew)) {
      if (Kind != PrintKind::Str)
        P.write(R.text(Self->Ty->Name));
      printExceptionObject(R, P, Native, Kind, true);
    } else
      printValue(R, P, Native, Kind);
    return;
  }
  if (Member[0]) {
    printValue(R, P, call1(R, Member[0], V), PrintKind::Str);
    return;
  }
  P.write("<");
  P.write(typeName(R, V));
  P.write(" object at ");
  P.write(llvm::utohexstr(R.addressOf(V), true));
  P.write(">");
}

/// m_new of a call's arguments with \p Head before them, for __new__ and
/// __init__.
Value callWithHead(Runtime &R, llvm::ArrayRef<Value> Head, Arguments A,
                   llvm::function_ref<Value(const Value *)> Call) {
  uint32_t Total = Head.size() + A.Count + 2 * A.Keywords;
  Slots *All = R.newSlots(Total);
  std::copy(Head.begin(), Head.end(), All->Items);
  std::copy_n(A.Values, A.Count + 2 * A.Keywords, All->Items + Head.size());
  Value Result = Call(All->Items);
  R.deleteSlots(All, Total);
  return Result;
}

Value instanceMakeNew(Runtime &R, const Type *Class, Arguments A) {
  const bool HasArguments = A.Count || A.Keywords;
  AttrResult Found = {};
  Lookup New{R, nullptr, R.Names.new_dunder, Slot::MakeNew, Found};
  New.run(Class);
  const Type *Native = nullptr;
  InstanceObj *O;
  if (!Found[0] || Found[0] == Value::sentinel()) {
    O = newInstance(R, Class, Native);
  } else {
    const StackSpace Stack(R, HasArguments ? stack::MakeInstanceWith
                                           : stack::MakeInstance);
    Value ClassValue = asValue(Class);
    Value Made =
        HasArguments
            ? callWithHead(R, ClassValue, A,
                           [&](const Value *All) {
                             return call(R, Found[0],
                                         {A.Count + 1, A.Keywords, All});
                           })
            : call(R, Found[0], {1, 0, &ClassValue});
    if (R.typeOf(Made) != Class)
      return Made;
    O = instance(Made);
    R.Mem.hold(O);
  }
  Found[0] = Found[1] = Value();
  Lookup{R, O, R.Names.init_dunder, Slot::None, Found}.run(Class);
  const StackSpace Stack(R, stack::MakeInstance);
  if (Found[0]) {
    Value Result =
        HasArguments
            ? callWithHead(R, {Found[0], Found[1]}, A,
                           [&](const Value *All) {
                             return callMethod(R, A.Count, A.Keywords, All);
                           })
            : callFound(R, Found, {});
    if (!Result.isNone()) {
      if (R.Config.ErrorReporting <= 1)
        raiseTypeError(R, "__init__() should return None");
      raiseFormatted(R, R.Types.TypeError,
                     "__init__() should return None, not '%s'",
                     llvm::Twine("__init__() should return None, not '") +
                         typeName(R, Result) + "'");
    }
  }
  if (Native && O->Subobjects[0] == R.NativeBaseInit)
    O->Subobjects[0] = Native->MakeNew(R, Native, A);
  return O;
}

Value instanceUnary(Runtime &R, UnaryOp Op, Value V) {
  InstanceObj *Self = instance(V);
  if (Op == UnaryOp::SizeOf && R.Config.macro("MICROPY_PY_SYS_GETSIZEOF"))
    return Value::smallInt(R.Sizes.Instance +
                           R.wordBytes() * Self->SubobjectCount +
                           R.Sizes.MapElement * Self->Members.Alloc);
  StackSpace Space(R, stack::InstanceUnary);
  AttrResult Member;
  Qstr Name = R.unaryName(Op);
  lookUp(R, Self, Name, Slot::Unary, Member);
  if (Member[0] == Value::sentinel())
    return unaryOp(R, Op, Self->Subobjects[0]);
  if (Member[0]) {
    Value Result = call1(R, Member[0], V);
    if (Op == UnaryOp::Hash)
      return Value::smallInt(getIntTruncated(R, Result));
    if (Op == UnaryOp::IntMaybe && !isInt(R, Result))
      raiseTypeError(R, nullptr);
    return Result;
  }
  if (Op == UnaryOp::Hash) {
    lookUp(R, Self, R.Names.eq_dunder, Slot::Unary, Member);
    if (!Member[0])
      return identityHash(R, V);
  }
  return Value();
}

Value instanceBinary(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  StackSpace Space(R, stack::InstanceBinary);
  InstanceObj *Self = instance(L);
  AttrResult Member;
  lookUp(R, Self, R.binaryName(Op), Slot::Binary, Member);
  Value Result;
  if (Member[0] == Value::sentinel())
    Result = binaryOp(R, Op, Self->Subobjects[0], Rhs);
  else if (Member[0]) {
    Result = callFound(R, Member, {Rhs});
    if (Op == BinaryOp::Contains)
      Result = newBool(isTrue(R, Result));
  } else
    return Value();
  return Result == R.NotImplementedObject ? Value() : Result;
}

void instanceLoad(Runtime &R, Value V, Qstr Name, AttrResult &Dest) {
  InstanceObj *Self = instance(V);
  if (MapElement *E =
          lookupMap(R, Self->Members, Value::qstr(Name), LookupKind::Lookup)) {
    Dest[0] = E->Val;
    return;
  }
  if (R.IsCPythonCompatible && Name == R.Names.dict_dunder && Name) {
    DictObj *Copy = copyMapToDict(R, Self->Members);
    Copy->M.IsFixed = true;
    Dest[0] = Copy;
    return;
  }
  Lookup{R, Self, Name, Slot::None, Dest}.run(Self->Ty);
  if (Value Member = Dest[0]) {
    if (!(Self->Ty->Flags & HasSpecialAccessors))
      return;
    if (auto *P = R.exact<PropertyObj>(Member, R.Types.Property)) {
      if (P->Proxy[0].isNone())
        raiseMessage(R, R.Types.AttributeError, "unreadable attribute");
      Dest[0] = call(R, P->Proxy[0], {1, 0, &V});
      return;
    }
    if (R.HasDescriptors) {
      AttrResult Get;
      loadMethodMaybe(R, Member, R.Names.get_dunder, Get);
      if (Get[0])
        Dest[0] = callFound(R, Get, {V, asValue(Self->Ty)});
    }
    return;
  }
  const auto &N = R.Names;
  if (Name == N.getattr_dunder)
    return;
  if (R.HasDescriptors && R.Config.Version >= 24 &&
      (Name == N.get_dunder || Name == N.set_dunder ||
       Name == N.delete_dunder || Name == N.set_name_dunder))
    return;
  if (R.HasAttributeHooks &&
      (Name == N.setattr_dunder || Name == N.delattr_dunder))
    return;
  AttrResult GetAttr;
  loadMethodMaybe(R, V, N.getattr_dunder, GetAttr);
  if (GetAttr[0])
    Dest[0] = callFound(R, GetAttr, {Value::qstr(Name)});
}

/// The special accessors of a store or delete; false when there are none.
bool storeThroughAccessor(Runtime &R, Value V, Qstr Name, Value New,
                          bool &Success) {
  InstanceObj *Self = instance(V);
  AttrResult Member = {};
  Lookup{R, Self, Name, Slot::None, Member}.run(Self->Ty);
  Success = true;
  if (Member[0]) {
    if (auto *P = R.exact<PropertyObj>(Member[0], R.Types.Property)) {
      Value Accessor = P->Proxy[New ? 1 : 2];
      if (Accessor.isNone())
        Success = false;
      else {
        Value Both[2] = {V, New};
        call(R, Accessor, {New ? 2u : 1u, 0, Both});
      }
      return true;
    }
    if (R.HasDescriptors) {
      AttrResult Method;
      loadMethodMaybe(R, Member[0],
                      New ? R.Names.set_dunder : R.Names.delete_dunder, Method);
      if (Method[0]) {
        if (New)
          callFound(R, Method, {V, New});
        else
          callFound(R, Method, {V});
        return true;
      }
    }
  }
  if (R.HasAttributeHooks) {
    AttrResult Method;
    loadMethodMaybe(R, V, New ? R.Names.setattr_dunder : R.Names.delattr_dunder,
                    Method);
    if (Method[0]) {
      if (New)
        callFound(R, Method, {Value::qstr(Name), New});
      else
        callFound(R, Method, {Value::qstr(Name)});
      return true;
    }
  }
  return false;
}

bool instanceStore(Runtime &R, Value V, Qstr Name, Value New) {
  InstanceObj *Self = instance(V);
  bool Success;
  if ((Self->Ty->Flags & HasSpecialAccessors) &&
      storeThroughAccessor(R, V, Name, New, Success))
    return Success;
  if (!New)
    return lookupMap(R, Self->Members, Value::qstr(Name),
                     LookupKind::RemoveIfFound);
  lookupMap(R, Self->Members, Value::qstr(Name), LookupKind::AddIfNotFound)
      ->Val = New;
  return true;
}

void instanceAttr(Runtime &R, Value V, Qstr Name, AttrResult &Dest) {
  const StackSpace Stack(R, stack::InstanceAttr);
  if (!Dest[0])
    instanceLoad(R, V, Name, Dest);
  else if (instanceStore(R, V, Name, Dest[1]))
    Dest[0] = Value();
}

Value instanceSubscr(Runtime &R, Value V, Value Index, Value New) {
  StackSpace Space(R, stack::InstanceSubscript);
  const bool Loads = New == Value::sentinel();
  AttrResult Member;
  lookUp(R, instance(V),
         !New    ? R.Names.delitem_dunder
         : Loads ? R.Names.getitem_dunder
                 : R.Names.setitem_dunder,
         Slot::Subscr, Member);
  if (Member[0] == Value::sentinel())
    return subscr(R, instance(V)->Subobjects[0], Index, New);
  if (!Member[0])
    return Value();
  Value Result = !New || Loads ? callFound(R, Member, {Index})
                               : callFound(R, Member, {Index, New});
  return Loads ? Result : Value::none();
}

Value instanceCall(Runtime &R, Value V, Arguments A) {
  StackSpace Space(R, stack::InstanceCall);
  AttrResult Member;
  lookUp(R, instance(V), R.Names.call_dunder, Slot::Call, Member);
  if (!Member[0]) {
    if (R.Config.ErrorReporting <= 1)
      raiseTypeError(R, "object not callable");
    raiseFormatted(R, R.Types.TypeError, "'%s' object isn't callable",
                   llvm::Twine("'") + typeName(R, V) +
                       "' object isn't callable");
  }
  if (Member[0] == Value::sentinel())
    return call(R, instance(V)->Subobjects[0], A);
  return callWithSelf(R, Member[0], Member[1], A);
}

Value instanceGetIter(Runtime &R, Value V, bool OnStack) {
  const StackSpace Stack(R, stack::InstanceGetIter);
  AttrResult Member;
  lookUp(R, instance(V), R.Names.iter_dunder, Slot::Iter, Member);
  if (!Member[0])
    return Value();
  if (!(Member[0] == Value::sentinel()))
    return callFound(R, Member, {});
  Value Native = instance(V)->Subobjects[0];
  const Type *Ty = R.typeOf(Native);
  if (Ty->Flags & IterIsIterNext)
    return Native;
  return Ty->GetIter(R, Native, OnStack);
}

bool instanceGetBuffer(Runtime &R, Value V, Buffer &B, bool ForWriting) {
  AttrResult Member;
  lookUp(R, instance(V), 1, Slot::Buffer, Member);
  if (!(Member[0] == Value::sentinel()))
    return false;
  Value Native = instance(V)->Subobjects[0];
  // What object.__new__() makes has a function in its place, for __init__.
  if (!R.typeOf(Native)->GetBuffer)
    stopUnmodelled(R, "the buffer of an object whose native base was not "
                      "initialised: the interpreter crashes");
  return R.typeOf(Native)->GetBuffer(R, Native, B, ForWriting);
}

//===--- Types ------------------------------------------------------------===//

/// check_for_special_accessors.
bool isSpecialAccessor(Runtime &R, Value Key, Value V) {
  if (R.HasAttributeHooks && (Key == Value::qstr(R.Names.setattr_dunder) ||
                              Key == Value::qstr(R.Names.delattr_dunder)))
    return true;
  if (R.isExact(V, R.Types.Property))
    return true;
  if (R.HasDescriptors)
    for (Qstr Name :
         {R.Names.get_dunder, R.Names.set_dunder, R.Names.delete_dunder}) {
      AttrResult Dest = {};
      loadMethodProtected(R, V, Name, Dest, true);
      if (Dest[0])
        return true;
    }
  return false;
}

void typePrint(Runtime &R, Printer &P, Value V, PrintKind) {
  P.write("<class '");
  P.write(R.text(static_cast<Type *>(V.object())->Name));
  P.write("'>");
}

Value typeMakeNew(Runtime &R, const Type *, Arguments A) {
  checkArguments(R, A.Count, A.Keywords, 1, 3, false);
  if (A.Count == 1)
    return asValue(R.typeOf(A[0]));
  if (A.Count == 3)
    return newType(R, qstrOf(R, A[0]), A[1], A[2]);
  raiseTypeError(R, "type takes 1 or 3 arguments");
}

Value typeCall(Runtime &R, Value V, Arguments A) {
  auto *Ty = static_cast<Type *>(V.object());
  if (Ty->MakeNew) {
    if (Ty->Flags & InstanceType)
      return Ty->MakeNew(R, Ty, A);
    const NativeCall Unknown(R);
    return Ty->MakeNew(R, Ty, A);
  }
  if (R.Config.ErrorReporting <= 1)
    raiseTypeError(R, "can't create instance");
  raiseFormatted(R, R.Types.TypeError, "can't create '%q' instances",
                 "can't create '" + R.text(Ty->Name) + "' instances");
}

void typeLoad(Runtime &R, Type *Self, Qstr Name, AttrResult &Dest) {
  if (R.IsCPythonCompatible) {
    if (Name == R.Names.name_dunder) {
      Dest[0] = Value::qstr(Self->Name);
      return;
    }
    if (Name == R.Names.dict_dunder && Name) {
      if (!Self->LocalsDict) {
        Dest[0] = R.romDict({});
      } else if (Self->LocalsDict->M.IsFixed) {
        Dest[0] = Self->LocalsDict;
      } else {
        DictObj *Copy = copyMapToDict(R, Self->LocalsDict->M);
        Copy->M.IsFixed = true;
        Dest[0] = Copy;
      }
      return;
    }
    if (Name == R.Names.bases_dunder && Name) {
      if (Self == R.Types.Object) {
        Dest[0] = R.EmptyTuple;
        return;
      }
      Value Parent = Self->Parent ? Self->Parent : Value(R.Types.Object);
      Dest[0] = R.isExact(Parent, R.Types.Tuple) ? Parent : newTuple(R, Parent);
      return;
    }
  }
  Lookup{R, Self, Name, Slot::None, Dest, true}.run(Self);
}

void typeAttr(Runtime &R, Value V, Qstr Name, AttrResult &Dest) {
  auto *Self = static_cast<Type *>(V.object());
  if (!Dest[0]) {
    typeLoad(R, Self, Name, Dest);
    return;
  }
  if (!Self->LocalsDict || Self->LocalsDict->M.IsFixed)
    return;
  Map &Locals = Self->LocalsDict->M;
  if (!Dest[1]) {
    if (lookupMap(R, Locals, Value::qstr(Name), LookupKind::RemoveIfFound))
      Dest[0] = Value();
    return;
  }
  if (!(Self->Flags & HasSpecialAccessors) &&
      isSpecialAccessor(R, Value::qstr(Name), Dest[1])) {
    if (Self->Flags & IsSubclassed)
      raiseMessage(R, R.Types.AttributeError,
                   "can't add special method to already-subclassed class");
    Self->Flags |= HasSpecialAccessors;
  }
  lookupMap(R, Locals, Value::qstr(Name), LookupKind::AddIfNotFound)->Val =
      Dest[1];
  Dest[0] = Value();
}

Value methodWrapperMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A.Count, A.Keywords, 1, 1, false);
  auto *W = R.newObject<MethodWrapperObj>(R.Sizes.StaticClassMethod, Ty);
  W->Function = A[0];
  return W;
}

/// setname_list_t: a list element's cell while a class is made.
struct SetNameCall final : Cell {
  Value Stack[4];
  void trace(Tracer &T) const override {
    for (Value V : Stack)
      T.value(V);
  }
};

} // namespace

Value micropython::newType(Runtime &R, Qstr Name, Value Bases,
                           Value LocalsDict) {
  auto *BaseTuple = R.exact<TupleObj>(Bases, R.Types.Tuple);
  if (!BaseTuple || !isDict(R, LocalsDict))
    raiseTypeError(R, nullptr);
  uint16_t Flags =
      EqNotReflexive | EqChecksOtherType | EqHasNeqTest | InstanceType;
  for (Value B : BaseTuple->items()) {
    auto *Base = R.exact<Type>(B, R.Types.Type);
    if (!Base)
      raiseTypeError(R, nullptr);
    if (!Base->MakeNew) {
      if (R.Config.ErrorReporting <= 1)
        raiseTypeError(R, "type isn't an acceptable base type");
      raiseFormatted(
          R, R.Types.TypeError, "type '%q' isn't an acceptable base type",
          "type '" + R.text(Base->Name) + "' isn't an acceptable base type");
    }
    if (isInstanceType(Base)) {
      Base->Flags |= IsSubclassed;
      Flags |= Base->Flags & HasSpecialAccessors;
    }
  }
  const uint32_t BaseCount = BaseTuple->Length;
  // A native protocol of the first base is inherited and takes a slot.
  const Type *First =
      BaseCount ? static_cast<Type *>(BaseTuple->Items[0].object()) : nullptr;
  const bool HasProtocol = First && (First->Stream || First->HasProtocol);
  auto *Ty = R.newObject<Type>(
      R.Sizes.Type +
          (10 + (BaseCount ? 1 : 0) + (HasProtocol ? 1 : 0)) * R.wordBytes(),
      R.Types.Type);
  Ty->Flags = Flags;
  Ty->Name = Name;
  Ty->MakeNew = instanceMakeNew;
  Ty->Print = instancePrint;
  Ty->Call = instanceCall;
  Ty->Unary = instanceUnary;
  Ty->Binary = instanceBinary;
  Ty->Attr = instanceAttr;
  Ty->Subscr = instanceSubscr;
  Ty->GetIter = instanceGetIter;
  Ty->GetBuffer = instanceGetBuffer;
  Ty->LocalsDict = static_cast<DictObj *>(LocalsDict.object());
  if (BaseCount >= 2 && !R.Config.macro("MICROPY_MULTIPLE_INHERITANCE", 1))
    raiseMessage(R, R.Types.NotImplementedError,
                 "multiple inheritance not supported");
  if (BaseCount)
    Ty->Parent = BaseCount >= 2 ? Bases : BaseTuple->Items[0];
  if (HasProtocol) {
    Ty->Stream = First->Stream;
    Ty->HasProtocol = true;
  }

  Map &Locals = Ty->LocalsDict->M;
  llvm::SmallVector<SetNameCall *, 2> Calls;
  SetNameCall *Tail = R.Pool.make<SetNameCall>(); // On the C stack.
  for (uint32_t I = 0; I != Locals.Alloc; ++I) {
    if (!R.HasDescriptors && (Ty->Flags & HasSpecialAccessors))
      break;
    if (!Locals.isFilled(I))
      continue;
    MapElement E = Locals.elements()[I];
    if (!(Ty->Flags & HasSpecialAccessors) &&
        isSpecialAccessor(R, E.Key, E.Val))
      Ty->Flags |= HasSpecialAccessors;
    if (!R.HasDescriptors)
      continue;
    // PEP 487 since 1.26.
    if (R.Config.Version < 26)
      continue;
    AttrResult Found;
    loadMethodMaybe(R, E.Val, R.Names.set_name_dunder, Found);
    if (!Found[1])
      continue;
    Tail->Stack[0] = Found[0];
    Tail->Stack[1] = Found[1];
    Tail->Stack[3] = E.Key;
    Calls.push_back(Tail);
    Tail = R.Pool.make<SetNameCall>();
    R.Mem.allocate(*Tail, 4 * R.wordBytes());
  }
  const Type *Native = nullptr;
  if (countNativeBases(R, Ty, Native) > 1)
    raiseTypeError(R, "multiple bases have instance lay-out conflict");
  if (MapElement *E = lookupMap(R, Locals, Value::qstr(R.Names.new_dunder),
                                LookupKind::Lookup))
    if (E->Val.isObject() && E->Val.object()->Ty->Name == R.Names.function)
      E->Val = methodWrapperMakeNew(R, R.Types.StaticMethod, {1, 0, &E->Val});
  for (SetNameCall *C : Calls) {
    C->Stack[2] = Ty;
    callMethod(R, 2, 0, C->Stack);
  }
  return Ty;
}

//===--- super ------------------------------------------------------------===//

namespace {

/// mp_obj_super_t.
struct SuperObj final : Obj {
  Value Class, Self;
  void trace(Tracer &T) const override {
    T.value(Class);
    T.value(Self);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Class);
    W.value(Self);
    return true;
  }
};

void superPrint(Runtime &R, Printer &P, Value V, PrintKind) {
  auto *S = static_cast<SuperObj *>(V.object());
  P.write("<super: ");
  printValue(R, P, S->Class, PrintKind::Str);
  P.write(", ");
  printValue(R, P, S->Self, PrintKind::Str);
  P.write(">");
}

Value superMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A.Count, A.Keywords, 2, 2, false);
  // Before 1.24 the second argument was not looked at.
  if (R.Config.Version < 24) {
    if (!R.isExact(A[0], R.Types.Type))
      raiseTypeError(R, nullptr);
  } else {
    const Type *Second = R.typeOf(A[1]);
    Value Class = Second == R.Types.Type ? A[1] : asValue(Second);
    if (!isSubclass(R, Class, A[0]))
      raiseTypeError(R, nullptr);
  }
  auto *S = R.newObject<SuperObj>(R.Sizes.Super, Ty);
  S->Class = A[0];
  S->Self = A[1];
  return S;
}

void superAttr(Runtime &R, Value V, Qstr Name, AttrResult &Dest) {
  if (Dest[0])
    return;
  auto *S = static_cast<SuperObj *>(V.object());
  auto *Class = R.exact<Type>(S->Class, R.Types.Type);
  if (!Class || !S->Self.isObject())
    return;
  // With a type as self the original reads it as an instance; it has no
  // native part to reach.
  Lookup Look{R, S->Self.object(), Name,
              Name == R.Names.init_dunder ? Slot::MakeNew : Slot::None, Dest};
  if (!Class->Parent) {
  } else if (TupleObj *Parents = parentTuple(R, Class)) {
    for (Value P : Parents->items()) {
      if (P == Value(R.Types.Object))
        continue;
      Look.run(static_cast<Type *>(P.object()));
      if (Dest[0])
        break;
    }
  } else if (!(Class->Parent == Value(R.Types.Object)))
    Look.run(static_cast<Type *>(Class->Parent.object()));
  if (Dest[0]) {
    if (Dest[0] == Value::sentinel()) {
      Dest[0] = R.NativeBaseInit;
      Dest[1] = S->Self;
    }
    return;
  }
  Look.NativeSlot = Slot::None;
  Look.run(R.Types.Object);
}

} // namespace

void micropython::loadSuperMethod(Runtime &R, Qstr Name, Value *Stack) {
  // The super object stands on the C stack.
  auto *S = R.newStackObject<SuperObj>(R.Types.Super);
  S->Class = Stack[1];
  S->Self = Stack[2];
  AttrResult Dest;
  loadMethod(R, S, Name, Dest);
  Stack[0] = Dest[0];
  Stack[1] = Dest[1];
}

//===--- Subclass tests ---------------------------------------------------===//

bool micropython::isSubclassFast(Runtime &R, Value Object, Value Class) {
  for (;;) {
    if (Object == Class)
      return true;
    auto *Ty = R.exact<Type>(Object, R.Types.Type);
    if (!Ty || !Ty->Parent)
      return false;
    if (TupleObj *Parents = parentTuple(R, Ty)) {
      auto Items = Parents->items();
      for (Value P : Items.drop_back())
        if (isSubclassFast(R, P, Class))
          return true;
      Object = Items.back();
    } else
      Object = Ty->Parent;
  }
}

bool micropython::isSubclass(Runtime &R, Value Object, Value ClassInfo) {
  llvm::ArrayRef<Value> Classes;
  if (R.isExact(ClassInfo, R.Types.Type))
    Classes = ClassInfo;
  else if (auto *T = R.exact<TupleObj>(ClassInfo, R.Types.Tuple))
    Classes = T->items();
  else
    raiseTypeError(R,
                   "issubclass() arg 2 must be a class or a tuple of classes");
  for (Value C : Classes)
    if (C == Value(R.Types.Object) || isSubclassFast(R, Object, C))
      return true;
  return false;
}

Value micropython::castToNativeBase(Runtime &R, Value Self,
                                    const Type *Native) {
  const Type *Ty = R.typeOf(Self);
  if (Ty == Native)
    return Self;
  if (!isSubclassFast(R, asValue(Ty), asValue(Native)))
    return Value();
  return instance(Self)->SubobjectCount ? instance(Self)->Subobjects[0]
                                        : Value();
}

bool micropython::instanceIsCallable(Runtime &R, Value V) {
  AttrResult Member;
  lookUp(R, instance(V), R.Names.call_dunder, Slot::Call, Member);
  return bool(Member[0]);
}

Value micropython::makeNativeBaseInit(Runtime &R) {
  // Keyword arguments since 1.24.
  return R.native("native_base_init_wrapper", initNativeBase, 1, 255,
                  R.Config.Version >= 24);
}

//===--- object, property, staticmethod, classmethod ----------------------===//

namespace {

Value objectMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A.Count, A.Keywords, 0, 0, false);
  return R.newObject<Obj>(R.Sizes.Object, Ty);
}
Value objectInit(Runtime &, Arguments) { return Value::none(); }
Value objectNew(Runtime &R, Arguments A) {
  auto *Class = R.exact<Type>(A[0], R.Types.Type);
  if (!Class || !isInstanceType(Class))
    raiseTypeError(R, "arg must be user-type");
  const Type *Native = nullptr;
  return newInstance(R, Class, Native);
}
InstanceObj *instanceArgument(Runtime &R, Arguments A) {
  if (!isInstanceType(R.typeOf(A[0])))
    raiseTypeError(R, "arg must be user-type");
  if (!isStr(R, A[1]))
    raiseTypeError(R, nullptr);
  return instance(A[0]);
}
Value objectSetAttr(Runtime &R, Arguments A) {
  InstanceObj *Self = instanceArgument(R, A);
  lookupMap(R, Self->Members, A[1], LookupKind::AddIfNotFound)->Val = A[2];
  return Value::none();
}
Value objectDelAttr(Runtime &R, Arguments A) {
  InstanceObj *Self = instanceArgument(R, A);
  if (!lookupMap(R, Self->Members, A[1], LookupKind::RemoveIfFound))
    raiseMessage(R, R.Types.AttributeError, "no such attribute");
  return Value::none();
}

constexpr Entry ObjectLocals[] = {
    function("__init__", objectInit, 1),
    staticFunction("__new__", objectNew, 1, 1),
    function("__setattr__", objectSetAttr, 3),
    function("__delattr__", objectDelAttr, 2),
};

constexpr Parameter PropertyParameters[] = {
    objectParameter(&Runtime::NamesOf::empty),
    objectParameter(&Runtime::NamesOf::empty),
    objectParameter(&Runtime::NamesOf::empty),
    objectParameter(&Runtime::NamesOf::doc),
};

Value propertyMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  Argument Parsed[4];
  parseArguments(R, A, PropertyParameters, Parsed);
  auto *P = R.newObject<PropertyObj>(R.Sizes.Property, Ty);
  for (unsigned I = 0; I != 3; ++I)
    P->Proxy[I] = Parsed[I].Object;
  return P;
}

template <unsigned Which> Value propertyWith(Runtime &R, Arguments A) {
  auto *Old = static_cast<PropertyObj *>(A[0].object());
  auto *P = R.newObject<PropertyObj>(R.Sizes.Property, Old->Ty);
  std::copy_n(Old->Proxy, 3, P->Proxy);
  P->Proxy[Which] = A[1];
  return P;
}

constexpr Entry PropertyLocals[] = {
    function("getter", propertyWith<0>, 2),
    function("setter", propertyWith<1>, 2),
    function("deleter", propertyWith<2>, 2),
};

} // namespace

namespace pymemlint::micropython {
extern const TypeSpec TypeType, ObjectType, SuperType, StaticMethodType,
    ClassMethodType, PropertyType;
const TypeSpec TypeType = {.Name = "type",
                           .MakeNew = typeMakeNew,
                           .Print = typePrint,
                           .Call = typeCall,
                           .Attr = typeAttr};
const TypeSpec ObjectType = {
    .Name = "object", .MakeNew = objectMakeNew, .Locals = ObjectLocals};
const TypeSpec SuperType = {.Name = "super",
                            .MakeNew = superMakeNew,
                            .Print = superPrint,
                            .Attr = superAttr};
const TypeSpec StaticMethodType = {.Name = "staticmethod",
                                   .MakeNew = methodWrapperMakeNew};
const TypeSpec ClassMethodType = {.Name = "classmethod",
                                  .MakeNew = methodWrapperMakeNew};
const TypeSpec PropertyType = {
    .Name = "property", .MakeNew = propertyMakeNew, .Locals = PropertyLocals};
} // namespace pymemlint::micropython
