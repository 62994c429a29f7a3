// Walking a YAML document with positions: what both readers share.
#ifndef PYMEMLINT_TARGETS_READER_YAMLWALK_H
#define PYMEMLINT_TARGETS_READER_YAMLWALK_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/StringSaver.h"
#include <cstdint>
#include <yaml-cpp/yaml.h>

namespace pymemlint {

/// A fault in the document; caught where the document was opened.
struct YamlFault {
  YAML::Mark Mark;
  std::string Message;
};

/// Parses \p Text and hands its root to \p Walk; faults and yaml-cpp's own
/// exceptions become an error "path:line:column: message".
llvm::Error walkYaml(llvm::StringRef Text, llvm::StringRef Path,
                     llvm::function_ref<void(const YAML::Node &)> Walk);

[[noreturn]] void fault(const YAML::Node &At, const llvm::Twine &Message);

/// Calls \p Each for every key of the mapping \p Node in its order; \p What is
/// the mapping's name for messages.
void forEachKey(const YAML::Node &Node, llvm::StringRef What,
                llvm::function_ref<void(llvm::StringRef, const YAML::Node &,
                                        const YAML::Node &Key)>
                    Each);
/// Calls \p Each for every item of the sequence \p Node.
void forEachItem(const YAML::Node &Node, llvm::StringRef What,
                 llvm::function_ref<void(const YAML::Node &)> Each);
/// Reports the key \p Key, which is none of \p Known.
[[noreturn]] void unknownKey(const YAML::Node &Key,
                             llvm::ArrayRef<llvm::StringRef> Known);

/// A scalar's text, kept in \p Strings.
llvm::StringRef textOf(const YAML::Node &Node, llvm::StringRef What,
                       llvm::StringSaver &Strings);
/// A scalar that is an integer; "64KiB" and "2MiB" are understood.
int64_t integerOf(const YAML::Node &Node, llvm::StringRef What);
bool truthOf(const YAML::Node &Node, llvm::StringRef What);

} // namespace pymemlint

#endif
