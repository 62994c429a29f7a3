// Keeps copies of texts for as long as their allocator lives.
#ifndef PYMEMLINT_TARGETS_TEXTSTORE_H
#define PYMEMLINT_TARGETS_TEXTSTORE_H

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Allocator.h"
#include <algorithm>

namespace pymemlint {

/// llvm::StringSaver, but compiled here: LLVM's own is in a library that the
/// address sanitizer did not see, and the two disagree on what is poisoned.
class TextStore {
public:
  explicit TextStore(llvm::BumpPtrAllocator &Allocator)
      : Allocator(Allocator) {}

  llvm::StringRef save(llvm::StringRef Text) {
    char *Copy = Allocator.Allocate<char>(Text.size() + 1);
    std::copy(Text.begin(), Text.end(), Copy);
    Copy[Text.size()] = 0;
    return {Copy, Text.size()};
  }
  llvm::StringRef save(const llvm::Twine &Text) {
    llvm::SmallString<128> Buffer;
    return save(Text.toStringRef(Buffer));
  }
  llvm::StringRef save(const char *Text) { return save(llvm::StringRef(Text)); }

private:
  llvm::BumpPtrAllocator &Allocator;
};

} // namespace pymemlint

#endif
