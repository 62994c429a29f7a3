//===- SoftInterruptAllocates.cpp - PML102 -*- C++ -*-===//
//
// Finds: a soft interrupt handler that asks for memory.
// Why: it may, but each call can start a collection, between any two
// operations of the main program, and what it asks for adds up with the rate of
// the interrupts.
// Instead: where the time matters, change what was allocated before.
//
//===----------------------------------------------------------------------===//
#include "analyzer/rules/Rules.h"

using namespace pymemlint;

void pymemlint::findSoftInterruptAllocation(const FileResult &F,
                                            std::vector<Diagnostic> &Found) {
  for (const InterruptReport &I : F.Interrupts) {
    if (I.IsHard || I.Allocates != true)
      continue;
    Diagnostic D;
    D.Code = "PML102";
    D.Severity = "note";
    D.Path = F.Path;
    D.Line = I.AllocatingLine;
    D.Message = "the soft interrupt handler " + I.Function + " (line " +
                std::to_string(I.Line) +
                ") asks for memory here: a call can start a collection at any "
                "moment";
    Found.push_back(std::move(D));
  }
}
