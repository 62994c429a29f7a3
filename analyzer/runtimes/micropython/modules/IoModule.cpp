//===- IoModule.cpp - io -*- C++ -*-===//
//
// py/modio.c: the module with IOBase, whose subclasses are streams written in
// Python, and BufferedWriter.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Binary.h"
#include "analyzer/runtimes/micropython/objects/Builtins.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

//===--- IOBase -----------------------------------------------------------===//

extern const TypeSpec BaseType;

Value baseMakeNew(Runtime &R, const Type *, Arguments) {
  // iobase_singleton is in ROM.
  return R.newStackObject<Obj>(R.type(BaseType));
}

/// iobase_read_write: the program's own method gets a bytearray that stands on
/// the C stack and shares the caller's \p Data. The host's copy outlives the
/// call, since the program may keep the bytearray.
int64_t callTransfer(Runtime &R, Value Self, Qstr Name, uint8_t *Shared,
                     size_t Size) {
  Value Call[3];
  AttrResult Method = {};
  loadMethod(R, Self, Name, Method);
  auto *Bytes = R.Pool.make<Storage>();
  Bytes->Data = R.Pool.array<uint8_t>(std::max<size_t>(Size, 1));
  Bytes->Capacity = Bytes->Bytes = Size;
  std::copy_n(Shared, Size, Bytes->Data);
  auto *Array = R.newStackObject<ArrayObj>(R.Types.ByteArray);
  Array->TypeCode = ByteArrayTypeCode;
  Array->Length = Size;
  Array->Items = Bytes;
  Call[0] = Method[0];
  Call[1] = Method[1];
  Call[2] = Array;
  const Value Answer = callMethod(R, 1, 0, Call);
  std::copy_n(Bytes->Data, std::min(Size, Bytes->Capacity), Shared);
  if (Answer.isNone())
    return StreamTryAgain;
  return getInt(R, Answer);
}

int64_t readBase(Runtime &R, Value Self, uint8_t *Data, size_t Size) {
  return callTransfer(R, Self, R.Names.readinto, Data, Size);
}

int64_t writeBase(Runtime &R, Value Self, const uint8_t *Data, size_t Size) {
  // The method may write into what it is given; nobody reads that.
  std::vector<uint8_t> Copy(Data, Data + Size);
  return callTransfer(R, Self, R.Names.write, Copy.data(), Size);
}

/// The address of a struct on the C stack, which only its size matters of: a
/// Unix process has its stack high, a board in the same memory as its heap.
uint64_t stackAddress(const Runtime &R) {
  if (R.wordBytes() == 4 && R.Config.Platform == "linux")
    return 0xffff0000;
  return R.Config.HeapAddress;
}

int64_t controlBase(Runtime &R, Value Self, uint32_t Request,
                    int64_t &Argument) {
  const uint32_t Number = Request & ((1u << SeekShift) - 1);
  Value Call[4];
  AttrResult Method = {};
  loadMethod(R, Self, R.Names.ioctl, Method);
  Call[0] = Method[0];
  Call[1] = Method[1];
  Call[2] = newIntFromUnsigned(R, Number);
  Call[3] = newIntFromUnsigned(R, Number == StreamSeek ? stackAddress(R)
                                  : R.wordBytes() == 4 ? uint32_t(Argument)
                                                       : uint64_t(Argument));
  return getInt(R, callMethod(R, 2, 0, Call));
}

constexpr StreamProtocol BaseProtocol = {readBase, writeBase, controlBase,
                                         /*IsText=*/false};

const TypeSpec BaseType = {
    .Name = "IOBase", .MakeNew = baseMakeNew, .Stream = &BaseProtocol};

//===--- BufferedWriter ---------------------------------------------------===//

/// mp_obj_bufwriter_t.
struct BufferedWriterObj final : Obj {
  Value Stream;
  uint8_t *Data = nullptr;
  size_t Alloc = 0, Length = 0;
  void trace(Tracer &T) const override { T.value(Stream); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Stream);
    W.number(Alloc);
    W.number(Length);
    W.text({reinterpret_cast<const char *>(Data), Length});
    return true;
  }
};

Value writerMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 2, 2);
  const int64_t Alloc = getInt(R, A[1]);
  const uint64_t Bytes = R.sizeOf("mp_obj_bufwriter_t") + uint64_t(Alloc);
  auto *W = R.newObject<BufferedWriterObj>(
      R.wordBytes() == 4 ? uint32_t(Bytes) : Bytes, Ty);
  W->Stream = A[0];
  W->Alloc = std::max<int64_t>(Alloc, 0);
  W->Data = R.Pool.array<uint8_t>(std::max<size_t>(W->Alloc, 1));
  return W;
}

int64_t writeWriter(Runtime &R, Value Self, const uint8_t *Data, size_t Size) {
  auto *W = static_cast<BufferedWriterObj *>(Self.object());
  if (!W->Alloc && Size) {
    R.unmodelled("writing to a BufferedWriter without a buffer",
                 "it never ends or overwrites other objects");
    return StreamInvalid;
  }
  for (size_t Rest = Size; Rest;) {
    HoldScope Scope(R.Mem);
    const size_t Room = W->Alloc - W->Length;
    const size_t Part = std::min(Rest, Room);
    std::copy_n(Data, Part, W->Data + W->Length);
    if (Rest < Room) {
      W->Length += Rest;
      break;
    }
    Data += Part;
    Rest -= Part;
    int64_t Error;
    streamWriteAll(R, W->Stream, W->Data, W->Alloc, false, Error);
    if (Error)
      return Error;
    W->Length = 0;
  }
  return int64_t(Size);
}

Value flushWriter(Runtime &R, Arguments A) {
  auto *W = static_cast<BufferedWriterObj *>(A[0].object());
  if (W->Length) {
    int64_t Error;
    streamWriteAll(R, W->Stream, W->Data, W->Length, false, Error);
    if (!Error || R.Config.Version < 26)
      W->Length = 0;
    if (Error)
      raiseOSError(R, int(-Error));
  }
  return Value::none();
}

constexpr Entry WriterLocals[] = {streams::Write,
                                  function("flush", flushWriter, 1)};

constexpr StreamProtocol WriterProtocol = {nullptr, writeWriter, nullptr,
                                           /*IsText=*/false};

const TypeSpec WriterType = {.Name = "BufferedWriter",
                             .MakeNew = writerMakeNew,
                             .Stream = &WriterProtocol,
                             .Locals = WriterLocals};

//===--- The module -------------------------------------------------------===//

constexpr Entry IoGlobals[] = {
    string("__name__", "io"),
    keywordFunction("open", builtinOpen, 1),
    onlyIf("MICROPY_PY_IO_IOBASE", typeEntry("IOBase", BaseType)),
    typeEntry("StringIO", StringIoType),
    onlyIf("MICROPY_PY_IO_BYTESIO", typeEntry("BytesIO", BytesIoType)),
    onlyIf("MICROPY_PY_IO_BUFFEREDWRITER",
           typeEntry("BufferedWriter", WriterType)),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec IoModule;
const ModuleSpec IoModule = {.Name = "io", .Globals = IoGlobals};
} // namespace pymemlint::micropython
