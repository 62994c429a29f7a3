//===- Csv.cpp - The report's lines as CSV -*- C++ -*-===//
#include "analyzer/report/Report.h"

using namespace pymemlint;

static void printInterval(const Interval &I, llvm::raw_ostream &Out) {
  Out << ',' << I.Lo << ',';
  if (I.Hi)
    Out << *I.Hi;
}

/// RFC 4180: a field with a quote, comma or line end is quoted.
static void printField(llvm::StringRef Text, llvm::raw_ostream &Out) {
  if (Text.find_first_of("\",\n\r") == llvm::StringRef::npos) {
    Out << Text;
    return;
  }
  Out << '"';
  for (char C : Text) {
    if (C == '"')
      Out << '"';
    Out << C;
  }
  Out << '"';
}

void pymemlint::printCsv(const Report &R, llvm::raw_ostream &Out) {
  Out << "path,target,deploy,line,requested_lo,requested_hi,allocated_lo,"
         "allocated_hi,requests_lo,requests_hi,retained_lo,retained_hi\n";
  for (const FileResult &F : R.Results)
    for (const LineReport &L : F.Lines) {
      printField(F.Path, Out);
      Out << ',';
      printField(F.Target, Out);
      Out << ',' << F.Deploy << ',' << L.Line;
      for (const Interval *I :
           {&L.Requested, &L.Allocated, &L.Requests, &L.Retained})
        printInterval(*I, Out);
      Out << '\n';
    }
}
