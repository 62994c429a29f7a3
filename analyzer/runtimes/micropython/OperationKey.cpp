//===- OperationKey.cpp - What an operation does to the C stack -*- C++ -*-===//
#include "analyzer/runtimes/micropython/OperationKey.h"
#include "analyzer/ir/Opcodes.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Runtime.h"
#include <algorithm>
#include <charconv>
#include <typeinfo>

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

TextHash &TextHash::add(uint64_t Number) {
  char Text[20];
  const auto [End, Error] = std::to_chars(Text, std::end(Text), Number);
  (void)Error;
  return add(llvm::StringRef(Text, size_t(End - Text)));
}

namespace {

class KeyMaker {
public:
  KeyMaker(Runtime &R, TextHash &H) : R(R), H(H) {}

  KeyMaker &text(llvm::StringRef T) {
    H.add(T);
    return *this;
  }
  KeyMaker &number(uint64_t N) {
    H.add(N);
    return *this;
  }
  KeyMaker &kind(Value V);
  KeyMaker &callee(Value V);
  KeyMaker &found(Value Base, Qstr Name);

private:
  Runtime &R;
  TextHash &H;

  static bool isClass(const Type *T) { return T && T->Flags & InstanceType; }
  const Type *parent(const Type *T) const {
    return T->Parent.isObject() && T->Parent.object()->Ty == R.Types.Type
               ? static_cast<const Type *>(T->Parent.object())
               : nullptr;
  }
};

/// The value of a name, looked for without a trace.
const MapElement *find(const Map &M, Qstr Name) {
  for (size_t I = 0; I != M.Alloc; ++I)
    if (M.Table->Elements[I].Key == Value::qstr(Name))
      return &M.Table->Elements[I];
  return nullptr;
}

KeyMaker &KeyMaker::kind(Value V) {
  if (V.isNull())
    return text("0");
  if (V.isSmallInt())
    return text("i");
  if (V.isNone())
    return text("n");
  if (!V.isObject())
    return text(V.isQstr() ? "q" : "b");
  const Type *T = V.object()->Ty;
  if (!T)
    return text("?");
  if (isClass(T))
    return text("I");
  if (T == R.Types.Type)
    return text(isClass(static_cast<const Type *>(V.object())) ? "K" : "T");
  // Several types of the interpreter share a name, iterators for one.
  const Obj &Object = *V.object();
  llvm::StringRef Name = typeid(Object).name();
  Name.consume_front("N9pymemlint11micropython");
  return text(Name);
}

KeyMaker &KeyMaker::callee(Value V) {
  if (!V.isObject())
    return kind(V);
  const Obj *O = V.object();
  if (auto *N = dynamic_cast<const NativeObj *>(O))
    return text("N:").text(N->Name);
  if (auto *F = dynamic_cast<const FunctionObj *>(O)) {
    const ir::Function &Code = *F->Code;
    const bool IsGenerator = Code.Flags & ir::IsGenerator;
    text(IsGenerator ? "G" : "F");
    if (Code.Flags & ir::HasVariadic)
      text("v");
    if (Code.Flags & ir::HasKeywords)
      text("k");
    if (Code.Flags & ir::HasDefaultKeywords)
      text("d");
    if (Code.KeywordOnly)
      text("o");
    if (Code.Defaults)
      text("p");
    if (!Code.CellSlots.empty())
      text("c");
    if (!IsGenerator && stateOnStack(R, *F) == 0)
      text("h");
    return *this;
  }
  if (auto *C = dynamic_cast<const ClosureObj *>(O))
    return text("C").callee(C->Function);
  if (auto *B = dynamic_cast<const BoundMethodObj *>(O))
    return text("B").callee(B->Method).text("/").kind(B->Self);
  if (O->Ty != R.Types.Type)
    return kind(V);
  auto *T = static_cast<const Type *>(O);
  if (!isClass(T))
    return text("T:").text(R.text(T->Name));
  text("K");
  const Type *P = T;
  for (unsigned Depth = 0; isClass(P); ++Depth, P = parent(P))
    if (P->LocalsDict && find(P->LocalsDict->M, R.Names.init_dunder)) {
      text("i").number(Depth);
      break;
    }
  for (P = T; isClass(P);)
    P = parent(P);
  if (P)
    text(":").text(R.text(P->Name));
  return *this;
}

/// Where an attribute is found: in the instance, or in which of its classes.
KeyMaker &KeyMaker::found(Value Base, Qstr Name) {
  if (!Base.isObject())
    return *this;
  const Obj *O = Base.object();
  const Type *T = O->Ty;
  if (isClass(T)) {
    const Map &Members = static_cast<const InstanceObj *>(O)->Members;
    if (find(Members, Name))
      return text("m");
    if (Members.Used == Members.Alloc)
      text("f");
  } else if (T == R.Types.Type)
    T = static_cast<const Type *>(O);
  else
    return text(R.text(Name));
  for (unsigned Depth = 0; T && Depth < 5; ++Depth, T = parent(T))
    if (T->LocalsDict)
      if (const MapElement *E = find(T->LocalsDict->M, Name))
        return number(Depth).kind(E->Val);
  return text("-");
}

} // namespace

OperationKey micropython::keyOfOperation(Runtime &R, const Frame &F) {
  const ir::Instruction &I = *F.Ip;
  const Value *Sp = F.Stack;
  auto Top = [&](int64_t N) { return Sp - N >= F.State ? Sp[-N] : Value(); };
  OperationKey K;
  TextHash Operation, Coarse, Fine;
  Operation.add(ir::opcodeName(I.Op));
  Coarse = Operation;
  Coarse.add("|");
  KeyMaker C(R, Coarse), D(R, Fine);
  // What is added to D before Coarse is complete would be lost.
  auto Detail = [&] {
    Fine = Coarse;
    Fine.add("|");
  };
  const unsigned Count = unsigned(I.Argument) & 0xff,
                 Keywords = unsigned(I.Argument) >> 8 & 0xff;
  switch (I.Op) {
  case Opcode::BinaryOperation:
    C.kind(Top(1)).text(",").kind(Top(0));
    Detail();
    D.number(uint64_t(I.Argument));
    break;
  case Opcode::UnaryOperation:
    C.kind(Top(0));
    Detail();
    D.number(uint64_t(I.Argument));
    break;
  case Opcode::LoadAttr:
  case Opcode::LoadMethod:
  case Opcode::StoreAttr:
    C.kind(Top(0));
    Detail();
    D.found(Top(0), F.Function->Context->Names[I.Argument]);
    break;
  case Opcode::LoadSubscr:
    C.kind(Top(1));
    Detail();
    D.kind(Top(0));
    break;
  case Opcode::StoreSubscr:
    C.kind(Top(1));
    Detail();
    D.kind(Top(0)).text(",").kind(Top(2));
    break;
  case Opcode::CallFunction:
  case Opcode::CallMethod: {
    const bool IsMethod = I.Op == Opcode::CallMethod;
    const Value *P = Sp - Count - 2 * Keywords - IsMethod;
    K.Callee = P[0];
    C.callee(K.Callee);
    if (IsMethod) {
      K.Self = P[1];
      C.text("/").kind(K.Self);
    }
    Detail();
    D.number(std::min(Count, 6u)).text(",").number(Keywords);
    for (unsigned A = 0; A < std::min(Count, 2u); ++A)
      D.kind(P[1 + IsMethod + A]);
    break;
  }
  case Opcode::CallFunctionVarKw:
  case Opcode::CallMethodVarKw: {
    const bool IsMethod = I.Op == Opcode::CallMethodVarKw;
    const Value *P = Sp - Count - 2 * Keywords - 1 - IsMethod;
    K.Callee = P[0];
    if (IsMethod)
      K.Self = P[1];
    C.callee(K.Callee);
    Detail();
    D.number(Count).text(",").number(Keywords);
    break;
  }
  case Opcode::ForIter: {
    const int64_t Slots = ir::IteratorSlots;
    K.Callee = Top(Slots - 1).isNull() ? Top(Slots - 2) : Top(Slots - 1);
    C.kind(K.Callee);
    Detail();
    break;
  }
  case Opcode::GetIter:
  case Opcode::GetIterStack:
  case Opcode::UnpackSequence:
  case Opcode::UnpackEx:
  case Opcode::PopJumpIfTrue:
  case Opcode::PopJumpIfFalse:
  case Opcode::JumpIfTrueOrPop:
  case Opcode::JumpIfFalseOrPop:
  case Opcode::RaiseObject:
  case Opcode::WithCleanup:
  case Opcode::SetupWith:
  case Opcode::YieldFrom:
  case Opcode::StoreMap:
    C.kind(Top(0));
    Detail();
    break;
  case Opcode::BuildTuple:
  case Opcode::BuildList:
  case Opcode::BuildSet:
  case Opcode::BuildMap:
    C.number(uint64_t(std::min<int64_t>(I.Argument, 5)));
    Detail();
    break;
  case Opcode::BuildSlice:
    C.kind(Top(I.Argument));
    Detail();
    D.number(uint64_t(I.Argument));
    break;
  case Opcode::StoreComprehension:
    C.number(uint64_t(I.Argument) & 3);
    Detail();
    break;
  default:
    Detail();
    break;
  }
  K.Texts[0] = Fine;
  K.Texts[1] = Coarse;
  K.Texts[2] = Operation;
  K.Count = 3;
  return K;
}
