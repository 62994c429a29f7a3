// py/emitnative.c: labels, jumps, handlers, functions and calls.
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/compiler/native/NativeEmitter.h"

namespace pymemlint::micropython {

// MP_VM_RETURN_xxx, and OFFSETOF_CODE_STATE_SP.
static constexpr int ReturnNormal = 0, ReturnYield = 1, StackPointerWord = 2;

// emit_native_push_exc_stack.
void NativeEmitter::pushHandler(Label L, bool IsFinally) {
  if (Handlers.size() + 1 > HandlersAllocated) {
    if (M)
      M->reallocate(*HandlersCell,
                    uint64_t(HandlersAllocated) * Config.Native.HandlerBytes,
                    uint64_t(HandlersAllocated + 4) *
                        Config.Native.HandlerBytes);
    HandlersAllocated += 4;
  }
  Handlers.push_back({L, IsFinally});
  As->movePlace(R.Return, L);
  As->moveToLocal(handlerLocal(), R.Return);
}

// emit_native_leave_exc_stack: the next active one outwards is in force.
void NativeEmitter::leaveHandler(bool AtItsStart) {
  Handlers.back().IsActive = false;
  size_t I = Handlers.size() - 1;
  while (I != 0 && !Handlers[I - 1].IsActive)
    --I;
  if (I == 0) {
    if (AtItsStart)
      return; // The global handler has cleared it.
    As->exclusiveOr(R.Return, R.Return);
  } else {
    As->movePlace(R.Return, Handlers[I - 1].L);
  }
  As->moveToLocal(handlerLocal(), R.Return);
}

void NativeEmitter::assignLabel(Label L) {
  bool IsFinally =
      !Handlers.empty() && Handlers.back().IsFinally && Handlers.back().L == L;
  if (IsFinally) {
    accessStack(1, R.Temporary0);
    As->moveToLocal(exceptionLocal(), R.Temporary0);
  }
  settleStack();
  As->assignLabel(L);
  if (IsFinally)
    leaveHandler(false);
}

void NativeEmitter::jump(Label L) {
  settleStack();
  As->jump(L);
  As->suppress();
}

// emit_native_jump_helper.
void NativeEmitter::jumpIf(bool Condition, Label L, bool Pops) {
  Type T = peekType(0);
  if (T == Type::Object) {
    T = pop(R.Argument1);
    if (!Pops)
      adjust(1);
    call(Fun::IsTrue);
  } else {
    T = pop(R.Return);
    if (!Pops)
      adjust(1);
    if (T != Type::Bool && T != Type::Int && T != Type::Uint)
      viperError("can't implicitly convert '%q' to 'bool'",
                 llvm::Twine("can't implicitly convert '") + typeName(T) +
                     "' to 'bool'");
  }
  if (!Pops)
    SavedType = T;
  settleStack();
  if (Condition)
    As->jumpIfNonzero(R.Return, L, T == Type::Object);
  else
    As->jumpIfZero(R.Return, L, T == Type::Object);
  if (!Pops)
    adjust(-1);
}

// emit_native_unwind_jump: goes through the finally blocks between here and
// there.
void NativeEmitter::unwindJump(Label L, unsigned Depth) {
  if (Depth == 0)
    return jump(L);
  Handler *FirstFinally = nullptr, *LastFinally = nullptr;
  size_t I = Handlers.size();
  for (; Depth > 0; --Depth, --I) {
    Handler &H = Handlers[I - 1];
    if (!H.IsFinally || !H.IsActive)
      continue;
    if (!FirstFinally)
      FirstFinally = &H;
    if (LastFinally)
      LastFinally->UnwindLabel = H.L;
    LastFinally = &H;
  }
  if (!LastFinally) {
    if (I == 0)
      As->exclusiveOr(R.Return, R.Return);
    else
      As->movePlace(R.Return, Handlers[I - 1].L);
    As->moveToLocal(handlerLocal(), R.Return);
  } else {
    LastFinally->UnwindLabel = UnwindFinal;
    As->movePlace(R.Return, L);
    As->moveToLocal(unwindLocal(), R.Return);
    As->moveImmediate(R.Return, 0);
    As->moveToLocal(exceptionLocal(), R.Return);
    L = FirstFinally->L;
  }
  jump(L);
}

void NativeEmitter::setupWith(Label L) {
  expectObject(accessStack(1, R.Argument1), "a with of no object");
  stackPointerForPush(R.Argument3, 2);
  callWithName(Fun::LoadMethod, Known.DunderExit, R.Argument2);
  pop(R.Argument3);
  pop(R.Argument2);
  Type T = pop(R.Argument1);
  push(T, R.Argument2);
  push(T, R.Argument3);
  stackPointerForPush(R.Argument3, 2);
  callWithName(Fun::LoadMethod, Known.DunderEnter, R.Argument2);
  stackPointerForPop(R.Argument3, 2);
  call(Fun::CallMethod, 0, R.Argument1, 0, R.Argument2);
  push(Type::Object, R.Return);
  settleStack();
  pushHandler(L, true);
  Register From = R.Temporary0;
  Type Top = popFlexible(From, -1, -1);
  push(Top, From);
  push(Top, From);
}

void NativeEmitter::withCleanup(Label L) {
  const Label End = FirstLabel, Reraise = FirstLabel + 1, Exit = FirstLabel + 2;
  leaveHandler(false);
  adjust(-1);
  assignLabel(Exit);
  for (int I = 0; I != 3; ++I)
    pushImmediate(Type::None, 0);
  stackPointerForPop(R.Argument3, 5);
  call(Fun::CallMethod, 3, R.Argument1, 0, R.Argument2);
  jump(End);

  As->assignLabel(L); // No finally block's, so not by assignLabel.
  leaveHandler(true);
  adjustStackSize(2);
  As->moveFromLocal(R.Argument1, exceptionLocal());
  As->jumpIfZero(R.Argument1, Exit, false);
  As->loadWord(R.Argument2, R.Argument1, 0); // The exception's type.
  push(Type::Object, R.Argument2);
  push(Type::Object, R.Argument1);
  pushImmediate(Type::None, 0);
  stackPointerForPop(R.Argument3, 5);
  call(Fun::CallMethod, 3, R.Argument1, 0, R.Argument2);
  if (R.Argument1 != R.Return)
    As->move(R.Argument1, R.Return);
  call(Fun::IsTrue);
  As->jumpIfZero(R.Return, Reraise, true);
  assignLabel(End);
  loadNull(exceptionLocal(), R.Temporary0);
  assignLabel(Reraise);
  adjust(1);
}

void NativeEmitter::asyncWithSetupFinally(Label Exit, Label Finally,
                                          Label Unwind) {
  auto rotate = [&] {
    Type T0 = pop(R.Temporary0), T1 = pop(R.Temporary1);
    push(T0, R.Temporary0);
    push(T1, R.Temporary1);
  };
  adjustStackSize(1);
  rotate();
  pushImmediate(Type::None, 0);
  rotate();
  jump(Exit);
  adjustStackSize(-1);
  assignLabel(Finally);
  discard();
  As->moveFromLocal(R.Argument1, exceptionLocal());
  push(Type::Object, R.Argument1);
  As->jumpIfZero(R.Argument1, Unwind, false);
}

void NativeEmitter::endFinally() {
  discard();
  As->moveFromLocal(R.Argument1, exceptionLocal());
  call(Fun::Raise);
  Handler H = Handlers.back();
  Handlers.pop_back();
  if (H.UnwindLabel == UnwindUnused)
    return;
  As->moveFromLocal(R.Return, unwindLocal());
  As->jumpIfZero(R.Return, FirstLabel, false);
  if (H.UnwindLabel == UnwindFinal)
    As->jumpTo(R.Return);
  else
    jump(H.UnwindLabel);
  assignLabel(FirstLabel);
}

void NativeEmitter::getIterator(bool OnStack) {
  expectObject(pop(R.Argument1), "an iteration over no object");
  if (OnStack) {
    stackPointerForPush(R.Argument2, 4);
    return call(Fun::GetIterator);
  }
  As->moveImmediate(R.Argument2, 0);
  call(Fun::GetIterator);
  push(Type::Object, R.Return);
}

void NativeEmitter::forIterator(Label L) {
  stackPointerForPop(R.Argument1, 4);
  adjust(4);
  call(Fun::IteratorNext);
  As->jumpIfZero(R.Return, L, false);
  push(Type::Object, R.Return);
}

void NativeEmitter::popExceptJump(Label L, bool InHandler) {
  if (InHandler)
    loadNull(exceptionLocal(), R.Temporary0);
  else
    leaveHandler(false);
  jump(L);
}

void NativeEmitter::makeFunction(Scope &Made, bool HasDefaults) {
  moveFromState(R.Argument2, functionLocal());
  As->loadWord(R.Argument2, R.Argument2, 1); // fun_bc->context
  if (HasDefaults) {
    stackPointerForPop(R.Argument3, 2);
    needAllRegisters();
  } else {
    needAllRegisters();
    As->moveImmediate(R.Argument3, 0);
  }
  loadChild(R.Argument1, Made);
  As->call(unsigned(Fun::MakeFunction));
  push(Type::Object, R.Return);
}

void NativeEmitter::makeClosure(Scope &Made, unsigned Cells, bool HasDefaults) {
  moveFromState(R.Argument2, functionLocal());
  As->loadWord(R.Argument2, R.Argument2, 1);
  if (HasDefaults) {
    stackPointerForPop(R.Argument3, 2 + Cells);
    adjust(2 + Cells);
    needAllRegisters();
  } else {
    needAllRegisters();
    As->moveImmediate(R.Argument3, 0);
  }
  loadChild(R.Argument1, Made);
  As->call(unsigned(Fun::MakeFunction));
  if (R.Argument1 != R.Return)
    As->move(R.Argument1, R.Return);
  As->moveImmediate(R.Argument2, Cells);
  stackPointerForPop(R.Argument3, Cells);
  if (HasDefaults)
    adjust(-2);
  As->call(unsigned(Fun::NewClosure));
  push(Type::Object, R.Return);
}

/// int(x), ptr8(x) and so on in viper.
void NativeEmitter::castTo(Type T) {
  Type From = peekType(0);
  noteOperation(NativeOperation::RotateTwo);
  noteOperation(NativeOperation::Pop); // What stands for the operator.
  if (From == Type::Object)
    noteAction(ir::ViperAction::ToNative, T);
  else
    noteCast(T, From);
  IsReplaced = true;
  if (From == Type::Object) {
    pop(R.Argument1);
    discard();
    call(Fun::ObjectToNative, unsigned(T), R.Argument2);
    return push(T, R.Return);
  }
  if (From == Type::Unbound || From == Type::Cast)
    notImplemented("casting");
  foldTop(R.Argument1);
  peek(0).T = T;
}

void NativeEmitter::callFunction(unsigned Positional, unsigned Keywords,
                                 bool HasStars) {
  const unsigned Arguments = Positional + 2 * Keywords;
  if (peekType(Arguments) == Type::Cast) {
    if (Positional != 1 || Keywords || HasStars)
      expectObject(Type::Cast, "a cast of other than one argument");
    return castTo(Type(peek(1).Data));
  }
  expectObject(peekType(Arguments), "a call of no object");
  if (HasStars) {
    stackPointerForPop(R.Argument3, Arguments + 2);
    call(Fun::CallMethodVar, 0, R.Argument1, Positional | Keywords << 8,
         R.Argument2);
    return push(Type::Object, R.Return);
  }
  if (Arguments)
    stackPointerForPop(R.Argument3, Arguments);
  pop(R.Argument1);
  call(Fun::CallFunction, Positional | Keywords << 8, R.Argument2);
  push(Type::Object, R.Return);
}

void NativeEmitter::callMethod(unsigned Positional, unsigned Keywords,
                               bool HasStars) {
  const unsigned Arguments = Positional + 2 * Keywords;
  if (HasStars) {
    stackPointerForPop(R.Argument3, Arguments + 3);
    call(Fun::CallMethodVar, 1, R.Argument1, Positional | Keywords << 8,
         R.Argument2);
  } else {
    stackPointerForPop(R.Argument3, 2 + Arguments);
    call(Fun::CallMethod, Positional, R.Argument1, Keywords, R.Argument2);
  }
  push(Type::Object, R.Return);
}

void NativeEmitter::returnValue() {
  if (isGenerator()) {
    stackPointerForPop(R.Temporary0, 1);
    moveToState(StackPointerWord, R.Temporary0);
    As->moveImmediate(R.Temporary0, ReturnNormal);
    As->moveToLocal(returnedLocal(), R.Temporary0);
    return unwindJump(ExitLabel, Handlers.size());
  }
  if (IsViper) {
    const Type Returned = Type(S->Flags >> Scope::ViperReturnShift & 7);
    if (peekType(0) == Type::None) {
      discard();
      if (Returned == Type::Object)
        moveFromTable(R.ParentReturn, Fun::None);
      else
        As->moveImmediate(R.Argument1, 0);
      if (Returned != Type::Object)
        noteCast(Returned, Type::None);
    } else {
      Type T = pop(Returned == Type::Object ? R.ParentReturn : R.Argument1);
      if (T != Returned)
        viperError("return expected '%q' but got '%q'",
                   llvm::Twine("return expected '") + typeName(Returned) +
                       "' but got '" + typeName(T) + "'");
    }
    if (Returned != Type::Object) {
      noteAction(ir::ViperAction::ToObject, Returned);
      call(Fun::NativeToObject, unsigned(Returned), R.Argument2);
      if (R.Return != R.ParentReturn)
        As->move(R.ParentReturn, R.Return);
    }
  } else {
    pop(R.ParentReturn);
  }
  if (needsGlobalHandler())
    As->moveToLocal(returnedLocal(), R.ParentReturn);
  unwindJump(ExitLabel, Handlers.size());
}

void NativeEmitter::raise(unsigned Arguments) {
  // Without an argument it takes what the stack does not have: the compiler
  // names that. Of two it takes the cause and leaves the exception.
  if (Arguments && pop(R.Argument1) != Type::Object)
    viperError("must raise an object", "must raise an object");
  call(Fun::Raise);
  As->suppress();
}

void NativeEmitter::yield(bool IsFrom) {
  if (IsViper)
    notImplemented("native yield");
  const Label Reentry = FirstLabel, Top = FirstLabel + 1,
              Entry = FirstLabel + 2;
  settleStack();
  if (IsFrom) {
    jump(Entry);
    assignLabel(Top);
  }
  stackPointerForPop(R.Temporary0, 1);
  moveToState(StackPointerWord, R.Temporary0);
  As->moveImmediate(R.Temporary0, ReturnYield);
  As->moveToLocal(returnedLocal(), R.Temporary0);
  As->movePlace(R.Temporary0, Reentry);
  moveToState(resumeLocal(), R.Temporary0);
  As->jump(ExitLabel);
  As->assignLabel(Reentry);
  for (size_t I = Handlers.size(); I-- != 0;)
    if (Handlers[I].IsActive) {
      As->movePlace(R.Return, Handlers[I].L);
      As->moveToLocal(handlerLocal(), R.Return);
      break;
    }
  adjustStackSize(1);
  if (!IsFrom) {
    As->moveFromLocal(R.Argument1, thrownLocal());
    loadNull(thrownLocal(), R.Argument2);
    return call(Fun::Raise);
  }
  assignLabel(Entry);
  As->moveFromLocal(R.Argument3, thrownLocal());
  As->moveImmediate(R.Argument2, 0);
  As->moveToLocal(thrownLocal(), R.Argument2);
  pop(R.Argument2);
  accessStack(1, R.Argument1);
  push(Type::Object, R.Argument3);
  stackPointerForPop(R.Argument3, 1);
  call(Fun::YieldFrom);
  As->jumpIfNonzero(R.Return, Top, true);
  adjustStackSize(1);
  foldTop(R.Argument1);
}

void NativeEmitter::startExceptHandler() {
  leaveHandler(true);
  As->moveFromLocal(R.Temporary0, exceptionLocal());
  push(Type::Object, R.Temporary0);
}

} // namespace pymemlint::micropython
