// Looks up the names that the compiler itself uses.
#include "analyzer/runtimes/micropython/compiler/KnownNames.h"
#include "analyzer/runtimes/micropython/QstrTable.h"

namespace pymemlint::micropython {

KnownNames::KnownNames(QstrTable &Names, bool InternMissing) {
  auto number = [&](llvm::StringRef Text) {
    return InternMissing ? Names.intern(Text) : Names.find(Text);
  };
#define NAME(Field, Text) Field = number(Text);
  KNOWN_NAMES(NAME)
#undef NAME
}

} // namespace pymemlint::micropython
