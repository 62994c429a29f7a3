// py/emitnative.c: where the values of the stack are, and calls.
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/compiler/native/NativeEmitter.h"

namespace pymemlint::micropython {

// ensure_extra_stack.
void NativeEmitter::ensureStack(size_t Delta) {
  if (StackSize + Delta <= StackAllocated)
    return;
  uint32_t More = (StackSize + Delta + 8) & ~3;
  if (M)
    M->reallocate(*StackCell,
                  uint64_t(StackAllocated) * Config.Native.StackInfoBytes,
                  uint64_t(More) * Config.Native.StackInfoBytes);
  StackAllocated = More;
  Stack.resize(More);
}

void NativeEmitter::adjust(int Delta) {
  if (Delta < 0 && unsigned(-Delta) > StackSize)
    StackSize = 0;
  else
    StackSize += Delta;
  if (int(StackSize) > int(S->StackSize))
    S->StackSize = StackSize;
}

// emit_native_adjust_stack_size: values that a jump to here has settled.
void NativeEmitter::adjustStackSize(int Delta) {
  if (Delta > 0)
    ensureStack(Delta);
  for (int I = 0; I < Delta; ++I) {
    StackEntry &E = Stack[StackSize + I];
    E.P = Place::Stack;
    E.T = Delta == 1 ? SavedType : Type::Object;
  }
  adjust(Delta);
}

/// need_reg_single: \p SkippedPosition 1 is the top, 0 skips nothing.
void NativeEmitter::needRegister(int Needed, unsigned SkippedPosition) {
  for (unsigned I = 0; I < StackSize; ++I) {
    StackEntry &E = Stack[I];
    if (I == StackSize - SkippedPosition || E.P != Place::Register ||
        E.Data != Needed)
      continue;
    E.P = Place::Stack;
    moveToState(StackStart + I, E.Data);
  }
}

void NativeEmitter::needAllRegisters() {
  for (unsigned I = 0; I < StackSize; ++I) {
    StackEntry &E = Stack[I];
    if (E.P != Place::Register)
      continue;
    E.P = Place::Stack;
    moveToState(StackStart + I, E.Data);
  }
}

// load_reg_stack_imm.
ViperType NativeEmitter::loadImmediate(Register Destination,
                                       const StackEntry &E, bool ToObject) {
  if (!ToObject && IsViper) {
    As->moveImmediate(Destination, E.Data);
    return E.T;
  }
  switch (E.T) {
  case Type::Object:
    As->moveImmediate(Destination, E.Data);
    break;
  case Type::Bool:
    moveFromTable(Destination, Fun(unsigned(Fun::False) + E.Data));
    break;
  case Type::Int:
  case Type::Uint:
    As->moveImmediate(Destination, Config.Native.Objects.smallInt(E.Data));
    break;
  case Type::None:
    moveFromTable(Destination, Fun::None);
    break;
  default:
    notImplemented("conversion to object");
  }
  return Type::Object;
}

// need_stack_settled.
void NativeEmitter::settleStack() {
  needAllRegisters();
  for (unsigned I = 0; I < StackSize; ++I) {
    StackEntry &E = Stack[I];
    if (E.P != Place::Immediate)
      continue;
    E.P = Place::Stack;
    E.T = loadImmediate(R.Temporary1, E, false);
    moveToState(StackStart + I, R.Temporary1);
  }
}

// emit_access_stack.
ViperType NativeEmitter::accessStack(unsigned Position, Register Destination) {
  needRegister(Destination, Position);
  StackEntry &E = peek(Position - 1);
  switch (E.P) {
  case Place::Stack:
    moveFromState(Destination, StackStart + StackSize - Position);
    break;
  case Place::Register:
    if (E.Data != Destination)
      As->move(Destination, E.Data);
    break;
  case Place::Immediate:
    return loadImmediate(Destination, E, false);
  }
  return E.T;
}

// emit_fold_stack_top: drops the value below the top.
void NativeEmitter::foldTop(Register Destination) {
  StackEntry &E = peek(1);
  E = peek(0);
  if (E.P == Place::Stack) {
    moveFromState(Destination, StackStart + StackSize - 1);
    E.P = Place::Register;
    E.Data = Destination;
  }
  adjust(-1);
}

// emit_pre_pop_reg_flexible: into \p Destination, or a value that is in
// another register than the two stays there and \p Destination becomes that.
ViperType NativeEmitter::popFlexible(Register &Destination, int Not1,
                                     int Not2) {
  StackEntry &E = peek(0);
  Type T;
  if (E.P == Place::Register && E.Data != Not1 && E.Data != Not2) {
    T = E.T;
    Destination = E.Data;
    needRegister(Destination, 1);
  } else {
    T = accessStack(1, Destination);
  }
  adjust(-1);
  return T;
}

ViperType NativeEmitter::pop(Register Destination) {
  Type T = accessStack(1, Destination);
  adjust(-1);
  return T;
}

void NativeEmitter::push(Type T, Register From) {
  ensureStack(1);
  Stack[StackSize] = {T, Place::Register, From};
  adjust(1);
}

void NativeEmitter::pushImmediate(Type T, int64_t V) {
  ensureStack(1);
  Stack[StackSize] = {T, Place::Immediate, V};
  adjust(1);
}

void NativeEmitter::call(Fun F) {
  needAllRegisters();
  As->call(unsigned(F));
}

void NativeEmitter::call(Fun F, int64_t Value, Register Argument) {
  needAllRegisters();
  As->moveImmediate(Argument, Value);
  As->call(unsigned(F));
}

void NativeEmitter::call(Fun F, int64_t Value1, Register Argument1,
                         int64_t Value2, Register Argument2) {
  needAllRegisters();
  As->moveImmediate(Argument1, Value1);
  As->moveImmediate(Argument2, Value2);
  As->call(unsigned(F));
}

void NativeEmitter::callWithName(Fun F, Qstr Name, Register Argument) {
  needAllRegisters();
  moveName(Argument, Name);
  As->call(unsigned(F));
}

// emit_get_stack_pointer_to_reg_for_pop: the values become objects in the
// frame first.
void NativeEmitter::stackPointerForPop(Register Destination, unsigned Count) {
  needAllRegisters();
  for (unsigned I = 0; I != Count; ++I) {
    StackEntry &E = peek(I);
    if (E.P != Place::Immediate)
      continue;
    E.P = Place::Stack;
    E.T = loadImmediate(Destination, E, true);
    moveToState(StackStart + StackSize - 1 - I, Destination);
  }
  for (unsigned I = 0; I != Count; ++I) {
    StackEntry &E = peek(I);
    if (E.T == Type::Object)
      continue;
    int Local = StackStart + StackSize - 1 - I;
    moveFromState(R.Argument1, Local);
    call(Fun::NativeToObject, unsigned(E.T), R.Argument2);
    moveToState(Local, R.Return);
    noteAction(ir::ViperAction::ToObject, E.T, I);
    E.T = Type::Object;
  }
  adjust(-int(Count));
  moveStateAddress(Destination, StackStart + StackSize);
}

void NativeEmitter::stackPointerForPush(Register Destination, unsigned Count) {
  needAllRegisters();
  ensureStack(Count);
  for (unsigned I = 0; I != Count; ++I) {
    Stack[StackSize + I].P = Place::Stack;
    Stack[StackSize + I].T = Type::Object;
  }
  moveStateAddress(Destination, StackStart + StackSize);
  adjust(Count);
}

void NativeEmitter::moveFromTable(Register Destination, Fun Constant) {
  As->loadWord(Destination, R.FunctionTable, unsigned(Constant));
}

void NativeEmitter::moveToState(int Local, Register Source) {
  if (isGenerator())
    As->storeWord(Source, generatorState(), Local);
  else
    As->moveToLocal(Local, Source);
}

void NativeEmitter::moveFromState(Register Destination, int Local) {
  if (isGenerator())
    As->loadWord(Destination, generatorState(), Local);
  else
    As->moveFromLocal(Destination, Local);
}

void NativeEmitter::moveStateAddress(Register Destination, int Local) {
  if (!isGenerator())
    return As->moveLocalAddress(Destination, Local);
  As->moveImmediate(Destination, Local * 4);
  As->add(Destination, generatorState());
}

// emit_native_mov_reg_qstr.
void NativeEmitter::moveName(Register Destination, Qstr Name) {
  if (Config.Native.CanBeSaved)
    As->load(Destination, nameTable(), Common.useName(Name), 1);
  else
    As->moveImmediate(Destination, Name);
}

// ASM_MOV_LOCAL_MP_OBJ_NULL.
void NativeEmitter::loadNull(int Local, Register Through) {
  if (As->HasZeroRegister)
    return As->moveToLocal(Local, R.Zero);
  As->moveImmediate(Through, 0);
  As->moveToLocal(Local, Through);
}

// emit_load_reg_with_object.
void NativeEmitter::loadObject(Register Destination, Value V) {
  S->Flags |= Scope::HasConstants;
  uint32_t Index = Common.useConstant(V);
  moveFromState(R.Temporary0, functionLocal());
  As->loadWord(R.Temporary0, R.Temporary0, 1); // fun_bc->context
  As->loadWord(R.Temporary0, R.Temporary0, 3); // constants.obj_table
  As->loadWord(Destination, R.Temporary0, Index);
}

// emit_load_reg_with_child.
void NativeEmitter::loadChild(Register Destination, Scope &Made) {
  uint32_t Index = Children.size();
  Children.push_back(&Made);
  moveFromState(R.Temporary0, functionLocal());
  As->loadWord(R.Temporary0, R.Temporary0, 2); // fun_bc->child_table
  As->loadWord(Destination, R.Temporary0, Index);
}

} // namespace pymemlint::micropython
