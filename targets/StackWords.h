// What a build leaves on its C stack, by name. See StackWords.def.
#ifndef PYMEMLINT_TARGETS_STACKWORDS_H
#define PYMEMLINT_TARGETS_STACKWORDS_H

#include "llvm/ADT/StringSwitch.h"
#include <cstdint>
#include <optional>

namespace pymemlint {

enum class StackWord : uint8_t {
#define STACK_WORD(Name, Key) Name,
#include "targets/StackWords.def"
};

/// The word that targets call \p Key.
inline std::optional<StackWord> stackWord(llvm::StringRef Key) {
  return llvm::StringSwitch<std::optional<StackWord>>(Key)
#define STACK_WORD(Name, Key) .Case(Key, StackWord::Name)
#include "targets/StackWords.def"
      .Default(std::nullopt);
}

} // namespace pymemlint

#endif
