//===- StringIo.cpp - StringIO and BytesIO -*- C++ -*-===//
//
// py/objstringio.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include <algorithm>
#include <cstdio>

namespace pymemlint::micropython {

namespace {

/// A vstr_t of its own on the heap.
struct VstrCell final : Cell {
  Storage *Own = nullptr;         ///< Null while the bytes are a str's.
  const uint8_t *Fixed = nullptr; ///< Those bytes (fixed_buf).
  const Cell *FixedOwner = nullptr;
  uint64_t Alloc = 0, Length = 0;
  const uint8_t *data() const { return Own ? Own->Data : Fixed; }
  void trace(Tracer &T) const override {
    if (Own)
      T.cell(Own);
    if (FixedOwner)
      T.cell(FixedOwner);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Own);
    W.cell(FixedOwner);
    W.number(Alloc);
    W.number(Length);
    return true;
  }
};

/// mp_obj_stringio_t.
struct StringIoObj final : Obj {
  VstrCell *Text = nullptr; ///< Null when it is closed.
  uint64_t Position = 0;
  Value Source; ///< The str or bytes whose bytes are used.
  void trace(Tracer &T) const override {
    if (Text)
      T.cell(Text);
    T.value(Source);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Text);
    W.number(Position);
    W.value(Source);
    return true;
  }
};

StringIoObj *asStringIo(Value V) {
  return static_cast<StringIoObj *>(V.object());
}

VstrCell &openText(Runtime &R, StringIoObj *S) {
  if (!S->Text)
    raiseValueError(R, "I/O operation on closed file");
  return *S->Text;
}

VstrCell *newVstrCell(Runtime &R) {
  auto *C = R.Pool.make<VstrCell>();
  R.Mem.allocate(*C, R.Sizes.Vstr);
  return C;
}

} // namespace

static int64_t readStringIo(Runtime &R, Value Self, uint8_t *Data,
                            size_t Size) {
  auto *S = asStringIo(Self);
  const VstrCell &Text = openText(R, S);
  if (Text.Length <= S->Position)
    return 0;
  Size = std::min<uint64_t>(Size, Text.Length - S->Position);
  std::copy_n(Text.data() + S->Position, Size, Data);
  S->Position += Size;
  return int64_t(Size);
}

/// stringio_copy_on_write: bytes of its own instead of a str's.
static void copyOnWrite(Runtime &R, StringIoObj *S) {
  VstrCell &Text = *S->Text;
  Storage *Own = R.newStorage(Text.Length);
  std::copy_n(Text.Fixed, Text.Length, Own->Data);
  Text.Own = Own;
  Text.Fixed = nullptr;
  Text.FixedOwner = nullptr;
  S->Source = Value();
}

static int64_t writeStringIo(Runtime &R, Value Self, const uint8_t *Data,
                             size_t Size) {
  auto *S = asStringIo(Self);
  VstrCell &Text = openText(R, S);
  if (!Text.Own)
    copyOnWrite(R, S);
  const uint64_t End = S->Position + Size;
  if (End < Size || (R.wordBytes() == 4 && End > UINT32_MAX))
    return StreamTooBig;
  const uint64_t OldLength = Text.Length;
  if (End > Text.Alloc) {
    // vstr_add_len behind all that is allocated.
    const uint64_t Alloc = ((End + 16) & ~uint64_t(7)) + 8;
    Text.Length = Text.Alloc;
    R.renewStorage(Text.Own, Text.Alloc, Alloc);
    Text.Alloc = Alloc;
    Text.Length = End;
  }
  uint8_t *To = Text.Own->Data;
  if (S->Position > OldLength)
    std::fill(To + OldLength, To + S->Position, 0);
  std::copy_n(Data, Size, To + S->Position);
  S->Position = End;
  Text.Length = std::max(Text.Length, End);
  return int64_t(Size);
}

static int64_t seekStringIo(Runtime &R, StringIoObj *S, uint32_t Origin,
                            int64_t &Offset) {
  uint64_t From = 0;
  if (Origin == SeekCurrent)
    From = S->Position;
  else if (Origin == SeekEnd)
    From = openText(R, S).Length;
  auto ToWord = [&](uint64_t V) {
    return R.wordBytes() == 4 ? uint64_t(uint32_t(V)) : V;
  };
  uint64_t New = ToWord(From + uint64_t(Offset));
  if (Origin != SeekSet && Offset < 0) {
    if (New > From)
      New = 0;
  } else if (New < From)
    return StreamInvalid;
  S->Position = New;
  Offset = int64_t(New);
  return 0;
}

static void closeStringIo(Runtime &R, StringIoObj *S) {
  VstrCell *Text = S->Text;
  if (!Text)
    return;
  if (Text->Own)
    R.deleteStorage(Text->Own, Text->Alloc);
  if (R.IsCPythonCompatible) {
    R.Mem.free(*Text, R.Sizes.Vstr);
    S->Text = nullptr;
    return;
  }
  Text->Own = R.Pool.make<Storage>();
  Text->Own->Data = R.Pool.array<uint8_t>(1);
  Text->Alloc = Text->Length = S->Position = 0;
}

static int64_t controlStringIo(Runtime &R, Value Self, uint32_t Request,
                               int64_t &Argument) {
  auto *S = asStringIo(Self);
  switch (Request & ((1u << SeekShift) - 1)) {
  case StreamSeek:
    return seekStringIo(R, S, Request >> SeekShift, Argument);
  case StreamFlush:
    return 0;
  case StreamClose:
    closeStringIo(R, S);
    return 0;
  default:
    return StreamInvalid;
  }
}

static bool isText(Runtime &R, const Obj *S) {
  return S->Ty == R.type(StringIoType);
}

static Value getValue(Runtime &R, Arguments A) {
  auto *S = asStringIo(A[0]);
  const VstrCell &Text = openText(R, S);
  return newStrOfType(
      R, isText(R, S) ? R.Types.Str : R.Types.Bytes,
      {reinterpret_cast<const char *>(Text.data()), size_t(Text.Length)});
}

static Value stringIoMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  auto *S = R.newObject<StringIoObj>(R.Sizes.StringIo, Ty);
  uint64_t Size = 16;
  Buffer Initial;
  const bool HasData = A.Count && !isInt(R, A[0]);
  if (HasData) {
    Initial = getBufferRaise(R, A[0], false);
    Size = Initial.Length;
    if (isStrOrBytes(R, A[0])) {
      S->Text = newVstrCell(R);
      S->Text->Fixed = Initial.Data;
      S->Text->FixedOwner = Initial.Owner;
      S->Text->Alloc = S->Text->Length = Size;
      S->Source = A[0];
      return S;
    }
  } else if (A.Count) {
    const int64_t N = getInt(R, A[0]);
    Size = toSize(R, N);
  }
  // vstr_new
  VstrCell *Text = newVstrCell(R);
  Text->Alloc = std::max<uint64_t>(Size, 1);
  Text->Own = R.newStorage(Text->Alloc);
  S->Text = Text;
  if (HasData) {
    writeStringIo(R, S, Initial.Data, Initial.Length);
    S->Position = 0;
  }
  return S;
}

static void stringIoPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  R.undetermined("printing a stream", "the text has the object's address");
  char Address[16];
  // The original prints it as an unsigned int.
  const int Length = std::snprintf(Address, sizeof(Address), "%x",
                                   unsigned(R.addressOf(Self)));
  P.write(isText(R, Self.object()) ? "<io.StringIO 0x" : "<io.BytesIO 0x");
  P.write({Address, size_t(Length)});
  P.write(">");
}

static constexpr Entry Locals[] = {
    streams::Read,  streams::ReadInto, streams::ReadLine,
    streams::Write, streams::Seek,     streams::Tell,
    streams::Flush, streams::Close,    function("getvalue", getValue, 1),
    streams::Enter, streams::Exit};

static constexpr StreamProtocol TextProtocol = {readStringIo, writeStringIo,
                                                controlStringIo, true};
static constexpr StreamProtocol BytesProtocol = {readStringIo, writeStringIo,
                                                 controlStringIo, false};

extern const TypeSpec StringIoType = {.Name = "StringIO",
                                      .Flags = IterIsStream,
                                      .MakeNew = stringIoMakeNew,
                                      .Print = stringIoPrint,
                                      .IterNext = streamIterNext,
                                      .Stream = &TextProtocol,
                                      .Locals = Locals};

extern const TypeSpec BytesIoType = {.Name = "BytesIO",
                                     .Flags = IterIsStream,
                                     .MakeNew = stringIoMakeNew,
                                     .Print = stringIoPrint,
                                     .IterNext = streamIterNext,
                                     .Stream = &BytesProtocol,
                                     .Locals = Locals};

} // namespace pymemlint::micropython
