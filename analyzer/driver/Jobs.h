//===- Jobs.h - Work on several files at a time -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_JOBS_H
#define PYMEMLINT_ANALYZER_DRIVER_JOBS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstddef>

namespace pymemlint {

/// Calls \p Work with each number below \p Count, up to \p Jobs of them at a
/// time (0: as many as there are processors), in no certain order. An exception
/// of one is thrown on when all have ended.
void forEachInParallel(size_t Count, unsigned Jobs,
                       llvm::function_ref<void(size_t)> Work);

} // namespace pymemlint
#endif
