//===- StandardStreams.cpp - sys.stdin, stdout, stderr -*- C++ -*-===//
//
// Objects in ROM over the device's console (shared/runtime/sys_stdio_mphal.c,
// extmod/vfs_posix_file.c).
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Builtins.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

int64_t readConsole(Runtime &R, Value, uint8_t *, size_t) {
  R.unmodelled("reading the console", "what it reads; an end of input");
  return 0;
}

int64_t writeConsole(Runtime &R, Value, const uint8_t *Data, size_t Size) {
  OutputPrinter(R).write({reinterpret_cast<const char *>(Data), Size});
  return int64_t(Size);
}

int64_t controlConsole(Runtime &, Value, uint32_t, int64_t &) { return 0; }

constexpr StreamProtocol Console = {readConsole, writeConsole, controlConsole,
                                    /*IsText=*/true};

} // namespace

Value micropython::standardStream(Runtime &R, llvm::StringRef Name) {
  static const TypeSpec ConsoleType = {.Name = "TextIOWrapper",
                                       .Flags = IterIsStream,
                                       .IterNext = streamIterNext,
                                       .Stream = &Console,
                                       .Locals = streamMethods()};
  Value &Object = Name == "stdin"    ? R.StandardStreams[0]
                  : Name == "stdout" ? R.StandardStreams[1]
                                     : R.StandardStreams[2];
  if (!Object)
    Object = R.newStackObject<Obj>(R.type(ConsoleType));
  return Object;
}
