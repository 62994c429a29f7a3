//===- LiveLocals.cpp - Which variables a function may still read ---------===//
#include "analyzer/ir/LiveLocals.h"
#include "analyzer/ir/Opcodes.h"

using namespace pymemlint;
using namespace pymemlint::ir;

namespace {

/// Live variables, backwards to a fixed point.
class Solver {
public:
  explicit Solver(const Function &F) : F(F) {
    Live.assign(F.Code.size(), llvm::BitVector(F.StateSlots));
    // What is raised between the set-up of a handler and the handler, or leaves
    // that part, goes there.
    Handlers.resize(F.Code.size());
    for (uint32_t I = 0; I != F.Code.size(); ++I) {
      const Instruction &At = F.Code[I];
      if (isSetup(At.Op))
        for (uint32_t J = I + 1; J < target(At); ++J)
          Handlers[J].push_back(target(At));
      if (At.Op == Opcode::UnwindJump)
        Unwound.push_back(target(At));
    }
  }

  std::vector<llvm::BitVector> solve() {
    for (bool HasChanged = true; HasChanged;) {
      HasChanged = false;
      for (size_t I = F.Code.size(); I-- != 0;) {
        llvm::BitVector Now = before(uint32_t(I));
        if (Now == Live[I])
          continue;
        Live[I] = std::move(Now);
        HasChanged = true;
      }
    }
    return std::move(Live);
  }

private:
  static bool isSetup(Opcode Op) {
    return Op == Opcode::SetupWith || Op == Opcode::SetupExcept ||
           Op == Opcode::SetupFinally;
  }
  uint32_t target(const Instruction &I) const {
    return std::min(uint32_t(I.Argument), uint32_t(F.Code.size()));
  }
  void add(llvm::BitVector &To, uint32_t Index) const {
    if (Index < F.Code.size())
      To |= Live[Index];
  }

  llvm::BitVector before(uint32_t Index) const {
    const Instruction &I = F.Code[Index];
    llvm::BitVector Now(F.StateSlots);
    if (!isTerminator(I.Op))
      add(Now, Index + 1);
    if (isJump(I.Op))
      add(Now, target(I));
    // A finally block goes on to where it was on the way to.
    if (I.Op == Opcode::EndFinally || I.Op == Opcode::WithCleanup) {
      add(Now, Index + 1);
      for (uint32_t To : Unwound)
        add(Now, To);
    }
    const bool IsLocal = argumentKind(I.Op) == ArgumentKind::Local &&
                         uint32_t(I.Argument) < F.StateSlots;
    if (IsLocal) {
      if (I.Op == Opcode::StoreFast)
        Now.reset(uint32_t(I.Argument));
      else // An unset one cannot be deleted.
        Now.set(uint32_t(I.Argument));
    }
    if (I.Op == Opcode::Assume)
      Now.set();
    for (uint32_t To : Handlers[Index])
      add(Now, To);
    return Now;
  }

  const Function &F;
  std::vector<llvm::BitVector> Live;
  std::vector<std::vector<uint32_t>> Handlers;
  std::vector<uint32_t> Unwound;
};

} // namespace

const std::vector<llvm::BitVector> &LiveLocals::of(const Function &F) {
  auto [It, IsNew] = All.try_emplace(&F);
  if (IsNew)
    It->second = F.Kind == 'v' || F.Kind == 'o'
                     ? std::vector<llvm::BitVector>(
                           F.Code.size(), llvm::BitVector(F.StateSlots, true))
                     : Solver(F).solve();
  return It->second;
}
