//===- RegexProgram.h - Compiled regular expressions -*- C++ -*-===//
//
// lib/re1.5: patterns become a byte program (compilecode.c), which a recursive
// backtracking matcher runs (recursiveloop.c, charclass.c). Nothing here asks
// the heap for anything.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_MODULES_REGEXPROGRAM_H
#define PYMEMLINT_MICROPYTHON_MODULES_REGEXPROGRAM_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace pymemlint::micropython {

/// What compiling a pattern comes to (re1_5_sizecode, re1_5_compilecode).
struct RegexCode {
  enum class Error : uint8_t {
    None,
    TooComplex, ///< re1_5_sizecode has no size for it.
    Unbalanced, ///< It has one, but text is left behind a closing bracket.
  };
  Error Failure = Error::None;
  unsigned Groups = 0;                  ///< ByteProg::sub
  llvm::SmallVector<uint8_t, 64> Bytes; ///< ByteProg::insts, as many as used.
};

RegexCode compileRegex(llvm::StringRef Pattern);

/// Subject: positions in \p Text.
struct RegexSubject {
  llvm::StringRef Text; ///< Ends where matching has to.
  size_t Begin = 0;
  bool IsCharSigned = true; ///< `char` of the device's C compiler.
};

/// re1_5_recursiveloopprog: true when it matches; \p Captures receives
/// positions, -1 where a group has none. \p Enter is called for every nested
/// call with its depth and may throw.
bool matchRegex(llvm::ArrayRef<uint8_t> Program, const RegexSubject &Subject,
                llvm::MutableArrayRef<int64_t> Captures, bool IsAnchored,
                llvm::function_ref<void(unsigned Depth)> Enter);

} // namespace pymemlint::micropython
#endif
