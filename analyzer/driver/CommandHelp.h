//===- CommandHelp.h - What `pymemlint COMMAND --help` says -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_COMMANDHELP_H
#define PYMEMLINT_ANALYZER_DRIVER_COMMANDHELP_H

#include "llvm/ADT/StringRef.h"

namespace pymemlint {

/// The help of a command; empty where it has none of its own, or says it
/// itself.
llvm::StringRef commandHelpText(llvm::StringRef Command);

} // namespace pymemlint
#endif
