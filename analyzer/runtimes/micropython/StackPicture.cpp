//===- StackPicture.cpp - What calls have left on the C stack -*- C++ -*-===//
#include "analyzer/runtimes/micropython/StackPicture.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Runtime.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// From the end of a frame of mp_execute_bytecode to the first word above it
/// and its arguments, where fun_bc_call has the code state: 0x90 bytes
/// (disassembly of the build whose footprints these are).
constexpr int32_t FrameWords = 36;
/// mp_code_state_t before its state: fun_bc, ip, sp, n_state and exc_sp_idx,
/// old_globals.
constexpr int32_t CodeStateWords = 5;
/// From the end of gc_realloc's frame to that of gc_alloc, which it calls.
constexpr int32_t ReallocWords = 16;
/// What gc_alloc has in the last words of its frame when it collects: where the
/// allocation table begins and whether it has collected.
constexpr int32_t AllocWords = 3;
/// Where no footprint says how deep a request is made.
constexpr int32_t UsualDepth = 40;
constexpr int32_t UsualCallDepth = 80;
/// Moments of an operation beyond this one count as it.
constexpr unsigned MostMoments = 8;
/// Requests of an operation beyond so many are not told apart.
constexpr size_t MostRequests = 40;

/// It is done inside mp_execute_bytecode.
bool callsNothing(ir::Opcode Op) {
  using ir::Opcode;
  switch (Op) {
  case Opcode::LoadConstFalse:
  case Opcode::LoadConstNone:
  case Opcode::LoadConstTrue:
  case Opcode::LoadConstSmallInt:
  case Opcode::LoadConstString:
  case Opcode::LoadConstObject:
  case Opcode::LoadNull:
  case Opcode::LoadFast: // A variable without a value aside.
  case Opcode::StoreFast:
  case Opcode::DupTop:
  case Opcode::DupTopTwo:
  case Opcode::PopTop:
  case Opcode::RotTwo:
  case Opcode::RotThree:
  case Opcode::Jump:
  case Opcode::SetupExcept:
  case Opcode::SetupFinally:
    return true;
  default:
    return false;
  }
}

/// The part of \p V that is traced as number \p Wanted.
const Cell *part(Value V, unsigned Wanted) {
  struct Parts final : Tracer {
    unsigned Left;
    const Cell *Found = nullptr;
    explicit Parts(unsigned Left) : Left(Left) {}
    void cell(const Cell *C) override {
      if (C && Left-- == 0)
        Found = C;
    }
  };
  if (!V.isObject())
    return nullptr;
  Parts P(Wanted);
  V.object()->trace(P);
  return P.Found;
}

const Cell *whole(Value V) { return V.isObject() ? V.object() : nullptr; }

} // namespace

StackPicture::StackPicture(Runtime &R, llvm::StringRef Facts)
    : R(R), Facts(Facts), Active(1) {}

//===--- StackWritesTable
//-------------------------------------------------------===//

const StackWrites *StackPicture::writesOf(const Operation &O, char Moment) {
  if (!O.IsOpen)
    return nullptr;
  const unsigned Number = std::min(O.Moments, MostMoments);
  const bool IsRaised = Moment == 'X' && O.IsRaised;
  const uint64_t Exact =
      O.Key.Texts[0].sum() +
      (uint64_t(uint8_t(Moment)) << 8 | IsRaised << 4 | Number);
  auto [It, IsNew] = Known.try_emplace(Exact, nullptr);
  if (!IsNew)
    return It->second;
  for (TextHash Text : O.Key.Texts) {
    Text.add("#").add(llvm::StringRef(&Moment, 1));
    if (IsRaised)
      Text.add("r");
    Text.add(uint64_t(Number));
    if (const StackWrites *P = Facts.find(Text.sum()))
      return It->second = P;
  }
  return nullptr;
}

const Cell *StackPicture::cellOf(const Activation &A, uint8_t Role) const {
  namespace Is = StackRole;
  const Operation &O = A.Runs;
  auto Requested = [&](size_t I) {
    return I < O.Requests.size() ? O.Requests[I] : nullptr;
  };
  auto Top = [&] {
    return A.F && A.F->Stack >= A.F->State ? *A.F->Stack : Value();
  };
  if (Role == Is::None)
    return nullptr;
  if (Role < Is::Operand + Is::Operands)
    return whole(O.Operands[Role - Is::Operand]);
  if (Role < Is::Callee) {
    const unsigned Part = Role - Is::OperandParts;
    return Role >= Is::OperandParts && Part < 12
               ? part(O.Operands[Part / 3], Part % 3)
               : nullptr;
  }
  if (Role == Is::Callee)
    return whole(O.Key.Callee);
  if (Role < Is::Self)
    return part(O.Key.Callee, Role - Is::Callee - 1);
  if (Role == Is::Self)
    return whole(O.Key.Self);
  if (Role < Is::Request)
    return part(O.Key.Self, Role - Is::Self - 1);
  if (Role < Is::Request + Is::Requests)
    return Requested(Role - Is::Request);
  if (Role == Is::LastRequest || Role == Is::RequestBefore)
    return Requested(O.Requests.size() - 1 - (Role - Is::LastRequest));
  if (Role == Is::Result)
    return whole(Top());
  if (Role > Is::Result && Role < Is::Function)
    return part(Top(), Role - Is::Result - 1);
  if (Role == Is::Function && A.F)
    return A.F->Function;
  return Role == Is::State ? A.F : nullptr;
}

void StackPicture::put(int32_t Word, const Cell *C) {
  if (Word < 0)
    return;
  if (size_t(Word) >= Words.size()) {
    if (!C)
      return;
    Words.resize(size_t(Word) + 256);
  }
  Words[size_t(Word)] = C && C->Place != NoBlock ? C : nullptr;
}

void StackPicture::apply(const Activation &A,
                         llvm::ArrayRef<StackWrites::Write> Writes,
                         int32_t From) {
  for (const StackWrites::Write &W : Writes) {
    if (W.Role != StackRole::None) {
      for (int32_t Word = W.First; Word <= W.Last; ++Word)
        put(From + Word, cellOf(A, W.Role));
      continue;
    }
    const int32_t Size = int32_t(Words.size());
    const int32_t First = std::clamp(From + W.First, 0, Size),
                  End = std::clamp(From + W.Last + 1, First, Size);
    std::fill(Words.begin() + First, Words.begin() + End, nullptr);
  }
}

//===--- What runs --------------------------------------------------------===//

void StackPicture::entered(const Frame &F) {
  Activation &Caller = Active.back();
  Activation A;
  A.F = &F;
  const bool IsGenerator = F.Function->Code->Flags & ir::IsGenerator;
  if (!IsGenerator && F.Place == NoBlock)
    A.StateWords = int32_t(stateOnStack(R, *F.Function) / R.wordBytes());
  const StackWrites *P = writesOf(Caller.Runs, 'E');
  A.End = Caller.End + (P ? P->Depth : UsualCallDepth) + A.StateWords;
  if (P)
    apply(Caller, P->Above, Caller.End);
  // Marked as the frame's own values while it runs.
  for (int32_t I = 0; I != A.StateWords; ++I)
    put(A.End - FrameWords - I, nullptr);
  if (P)
    apply(Caller, P->Below, A.End);
  ++Caller.Runs.Moments;
  Active.push_back(std::move(A));
}

void StackPicture::left(const Frame &F) {
  const Activation &A = Active.back();
  if (A.StateWords) {
    const int32_t Begin = A.End - FrameWords;
    put(Begin, F.Function);
    for (int32_t I = 0; I < int32_t(F.StateSlots); ++I)
      put(Begin - CodeStateWords - I, F.State[I]);
  }
  Active.pop_back();
}

void StackPicture::step(const Frame &F) {
  Activation &A = Active.back();
  if (const StackWrites *P = writesOf(A.Runs, 'X'))
    apply(A, P->Above, A.End);
  Operation &O = A.Runs;
  O.Requests.clear();
  O.Moments = 0;
  O.IsRaised = O.IsOpen = false;
  Seen = A.End + UsualDepth;
  if (callsNothing(F.Ip->Op) || F.Function->Code->isMachineCode())
    return; // Machine code runs without mp_execute_bytecode.
  A.Runs.IsOpen = true;
  A.Runs.Key = keyOfOperation(R, F);
  for (unsigned I = 0; I != StackRole::Operands; ++I)
    O.Operands[I] = F.Stack - I >= F.State ? F.Stack[-int(I)] : Value();
}

void StackPicture::raised() { Active.back().Runs.IsRaised = true; }

void StackPicture::request(uint64_t Bytes, bool IsResize) {
  if (Bytes == 0)
    return;
  Activation &A = Active.back();
  const StackWrites *P = writesOf(A.Runs, IsResize ? 'R' : 'A');
  if (P)
    apply(A, P->Above, A.End);
  Seen = A.End + (P ? P->Depth : UsualDepth);
  if (IsResize) {
    // Where it must move.
    if (const StackWrites *Move = writesOf(A.Runs, 'M'))
      apply(A, Move->Above, A.End);
    Seen += ReallocWords;
  }
  for (int32_t I = 0; I != AllocWords; ++I)
    put(Seen - I, nullptr);
  ++A.Runs.Moments;
}

void StackPicture::requested(const Cell &C) {
  Operation &O = Active.back().Runs;
  // An import makes thousands; the first ones and those that follow decide.
  if (O.IsOpen && O.Requests.size() < MostRequests)
    O.Requests.push_back(&C);
}

void StackPicture::forget(const Cell &C) {
  std::replace(Words.begin(), Words.end(), &C, static_cast<const Cell *>(0));
  for (Activation &A : Active)
    std::replace(A.Runs.Requests.begin(), A.Runs.Requests.end(), &C,
                 static_cast<const Cell *>(0));
}

void StackPicture::forEachWord(
    llvm::function_ref<void(const Cell *)> Do) const {
  for (const Cell *C : Words)
    Do(C);
}

void StackPicture::forEach(
    llvm::function_ref<void(const StaleWord &)> Do) const {
  const size_t End =
      std::min(Words.size(), size_t(std::max<int32_t>(Seen + 1, 0)));
  for (size_t I = 0; I != End; ++I)
    if (Words[I])
      Do(StaleWord(*Words[I]));
}
