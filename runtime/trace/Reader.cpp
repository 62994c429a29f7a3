//===- Reader.cpp - Reads a trace -*- C++ -*-===//
#include "runtime/trace/Reader.h"
#include <cstring>

using namespace pymemlint::trace;

namespace {
/// A record that no writer makes.
struct Broken {
  const char *What;
};
} // namespace

bool Reader::fail(std::string What) {
  Problem = "byte " + std::to_string(At) + ": " + What;
  return false;
}

uint8_t Reader::byte() {
  if (At >= Bytes.size())
    throw Stopped();
  return uint8_t(Bytes[At++]);
}

uint64_t Reader::number() {
  uint64_t N = 0;
  for (unsigned Shift = 0; Shift < 64; Shift += 7) {
    const uint8_t B = byte();
    const uint64_t Bits = B & 0x7f;
    if (Shift == 63 && Bits > 1)
      throw Broken{"a number of more than 64 bits"};
    N |= Bits << Shift;
    if (B < 0x80)
      return N;
  }
  throw Broken{"a number of more than 64 bits"};
}

uint32_t Reader::number32(const char *What) {
  const uint64_t N = number();
  if (N > UINT32_MAX)
    throw Broken{What};
  return uint32_t(N);
}

std::string_view Reader::string() {
  const uint64_t Length = number();
  if (Length > MostStringBytes)
    throw Broken{"a string that is too long"};
  if (Length > Bytes.size() - At)
    throw Stopped();
  const std::string_view S = Bytes.substr(At, Length);
  At += Length;
  return S;
}

std::string_view Reader::name() {
  const std::string_view S = string();
  return KeepsNames ? std::string_view(Names.emplace_back(S)) : S;
}

Triple Reader::triple() {
  Triple T;
  T.Domain = byte();
  T.Size = number();
  T.Node = number32("a node's number of more than 32 bits");
  if (T.Domain >= Domains)
    throw Broken{"an unknown domain"};
  if (T.Node >= Nodes.size())
    throw Broken{"a node that was not described"};
  return T;
}

/// 0 is the last allocation's.
uint64_t Reader::blockOfAge(uint64_t Age) {
  if (Age >= Allocations)
    throw Broken{"a block that was never allocated"};
  return Allocations - Age;
}

bool Reader::record(Visitor &V) {
  const uint8_t T = byte();
  if (T >= Again) {
    const unsigned Slot = T & 0x7f;
    if (!IsSeen[Slot])
      throw Broken{"an allocation like one that never was"};
    V.allocate(++Allocations, Seen[Slot]);
    return true;
  }
  if (T >= Free6) {
    V.free(blockOfAge(T & 0x3f));
    return true;
  }
  if (T >= Free13) {
    const uint64_t High = T & 0x1f;
    V.free(blockOfAge(Free6Ages + (High << 8 | byte())));
    return true;
  }
  if (T >= Free20) {
    uint64_t Age = T & 0xf;
    Age = Age << 8 | byte();
    Age = Age << 8 | byte();
    V.free(blockOfAge(Free13Ages + Age));
    return true;
  }
  switch (T) {
  case End:
    return false;
  case Metadata: {
    const std::string_view Key = string();
    V.metadata(Key, string());
    return true;
  }
  case Finished:
    number();
    number();
    IsWhole = true;
    return false;
  case Time: {
    const uint64_t Passed = number();
    if (Passed > UINT64_MAX - Now)
      throw Broken{"a time of more than 64 bits"};
    Now += Passed;
    return true;
  }
  case Thread:
    CurrentThread = number32("a thread's number of more than 32 bits");
    return true;
  case ThreadName: {
    const uint32_t Number = number32("a thread's number of more than 32 bits");
    V.threadName(Number, string());
    return true;
  }
  case Code: {
    CodeRecord C;
    C.File = name();
    C.Function = name();
    C.FirstLine = number32("a line of more than 32 bits");
    Codes.push_back(C);
    return true;
  }
  case Node: {
    NodeRecord N;
    const uint64_t Back = number();
    if (Back > Nodes.size())
      throw Broken{"a caller that was not described"};
    N.Parent = Back ? uint32_t(Nodes.size() - Back) : 0;
    N.Code = number32("a code's number of more than 32 bits");
    N.Line = number32("a line of more than 32 bits");
    if (!N.Code || N.Code >= Codes.size())
      throw Broken{"code that was not described"};
    Nodes.push_back(N);
    return true;
  }
  case Site: {
    const uint32_t Of = number32("a node's number of more than 32 bits");
    const uint8_t Domain = byte();
    if (Of >= Nodes.size() || Domain >= Domains)
      throw Broken{"a site of an unknown node or domain"};
    SiteTotals S;
    for (uint64_t *N : {&S.Allocations, &S.Bytes, &S.Frees, &S.FreedBytes,
                        &S.Reallocations, &S.PeakBytes, &S.Failures})
      *N = number();
    V.site(Of, Domain, S);
    return true;
  }
  case Allocate: {
    const Triple A = triple();
    const unsigned Slot = slotOf(A);
    Seen[Slot] = A;
    IsSeen[Slot] = true;
    V.allocate(++Allocations, A);
    return true;
  }
  case Reallocate: {
    const uint64_t Age = number();
    const uint64_t Former = Age ? blockOfAge(Age - 1) : 0;
    const Triple A = triple();
    V.reallocate(Former, ++Allocations, A);
    return true;
  }
  case FreeFar:
    V.free(blockOfAge(number()));
    return true;
  }
  throw Broken{"an unknown record"};
}

bool Reader::header() {
  if (Bytes.size() < HeaderBytes ||
      std::memcmp(Bytes.data(), Magic, sizeof(Magic)) != 0)
    return fail("this is no trace of pymemlint");
  if (uint8_t(Bytes[sizeof(Magic)]) != Version)
    return fail("a trace of version " +
                std::to_string(uint8_t(Bytes[sizeof(Magic)])) +
                "; this program reads version " + std::to_string(Version));
  At = HeaderBytes;
  return true;
}

/// Stops where the next record will begin.
bool Reader::records(Visitor &V) {
  for (;;) {
    const size_t Begin = At;
    try {
      if (record(V))
        continue;
      if (!IsWhole)
        At = Begin;
      return true;
    } catch (Stopped &) {
      At = Begin;
      return true;
    } catch (Broken &B) {
      At = Begin;
      return fail(B.What);
    }
  }
}

bool Reader::read(Visitor &V) { return header() && records(V); }

bool Reader::more(std::string_view Whole, Visitor &V) {
  Bytes = Whole;
  if (!At && !header())
    return false;
  return records(V);
}
