//===- HeapMap.h - The heap's blocks as the device prints them -*- C++ -*-===//
//
// micropython.mem_info(1): gc_dump_info and gc_dump_alloc_table of py/gc.c, to
// the letter, so that a device's own print can be laid beside it.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_HEAPMAP_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_HEAPMAP_H

#include "analyzer/heap/HeapLayout.h"

namespace llvm {
class raw_ostream;
}

namespace pymemlint::micropython {

class Runtime;

/// The letter that stands for the first block of the run at \p Head: the type
/// of object that its first word would be.
char letterOf(const Runtime &R, Block Head);
/// gc_dump_info.
void printHeapInfo(Runtime &R, llvm::raw_ostream &Out);
/// gc_dump_alloc_table. The address of an area is printed as 0: it is not
/// known.
void printHeapMap(Runtime &R, llvm::raw_ostream &Out);
/// What stands on the heap now, other than who asked for it.
HeapLayout layoutOf(Runtime &R);

} // namespace pymemlint::micropython
#endif
