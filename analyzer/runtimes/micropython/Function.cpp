//===- Function.cpp - Python functions, closures, natives -*- C++ -*-===//
//
// py/objfun.c, py/bc.c (arguments), py/objclosure.c, py/objcell.c,
// py/objboundmeth.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

void FunctionObj::trace(Tracer &T) const {
  if (Context)
    T.cell(Context);
  if (Encoded)
    T.cell(Encoded);
  if (Prelude)
    T.cell(Prelude);
  if (Children)
    T.cell(Children);
  for (uint32_t I = 0; I != ExtraCount; ++I)
    T.value(Extra[I]);
}

/// Which code it is, in words that are the same in each run of a program.
static void describeCode(const ir::Function &Code, StateWriter &W) {
  W.number(uint64_t(Code.Line) << 32 | Code.Name);
  W.text({reinterpret_cast<const char *>(Code.Encoded.data()),
          Code.Encoded.size()});
}

bool FunctionObj::describe(StateWriter &W) const {
  W.cell(Ty);
  describeCode(*Code, W);
  W.cell(Context);
  W.cell(Encoded);
  W.cell(Children);
  W.number(ExtraCount);
  for (uint32_t I = 0; I != ExtraCount; ++I)
    W.value(Extra[I]);
  return true;
}

bool RawCodeCell::describe(StateWriter &W) const {
  describeCode(*Code, W);
  W.cell(Encoded);
  W.cell(Children);
  return true;
}

void RawCodeCell::trace(Tracer &T) const {
  if (Encoded)
    T.cell(Encoded);
  if (Prelude)
    T.cell(Prelude);
  if (Children)
    T.cell(Children);
}

//===--- Arguments (py/bc.c) ----------------------------------------------===//

namespace {

[[noreturn]] void raiseMismatch(Runtime &R, FunctionObj *F, size_t Expected,
                                size_t Given) {
  if (R.Config.ErrorReporting <= 1)
    raiseMessage(R, R.Types.TypeError, "argument num/types mismatch");
  std::string Tail =
      " positional arguments but " + std::to_string(Given) + " were given";
  if (R.Config.ErrorReporting == 2)
    raiseFormatted(R, R.Types.TypeError,
                   "function takes %d positional arguments but %d were given",
                   "function takes " + std::to_string(Expected) + Tail);
  raiseFormatted(R, R.Types.TypeError,
                 "%q() takes %d positional arguments but %d were given",
                 R.text(functionName(R, F)) + "() takes " +
                     std::to_string(Expected) + Tail);
}

[[noreturn]] void raiseMultipleValues(Runtime &R, Qstr Name) {
  raiseFormatted(
      R, R.Types.TypeError, "function got multiple values for argument '%q'",
      "function got multiple values for argument '" + R.text(Name) + "'");
}

/// The part of mp_setup_code_state for calls with keywords or with default
/// keyword values.
void setUpKeywords(Runtime &R, Frame &F, Arguments A, Value &VarKeywords) {
  FunctionObj *Fun = F.Function;
  const ir::Function &Code = *Fun->Code;
  const Qstr *Names = Fun->Context->Names;
  const bool TakesRest = Code.Flags & ir::HasKeywords;
  DictObj *Rest = nullptr;
  if (TakesRest) {
    Rest = newDict(R, A.Keywords);
    VarKeywords = Rest;
  }
  const Value *Pairs = A.Values + A.Count;
  const uint32_t Named = Code.Positional + Code.KeywordOnly;
  for (uint32_t I = 0; I != A.Keywords; ++I) {
    Value Wanted = Pairs[2 * I], Given = Pairs[2 * I + 1];
    uint32_t J = 0;
    while (J != Named && !(Wanted == Value::qstr(Names[Code.ArgumentNames[J]])))
      ++J;
    if (J != Named) {
      if (F.local(J))
        raiseMultipleValues(R, Wanted.qstr());
      F.local(J) = Given;
      continue;
    }
    if (!TakesRest) {
      if (R.Config.ErrorReporting <= 1)
        raiseTypeError(R, "unexpected keyword argument");
      raiseFormatted(R, R.Types.TypeError, "unexpected keyword argument '%q'",
                     "unexpected keyword argument '" + textOf(R, Wanted) + "'");
    }
    MapElement *E = lookupMap(R, Rest->M, Wanted, LookupKind::AddIfNotFound);
    if (E->Val)
      raiseMultipleValues(R, Wanted.qstr());
    E->Val = Given;
  }
  // Defaults fill the last Defaults positional ones.
  const uint32_t Mandatory = Code.Positional - Code.Defaults;
  for (uint32_t I = 0; I != Code.Defaults; ++I)
    if (!F.local(Mandatory + I))
      F.local(Mandatory + I) = Fun->Extra[I];
  for (uint32_t I = Mandatory; I-- > 0;)
    if (!F.local(I))
      raiseFormatted(R, R.Types.TypeError,
                     "function missing required positional argument #%d",
                     "function missing required positional argument #" +
                         std::to_string(I));
  for (uint32_t I = 0; I != Code.KeywordOnly; ++I) {
    Value &Slot = F.local(Code.Positional + I);
    if (Slot)
      continue;
    Qstr Name = Names[Code.ArgumentNames[Code.Positional + I]];
    MapElement *E = nullptr;
    if (Code.Flags & ir::HasDefaultKeywords) {
      auto *D = static_cast<DictObj *>(Fun->Extra[Code.Defaults].object());
      E = lookupMap(R, D->M, Value::qstr(Name), LookupKind::Lookup);
    }
    if (!E)
      raiseFormatted(R, R.Types.TypeError,
                     "function missing required keyword argument '%q'",
                     "function missing required keyword argument '" +
                         R.text(Name) + "'");
    Slot = E->Val;
  }
}

} // namespace

void micropython::setUpFrame(Runtime &R, Frame &F, Arguments A) {
  FunctionObj *Fun = F.Function;
  const ir::Function &Code = *Fun->Code;
  if (Code.Code.empty())
    stopUnmodelled(R, "a call of machine code", "what it does and asks for");
  if (Code.Kind == 'v') {
    // mp_arg_check_num_sig; there are no defaults, and nobody makes cells.
    checkArguments(R, A.Count, A.Keywords, Code.Positional, Code.Positional,
                   false);
    if (!Code.CellSlots.empty())
      stopUnmodelled(R, "a variable of viper code that another function uses",
                     "no cell is made for it");
  }
  std::fill_n(F.State, F.StateSlots, Value());
  F.Ip = Code.Code.data();
  F.Stack = F.State - 1;
  F.HandlerTop = -1;

  uint32_t VarSlot = Code.Positional + Code.KeywordOnly;
  uint32_t Count = A.Count;
  if (Count > Code.Positional) {
    if (!(Code.Flags & ir::HasVariadic))
      raiseMismatch(R, Fun, Code.Positional, Count);
    Value Rest = newTuple(
        R, {A.Values + Code.Positional, size_t(Count - Code.Positional)});
    F.local(VarSlot++) = Rest;
    Count = Code.Positional;
  } else {
    if (Code.Flags & ir::HasVariadic)
      F.local(VarSlot++) = R.EmptyTuple;
    if (A.Keywords == 0 && !(Code.Flags & ir::HasDefaultKeywords)) {
      uint32_t Mandatory = Code.Positional - Code.Defaults;
      if (Count < Mandatory)
        raiseMismatch(R, Fun, Mandatory, Count);
      for (uint32_t I = Count; I < Code.Positional; ++I)
        F.local(I) = Fun->Extra[I - Mandatory];
    }
  }
  for (uint32_t I = 0; I != Count; ++I)
    F.local(I) = A[I];

  if (A.Keywords || (Code.Flags & ir::HasDefaultKeywords)) {
    Value Dummy;
    setUpKeywords(R, F, A,
                  Code.Flags & ir::HasKeywords ? F.local(VarSlot) : Dummy);
  } else {
    if (Code.KeywordOnly)
      raiseTypeError(R, "function missing keyword-only argument");
    if (Code.Flags & ir::HasKeywords)
      F.local(VarSlot) = newDict(R, 0);
  }
  for (uint32_t Slot : Code.CellSlots)
    F.local(Slot) = newCell(R, F.local(Slot));
}

//===--- Bytecode functions (py/objfun.c) ---------------------------------===//

Value micropython::makeFunction(Runtime &R, RawCodeCell *Code,
                                ModuleContextObj *Context,
                                const Value *Defaults) {
  // mp_obj_new_fun_bc: the defaults are copied behind the struct.
  TupleObj *Positional = nullptr;
  Value Keywords;
  // mp_obj_new_fun_viper takes no defaults.
  if (Defaults && Code->Code->Kind != 'v') {
    Positional = R.exact<TupleObj>(Defaults[0], R.Types.Tuple);
    Keywords = Defaults[1];
  }
  // Only an .mpy that no compiler made: the original reads what stands behind.
  if (Code->Code->Kind != 'v' &&
      (Code->Code->Defaults > (Positional ? Positional->Length : 0) ||
       (Code->Code->Flags & ir::HasDefaultKeywords &&
        !R.isExact(Keywords, R.Types.Dict))))
    stopUnmodelled(R,
                   "a function without the default values that it says it has",
                   "what its call reads");
  uint32_t Count = (Positional ? Positional->Length : 0) + (Keywords ? 1 : 0);
  const Type *Ty = Code->Code->Flags & ir::IsGenerator ? R.Types.GeneratorWrap
                                                       : R.Types.Function;
  auto *F = R.newObject<FunctionObj>(
      R.Sizes.FunctionBytecode + Count * R.wordBytes(), Ty);
  F->Context = Context;
  F->Code = Code->Code;
  F->Encoded = Code->Encoded;
  F->Prelude = Code->Prelude;
  F->Children = Code->Children;
  if (Count) {
    F->Extra = R.Pool.array<Value>(Count);
    F->ExtraCount = Count;
    uint32_t At = 0;
    if (Positional)
      for (Value V : Positional->items())
        F->Extra[At++] = V;
    if (Keywords)
      F->Extra[At] = Keywords;
  }
  return F;
}

namespace {

/// fun_bc_call: the state goes to the heap when it is larger than
/// VM_MAX_STATE_ON_STACK, and back to the C stack when the heap has no room.
Value callBytecode(Runtime &R, Value Self, Arguments A) {
  auto *Fun = static_cast<FunctionObj *>(Self.object());
  const ir::Function &Code = *Fun->Code;
  uint64_t Bytes = stateBytes(R, Code);
  const uint64_t OnStack = stateOnStack(R, *Fun);
  const BytecodeCall Known(R, Code.isMachineCode());
  DepthGuard Depth(R, stack::Call + OnStack * 4 / R.Config.WordBytes);
  const PystackSpace Space(R, R.Sizes.CodeState + Bytes);
  auto *F = R.Pool.make<Frame>();
  size_t Held = R.Mem.holdMark();
  bool OnHeap = false;
  uint64_t Whole = R.Sizes.CodeState + Bytes;
  if (Bytes > R.Config.MaxStateOnStack && !Code.isMachineCode())
    OnHeap = R.Mem.allocateMaybe(*F, Whole, /*IsOptional=*/true);
  initFrame(R, *F, Fun);
  if (OnHeap)
    noteStateEnd(R, *F, *F, Whole);
  // An exception of the set-up leaves the state on the heap as garbage.
  setUpFrame(R, *F, A);
  R.Mem.releaseTo(Held); // From here on the frame holds what it was given.
  F->OldGlobals = R.Globals;
  R.Globals = Fun->Context->Globals;
  Value Result;
  ResumeKind Kind = execute(R, *F, Value(), Result);
  R.Globals = F->OldGlobals;
  if (OnHeap)
    R.Mem.free(*F, Whole);
  R.Mem.releaseTo(Held);
  releaseFrame(R, *F);
  R.Pool.release(F, sizeof(Frame));
  if (Result.isObject())
    R.Mem.hold(Result.object());
  if (Kind == ResumeKind::Exception)
    throw Raise{Result};
  return Result;
}

/// %p of mp_printf, which hands its pieces over one by one: what a growing
/// text buffer asks for depends on them.
void printAddress(Runtime &R, Printer &P, Value V) {
  P.write(llvm::utohexstr(R.addressOf(V), /*LowerCase=*/true));
}

// mp_type_fun_viper is mp_type_fun_bc without print and attr.
bool isViper(Value Self) {
  return static_cast<FunctionObj *>(Self.object())->Code->Kind == 'v';
}

void functionPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  if (isViper(Self)) { // mp_obj_print_helper, in its pieces.
    for (const char *Piece : {"<", "function", ">"})
      P.write(Piece);
    return;
  }
  P.write("<function ");
  P.write(R.text(functionName(R, Self)));
  P.write(" at 0x");
  printAddress(R, P, Self);
  P.write(">");
}

void functionAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  if (Dest[0] || !R.Config.macro("MICROPY_PY_FUNCTION_ATTRS") || isViper(Self))
    return;
  if (Name == R.Names.name_dunder)
    Dest[0] = Value::qstr(functionName(R, Self));
  if (Name == R.Names.globals_dunder)
    Dest[0] = static_cast<FunctionObj *>(Self.object())->Context->Globals;
}

//===--- Natives ----------------------------------------------------------===//

Value callNative(Runtime &R, Value Self, Arguments A) {
  auto *N = static_cast<NativeObj *>(Self.object());
  if (A.Count < N->Min || (N->Max != 255 && A.Count > N->Max) ||
      (A.Keywords && !N->TakesKeywords))
    checkArguments(R, A.Count, A.Keywords, N->Min, N->Max, N->TakesKeywords);
  const NativeCall Unknown(R);
  StackSpace Space(R, N->TakesKeywords ? stack::KeywordNative : 0);
  return N->Function(R, A);
}

//===--- Generators (py/objgenerator.c) -----------------------------------===//

Value callGenerator(Runtime &R, Value Self, Arguments A) {
  auto *Fun = static_cast<FunctionObj *>(Self.object());
  const ir::Function &Code = *Fun->Code;
  const uint64_t State = Code.isMachineCode()
                             ? Code.Machine.StateSlots * R.wordBytes()
                             : stateBytes(R, Code);
  auto *G = R.newObject<GeneratorObj>(R.Sizes.GeneratorInstance + State,
                                      R.Types.GeneratorInstance);
  G->Pending = Value::none();
  initFrame(R, G->Code, Fun);
  noteStateEnd(R, G->Code, *G, G->Bytes);
  setUpFrame(R, G->Code, A);
  return G;
}

Value resumeAndRaise(Runtime &R, Value Self, Value Sent, Value Thrown,
                     bool RaiseStop) {
  Value Result;
  switch (resumeGenerator(R, static_cast<GeneratorObj *>(Self.object()), Sent,
                          Thrown, Result)) {
  case ResumeKind::Yield:
    return Result;
  case ResumeKind::Exception:
    throw Raise{Result};
  case ResumeKind::Normal:
    break;
  }
  if (Result.isNone())
    Result = Value();
  if (RaiseStop)
    raiseStopIteration(R, Result);
  return makeStopIteration(R, Result);
}

Value generatorNext(Runtime &R, Value Self) {
  const StackSpace Stack(R, stack::ResumeAndRaise);
  return resumeAndRaise(R, Self, Value::none(), Value(), false);
}
Value generatorSend(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::ResumeAndRaise);
  return resumeAndRaise(R, A[0], A[1], Value(), true);
}
Value generatorThrow(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::ResumeAndRaise);
  Value E = A.Count > 2 && !A[2].isNone() ? A[2] : A[1];
  return resumeAndRaise(R, A[0], Value::none(), E, true);
}
Value generatorClose(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::Close);
  Value Result;
  switch (resumeGenerator(R, static_cast<GeneratorObj *>(A[0].object()),
                          Value::none(), R.GeneratorExitObject, Result)) {
  case ResumeKind::Yield:
    raiseMessage(R, R.Types.RuntimeError, "generator ignored GeneratorExit");
  case ResumeKind::Exception:
    if (isSubclassFast(R, Value(const_cast<Type *>(R.typeOf(Result))),
                       R.Types.GeneratorExit))
      return Value::none();
    throw Raise{Result};
  case ResumeKind::Normal:
    break;
  }
  return Value::none();
}
Value generatorPendThrow(Runtime &R, Arguments A) {
  auto *G = static_cast<GeneratorObj *>(A[0].object());
  if (!G->Pending)
    raiseValueError(R, "generator already executing");
  Value Previous = G->Pending;
  G->Pending = A[1];
  return Previous;
}

void generatorPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  auto *G = static_cast<GeneratorObj *>(Self.object());
  P.write("<generator object '");
  P.write(R.text(functionName(R, G->Code.Function)));
  P.write("' at ");
  printAddress(R, P, Self);
  P.write(">");
}

constexpr Entry GeneratorLocals[] = {
    function("close", generatorClose, 1),
    function("send", generatorSend, 2),
    function("throw", generatorThrow, 2, 4),
    function("pend_throw", generatorPendThrow, 2),
};

//===--- Closures, cells, bound methods -----------------------------------===//

/// closure_call: up to 5 arguments stand on the C stack.
Value callClosure(Runtime &R, Value Self, Arguments A) {
  auto *C = static_cast<ClosureObj *>(Self.object());
  uint32_t Total = C->Count + A.Count + 2 * A.Keywords;
  StackSpace Space(R, Total > 5 ? stack::ClosureOnHeap : stack::Closure);
  auto Fill = [&](Value *To) {
    std::copy_n(C->Closed, C->Count, To);
    std::copy_n(A.Values, A.Count + 2 * A.Keywords, To + C->Count);
  };
  Arguments All{C->Count + A.Count, A.Keywords, nullptr};
  if (Total <= 5) {
    Value OnStack[5];
    Fill(OnStack);
    All.Values = OnStack;
    return call(R, C->Function, All);
  }
  Slots *OnHeap = R.newSlots(Total);
  Fill(OnHeap->Items);
  All.Values = OnHeap->Items;
  Value Result = call(R, C->Function, All);
  R.deleteSlots(OnHeap, Total);
  return Result;
}

/// Whether the build has no print function for such an object: its class in
/// angle brackets stands for it.
bool printsTypeOnly(Runtime &R, Printer &P, Value Self) {
  if (R.Config.ErrorReporting >= 3)
    return false;
  P.write("<");
  P.write(R.text(R.typeOf(Self)->Name));
  P.write(">");
  return true;
}

/// The word of the content in hexadecimal, then the content.
void cellPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  if (printsTypeOnly(R, P, Self))
    return;
  Value Content = static_cast<CellObj *>(Self.object())->Content;
  P.write("<cell ");
  if (!Content) {
    P.write("0 (nil)>");
    return;
  }
  if (Content.isSmallInt()) {
    // MP_OBJ_NEW_SMALL_INT of object representation A.
    uint64_t Word = static_cast<uint64_t>(Content.smallInt()) << 1 | 1;
    if (R.wordBytes() == 4)
      Word = static_cast<uint32_t>(Word);
    P.write(llvm::utohexstr(Word, /*LowerCase=*/true));
  } else
    printAddress(R, P, Content);
  P.write(" ");
  printValue(R, P, Content, PrintKind::Repr);
  P.write(">");
}

void closurePrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  if (printsTypeOnly(R, P, Self))
    return;
  auto *C = static_cast<ClosureObj *>(Self.object());
  P.write("<closure ");
  printValue(R, P, C->Function, PrintKind::Repr);
  P.write(" at ");
  printAddress(R, P, Self);
  P.write(", n_closed=");
  P.write(std::to_string(C->Count));
  P.write(" ");
  for (uint32_t I = 0; I != C->Count; ++I) {
    printValue(R, P, C->Closed[I], PrintKind::Repr);
    P.write(" ");
  }
  P.write(">");
}

/// mp_obj_closure_attr forwards stores as if they were loads: one of a name
/// that the function does not have seems to succeed and does nothing.
void closureAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  Dest[0] = Dest[1] = Value();
  loadMethodMaybe(R, static_cast<ClosureObj *>(Self.object())->Function, Name,
                  Dest);
}

Value callBoundMethod(Runtime &R, Value Self, Arguments A) {
  StackSpace Space(R, stack::Bound);
  auto *B = static_cast<BoundMethodObj *>(Self.object());
  return callWithSelf(R, B->Method, B->Self, A);
}

void boundMethodPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  if (printsTypeOnly(R, P, Self))
    return;
  auto *B = static_cast<BoundMethodObj *>(Self.object());
  P.write("<bound_method ");
  printAddress(R, P, Self);
  P.write(" ");
  printValue(R, P, B->Self, PrintKind::Repr);
  P.write(".");
  printValue(R, P, B->Method, PrintKind::Repr);
  P.write(">");
}

Value boundMethodUnary(Runtime &R, UnaryOp Op, Value V) {
  if (Op != UnaryOp::Hash)
    return Value();
  auto *B = static_cast<BoundMethodObj *>(V.object());
  return newInt(R, int32_t(R.addressOf(B->Self) ^ R.addressOf(B->Method)));
}

Value boundMethodBinary(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  if (Op != BinaryOp::Equal)
    return Value();
  auto *A = static_cast<BoundMethodObj *>(L.object());
  auto *B = static_cast<BoundMethodObj *>(Rhs.object());
  if (R.Config.macro("MICROPY_PY_BOUND_METHOD_FULL_EQUALITY_CHECK"))
    return newBool(equal(R, A->Self, B->Self) &&
                   equal(R, A->Method, B->Method));
  return newBool(A->Self == B->Self && A->Method == B->Method);
}

void boundMethodAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  if (!Dest[0])
    loadMethodMaybe(R, static_cast<BoundMethodObj *>(Self.object())->Method,
                    Name, Dest);
}

} // namespace

ResumeKind micropython::resumeGenerator(Runtime &R, GeneratorObj *G, Value Sent,
                                        Value Thrown, Value &Result) {
  const BytecodeCall Known(R, G->Code.Function->Code->isMachineCode());
  DepthGuard Depth(R, stack::Resume);
  Frame &F = G->Code;
  if (F.IsFinished) {
    Result = Value::none();
    return ResumeKind::Normal;
  }
  if (!G->Pending)
    raiseValueError(R, "generator already executing");
  if (!G->Pending.isNone() && R.Config.macro("MICROPY_PY_GENERATOR_PEND_THROW"))
    Thrown = G->Pending;
  if (F.Stack == F.State - 1) {
    if (!Sent.isNone())
      raiseTypeError(R,
                     "can't send non-None value to a just-started generator");
  } else
    *F.Stack = Sent;
  G->Pending = Value();
  R.Mem.hold(G);
  F.OldGlobals = R.Globals;
  R.Globals = F.Function->Context->Globals;
  ResumeKind Kind = execute(R, F, Thrown, Result);
  R.Globals = F.OldGlobals;
  G->Pending = Value::none();
  switch (Kind) {
  case ResumeKind::Normal:
    F.IsFinished = true;
    break;
  case ResumeKind::Yield:
    if (R.Config.macro("MICROPY_PY_GENERATOR_PEND_THROW"))
      *F.Stack = Value::none();
    break;
  case ResumeKind::Exception:
    F.IsFinished = true;
    if (isSubclassFast(R, Value(const_cast<Type *>(R.typeOf(Result))),
                       R.Types.StopIteration))
      Result = newExceptionMessage(R, R.Types.RuntimeError,
                                   "generator raised StopIteration");
    break;
  }
  if (Result.isObject())
    R.Mem.hold(Result.object());
  return Kind;
}

Value micropython::callWithSelf(Runtime &R, Value Method, Value Self,
                                Arguments A) {
  uint32_t Total = A.Count + 2 * A.Keywords;
  const PystackSpace Space(R, (1 + Total) * R.wordBytes());
  Slots *OnHeap = nullptr;
  // m_new_maybe: without room on the heap the C stack serves.
  if (Total > 4 && !R.Config.PystackBytes) {
    auto *S = R.Pool.make<Slots>();
    if (R.Mem.allocateMaybe(*S, (1 + Total) * R.wordBytes(),
                            /*IsOptional=*/true)) {
      S->Items = R.Pool.array<Value>(1 + Total);
      S->Capacity = 1 + Total;
      OnHeap = S;
    }
  }
  // alloca keeps the stack aligned to 16 bytes.
  const StackSpace Stack(
      R, stack::MethodSelf + (OnHeap ? 0 : ((1 + Total) * 4 + 27) / 16 * 16));
  llvm::SmallVector<Value, 8> OnStack;
  if (!OnHeap)
    OnStack.resize(1 + Total);
  Value *All = OnHeap ? OnHeap->Items : OnStack.data();
  All[0] = Self;
  std::copy_n(A.Values, Total, All + 1);
  Value Result = call(R, Method, {A.Count + 1, A.Keywords, All});
  if (OnHeap)
    R.deleteSlots(OnHeap, 1 + Total);
  return Result;
}

Qstr micropython::functionName(Runtime &R, Value V) {
  // py/objfun.c, mp_obj_fun_get_name.
  if (auto *C = R.exact<ClosureObj>(V, R.Types.Closure))
    return functionName(R, C->Function);
  if (R.isExact(V, R.Types.Function) || R.isExact(V, R.Types.GeneratorWrap)) {
    auto *F = static_cast<FunctionObj *>(V.object());
    return F->Context->Names[F->Code->Name];
  }
  return 1; // MP_QSTR_, the empty string.
}

Value micropython::newBoundMethod(Runtime &R, Value Method, Value Self) {
  auto *B =
      R.newObject<BoundMethodObj>(R.Sizes.BoundMethod, R.Types.BoundMethod);
  B->Method = Method;
  B->Self = Self;
  return B;
}

Value micropython::newCell(Runtime &R, Value Content) {
  auto *C = R.newObject<CellObj>(R.Sizes.CellObject, R.Types.CellObject);
  C->Content = Content;
  return C;
}

Value micropython::newClosure(Runtime &R, Value Function,
                              llvm::ArrayRef<Value> Closed) {
  auto *C = R.newObject<ClosureObj>(
      R.Sizes.Closure + Closed.size() * R.wordBytes(), R.Types.Closure);
  C->Function = Function;
  C->Closed = R.Pool.array<Value>(Closed.size());
  C->Count = Closed.size();
  std::copy(Closed.begin(), Closed.end(), C->Closed);
  return C;
}

namespace pymemlint::micropython {
extern const TypeSpec FunctionType, GeneratorWrapType, GeneratorInstanceType,
    ClosureType, CellObjectType, BoundMethodType, NativeFunctionType;

const TypeSpec FunctionType = {.Name = "function",
                               .Flags = BindsSelf,
                               .Print = functionPrint,
                               .Call = callBytecode,
                               .Attr = functionAttr};
const TypeSpec GeneratorWrapType = {.Name = "generator",
                                    .Flags = BindsSelf,
                                    .Call = callGenerator,
                                    .Attr = functionAttr};
const TypeSpec GeneratorInstanceType = {.Name = "generator",
                                        .Flags = IterIsIterNext,
                                        .Print = generatorPrint,
                                        .IterNext = generatorNext,
                                        .Locals = GeneratorLocals};
const TypeSpec ClosureType = {.Name = "closure",
                              .Flags = BindsSelf,
                              .Print = closurePrint,
                              .Call = callClosure,
                              .Attr = closureAttr};
const TypeSpec CellObjectType = {.Name = "", .Print = cellPrint};
const TypeSpec BoundMethodType = {.Name = "bound_method",
                                  .Print = boundMethodPrint,
                                  .Call = callBoundMethod,
                                  .Unary = boundMethodUnary,
                                  .Binary = boundMethodBinary,
                                  .Attr = boundMethodAttr};
const TypeSpec NativeFunctionType = {.Name = "function",
                                     .Flags = BindsSelf | BuiltinFunction,
                                     .Call = callNative};
} // namespace pymemlint::micropython
