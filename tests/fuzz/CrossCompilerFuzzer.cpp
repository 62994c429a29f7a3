// Any text is compiled or refused; what is compiled is a valid .mpy file.
#include "analyzer/runtimes/micropython/compiler/CrossCompiler.h"
#include "analyzer/runtimes/micropython/compiler/MpyWriter.h"
#include "frontends/mpy/MpyFile.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  if (Size == 0)
    return 0;
  unsigned Level = Data[0] % 4;
  llvm::StringRef Source(reinterpret_cast<const char *>(Data), Size);
  try {
    CrossCompiled Program = crossCompile(Source, "prog.py", Level);
    std::vector<uint8_t> Bytes = writeMpy(*Program.Module, 31);
    llvm::cantFail(mpy::readMpy(
        llvm::StringRef(reinterpret_cast<const char *>(Bytes.data()),
                        Bytes.size()),
        "prog.mpy"));
  } catch (const CompileError &) {
  }
  return 0;
}
