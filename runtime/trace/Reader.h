//===- Reader.h - Reads a trace -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_TRACE_READER_H
#define PYMEMLINT_RUNTIME_TRACE_READER_H

#include "runtime/trace/Format.h"
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace pymemlint::trace {

struct CodeRecord {
  std::string_view File, Function;
  uint32_t FirstLine = 0;
};

/// A frame and its callers: a node of the tree of stacks.
struct NodeRecord {
  uint32_t Parent = 0; ///< 0: called by nobody.
  uint32_t Code = 0;   ///< From 1.
  uint32_t Line = 0;
};

/// Told of the records in their order. Nodes and codes of an event have been
/// read by then.
class Visitor {
public:
  virtual ~Visitor() = default;
  virtual void metadata(std::string_view Key, std::string_view Value) {
    (void)Key, (void)Value;
  }
  /// \p Number: the allocation's, from 1.
  virtual void allocate(uint64_t Number, const Triple &T) = 0;
  /// \p Former: the number of the block that is no more, 0: not of the trace.
  virtual void reallocate(uint64_t Former, uint64_t Number,
                          const Triple &T) = 0;
  virtual void free(uint64_t Number) = 0;
  virtual void site(uint32_t Node, uint8_t Domain, const SiteTotals &T) {
    (void)Node, (void)Domain, (void)T;
  }
  virtual void threadName(uint32_t Number, std::string_view Name) {
    (void)Number, (void)Name;
  }
};

/// Reads the records of a trace that lies in memory, \p Bytes, which outlives
/// it. Hostile bytes end in a problem, never in more memory than they have
/// themselves.
class Reader {
public:
  explicit Reader(std::string_view Bytes) : Bytes(Bytes) {}

  /// From here on names are copied: bytes up to offset() are not looked at
  /// again, and may go.
  void keepNames() { KeepsNames = true; }

  /// Reads everything. False when the bytes are no trace, or a record is
  /// broken; what was before it has been told to \p V. A trace that merely
  /// stops (a killed process) is no problem: isWhole() is false then.
  bool read(Visitor &V);
  /// Goes on where reading stopped, now that the trace has grown: \p Whole
  /// begins with the bytes that were there before, at the same address. False
  /// as of read().
  bool more(std::string_view Whole, Visitor &V);

  /// What is wrong, and at which byte; empty: nothing.
  const std::string &problem() const { return Problem; }
  bool isWhole() const { return IsWhole; }
  /// Of the record that is being told.
  uint64_t microseconds() const { return Now; }
  uint32_t thread() const { return CurrentThread; }
  uint64_t allocations() const { return Allocations; }
  size_t offset() const { return At; }

  /// By number: index 0 is nothing.
  const std::vector<CodeRecord> &codes() const { return Codes; }
  const std::vector<NodeRecord> &nodes() const { return Nodes; }

private:
  struct Stopped {}; ///< In the middle of a record.
  bool fail(std::string What);
  uint8_t byte();
  uint64_t number();
  uint32_t number32(const char *What);
  std::string_view string();
  Triple triple();
  bool record(Visitor &V);
  bool header();
  bool records(Visitor &V);
  uint64_t blockOfAge(uint64_t Age);

  std::string_view name();

  std::string_view Bytes;
  size_t At = 0;
  bool KeepsNames = false;
  std::deque<std::string> Names; ///< They do not move.
  std::string Problem;
  bool IsWhole = false;
  uint64_t Now = 0, Allocations = 0;
  uint32_t CurrentThread = 0;
  std::vector<CodeRecord> Codes = {{}};
  std::vector<NodeRecord> Nodes = {{}};
  Triple Seen[Slots];
  bool IsSeen[Slots] = {};
};

} // namespace pymemlint::trace
#endif
