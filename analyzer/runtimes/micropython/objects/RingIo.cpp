//===- RingIo.cpp - micropython.RingIO -*- C++ -*-===//
//
// py/objringio.c, py/ringbuf.h.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include <algorithm>

namespace pymemlint::micropython {

namespace {

/// micropython_ringio_obj_t. One byte of the ring always stays free.
struct RingIoObj final : Obj {
  uint8_t *Data = nullptr;
  const Cell *Owner = nullptr; ///< What Data belongs to.
  uint16_t Size = 0, Get = 0, Put = 0;
  size_t available() const { return (Size + Put - Get) % Size; }
  size_t room() const { return (Size + Get - Put - 1) % Size; }
  void trace(Tracer &T) const override {
    if (Owner)
      T.cell(Owner);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Owner);
    W.number(uint64_t(Size) << 32 | uint64_t(Get) << 16 | Put);
    if (Size)
      W.text({reinterpret_cast<const char *>(Data), Size});
    return true;
  }
};

RingIoObj *asRing(Value V) { return static_cast<RingIoObj *>(V.object()); }

} // namespace

/// micropython_ringio_make_new before 1.27: the object first, and nothing is
/// refused.
static Value ringMakeNewUnchecked(Runtime &R, const Type *Ty, Arguments A) {
  Buffer B;
  const bool HasBuffer = getBuffer(R, A[0], B, true);
  const uint64_t Length = HasBuffer ? B.Length : uint64_t(getInt(R, A[0])) + 1;
  auto *Ring = R.newObject<RingIoObj>(R.sizeOf("micropython_ringio_obj_t"), Ty);
  if (!HasBuffer) {
    Storage *Own = R.newStorage(R.wordBytes() == 4 ? uint32_t(Length) : Length);
    B.Data = Own->Data;
    B.Owner = Own;
  }
  if (Length < 2 || Length > UINT16_MAX)
    stopUnmodelled(R, "micropython.RingIO() of that size",
                   "everything from there on");
  Ring->Data = B.Data;
  Ring->Owner = B.Owner;
  Ring->Size = uint16_t(Length);
  return Ring;
}

static Value ringMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 1, 1);
  if (R.Config.Version < 27)
    return ringMakeNewUnchecked(R, Ty, A);
  Buffer B;
  if (!getBuffer(R, A[0], B, true)) {
    const uint64_t Length = uint64_t(getInt(R, A[0])) + 1;
    B.Length = R.wordBytes() == 4 ? uint32_t(Length) : Length;
    Storage *Own = R.newStorage(B.Length);
    B.Data = Own->Data;
    B.Owner = Own;
  }
  if (B.Length < 2 || B.Length > UINT16_MAX)
    raisePlain(R, R.Types.ValueError);
  auto *Ring = R.newObject<RingIoObj>(R.sizeOf("micropython_ringio_obj_t"), Ty);
  Ring->Data = B.Data;
  Ring->Owner = B.Owner;
  Ring->Size = uint16_t(B.Length);
  return Ring;
}

static int64_t readRing(Runtime &, Value Self, uint8_t *Data, size_t Size) {
  RingIoObj *Ring = asRing(Self);
  Size = std::min(Size, Ring->available());
  for (size_t I = 0; I != Size; ++I) {
    Data[I] = Ring->Data[Ring->Get];
    Ring->Get = uint16_t((Ring->Get + 1) % Ring->Size);
  }
  return int64_t(Size);
}

static int64_t writeRing(Runtime &, Value Self, const uint8_t *Data,
                         size_t Size) {
  RingIoObj *Ring = asRing(Self);
  Size = std::min(Size, Ring->room());
  for (size_t I = 0; I != Size; ++I) {
    Ring->Data[Ring->Put] = Data[I];
    Ring->Put = uint16_t((Ring->Put + 1) % Ring->Size);
  }
  return int64_t(Size);
}

static int64_t controlRing(Runtime &, Value Self, uint32_t Request,
                           int64_t &Argument) {
  /// MP_STREAM_POLL_RD and _WR.
  constexpr int64_t Readable = 1, Writable = 4;
  RingIoObj *Ring = asRing(Self);
  if (Request == StreamClose)
    return 0;
  if (Request != StreamPoll)
    return StreamInvalid;
  int64_t Ready = 0;
  if (Ring->available())
    Ready |= Argument & Readable;
  if (Ring->room())
    Ready |= Argument & Writable;
  return Ready;
}

static Value ringAny(Runtime &, Arguments A) {
  return Value::smallInt(asRing(A[0])->available());
}

static constexpr Entry Locals[] = {
    function("any", ringAny, 1), streams::Read,  streams::ReadLine,
    streams::ReadInto,           streams::Write, streams::Close};

static constexpr StreamProtocol Protocol = {readRing, writeRing, controlRing,
                                            /*IsText=*/false};

extern const TypeSpec RingIoType = {.Name = "RingIO",
                                    .MakeNew = ringMakeNew,
                                    .Stream = &Protocol,
                                    .Locals = Locals};

} // namespace pymemlint::micropython
