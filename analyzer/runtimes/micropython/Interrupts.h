//===- Interrupts.h - What a program's interrupt handlers ask for -*- C++
//-*-===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_INTERRUPTS_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_INTERRUPTS_H

#include "analyzer/runtimes/micropython/Object.h"
#include <cstdint>
#include <string>
#include <vector>

namespace pymemlint::micropython {

/// A function that the program gave to a pin, a timer and the like.
struct InterruptHandler {
  /// Where the port calls it (shared/runtime/mpirq.c, mp_irq_dispatch).
  enum class Kind : uint8_t {
    Soft,     ///< mp_sched_schedule: in the main program, between operations.
    Hard,     ///< In the interrupt, with the heap locked (gc_lock).
    Unlocked, ///< In the interrupt, without the lock (nrf's Timer).
  };
  Value Function;
  Value Argument;             ///< Null: it is called without one.
  const Obj *Owner = nullptr; ///< What has room for one such; may be null.
  Kind K = Kind::Soft;
  std::string GivenTo; ///< "machine.Pin.irq"
};

/// What calls of one handler asked for.
struct InterruptCost {
  std::string Function, File, GivenTo;
  uint32_t Line = 0;
  InterruptHandler::Kind K = InterruptHandler::Kind::Soft;
  unsigned Calls = 0; ///< That were followed.
  /// Bytes that one call asks for when nothing refuses them.
  uint64_t LeastBytes = 0, MostBytes = 0;
  /// Soft: it asks for memory. Hard: a request fails with a MemoryError.
  bool Allocates = false;
  /// No value from outside and nothing unmodelled was met, so that every such
  /// call goes the same way.
  bool IsCertain = true;
  std::string AllocatingFile; ///< Of the first such request.
  uint32_t AllocatingLine = 0;
  std::string Error; ///< What it raised, other than that MemoryError.
};

/// Whether both are the same bytecode, given to the same kind of thing.
bool isSameHandler(Runtime &R, const InterruptHandler &A,
                   const InterruptHandler &B);

/// Calls \p H once, as the port does; what it raises is printed.
void interrupt(Runtime &R, const InterruptHandler &H);

/// Calls each handler several times, with what the port passes, in the state in
/// which the run ended; to be asked last, as it changes that state.
std::vector<InterruptCost> followInterrupts(Runtime &R);

} // namespace pymemlint::micropython
#endif
