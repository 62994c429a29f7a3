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
/// the heap's map at the end.
std::string measuringText(llvm::StringRef Program, MeasuredUnit Unit);

/// Imports \p Program, which has probes, and prints what each line asked for.
std::string probedMeasuringText(llvm::StringRef Program);
/// The module that the probes call, for lines up to \p LastLine.
std::string probeModuleText(uint32_t LastLine, MeasuredUnit Unit);

} // namespace pymemlint
#endif
