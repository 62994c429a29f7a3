// Reads the command line and runs what it asks for.
#include "analyzer/driver/Driver.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

int runCommandLine(llvm::ArrayRef<const char *> Arguments) {
  if (Arguments.size() == 2 && llvm::StringRef(Arguments[1]) == "--version") {
    llvm::outs() << "pymemlint " PYMEMLINT_VERSION "\n";
    return 0;
  }
  llvm::errs() << "usage: pymemlint --version\n";
  return 2;
}

} // namespace pymemlint
