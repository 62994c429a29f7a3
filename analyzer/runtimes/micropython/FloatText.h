//===- FloatText.h - Floats as MicroPython's text -*- C++ -*-===//
//
// py/parsenum.c, mp_parse_float_internal, and py/formatfloat.c. Both compute in
// floating point, so the last digits depend on how a build represents floats.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_FLOATTEXT_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_FLOATTEXT_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>

namespace pymemlint::micropython {

/// What a build computes floats with.
struct FloatModel {
  bool Single = false; ///< MICROPY_FLOAT_IMPL_FLOAT, else _DOUBLE.
  /// MICROPY_FLOAT_FORMAT_IMPL_EXACT, which uses the next larger type, else
  /// _APPROX.
  bool Exact = true;
  /// MICROPY_FLOAT_FORMAT_IMPL_BASIC: as _APPROX, but without its search for a
  /// text that reads back as the number.
  bool Basic = false;
  /// The larger type of a double: IEEE quadruple (RISC-V, AArch64, WebAssembly)
  /// or x87 extended.
  bool QuadLongDouble = false;
  bool ReprC = false;  ///< The two low bits of a float are not kept.
  bool Former = false; ///< Before 1.26: see FormerFloatText.h.
  /// Before 1.25: digits are added up in a float, not in an integer.
  bool FormerDigits = false;
  /// Doubles are computed in the x87's 80 bits.
  bool ExcessPrecision = false;
};

struct ParsedFloat {
  double Value;
  size_t Length; ///< Bytes of the text that were read.
};

/// mp_parse_float_internal: digits, a point, an exponent, no sign. Nothing when
/// the text ends in the exponent's letter.
std::optional<ParsedFloat> parseFloatText(llvm::StringRef Text,
                                          const FloatModel &Model);

/// MP_FLOAT_REPR_PREC: as many digits as tell the number from all others.
inline constexpr int ReprPrecision = 99;

/// mp_format_float into a buffer of \p BufferBytes bytes. \p Format is one of
/// efgEFG; \p Sign is what stands before a number without minus, 0: nothing.
std::string formatFloat(double V, char Format, int Precision, char Sign,
                        size_t BufferBytes, const FloatModel &Model);

/// mp_print_float's text without padding; \p AlwaysDecimal appends ".0" to what
/// would be an integer (PF_FLAG_ALWAYS_DECIMAL).
std::string floatText(double V, char Format, int Precision, char Sign,
                      bool AlwaysDecimal, const FloatModel &Model);

} // namespace pymemlint::micropython
#endif
