// Any bytes as a target's YAML: a target or an error, never a crash.
#include "targets/Target.h"
#include "llvm/Support/raw_ostream.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  using namespace pymemlint;
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  llvm::Expected<std::unique_ptr<Target>> T =
      Target::parse(Text, "/nonexistent/board.yaml");
  if (!T) {
    llvm::consumeError(T.takeError());
    return 0;
  }
  (*T)->heapConfig();
  (*T)->missingFacts();
  for (const StructDescription &S : (*T)->layouts().structs())
    if (llvm::Expected<uint64_t> Bytes = (*T)->layouts().sizeOf(S.Name); !Bytes)
      llvm::consumeError(Bytes.takeError());
  return 0;
}
