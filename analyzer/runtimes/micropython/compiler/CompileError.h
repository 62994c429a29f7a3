//===- CompileError.h - Errors in a program's text -*- C++ -*-===//
//
// What the lexer, the parser and the compiler raise, with MicroPython's words.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_COMPILEERROR_H
#define PYMEMLINT_MICROPYTHON_COMPILER_COMPILEERROR_H

#include <cstdint>
#include <string>

namespace pymemlint::micropython {

/// Thrown when a program cannot be compiled. The exception object that the
/// device makes is the catcher's business.
struct CompileError {
  enum Kind : uint8_t {
    SyntaxError,
    IndentationError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    ViperTypeError,
  } K = SyntaxError;
  uint32_t Line = 0;   ///< From 1; 0: unknown.
  std::string Message; ///< MicroPython's text.
  uint32_t Column = 0; ///< From 1, in bytes, tabs as one; 0: unknown.
  /// Where mp_obj_new_exception_msg_varg makes the message from it; null: the
  /// message is in ROM.
  const char *Format = nullptr;
};

} // namespace pymemlint::micropython
#endif
