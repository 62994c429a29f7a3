//===- StackWrites.h - What operations write on the C stack -*- C++ -*-===//
//
// The facts that a target has of a build under call_residue: for each kind of
// operation, which words of the C stack the functions that it calls write, and
// what these words hold when the operation requests memory, begins to run
// another function's bytecode, or has ended.
//
// A line of the text is
//
//     KEY DEPTH ABOVE BELOW
//
// KEY: twelve hexadecimal digits, the low bits of the hash of the operation's
// key (OperationKey.h) and of "#", the moment's letter and its number; lines
// are sorted by it. DEPTH: words between the C stack's end in
// mp_execute_bytecode and its end at that moment. ABOVE, BELOW: what was
// written, counted in words from the end of the frame of the
// mp_execute_bytecode that runs the operation, and from that of the one that
// it calls; '-' for nothing. Of the parts, separated by commas, `3` and `3:7`
// are words that hold no address that matters, `3=40` one that holds the
// address of what the number says (StackRole).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_STACKWRITES_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_STACKWRITES_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <memory>
#include <vector>

namespace pymemlint::micropython {

/// What a word points to. Roles of several values are the first one's number
/// and a count from there.
namespace StackRole {
enum : uint8_t {
  None = 0,
  Operand = 1,       ///< Of the value stack, from its top.
  Operands = 6,      ///< How many of them.
  OperandParts = 10, ///< Three of each of the first four: what it refers to.
  Callee = 30,       ///< Whom the operation calls; its three parts behind.
  Self = 34,         ///< The object of a called method; its three parts behind.
  Request = 40,      ///< What the operation's first, second ... request gave.
  Requests = 8,
  LastRequest = 50,
  RequestBefore = 51,
  Result = 52,   ///< The value stack's top afterwards; its three parts behind.
  Function = 56, ///< That runs the operation.
  State = 57,    ///< Its code state, on the heap.
  End = 58
};
} // namespace StackRole

struct StackWrites {
  struct Write {
    int16_t First, Last; ///< Words.
    uint8_t Role;
  };
  int32_t Depth = 0;
  std::vector<Write> Above, Below;
};

/// Reads a line when it is asked for: a text has thousands.
class StackWritesTable {
public:
  /// \p Text outlives this. Lines of comments begin with '#' and come first.
  explicit StackWritesTable(llvm::StringRef Text);
  /// Null when there is none. \p Key: all bits of the hash.
  const StackWrites *find(uint64_t Key);

  static constexpr unsigned KeyDigits = 12;

private:
  llvm::StringRef Lines;
  llvm::DenseMap<uint64_t, std::unique_ptr<StackWrites>> Known;
};

} // namespace pymemlint::micropython
#endif
