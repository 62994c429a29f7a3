//===- MeetingPoints.cpp - Where ways through a function meet -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/MeetingPoints.h"
#include "analyzer/ir/Opcodes.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "llvm/ADT/STLExtras.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

namespace {

/// What \p F's code is called through, or null.
const FunctionObj *bytecodeOf(const Runtime &R, Value V) {
  if (auto *M = R.exact<BoundMethodObj>(V, R.Types.BoundMethod))
    V = M->Method;
  if (auto *C = R.exact<ClosureObj>(V, R.Types.Closure))
    V = C->Function;
  return R.exact<FunctionObj>(V, R.Types.Function);
}

/// \p Callee, which the frame below calls, leads to \p F at once.
bool leadsTo(const Runtime &R, Value Callee, const Frame &F) {
  if (const FunctionObj *Function = bytecodeOf(R, Callee))
    return Function == F.Function;
  // A class makes an instance, which is the first local of its __init__.
  if (!R.isExact(Callee, R.Types.Type) ||
      !(static_cast<Type *>(Callee.object())->Flags & InstanceType))
    return false;
  const ir::Function &Code = *F.Function->Code;
  return R.text(F.Function->Context->Names[Code.Name]) == "__init__" &&
         llvm::none_of(Code.Code, [](const ir::Instruction &I) {
           return I.Op == Opcode::StoreFast && I.Argument == 0;
         });
}

bool isGeneratorOf(const Runtime &R, Value V, const Frame &F) {
  auto *G = R.exact<GeneratorObj>(V, R.Types.GeneratorInstance);
  return G && &G->Code == &F;
}

bool isCalledByBytecode(const Runtime &R, const Frame &F) {
  const Frame *Below = F.Previous;
  if (!Below || (R.Interruptions && R.Interruptions->hasInterrupted(Below)))
    return true;
  const ir::Instruction &I = *Below->Ip;
  const Value *Sp = Below->Stack;
  switch (I.Op) {
  case Opcode::ImportName:
  case Opcode::SetupWith:
  case Opcode::WithCleanup:
  // Truth, and what was scheduled.
  case Opcode::Jump:
  case Opcode::PopJumpIfTrue:
  case Opcode::PopJumpIfFalse:
  case Opcode::JumpIfTrueOrPop:
  case Opcode::JumpIfFalseOrPop:
  case Opcode::UnwindJump:
  case Opcode::PopExceptJump:
    return true;
  case Opcode::CallFunction:
  case Opcode::CallMethod: {
    const Value *Callee = Sp - (I.Argument & 0xff) -
                          2 * int64_t(I.Argument >> 8 & 0xff) -
                          (I.Op == Opcode::CallMethod);
    // send() of a generator, next() of one.
    if (R.isExact(Callee[0], R.Types.NativeFunction))
      return isGeneratorOf(R, Callee[1], F);
    return leadsTo(R, Callee[0], F);
  }
  case Opcode::YieldFrom:
    return isGeneratorOf(R, Sp[0], F) || isGeneratorOf(R, Sp[-1], F);
  case Opcode::ForIter:
    return isGeneratorOf(R, Sp[-3].isNull() ? Sp[-2] : Sp[-3], F);
  default:
    return false;
  }
}

} // namespace

const MeetingPoints::Facts &MeetingPoints::of(const ir::Function &Code) {
  auto [It, IsNew] = All.try_emplace(&Code);
  Facts &F = It->second;
  if (!IsNew)
    return F;
  const size_t Count = Code.Code.size();
  std::vector<unsigned> Ways(Count + 1);
  for (size_t I = 0; I != Count; ++I) {
    const ir::Instruction &At = Code.Code[I];
    if (!ir::isTerminator(At.Op))
      ++Ways[I + 1];
    if (!ir::jumpsItself(At.Op) || At.Argument < 0 ||
        size_t(At.Argument) >= Count)
      continue;
    const auto Target = uint32_t(At.Argument);
    if (Target > I) {
      ++Ways[Target];
      continue;
    }
    F.LoopEnds[Target] = uint32_t(I);
    if (At.Op == Opcode::Jump && Code.Code[Target].Op != Opcode::ForIter)
      F.EndlessLoops.push_back({Target, uint32_t(I)});
  }
  F.IsMeeting.resize(Count);
  for (size_t I = 0; I != Count; ++I)
    F.IsMeeting[I] = Ways[I] > 1;
  return F;
}

bool MeetingPoints::isEndlessHead(const ir::Function &Code, uint32_t Index) {
  return llvm::any_of(of(Code).EndlessLoops,
                      [&](const auto &L) { return L.first == Index; });
}

uint32_t MeetingPoints::loopEnd(const ir::Function &Code, uint32_t Header) {
  return of(Code).LoopEnds.lookup(Header);
}

bool MeetingPoints::isInEndlessLoop(const Runtime &R) {
  for (const Frame *F = R.Current; F; F = F->Previous) {
    const ir::Function &Code = *F->Function->Code;
    const auto Index = uint32_t(F->Ip - Code.Code.data());
    if (llvm::any_of(of(Code).EndlessLoops, [&](const auto &L) {
          return L.first <= Index && Index <= L.second;
        }))
      return true;
  }
  return false;
}

bool micropython::isAllBytecode(const Runtime &R) {
  for (const Frame *F = R.Current; F; F = F->Previous)
    if (!isCalledByBytecode(R, *F))
      return false;
  return true;
}
