//===- ErrorHandlers.cpp - What goes on after a MemoryError ---------------===//
#include "analyzer/runtimes/micropython/open/ErrorHandlers.h"
#include "analyzer/ir/Opcodes.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/native/OutlineFrame.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

namespace {

/// What \p Name stands for in the module of \p F, or null.
Value globalOf(Runtime &R, const Frame &F, uint32_t Name) {
  const Value Key = Value::qstr(F.Function->Context->Names[Name]);
  if (MapElement *E = lookupMap(R, F.Function->Context->Globals->M, Key,
                                LookupKind::Lookup))
    return E->Val;
  MapElement *E = R.lookupBuiltin(Key.qstr());
  return E ? E->Val : Value();
}

bool isInLoop(const ir::Function &Code, uint32_t Index) {
  for (uint32_t I = Index; I < Code.Code.size(); ++I)
    if (ir::jumpsItself(Code.Code[I].Op) && Code.Code[I].Argument >= 0 &&
        uint32_t(Code.Code[I].Argument) <= Index)
      return true;
  return false;
}

/// `finally` of a module outside of its loops: nothing there but the end of
/// the program can end what was raised.
bool isPassedOnByModule(Runtime &R, const Frame &F, const Handler &H) {
  const ir::Function &Code = *F.Function->Code;
  return H.IsFinally && Code.Code[H.Target].Op != Opcode::WithCleanup &&
         R.text(F.Function->Context->Names[Code.Name]) == "<module>" &&
         !isInLoop(Code, uint32_t(F.Ip - Code.Code.data()));
}

/// `except` clauses of classes that a MemoryError is not of, as compile.c's
/// compile_try_except puts them: DUP_TOP, the class, BINARY_OP, the jump.
bool isOfOthers(Runtime &R, const Frame &F, const Handler &H) {
  const std::vector<ir::Instruction> &Code = F.Function->Code->Code;
  if (H.IsFinally)
    return false;
  size_t I = H.Target;
  while (I + 3 < Code.size() && Code[I].Op == Opcode::DupTop) {
    const ir::Instruction &Class = Code[I + 1];
    if ((Class.Op != Opcode::LoadName && Class.Op != Opcode::LoadGlobal) ||
        Code[I + 2].Op != Opcode::BinaryOperation ||
        ir::BinaryOperator(Code[I + 2].Argument) !=
            ir::BinaryOperator::ExceptionMatch ||
        Code[I + 3].Op != Opcode::PopJumpIfFalse)
      return false;
    const Value Caught = globalOf(R, F, uint32_t(Class.Argument));
    if (!Caught || !R.isExact(Caught, R.Types.Type) ||
        isSubclassFast(R, Value(R.Types.MemoryError), Caught))
      return false;
    I = size_t(Code[I + 3].Argument);
  }
  return I < Code.size() && Code[I].Op == Opcode::EndFinally;
}

} // namespace

bool micropython::mayCatchMemoryError(Runtime &R, Frame &F) {
  if (F.HandlerTop < 0)
    return false;
  if (F.Function->Code->isOutline())
    return keepsErrors(R, F);
  for (int32_t I = 0; I <= F.HandlerTop; ++I)
    if (!isOfOthers(R, F, F.Handlers[I]) &&
        !isPassedOnByModule(R, F, F.Handlers[I]))
      return true;
  return false;
}

bool micropython::mayCatchMemoryError(Runtime &R) {
  if (R.NativeHandlers)
    return true;
  for (Frame *F = R.Current; F; F = F->Previous)
    if (mayCatchMemoryError(R, *F))
      return true;
  return false;
}
