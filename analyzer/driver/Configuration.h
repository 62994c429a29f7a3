//===- Configuration.h - pymemlint.yaml -*- C++ -*-===//
//
// What a project says once: defaults of options, and what is assumed of its
// inputs and functions. The file stands beside a program or in a folder above;
// the command line wins.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_CONFIGURATION_H
#define PYMEMLINT_ANALYZER_DRIVER_CONFIGURATION_H

#include "analyzer/driver/Options.h"

namespace pymemlint {

/// The file that configures the program at \p Path; empty: there is none.
std::string findConfiguration(llvm::StringRef Path);

/// \p O for the program at \p Path: what the command line leaves open comes
/// from the configuration. Fails with "path:line:column: message".
llvm::Expected<Options> configured(const Options &O, llvm::StringRef Path);

/// The same with \p Text as the configuration at \p ConfigurationPath.
llvm::Expected<Options> configured(const Options &O, llvm::StringRef Path,
                                   llvm::StringRef ConfigurationPath,
                                   llvm::StringRef Text);

} // namespace pymemlint
#endif
