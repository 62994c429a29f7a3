// The targets and runtimes that are compiled into the program.
#ifndef PYMEMLINT_TARGETS_SHIPPEDTARGETS_H
#define PYMEMLINT_TARGETS_SHIPPEDTARGETS_H

#include "targets/StructDescription.h"
#include "targets/TargetData.h"
#include "llvm/Support/StringSaver.h"

namespace pymemlint {

/// Sorted names.
llvm::ArrayRef<llvm::StringRef> shippedTargetNames();
/// Fills \p Data with the target's facts; false when there is none of that
/// name. Texts are static or in \p Strings.
bool shippedTarget(llvm::StringRef Name, llvm::StringSaver &Strings,
                   TargetData &Data);
/// Null when there is none of that name.
const RuntimeDescription *shippedRuntime(llvm::StringRef Name);
llvm::ArrayRef<RuntimeDescription> shippedRuntimes();

} // namespace pymemlint

#endif
