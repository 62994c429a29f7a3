//===- IrText.h - Cost IR as text -*- C++ -*-===//
//
// A module of Cost IR as lines of text, and back. What is printed and parsed
// again is the same module. One line is one fact:
//
//   module "prog.py"
//   mpy small_int_bits=31 sub_version=3
//   name 0 "<module>" static=6
//   object 0 tuple [int "1", bytes "\x00"]
//   function 0 name=0 line=1 state=2 prelude=4
//     children 1
//     encoded 10020607
//     code
//       0 LoadConstSmallInt 5 size=1 line=1
//       1 ReturnValue size=1
//
// Left out are attributes that are 0, an instruction's line when it is that of
// the one before it (of the function for the first), and its offset when it
// follows the one before it. A semicolon begins a comment.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_IR_IRTEXT_H
#define PYMEMLINT_ANALYZER_IR_IRTEXT_H

#include "analyzer/ir/Module.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint::ir {

/// How deeply tuples may stand in one another, in text and in files.
constexpr unsigned MaxConstantDepth = 64;

void print(const Module &M, llvm::raw_ostream &Out);
std::string toText(const Module &M);

/// The module that \p Text describes, or an error "FILE:LINE:COLUMN: what".
/// That its code is well formed is not checked (Verifier.h).
llvm::Expected<std::unique_ptr<Module>> parse(llvm::StringRef Text,
                                              llvm::StringRef FileName);

} // namespace pymemlint::ir
#endif
