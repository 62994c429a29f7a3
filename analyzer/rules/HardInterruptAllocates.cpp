//===- HardInterruptAllocates.cpp - PML101 -*- C++ -*-===//
//
// Finds: a hard interrupt handler that asks for memory.
// Why: the heap is locked while it runs (gc_lock), so the request raises a
// MemoryError and the rest of the handler is not carried out. Floats, big
// integers, tuples, bound methods that are made anew, growing lists and dicts
// are such requests.
// Instead: allocate before, in the main program (buffers, bound methods), and
// only change what is there; or hand the work on by micropython.schedule().
//
//===----------------------------------------------------------------------===//
#include "analyzer/rules/Rules.h"

using namespace pymemlint;

void pymemlint::findHardInterruptAllocation(const FileResult &F,
                                            std::vector<Diagnostic> &Found) {
  for (const InterruptReport &I : F.Interrupts) {
    if (!I.IsHard || I.Allocates != true)
      continue;
    Diagnostic D;
    D.Code = "PML101";
    D.Severity = "warning";
    D.Path = F.Path;
    D.Line = I.AllocatingLine;
    D.Message = "the hard interrupt handler " + I.Function + " (line " +
                std::to_string(I.Line) +
                ") asks for memory here: the heap is locked, so it raises a "
                "MemoryError; allocate before, or hand the work on by "
                "micropython.schedule()";
    Found.push_back(std::move(D));
  }
}
