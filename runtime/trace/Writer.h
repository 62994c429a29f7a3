//===- Writer.h - Writes a trace -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_TRACE_WRITER_H
#define PYMEMLINT_RUNTIME_TRACE_WRITER_H

#include "runtime/trace/Format.h"
#include <string_view>

namespace pymemlint::trace {

/// Where the bytes of a trace go: windows of memory, one after the other.
class Sink {
public:
  virtual ~Sink() = default;
  struct Window {
    uint8_t *Begin = nullptr, *End = nullptr;
  };
  /// Keeps the bytes up to \p Used of the last window and gives the next one,
  /// at least MostRecordBytes + MostStringBytes long; a null window when there
  /// is no place for more (a full disk, a reader that has gone).
  virtual Window next(uint8_t *Used) = 0;
  /// The bytes up to \p Used of this window are for somebody who reads now;
  /// writing goes on behind them. What fails is told by next().
  virtual void flush(uint8_t *Used) { (void)Used; }
  /// The last bytes are those up to \p Used. False when they are lost.
  virtual bool close(uint8_t *Used) = 0;
};

/// Not for several threads at a time. After a sink has failed it only counts.
class Writer {
public:
  explicit Writer(Sink &S);

  void metadata(std::string_view Key, std::string_view Value);
  /// \p Microseconds since the trace's begin; goes on from the last one.
  void time(uint64_t Microseconds) {
    if (Microseconds == LastTime)
      return;
    writeTime(Microseconds);
  }
  void thread(uint32_t Number) {
    if (Number != LastThread)
      writeThread(Number);
  }
  void threadName(uint32_t Number, std::string_view Name);
  /// The number of the code.
  uint32_t code(std::string_view File, std::string_view Function,
                uint32_t FirstLine);
  /// The number of the frame at \p Line of \p Code called by \p Parent (0: by
  /// nobody).
  uint32_t node(uint32_t Parent, uint32_t Code, uint32_t Line);
  /// The number of the allocation.
  uint64_t allocate(const Triple &T) {
    const unsigned Slot = slotOf(T);
    if (Seen[Slot] == T && hasRoom()) [[likely]]
      *At++ = uint8_t(Again | Slot);
    else
      writeAllocate(T, Slot);
    return ++Allocations;
  }
  /// \p Former: the number of the block that it was, 0 when that was not seen.
  uint64_t reallocate(uint64_t Former, const Triple &T);
  void free(uint64_t Number) {
    const uint64_t Age = Allocations - Number;
    ++Frees;
    if (Age < Free6Ages && hasRoom()) [[likely]]
      *At++ = uint8_t(Free6 | Age);
    else
      writeFree(Age);
  }
  void site(uint32_t Node, uint8_t Domain, const SiteTotals &Totals);
  /// Hands what was written so far to the sink, for somebody who reads it now.
  void flush();
  /// Ends the trace. False when something of it was lost.
  bool finish();

  uint64_t allocations() const { return Allocations; }
  uint64_t frees() const { return Frees; }
  bool hasFailed() const { return HasFailed; }

private:
  bool hasRoom() const { return At < Limit; }
  bool makeRoom();
  bool nextWindow();
  void byte(uint8_t B) { *At++ = B; }
  void number(uint64_t N) {
    for (; N >= 0x80; N >>= 7)
      *At++ = uint8_t(N | 0x80);
    *At++ = uint8_t(N);
  }
  void string(std::string_view S);
  void writeTime(uint64_t Microseconds);
  void writeThread(uint32_t Number);
  void writeAllocate(const Triple &T, unsigned Slot);
  void writeFree(uint64_t Age);

  Sink &S;
  uint8_t *At = nullptr, *Limit = nullptr; ///< Limit: a record fits before it.
  uint64_t LastTime = 0, Allocations = 0, Frees = 0;
  uint32_t LastThread = 0, Codes = 0, Nodes = 0;
  bool HasFailed = false;
  Triple Seen[Slots];
};

} // namespace pymemlint::trace
#endif
