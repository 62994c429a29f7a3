//===- StandardStreams.cpp - sys.stdin, stdout, stderr -*- C++ -*-===//
//
// Objects in static memory over the device's console: files of the unix port
// (extmod/vfs_posix_file.c), elsewhere shared/runtime/sys_stdio_mphal.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Builtins.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// sys_stdio_obj_t, mp_obj_vfs_posix_file_t.
struct ConsoleObj final : Obj {
  int Number = 0;
};

ConsoleObj *asConsole(Value V) { return static_cast<ConsoleObj *>(V.object()); }

bool isPosix(Runtime &R) {
  return R.Config.FileStruct == "mp_obj_vfs_posix_file_t";
}

constexpr int64_t NotPermitted = -1; ///< -MP_EPERM
constexpr int64_t IllegalSeek = -29; ///< -ESPIPE

/// check_fd_is_open.
void checkOpen(Runtime &R, Value Self) {
  if (asConsole(Self)->Number < 0 && R.IsCPythonCompatible)
    raiseValueError(R, "I/O operation on closed file");
}

int64_t readConsole(Runtime &R, Value Self, uint8_t *, size_t) {
  checkOpen(R, Self);
  if (!isPosix(R) && asConsole(Self)->Number != 0)
    return NotPermitted;
  R.unmodelled("reading the console", "what it reads; an end of input");
  return 0;
}

int64_t writeConsole(Runtime &R, Value Self, const uint8_t *Data, size_t Size) {
  checkOpen(R, Self);
  if (!isPosix(R) && asConsole(Self)->Number == 0)
    return NotPermitted;
  OutputPrinter(R).write({reinterpret_cast<const char *>(Data), Size});
  return int64_t(Size);
}

int64_t controlConsole(Runtime &R, Value Self, uint32_t Request, int64_t &) {
  switch (Request & ((1u << SeekShift) - 1)) {
  case StreamClose:
    if (isPosix(R))
      asConsole(Self)->Number = -1;
    return 0;
  case StreamFlush: // fsync says that it cannot, and that is forgiven.
    return isPosix(R) ? 0 : StreamInvalid;
  case StreamSeek:
    return isPosix(R) ? IllegalSeek : StreamInvalid;
  case StreamPoll:
    R.unmodelled("polling the console", "taken as not ready");
    return 0;
  default:
    return StreamInvalid;
  }
}

constexpr StreamProtocol TextConsole = {readConsole, writeConsole,
                                        controlConsole, /*IsText=*/true};
constexpr StreamProtocol BinaryConsole = {readConsole, writeConsole,
                                          controlConsole, /*IsText=*/false};

void consolePrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  P.write("<io.");
  P.write(typeName(R, Self));
  P.write(" ");
  P.write(std::to_string(asConsole(Self)->Number));
  P.write(">");
}

Value fileNumber(Runtime &R, Arguments A) {
  checkOpen(R, A[0]);
  return Value::smallInt(asConsole(A[0])->Number);
}

Value identityFunction(Runtime &, Arguments A) { return A[0]; }

constexpr Entry PosixLocals[] = {
    function("fileno", fileNumber, 1),
    streams::Read,
    streams::ReadInto,
    streams::ReadLine,
    streams::ReadLines,
    streams::Write,
    streams::Seek,
    streams::Tell,
    streams::Flush,
    streams::Close,
    streams::Delete,
    streams::Enter,
    streams::Exit,
};

Value makeDeviceBuffer(Runtime &R);

constexpr Entry DeviceLocals[] = {
    onlyIf("MICROPY_PY_SYS_STDIO_BUFFER", made("buffer", makeDeviceBuffer)),
    streams::Read,
    streams::ReadInto,
    streams::ReadLine,
    streams::ReadLines,
    streams::Write,
    function("close", identityFunction, 1),
    streams::Enter,
    streams::Exit,
};
constexpr llvm::ArrayRef<Entry> BufferLocals(DeviceLocals + 1,
                                             std::size(DeviceLocals) - 1);

constexpr TypeSpec consoleType(const char *Name, const StreamProtocol *Protocol,
                               llvm::ArrayRef<Entry> Locals,
                               AttrFn Attr = nullptr) {
  return {.Name = Name,
          .Flags = IterIsStream,
          .Print = consolePrint,
          .Attr = Attr,
          .IterNext = streamIterNext,
          .Stream = Protocol,
          .Locals = Locals};
}

constexpr TypeSpec PosixBinary =
    consoleType("FileIO", &BinaryConsole, PosixLocals);

/// vfs_posix_textio_attr: each has a buffer of its own.
void posixAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  if (Dest[0])
    return;
  Dest[1] = Value::sentinel();
  if (R.text(Name) != "buffer" ||
      !R.Config.macro("MICROPY_PY_SYS_STDIO_BUFFER"))
    return;
  for (unsigned I = 0; I < 3; ++I) {
    if (!(R.StandardStreams[I] == Self))
      continue;
    Value &Buffer = R.StandardBuffers[I];
    if (!Buffer) {
      auto *C = R.newStackObject<ConsoleObj>(R.type(PosixBinary));
      C->Number = int(I);
      Buffer = C;
    }
    Dest[0] = Buffer;
    Dest[1] = Value();
  }
}

constexpr TypeSpec PosixText =
    consoleType("TextIOWrapper", &TextConsole, PosixLocals, posixAttr);
constexpr TypeSpec DeviceText =
    consoleType("TextIOWrapper", &TextConsole, DeviceLocals);
// Its own locals are the same dict: `buffer` of a buffer is itself.
constexpr TypeSpec DeviceBinary =
    consoleType("FileIO", &BinaryConsole, BufferLocals);

Value makeDeviceBuffer(Runtime &R) {
  if (!R.StandardBuffers[0])
    R.StandardBuffers[0] = R.newStackObject<ConsoleObj>(R.type(DeviceBinary));
  return R.StandardBuffers[0];
}

} // namespace

Value micropython::standardStream(Runtime &R, llvm::StringRef Name) {
  const unsigned Number = Name == "stdin" ? 0 : Name == "stdout" ? 1 : 2;
  Value &Object = R.StandardStreams[Number];
  if (!Object) {
    auto *C = R.newStackObject<ConsoleObj>(
        R.type(isPosix(R) ? PosixText : DeviceText));
    C->Number = int(Number);
    Object = C;
  }
  return Object;
}
