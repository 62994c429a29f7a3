//===- Interrupts.cpp - What a program's interrupt handlers ask for -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/Interrupts.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/Runtime.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

constexpr unsigned LockedCalls = 8, FreeCalls = 64;
constexpr uint64_t OperationsPerCall = 1'000'000;

/// The bytes of one call and its first request.
class CallCounter final : public RequestSink {
public:
  void request(const Request &Q) override {
    if (Q.Operation == 'd' || Q.NewBytes <= Q.OldBytes || !Q.NewBytes)
      return;
    Bytes += Q.NewBytes - Q.OldBytes;
    note(Q.Site);
  }
  void totalRead(uint64_t, SiteId) override {}
  void failed(uint64_t, SiteId Where) override {
    HasFailed = true;
    note(Where);
  }

  uint64_t Bytes = 0;
  bool HasFailed = false, HasSite = false;
  SiteId First = 0;

private:
  void note(SiteId Where) {
    if (!HasSite)
      First = Where;
    HasSite = true;
  }
};

/// With the heap and the scheduler locked, as mp_irq_dispatch does.
class LockScope {
  Runtime &R;
  bool Locks, WasLocked;

public:
  LockScope(Runtime &R, bool Locks)
      : R(R), Locks(Locks), WasLocked(R.IsSchedulerLocked) {
    R.IsSchedulerLocked = true;
    if (Locks)
      R.Mem.heap().lock();
  }
  ~LockScope() {
    if (Locks)
      R.Mem.heap().unlock();
    R.IsSchedulerLocked = WasLocked;
  }
};

/// The bytecode behind bound methods and closures, or null.
const FunctionObj *bytecodeOf(Runtime &R, Value V) {
  if (auto *M = R.exact<BoundMethodObj>(V, R.Types.BoundMethod))
    V = M->Method;
  if (auto *C = R.exact<ClosureObj>(V, R.Types.Closure))
    V = C->Function;
  return R.exact<FunctionObj>(V, R.Types.Function);
}

void callHandler(Runtime &R, const InterruptHandler &H) {
  if (H.Argument)
    call1(R, H.Function, H.Argument);
  else
    call0(R, H.Function);
}

class HandlerFollower {
public:
  HandlerFollower(Runtime &R, const InterruptHandler &H) : R(R), H(H) {
    Cost.GivenTo = H.GivenTo;
    Cost.K = H.K;
    if (const FunctionObj *F = bytecodeOf(R, H.Function)) {
      const Qstr *Names = F->Context->Names;
      Cost.Function = R.text(Names[F->Code->Name]).str();
      Cost.File = R.text(Names[0]).str();
      Cost.Line = F->Code->Line;
    } else
      Cost.Function = typeName(R, H.Function).str();
  }

  InterruptCost follow() {
    R.UnmodelledUses.clear();
    const bool IsHard = H.K == InterruptHandler::Kind::Hard;
    if (IsHard)
      for (unsigned I = 0; I != LockedCalls && Goes; ++I) {
        CallCounter C = call(/*Locks=*/true);
        if (C.HasFailed)
          noteAllocation(C);
      }
    Cost.LeastBytes = UINT64_MAX;
    Goes = true;
    for (unsigned I = 0; I != FreeCalls && Goes; ++I) {
      CallCounter C = call(/*Locks=*/false);
      Cost.LeastBytes = std::min(Cost.LeastBytes, C.Bytes);
      Cost.MostBytes = std::max(Cost.MostBytes, C.Bytes);
      ++Cost.Calls;
      if (!IsHard && C.Bytes)
        noteAllocation(C);
    }
    Cost.IsCertain = Cost.IsCertain && R.UnmodelledUses.empty();
    return std::move(Cost);
  }

private:
  void noteAllocation(const CallCounter &C) {
    if (Cost.Allocates)
      return;
    Cost.Allocates = true;
    const Site &S = R.sites()[C.First];
    Cost.AllocatingFile = R.text(S.File).str();
    Cost.AllocatingLine = S.Line;
  }

  CallCounter call(bool Locks) {
    CallCounter C;
    HoldScope Scope(R.Mem);
    LockScope Lock(R, Locks);
    R.Mem.setSink(&C);
    R.setFuel(R.Operations + OperationsPerCall);
    try {
      try {
        callHandler(R, H);
      } catch (OutOfMemory &O) {
        throw Raise{newMemoryError(R, O)};
      }
    } catch (Raise &E) {
      if (!C.HasFailed) {
        Cost.Error = R.text(R.typeOf(E.Exception)->Name).str();
        Goes = false;
      }
    } catch (OutOfMemory &) {
    } catch (NameTooLong &) {
      Goes = Cost.IsCertain = false;
    } catch (NotModelled &) {
      Goes = Cost.IsCertain = false;
    } catch (OutOfFuel &) {
      Goes = Cost.IsCertain = false;
    } catch (EndlessLoop &) {
      Goes = Cost.IsCertain = false;
    } catch (DeviceStops &) {
      Goes = false;
    } catch (ArenaExhausted &) {
      Goes = Cost.IsCertain = false;
    }
    R.Mem.setSink(nullptr);
    // What it scheduled is the main program's to run.
    R.Scheduled.clear();
    R.HasPending = false;
    return C;
  }

  Runtime &R;
  const InterruptHandler &H;
  InterruptCost Cost;
  bool Goes = true; ///< The next call can be followed.
};

} // namespace

bool micropython::isSameHandler(Runtime &R, const InterruptHandler &A,
                                const InterruptHandler &B) {
  const FunctionObj *F = bytecodeOf(R, A.Function);
  const FunctionObj *G = bytecodeOf(R, B.Function);
  return F && G && F->Code == G->Code && A.K == B.K && A.GivenTo == B.GivenTo;
}

void micropython::interrupt(Runtime &R, const InterruptHandler &H) {
  HoldScope Scope(R.Mem);
  LockScope Lock(R, H.K == InterruptHandler::Kind::Hard);
  CatchScope Catch(R);
  try {
    try {
      callHandler(R, H);
    } catch (OutOfMemory &O) {
      throw Raise{newMemoryError(R, O)};
    }
  } catch (Raise &) {
    // It is printed, and the handler is not called any more or is.
  } catch (OutOfMemory &) {
  }
}

std::vector<InterruptCost> micropython::followInterrupts(Runtime &R) {
  std::vector<InterruptCost> Costs;
  R.Live = nullptr;
  // A handler may give another one; those are of no interest here.
  const std::vector<InterruptHandler> Handlers = R.InterruptCallbacks;
  for (size_t I = 0; I != Handlers.size(); ++I) {
    const InterruptHandler &H = Handlers[I];
    auto IsSame = [&](const InterruptHandler &Other) {
      return isSameHandler(R, H, Other);
    };
    if (std::none_of(Handlers.begin(), Handlers.begin() + I, IsSame))
      Costs.push_back(HandlerFollower(R, H).follow());
  }
  return Costs;
}
