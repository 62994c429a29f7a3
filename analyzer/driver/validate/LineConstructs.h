//===- LineConstructs.h - What on a line may ask for memory -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_VALIDATE_LINECONSTRUCTS_H
#define PYMEMLINT_ANALYZER_DRIVER_VALIDATE_LINECONSTRUCTS_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <map>
#include <string>

namespace pymemlint {

/// By line what of it may ask for memory, for the reader: "call of f, list".
/// Empty for a text with which nothing can be done.
std::map<uint32_t, std::string> constructsOf(llvm::StringRef Text);

} // namespace pymemlint
#endif
