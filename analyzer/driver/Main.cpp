// The program: hands the command line to the driver.
#include "analyzer/driver/Driver.h"
#ifdef __GLIBC__
#include <malloc.h>
#endif

int main(int ArgumentCount, char **Arguments) {
#ifdef __GLIBC__
  // Tables of heaps are large and mostly empty: they come from the system as
  // pages that are clear already. Left alone, malloc stops asking it for them
  // once a large one was freed, and clears them itself.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  // What was freed is needed again soon.
  mallopt(M_TRIM_THRESHOLD, 1 << 26);
#endif
  return pymemlint::runCommandLine(
      llvm::ArrayRef<const char *>(Arguments, ArgumentCount));
}
