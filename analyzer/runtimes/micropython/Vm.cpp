//===- Vm.cpp - Runs Cost IR as py/vm.c runs bytecode -*- C++ -*-===//
#include "analyzer/ir/LiveLocals.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/LiveWatch.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/assume/ApplyAssumption.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/native/OutlineFrame.h"
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Words that an iterator takes on the value stack: sizeof(mp_obj_iter_buf_t)
/// in mp_obj_t's (MP_OBJ_ITER_BUF_NSLOTS).
constexpr int IteratorSlots = 4;

/// What an iterator on the value stack refers to, in the words where its
/// struct keeps it: the collector of the device reads those words.
struct ReferenceCollector final : Tracer {
  const Cell *References[2] = {};
  unsigned Count = 0;
  void cell(const Cell *C) override {
    if (Count < 2)
      References[Count++] = C;
  }
};

void placeIteratorOnStack(Value *Slots, Value Iterator) {
  ReferenceCollector Collector;
  Iterator.object()->trace(Collector);
  Slots[0] = Iterator;
  Slots[1] = Slots[2] = Slots[3] = Value::none();
  // base, iternext, object, index; or base, method, self, index.
  auto AsValue = [](const Cell *C) {
    return Value(static_cast<Obj *>(const_cast<Cell *>(C)));
  };
  if (Collector.Count == 1)
    Slots[2] = AsValue(Collector.References[0]);
  else if (Collector.Count == 2) {
    Slots[1] = AsValue(Collector.References[0]);
    Slots[2] = AsValue(Collector.References[1]);
  }
}

/// CANCEL_ACTIVE_FINALLY: a new way out replaces the one whose finally block
/// runs.
void cancelActiveFinally(Value *&Sp) {
  if (Sp[-1].isSmallInt()) {
    Sp[-2] = Sp[0];
    Sp -= 2;
  } else {
    Sp[-1] = Sp[0];
    --Sp;
  }
}

/// While it lives, the loops of a function are those of one activation: passes
/// of another one that is under way, as in a recursion, go on behind it.
class LoopsOfActivation {
public:
  LoopsOfActivation(Runtime &R, FunctionProfile &F) : F(F) {
    if (F.Running++)
      Others.assign(F.Loops.begin(), F.Loops.end());
    if (R.Paths || !Others.empty())
      for (LoopProfile &L : F.Loops)
        L.HasLast = false;
  }
  ~LoopsOfActivation() {
    --F.Running;
    for (const LoopProfile &Other : Others) {
      LoopProfile &L = F.loop(Other.Header);
      L.HasLast = Other.HasLast;
      L.Activation = Other.Activation;
      L.LastAllocated = Other.LastAllocated;
      L.LessBytes = Other.LessBytes;
      L.MoreBytes = Other.MoreBytes;
    }
  }
  LoopsOfActivation(const LoopsOfActivation &) = delete;
  LoopsOfActivation &operator=(const LoopsOfActivation &) = delete;

private:
  FunctionProfile &F;
  llvm::SmallVector<LoopProfile, 0> Others;
};

/// Keeps Runtime::Current right whichever way an activation ends.
struct ActiveFrame {
  Runtime &R;
  Frame &F;
  ActiveFrame(Runtime &R, Frame &F) : R(R), F(F) {
    F.Previous = R.Current;
    R.Current = &F;
  }
  ~ActiveFrame() { R.Current = F.Previous; }
};

/// Small integers are the bulk of embedded code: the operators that need no
/// request are answered here, everything else by binaryOp.
inline bool fastBinary(Runtime &R, BinaryOp Op, Value L, Value Rhs,
                       Value &Result) {
  if (!L.isSmallInt() || !Rhs.isSmallInt())
    return false;
  int64_t A = L.smallInt(), B = Rhs.smallInt(), V;
  switch (Op) {
  case BinaryOp::Less:
    Result = Value::boolean(A < B);
    return true;
  case BinaryOp::More:
    Result = Value::boolean(A > B);
    return true;
  case BinaryOp::Equal:
    Result = Value::boolean(A == B);
    return true;
  case BinaryOp::NotEqual:
    Result = Value::boolean(A != B);
    return true;
  case BinaryOp::LessEqual:
    Result = Value::boolean(A <= B);
    return true;
  case BinaryOp::MoreEqual:
    Result = Value::boolean(A >= B);
    return true;
  case BinaryOp::Add:
  case BinaryOp::InplaceAdd:
    V = A + B;
    break;
  case BinaryOp::Subtract:
  case BinaryOp::InplaceSubtract:
    V = A - B;
    break;
  case BinaryOp::And:
  case BinaryOp::InplaceAnd:
    V = A & B;
    break;
  case BinaryOp::Or:
  case BinaryOp::InplaceOr:
    V = A | B;
    break;
  case BinaryOp::Xor:
  case BinaryOp::InplaceXor:
    V = A ^ B;
    break;
  default:
    return false;
  }
  if (!fitsSmallInt(R, V))
    return false;
  Result = Value::smallInt(V);
  return true;
}

} // namespace

void micropython::noteException(Runtime &R, Frame &F, Value Raised,
                                size_t HeldAtEntry) {
  R.Current = &F; // Inner activations have ended.
  F.LastException = Raised;
  if (R.HasExceptionInfo)
    R.CurrentException = Raised;
  R.Mem.releaseTo(HeldAtEntry);
  if (Raised.isObject())
    R.Mem.hold(Raised.object());
}

void micropython::addTracebackMaybe(Runtime &R, Value Raised, Qstr File,
                                    uint32_t Line, Qstr Function) {
  try {
    addTraceback(R, Raised, File, Line, Function);
  } catch (OutOfMemory &) {
  }
}

void micropython::countIteration(Runtime &R, FunctionProfile &Counts,
                                 const ir::Function &Code, uint32_t Header,
                                 uint32_t From, uint64_t Activation) {
  LoopProfile &L = Counts.loop(Header);
  const uint64_t Allocated = R.Mem.allocated() - R.InterruptAllocated;
  const bool HasAsked =
      !L.HasLast || L.Activation != Activation || L.LastAllocated != Allocated;
  ++L.Iterations;
  L.LastJump = std::max(L.LastJump, From);
  if (L.HasLast && L.Activation == Activation) {
    const uint64_t Bytes = Allocated - L.LastAllocated;
    L.LeastBytes = std::min(L.LeastBytes, Bytes - std::min(L.LessBytes, Bytes));
    L.MostBytes = std::max(L.MostBytes, Bytes + L.MoreBytes);
  } else {
    L.EnteredAt = R.Operations;
  }
  L.LessBytes = L.MoreBytes = 0;
  L.LastAllocated = Allocated;
  L.Activation = Activation;
  L.HasLast = true;
  // Loops inside begin anew.
  if (Counts.Loops.size() > 1)
    for (LoopProfile &Inner : Counts.Loops)
      if (Inner.Header > Header && Inner.LastJump < From)
        Inner.HasLast = false;
  // Not the loop of a for statement: that ends with its iterator.
  L.IsEndless |= Code.Code[From].Op == ir::Opcode::Jump &&
                 Code.Code[Header].Op != ir::Opcode::ForIter;
  if (R.Paths && R.Paths->isCovered(R, &Code, Header, L.IsEndless))
    throw EndlessLoop{&Code, Header, true};
  if (!L.IsEndless) {
    if (!R.Paths && !R.Inputs && waitsForEver(R, L, HasAsked))
      throw EndlessLoop{&Code, Header, R.UnmodelledUses.empty()};
    return;
  }
  if (L.Iterations == 1 && R.AtEndlessLoop && !R.Paths)
    R.AtEndlessLoop(&Code, Header);
  if (R.Paths)
    R.Paths->noteComeBack();
  if (R.Steady && R.Steady->isRepeated(R, &Code, Header))
    throw EndlessLoop{&Code, Header, true};
  if (L.Iterations >= 8 && llvm::isPowerOf2_64(L.Iterations)) {
    L.SampledIterations[0] = L.SampledIterations[1];
    L.SampledLiveBlocks[0] = L.SampledLiveBlocks[1];
    L.SampledIterations[1] = L.Iterations;
    L.SampledLiveBlocks[1] = R.Mem.lanes() ? 0 : R.Mem.countLive().Blocks;
  }
  if (R.Operations - L.EnteredAt > R.EndlessAfter && L.SampledIterations[0])
    throw EndlessLoop{&Code, Header};
}

/// Runtime::NextStop: the end of the fuel, or a step of a run that is watched
/// or whose ways are followed.
[[gnu::noinline, gnu::cold]] static void stopOver(Runtime &R, const Frame &F) {
  if (R.Operations > R.Fuel)
    throw OutOfFuel();
  if (R.Steps)
    R.Steps->step(F);
  R.beforeOperation(F);
}

void Frame::traceState(Tracer &T) const {
  if (Function)
    T.cell(Function);
  if (OldGlobals)
    T.cell(OldGlobals);
  for (uint32_t I = 0; I != StateSlots; ++I)
    T.value(State[I]);
  if (!Function)
    return;
  for (uint32_t I = 0; I != Function->Code->ExceptionSlots; ++I)
    T.value(Handlers[I].Previous);
}

/// Slots at a frame's end that are locals: those that its code names.
static uint32_t localCount(const ir::Function &Code) {
  using ir::Opcode;
  uint32_t Count = Code.Positional + Code.KeywordOnly;
  for (uint32_t Slot : Code.CellSlots)
    Count = std::max(Count, Slot + 1);
  for (const ir::Instruction &I : Code.Code)
    switch (I.Op) {
    case Opcode::LoadFast:
    case Opcode::StoreFast:
    case Opcode::DeleteFast:
    case Opcode::LoadDeref:
    case Opcode::StoreDeref:
    case Opcode::DeleteDeref:
      Count = std::max(Count, uint32_t(I.Argument) + 1);
      break;
    default:
      break;
    }
  return std::min(Count, Code.StateSlots);
}

bool Frame::describe(StateWriter &W) const {
  W.cell(Function);
  W.cell(OldGlobals);
  W.number(IsFinished);
  W.stale(LastException);
  W.place(AttributeBase.Place);
  W.number(StateSlots);
  if (!Function)
    return true;
  const ir::Function &Code = *Function->Code;
  W.number(uint64_t(Ip - Code.Code.data()));
  if (IsFinished) {
    for (uint32_t I = 0; I != StateSlots; ++I)
      W.stale(State[I]);
    return true;
  }
  // Running finally blocks keep jump targets and counts among the values.
  bool HasFinally = false;
  for (int32_t I = 0; I <= HandlerTop; ++I)
    HasFinally |= Handlers[I].IsFinally;
  const int64_t Live = Stack - State + 1;
  const int64_t Locals = int64_t(StateSlots) - localCount(Code);
  const llvm::BitVector *Read =
      W.Locals ? &W.Locals->of(Code)[size_t(Ip - Code.Code.data())] : nullptr;
  for (int64_t I = 0; I < int64_t(StateSlots); ++I) {
    if (I >= Locals && Read && !Read->test(unsigned(StateSlots - 1 - I)))
      W.stale(State[I]);
    else if (I >= Locals || (I < Live && !HasFinally))
      W.value(State[I]);
    else if (I < Live) {
      W.number(State[I].isSmallInt() ? State[I].bits() : 0);
      if (!State[I].isSmallInt())
        W.fixedValue(State[I]);
    } else
      W.stale(State[I]);
  }
  W.number(uint64_t(HandlerTop));
  for (int32_t I = 0; I < int32_t(Code.ExceptionSlots); ++I) {
    if (I > HandlerTop) {
      W.stale(Handlers[I].Previous);
      continue;
    }
    W.number(uint64_t(Handlers[I].Target) << 1 | Handlers[I].IsFinally);
    W.number(uint64_t(Handlers[I].Stack - State));
    W.fixedValue(Handlers[I].Previous);
  }
  return true;
}

uint64_t micropython::stateBytes(Runtime &R, const ir::Function &F) {
  return F.StateSlots * R.wordBytes() +
         uint64_t(F.ExceptionSlots) * R.Sizes.ExceptionStackEntry;
}

uint64_t micropython::stateOnStack(Runtime &R, const FunctionObj &Function) {
  // Machine code has its frame on the C stack, with nlr_buf_t and code state.
  if (Function.Code->isMachineCode())
    return R.Sizes.CodeState + (Function.Code->Machine.StateSlots +
                                R.Config.Compiler.Native.NlrBufferWords + 3) *
                                   R.wordBytes();
  if (R.Config.PystackBytes)
    return 0;
  const uint64_t Bytes = stateBytes(R, *Function.Code);
  // A small state stands on the C stack: alloca keeps it aligned to 16 bytes.
  return Bytes > R.Config.MaxStateOnStack
             ? 0
             : (R.Sizes.CodeState + Bytes + 27) / 16 * 16;
}

void micropython::initFrame(Runtime &R, Frame &F, FunctionObj *Function) {
  const ir::Function &Code = *Function->Code;
  F.Function = Function;
  F.StateSlots = Code.StateSlots;
  F.State = R.Pool.array<Value>(Code.StateSlots + IteratorSlots);
  F.Handlers = Code.ExceptionSlots ? R.Pool.array<Handler>(Code.ExceptionSlots)
                                   : nullptr;
  F.Ip = Code.Code.data();
  F.Stack = F.State - 1;
  F.HandlerTop = -1;
}

void micropython::noteStateEnd(Runtime &R, Frame &F, const Cell &C,
                               uint64_t Whole) {
  const uint32_t BlockBytes = R.Mem.heap().bytesPerBlock();
  if (F.Function->Code->ExceptionSlots == 0 && Whole % BlockBytes == 0)
    F.After = StaleWord(C, uint32_t(Whole / BlockBytes));
}

void micropython::releaseFrame(Runtime &R, Frame &F) {
  const ir::Function &Code = *F.Function->Code;
  R.Pool.release(F.State, (Code.StateSlots + IteratorSlots) * sizeof(Value));
  if (F.Handlers)
    R.Pool.release(F.Handlers, Code.ExceptionSlots * sizeof(Handler));
  F.State = nullptr;
  F.StateSlots = 0;
  F.Handlers = nullptr;
}

/// A value that bytecode of a compiler always finds to be a \p Ty. What the
/// original does with another one of a made-up .mpy nobody knows.
template <class T> static T *operand(Runtime &R, Value V, const Type *Ty) {
  T *O = R.exact<T>(V, Ty);
  if (LLVM_UNLIKELY(!O))
    stopUnmodelled(R, "bytecode that no compiler makes", "what it does");
  return O;
}

static ResumeKind runFrame(Runtime &R, Frame &F, Value Injected,
                           Value &Result) {
  using ir::Opcode;
  ActiveFrame Active(R, F);
  R.IsLoadingProgram = false; // Its first statement begins.
  F.LastException = Value();
  F.AttributeBase = {};
  const bool KeepsBase = R.Config.leaves(StackWord::AttributeBase);
  const bool KeepsClosure = R.Config.leaves(StackWord::JoinClosure);
  const bool KeepsRange = R.Config.leaves(StackWord::IteratedRange);
  const ir::Function &Code = *F.Function->Code;
  const ir::Instruction *const First = Code.Code.data();
  ModuleContextObj *const Context = F.Function->Context;
  const Qstr *const Names = Context->Names;
  const Value *const Objects = Context->Objects;
  RawCodeCell *const *const Children =
      F.Function->Children ? F.Function->Children->Children : nullptr;
  const size_t HeldAtEntry = R.Mem.holdMark();
  Value *const Locals = F.State + F.StateSlots - 1;
  Handler *const Handlers = F.Handlers;
  int32_t &Top = F.HandlerTop;

  FunctionProfile &Counts = R.Counts.of(&Code);
  const uint64_t Activation = ++R.Activations;
  if (F.Ip == First && ++Counts.Calls == 1)
    R.NamesOfCode[&Code] = Names;
  if (R.Live)
    R.Live->enter(Counts);
  const LoopsOfActivation OwnLoops(R, Counts);
  if (LLVM_UNLIKELY(Code.isOutline()))
    return runOutline(R, F, Injected, Activation, Result);

  auto PushHandler = [&](uint32_t Target, bool IsFinally, Value *Stack) {
    ++Top;
    Handlers[Top].Target = Target;
    Handlers[Top].IsFinally = IsFinally;
    Handlers[Top].Stack = Stack;
    Handlers[Top].Previous = Value();
  };

  // POP_EXC_BLOCK, which ends what sys.exc_info() tells as well.
  auto PopHandler = [&] {
    --Top;
    R.CurrentException = Value();
  };

  for (;;) {
    Value Raised;
    try {
      const ir::Instruction *Ip = F.Ip;
      Value *Sp = F.Stack;

      // Works as if a RaiseObject stood here; YieldFrom handles it itself.
      if (Injected && Ip->Op != Opcode::YieldFrom) {
        Value E = Injected;
        Injected = Value();
        Raised = makeRaiseObject(R, E);
        goto handle;
      }

      for (;;) {
        const ir::Instruction &I = *Ip;
        F.Ip = Ip++;
        F.Stack = Sp;
        R.Mem.releaseTo(HeldAtEntry);
        if (R.Operations++ >= R.NextStop)
          stopOver(R, F);
        switch (I.Op) {
        case Opcode::LoadConstFalse:
          *++Sp = Value::boolean(false);
          continue;
        case Opcode::LoadConstNone:
          *++Sp = Value::none();
          continue;
        case Opcode::LoadConstTrue:
          *++Sp = Value::boolean(true);
          continue;
        case Opcode::LoadConstSmallInt:
          *++Sp = Value::smallInt(I.Extra ? Code.WideIntegers[I.Argument]
                                          : I.Argument);
          continue;
        case Opcode::LoadConstString:
          *++Sp = Value::qstr(Names[I.Argument]);
          continue;
        case Opcode::LoadConstObject:
          *++Sp = Objects[I.Argument];
          continue;
        case Opcode::LoadNull:
          *++Sp = Value();
          continue;

        case Opcode::LoadFast: {
          Value V = Locals[-I.Argument];
          if (V.isNull())
            goto unbound_local;
          *++Sp = V;
          continue;
        }
        case Opcode::LoadDeref: {
          Value V = operand<CellObj>(R, Locals[-I.Argument], R.Types.CellObject)
                        ->Content;
          if (V.isNull())
            goto unbound_local;
          *++Sp = V;
          continue;
        }
        case Opcode::LoadName:
          *++Sp = loadName(R, Names[I.Argument]);
          continue;
        case Opcode::LoadGlobal:
          *++Sp = loadGlobal(R, Names[I.Argument]);
          continue;
        case Opcode::LoadAttr: {
          Value Base = *Sp;
          Qstr Name = Names[I.Argument];
          if (KeepsBase)
            F.AttributeBase =
                Base.isObject() ? StaleWord(*Base.object()) : StaleWord();
          if (Base.isObject() && (Base.object()->Ty->Flags & InstanceType)) {
            auto *Instance = static_cast<InstanceObj *>(Base.object());
            if (MapElement *E =
                    lookupMap(R, Instance->Members, Value::qstr(Name),
                              LookupKind::Lookup)) {
              *Sp = E->Val;
              continue;
            }
          }
          *Sp = loadAttr(R, Base, Name);
          continue;
        }
        case Opcode::LoadMethod: {
          AttrResult Dest;
          loadMethod(R, *Sp, Names[I.Argument], Dest);
          Sp[0] = Dest[0];
          Sp[1] = Dest[1];
          ++Sp;
          continue;
        }
        case Opcode::LoadSuperMethod:
          --Sp;
          loadSuperMethod(R, Names[I.Argument], Sp - 1);
          continue;
        case Opcode::LoadBuildClass:
          *++Sp = loadBuildClass(R);
          continue;
        case Opcode::LoadSubscr: {
          Value Index = *Sp--;
          *Sp = subscr(R, *Sp, Index, Value::sentinel());
          continue;
        }

        case Opcode::StoreFast:
          Locals[-I.Argument] = *Sp--;
          continue;
        case Opcode::StoreDeref:
          operand<CellObj>(R, Locals[-I.Argument], R.Types.CellObject)
              ->Content = *Sp--;
          continue;
        case Opcode::StoreName: {
          Value V = *Sp--;
          storeName(R, Names[I.Argument], V);
          continue;
        }
        case Opcode::StoreGlobal: {
          Value V = *Sp--;
          storeGlobal(R, Names[I.Argument], V);
          continue;
        }
        case Opcode::StoreAttr:
          storeAttr(R, Sp[0], Names[I.Argument], Sp[-1]);
          Sp -= 2;
          continue;
        case Opcode::StoreSubscr:
          subscr(R, Sp[-1], Sp[0], Sp[-2]);
          Sp -= 3;
          continue;

        case Opcode::DeleteFast:
          if (Code.isMachineCode()) { // emit_native_delete_local
            Locals[-I.Argument] = Value::none();
            continue;
          }
          if (Locals[-I.Argument].isNull())
            goto unbound_local;
          Locals[-I.Argument] = Value();
          continue;
        case Opcode::DeleteDeref: {
          if (Code.isMachineCode())
            continue;
          auto *C =
              operand<CellObj>(R, Locals[-I.Argument], R.Types.CellObject);
          if (C->Content.isNull())
            goto unbound_local;
          C->Content = Value();
          continue;
        }
        case Opcode::DeleteName:
          deleteName(R, Names[I.Argument]);
          continue;
        case Opcode::DeleteGlobal:
          deleteGlobal(R, Names[I.Argument]);
          continue;

        case Opcode::DupTop:
          Sp[1] = Sp[0];
          ++Sp;
          continue;
        case Opcode::DupTopTwo:
          Sp += 2;
          Sp[0] = Sp[-2];
          Sp[-1] = Sp[-3];
          continue;
        case Opcode::PopTop:
          --Sp;
          continue;
        case Opcode::RotTwo: {
          Value V = Sp[0];
          Sp[0] = Sp[-1];
          Sp[-1] = V;
          continue;
        }
        case Opcode::RotThree: {
          Value V = Sp[0];
          Sp[0] = Sp[-1];
          Sp[-1] = Sp[-2];
          Sp[-2] = V;
          continue;
        }

        case Opcode::Jump:
          Ip = First + I.Argument;
          if (Ip <= &I)
            countIteration(R, Counts, Code, I.Argument, &I - First, Activation);
          goto pending_check;
        case Opcode::PopJumpIfTrue:
          if (isTrue(R, *Sp--)) {
            Ip = First + I.Argument;
            if (Ip <= &I)
              countIteration(R, Counts, Code, I.Argument, &I - First,
                             Activation);
          }
          goto pending_check;
        case Opcode::PopJumpIfFalse:
          if (!isTrue(R, *Sp--)) {
            Ip = First + I.Argument;
            if (Ip <= &I)
              countIteration(R, Counts, Code, I.Argument, &I - First,
                             Activation);
          }
          goto pending_check;
        case Opcode::JumpIfTrueOrPop:
          if (isTrue(R, *Sp))
            Ip = First + I.Argument;
          else
            --Sp;
          goto pending_check;
        case Opcode::JumpIfFalseOrPop:
          if (isTrue(R, *Sp))
            --Sp;
          else
            Ip = First + I.Argument;
          goto pending_check;

        case Opcode::SetupWith: {
          AttrResult Exit, Enter;
          Value Manager = *Sp;
          loadMethod(R, Manager, R.Names.exit_dunder, Exit);
          Sp[0] = Exit[0];
          Sp[1] = Exit[1];
          loadMethod(R, Manager, R.Names.enter_dunder, Enter);
          Sp[2] = Enter[0];
          Sp[3] = Enter[1];
          Value Entered = callMethod(R, 0, 0, Sp + 2);
          ++Sp;
          PushHandler(I.Argument, true, Sp);
          *++Sp = Entered;
          continue;
        }
        case Opcode::WithCleanup:
          if (Sp->isNone()) {
            Sp[1] = Sp[2] = Value::none();
            Sp -= 2;
            callMethod(R, 3, 0, Sp);
            *Sp = Value::none();
          } else if (Sp->isSmallInt()) {
            // An unwinding return or jump passes through.
            Value Data = Sp[-1], Cause = Sp[0];
            if (KeepsBase)
              F.AttributeBase =
                  Data.isObject() ? StaleWord(*Data.object()) : StaleWord();
            Sp[-1] = Sp[0] = Sp[1] = Value::none();
            callMethod(R, 3, 0, Sp - 3);
            Sp[-3] = Data;
            Sp[-2] = Cause;
            Sp -= 2;
          } else {
            Sp[1] = Sp[0];
            Sp[0] = Value(const_cast<Type *>(R.typeOf(Sp[0])));
            Sp[2] = Value::none();
            Sp -= 2;
            Value Swallowed = callMethod(R, 3, 0, Sp);
            if (isTrue(R, Swallowed))
              *Sp = Value::none();
            else
              Sp[0] = Sp[3];
          }
          continue;

        case Opcode::UnwindJump:
          *++Sp = Value::smallInt(I.Argument);
          *++Sp = Value::smallInt(I.Extra);
        unwind_jump: {
          int64_t Count = (Sp--)->smallInt();
          uint32_t Here = Ip - First;
          bool Entered = false;
          while ((Count & 0x7f) > 0) {
            --Count;
            Handler &H = Handlers[Top];
            if (H.IsFinally) {
              if (H.Target >= Here) {
                // Its block runs first and comes back here when it ends.
                *++Sp = Value::smallInt(Count);
                Ip = First + H.Target;
                Entered = true;
                break;
              }
              cancelActiveFinally(Sp);
            }
            PopHandler();
          }
          if (Entered)
            continue;
          Ip = First + (Sp--)->smallInt();
          if (Count != 0)
            Sp -= IteratorSlots;
          goto pending_check;
        }

        case Opcode::SetupExcept:
          PushHandler(I.Argument, false, Sp);
          continue;
        case Opcode::SetupFinally:
          PushHandler(I.Argument, true, Sp);
          continue;
        case Opcode::EndFinally:
          PopHandler();
          if (Sp->isNone()) {
            --Sp;
          } else if (Sp->isSmallInt()) {
            int64_t Cause = (Sp--)->smallInt();
            if (Cause < 0)
              goto unwind_return;
            *++Sp = Value::smallInt(Cause);
            goto unwind_jump;
          } else {
            Raised = *Sp;
            goto handle;
          }
          continue;

        case Opcode::GetIter:
          if (KeepsRange && R.isExact(*Sp, R.Types.Range)) {
            F.IteratedRange = StaleWord(*Sp->object());
            F.RangeIterated = R.Operations;
          }
          *Sp = getIter(R, *Sp, false);
          continue;
        case Opcode::GetIterStack: {
          Value It = getIter(R, *Sp, true);
          // One that offers itself (a module's object in ROM) took no room.
          if (It.isObject() && It.object()->Place == NoBlock && !(It == *Sp))
            placeIteratorOnStack(Sp, It);
          else {
            Sp[0] = Value();
            Sp[1] = It;
          }
          Sp += IteratorSlots - 1;
          continue;
        }
        case Opcode::ForIter: {
          F.Stack = Sp;
          Value *Slots = Sp - IteratorSlots + 1;
          Value V =
              iterNextAllowRaise(R, Slots[0].isNull() ? Slots[1] : Slots[0]);
          if (V == Value::stopIteration()) {
            Sp -= IteratorSlots;
            Ip = First + I.Argument;
          } else
            *++Sp = V;
          continue;
        }
        case Opcode::PopExceptJump:
          PopHandler();
          Ip = First + I.Argument;
          goto pending_check;

        case Opcode::BuildTuple:
          Sp -= I.Argument - 1;
          *Sp = newTuple(R, {Sp, size_t(I.Argument)});
          continue;
        case Opcode::BuildList:
          Sp -= I.Argument - 1;
          *Sp = newList(R, {Sp, size_t(I.Argument)});
          continue;
        case Opcode::BuildMap: {
          Value D = newDict(R, I.Argument);
          *++Sp = D;
          continue;
        }
        case Opcode::StoreMap:
          Sp -= 2;
          // OrderedDict({...}) is filled so as well (py/compile.c).
          if (LLVM_UNLIKELY(!isDict(R, Sp[0])))
            stopUnmodelled(R, "bytecode that no compiler makes",
                           "what it does");
          dictStore(R, static_cast<DictObj *>(Sp[0].object()), Sp[2], Sp[1]);
          continue;
        case Opcode::BuildSet:
          Sp -= I.Argument - 1;
          *Sp = newSet(R, {Sp, size_t(I.Argument)});
          continue;
        case Opcode::Viper:
          Sp = viperAction(R, ir::ViperAction::unpack(I.Argument), Sp);
          continue;
        case Opcode::BuildSlice: {
          Value Step = Value::none();
          if (I.Argument == 3)
            Step = *Sp--;
          bool Loads = Ip->Op == Opcode::LoadSubscr;
          if ((Loads || Ip->Op == Opcode::StoreSubscr) &&
              R.Config.Version >= 26 && !Code.isMachineCode() &&
              (R.typeOf(Sp[-2])->Flags & SubscrAllowsStackSlice)) {
            // The slice lives on the C stack (build_slice_stack_allocated),
            // since 1.26.
            auto *Slice = R.newStackObject<SliceObj>(R.Types.Slice);
            Slice->Start = Sp[-1];
            Slice->Stop = Sp[0];
            Slice->Step = Step;
            Sp -= 2;
            ++Ip;
            if (Loads)
              *Sp = subscr(R, *Sp, Slice, Value::sentinel());
            else {
              subscr(R, *Sp, Slice, Sp[-1]);
              Sp -= 2;
            }
            R.Pool.release(Slice, sizeof(SliceObj));
          } else {
            Value Stop = *Sp--;
            *Sp = newSlice(R, *Sp, Stop, Step);
          }
          continue;
        }
        case Opcode::StoreComprehension: {
          Value Target = Sp[-(I.Argument >> 2)];
          switch (I.Argument & 3) {
          case 0:
            listAppend(R, operand<ListObj>(R, Target, R.Types.List), *Sp);
            --Sp;
            break;
          case 1:
            dictStore(R, operand<DictObj>(R, Target, R.Types.Dict), Sp[0],
                      Sp[-1]);
            Sp -= 2;
            break;
          default:
            setStore(R, operand<Obj>(R, Target, R.Types.Set), *Sp);
            --Sp;
          }
          continue;
        }
        case Opcode::UnpackSequence:
          unpackSequence(R, *Sp, I.Argument, Sp);
          Sp += I.Argument - 1;
          continue;
        case Opcode::UnpackEx:
          unpackEx(R, *Sp, I.Argument, Sp);
          Sp += (I.Argument & 0xff) + ((I.Argument >> 8) & 0xff);
          continue;

        case Opcode::MakeFunction: {
          Value Fun = makeFunction(R, Children[I.Argument], Context, nullptr);
          *++Sp = Fun;
          continue;
        }
        case Opcode::MakeFunctionDefaults:
          --Sp;
          *Sp = makeFunction(R, Children[I.Argument], Context, Sp);
          continue;
        case Opcode::MakeClosure: {
          Sp -= I.Extra - 1;
          Value Fun = makeFunction(R, Children[I.Argument], Context, nullptr);
          *Sp = newClosure(R, Fun, {Sp, I.Extra});
          continue;
        }
        case Opcode::MakeClosureDefaults: {
          Sp -= 2 + I.Extra - 1;
          Value Fun = makeFunction(R, Children[I.Argument], Context, Sp);
          *Sp = newClosure(R, Fun, {Sp + 2, I.Extra});
          continue;
        }

        case Opcode::CallFunction: {
          uint32_t Count = I.Argument & 0xff, Keywords = I.Argument >> 8 & 0xff;
          Sp -= Count + 2 * Keywords;
          const Value Callee = *Sp;
          if (!(KeepsClosure || KeepsRange) || !Callee.isObject() ||
              Callee.object()->Ty != R.Types.Closure) {
            *Sp = call(R, Callee, {Count, Keywords, Sp + 1});
            continue;
          }
          F.CalledWithRange = {};
          if (F.RangeIterated + 1 == R.Operations)
            F.CalledWithRange = F.IteratedRange;
          {
            StaleWordScope Stale(R.Mem);
            R.Mem.addStaleWord(F.CalledWithRange);
            *Sp = call(R, Callee, {Count, Keywords, Sp + 1});
          }
          F.CalledClosure =
              KeepsClosure ? StaleWord(*Callee.object()) : StaleWord();
          F.ClosureReturned = R.Operations;
          continue;
        }
        case Opcode::CallFunctionVarKw:
          Sp -= (I.Argument & 0xff) + 2 * (I.Argument >> 8 & 0xff) + 1;
          *Sp = callVarKw(R, false, I.Argument, Sp);
          continue;
        case Opcode::CallMethod: {
          uint32_t Count = I.Argument & 0xff, Keywords = I.Argument >> 8 & 0xff;
          Sp -= Count + 2 * Keywords + 1;
          *Sp = callMethod(R, Count, Keywords, Sp);
          continue;
        }
        case Opcode::CallMethodVarKw:
          Sp -= (I.Argument & 0xff) + 2 * (I.Argument >> 8 & 0xff) + 2;
          *Sp = callVarKw(R, true, I.Argument, Sp);
          continue;

        case Opcode::ReturnValue:
        unwind_return: {
          uint32_t Here = Ip - First;
          bool Entered = false;
          while (Top >= 0) {
            Handler &H = Handlers[Top];
            if (H.IsFinally) {
              if (H.Target >= Here) {
                // The block runs first, with the value kept beneath it.
                H.Stack[1] = *Sp;
                Sp = H.Stack + 1;
                *++Sp = Value::smallInt(-1);
                Ip = First + H.Target;
                Entered = true;
                break;
              }
              cancelActiveFinally(Sp);
            }
            PopHandler();
          }
          if (Entered)
            continue;
          F.Stack = Sp;
          Result = *Sp;
          return ResumeKind::Normal;
        }

        case Opcode::RaiseLast: {
          Raised = Value();
          for (int32_t H = Top; H >= 0; --H)
            if (Handlers[H].Previous) {
              Raised = Handlers[H].Previous;
              break;
            }
          if (!Raised)
            Raised = newExceptionMessage(R, R.Types.RuntimeError,
                                         "no active exception to reraise");
          goto handle;
        }
        case Opcode::RaiseObject:
          Raised = makeRaiseObject(R, *Sp);
          goto handle;
        case Opcode::RaiseFrom: {
          // The cause is not kept (a warning is printed): py/vm.c.
          --Sp;
          Raised = makeRaiseObject(R, *Sp);
          goto handle;
        }

        case Opcode::YieldValue:
          F.Ip = Ip;
          F.Stack = Sp;
          Result = *Sp;
          return ResumeKind::Yield;
        case Opcode::YieldFrom: {
          Value Sent = *Sp--, Thrown, Returned;
          F.Stack = Sp;
          ResumeKind Kind;
          if (Injected) {
            Thrown = Injected;
            Injected = Value();
            Kind = resume(R, *Sp, Value(), Thrown, Returned);
          } else
            Kind = resume(R, *Sp, Sent, Value(), Returned);
          if (Kind == ResumeKind::Yield) {
            *++Sp = Returned;
            F.Ip = Ip - 1; // It stays at this instruction.
            F.Stack = Sp;
            Result = Returned;
            return ResumeKind::Yield;
          }
          if (Kind == ResumeKind::Normal) {
            *Sp = Returned;
            if (Thrown && exceptionMatches(R, Thrown, R.Types.GeneratorExit)) {
              Raised = makeRaiseObject(R, Thrown);
              goto handle;
            }
            continue;
          }
          --Sp;
          Raised = Returned;
          goto handle;
        }

        case Opcode::ImportName: {
          Value FromList = *Sp--;
          *Sp = importName(R, Names[I.Argument], FromList, *Sp);
          continue;
        }
        case Opcode::ImportFrom: {
          Value V = importFrom(R, *Sp, Names[I.Argument]);
          *++Sp = V;
          continue;
        }
        case Opcode::ImportStar: {
          Value Module = *Sp--;
          importAll(R, Module);
          continue;
        }

        case Opcode::UnaryOperation:
          *Sp = unaryOp(R, UnaryOp(I.Argument), *Sp);
          continue;
        case Opcode::BinaryOperation: {
          Value Rhs = *Sp--;
          auto Op = BinaryOp(I.Argument);
          if (!fastBinary(R, Op, *Sp, Rhs, *Sp))
            *Sp = binaryOp(R, Op, *Sp, Rhs);
          continue;
        }
        case Opcode::Assume:
          applyAssumption(R, F, uint32_t(I.Argument));
          continue;
        }
        continue;

      pending_check:
        // py/vm.c, pending_exception_check: scheduled callbacks run here.
        if (R.HasPending)
          handlePending(R);
        continue;

      unbound_local:
        Raised =
            newExceptionMessage(R, R.Types.NameError,
                                "local variable referenced before assignment");
        goto handle;
      }
    } catch (Raise &E) {
      Raised = E.Exception;
    } catch (OutOfMemory &O) {
      Raised = newMemoryError(R, O);
    } catch (NameTooLong &) {
      Raised = newNameTooLong(R);
    }
  handle:
    noteException(R, F, Raised, HeldAtEntry);
    const ir::Instruction &At = *F.Ip;
    if (isSubclassFast(R, Value(const_cast<Type *>(R.typeOf(Raised))),
                       R.Types.StopIteration)) {
      if (At.Op == Opcode::ForIter) {
        F.Ip = First + At.Argument;
        F.Stack -= IteratorSlots;
        continue;
      }
      if (At.Op == Opcode::YieldFrom) {
        *F.Stack = exceptionValue(R, Raised);
        ++F.Ip;
        continue;
      }
    }
    // Machine code has no lines, and adds nothing to a traceback.
    if (!(Raised == R.GeneratorExitObject) && At.Op != Opcode::EndFinally &&
        At.Op != Opcode::RaiseLast && !Code.isMachineCode())
      addTracebackMaybe(R, Raised, Names[0], At.Line, Names[Code.Name]);
    uint32_t Here = &At - First;
    while (Top >= 0 && Handlers[Top].Target <= Here)
      PopHandler(); // A nested exception: the enclosing handler is next.
    if (Top < 0) {
      F.State[0] = Raised;
      Result = Raised;
      return ResumeKind::Exception;
    }
    Handler &H = Handlers[Top];
    F.Ip = First + H.Target;
    H.Previous = Raised;
    F.Stack = H.Stack;
    *++F.Stack = Raised;
  }
}

ResumeKind micropython::execute(Runtime &R, Frame &F, Value Injected,
                                Value &Result) {
  if (!R.Observer)
    return runFrame(R, F, Injected, Result);
  R.Observer->entered(F);
  ResumeKind Kind = runFrame(R, F, Injected, Result);
  R.Observer->left(F, Kind);
  return Kind;
}
