//===- StackTable.h - Stacks as numbers of a tree's nodes -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_STACKTABLE_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_STACKTABLE_H

#include "runtime/cpython/tracker/Memory.h"
#include "runtime/cpython/tracker/frames.h"
#include "runtime/trace/Writer.h"

namespace pymemlint::tracker {

/// Gives each stack of frames a number and describes new ones to the trace.
/// The GIL and the hooks' lock are held.
class StackTable {
public:
  explicit StackTable(trace::Writer *Out) : Out(Out) {}
  ~StackTable();

  /// The innermost frame of \p Thread with its callers, at most \p Depth
  /// frames; 0: it runs no Python code.
  uint32_t node(PyThreadState *Thread, unsigned Depth);

  /// An object ended, at an address that another code object may get. Told of
  /// each one, whatever it was.
  void freed(const void *Object) {
    if (!FilterBits)
      return;
    const uint64_t Bit = bitOf(Object);
    if (Filter[Bit / 64] >> Bit % 64 & 1) [[unlikely]]
      forget(Object);
  }

  uint32_t nodes() const { return Nodes; }

  /// A frame of a node, in text that stays where it is until the next node().
  struct Frame {
    std::string_view File, Function;
    uint32_t FirstLine, Line;
    uint32_t Parent; ///< The node that called it; 0: none.
  };
  /// Only where no trace is written, which has them.
  Frame frame(uint32_t Node) const;

private:
  /// A place in the code: one line of it. Holds while the code object at that
  /// address has this number.
  struct Place {
    const PyCodeObject *Code = nullptr;
    int Offset = 0;
    uint32_t CodeNumber = 0, Line = 0;
  };
  struct Child {
    uint64_t Key = 0; ///< Parent and place; 0: free.
    uint32_t Code = 0, Line = 0, Parent = 0, Node = 0;
  };
  /// A code object that lives.
  struct KnownCode {
    const PyCodeObject *Code = nullptr;
    uint32_t Number = 0;
  };
  struct Cached {
    pymemlint_frame Frame;
    uint32_t Code, Node;
  };

  /// \p CodeNumber: codeNumber(F.code).
  const Place *place(const pymemlint_frame &F, uint32_t CodeNumber);
  /// 0: there is no memory for it.
  uint32_t codeNumber(const PyCodeObject *Code);
  uint32_t child(uint32_t Parent, const Place &P);

  /// What a trace would have been told of a code object and of a node.
  struct CodeText {
    size_t At;
    uint32_t FileBytes, FunctionBytes, FirstLine;
  };
  struct NodeText {
    uint32_t Parent, Code, Line;
  };
  bool describeCode(std::string_view File, std::string_view Function,
                    uint32_t FirstLine);

  /// Too large for the stacks of the threads that ask.
  struct Buffers {
    char File[trace::MostStringBytes], Name[trace::MostStringBytes];
  };
  Buffers *Scratch = nullptr; ///< Pages, from the first node() on.
  /// The stack as it is now, innermost first.
  pymemlint_frame *Frames = nullptr;
  size_t MostFrames = 0;
  size_t framesOf(PyThreadState *Thread, unsigned Depth);

  trace::Writer *Out;
  uint32_t Nodes = 0, Codes = 0;

  template <class T> struct Table {
    T *Entries = nullptr;
    size_t Capacity = 0, Count = 0;
    ~Table() { givePages(Entries, Capacity * sizeof(T)); }
  };
  template <class T, class IsFree, class HashOf>
  bool makeRoom(Table<T> &In, IsFree Free, HashOf Hash);

  Table<Place> Places;
  Table<Child> Children;
  Table<KnownCode> Known;

  /// Of Known: most of what is freed is told by one bit to be none of them.
  /// Bits of those that are no more stay until it is made anew.
  uint64_t *Filter = nullptr;
  size_t FilterBits = 0, StaleBits = 0;
  uint64_t bitOf(const void *Object) const {
    return spread(reinterpret_cast<uintptr_t>(Object)) & (FilterBits - 1);
  }
  bool makeFilter();
  void forget(const void *Object);
  Array<char> Text;
  Array<CodeText> CodeTexts;
  Array<NodeText> NodeTexts;
  Array<Cached> Last; ///< The stack before, outermost first.
};

} // namespace pymemlint::tracker
#endif
