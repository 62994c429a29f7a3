//===- HeapMapText.h - The blocks of a heap, a character each -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_HEAP_HEAPMAPTEXT_H
#define PYMEMLINT_ANALYZER_HEAP_HEAPMAPTEXT_H

#include "analyzer/heap/GcHeap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// gc_dump_alloc_table of py/gc.c. \p LetterOf names the first block of a run.
/// The address of an area is printed as 0: it is not known.
void printHeapMap(const GcHeap &Heap, llvm::function_ref<char(Block)> LetterOf,
                  llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
