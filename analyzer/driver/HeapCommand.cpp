//===- HeapCommand.cpp - `pymemlint heap` -*- C++ -*-===//
#include "analyzer/driver/HeapCommand.h"
#include "analyzer/driver/Options.h"
#include "analyzer/report/HeapReport.h"
#include "analyzer/runtimes/micropython/Device.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <optional>

using namespace pymemlint;

namespace {

struct HeapOptions {
  std::string Path = "-";
  std::string Target, Runtime;
  std::optional<uint64_t> HeapBytes;
  std::optional<uint32_t> BlockBytes;
  bool IsJson = false;
};

llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 Message.str().c_str());
}

llvm::Error set(HeapOptions &O, llvm::StringRef Name, llvm::StringRef Value) {
  if (Name == "--size") {
    auto Size = parseSize(Value);
    if (!Size)
      return Size.takeError();
    // gc_setup_area counts the bits of all bytes in a size_t of 32.
    if (*Size >= uint64_t(512) << 20)
      return failure("--size " + Value + ": a heap has less than 512 MiB");
    O.HeapBytes = *Size;
  } else if (Name == "--block-size") {
    uint32_t Bytes;
    if (Value.getAsInteger(10, Bytes) || !llvm::isPowerOf2_32(Bytes) ||
        Bytes < 8 || Bytes > 4096)
      return failure("--block-size " + Value +
                     ": use a power of two from 8 to 4096");
    O.BlockBytes = Bytes;
  } else if (Name == "--target") {
    O.Target = Value.str();
  } else if (Name == "--runtime") {
    O.Runtime = Value.str();
  } else if (Name == "--format") {
    if (Value != "text" && Value != "json")
      return failure("--format " + Value + ": use text or json");
    O.IsJson = Value == "json";
  } else {
    return failure("unknown option '" + Name +
                   "': `pymemlint heap` knows --size, --block-size, --target, "
                   "--runtime and --format");
  }
  return llvm::Error::success();
}

llvm::Expected<HeapOptions> parse(llvm::ArrayRef<llvm::StringRef> Words) {
  HeapOptions O;
  bool HasPath = false;
  for (size_t I = 0; I != Words.size(); ++I) {
    llvm::StringRef W = Words[I];
    if (!W.starts_with("-") || W == "-") {
      if (HasPath)
        return failure("`heap` takes one file of requests");
      O.Path = W.str();
      HasPath = true;
      continue;
    }
    auto [Name, Value] = W.split('=');
    if (Name.size() == W.size()) {
      if (I + 1 == Words.size())
        return failure(W + " needs a value");
      Value = Words[++I];
    }
    if (llvm::Error E = set(O, Name, Value))
      return std::move(E);
  }
  return O;
}

llvm::Expected<GcHeapConfig> heapOf(const HeapOptions &O) {
  GcHeapConfig Config;
  if (!O.Target.empty()) {
    auto T = Target::load(O.Target, O.Runtime);
    if (!T)
      return T.takeError();
    Config = micropython::DeviceModel(**T).heapOf(O.HeapBytes.value_or(0));
  } else if (O.HeapBytes) {
    Config.Areas = {*O.HeapBytes};
  }
  if (O.BlockBytes)
    Config.BytesPerBlock = *O.BlockBytes;
  if (Config.Areas.empty())
    return failure(
        "how large is the heap? Say --size SIZE, or --target NAME of "
        "a board");
  if (!GcHeap::poolBlocks(Config, Config.Areas[0]))
    return failure("a heap of " + llvm::Twine(Config.Areas[0]) +
                   " bytes has no room for a block and the tables");
  return Config;
}

} // namespace

llvm::Expected<bool>
pymemlint::runHeapCommand(llvm::ArrayRef<llvm::StringRef> Words,
                          llvm::raw_ostream &Out) {
  auto O = parse(Words);
  if (!O)
    return O.takeError();
  auto Config = heapOf(*O);
  if (!Config)
    return Config.takeError();
  auto Buffer = llvm::MemoryBuffer::getFileOrSTDIN(O->Path, /*IsText=*/true);
  if (!Buffer)
    return failure(O->Path + ": " + Buffer.getError().message());
  auto Steps = parseHeapSteps((*Buffer)->getBuffer());
  auto R = Steps ? replay(*Config, *Steps)
                 : llvm::Expected<HeapReplay>(Steps.takeError());
  if (!R)
    return failure((O->Path == "-" ? "" : O->Path + ": ") +
                   llvm::toString(R.takeError()));
  O->IsJson ? printHeapJson(*R, Out) : printHeapText(*R, Out);
  return !R->Failed;
}
