//===- FullHeap.h - Inputs that fill the heap -*- C++ -*-===//
//
// Where not every way of a program without an end is bounded, some ways are
// tried: one that runs out of memory is proof that inputs can fill the heap.
// That none was found proves nothing.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_FULLHEAP_H
#define PYMEMLINT_ANALYZER_DRIVER_FULLHEAP_H

#include "analyzer/runtimes/micropython/Device.h"

namespace pymemlint {

/// How a program comes to the end of the target's heap.
struct FullHeap {
  struct Place {
    std::string File; ///< On the device.
    uint32_t Line = 0;
  };
  Place Loop; ///< The one without an end that went round most.
  uint64_t Passes = 0;
  Place Failed;              ///< Asked for what there was no place for.
  Place Retained;            ///< Had asked for most of what lived then.
  int64_t RetainedBytes = 0; ///< Whole blocks of it.
  std::string Error;
};

/// Runs the program with inputs that are drawn, always the same ones, on the
/// largest heap that the target may have.
std::optional<FullHeap> findFullHeap(const micropython::DeviceModel &Device,
                                     micropython::RunOptions Options);

} // namespace pymemlint
#endif
