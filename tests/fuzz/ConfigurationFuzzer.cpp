// Fuzzes the reading of pymemlint.yaml: any bytes end in options or in an error
// with its place.
#include "analyzer/driver/Configuration.h"

using namespace pymemlint;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::Expected<Options> O =
      configured(Options(), "/none/prog.py", "/none/pymemlint.yaml",
                 {reinterpret_cast<const char *>(Data), Size});
  if (O)
    return 0;
  if (!llvm::StringRef(llvm::toString(O.takeError()))
           .starts_with("/none/pymemlint.yaml:"))
    __builtin_trap();
  return 0;
}
