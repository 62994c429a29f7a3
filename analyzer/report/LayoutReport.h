//===- LayoutReport.h - A heap at a moment, for a reader -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_LAYOUTREPORT_H
#define PYMEMLINT_ANALYZER_REPORT_LAYOUTREPORT_H

#include "analyzer/heap/HeapLayout.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

struct LayoutReport {
  std::string Path, Target, Runtime, Deploy;
  std::string Moment; ///< "before line 40", for the reader.
  uint32_t Line = 0;  ///< That runs then; 0: none of a file.
  std::string File;   ///< Of that line, as the device names it.
  uint64_t Pass = 0;  ///< Of a line that was asked for; else 0.
  HeapLayout Layout;
  std::string Map; ///< As micropython.mem_info(1) prints it.
  std::vector<std::string> Undetermined; ///< What other inputs may change.
};

/// The heap's figures, its map, and what takes the most of it.
void printLayoutText(const LayoutReport &R, llvm::raw_ostream &Out);
/// One object of the schema pymemlint-layout-1.
void printLayoutJson(const LayoutReport &R, llvm::raw_ostream &Out);
/// A row for each run of used blocks: first block, blocks, bytes, letter,
/// live, what, file, line.
void printLayoutCsv(const LayoutReport &R, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
