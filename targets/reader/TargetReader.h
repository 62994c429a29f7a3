// Reads the YAML of targets and runtimes; every error has line and column.
#ifndef PYMEMLINT_TARGETS_READER_TARGETREADER_H
#define PYMEMLINT_TARGETS_READER_TARGETREADER_H

#include "targets/StructDescription.h"
#include "targets/TargetData.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/StringSaver.h"

namespace pymemlint {

/// Gives the target that `extends:` names, for the runtime that the one that
/// extends it states, if it states one.
using BaseTarget = llvm::function_ref<llvm::Expected<TargetData>(
    llvm::StringRef Name, llvm::StringRef Runtime)>;

/// The target that \p Yaml describes. Files that it names are looked for
/// beside \p Path; the texts of the result live in \p Strings' allocator.
/// Refused, as "path:line:column: what": what is no YAML, an unknown key (with
/// the nearest known one), a value of the wrong kind, a missing key that every
/// target needs.
llvm::Expected<TargetData> readTarget(llvm::StringRef Yaml,
                                      llvm::StringRef Path,
                                      llvm::StringSaver &Strings,
                                      BaseTarget Base);

/// Gives the runtime that `extends:` names.
using BaseRuntime = llvm::function_ref<llvm::Expected<RuntimeDescription>(
    llvm::StringRef Name)>;

/// The runtime that \p Yaml describes, in the same manner; its arrays live in
/// \p Allocator too. One that extends another is that one, but for the types,
/// structs and constants that it describes itself.
llvm::Expected<RuntimeDescription>
readRuntime(llvm::StringRef Yaml, llvm::StringRef Path,
            llvm::BumpPtrAllocator &Allocator, BaseRuntime Base);

} // namespace pymemlint

#endif
