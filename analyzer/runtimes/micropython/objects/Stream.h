//===- Stream.h - Streams -*- C++ -*-===//
//
// py/stream.c: the methods that every stream shares, over its StreamProtocol.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_STREAM_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_STREAM_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// Requests of StreamProtocol::Ioctl (MP_STREAM_*).
enum StreamRequest : uint32_t {
  StreamFlush = 1,
  /// Its argument is an offset; the answer is the new position. Where it counts
  /// from stands in the bits from SeekShift on.
  StreamSeek = 2,
  StreamPoll = 3,
  StreamClose = 4,
  StreamRaiseError = 12, ///< Its argument is the error; since 1.28.
};
constexpr unsigned SeekShift = 16;
/// MP_SEEK_SET, _CUR, _END.
enum SeekOrigin : uint32_t { SeekSet = 0, SeekCurrent = 1, SeekEnd = 2 };

/// Errors of a StreamProtocol's functions, as they return them.
constexpr int64_t StreamTryAgain = -11; ///< MP_EAGAIN
constexpr int64_t StreamInvalid = -22;  ///< MP_EINVAL
constexpr int64_t StreamTooBig = -27;   ///< MP_EFBIG

/// mp_get_stream: raises OSError for what is no stream.
const StreamProtocol *streamOf(Runtime &R, Value Stream);
/// mp_stream_rw: reads or writes until all is done or the stream stops; bytes
/// done. \p Error is 0 or as the protocol's functions return it.
size_t streamReadAll(Runtime &R, Value Stream, uint8_t *Data, size_t Size,
                     bool IsOnce, int64_t &Error);
size_t streamWriteAll(Runtime &R, Value Stream, const uint8_t *Data,
                      size_t Size, bool IsOnce, int64_t &Error);
/// mp_stream_close.
Value streamClose(Runtime &R, Value Stream);
/// mp_stream_unbuffered_iter: what every type with IterIsStream goes on with.
Value streamIterNext(Runtime &R, Value Stream);

/// The methods, for tables of types.
namespace streams {

Value read(Runtime &R, Arguments A);
Value read1(Runtime &R, Arguments A);
Value readInto(Runtime &R, Arguments A);
Value readInto1(Runtime &R, Arguments A);
Value readLine(Runtime &R, Arguments A);
Value readLines(Runtime &R, Arguments A);
Value write(Runtime &R, Arguments A);
Value write1(Runtime &R, Arguments A);
Value close(Runtime &R, Arguments A);
Value enter(Runtime &R, Arguments A); ///< mp_identity_obj
Value exit(Runtime &R, Arguments A);
Value seek(Runtime &R, Arguments A);
Value tell(Runtime &R, Arguments A);
Value flush(Runtime &R, Arguments A);
Value ioctl(Runtime &R, Arguments A);

inline constexpr Entry Read = function("read", read, 1, 2);
inline constexpr Entry Read1 = function("read1", read1, 1, 2);
inline constexpr Entry ReadInto = function("readinto", readInto, 2, 3);
inline constexpr Entry ReadInto1 = function("readinto1", readInto1, 2, 3);
inline constexpr Entry ReadLine = function("readline", readLine, 1, 2);
inline constexpr Entry ReadLines = function("readlines", readLines, 1);
inline constexpr Entry Write = function("write", write, 2, 4);
inline constexpr Entry Write1 = function("write1", write1, 2, 4);
inline constexpr Entry Seek = function("seek", seek, 2, 3);
inline constexpr Entry Tell = function("tell", tell, 1);
inline constexpr Entry Flush = function("flush", flush, 1);
inline constexpr Entry Close = function("close", close, 1);
inline constexpr Entry Delete = function("__del__", close, 1);
inline constexpr Entry Enter = function("__enter__", enter, 1);
inline constexpr Entry Exit = function("__exit__", exit, 4);
inline constexpr Entry Ioctl = function("ioctl", ioctl, 2, 3);

} // namespace streams

extern const TypeSpec StringIoType, BytesIoType, RingIoType;

} // namespace pymemlint::micropython
#endif
