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
  /// \p SeesAll: node() is called for each request, not for some of them.
  StackTable(trace::Writer *Out, bool SeesAll) : Out(Out), SeesAll(SeesAll) {}
  ~StackTable();

  /// The innermost frame of \p Thread with its callers, at most \p Depth
  /// frames; 0: it runs no Python code.
  uint32_t node(PyThreadState *Thread, unsigned Depth);

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
  /// A place in the code: one line of it.
  struct Place {
    const PyCodeObject *Code = nullptr;
    uint64_t Identity = 0; ///< Of the code object: its memory may be reused.
    int Offset = 0;
    uint32_t CodeNumber = 0, Line = 0;
  };
  struct Child {
    uint64_t Key = 0; ///< Parent and place; 0: free.
    uint32_t Code = 0, Line = 0, Parent = 0, Node = 0;
  };
  struct KnownCode {
    const PyCodeObject *Code = nullptr;
    uint64_t Identity = 0;
    uint32_t Number = 0;
  };
  struct Cached {
    pymemlint_frame Frame;
    uint64_t Identity; ///< Of its code object.
    uint32_t Node;
  };

  /// Tells a code object from another one that had its address.
  uint64_t identity(const PyCodeObject *Code) const;
  const Place *place(const pymemlint_frame &F);
  uint32_t codeNumber(const PyCodeObject *Code, uint64_t Identity);
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
    static constexpr size_t MostFrames = 4096;
    pymemlint_frame Frames[MostFrames];
    char File[trace::MostStringBytes], Name[trace::MostStringBytes];
  };
  Buffers *Scratch = nullptr; ///< Pages, from the first node() on.

  trace::Writer *Out;
  const bool SeesAll;
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
  Array<char> Text;
  Array<CodeText> CodeTexts;
  Array<NodeText> NodeTexts;
  Array<Cached> Last; ///< The stack before, outermost first.
};

} // namespace pymemlint::tracker
#endif
