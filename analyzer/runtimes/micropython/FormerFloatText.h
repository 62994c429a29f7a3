//===- FormerFloatText.h - Floats as text before 1.26 -*- C++ -*-===//
//
// py/formatfloat.c and py/parsenum.c of MicroPython 1.20 to 1.25: digits are
// taken off the number one by one, in the build's own floats.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_FORMERFLOATTEXT_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_FORMERFLOATTEXT_H

#include "analyzer/runtimes/micropython/FloatText.h"

namespace pymemlint::micropython {

/// As formatFloat and parseFloatText of FloatText.h.
std::string formatFormerFloat(double V, char Format, int Precision, char Sign,
                              size_t BufferBytes, const FloatModel &Model);
/// What float_print and complex_print made of a number (py/objfloat.c,
/// py/objcomplex.c), without the ".0" of the former.
std::string formerRepr(double V, const FloatModel &Model);
std::optional<ParsedFloat> parseFormerFloat(llvm::StringRef Text,
                                            const FloatModel &Model);

} // namespace pymemlint::micropython
#endif
