//===- Stream.cpp - Streams -*- C++ -*-===//
//
// py/stream.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include <algorithm>

namespace pymemlint::micropython {

/// DEFAULT_BUFFER_SIZE, bytes.
constexpr size_t DefaultBufferBytes = 256;

const StreamProtocol *streamOf(Runtime &R, Value Stream) {
  const StreamProtocol *P = R.typeOf(Stream)->Stream;
  if (!P)
    raiseMessage(R, R.Types.OSError, "stream operation not supported");
  return P;
}

/// The original calls what is not there only where it crashes.
template <class Fn> static Fn required(Runtime &R, Fn F) {
  if (!F)
    raiseMessage(R, R.Types.OSError, "stream operation not supported");
  return F;
}

//===--- Reading and writing ----------------------------------------------===//

/// mp_stream_rw; \p Transfer is the protocol's function.
template <class Byte, class Fn>
static size_t transfer(Runtime &R, Value Stream, Byte *Data, size_t Size,
                       bool IsOnce, int64_t &Error, Fn Transfer) {
  Error = 0;
  size_t Done = 0;
  while (Size > 0) {
    HoldScope Scope(R.Mem);
    const int64_t N = Transfer(R, Stream, Data, Size);
    if (N == 0)
      return Done;
    if (N < 0) {
      if (N != StreamTryAgain || Done == 0)
        Error = N;
      return Done;
    }
    if (IsOnce)
      return N;
    const size_t Used = std::min<size_t>(N, Size);
    Data += Used;
    Size -= Used;
    Done += Used;
  }
  return Done;
}

size_t streamReadAll(Runtime &R, Value Stream, uint8_t *Data, size_t Size,
                     bool IsOnce, int64_t &Error) {
  return transfer(R, Stream, Data, Size, IsOnce, Error,
                  required(R, streamOf(R, Stream)->Read));
}

size_t streamWriteAll(Runtime &R, Value Stream, const uint8_t *Data,
                      size_t Size, bool IsOnce, int64_t &Error) {
  return transfer(R, Stream, Data, Size, IsOnce, Error,
                  required(R, streamOf(R, Stream)->Write));
}

static uint8_t *bytesOf(Vstr &V) {
  return reinterpret_cast<uint8_t *>(V.data());
}

static Value toContent(const StreamProtocol *P, Vstr &V) {
  return P->IsText ? V.toStr() : V.toBytes();
}

/// Bytes of the character that begins with \p Lead.
static size_t characterBytes(uint8_t Lead) {
  if (Lead < 0x80)
    return 1;
  if ((Lead & 0xe0) == 0xc0)
    return 2;
  if ((Lead & 0xf0) == 0xe0)
    return 3;
  return (Lead & 0xf8) == 0xf0 ? 4 : 5;
}

/// How many bytes of text are still to be read when \p Wanted characters are
/// missing from \p At on; both go on with what is there.
static size_t missingBytes(llvm::StringRef Text, size_t &At, size_t &Wanted) {
  while (At < Text.size()) {
    const size_t N = characterBytes(uint8_t(Text[At]));
    if (At + N > Text.size())
      return At + N - Text.size() + (Wanted - 1);
    At += N;
    --Wanted;
  }
  return Wanted;
}

/// mp_stream_raise_error, since 1.28: the stream may raise an error of its own.
[[noreturn]] static void raiseStreamError(Runtime &R, Value Stream,
                                          int64_t Error) {
  if (R.Config.macro("MICROPY_STREAMS_DELEGATE_ERROR"))
    if (const auto Control = streamOf(R, Stream)->Ioctl) {
      int64_t Number = -Error;
      Control(R, Stream, StreamRaiseError, Number);
    }
  raiseOSError(R, int(-Error));
}

/// Text of \p Size characters: as many bytes at first, then what they leave
/// open.
static Value readText(Runtime &R, Value Stream, size_t Size) {
  Vstr Text(R, Size);
  size_t More = Size, At = 0;
  while (More > 0) {
    char *P = Text.addLength(More);
    int64_t Error;
    const size_t Done = streamReadAll(R, Stream, reinterpret_cast<uint8_t *>(P),
                                      More, false, Error);
    if (Error) {
      Text.cutTail(More);
      if (Error != StreamTryAgain)
        raiseStreamError(R, Stream, Error);
      if (Text.length() == 0) {
        Text.clear();
        return Value::none();
      }
      break;
    }
    if (Done < More) {
      Text.cutTail(More - Done);
      if (Done == 0)
        break;
    }
    More = missingBytes(Text.text(), At, Size);
  }
  return Text.toStr();
}

// stream_readall
static Value readAll(Runtime &R, Value Stream) {
  const StreamProtocol *P = streamOf(R, Stream);
  const auto Read = required(R, P->Read);
  Vstr Content(R, DefaultBufferBytes);
  size_t Total = 0, Room = DefaultBufferBytes;
  for (;;) {
    HoldScope Scope(R.Mem);
    const int64_t N = Read(R, Stream, bytesOf(Content) + Total, Room);
    if (N < 0) {
      if (N != StreamTryAgain)
        raiseStreamError(R, Stream, N);
      if (Total == 0)
        return Value::none();
      break;
    }
    if (N == 0)
      break;
    const size_t Done = std::min<size_t>(N, Room);
    Total += Done;
    Room -= Done;
    if (Room == 0) {
      Content.extend(DefaultBufferBytes);
      Room = DefaultBufferBytes;
    }
  }
  Content.setLength(Total);
  return toContent(P, Content);
}

// stream_read_generic
static Value readGeneric(Runtime &R, Arguments A, bool IsOnce) {
  const int64_t Given = A.Count == 1 ? -1 : getInt(R, A[1]);
  if (Given == -1)
    return readAll(R, A[0]);
  const size_t Size = toSize(R, Given);
  const StreamProtocol *P = streamOf(R, A[0]);
  if (P->IsText && R.HasUnicode)
    return readText(R, A[0], Size);
  Vstr Content = Vstr::withLength(R, Size);
  int64_t Error;
  const size_t Done =
      streamReadAll(R, A[0], bytesOf(Content), Size, IsOnce, Error);
  if (Error) {
    Content.clear();
    if (Error == StreamTryAgain)
      return Value::none();
    raiseStreamError(R, A[0], Error);
  }
  Content.setLength(Done);
  return toContent(P, Content);
}

// stream_unbuffered_readline: byte by byte. \p MaxSize -1: no limit.
static Value readOneLine(Runtime &R, Value Stream, int64_t MaxSize) {
  const StreamProtocol *P = streamOf(R, Stream);
  const auto Read = required(R, P->Read);
  Vstr Line(R, MaxSize == -1 ? 16 : toSize(R, MaxSize));
  while (MaxSize == -1 || MaxSize-- != 0) {
    char *Byte = Line.addLength(1);
    HoldScope Scope(R.Mem);
    const int64_t N = Read(R, Stream, reinterpret_cast<uint8_t *>(Byte), 1);
    if (N < 0) {
      if (N != StreamTryAgain)
        raiseStreamError(R, Stream, N);
      if (Line.length() == 1) {
        Line.clear();
        return Value::none();
      }
    }
    if (N <= 0) {
      Line.cutTail(1);
      break;
    }
    if (*Byte == '\n')
      break;
  }
  return toContent(P, Line);
}

Value streamIterNext(Runtime &R, Value Stream) {
  const Value Line = readOneLine(R, Stream, -1);
  return isTrue(R, Line) ? Line : Value::stopIteration();
}

// stream_readinto_write_generic: a buffer, and how much of it, or from where
// on and how much.
static Value writeGeneric(Runtime &R, Arguments A, bool IsWrite, bool IsOnce) {
  const Buffer B = getBufferRaise(R, A[1], !IsWrite);
  size_t Offset = 0, Limit = SIZE_MAX;
  if (A.Count == 3) {
    Limit = toSize(R, getIntTruncated(R, A[2]));
  } else if (A.Count == 4) {
    Offset = std::min(toSize(R, getIntTruncated(R, A[2])), B.Length);
    Limit = toSize(R, getIntTruncated(R, A[3]));
  }
  const size_t Size = std::min(B.Length - Offset, Limit);
  int64_t Error;
  const size_t Done =
      IsWrite ? streamWriteAll(R, A[0], B.Data + Offset, Size, IsOnce, Error)
              : streamReadAll(R, A[0], B.Data + Offset, Size, IsOnce, Error);
  if (Error == StreamTryAgain)
    return Value::none();
  if (Error)
    raiseStreamError(R, A[0], Error);
  return Value::smallInt(Done);
}

//===--- Control ----------------------------------------------------------===//

/// The stream's answer; raises OSError.
static int64_t control(Runtime &R, Value Stream, uint32_t Request,
                       int64_t &Argument) {
  const int64_t Result =
      required(R, streamOf(R, Stream)->Ioctl)(R, Stream, Request, Argument);
  if (Result < 0)
    raiseStreamError(R, Stream, Result);
  return Result;
}

Value streamClose(Runtime &R, Value Stream) {
  int64_t Unused = 0;
  control(R, Stream, StreamClose, Unused);
  return Value::none();
}

static Value seekTo(Runtime &R, Value Stream, int64_t Offset, int64_t Origin) {
  if (Origin == SeekSet && Offset < 0)
    raiseOSError(R, int(-StreamInvalid));
  control(R, Stream, StreamSeek | uint32_t(Origin) << SeekShift, Offset);
  return newIntFromUnsigned(R, toSize(R, Offset));
}

//===--- Methods ----------------------------------------------------------===//

namespace streams {

Value read(Runtime &R, Arguments A) { return readGeneric(R, A, false); }
Value read1(Runtime &R, Arguments A) { return readGeneric(R, A, true); }
Value readInto(Runtime &R, Arguments A) {
  return writeGeneric(R, A, false, false);
}
Value readInto1(Runtime &R, Arguments A) {
  return writeGeneric(R, A, false, true);
}
Value write(Runtime &R, Arguments A) { return writeGeneric(R, A, true, false); }
Value write1(Runtime &R, Arguments A) { return writeGeneric(R, A, true, true); }

Value readLine(Runtime &R, Arguments A) {
  // MP_OBJ_SMALL_INT_VALUE without a check.
  int64_t MaxSize = -1;
  if (A.Count > 1)
    MaxSize =
        A[1].isSmallInt() ? A[1].smallInt() : int64_t(R.addressOf(A[1]) >> 1);
  return readOneLine(R, A[0], MaxSize);
}

Value readLines(Runtime &R, Arguments A) {
  ListObj *Lines = newListOf(R, 0);
  for (;;) {
    HoldScope Scope(R.Mem);
    const Value Line = readOneLine(R, A[0], -1);
    if (!isTrue(R, Line))
      return Lines;
    listAppend(R, Lines, Line);
  }
}

Value close(Runtime &R, Arguments A) { return streamClose(R, A[0]); }
Value enter(Runtime &, Arguments A) { return A[0]; }
Value exit(Runtime &R, Arguments A) { return streamClose(R, A[0]); }

Value seek(Runtime &R, Arguments A) {
  const int64_t Offset = getInt(R, A[1]);
  return seekTo(R, A[0], Offset, A.Count == 3 ? getInt(R, A[2]) : SeekSet);
}
Value tell(Runtime &R, Arguments A) { return seekTo(R, A[0], 0, SeekCurrent); }

Value flush(Runtime &R, Arguments A) {
  int64_t Unused = 0;
  control(R, A[0], StreamFlush, Unused);
  return Value::none();
}

Value ioctl(Runtime &R, Arguments A) {
  int64_t Argument = 0;
  Buffer B;
  if (A.Count > 2) {
    if (getBuffer(R, A[2], B, true))
      R.unmodelled("ioctl() with a buffer", "what it holds is not followed");
    else
      Argument = getIntTruncated(R, A[2]);
  }
  return newInt(R, control(R, A[0], uint32_t(getInt(R, A[1])), Argument));
}

} // namespace streams

llvm::ArrayRef<Entry> streamMethods() {
  static constexpr Entry Methods[] = {
      streams::Read,  streams::ReadInto, streams::ReadLine, streams::ReadLines,
      streams::Write, streams::Seek,     streams::Tell,     streams::Flush,
      streams::Close, streams::Enter,    streams::Exit};
  return Methods;
}

} // namespace pymemlint::micropython
