//===- MeasuringProgram.h - What runs on both sides -*- C++ -*-===//
//
// Python that imports the program and prints what it asked for. The interpreter
// runs it, and so does the machine.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_VALIDATE_MEASURINGPROGRAM_H
#define PYMEMLINT_ANALYZER_DRIVER_VALIDATE_MEASURINGPROGRAM_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace pymemlint {

/// What an interpreter counts.
enum class MeasuredUnit : uint8_t {
  /// micropython.mem_total(): bytes as asked for (MICROPY_MEM_STATS).
  Requested,
  /// gc.mem_alloc() without collections: whole blocks.
  Blocks,
};

/// The module that imports the program.
inline constexpr llvm::StringLiteral MeasuringModule = "pymemlint_measure";

/// Imports \p Program and prints the total, the peak where it is counted, and
/// the heap's map at the end. \p CountsPasses: it has probes that end it.
std::string measuringText(llvm::StringRef Program, MeasuredUnit Unit,
                          bool CountsPasses);

/// Imports \p Program, which has probes, and prints what each line asked for.
std::string probedMeasuringText(llvm::StringRef Program, bool CountsPasses);
/// The module that the probes of lines call, up to \p LastLine; of which those
/// of passes end the program after \p Passes, where it is not 0.
std::string probeModuleText(uint32_t LastLine, MeasuredUnit Unit,
                            unsigned Passes);
/// The module for probes of passes alone.
std::string passModuleText(unsigned Passes);

} // namespace pymemlint
#endif
