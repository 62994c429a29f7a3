// The program: hands the command line to the driver.
#include "analyzer/driver/Driver.h"

int main(int ArgumentCount, char **Arguments) {
  return pymemlint::runCommandLine(
      llvm::ArrayRef<const char *>(Arguments, ArgumentCount));
}
