// Any bytes are an .mpy module or an error; a module is the same after it went
// through its text.
#include "analyzer/ir/IrText.h"
#include "frontends/mpy/MpyFile.h"

using namespace pymemlint;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Bytes(reinterpret_cast<const char *>(Data), Size);
  llvm::Expected<std::unique_ptr<ir::Module>> M = mpy::readMpy(Bytes, "input");
  if (!M) {
    llvm::consumeError(M.takeError());
    return 0;
  }
  std::unique_ptr<ir::Module> Again =
      llvm::cantFail(ir::parse(ir::toText(**M), "again"));
  if (!(*Again == **M))
    __builtin_trap();
  return 0;
}
