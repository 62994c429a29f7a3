//===- KnownNames.h - Names that the compiler itself uses -*- C++ -*-===//
//
// The MP_QSTR_xxx of py/compile.c, py/scope.c and py/emitbc.c, looked up once
// in the table of the build.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_KNOWNNAMES_H
#define PYMEMLINT_MICROPYTHON_COMPILER_KNOWNNAMES_H

#include "analyzer/machine/Value.h"

namespace pymemlint::micropython {

class QstrTable;

/// A name that the build does not have in ROM (its feature is left out) and
/// that no host interned is 0.
struct KnownNames {
  /// \p InternMissing: a cross-compiler's table, where interning is free.
  KnownNames(QstrTable &Names, bool InternMissing);

#define KNOWN_NAMES(NAME)                                                      \
  NAME(Empty, "")                                                              \
  NAME(Star, "*")                                                              \
  NAME(Module, "<module>")                                                     \
  NAME(Lambda, "<lambda>")                                                     \
  NAME(ListComprehension, "<listcomp>")                                        \
  NAME(DictComprehension, "<dictcomp>")                                        \
  NAME(SetComprehension, "<setcomp>")                                          \
  NAME(GeneratorExpression, "<genexpr>")                                       \
  NAME(DunderClass, "__class__")                                               \
  NAME(DunderName, "__name__")                                                 \
  NAME(DunderModule, "__module__")                                             \
  NAME(DunderQualname, "__qualname__")                                         \
  NAME(DunderDoc, "__doc__")                                                   \
  NAME(DunderReplPrint, "__repl_print__")                                      \
  NAME(DunderEnter, "__enter__")                                               \
  NAME(DunderExit, "__exit__")                                                 \
  NAME(DunderAiter, "__aiter__")                                               \
  NAME(DunderAnext, "__anext__")                                               \
  NAME(DunderAenter, "__aenter__")                                             \
  NAME(DunderAexit, "__aexit__")                                               \
  NAME(StopAsyncIteration, "StopAsyncIteration")                               \
  NAME(BaseException, "BaseException")                                         \
  NAME(AssertionError, "AssertionError")                                       \
  NAME(OrderedDict, "OrderedDict")                                             \
  NAME(Range, "range")                                                         \
  NAME(Super, "super")                                                         \
  NAME(Type, "type")                                                           \
  NAME(Micropython, "micropython")                                             \
  NAME(Bytecode, "bytecode")                                                   \
  NAME(Native, "native")                                                       \
  NAME(Viper, "viper")                                                         \
  NAME(AsmThumb, "asm_thumb")                                                  \
  NAME(AsmXtensa, "asm_xtensa")                                                \
  NAME(AsmRv32, "asm_rv32")

#define NAME(Field, Text) Qstr Field;
  KNOWN_NAMES(NAME)
#undef NAME
};

} // namespace pymemlint::micropython
#endif
