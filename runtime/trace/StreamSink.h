//===- StreamSink.h - A trace to somebody who reads it at once -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_TRACE_STREAMSINK_H
#define PYMEMLINT_RUNTIME_TRACE_STREAMSINK_H

#include "runtime/trace/Descriptor.h"
#include "runtime/trace/Destination.h"
#include <sys/types.h>

namespace pymemlint::trace {

/// Writes to a pipe or a socket what its reader takes at once, and keeps the
/// rest until it takes more. Once as much as there is place for waits, a reader
/// that is slow makes the program wait; one that has gone, or has then read
/// nothing for as long as is waited for it, ends the trace (EPIPE, ETIMEDOUT),
/// not the program. Nothing is left out: ages count the records, and figures
/// would be wrong. While it waits the program's thread holds what it held as it
/// asked for memory, the GIL of CPython among it: a reader in the same process
/// that needs the GIL would wait for itself. It has to use a MemorySink, which
/// is what MicroTracker's stream=True does.
class StreamSink final : public Destination {
public:
  static constexpr unsigned MostWaitMilliseconds = 30'000;
  /// Of address space: memory is taken as it is needed, and given back.
  static constexpr size_t BufferBytes = size_t(1) << 24;
  /// Takes over the open \p File; waits so long for a reader that reads
  /// nothing.
  explicit StreamSink(int File, unsigned MostWait = MostWaitMilliseconds,
                      HeldBytes *Held = nullptr);
  /// What could not be opened: errno.
  static std::unique_ptr<StreamSink> failure(int Error);
  ~StreamSink() override;

  Window next(uint8_t *Used) override;
  bool close(uint8_t *Used) override;
  void abandon() override;
  int failed() const override { return Error; }
  uint64_t bytes() const override { return Written; }
  void flush(uint8_t *Used) override;
  bool isStream() const override { return true; }

private:
  void touch(size_t Bytes);
  void giveBackRest();
  void send(unsigned Milliseconds, size_t MostLeft);
  void makeRoom();
  ssize_t sendSome(int Number, const uint8_t *At, size_t Bytes);
  bool waitUntilWritable(int Number, unsigned Milliseconds);
  size_t waiting() const { return size_t(End - Unsent); }

  Descriptor File;
  int Error = 0;
  unsigned MostWait; ///< In milliseconds.
  bool IsSocket = false;
  uint64_t Written = 0;
  uint8_t *Buffer = nullptr;
  uint8_t *Unsent = nullptr, *End = nullptr; ///< In Buffer: what waits.
  size_t Touched = 0; ///< Bytes of Buffer that are in memory.
};

/// Keeps the trace in memory until somebody takes it. When more than \p
/// MostWaiting bytes wait, the trace ends (ENOBUFS).
class MemorySink final : public Destination {
public:
  explicit MemorySink(size_t MostWaiting, HeldBytes *Held = nullptr)
      : Destination(Held), MostWaiting(MostWaiting) {}
  ~MemorySink() override;

  Window next(uint8_t *Used) override;
  bool close(uint8_t *Used) override;
  void abandon() override {}
  int failed() const override { return Error; }
  uint64_t bytes() const override { return Written; }
  void flush(uint8_t *Used) override;
  bool isStream() const override { return true; }
  std::string problem() const override;

  /// What comes now is the trace's end, to be taken at once.
  void lastComes() { IsLast = true; }
  /// Bytes that were written, up to the writer's last flush, and not taken.
  size_t waiting() const { return Waiting; }
  /// Copies so many and gives them up.
  void takeBytes(char *To);

private:
  struct Chunk {
    Chunk *Next;
    size_t Bytes, Taken;
  };
  void keep(uint8_t *Used);
  void giveUpFirst();

  Chunk *First = nullptr, *Last = nullptr; ///< Last: being written to.
  static constexpr size_t ChunkBytes = size_t(1) << 16;
  const size_t MostWaiting;
  bool IsLast = false;
  size_t Waiting = 0;
  uint64_t Written = 0;
  int Error = 0;
};

} // namespace pymemlint::trace
#endif
