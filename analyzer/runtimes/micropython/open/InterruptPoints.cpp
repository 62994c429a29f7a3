//===- InterruptPoints.cpp - Interrupt handlers at any time -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/InterruptPoints.h"
#include "analyzer/ir/Opcodes.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

namespace {

/// Calls in a row after which a state is taken never to come back.
constexpr unsigned MostCalls = 64;

/// Where py/vm.c looks for pending exceptions: at jumps, but not at the head of
/// a for loop.
bool looksForPending(Opcode Op) {
  return ir::jumpsItself(Op) && Op != Opcode::ForIter;
}

} // namespace

InterruptPoints::Scope::Scope(InterruptPoints *P, unsigned Handler) : P(P) {
  if (!P)
    return;
  if (P->Running.empty()) {
    P->AllocatedBefore = P->R.Mem.allocated();
    P->RequestedBlocks = P->RequestedRuns = 0;
    if (P->Known)
      P->LiveBefore = P->R.Mem.heap().liveRuns();
  }
  P->Running.push_back({Handler, P->R.Current});
  ++P->R.InterruptDepth;
}

InterruptPoints::Scope::~Scope() {
  if (!P)
    return;
  P->Running.pop_back();
  --P->R.InterruptDepth;
}

void InterruptPoints::Scope::finish() {
  if (!P || P->Running.size() != 1)
    return;
  P->R.InterruptAllocated += P->R.Mem.allocated() - P->AllocatedBefore;
  if (!P->Known)
    return;
  P->Cost.join({P->RequestedBlocks, P->RequestedRuns, 0, 0});
  const auto After = P->R.Mem.heap().liveRuns();
  const bool Keeps = !std::includes(P->LiveBefore.begin(), P->LiveBefore.end(),
                                    After.begin(), After.end()) ||
                     (P->RequestedBlocks && After != P->LiveBefore);
  P->HasDropped |= !std::includes(After.begin(), After.end(),
                                  P->LiveBefore.begin(), P->LiveBefore.end());
  if (Keeps || P->HasKept) {
    P->HasKept = true;
    if (P->AtKept)
      P->AtKept();
  }
}

void InterruptPoints::arm() {
  if (!IsArmed && R.Paths)
    R.Paths->noteFirst(R);
  IsArmed = IsDue = true;
  R.lookAtEach();
}

void InterruptPoints::describe(StateWriter &W) const {
  W.number(Running.size());
  for (const Call &C : Running)
    W.number(C.Handler);
  W.number(IsDue);
}

void InterruptPoints::beforeOperation(const Frame &F) {
  if (!IsArmed)
    return;
  if (!Known) {
    draw();
    Last = F.Ip->Op;
    return;
  }
  const Access A = accessOf(R, F);
  if (!Running.empty())
    Known->note(A);
  const bool Touches = Known->conflicts(A);
  const bool Runs = IsDue || Touches;
  IsDue = Touches && A.writes();
  if (Runs)
    follow(F);
}

void InterruptPoints::touch(llvm::StringRef Name, bool Writes) {
  if (!IsArmed || !Known)
    return;
  Access A;
  A.Name = Name;
  A.WritesName = Writes;
  if (!Running.empty())
    Known->note(A);
  else if (Known->conflicts(A))
    R.unmodelled("an interrupt handler in the midst of frozen code, beside '" +
                     Name + "'",
                 "not every order of calls is followed");
}

void InterruptPoints::follow(const Frame &F) {
  const ir::Function *Code = F.Function->Code;
  const auto Index = uint32_t(F.Ip - Code->Code.data());
  for (unsigned Calls = 0;; ++Calls) {
    std::vector<unsigned> May;
    const bool IsInHard =
        std::any_of(Running.begin(), Running.end(), [&](const Call &C) {
          return C.Handler && R.InterruptCallbacks[C.Handler - 1].K !=
                                  InterruptHandler::Kind::Soft;
        });
    for (unsigned H = 0; H != R.InterruptCallbacks.size(); ++H)
      if (R.InterruptCallbacks[H].K == InterruptHandler::Kind::Soft
              ? !R.IsSchedulerLocked
              : !IsInHard)
        May.push_back(H + 1);
    if (R.HasPending && !R.IsSchedulerLocked)
      May.push_back(0);
    if (May.empty())
      return;
    if (Calls == MostCalls)
      R.unmodelled("an interrupt handler that leaves another state each time",
                   "not every order of calls is followed");
    R.Paths->meetInterrupt(R, Code, Index, Calls != 0);
    const unsigned Choice = R.choose(May.size() + 1);
    if (Choice == May.size())
      return;
    run(May[Choice]);
  }
}

void InterruptPoints::run(unsigned Handler) {
  const bool WasDue = IsDue;
  if (Handler) {
    // It may change the list of handlers.
    const InterruptHandler H = R.InterruptCallbacks[Handler - 1];
    Scope S(this, Handler);
    interrupt(R, H);
    S.finish();
  } else
    handlePending(R);
  IsDue = WasDue;
}

void InterruptPoints::draw() {
  for (unsigned H = 0; H != R.InterruptCallbacks.size(); ++H) {
    const bool IsSoft =
        R.InterruptCallbacks[H].K == InterruptHandler::Kind::Soft;
    const bool MayRun =
        IsSoft
            ? !R.IsSchedulerLocked && looksForPending(Last)
            : std::none_of(Running.begin(), Running.end(), [&](const Call &C) {
                return C.Handler && R.InterruptCallbacks[C.Handler - 1].K !=
                                        InterruptHandler::Kind::Soft;
              });
    if (MayRun && Moments() % (IsSoft ? 8 : 40) == 0)
      run(H + 1);
  }
}
