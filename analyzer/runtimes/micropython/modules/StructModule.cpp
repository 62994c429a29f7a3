//===- StructModule.cpp - struct -*- C++ -*-===//
//
// py/modstruct.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Binary.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include <cstring>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Walks over a format as its C text ends.
class Format {
  Runtime &R;
  llvm::StringRef Text;
  char Layout = '@';

public:
  Format(Runtime &R, Value V) : R(R), Text(textOrRaise(R, V)) {
    Text = Text.take_until([](char C) { return C == 0; });
    // get_fmt_type
    if (Text.empty() || !llvm::StringRef("!@=<>").contains(Text[0]))
      return;
    Layout = Text[0] == '!' ? '>' : Text[0];
    Text = Text.drop_front();
  }
  char layout() const { return Layout; }
  bool atEnd() const { return Text.empty(); }
  /// The next code and how often it stands there (get_fmt_num); 0 where the
  /// format ends behind a number.
  char next(uint64_t &Count) {
    Count = 1;
    llvm::StringRef Digits =
        Text.take_while([](char C) { return C >= '0' && C <= '9'; });
    if (!Digits.empty()) {
      const Value N = parseInteger(R, Digits, 10);
      if (!N.isSmallInt()) {
        R.unmodelled("count of a struct format", "too large for a small int");
        raiseMessage(R, R.Types.ValueError, "bad typecode");
      }
      Count = N.smallInt();
      Text = Text.drop_front(Digits.size());
    }
    if (Text.empty())
      return 0;
    const char Code = Text[0];
    Text = Text.drop_front();
    return Code;
  }
};

/// calc_size_items.
uint64_t sizeOfFormat(Runtime &R, Value V, uint64_t &Items) {
  Format F(R, V);
  uint64_t Size = 0, Count;
  Items = 0;
  while (!F.atEnd()) {
    const char Code = F.next(Count);
    // Pad bytes since 1.21.
    if ((Code == 'x' && R.Config.Version >= 21) || Code == 's') {
      Size += Count;
      Items += Code == 's';
      continue;
    }
    Items += Count;
    const BinarySize B = binarySize(R, F.layout(), Code);
    if (Count)
      Size = (Size + B.Align - 1) / B.Align * B.Align + B.Size * Count;
  }
  return Size;
}

Value calcSize(Runtime &R, Arguments A) {
  uint64_t Items;
  return Value::smallInt(sizeOfFormat(R, A[0], Items));
}

[[noreturn]] void raiseTooSmall(Runtime &R) {
  raiseValueError(R, "buffer too small");
}

/// An offset from the start, or from the end where it is negative.
int64_t offsetIn(Runtime &R, const Buffer &B, Value V) {
  int64_t Offset = getInt(R, V);
  if (Offset < 0)
    Offset += B.Length;
  if (Offset < 0)
    raiseTooSmall(R);
  return Offset;
}

Value unpack(Runtime &R, Arguments A) {
  uint64_t Items;
  const uint64_t Size = sizeOfFormat(R, A[0], Items);
  if (Items > UINT32_MAX) // More than the device has bytes.
    throw OutOfMemory{Items * R.wordBytes(), R.Mem.heap().isLocked()};
  Format F(R, A[0]);
  TupleObj *Result = newTupleOf(R, Items);
  const Buffer B = getBufferRaise(R, A[1], false);
  const uint64_t Offset = A.Count > 2 ? offsetIn(R, B, A[2]) : 0;
  if (Offset + Size > B.Length)
    raiseTooSmall(R);
  const uint8_t *Base = B.Data + Offset, *At = Base;
  for (uint64_t I = 0; I < Items;) {
    uint64_t Count;
    const char Code = F.next(Count);
    if (Code == 'x')
      At += Count;
    else if (Code == 's') {
      Result->Items[I++] =
          newBytes(R, {reinterpret_cast<const char *>(At), size_t(Count)});
      At += Count;
    } else
      for (; Count; --Count)
        Result->Items[I++] = getBinaryField(R, F.layout(), Code, Base, At);
  }
  return Result;
}

/// struct_pack_into_internal: there is room for all that the format says.
void packInto(Runtime &R, Value Text, uint8_t *Base,
              llvm::ArrayRef<Value> Values) {
  Format F(R, Text);
  uint8_t *At = Base;
  for (size_t I = 0; I < Values.size() && !F.atEnd();) {
    uint64_t Count;
    const char Code = F.next(Count);
    if (Code == 'x') {
      std::memset(At, 0, Count);
      At += Count;
    } else if (Code == 's') {
      const Buffer B = getBufferRaise(R, Values[I++], false);
      const size_t Copied = std::min<uint64_t>(Count, B.Length);
      std::memcpy(At, B.Data, Copied);
      std::memset(At + Copied, 0, Count - Copied);
      At += Count;
    } else
      for (; Count && I < Values.size(); --Count)
        setBinaryField(R, F.layout(), Code, Values[I++], Base, At);
  }
}

Value pack(Runtime &R, Arguments A) {
  uint64_t Items;
  const uint64_t Size = sizeOfFormat(R, A[0], Items);
  Vstr Text = Vstr::withLength(R, Size);
  std::memset(Text.data(), 0, Size);
  packInto(R, A[0], reinterpret_cast<uint8_t *>(Text.data()),
           {A.Values + 1, A.Count - 1});
  return Text.toBytes();
}

Value packIntoFunction(Runtime &R, Arguments A) {
  const Buffer B = getBufferRaise(R, A[1], true);
  const uint64_t Offset = offsetIn(R, B, A[2]);
  uint64_t Items;
  if (Offset + sizeOfFormat(R, A[0], Items) > B.Length)
    raiseTooSmall(R);
  packInto(R, A[0], B.Data + Offset, {A.Values + 3, A.Count - 3});
  return Value::none();
}

constexpr Entry StructGlobals[] = {
    string("__name__", "struct"),
    function("calcsize", calcSize, 1),
    function("pack", pack, 1, 255),
    function("pack_into", packIntoFunction, 3, 255),
    function("unpack", unpack, 2, 3),
    function("unpack_from", unpack, 2, 3),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec StructModule;
const ModuleSpec StructModule = {.Name = "struct", .Globals = StructGlobals};
} // namespace pymemlint::micropython
