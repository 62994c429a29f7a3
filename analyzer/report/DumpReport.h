//===- DumpReport.h - A device's heap dumps, for a reader -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_DUMPREPORT_H
#define PYMEMLINT_ANALYZER_REPORT_DUMPREPORT_H

#include "analyzer/measured/HeapDump.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// A row for each dump: when, what is used and free, the longest free run.
void printDumpTable(llvm::StringRef Path, const measured::DumpLog &Log,
                    llvm::raw_ostream &Out);
/// One object of the schema pymemlint-dumps-1.
void printDumpJson(llvm::StringRef Path, const measured::DumpLog &Log,
                   llvm::raw_ostream &Out);
/// The table as CSV.
void printDumpCsv(const measured::DumpLog &Log, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
