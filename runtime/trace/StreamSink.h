//===- StreamSink.h - A trace to somebody who reads it at once -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_TRACE_STREAMSINK_H
#define PYMEMLINT_RUNTIME_TRACE_STREAMSINK_H

#include "runtime/trace/Destination.h"

namespace pymemlint::trace {

/// Writes to a pipe or a socket. A reader that is slow makes the program wait;
/// one that has gone ends the trace, not the program.
class StreamSink final : public Destination {
public:
  /// Takes over the open \p File.
  explicit StreamSink(int File);
  /// What could not be opened: errno.
  static std::unique_ptr<StreamSink> failure(int Error);
  ~StreamSink() override;

  Window next(uint8_t *Used) override;
  bool close(uint8_t *Used) override;
  void abandon() override;
  int failed() const override { return Error; }
  uint64_t bytes() const override { return Written; }
  bool isStream() const override { return true; }

private:
  void send(const uint8_t *End);

  int File = -1, Error = 0;
  uint64_t Written = 0;
  uint8_t *Buffer = nullptr;
};

/// Keeps the trace in memory until somebody takes it.
class MemorySink final : public Destination {
public:
  ~MemorySink() override;

  Window next(uint8_t *Used) override;
  bool close(uint8_t *Used) override;
  void abandon() override {}
  int failed() const override { return Error; }
  uint64_t bytes() const override { return Written; }
  bool isStream() const override { return true; }

  /// Bytes that were written, up to the writer's last flush, and not taken.
  size_t waiting() const { return Waiting; }
  /// Copies so many and gives them up.
  void takeBytes(char *To);

private:
  struct Chunk {
    Chunk *Next;
    size_t Bytes, Taken;
  };
  Chunk *First = nullptr, *Last = nullptr; ///< Last: being written to.
  size_t Waiting = 0;
  uint64_t Written = 0;
  int Error = 0;
};

} // namespace pymemlint::trace
#endif
