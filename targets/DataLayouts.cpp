// The table of data layouts that was generated at build time.
#include "targets/DataLayouts.h"

namespace pymemlint {

static constexpr TripleLayout Layouts[] = {
#define DATA_LAYOUT(Triple, Layout) {Triple, Layout},
#include "targets/DataLayouts.inc"
#undef DATA_LAYOUT
};

llvm::ArrayRef<TripleLayout> tripleLayouts() { return Layouts; }

llvm::StringRef dataLayoutFor(llvm::StringRef Triple) {
  for (const TripleLayout &Entry : Layouts)
    if (Entry.Triple == Triple)
      return Entry.Layout;
  return {};
}

} // namespace pymemlint
