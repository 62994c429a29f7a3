//===- Vstr.cpp - Growing strings -*- C++ -*-===//
//
// py/vstr.c, and how a vstr becomes an object (py/objstr.c).
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Binary.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <algorithm>
#include <cstring>

using namespace pymemlint;
using namespace pymemlint::micropython;

/// ROUND_ALLOC of py/vstr.c: always more than the argument.
static size_t roundAlloc(size_t Bytes) { return (Bytes & ~size_t(7)) + 8; }

Vstr::Vstr(Runtime &R, size_t Bytes)
    : R(R), Alloc(std::max<size_t>(Bytes, 1)), WrittenBefore(R.OpenWritten),
      SlackBefore(R.OpenSlack) {
  Buffer = R.newStorage(Alloc);
}

Vstr Vstr::withLength(Runtime &R, size_t Length) {
  // SIZE_MAX and the terminator are no bytes at all there, and what is written
  // then overwrites other memory.
  if (Length >= (R.wordBytes() == 4 ? UINT32_MAX : UINT64_MAX))
    throw OutOfMemory{Length, R.Mem.heap().isLocked()};
  Vstr V(R, Length + 1);
  V.Length = Length;
  return V;
}

char *Vstr::extend(size_t N) {
  R.renewStorage(Buffer, Alloc, Alloc + N);
  char *P = data() + Alloc;
  Alloc += N;
  return P;
}

void Vstr::ensureExtra(size_t N) {
  if (Length + N <= Alloc)
    return;
  // Each step looks through the blocks of the whole text.
  R.Operations += Alloc >> 12;
  if (R.Operations > R.Fuel)
    throw OutOfFuel();
  size_t NewAlloc = roundAlloc(Length + N + 16);
  R.renewStorage(Buffer, Alloc, NewAlloc);
  Alloc = NewAlloc;
}

void Vstr::hint(size_t N) { ensureExtra(N); }

char *Vstr::addLength(size_t N) {
  ensureExtra(N);
  char *P = data() + Length;
  Length += N;
  return P;
}

void Vstr::addByte(uint8_t B) { *addLength(1) = char(B); }

void Vstr::addChar(uint32_t C) {
  if (C < 0x80 || !R.HasUnicode) {
    addByte(C);
    return;
  }
  const unsigned Count = C < 0x800 ? 2 : C < 0x10000 ? 3 : 4;
  char *P = addLength(Count);
  static const uint8_t Lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
  P[0] = char(Lead[Count] | C >> (6 * (Count - 1)));
  for (unsigned I = 1; I != Count; ++I)
    P[I] = char(0x80 | (C >> (6 * (Count - 1 - I)) & 0x3f));
}

void Vstr::addText(llvm::StringRef Text) {
  // The text may stand in this very buffer, whose old copy stays readable.
  char *P = addLength(Text.size());
  std::memmove(P, Text.data(), Text.size());
}

void Vstr::cutTail(size_t N) { Length = N > Length ? 0 : Length - N; }

void Vstr::cutHead(size_t N) {
  if (N >= Length) {
    Length = 0;
    return;
  }
  std::memmove(data(), data() + N, Length - N);
  Length -= N;
}

void Vstr::insert(size_t At, uint8_t B) {
  At = std::min(At, Length);
  ensureExtra(1);
  std::memmove(data() + At + 1, data() + At, Length - At);
  data()[At] = char(B);
  ++Length;
}

char *Vstr::nullTerminated() {
  if (Alloc == Length)
    extend(1);
  data()[Length] = 0;
  return data();
}

void Vstr::clear() {
  R.deleteStorage(Buffer, Alloc);
  Buffer = nullptr;
  Alloc = 0;
}

Value Vstr::toType(const Type *Ty) {
  if (Ty == R.Types.Str && R.Paths &&
      (R.MakesOpenText || R.OpenWritten != WrittenBefore)) {
    if (Value Interned = open::internedText(R, text())) {
      clear();
      return Interned;
    }
  } else if (Ty == R.Types.Str)
    if (Qstr Q = R.Qstrs.find(text())) {
      clear();
      return Value::qstr(Q);
    }
  const bool HasShrunk = Length + 1 != Alloc;
  if (HasShrunk)
    R.renewStorage(Buffer, Alloc, Length + 1);
  // A text between the shortest and the longest one may fill what was taken for
  // it, or leave some.
  if (R.Paths && (R.MakesOpenText || R.OpenSlack != SlackBefore) &&
      HasShrunk != R.writesLongest())
    R.Mem.vary(!HasShrunk);
  data()[Length] = 0;
  Alloc = 0;
  if (Ty == R.Types.ByteArray) {
    // mp_obj_new_bytearray_by_ref.
    auto *A = R.newObject<ArrayObj>(R.Sizes.Array, Ty);
    A->TypeCode = ByteArrayTypeCode;
    A->Length = Length;
    A->Items = Buffer;
    return A;
  }
  auto *S = R.newObject<StrObj>(R.Sizes.Str, Ty);
  S->Text = text();
  S->Data = Buffer;
  S->Hash = R.Qstrs.computeHash(S->Text);
  return S;
}

Value Vstr::toStr(bool CheckUtf8) {
  if (CheckUtf8)
    checkUtf8(R, text());
  return toType(R.Types.Str);
}

Value Vstr::toBytes() { return toType(R.Types.Bytes); }
