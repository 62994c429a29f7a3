//===- Table.h - Rows and columns, in each format -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_TABLE_H
#define PYMEMLINT_ANALYZER_REPORT_TABLE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace pymemlint {

/// Nothing, a whole number, a fraction, a text.
using TableCell = std::variant<std::monostate, int64_t, double, std::string>;

struct TableColumn {
  std::string Title; ///< For a reader: "at the peak".
  std::string Key;   ///< In JSON and CSV: "peak_bytes".
};

/// Columns of numbers stand at the right, the last column at the left.
struct Table {
  std::string Title; ///< A line above; may be empty.
  std::vector<TableColumn> Columns;
  std::vector<std::vector<TableCell>> Rows;
};

enum class TableFormat : uint8_t { Text, Json, Csv };

void printTableText(const Table &T, llvm::raw_ostream &Out);
/// An array of objects, one for each row.
void printTableJson(const Table &T, llvm::raw_ostream &Out);
void printTableCsv(const Table &T, llvm::raw_ostream &Out);
void printTable(const Table &T, TableFormat Format, llvm::raw_ostream &Out);

} // namespace pymemlint
#endif
