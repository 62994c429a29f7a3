// Any text is a module or an error; a module prints and parses to itself.
#include "analyzer/ir/IrText.h"
#include "analyzer/ir/Verifier.h"

using namespace pymemlint;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  llvm::Expected<std::unique_ptr<ir::Module>> M = ir::parse(Text, "input");
  if (!M) {
    llvm::consumeError(M.takeError());
    return 0;
  }
  llvm::consumeError(ir::verify(**M));
  std::string Printed = ir::toText(**M);
  std::unique_ptr<ir::Module> Again =
      llvm::cantFail(ir::parse(Printed, "again"));
  if (!(*Again == **M))
    __builtin_trap();
  return 0;
}
