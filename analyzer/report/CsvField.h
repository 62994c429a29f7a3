//===- CsvField.h - A field of a CSV row -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_REPORT_CSVFIELD_H
#define PYMEMLINT_ANALYZER_REPORT_CSVFIELD_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace pymemlint {

/// RFC 4180: a field with a quote, comma or line end is quoted.
inline std::string csvField(llvm::StringRef Text) {
  if (Text.find_first_of("\",\n\r") == llvm::StringRef::npos)
    return Text.str();
  std::string Quoted = "\"";
  for (char C : Text) {
    if (C == '"')
      Quoted += '"';
    Quoted += C;
  }
  return Quoted + '"';
}

} // namespace pymemlint
#endif
