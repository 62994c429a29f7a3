//===- Operations.cpp - Names, attributes, calls, iteration -*- C++ -*-===//
//
// py/runtime.c without its operators and errors.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <optional>

using namespace pymemlint;
using namespace pymemlint::micropython;

/// A result on its way through C code stays live until the operation ends.
static Value held(Runtime &R, Value V) {
  if (V.isObject())
    R.Mem.hold(V.object());
  return V;
}

static bool hasIterNext(const Type *Ty) {
  return Ty->Flags & (IterIsIterNext | IterIsCustom);
}

//===--- Names ------------------------------------------------------------===//

Value micropython::loadName(Runtime &R, Qstr Name) {
  if (R.Locals != R.Globals)
    if (MapElement *E =
            lookupMap(R, R.Locals->M, Value::qstr(Name), LookupKind::Lookup))
      return E->Val;
  return loadGlobal(R, Name);
}

Value micropython::findGlobal(Runtime &R, DictObj *Globals, Qstr Name) {
  Value Key = Value::qstr(Name);
  if (MapElement *E = lookupMap(R, Globals->M, Key, LookupKind::Lookup))
    return E->Val;
  if (R.BuiltinsOverride)
    if (MapElement *E =
            lookupMap(R, R.BuiltinsOverride->M, Key, LookupKind::Lookup))
      return E->Val;
  MapElement *E = R.lookupBuiltin(Name);
  return E ? E->Val : Value();
}

Value micropython::loadGlobal(Runtime &R, Qstr Name) {
  if (Value Found = findGlobal(R, R.Globals, Name))
    return Found;
  if (R.Config.ErrorReporting <= 1)
    raiseMessage(R, R.Types.NameError, "name not defined");
  raiseFormatted(R, R.Types.NameError, "name '%q' isn't defined",
                 "name '" + R.text(Name) + "' isn't defined");
}

Value micropython::loadBuildClass(Runtime &R) {
  if (R.BuiltinsOverride)
    if (MapElement *E = lookupMap(R, R.BuiltinsOverride->M,
                                  Value::qstr(R.Names.build_class_dunder),
                                  LookupKind::Lookup))
      return E->Val;
  return R.builtin(R.Names.build_class_dunder)->Val;
}

void micropython::storeName(Runtime &R, Qstr Name, Value V) {
  dictStore(R, R.Locals, Value::qstr(Name), V);
}

void micropython::storeGlobal(Runtime &R, Qstr Name, Value V) {
  dictStore(R, R.Globals, Value::qstr(Name), V);
}

void micropython::deleteName(Runtime &R, Qstr Name) {
  dictDelete(R, R.Locals, Value::qstr(Name));
}

void micropython::deleteGlobal(Runtime &R, Qstr Name) {
  dictDelete(R, R.Globals, Value::qstr(Name));
}

//===--- Attributes -------------------------------------------------------===//

Value micropython::loadAttr(Runtime &R, Value Base, Qstr Name) {
  const StackSpace Stack(R, stack::LoadAttr);
  AttrResult Dest;
  loadMethod(R, Base, Name, Dest);
  if (!Dest[1])
    return Dest[0];
  return newBoundMethod(R, Dest[0], Dest[1]);
}

namespace {

/// mp_obj_checked_fun_t: a built-in method without its self.
struct CheckedFunctionObj final : Obj {
  const Type *Wanted = nullptr;
  Value Function;
  void trace(Tracer &T) const override {
    T.cell(Wanted);
    T.value(Function);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Wanted);
    W.value(Function);
    return true;
  }
};

Value callChecked(Runtime &R, Value Self, Arguments A) {
  auto *C = static_cast<CheckedFunctionObj *>(Self.object());
  if (A.Count > 0 && R.typeOf(A[0]) != C->Wanted) {
    if (R.Config.ErrorReporting != 3)
      raiseTypeError(R, "argument has wrong type");
    raiseFormatted(R, R.Types.TypeError, "argument should be a '%q' not a '%q'",
                   "argument should be a '" + R.text(C->Wanted->Name) +
                       "' not a '" + R.text(R.typeOf(A[0])->Name) + "'");
  }
  return call(R, C->Function, A);
}

const TypeSpec CheckedFunctionType = {
    .Name = "function", .Flags = BindsSelf, .Call = callChecked};

} // namespace

void micropython::convertMemberLookup(Runtime &R, Value Self, const Type *Ty,
                                      Value Member, AttrResult &Dest) {
  Dest[0] = Member;
  if (!Member.isObject())
    return;
  const Type *Kind = Member.object()->Ty;
  if (Kind->Flags & BindsSelf) {
    if (!(Kind->Flags & BuiltinFunction)) {
      Dest[1] = Self;
    } else if (Ty->Flags & InstanceType) {
      // A built-in function in a user's class acts as a static method.
    } else if (!Self && Ty != R.Types.Object &&
               R.Config.macro("MICROPY_BUILTIN_METHOD_CHECK_SELF_ARG", 1)) {
      auto *C = R.newObject<CheckedFunctionObj>(
          R.sizeOf("mp_obj_checked_fun_t"), R.type(CheckedFunctionType));
      C->Wanted = Ty;
      C->Function = Member;
      Dest[0] = C;
    } else
      Dest[1] = Self;
  } else if (Kind == R.Types.StaticMethod) {
    Dest[0] = static_cast<MethodWrapperObj *>(Member.object())->Function;
  } else if (Kind == R.Types.ClassMethod) {
    if (Self) {
      Ty = R.typeOf(Self);
      // A class that is itself what super() was given; since 1.24.
      if (Ty == R.Types.Type && R.Config.Version >= 24)
        Ty = static_cast<Type *>(Self.object());
    }
    Dest[0] = static_cast<MethodWrapperObj *>(Member.object())->Function;
    Dest[1] = Value(const_cast<Type *>(Ty));
  }
}

void micropython::loadMethodMaybe(Runtime &R, Value Base, Qstr Name,
                                  AttrResult &Dest) {
  const StackSpace Stack(R, stack::LoadMethodMaybe);
  Dest[0] = Dest[1] = Value();
  const Type *Ty = R.typeOf(Base);
  if (Name == R.Names.class_dunder && R.IsCPythonCompatible) {
    Dest[0] = Value(const_cast<Type *>(Ty));
    return;
  }
  if (Name == R.Names.next_dunder && Name && hasIterNext(Ty)) {
    Dest[0] = R.builtin(R.Names.next)->Val;
    Dest[1] = Base;
    return;
  }
  if (Ty->Attr) {
    Ty->Attr(R, Base, Name, Dest);
    if (!(Dest[1] == Value::sentinel()))
      return;
    Dest[1] = Value();
  }
  if (Ty->LocalsDict)
    if (MapElement *E = lookupMap(R, Ty->LocalsDict->M, Value::qstr(Name),
                                  LookupKind::Lookup))
      convertMemberLookup(R, Base, Ty, E->Val, Dest);
}

void micropython::loadMethod(Runtime &R, Value Base, Qstr Name,
                             AttrResult &Dest) {
  const StackSpace Stack(R, stack::LoadMethod);
  loadMethodMaybe(R, Base, Name, Dest);
  if (Dest[0])
    return;
  const Type *Error = R.Types.AttributeError;
  if (R.Config.ErrorReporting <= 1)
    raiseMessage(R, Error, "no such attribute");
  llvm::StringRef Text = R.text(Name);
  if (R.isExact(Base, R.Types.Type))
    raiseFormatted(R, Error, "type object '%q' has no attribute '%q'",
                   "type object '" +
                       R.text(static_cast<Type *>(Base.object())->Name) +
                       "' has no attribute '" + Text + "'");
  if (R.isExact(Base, R.Types.Module) && R.Config.ErrorReporting >= 3 &&
      R.Config.macro("MICROPY_MODULE___ALL__", R.Config.Version >= 26)) {
    AttrResult ModuleName;
    loadMethodMaybe(R, Base, R.Names.name_dunder, ModuleName);
    llvm::StringRef Module =
        ModuleName[0].isQstr() ? R.text(ModuleName[0].qstr()) : "";
    raiseFormatted(R, Error, "module '%q' has no attribute '%q'",
                   "module '" + Module + "' has no attribute '" + Text + "'");
  }
  raiseFormatted(R, Error, "'%s' object has no attribute '%q'",
                 llvm::Twine("'") + typeName(R, Base) +
                     "' object has no attribute '" + Text + "'");
}

void micropython::loadMethodProtected(Runtime &R, Value Base, Qstr Name,
                                      AttrResult &Dest, bool CatchAll) {
  const StackSpace Stack(R, stack::LoadMethod);
  std::optional<CatchScope> Catch;
  if (CatchAll)
    Catch.emplace(R);
  try {
    loadMethodMaybe(R, Base, Name, Dest);
  } catch (Raise &E) {
    if (!CatchAll &&
        !isSubclassFast(R, Value(const_cast<Type *>(R.typeOf(E.Exception))),
                        R.Types.AttributeError))
      throw;
  }
}

void micropython::storeAttr(Runtime &R, Value Base, Qstr Name, Value V) {
  const StackSpace Stack(R, stack::StoreAttr);
  const Type *Ty = R.typeOf(Base);
  if (Ty->Attr) {
    AttrResult Dest = {Value::sentinel(), V};
    Ty->Attr(R, Base, Name, Dest);
    if (!Dest[0])
      return;
  }
  if (R.Config.ErrorReporting <= 1)
    raiseMessage(R, R.Types.AttributeError, "no such attribute");
  raiseFormatted(R, R.Types.AttributeError, "'%s' object has no attribute '%q'",
                 llvm::Twine("'") + typeName(R, Base) +
                     "' object has no attribute '" + R.text(Name) + "'");
}

//===--- Calls ------------------------------------------------------------===//

Value micropython::call(Runtime &R, Value F, Arguments A) {
  const Type *Ty = R.typeOf(F);
  if (R.Paths && (Ty == R.Types.NativeFunction ||
                  (Ty == R.Types.Type && F.object()->Place == NoBlock)))
    return open::call(R, F, A);
  if (Ty->Call)
    return Ty->Call(R, F, A);
  if (R.Config.ErrorReporting <= 1)
    raiseTypeError(R, "object not callable");
  raiseFormatted(R, R.Types.TypeError, "'%s' object isn't callable",
                 llvm::Twine("'") + typeName(R, F) + "' object isn't callable");
}

Value micropython::call0(Runtime &R, Value F) {
  const StackSpace Stack(R, stack::Function);
  return call(R, F, {});
}
Value micropython::call1(Runtime &R, Value F, Value A) {
  const StackSpace Stack(R, stack::Function);
  return call(R, F, {1, 0, &A});
}
Value micropython::call2(Runtime &R, Value F, Value A, Value B) {
  const StackSpace Stack(R, stack::Function);
  Value Both[2] = {A, B};
  return call(R, F, {2, 0, Both});
}

Value micropython::callMethod(Runtime &R, uint32_t Count, uint32_t Keywords,
                              const Value *Stack) {
  StackSpace Space(R, stack::Method);
  uint32_t Adjust = Stack[1] ? 1 : 0;
  return call(R, Stack[0], {Count + Adjust, Keywords, Stack + 2 - Adjust});
}

namespace {

/// The array that mp_call_prepare_args_n_kw_var builds: mp_nonlocal_alloc is
/// m_new where the build has no PYSTACK.
class ArgumentArray {
public:
  ArgumentArray(Runtime &R, size_t Count) : R(R), Alloc(Count) {
    Array = R.Config.PystackBytes ? onPystack(Count) : R.newSlots(Count);
  }
  void grow(size_t NewAlloc) {
    if (R.Config.PystackBytes) {
      Taken.reset(); // mp_nonlocal_realloc frees first.
      Slots *Larger = onPystack(NewAlloc);
      std::copy_n(Array->Items, std::min(Alloc, NewAlloc), Larger->Items);
      Array = Larger;
    } else {
      R.renewSlots(Array, Alloc, NewAlloc);
    }
    Alloc = NewAlloc;
  }
  void add(Value V) {
    if (Length == Array->Capacity) // The C code relies on its hints here.
      grow(Alloc * 2);
    Array->Items[Length++] = V;
  }
  size_t length() const { return Length; }
  size_t alloc() const { return Alloc; }
  const Value *items() const { return Array->Items; }
  void free() {
    if (!R.Config.PystackBytes)
      R.deleteSlots(Array, Alloc);
  }

private:
  Slots *onPystack(size_t Count) {
    Taken.emplace(R, Count * R.wordBytes());
    auto *S = R.Pool.make<Slots>();
    S->Items = R.Pool.array<Value>(Count);
    S->Capacity = Count;
    R.Mem.hold(S);
    return S;
  }

  std::optional<PystackSpace> Taken;
  Runtime &R;
  Slots *Array;
  size_t Alloc, Length = 0;
};

Value internedKey(Runtime &R, Value Key) {
  return Key.isQstr() ? Key : internChecked(R, Key);
}

void addDictionary(Runtime &R, ArgumentArray &All, Value Keywords) {
  if (R.isExact(Keywords, R.Types.Dict)) {
    Map &M = static_cast<DictObj *>(Keywords.object())->M;
    for (uint32_t I = 0; I != M.Alloc; ++I)
      if (M.isFilled(I)) {
        All.add(internedKey(R, M.elements()[I].Key));
        All.add(M.elements()[I].Val);
      }
    return;
  }
  // Any mapping: keys() and __getitem__.
  Value Stack[3];
  AttrResult Dest;
  loadMethod(R, Keywords, R.Names.keys, Dest);
  Stack[0] = Dest[0];
  Stack[1] = Dest[1];
  Value It = getIter(R, callMethod(R, 0, 0, Stack), false);
  for (;;) {
    Value Key = iterNext(R, It);
    if (Key == Value::stopIteration())
      return;
    if (All.length() + 1 >= All.alloc())
      All.grow(All.alloc() * 2);
    Key = internedKey(R, Key);
    loadMethod(R, Keywords, R.Names.getitem_dunder, Dest);
    Stack[0] = Dest[0];
    Stack[1] = Dest[1];
    Stack[2] = Key;
    Value V = callMethod(R, 1, 0, Stack);
    All.add(Key);
    All.add(V);
  }
}

} // namespace

Value micropython::callVarKw(Runtime &R, bool HasSelf,
                             uint32_t CountAndKeywords, const Value *Stack) {
  StackSpace Space(R, stack::VarKw);
  Value F = *Stack++, Self;
  if (HasSelf)
    Self = *Stack++;
  const uint32_t Count = CountAndKeywords & 0xff;
  const uint32_t Keywords = CountAndKeywords >> 8 & 0xff;
  const Value *const Args = Stack, *const Pairs = Stack + Count;
  uint64_t Stars = Pairs[2 * Keywords].smallInt();

  int64_t StarLength = 0, DictLength = 0;
  for (uint32_t I = 0; I != Count; ++I)
    if (Stars >> I & 1)
      if (Value N = lengthMaybe(R, Args[I]))
        StarLength += getInt(R, N) - 1;
  for (uint32_t I = 0; I != Keywords; ++I)
    if (!Pairs[2 * I] && R.isExact(Pairs[2 * I + 1], R.Types.Dict))
      DictLength +=
          int64_t(static_cast<DictObj *>(Pairs[2 * I + 1].object())->M.Used) -
          1;

  const size_t PairWords = 2 * (int64_t(Keywords) + DictLength);
  ArgumentArray All(R, 1 + Count + StarLength + PairWords);
  if (Self)
    All.add(Self);
  for (uint32_t I = 0; I != Count; ++I) {
    if (!(Stars >> I & 1)) {
      All.add(Args[I]);
      continue;
    }
    if (R.isExact(Args[I], R.Types.Tuple) || R.isExact(Args[I], R.Types.List)) {
      for (Value V : getArray(R, Args[I]))
        All.add(V);
      continue;
    }
    HoldScope Scope(R.Mem);
    Value It = getIter(R, Args[I], true);
    for (;;) {
      Value V = iterNext(R, It);
      if (V == Value::stopIteration())
        break;
      if (All.length() + (Count - I) >= All.alloc())
        All.grow(All.alloc() * 2);
      All.add(V);
    }
  }
  const size_t Positional = All.length();
  if (Positional + PairWords > All.alloc())
    All.grow(Positional + PairWords);
  for (uint32_t I = 0; I != Keywords; ++I) {
    if (!Pairs[2 * I]) {
      addDictionary(R, All, Pairs[2 * I + 1]);
      continue;
    }
    All.add(Pairs[2 * I]);
    All.add(Pairs[2 * I + 1]);
  }
  Value Result = call(R, F,
                      {uint32_t(Positional),
                       uint32_t(All.length() - Positional) / 2, All.items()});
  All.free();
  return Result;
}

//===--- Iteration --------------------------------------------------------===//

Value micropython::identityGetIter(Runtime &R, Value V, bool OnStack) {
  if (!OnStack) // mp_getiter had made room that stays unused.
    R.newObject<Obj>(R.Sizes.IteratorBuffer, nullptr);
  return V;
}

Value micropython::getIter(Runtime &R, Value V, bool OnStack) {
  const StackSpace Stack(R, stack::GetIter);
  const Type *Ty = R.typeOf(V);
  if ((Ty->Flags & IterIsIterNext) == IterIsIterNext)
    return V;
  if (Ty->GetIter)
    if (Value It = Ty->GetIter(R, V, OnStack))
      return held(R, It);
  AttrResult Dest;
  loadMethodMaybe(R, V, R.Names.getitem_dunder, Dest);
  if (Dest[0])
    return newGetItemIterator(R, Dest, OnStack);
  if (R.Config.ErrorReporting <= 1)
    raiseTypeError(R, "object not iterable");
  raiseFormatted(R, R.Types.TypeError, "'%s' object isn't iterable",
                 llvm::Twine("'") + typeName(R, V) + "' object isn't iterable");
}

static Value callNextMethod(Runtime &R, Value Iterator) {
  AttrResult Dest;
  loadMethodMaybe(R, Iterator, R.Names.next_dunder, Dest);
  if (Dest[0]) {
    Value Stack[2] = {Dest[0], Dest[1]};
    return callMethod(R, 0, 0, Stack);
  }
  if (R.Config.ErrorReporting <= 1)
    raiseTypeError(R, "object not an iterator");
  raiseFormatted(R, R.Types.TypeError, "'%s' object isn't an iterator",
                 llvm::Twine("'") + typeName(R, Iterator) +
                     "' object isn't an iterator");
}

Value micropython::iterNextAllowRaise(Runtime &R, Value Iterator) {
  const Type *Ty = R.typeOf(Iterator);
  if (!hasIterNext(Ty)) {
    const StackSpace Stack(R, stack::NextAllowRaise);
    return callNextMethod(R, Iterator);
  }
  R.StopIterationArgument = Value();
  return Ty->IterNext(R, Iterator);
}

Value micropython::iterNext(Runtime &R, Value Iterator) {
  DepthGuard Depth(R, 0, stack::NextCheck);
  const Type *Ty = R.typeOf(Iterator);
  if (hasIterNext(Ty)) {
    R.StopIterationArgument = Value();
    return Ty->IterNext(R, Iterator);
  }
  const StackSpace Stack(R, stack::Next);
  try {
    return callNextMethod(R, Iterator);
  } catch (Raise &E) {
    if (!isSubclassFast(R, Value(const_cast<Type *>(R.typeOf(E.Exception))),
                        R.Types.StopIteration))
      throw;
    return makeStopIteration(R, exceptionValue(R, E.Exception));
  }
}

Value micropython::makeStopIteration(Runtime &R, Value V) {
  R.StopIterationArgument = V;
  return Value::stopIteration();
}

ResumeKind micropython::resume(Runtime &R, Value Self, Value Sent, Value Thrown,
                               Value &Result) {
  StackSpace Space(R, stack::Delegate);
  const Type *Ty = R.typeOf(Self);
  if (Ty == R.Types.GeneratorInstance)
    return resumeGenerator(R, static_cast<GeneratorObj *>(Self.object()), Sent,
                           Thrown, Result);
  if (hasIterNext(Ty) && Sent.isNone()) {
    R.StopIterationArgument = Value();
    Result = Ty->IterNext(R, Self);
    if (!(Result == Value::stopIteration()))
      return ResumeKind::Yield;
    Result = R.StopIterationArgument ? R.StopIterationArgument : Value::none();
    return ResumeKind::Normal;
  }
  AttrResult Dest;
  Value Stack[3];
  auto Call = [&](uint32_t Count, Value Argument) {
    Stack[0] = Dest[0];
    Stack[1] = Dest[1];
    Stack[2] = Argument;
    return callMethod(R, Count, 0, Stack);
  };
  if (Sent.isNone()) {
    loadMethodMaybe(R, Self, R.Names.next_dunder, Dest);
    if (Dest[0]) {
      Result = Call(0, Value());
      return ResumeKind::Yield;
    }
  }
  if (Sent) {
    loadMethod(R, Self, R.Names.send, Dest);
    Result = Call(1, Sent);
    return ResumeKind::Yield;
  }
  if (isSubclassFast(R, Value(const_cast<Type *>(R.typeOf(Thrown))),
                     R.Types.GeneratorExit)) {
    loadMethodMaybe(R, Self, R.Names.close, Dest);
    if (Dest[0]) {
      Result = Call(0, Value());
      return ResumeKind::Normal;
    }
  } else {
    loadMethodMaybe(R, Self, R.Names.throw_, Dest);
    if (Dest[0]) {
      Result = Call(1, Thrown);
      return ResumeKind::Yield;
    }
  }
  Result = exceptionMatches(R, Thrown, R.Types.StopIteration)
               ? newExceptionMessage(R, R.Types.RuntimeError,
                                     "generator raised StopIteration")
               : makeRaiseObject(R, Thrown);
  return ResumeKind::Exception;
}

Value micropython::makeRaiseObject(Runtime &R, Value V) {
  if (isExceptionType(R, V))
    V = held(R, call0(R, V));
  if (isExceptionInstance(R, V))
    return V;
  return newExceptionMessage(R, R.Types.TypeError,
                             "exceptions must derive from BaseException");
}

//===--- Unpacking --------------------------------------------------------===//

[[noreturn]] static void raiseTooShort(Runtime &R, size_t Length) {
  if (R.Config.ErrorReporting <= 1)
    raiseValueError(R, "wrong number of values to unpack");
  raiseFormatted(R, R.Types.ValueError, "need more than %d values to unpack",
                 "need more than " + llvm::Twine(Length) + " values to unpack");
}

[[noreturn]] static void raiseTooLong(Runtime &R, size_t Expected) {
  if (R.Config.ErrorReporting <= 1)
    raiseValueError(R, "wrong number of values to unpack");
  raiseFormatted(
      R, R.Types.ValueError, "too many values to unpack (expected %d)",
      "too many values to unpack (expected " + llvm::Twine(Expected) + ")");
}

static bool isTupleOrList(Runtime &R, Value V) {
  return R.isExact(V, R.Types.Tuple) || R.isExact(V, R.Types.List);
}

void micropython::unpackSequence(Runtime &R, Value V, uint32_t Count,
                                 Value *Items) {
  const StackSpace Stack(R, stack::UnpackSequence);
  if (isTupleOrList(R, V)) {
    auto From = getArray(R, V);
    if (From.size() < Count)
      raiseTooShort(R, From.size());
    if (From.size() > Count)
      raiseTooLong(R, Count);
    for (uint32_t I = 0; I != Count; ++I)
      Items[I] = From[Count - 1 - I];
    return;
  }
  R.Mem.hold(V.isObject() ? V.object() : nullptr);
  Value It = getIter(R, V, true);
  for (uint32_t I = 0; I != Count; ++I) {
    Value Item = iterNext(R, It);
    if (Item == Value::stopIteration())
      raiseTooShort(R, I);
    Items[Count - 1 - I] = Item;
  }
  if (!(iterNext(R, It) == Value::stopIteration()))
    raiseTooLong(R, Count);
}

void micropython::unpackEx(Runtime &R, Value V, uint32_t Counts, Value *Items) {
  const uint32_t Left = Counts & 0xff, Right = Counts >> 8 & 0xff;
  if (isTupleOrList(R, V)) {
    auto From = getArray(R, V);
    if (From.size() < Left + Right)
      raiseTooShort(R, From.size());
    R.Mem.hold(V.object());
    for (uint32_t I = 0; I != Right; ++I)
      Items[I] = From[From.size() - 1 - I];
    Items[Right] = newList(R, From.slice(Left, From.size() - Left - Right));
    for (uint32_t I = 0; I != Left; ++I)
      Items[Right + 1 + I] = From[Left - 1 - I];
    return;
  }
  R.Mem.hold(V.isObject() ? V.object() : nullptr);
  Value It = getIter(R, V, false);
  for (uint32_t I = 0; I != Left; ++I) {
    Value Item = iterNext(R, It);
    if (Item == Value::stopIteration())
      raiseTooShort(R, I);
    Items[Left + Right - I] = Item;
  }
  ListObj *Rest = newListOf(R, 0);
  for (;;) {
    Value Item = iterNext(R, It);
    if (Item == Value::stopIteration())
      break;
    listAppend(R, Rest, Item);
  }
  if (Rest->length() < Right)
    raiseTooShort(R, Left + Rest->length());
  Items[Right] = Rest;
  for (uint32_t I = 0; I != Right; ++I)
    Items[Right - 1 - I] = Rest->begin()[Rest->length() - Right + I];
  listSetLength(R, Rest, Rest->length() - Right);
}

//===--- Imports ----------------------------------------------------------===//

Value micropython::importName(Runtime &R, Qstr Name, Value FromList,
                              Value Level) {
  // process_import_at_level has the path in its frame. Where the stack at the
  // start is not known, neither is that of what the launch imports.
  const uint32_t Path = R.Config.macro("MICROPY_ALLOC_PATH_MAX", 512);
  const StackSpace Stack(R,
                         R.Config.StackBytesAtStart
                             ? stack::ImportName + Path * 4 / R.Config.WordBytes
                             : 0);
  Value A[5] = {Value::qstr(Name), R.Globals, Value::none(), FromList, Level};
  if (R.BuiltinsOverride)
    if (MapElement *E =
            lookupMap(R, R.BuiltinsOverride->M,
                      Value::qstr(R.Names.import_dunder), LookupKind::Lookup))
      return call(R, E->Val, {5, 0, A});
  return builtinImport(R, {5, 0, A});
}

Value micropython::importFrom(Runtime &R, Value Module, Qstr Name) {
  AttrResult Dest;
  loadMethodMaybe(R, Module, Name, Dest);
  // mp_import_from: a bound method is none to be imported before 1.27.
  const bool IsRefused = Dest[1] && R.Config.Version < 27;
  if (Dest[1] && !IsRefused)
    return newBoundMethod(R, Dest[0], Dest[1]);
  if (Dest[0] && !IsRefused)
    return Dest[0];
  if (!IsRefused)
    loadMethodMaybe(R, Module, R.Names.path_dunder, Dest);
  if (IsRefused || !Dest[0])
    raiseFormatted(R, R.Types.ImportError, "can't import name %q",
                   "can't import name " + R.text(Name));
  loadMethodMaybe(R, Module, R.Names.name_dunder, Dest);
  std::string Dotted = (textOrRaise(R, Dest[0]) + "." + R.text(Name)).str();
  return importName(R, R.intern(Dotted), Value::boolean(true),
                    Value::smallInt(0));
}

/// mp_import_all since 1.28: __all__ and __dict__ are looked up as attributes.
static void importAllAttributes(Runtime &R, Value Module) {
  AttrResult Dest = {};
  if (R.Names.all_dunder) {
    loadMethodMaybe(R, Module, R.Names.all_dunder, Dest);
    if (Dest[0]) {
      for (Value V : getArray(R, Dest[0])) {
        Qstr Name = qstrOf(R, V);
        AttrResult Item = {};
        loadMethod(R, Module, Name, Item);
        storeName(R, Name, Item[0]);
      }
      return;
    }
  }
  loadMethod(R, Module, R.Names.dict_dunder, Dest);
  Map &M = static_cast<DictObj *>(Dest[0].object())->M;
  for (uint32_t I = 0; I != M.Alloc; ++I)
    if (M.isFilled(I) && !textOrRaise(R, M.elements()[I].Key).starts_with("_"))
      storeName(R, qstrOf(R, M.elements()[I].Key), M.elements()[I].Val);
}

void micropython::importAll(Runtime &R, Value Module) {
  if (R.Config.Version >= 28 && R.IsCPythonCompatible)
    return importAllAttributes(R, Module);
  Map &M = static_cast<ModuleObj *>(Module.object())->Globals->M;
  if (R.Names.all_dunder)
    if (MapElement *E = lookupMap(R, M, Value::qstr(R.Names.all_dunder),
                                  LookupKind::Lookup)) {
      for (Value V : getArray(R, E->Val)) {
        Qstr Name = qstrOf(R, V);
        AttrResult Dest;
        loadMethod(R, Module, Name, Dest);
        storeName(R, Name, Dest[0]);
      }
      return;
    }
  for (uint32_t I = 0; I != M.Alloc; ++I)
    if (M.isFilled(I) && !textOrRaise(R, M.elements()[I].Key).starts_with("_"))
      storeName(R, qstrOf(R, M.elements()[I].Key), M.elements()[I].Val);
}
