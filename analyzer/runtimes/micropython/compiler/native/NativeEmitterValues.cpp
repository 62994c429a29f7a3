// py/emitnative.c: names, objects, memory and operators.
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/native/NativeEmitter.h"

namespace pymemlint::micropython {

Qstr NativeEmitter::nameOfSlot(unsigned Slot) const {
  for (const NameInfo &Name : S->names())
    if (Name.Slot == Slot &&
        (Name.Kind == NameKind::Local || Name.Kind == NameKind::CellVariable ||
         Name.Kind == NameKind::FreeVariable))
      return Name.Name;
  return 0;
}

// mp_native_type_from_qstr.
std::optional<ViperType> NativeEmitter::nativeTypeOf(Qstr Name) const {
  return viperTypeOf(Names.text(Name));
}

void NativeEmitter::importName(Qstr Name) {
  // The names and the level become objects in viper as well.
  bool Was = IsViper;
  IsViper = false;
  expectObject(pop(R.Argument2), "import");
  expectObject(pop(R.Argument3), "import");
  IsViper = Was;
  callWithName(Fun::ImportName, Name, R.Argument1);
  push(Type::Object, R.Return);
}

void NativeEmitter::loadFast(unsigned Slot) {
  Type T = LocalTypes[Slot];
  if (T == Type::Unbound)
    viperError("local '%q' used before type known",
               llvm::Twine("local '") + Names.text(nameOfSlot(Slot)) +
                   "' used before type known");
  if (Slot < registersForLocals() && keepsLocalsInRegisters())
    return push(T, R.Local[Slot]);
  needRegister(R.Temporary0, 0);
  moveFromState(R.Temporary0, localVariable(Slot));
  push(T, R.Temporary0);
}

void NativeEmitter::loadSlot(unsigned Slot, bool IsCell) {
  if (!IsCell)
    return loadFast(Slot);
  needRegister(R.Return, 0);
  loadFast(Slot);
  Register Base = R.Return;
  popFlexible(Base, -1, -1);
  As->loadWord(R.Return, Base, 1);
  push(Type::Object, R.Return);
}

void NativeEmitter::storeFast(unsigned Slot) {
  Type T;
  if (Slot < registersForLocals() && keepsLocalsInRegisters()) {
    T = pop(R.Local[Slot]);
  } else {
    T = pop(R.Temporary0);
    moveToState(localVariable(Slot), R.Temporary0);
  }
  if (LocalTypes[Slot] == Type::Unbound)
    LocalTypes[Slot] = T;
  else if (LocalTypes[Slot] != T)
    viperError("local '%q' has type '%q' but source is '%q'",
               llvm::Twine("local '") + Names.text(nameOfSlot(Slot)) +
                   "' has type '" + typeName(LocalTypes[Slot]) +
                   "' but source is '" + typeName(T) + "'");
}

void NativeEmitter::storeSlot(unsigned Slot, bool IsCell) {
  if (!IsCell)
    return storeFast(Slot);
  needRegister(R.Temporary0, 0);
  needRegister(R.Temporary1, 0);
  loadFast(Slot);
  Register Base = R.Temporary0;
  popFlexible(Base, -1, -1);
  Register Source = R.Temporary1;
  popFlexible(Source, Base, Base);
  As->storeWord(Source, Base, 1);
}

void NativeEmitter::loadGlobal(Qstr Name, bool IsExplicit) {
  if (IsExplicit && IsViper)
    if (std::optional<Type> T = nativeTypeOf(Name); T && *T != Type::Object) {
      noteOperation(NativeOperation::LoadNone); // In its place on the stack.
      IsReplaced = true;
      return pushImmediate(Type::Cast, unsigned(*T));
    }
  callWithName(IsExplicit ? Fun::LoadGlobal : Fun::LoadName, Name, R.Argument1);
  push(Type::Object, R.Return);
}

void NativeEmitter::storeGlobal(Qstr Name, bool IsExplicit) {
  Type T = IsExplicit ? peekType(0) : Type::Object;
  if (T == Type::Object) {
    expectObject(pop(R.Argument2), "a number stored by its name");
  } else {
    pop(R.Argument1);
    call(Fun::NativeToObject, unsigned(T), R.Argument2);
    As->move(R.Argument2, R.Return);
    noteAction(ir::ViperAction::ToObject, T);
  }
  callWithName(IsExplicit ? Fun::StoreGlobal : Fun::StoreName, Name,
               R.Argument1);
}

void NativeEmitter::loadAttribute(Qstr Name) {
  expectObject(pop(R.Argument1), "an attribute of no object");
  callWithName(Fun::LoadAttribute, Name, R.Argument2);
  push(Type::Object, R.Return);
}

void NativeEmitter::storeAttribute(Qstr Name) {
  Type T = peekType(1);
  if (T == Type::Object) {
    expectObject(pop(R.Argument1), "an attribute of no object");
    pop(R.Argument3);
  } else {
    T = accessStack(2, R.Argument1);
    call(Fun::NativeToObject, unsigned(T), R.Argument2);
    As->move(R.Argument3, R.Return);
    noteAction(ir::ViperAction::ToObject, T, 1);
    expectObject(pop(R.Argument1), "an attribute of no object");
    adjust(-1);
  }
  callWithName(Fun::StoreAttribute, Name, R.Argument2);
}

void NativeEmitter::loadMethod(Qstr Name, bool IsSuper) {
  if (IsSuper) {
    stackPointerForPop(R.Argument2, 3);
    stackPointerForPush(R.Argument2, 2);
    return callWithName(Fun::LoadSuperMethod, Name, R.Argument1);
  }
  expectObject(pop(R.Argument1), "a method of no object");
  stackPointerForPush(R.Argument3, 2);
  callWithName(Fun::LoadMethod, Name, R.Argument2);
}

/// The size of what a pointer points to, as a power of two; none for others.
static std::optional<unsigned> itemSize(ViperType T) {
  if (T < ViperType::Pointer8 || T > ViperType::Pointer32)
    return std::nullopt;
  return unsigned(T) - unsigned(ViperType::Pointer8);
}

void NativeEmitter::loadSubscript() {
  Type Base = peekType(1);
  if (Base == Type::Object) {
    Type Index = peekType(0);
    if (Index == Type::Object) {
      pop(R.Argument2);
    } else {
      Index = pop(R.Argument1);
      call(Fun::NativeToObject, unsigned(Index), R.Argument2);
      As->move(R.Argument2, R.Return);
      noteAction(ir::ViperAction::ToObject, Index);
    }
    pop(R.Argument1);
    call(Fun::Subscript, ObjectBits::Sentinel, R.Argument3);
    return push(Type::Object, R.Return);
  }
  StackEntry Top = peek(0);
  if (Top.T == Type::Int && Top.P == Place::Immediate) {
    discard();
    Register BaseRegister = R.Argument1;
    Base = popFlexible(BaseRegister, R.Argument2, R.Argument2);
    needRegister(R.Return, 0);
    if (auto Size = itemSize(Base))
      As->load(R.Return, BaseRegister, Top.Data, *Size);
    else
      viperError("can't load from '%q'",
                 llvm::Twine("can't load from '") + typeName(Base) + "'");
    replaceWith(ir::ViperAction::Load, Base, itemSize(Base).value_or(0), 1);
    return push(Type::Int, R.Return);
  }
  Register IndexRegister = R.Argument2;
  Type Index = popFlexible(IndexRegister, R.Argument1, R.Argument1);
  Base = pop(R.Argument1);
  needRegister(R.Return, 0);
  if (Index != Type::Int && Index != Type::Uint)
    viperError("can't load with '%q' index",
               llvm::Twine("can't load with '") + typeName(Index) + "' index");
  if (auto Size = itemSize(Base)) {
    if (As->HasIndexedAccess) {
      As->loadIndexed(R.Return, R.Argument1, IndexRegister, *Size);
    } else {
      for (unsigned I = 0; I != 1u << *Size; ++I)
        As->add(R.Argument1, IndexRegister);
      As->load(R.Return, R.Argument1, 0, *Size);
    }
  } else {
    viperError("can't load from '%q'",
               llvm::Twine("can't load from '") + typeName(Base) + "'");
  }
  replaceWith(ir::ViperAction::Load, Base, itemSize(Base).value_or(0), 1);
  noteShiftedIndex(IndexRegister, itemSize(Base).value_or(0));
  push(Type::Int, R.Return);
}

/// The slot whose value \p Register holds for the whole function.
std::optional<unsigned> NativeEmitter::slotIn(Register Register) const {
  if (keepsLocalsInRegisters())
    for (unsigned I = 0; I != registersForLocals(); ++I)
      if (R.Local[I] == Register)
        return I;
  return std::nullopt;
}

/// An operation has changed its operand where that stands: the variable, too,
/// has the result that is on the stack.
void NativeEmitter::noteChangedLocal(Register Register) {
  if (auto Slot = slotIn(Register)) {
    noteOperation(NativeOperation::Duplicate);
    noteOperation(NativeOperation::StoreSlot, *Slot);
  }
}

/// The same of an index that was scaled in its register.
void NativeEmitter::noteShiftedIndex(Register Register, unsigned Size) {
  auto Slot = slotIn(Register);
  if (!Slot || !Size || !As->ShiftsIndex)
    return;
  noteOperation(NativeOperation::LoadSlot, *Slot);
  noteOperation(NativeOperation::LoadSmallInt, Size);
  noteAction(ir::ViperAction::Binary, LocalTypes[*Slot],
             unsigned(ir::BinaryOperator::LeftShift), 1);
  noteOperation(NativeOperation::StoreSlot, *Slot);
}

bool NativeEmitter::checkStoredType(Type T) {
  if (T == Type::Bool || T == Type::Int || T == Type::Uint)
    return true;
  viperError("can't store '%q'",
             llvm::Twine("can't store '") + typeName(T) + "'");
  return false;
}

void NativeEmitter::storeSubscript() {
  Type Base = peekType(1);
  if (Base == Type::Object) {
    if (peekType(0) != Type::Object || peekType(2) != Type::Object) {
      stackPointerForPop(R.Argument1, 3);
      adjust(3);
    }
    pop(R.Argument2);
    pop(R.Argument1);
    pop(R.Argument3);
    return call(Fun::Subscript);
  }
  replaceWith(ir::ViperAction::Store, Base, itemSize(Base).value_or(0), 3);
  Register Stored = R.Argument3;
  StackEntry Top = peek(0);
  if (Top.T == Type::Int && Top.P == Place::Immediate) {
    discard();
    Register BaseRegister = R.Argument1;
    Base = popFlexible(BaseRegister, R.Argument2, Stored);
    checkStoredType(As->NeedsFixedStoreRegister
                        ? pop(Stored)
                        : popFlexible(Stored, BaseRegister, R.Argument2));
    if (auto Size = itemSize(Base))
      As->store(Stored, BaseRegister, Top.Data, *Size);
    else
      viperError("can't store to '%q'",
                 llvm::Twine("can't store to '") + typeName(Base) + "'");
    return;
  }
  Register IndexRegister = R.Argument2;
  Type Index = popFlexible(IndexRegister, R.Argument1, Stored);
  Base = pop(R.Argument1);
  if (Index != Type::Int && Index != Type::Uint)
    viperError("can't store with '%q' index",
               llvm::Twine("can't store with '") + typeName(Index) + "' index");
  checkStoredType(As->NeedsFixedStoreRegister
                      ? pop(Stored)
                      : popFlexible(Stored, R.Argument1, IndexRegister));
  auto Size = itemSize(Base);
  if (!Size)
    return viperError("can't store to '%q'",
                      llvm::Twine("can't store to '") + typeName(Base) + "'");
  noteShiftedIndex(IndexRegister, *Size);
  if (As->HasIndexedAccess)
    return As->storeIndexed(Stored, R.Argument1, IndexRegister, *Size);
  for (unsigned I = 0; I != 1u << *Size; ++I)
    As->add(R.Argument1, IndexRegister);
  As->store(Stored, R.Argument1, 0, *Size);
}

void NativeEmitter::unary(ir::UnaryOperator Op) {
  Type T = peekType(0);
  if (T == Type::Object) {
    pop(R.Argument2);
    call(Fun::Unary, unsigned(Op), R.Argument1);
    return push(Type::Object, R.Return);
  }
  if (T != Type::Int && T != Type::Uint)
    return viperError("can't do unary op of '%q'",
                      llvm::Twine("can't do unary op of '") + typeName(T) +
                          "'");
  replaceWith(ir::ViperAction::Unary, T, unsigned(Op), 0);
  Register Operand = R.Return;
  switch (Op) {
  case ir::UnaryOperator::Positive:
    return;
  case ir::UnaryOperator::Negative:
    T = popFlexible(Operand, Operand, Operand);
    As->negate(Operand);
    noteChangedLocal(Operand);
    return push(T, Operand);
  case ir::UnaryOperator::Invert:
    if (As->HasNot) {
      T = popFlexible(Operand, Operand, Operand);
      As->complement(Operand);
    } else {
      T = popFlexible(Operand, R.Argument1, Operand);
      As->moveImmediate(R.Argument1, -1);
      As->exclusiveOr(Operand, R.Argument1);
    }
    noteChangedLocal(Operand);
    return push(T, Operand);
  case ir::UnaryOperator::Not:
    return viperError("'not' not implemented", "'not' not implemented");
  }
}

/// The operator that is no assignment.
static ir::BinaryOperator plainOperator(ir::BinaryOperator Op) {
  using B = ir::BinaryOperator;
  if (Op >= B::InplaceOr && Op <= B::InplacePower)
    return B(unsigned(Op) + unsigned(B::Or) - unsigned(B::InplaceOr));
  return Op;
}

/// mp_binary_op_method_name.
static const char *methodName(ir::BinaryOperator Op) {
  using B = ir::BinaryOperator;
  switch (Op) {
  case B::In:
  case B::Is:
  case B::ExceptionMatch:
    return "";
  case B::MatMultiply:
    return "__matmul__";
  case B::TrueDivide:
    return "__truediv__";
  case B::Power:
    return "__pow__";
  default:
    return "";
  }
}

void NativeEmitter::binaryOfIntegers(ir::BinaryOperator Op) {
  using B = ir::BinaryOperator;
  Op = plainOperator(Op);
  replaceWith(ir::ViperAction::Binary, peekType(1), unsigned(Op), 1);
  const bool IsShift = Op == B::LeftShift || Op == B::RightShift;
  auto shift = [&](Register Operand, Register Count, Type T) {
    if (Op == B::LeftShift)
      As->shiftLeft(Operand, Count);
    else if (T == Type::Uint)
      As->shiftRightLogical(Operand, Count);
    else
      As->shiftRight(Operand, Count);
    push(T, Operand);
  };
  if (IsShift && As->ShiftsByFixedRegister) {
    pop(As->ShiftCount);
    Type Left = pop(R.Return);
    return shift(R.Return, As->ShiftCount, Left);
  }
  if (Op == B::FloorDivide || Op == B::Modulo) {
    pop(R.Argument2);
    if (pop(R.Argument1) != Type::Int)
      viperError("div/mod not implemented for uint",
                 "div/mod not implemented for uint");
    call(Op == B::FloorDivide ? Fun::FloorDivide : Fun::Modulo);
    return push(Type::Int, R.Return);
  }
  Register Right = R.Argument3;
  Type RightType = popFlexible(Right, R.Return, R.Argument2);
  Type Left = pop(R.Argument2);
  if (IsShift)
    return shift(R.Argument2, Right, Left);
  switch (Op) {
  case B::Or:
    As->bitOr(R.Argument2, Right);
    break;
  case B::Xor:
    As->exclusiveOr(R.Argument2, Right);
    break;
  case B::And:
    As->bitAnd(R.Argument2, Right);
    break;
  case B::Add:
    As->add(R.Argument2, Right);
    break;
  case B::Subtract:
    As->subtract(R.Argument2, Right);
    break;
  case B::Multiply:
    As->multiply(R.Argument2, Right);
    break;
  case B::Less:
  case B::More:
  case B::Equal:
  case B::LessEqual:
  case B::MoreEqual:
  case B::NotEqual:
    if (Left != RightType)
      viperError("comparison of int and uint", "comparison of int and uint");
    needRegister(R.Return, 0);
    As->compare(Comparison(unsigned(Op)), Left == Type::Uint, R.Return,
                R.Argument2, Right);
    return push(Type::Bool, R.Return);
  default:
    adjust(1);
    return viperError("binary op %q not implemented",
                      llvm::Twine("binary op ") + methodName(Op) +
                          " not implemented");
  }
  push(Left, R.Argument2);
}

void NativeEmitter::binary(ir::BinaryOperator Op) {
  Type Left = peekType(1), Right = peekType(0);
  auto isInteger = [](Type T) { return T == Type::Int || T == Type::Uint; };
  if (isInteger(Left) && isInteger(Right))
    return binaryOfIntegers(Op);
  if (Left == Type::Object && Right == Type::Object) {
    pop(R.Argument3);
    pop(R.Argument2);
    call(Fun::Binary, unsigned(Op), R.Argument1);
    return push(Type::Object, R.Return);
  }
  adjust(-1);
  viperError("can't do binary op between '%q' and '%q'",
             llvm::Twine("can't do binary op between '") + typeName(Left) +
                 "' and '" + typeName(Right) + "'");
}

void NativeEmitter::build(Fun F, unsigned Count, bool PopsItems) {
  if (PopsItems)
    stackPointerForPop(R.Argument2, Count);
  call(F, Count, R.Argument1);
  push(Type::Object, R.Return);
}

void NativeEmitter::buildSlice(unsigned Count) {
  constexpr const char *What = "a slice of no objects";
  if (Count == 2) {
    expectObject(pop(R.Argument2), What);
    expectObject(pop(R.Argument1), What);
    moveFromTable(R.Argument3, Fun::None);
  } else {
    expectObject(pop(R.Argument3), What);
    expectObject(pop(R.Argument2), What);
    expectObject(pop(R.Argument1), What);
  }
  call(Fun::NewSlice);
  push(Type::Object, R.Return);
}

void NativeEmitter::storeMap() {
  constexpr const char *What = "a dict's item of no objects";
  expectObject(pop(R.Argument2), What);
  expectObject(pop(R.Argument3), What);
  expectObject(pop(R.Argument1), What);
  call(Fun::StoreMap);
  push(Type::Object, R.Return);
}

void NativeEmitter::storeComprehension(ScopeKind Kind, unsigned Position) {
  Fun F = Fun::StoreMap;
  constexpr const char *What = "a comprehension's item of no object";
  expectObject(pop(R.Argument2), What);
  if (Kind == ScopeKind::ListComprehension)
    F = Fun::ListAppend;
  else if (Kind == ScopeKind::SetComprehension)
    F = Fun::StoreSet;
  else
    expectObject(pop(R.Argument3), What);
  expectObject(accessStack(Position, R.Argument1), What);
  call(F);
}

void NativeEmitter::unpack(Fun F, unsigned Count, unsigned Argument) {
  expectObject(pop(R.Argument1), "unpacking of no object");
  stackPointerForPush(R.Argument3, Count);
  call(F, Argument, R.Argument2);
}

} // namespace pymemlint::micropython
