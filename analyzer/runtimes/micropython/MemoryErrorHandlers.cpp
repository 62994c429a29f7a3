//===- MemoryErrorHandlers.cpp - Would a MemoryError be caught? -*- C++ -*-===//
//
// Code that tells a heap that is too small from one on which the program goes
// on in another way. An `except` names its classes at the time it is reached;
// those that plain names stand for are looked up without running anything.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/MemoryErrorHandlers.h"
#include "analyzer/runtimes/micropython/Operations.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

/// What loading the name would give in \p F; nothing where that is not known.
static Value lookup(Runtime &R, const Frame &F, const ir::Instruction &Load) {
  DictObj *const Globals = F.Function->Context->Globals;
  // Names of a class body, or of exec() with a dict of its own.
  if (Load.Op == Opcode::LoadName && R.Locals != Globals)
    return {};
  return findGlobal(R, Globals, F.Function->Context->Names[Load.Argument]);
}

/// mp_obj_exception_match; true as well where that is not known.
static bool mayMatch(Runtime &R, Value Class) {
  return !Class || !isExceptionType(R, Class) ||
         isSubclassFast(R, Value(const_cast<Type *>(R.Types.MemoryError)),
                        Class);
}

bool micropython::clausesMayCatch(Runtime &R, const Frame &F, uint32_t At) {
  const auto &Code = F.Function->Code->Code;
  for (;;) {
    if (Code[At].Op == Opcode::EndFinally)
      return false;
    if (Code[At].Op != Opcode::DupTop)
      return true;
    uint32_t Classes = 0;
    for (++At;
         Code[At].Op == Opcode::LoadName || Code[At].Op == Opcode::LoadGlobal;
         ++At, ++Classes)
      if (mayMatch(R, lookup(R, F, Code[At])))
        return true;
    if (Code[At].Op == Opcode::BuildTuple &&
        uint32_t(Code[At].Argument) == Classes)
      ++At;
    else if (Classes != 1)
      return true;
    if (Code[At].Op != Opcode::BinaryOperation ||
        ir::BinaryOperator(Code[At].Argument) !=
            ir::BinaryOperator::ExceptionMatch ||
        Code[At + 1].Op != Opcode::PopJumpIfFalse ||
        uint32_t(Code[At + 1].Argument) <= At)
      return true;
    At = Code[At + 1].Argument;
  }
}

static bool mayCatch(Runtime &R, const Frame &F) {
  if (F.HandlerTop < 0)
    return false;
  const ir::Function &Code = *F.Function->Code;
  if (Code.Kind != 'b')
    return true;
  const auto Here = uint32_t(F.Ip - Code.Code.data());
  for (int32_t I = F.HandlerTop; I >= 0; --I) {
    const Handler &H = F.Handlers[I];
    // One that is running catches nothing more (py/vm.c, "nested exception").
    if (H.Target <= Here)
      continue;
    if (H.IsFinally || clausesMayCatch(R, F, H.Target))
      return true;
  }
  return false;
}

bool Runtime::mayCatch() {
  if (NativeHandlers)
    return true;
  for (const Frame *F = Current; F; F = F->Previous)
    if (::mayCatch(*this, *F))
      return true;
  return false;
}
