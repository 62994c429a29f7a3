// The data layout strings of the triples that targets use, as LLVM gave them.
#ifndef PYMEMLINT_TARGETS_DATALAYOUTS_H
#define PYMEMLINT_TARGETS_DATALAYOUTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace pymemlint {

struct TripleLayout {
  llvm::StringRef Triple;
  llvm::StringRef Layout; ///< For llvm::DataLayout's constructor.
};

/// Every known triple, in the order of targets/tools/DataLayoutGenerator.cpp.
llvm::ArrayRef<TripleLayout> tripleLayouts();

/// The layout string of a triple as written in that list; empty when the triple
/// is not known (every real layout string is non-empty).
llvm::StringRef dataLayoutFor(llvm::StringRef Triple);

} // namespace pymemlint

#endif
