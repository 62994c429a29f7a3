//===- Writer.cpp - Writes a trace -*- C++ -*-===//
#include "runtime/trace/Writer.h"
#include "runtime/trace/Descriptor.h"
#include <algorithm>
#include <cstring>

using namespace pymemlint::trace;

Writer::Writer(Sink &S) : S(S) {
  // No allocation is of this size: an empty slot equals nothing.
  for (Triple &T : Seen)
    T.Size = UINT64_MAX;
  if (!makeRoom())
    return;
  std::memcpy(At, Magic, sizeof(Magic));
  At += sizeof(Magic);
  byte(Version);
}

bool Writer::makeRoom() {
  if (HasFailed)
    return false;
  return (At && hasRoom()) || nextWindow();
}

bool Writer::nextWindow() {
  const ErrnoScope Scope;
  const Sink::Window W = S.next(At);
  if (!W.Begin) {
    HasFailed = true;
    At = Limit = nullptr;
    return false;
  }
  At = W.Begin;
  Limit = W.End - MostRecordBytes - 2 * MostStringBytes;
  return true;
}

void Writer::flush() {
  const ErrnoScope Scope;
  if (!HasFailed && At)
    S.flush(At);
}

void Writer::string(std::string_view Text) {
  const size_t Bytes = std::min(Text.size(), MostStringBytes);
  number(Bytes);
  std::memcpy(At, Text.data(), Bytes);
  At += Bytes;
}

void Writer::metadata(std::string_view Key, std::string_view Value) {
  if (!makeRoom())
    return;
  byte(Metadata);
  string(Key);
  string(Value);
}

void Writer::writeTime(uint64_t Microseconds) {
  if (!makeRoom() || Microseconds < LastTime)
    return;
  byte(Time);
  number(Microseconds - LastTime);
  LastTime = Microseconds;
}

void Writer::writeThread(uint32_t Number) {
  if (!makeRoom())
    return;
  byte(Thread);
  number(Number);
  LastThread = Number;
}

void Writer::threadName(uint32_t Number, std::string_view Name) {
  if (!makeRoom())
    return;
  byte(ThreadName);
  number(Number);
  string(Name);
}

uint32_t Writer::code(std::string_view File, std::string_view Function,
                      uint32_t FirstLine) {
  if (makeRoom()) {
    byte(Code);
    string(File);
    string(Function);
    number(FirstLine);
  }
  return ++Codes;
}

uint32_t Writer::node(uint32_t Parent, uint32_t Code, uint32_t Line) {
  ++Nodes;
  if (makeRoom()) {
    byte(Node);
    // A node's caller is most often one of the last.
    number(Parent ? Nodes - Parent : 0);
    number(Code);
    number(Line);
  }
  return Nodes;
}

void Writer::writeAllocate(const Triple &T, unsigned Slot) {
  if (!makeRoom())
    return;
  if (Seen[Slot] == T) {
    byte(uint8_t(Again | Slot));
    return;
  }
  Seen[Slot] = T;
  byte(Allocate);
  byte(T.Domain);
  number(T.Size);
  number(T.Node);
}

uint64_t Writer::reallocate(uint64_t Former, const Triple &T) {
  if (makeRoom()) {
    byte(Reallocate);
    number(Former ? Allocations - Former + 1 : 0);
    byte(T.Domain);
    number(T.Size);
    number(T.Node);
  }
  return ++Allocations;
}

void Writer::writeFree(uint64_t Age) {
  if (!makeRoom())
    return;
  if (Age < Free6Ages) {
    byte(uint8_t(Free6 | Age));
  } else if (Age < Free13Ages) {
    Age -= Free6Ages;
    byte(uint8_t(Free13 | Age >> 8));
    byte(uint8_t(Age));
  } else if (Age < Free20Ages) {
    Age -= Free13Ages;
    byte(uint8_t(Free20 | Age >> 16));
    byte(uint8_t(Age >> 8));
    byte(uint8_t(Age));
  } else {
    byte(FreeFar);
    number(Age);
  }
}

void Writer::site(uint32_t Node, uint8_t Domain, const SiteTotals &Totals) {
  if (!makeRoom())
    return;
  byte(Site);
  number(Node);
  byte(Domain);
  for (uint64_t N :
       {Totals.Allocations, Totals.Bytes, Totals.Frees, Totals.FreedBytes,
        Totals.Reallocations, Totals.PeakBytes, Totals.Failures})
    number(N);
}

bool Writer::finish() {
  if (makeRoom()) {
    byte(Finished);
    number(Allocations);
    number(Frees);
  }
  const bool IsKept = S.close(At);
  At = Limit = nullptr;
  const bool IsWhole = IsKept && !HasFailed;
  HasFailed = true;
  return IsWhole;
}
