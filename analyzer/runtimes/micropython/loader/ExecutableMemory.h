//===- ExecutableMemory.h - Where machine code stands -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_EXECUTABLEMEMORY_H
#define PYMEMLINT_MICROPYTHON_LOADER_EXECUTABLEMEMORY_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include "analyzer/runtimes/micropython/compiler/native/NativeConfig.h"

namespace pymemlint::micropython {

/// MP_PLAT_ALLOC_EXEC and MP_PLAT_COMMIT_EXEC of the port.
class ExecutableMemory final : public CodeMemory {
public:
  explicit ExecutableMemory(Runtime &R) : R(R) {}
  Storage *allocate(uint64_t Bytes) override;

private:
  Runtime &R;
};

} // namespace pymemlint::micropython
#endif
