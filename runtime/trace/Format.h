//===- Format.h - A trace, byte by byte -*- C++ -*-===//
//
// docs/trace.md describes the format for readers in other languages. A trace is
// the header and then records, one after the other; the first byte of a record
// says what it is. Numbers are unsigned LEB128 ("varint") unless said
// otherwise. Allocations are numbered from 1 in the order of their records, so
// that a free needs no address: it names the block by how many allocations ago
// it was made.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_RUNTIME_TRACE_FORMAT_H
#define PYMEMLINT_RUNTIME_TRACE_FORMAT_H

#include <cstddef>
#include <cstdint>

namespace pymemlint::trace {

/// The header: these eight bytes, then one byte with the version.
constexpr char Magic[8] = {'P', 'Y', 'M', 'E', 'M', 'T', 'R', 'C'};
constexpr uint8_t Version = 1;
constexpr size_t HeaderBytes = sizeof(Magic) + 1;

/// First bytes of records. A file that was not finished ends in zeros, or in
/// the middle of a record.
enum Tag : uint8_t {
  End = 0x00,        ///< What follows was never written.
  Metadata = 0x01,   ///< key, value: strings.
  Finished = 0x03,   ///< allocations, frees of the trace, which is whole.
  Time = 0x04,       ///< microseconds since the last such record.
  Thread = 0x05,     ///< number: the following events are this thread's.
  Code = 0x06,       ///< file, function: strings; first line. Numbered from 1.
  Node = 0x07,       ///< back, code, line. Numbered from 1.
  Site = 0x08,       ///< node, domain, and seven counts: see SiteTotals.
  Allocate = 0x09,   ///< domain (one byte), size, node.
  Reallocate = 0x0a, ///< age (0: a block of before), then as Allocate.
  FreeFar = 0x0b,    ///< age.
  ThreadName = 0x0c, ///< number, string.
  Free20 = 0x10,     ///< 0x10 to 0x1f: age in 20 bits, 4 in the tag.
  Free13 = 0x20,     ///< 0x20 to 0x3f: age in 13 bits, 5 in the tag.
  Free6 = 0x40,      ///< 0x40 to 0x7f: age in 6 bits.
  Again = 0x80,      ///< 0x80 to 0xff: Allocate with the triple in this slot.
};

/// Ages that the short forms hold: each begins where the shorter one ends.
constexpr uint64_t Free6Ages = 1 << 6;
constexpr uint64_t Free13Ages = Free6Ages + (1 << 13);
constexpr uint64_t Free20Ages = Free13Ages + (1 << 20);

/// Who asked, as PEP 445 names them.
enum class Domain : uint8_t { Raw = 0, Memory = 1, Object = 2 };
constexpr unsigned Domains = 3;

/// What an allocation is but for its number.
struct Triple {
  uint64_t Size = 0;
  uint32_t Node = 0; ///< Innermost frame; 0: no Python frame.
  uint8_t Domain = 0;
  bool operator==(const Triple &) const = default;
};

/// Reader and writer remember the triple last seen in each slot.
constexpr unsigned Slots = 128;
constexpr unsigned slotOf(const Triple &T) {
  uint64_t H = T.Size * 0x9e3779b97f4a7c15u;
  H ^= (uint64_t(T.Node) * 4 + T.Domain) * 0xc2b2ae3d27d4eb4fu;
  return unsigned(H >> 57);
}

/// What is counted of one node and domain when single events are not kept.
struct SiteTotals {
  uint64_t Allocations = 0, Bytes = 0;
  uint64_t Frees = 0, FreedBytes = 0;
  uint64_t Reallocations = 0; ///< Of the allocations.
  uint64_t PeakBytes = 0;     ///< Of this site alone.
  uint64_t Failures = 0;
};

/// Longest records other than those with strings: a tag and a handful of
/// varints.
constexpr size_t MostRecordBytes = 128;
/// Strings are cut at so many bytes.
constexpr size_t MostStringBytes = 4096;

} // namespace pymemlint::trace
#endif
