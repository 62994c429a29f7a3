//===- Csv.cpp - The report's lines as CSV -*- C++ -*-===//
#include "analyzer/report/CsvField.h"
#include "analyzer/report/Report.h"

using namespace pymemlint;

static void printInterval(const Interval &I, llvm::raw_ostream &Out) {
  Out << ',' << I.Lo << ',';
  if (I.Hi)
    Out << *I.Hi;
}

void pymemlint::printCsv(const Report &R, llvm::raw_ostream &Out) {
  Out << "path,target,deploy,line,requested_lo,requested_hi,allocated_lo,"
         "allocated_hi,requests_lo,requests_hi,retained_lo,retained_hi\n";
  for (const FileResult &F : R.Results)
    for (const LineReport &L : F.Lines) {
      Out << csvField(F.Path) << ',' << csvField(F.Target) << ',' << F.Deploy
          << ',' << L.Line;
      for (const Interval *I :
           {&L.Requested, &L.Allocated, &L.Requests, &L.Retained})
        printInterval(*I, Out);
      Out << '\n';
    }
}
