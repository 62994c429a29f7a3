//===- StackTable.cpp - Stacks as numbers of a tree's nodes -*- C++ -*-===//
#include "runtime/cpython/tracker/StackTable.h"
#include <algorithm>
#include <cstring>

using namespace pymemlint::tracker;

namespace {

/// The text as UTF-8, cut at the buffer's end, without a request to anybody.
std::string_view utf8(PyObject *Text, char *Buffer, size_t Bytes) {
  if (!Text || !PyUnicode_Check(Text))
    return "?";
#if PY_VERSION_HEX < 0x030c0000
  if (PyUnicode_READY(Text) < 0)
    return "?";
#endif
  const Py_ssize_t Length = PyUnicode_GET_LENGTH(Text);
  if (PyUnicode_IS_COMPACT_ASCII(Text))
    return {reinterpret_cast<const char *>(PyUnicode_1BYTE_DATA(Text)),
            size_t(Length)};
  const auto Kind = PyUnicode_KIND(Text);
  const void *Data = PyUnicode_DATA(Text);
  size_t At = 0;
  for (Py_ssize_t I = 0; I != Length && At + 4 <= Bytes; ++I) {
    const Py_UCS4 C = PyUnicode_READ(Kind, Data, I);
    if (C < 0x80) {
      Buffer[At++] = char(C);
    } else if (C < 0x800) {
      Buffer[At++] = char(0xc0 | C >> 6);
      Buffer[At++] = char(0x80 | (C & 0x3f));
    } else if (C >= 0xd800 && C < 0xe000) {
      Buffer[At++] = '?'; // Half of a pair: no UTF-8.
    } else if (C < 0x10000) {
      Buffer[At++] = char(0xe0 | C >> 12);
      Buffer[At++] = char(0x80 | (C >> 6 & 0x3f));
      Buffer[At++] = char(0x80 | (C & 0x3f));
    } else {
      Buffer[At++] = char(0xf0 | C >> 18);
      Buffer[At++] = char(0x80 | (C >> 12 & 0x3f));
      Buffer[At++] = char(0x80 | (C >> 6 & 0x3f));
      Buffer[At++] = char(0x80 | (C & 0x3f));
    }
  }
  return {Buffer, At};
}

uint64_t hashOf(const PyCodeObject *Code, int Offset) {
  return spread(reinterpret_cast<uintptr_t>(Code) + uint64_t(Offset) * 0x10001);
}

} // namespace

StackTable::~StackTable() {
  givePages(Scratch, sizeof(Buffers));
  givePages(Filter, FilterBits / 8);
  givePages(Frames, MostFrames * sizeof(pymemlint_frame));
}

/// Fills Frames, which grows with the deepest stack; gives their number.
/// Without memory for that the callers of the innermost ones are left out.
size_t StackTable::framesOf(PyThreadState *Thread, unsigned Depth) {
  for (;;) {
    const size_t Most = std::min<size_t>(Depth, MostFrames);
    const size_t Count = Most ? pymemlint_frames(Thread, Frames, Most) : 0;
    if (Count < Most || Most == Depth)
      return Count;
    const size_t More = MostFrames ? MostFrames * 2 : 1024;
    void *New = takePages(More * sizeof(pymemlint_frame));
    if (!New)
      return Count;
    givePages(Frames, MostFrames * sizeof(pymemlint_frame));
    Frames = static_cast<pymemlint_frame *>(New);
    MostFrames = More;
  }
}

/// Doubles a table that is three quarters full.
template <class T, class IsFree, class HashOf>
bool StackTable::makeRoom(Table<T> &In, IsFree Free, HashOf Hash) {
  if (In.Count < In.Capacity / 4 * 3)
    return true;
  const size_t New = In.Capacity ? In.Capacity * 2 : 1024;
  T *P = static_cast<T *>(takePages(New * sizeof(T)));
  if (!P)
    return false;
  for (size_t I = 0; I != In.Capacity; ++I) {
    if (Free(In.Entries[I]))
      continue;
    size_t J = Hash(In.Entries[I]) & (New - 1);
    while (!Free(P[J]))
      J = (J + 1) & (New - 1);
    P[J] = In.Entries[I];
  }
  givePages(In.Entries, In.Capacity * sizeof(T));
  In.Entries = P;
  In.Capacity = New;
  return true;
}

bool StackTable::makeFilter() {
  const size_t Bits = Known.Capacity * 16;
  if (Bits != FilterBits) {
    auto *New = static_cast<uint64_t *>(takePages(Bits / 8));
    if (!New)
      return false;
    givePages(Filter, FilterBits / 8);
    Filter = New;
    FilterBits = Bits;
  } else {
    std::memset(Filter, 0, FilterBits / 8);
  }
  StaleBits = 0;
  for (size_t I = 0; I != Known.Capacity; ++I)
    if (const PyCodeObject *Code = Known.Entries[I].Code)
      Filter[bitOf(Code) / 64] |= uint64_t(1) << bitOf(Code) % 64;
  return true;
}

void StackTable::forget(const void *Object) {
  const size_t Mask = Known.Capacity - 1;
  auto HomeOf = [&](size_t I) {
    return hashOf(Known.Entries[I].Code, 0) & Mask;
  };
  size_t I = hashOf(static_cast<const PyCodeObject *>(Object), 0) & Mask;
  for (;; I = (I + 1) & Mask) {
    if (!Known.Entries[I].Code)
      return;
    if (Known.Entries[I].Code == Object)
      break;
  }
  // Later entries of the same run close the gap.
  for (size_t J = (I + 1) & Mask; Known.Entries[J].Code; J = (J + 1) & Mask)
    if (((J - HomeOf(J)) & Mask) >= ((J - I) & Mask)) {
      Known.Entries[I] = Known.Entries[J];
      I = J;
    }
  Known.Entries[I] = {};
  --Known.Count;
  for (size_t K = 0; K != Last.size(); ++K)
    if (Last[K].Frame.code == Object) {
      Last.cut(K);
      break;
    }
  if (++StaleBits > Known.Capacity)
    makeFilter();
}

uint32_t StackTable::codeNumber(const PyCodeObject *Code) {
  if (!makeRoom(
          Known, [](const KnownCode &K) { return !K.Code; },
          [](const KnownCode &K) { return hashOf(K.Code, 0); }))
    return 0;
  if (FilterBits != Known.Capacity * 16 && !makeFilter())
    return 0;
  size_t I = hashOf(Code, 0) & (Known.Capacity - 1);
  for (; Known.Entries[I].Code; I = (I + 1) & (Known.Capacity - 1))
    if (Known.Entries[I].Code == Code)
      return Known.Entries[I].Number;
#if PY_VERSION_HEX >= 0x030b0000
  PyObject *const Function = Code->co_qualname;
#else
  PyObject *const Function = Code->co_name;
#endif
  const std::string_view FileText =
      utf8(Code->co_filename, Scratch->File, sizeof(Scratch->File));
  const std::string_view NameText =
      utf8(Function, Scratch->Name, sizeof(Scratch->Name));
  const uint32_t FirstLine = uint32_t(std::max(Code->co_firstlineno, 0));
  if (Out)
    Codes = Out->code(FileText, NameText, FirstLine);
  else if (describeCode(FileText, NameText, FirstLine))
    ++Codes;
  else
    return 0;
  Known.Entries[I] = {Code, Codes};
  ++Known.Count;
  Filter[bitOf(Code) / 64] |= uint64_t(1) << bitOf(Code) % 64;
  return Codes;
}

bool StackTable::describeCode(std::string_view File, std::string_view Function,
                              uint32_t FirstLine) {
  const size_t At = Text.size();
  for (std::string_view S : {File, Function})
    for (char C : S)
      if (!Text.push(C)) {
        Text.cut(At);
        return false;
      }
  return CodeTexts.push(
      {At, uint32_t(File.size()), uint32_t(Function.size()), FirstLine});
}

StackTable::Frame StackTable::frame(uint32_t Node) const {
  const NodeText &N = NodeTexts[Node - 1];
  const CodeText &C = CodeTexts[N.Code - 1];
  return {{&Text[C.At], C.FileBytes},
          {&Text[C.At] + C.FileBytes, C.FunctionBytes},
          C.FirstLine,
          N.Line,
          N.Parent};
}

const StackTable::Place *StackTable::place(const pymemlint_frame &F,
                                           uint32_t CodeNumber) {
  if (!makeRoom(
          Places, [](const Place &P) { return !P.Code; },
          [](const Place &P) { return hashOf(P.Code, P.Offset); }))
    return nullptr;
  size_t I = hashOf(F.code, F.offset) & (Places.Capacity - 1);
  for (; Places.Entries[I].Code; I = (I + 1) & (Places.Capacity - 1)) {
    const Place &P = Places.Entries[I];
    if (P.Code != F.code || P.Offset != F.offset)
      continue;
    if (P.CodeNumber == CodeNumber)
      return &P;
    --Places.Count; // Of another code object, which is no more.
    break;
  }
  const int Line = PyCode_Addr2Line(F.code, F.offset);
  Places.Entries[I] = {F.code, F.offset, CodeNumber,
                       uint32_t(std::max(Line, 0))};
  ++Places.Count;
  return &Places.Entries[I];
}

uint32_t StackTable::child(uint32_t Parent, const Place &P) {
  auto KeyOf = [](uint32_t Parent, uint32_t Code, uint32_t Line) {
    return spread(spread(uint64_t(Parent) << 32 | Code) + Line) | 1;
  };
  if (!makeRoom(
          Children, [](const Child &C) { return !C.Key; },
          [](const Child &C) { return C.Key >> 1; }))
    return 0;
  const uint64_t Key = KeyOf(Parent, P.CodeNumber, P.Line);
  size_t I = (Key >> 1) & (Children.Capacity - 1);
  for (; Children.Entries[I].Key; I = (I + 1) & (Children.Capacity - 1)) {
    const Child &C = Children.Entries[I];
    if (C.Key == Key && C.Parent == Parent && C.Code == P.CodeNumber &&
        C.Line == P.Line)
      return C.Node;
  }
  if (Out)
    Nodes = Out->node(Parent, P.CodeNumber, P.Line);
  else if (NodeTexts.push({Parent, P.CodeNumber, P.Line}))
    ++Nodes;
  else
    return 0;
  Children.Entries[I] = {Key, P.CodeNumber, P.Line, Parent, Nodes};
  ++Children.Count;
  return Nodes;
}

uint32_t StackTable::node(PyThreadState *Thread, unsigned Depth) {
  if (!Scratch)
    Scratch = static_cast<Buffers *>(takePages(sizeof(Buffers)));
  if (!Scratch)
    return 0;
  const size_t Count = framesOf(Thread, Depth);
  if (!Count)
    return 0;
  // Most stacks differ from the one before in their innermost frames only.
  size_t Same = 0;
  while (Same < Count && Same < Last.size() &&
         Last[Same].Frame.code == Frames[Count - 1 - Same].code &&
         Last[Same].Frame.offset == Frames[Count - 1 - Same].offset)
    ++Same;
  // The next one is often at another place of the same code.
  const Cached Former = Same < Last.size() ? Last[Same] : Cached{};
  Last.cut(Same);
  uint32_t Node = Same ? Last[Same - 1].Node : 0;
  for (size_t I = Count - Same; I-- > 0;) {
    const uint32_t Code = Frames[I].code == Former.Frame.code
                              ? Former.Code
                              : codeNumber(Frames[I].code);
    const Place *P = Code ? place(Frames[I], Code) : nullptr;
    if (!P)
      return Node;
    Node = child(Node, *P);
    if (!Node || !Last.push({Frames[I], Code, Node}))
      return Node;
  }
  return Node;
}
