//===- OutlineFrame.cpp - Activations of code that is not at hand ---------===//
#include "analyzer/runtimes/micropython/native/OutlineFrame.h"
#include <cassert>

using namespace pymemlint;
using namespace pymemlint::micropython;

//===--- Calls ------------------------------------------------------------===//

Value Activation::callStack(uint32_t Place, Value *Base, uint32_t Count,
                            bool IsMethod) {
  assert(F.Stack < F.State + F.StateSlots && "more than the compiled one has");
  goTo(Place);
  const Value Result =
      IsMethod ? callMethod(R, Count, 0, Base + 1)
               : micropython::call(R, Base[1], {Count, 0, Base + 2});
  F.Stack = Base;
  Base[1] = Result;
  return R.kept(Result);
}

Value Activation::callAt(uint32_t Place, Value Callee,
                         std::initializer_list<Value> A) {
  Value *Base = F.Stack;
  push(Callee);
  for (Value V : A)
    push(V);
  return callStack(Place, Base, uint32_t(A.size()), false);
}

Value Activation::methodAt(uint32_t Place, Value Base, const char *Name,
                           std::initializer_list<Value> A) {
  Value *Below = F.Stack;
  push(Base);
  goTo(Place);
  AttrResult Dest;
  loadMethod(R, Base, R.intern(Name), Dest);
  F.Stack[0] = Dest[0];
  push(Dest[1]);
  for (Value V : A)
    push(V);
  return callStack(Place, Below, uint32_t(A.size()), true);
}

//===--- Loops ------------------------------------------------------------===//

void Activation::step(uint32_t Place) {
  goTo(Place);
  R.Mem.releaseTo(HeldAtEntry);
  // As many instructions as the compiled code has between two places.
  constexpr uint64_t Instructions = 16;
  R.Operations += Instructions;
  if (R.Operations <= R.NextStop)
    return;
  if (R.Operations > R.Fuel)
    throw OutOfFuel();
  R.beforeOperation(F);
}

void Activation::jumpBack(uint32_t Place) {
  const ir::Function &Code = *F.Function->Code;
  const bool HasCondition = Code.Code[Place].Op != ir::Opcode::Jump;
  if (HasCondition)
    push(Value::boolean(true));
  step(Place);
  F.Stack -= HasCondition;
  const auto Header = uint32_t(Code.Code[Place].Argument);
  countIteration(R, R.Counts.of(&Code), Code, Header, Place, Number);
  if (R.HasPending)
    handlePending(R);
  step(Header);
}

//===--- Generators -------------------------------------------------------===//

Value Activation::yield(uint32_t Place, Value V) {
  push(V);
  goTo(Place);
  HasYielded = true;
  return V;
}

void Activation::resumed() {
  if (Injected) {
    const Value E = Injected;
    Injected = Value();
    raiseObject(E);
  }
  --F.Stack;
}

void Activation::iter(Value Awaited) {
  push(Awaited);
  *F.Stack = getIter(R, Awaited, /*OnStack=*/false);
  push(Value::none());
}

bool Activation::await(uint32_t Place, Value &Returned) {
  goTo(Place);
  const Value Sent = *F.Stack--;
  Value Thrown = Injected, Result;
  Injected = Value();
  try {
    const ResumeKind Kind =
        resume(R, *F.Stack, Thrown ? Value() : Sent, Thrown, Result);
    if (Kind == ResumeKind::Exception) {
      --F.Stack;
      throw Raise{Result};
    }
    if (Kind == ResumeKind::Yield) {
      push(Result);
      Returned = Result;
      HasYielded = true;
      return false;
    }
    *F.Stack = Result;
    if (Thrown && exceptionMatches(R, Thrown, R.Types.GeneratorExit))
      raiseObject(Thrown);
  } catch (Raise &E) {
    R.Current = &F;
    if (!isSubclassFast(R, Value(const_cast<Type *>(R.typeOf(E.Exception))),
                        R.Types.StopIteration))
      throw;
    F.LastException = E.Exception;
    if (R.HasExceptionInfo)
      R.CurrentException = E.Exception;
    *F.Stack = exceptionValue(R, E.Exception);
  }
  Returned = R.kept(*F.Stack--);
  return true;
}

//===--- Exceptions -------------------------------------------------------===//

void Activation::setUpHandler() {
  Handler &H = F.Handlers[++F.HandlerTop];
  H.Target = 0;
  H.IsFinally = false;
  H.Stack = F.Stack;
  H.Previous = Value();
}

void Activation::endHandler() {
  F.Stack = F.Handlers[F.HandlerTop--].Stack;
  R.CurrentException = Value();
}

/// What \p Do raises; null: nothing.
static Value raisedBy(Runtime &R, llvm::function_ref<void()> Do) {
  try {
    Do();
  } catch (Raise &E) {
    return E.Exception;
  } catch (OutOfMemory &O) {
    return newMemoryError(R, O);
  } catch (NameTooLong &) {
    return newNameTooLong(R);
  }
  return Value();
}

Value Activation::attempt(llvm::function_ref<void()> Do) {
  const Value Raised = raisedBy(R, Do);
  if (!Raised) {
    if (!HasYielded)
      endHandler();
    return Value();
  }
  noteRaised(Raised);
  Handler &H = F.Handlers[F.HandlerTop];
  H.Previous = Raised;
  F.Stack = H.Stack;
  push(Raised);
  return Raised;
}

void Activation::noteRaised(Value Raised) {
  noteException(R, F, Raised, HeldAtEntry);
  if (std::exchange(IsNoted, false) || Raised == R.GeneratorExitObject)
    return;
  const Qstr *Names = F.Function->Context->Names;
  addTracebackMaybe(R, Raised, Names[0], 1, Names[F.Function->Code->Name]);
}

ResumeKind micropython::runOutline(Runtime &R, Frame &F, Value Injected,
                                   uint64_t Number, Value &Result) {
  Activation A(R, F, Injected, Number);
  const Value Raised = raisedBy(R, [&] {
    // What is thrown into one that has not begun ends it.
    if (Injected && A.place() == 0)
      A.raiseObject(Injected);
    Result = behave(A);
  });
  if (!Raised)
    return A.hasYielded() ? ResumeKind::Yield : ResumeKind::Normal;
  A.noteRaised(Raised);
  if (F.HandlerTop >= 0)
    R.CurrentException = Value();
  F.HandlerTop = -1;
  F.State[0] = Raised;
  Result = Raised;
  return ResumeKind::Exception;
}
