// Included first in every file of a sanitized build. Debian's LLVM libraries
// are not sanitized: memory that LLVM's headers mark as poisoned in our files
// would never be unmarked by the libraries that hand it out.
#ifndef PYMEMLINT_CMAKE_SANITIZEDLLVM_H
#define PYMEMLINT_CMAKE_SANITIZEDLLVM_H

#include "llvm/Support/Compiler.h"

#undef LLVM_ADDRESS_SANITIZER_BUILD
#define LLVM_ADDRESS_SANITIZER_BUILD 0
#define __asan_poison_memory_region(Begin, Size)
#define __asan_unpoison_memory_region(Begin, Size)

#endif
