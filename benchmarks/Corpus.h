// The programs that benchmarks read.
#ifndef PYMEMLINT_BENCHMARKS_CORPUS_H
#define PYMEMLINT_BENCHMARKS_CORPUS_H

#include "frontends/python/SourceFile.h"
#include <vector>

namespace pymemlint::benchmarks {

/// The standard library of CPython: the folder that PYMEMLINT_STDLIB names, or
/// that of the python3 which runs. Files that are no UTF-8 are left out, and
/// folders of tests. Empty when there is none; read once.
const std::vector<SourceFile> &standardLibrary();

/// The bytes of those files.
uint64_t standardLibraryBytes();

/// Has NAME1's time over NAME2's printed after all have run, for an iteration
/// of each; the names are those of the functions.
void reportRatio(llvm::StringRef Name1, llvm::StringRef Name2,
                 llvm::StringRef Meaning);

} // namespace pymemlint::benchmarks

#endif
