//===- DeflateModule.cpp - deflate -*- C++ -*-===//
//
// extmod/moddeflate.c. The window is most of what it asks for; how many bytes
// come out decides what the stream behind it asks for.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Compress.h"
#include "analyzer/runtimes/micropython/modules/Inflate.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include <memory>
#include <optional>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// DEFLATEIO_FORMAT_*.
enum Format : uint8_t { Auto = 0, Raw = 1, Zlib = 2, Gzip = 3 };
constexpr int DefaultWindowBits = 8;

/// mp_obj_deflateio_read_t and mp_obj_deflateio_write_t with their windows.
struct Direction final : Cell {
  Storage *Window = nullptr;
  bool IsAtEnd = false;
  uint32_t InputLength = 0, InputChecksum = 0;
  void trace(Tracer &T) const override {
    if (Window)
      T.cell(Window);
  }
};

/// mp_obj_deflateio_t.
struct DeflateObj final : Obj {
  Value Stream; ///< Null when it is closed.
  uint8_t Kind = Auto;
  int WindowBits = 0;
  bool ClosesStream = false;
  Direction *Read = nullptr, *Write = nullptr;
  Inflater *Input = nullptr;
  Compressor *Output = nullptr;
  void trace(Tracer &T) const override {
    T.value(Stream);
    if (Read)
      T.cell(Read);
    if (Write)
      T.cell(Write);
  }
};

DeflateObj *asDeflate(Value V) { return static_cast<DeflateObj *>(V.object()); }

/// mp_get_stream_raise with MP_STREAM_OP_READ or _WRITE.
const StreamProtocol *streamFor(Runtime &R, Value Stream, bool ForWriting) {
  const StreamProtocol *P = streamOf(R, Stream);
  if (ForWriting ? !P->Write : !P->Read)
    raiseMessage(R, R.Types.OSError, "stream operation not supported");
  return P;
}

/// deflateio_read_stream.
uint8_t readByte(Runtime &R, DeflateObj *D) {
  HoldScope Scope(R.Mem);
  uint8_t Byte = 0;
  const int64_t N = streamOf(R, D->Stream)->Read(R, D->Stream, &Byte, 1);
  if (N < 0)
    raiseOSError(R, int(-N));
  if (N == 0)
    throw Raise{newException(R, R.Types.EOFError)};
  return Byte;
}

/// deflateio_init_read; false when the header is not as it should be.
bool startReading(Runtime &R, DeflateObj *D) {
  if (D->Read)
    return true;
  streamFor(R, D->Stream, false);
  auto *Read = R.Pool.make<Direction>();
  R.Mem.allocate(*Read, R.sizeOf("mp_obj_deflateio_read_t"));
  D->Read = Read;
  auto Input = std::make_shared<Inflater>([&R, D] { return readByte(R, D); });
  R.HostData.push_back(Input);
  D->Input = Input.get();
  int Bits = D->WindowBits;
  if (D->Kind == Raw) {
    if (!Bits)
      Bits = DefaultWindowBits;
  } else {
    int HeaderBits = 0;
    const auto H = Input->readHeader(HeaderBits);
    if (H == Inflater::Header::Invalid ||
        (D->Kind == Zlib && H != Inflater::Header::Zlib) ||
        (D->Kind == Gzip && H != Inflater::Header::Gzip))
      return false;
    if (!Bits || HeaderBits < Bits)
      Bits = HeaderBits;
  }
  Read->Window = R.newStorage(uint64_t(1) << Bits);
  Input->start({Read->Window->Data, size_t(1) << Bits});
  return true;
}

int64_t readDeflate(Runtime &R, Value Self, uint8_t *Data, size_t Size) {
  DeflateObj *D = asDeflate(Self);
  if (!D->Stream || !startReading(R, D))
    return StreamInvalid;
  if (D->Read->IsAtEnd)
    return 0;
  R.Operations += Size / 16;
  size_t Count = 0;
  const Inflater::Status S = D->Input->read(Data, Size, Count);
  if (S == Inflater::Status::Undetermined)
    R.unmodelled("damaged deflate data", "taken as an error there; the device "
                                         "may go on with what it finds");
  if (S == Inflater::Status::Error || S == Inflater::Status::Undetermined)
    return StreamInvalid;
  D->Read->IsAtEnd = S == Inflater::Status::Done;
  return int64_t(Count);
}

/// Bytes straight to the stream, by its own function.
int64_t writeThrough(Runtime &R, DeflateObj *D, llvm::ArrayRef<uint8_t> Data) {
  HoldScope Scope(R.Mem);
  return streamFor(R, D->Stream, true)
      ->Write(R, D->Stream, Data.data(), Data.size());
}

/// deflateio_init_write.
bool startWriting(Runtime &R, DeflateObj *D) {
  if (D->Write)
    return true;
  streamFor(R, D->Stream, true);
  const int Bits = D->WindowBits ? D->WindowBits : DefaultWindowBits;
  Storage *Window = R.newStorage(uint64_t(1) << Bits);
  auto *Write = R.Pool.make<Direction>();
  R.Mem.allocate(*Write, R.sizeOf("mp_obj_deflateio_write_t"));
  Write->Window = Window;
  D->Write = Write;
  auto Output = std::make_shared<Compressor>(
      llvm::MutableArrayRef<uint8_t>(Window->Data, size_t(1) << Bits),
      [&R, D](uint8_t Byte) {
        const int64_t N = writeThrough(R, D, Byte);
        if (N < 0)
          raiseOSError(R, int(-N));
      },
      [&R](uint64_t Positions) {
        R.Operations += 1 + Positions / 64;
        if (R.Operations >= R.Fuel)
          throw OutOfFuel();
      });
  R.HostData.push_back(Output);
  D->Output = Output.get();
  int64_t Written = 0;
  if (D->Kind == Zlib) {
    uint8_t Header[2] = {uint8_t(8 | std::max(Bits - 8, 1) << 4), 0x80};
    Header[1] |= 31 - (Header[0] * 256 + Header[1]) % 31;
    Written = writeThrough(R, D, Header);
    Write->InputChecksum = 1;
  } else if (D->Kind == Gzip) {
    const uint8_t Header[10] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 3};
    Written = writeThrough(R, D, Header);
    Write->InputChecksum = ~0u;
  }
  if (Written < 0)
    return false;
  Output->startBlock();
  return true;
}

int64_t writeDeflate(Runtime &R, Value Self, const uint8_t *Data, size_t Size) {
  DeflateObj *D = asDeflate(Self);
  if (!R.Config.macro("MICROPY_PY_DEFLATE_COMPRESS"))
    raiseMessage(R, R.Types.OSError, "stream operation not supported");
  if (!D->Stream || !startWriting(R, D))
    return StreamInvalid;
  const llvm::ArrayRef<uint8_t> Bytes(Data, Size);
  D->Write->InputLength += uint32_t(Size);
  if (D->Kind == Zlib)
    D->Write->InputChecksum = adler32(Bytes, D->Write->InputChecksum);
  else if (D->Kind == Gzip)
    D->Write->InputChecksum = rawCrc32(Bytes, D->Write->InputChecksum);
  D->Output->compress(Bytes);
  return int64_t(Size);
}

/// The checksum and, behind gzip data, the length.
int64_t writeFooter(Runtime &R, DeflateObj *D) {
  uint8_t Footer[8];
  const uint32_t Sum = D->Write->InputChecksum, Length = D->Write->InputLength;
  for (unsigned I = 0; I < 4; ++I) {
    Footer[I] = uint8_t(D->Kind == Zlib ? Sum >> (24 - 8 * I) : ~Sum >> 8 * I);
    Footer[4 + I] = uint8_t(Length >> 8 * I);
  }
  return writeThrough(R, D, {Footer, D->Kind == Zlib ? size_t(4) : 8});
}

int64_t controlDeflate(Runtime &R, Value Self, uint32_t Request, int64_t &) {
  if (Request != StreamClose)
    return StreamInvalid;
  DeflateObj *D = asDeflate(Self);
  if (!D->Stream)
    return 0;
  int64_t Result = 0;
  if (D->Write) {
    D->Output->finishBlock();
    if (D->Kind == Zlib || D->Kind == Gzip)
      Result = std::min<int64_t>(writeFooter(R, D), 0);
  }
  if (D->ClosesStream)
    streamClose(R, D->Stream);
  D->Stream = Value();
  return Result;
}

Value makeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 1, 4);
  const int64_t Kind = A.Count > 1 ? getInt(R, A[1]) : Auto;
  const int64_t Bits = A.Count > 2 ? getInt(R, A[2]) : 0;
  if (Kind < Auto || Kind > Gzip)
    raiseValueError(R, "format");
  if (Bits && (Bits < 5 || Bits > 15))
    raiseValueError(R, "wbits");
  auto *D = R.newObject<DeflateObj>(R.sizeOf("mp_obj_deflateio_t"), Ty);
  D->Stream = A[0];
  D->Kind = uint8_t(Kind);
  D->WindowBits = int(Bits);
  D->ClosesStream = A.Count > 3 && isTrue(R, A[3]);
  return D;
}

constexpr StreamProtocol Protocol = {readDeflate, writeDeflate, controlDeflate,
                                     false};

constexpr Entry Locals[] = {
    streams::Read,     streams::ReadInto,
    streams::ReadLine, onlyIf("MICROPY_PY_DEFLATE_COMPRESS", streams::Write),
    streams::Close,    streams::Enter,
    streams::Exit,
};

const TypeSpec DeflateType = {.Name = "DeflateIO",
                              .MakeNew = makeNew,
                              .Stream = &Protocol,
                              .Locals = Locals};

constexpr Entry DeflateGlobals[] = {
    string("__name__", "deflate"), typeEntry("DeflateIO", DeflateType),
    integer("AUTO", Auto),         integer("RAW", Raw),
    integer("ZLIB", Zlib),         integer("GZIP", Gzip),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec DeflateModule;
const ModuleSpec DeflateModule = {
    .Name = "deflate", .Globals = DeflateGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython
