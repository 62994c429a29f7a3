//===- RuntimeFunctions.h - What machine code calls -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_RUNTIMEFUNCTIONS_H
#define PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_RUNTIMEFUNCTIONS_H

#include <cstdint>

namespace pymemlint::micropython {

/// mp_fun_kind_t of py/nativeglue.h: places in mp_fun_table, and as far as
/// they are functions how many arguments they take (py/emitnx86.c).
enum class RuntimeFunction : uint8_t {
#define RUNTIME_FUNCTION(Name, Arguments) Name,
#include "analyzer/runtimes/micropython/compiler/native/RuntimeFunctions.def"
};

constexpr uint8_t RuntimeFunctionArguments[] = {
#define RUNTIME_FUNCTION(Name, Arguments) Arguments,
#include "analyzer/runtimes/micropython/compiler/native/RuntimeFunctions.def"
};

constexpr unsigned runtimeFunctionArguments(unsigned Function) {
  return RuntimeFunctionArguments[Function];
}

} // namespace pymemlint::micropython
#endif
