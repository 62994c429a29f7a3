//===- ErrorHandlers.cpp - What goes on after a MemoryError ---------------===//
#include "analyzer/runtimes/micropython/open/ErrorHandlers.h"
#include "analyzer/ir/Opcodes.h"
#include "analyzer/runtimes/micropython/MemoryErrorHandlers.h"
#include "analyzer/runtimes/micropython/native/OutlineFrame.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

namespace {

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
  return Code.Code[H.Target].Op != Opcode::WithCleanup &&
         R.text(F.Function->Context->Names[Code.Name]) == "<module>" &&
         !isInLoop(Code, uint32_t(F.Ip - Code.Code.data()));
}

} // namespace

bool micropython::mayCatchMemoryError(Runtime &R, Frame &F) {
  if (F.HandlerTop < 0)
    return false;
  if (F.Function->Code->isOutline())
    return keepsErrors(R, F);
  for (int32_t I = 0; I <= F.HandlerTop; ++I) {
    const Handler &H = F.Handlers[I];
    if (H.IsFinally ? !isPassedOnByModule(R, F, H)
                    : clausesMayCatch(R, F, H.Target))
      return true;
  }
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
