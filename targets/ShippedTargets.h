// The targets and runtimes that are compiled into the program.
#ifndef PYMEMLINT_TARGETS_SHIPPEDTARGETS_H
#define PYMEMLINT_TARGETS_SHIPPEDTARGETS_H

#include "targets/StructDescription.h"
#include "targets/TargetData.h"
#include "llvm/Support/StringSaver.h"

namespace pymemlint {

/// Sorted names.
llvm::ArrayRef<llvm::StringRef> shippedTargetNames();
/// The runtime that a shipped target has where none is asked for.
constexpr llvm::StringLiteral DefaultRuntime = "micropython-1.27";
/// Fills \p Data with the target's facts for \p Runtime; false when there are
/// none. Texts are static or in \p Strings.
bool shippedTarget(llvm::StringRef Name, llvm::StringRef Runtime,
                   llvm::StringSaver &Strings, TargetData &Data);
/// Null when there is none of that name.
const RuntimeDescription *shippedRuntime(llvm::StringRef Name);
llvm::ArrayRef<RuntimeDescription> shippedRuntimes();

} // namespace pymemlint

#endif
