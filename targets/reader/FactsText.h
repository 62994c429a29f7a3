// The plain text files of facts beside a target's YAML: macros, names in ROM.
#ifndef PYMEMLINT_TARGETS_READER_FACTSTEXT_H
#define PYMEMLINT_TARGETS_READER_FACTSTEXT_H

#include "targets/TargetData.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/StringSaver.h"

namespace pymemlint {

/// Reads macros into \p Data, sorted by name; one that is there already is
/// replaced. The form, a line each:
///   # a comment
///   [py/mpconfig.h]             the file that defines what follows
///   MICROPY_PY_GC 1             an integer, or a string in double quotes
/// \p Text must outlive \p Data. Errors carry \p Path and the line.
llvm::Error readConfiguration(llvm::StringRef Text, llvm::StringRef Path,
                              llvm::StringSaver &Strings, TargetData &Data);
/// Writes Data's macros and texts in that form.
void writeConfiguration(const TargetData &Data, llvm::raw_ostream &OS);

/// Reads the names in ROM into \p Data, in the order of their numbers:
///   # a comment
///   [static]                    the pool of what follows: static, const,
///   frozen append                      a name; \n, \t, \\, \xHH and \e (empty)
///   as said
void writeRomNames(const TargetData &Data, llvm::raw_ostream &OS);
llvm::Error readRomNames(llvm::StringRef Text, llvm::StringRef Path,
                         llvm::StringSaver &Strings, TargetData &Data);

/// Sorts Data's macros and texts by name and keeps the last of equal names.
void sortFacts(TargetData &Data);

} // namespace pymemlint

#endif
