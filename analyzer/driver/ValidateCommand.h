//===- ValidateCommand.h - `pymemlint validate` -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_VALIDATECOMMAND_H
#define PYMEMLINT_ANALYZER_DRIVER_VALIDATECOMMAND_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace pymemlint {

/// How a validation ended, as the exit status.
enum class ValidationEnd : uint8_t {
  Agrees = 0,
  Differs = 1,
  Incomplete = 3, ///< Not all that was asked for was measured; the rest agrees.
};

/// Lays what was measured of a program beside what is predicted of it. \p Words
/// are those behind the command's name. Fails when nothing could be
/// measured or read.
llvm::Expected<ValidationEnd>
runValidateCommand(llvm::ArrayRef<llvm::StringRef> Words,
                   llvm::raw_ostream &Out);

/// The text of `pymemlint validate --help`.
llvm::StringRef validateHelpText();

} // namespace pymemlint
#endif
