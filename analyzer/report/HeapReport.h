//===- HeapReport.h - What a sequence of requests leaves -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_HEAPREPORT_H
#define PYMEMLINT_ANALYZER_REPORT_HEAPREPORT_H

#include "analyzer/heap/HeapReplay.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// The heap's figures, its map, its free runs, and the request that failed.
void printHeapText(const HeapReplay &R, llvm::raw_ostream &Out);
/// One object of the schema pymemlint-heap-1.
void printHeapJson(const HeapReplay &R, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
