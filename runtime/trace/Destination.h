//===- Destination.h - Where a tracker's trace goes -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_TRACE_DESTINATION_H
#define PYMEMLINT_RUNTIME_TRACE_DESTINATION_H

#include "runtime/trace/HeldBytes.h"
#include "runtime/trace/Writer.h"
#include <memory>
#include <string>

namespace pymemlint::trace {

/// A sink that says what went wrong. Asks nothing of malloc after it was made:
/// it is used inside of allocators.
class Destination : public Sink {
public:
  /// errno of what failed first; 0: nothing.
  virtual int failed() const = 0;
  virtual uint64_t bytes() const = 0; ///< Written so far.
  /// Gives it up without a word to it: a forked child's copy.
  virtual void abandon() = 0;
  /// Whether somebody reads while it is written (Writer::flush).
  virtual bool isStream() const { return false; }
  /// What failed, in words.
  virtual std::string problem() const;

  /// "memory:" (MemorySink), "fd:N", "unix:PATH" and "tcp:HOST:PORT" (where
  /// somebody listens), the path of a pipe (StreamSink), else a file that is
  /// made anew (FileSink). failed() says why it could not be opened.
  /// \p MostWaiting: bytes that may wait for the reader of a MemorySink.
  /// \p Held outlives it: what waits in this process's memory is among them.
  static std::unique_ptr<Destination> open(const std::string &Where,
                                           size_t MostWaiting, HeldBytes &Held);

protected:
  explicit Destination(HeldBytes *Held = nullptr) : Held(Held) {}
  void hold(size_t Bytes) {
    if (Held)
      Held->take(Bytes);
  }
  void giveBack(size_t Bytes) {
    if (Held)
      Held->giveBack(Bytes);
  }

private:
  HeldBytes *Held;
};

} // namespace pymemlint::trace
#endif
