// Reads the YAML of targets and runtimes; every error has line and column.
#ifndef PYMEMLINT_TARGETS_READER_TARGETREADER_H
#define PYMEMLINT_TARGETS_READER_TARGETREADER_H

#include "targets/StructDescription.h"
#include "targets/TargetData.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/StringSaver.h"

namespace pymemlint {

/// Gives the target that `extends:` names.
using BaseTarget =
    llvm::function_ref<llvm::Expected<TargetData>(llvm::StringRef Name)>;

/// The target that \p Yaml describes. Files that it names are looked for
/// beside \p Path; the texts of the result live in \p Strings' allocator.
/// Refused, as "path:line:column: what": what is no YAML, an unknown key (with
/// the nearest known one), a value of the wrong kind, a missing key that every
/// target needs.
llvm::Expected<TargetData> readTarget(llvm::StringRef Yaml,
                                      llvm::StringRef Path,
                                      llvm::StringSaver &Strings,
                                      BaseTarget Base);

/// The runtime that \p Yaml describes, in the same manner; its arrays live in
/// \p Allocator too.
llvm::Expected<RuntimeDescription>
readRuntime(llvm::StringRef Yaml, llvm::StringRef Path,
            llvm::BumpPtrAllocator &Allocator);

} // namespace pymemlint

#endif
