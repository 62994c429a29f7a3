//===- Options.h - The command line -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_OPTIONS_H
#define PYMEMLINT_ANALYZER_DRIVER_OPTIONS_H

#include "analyzer/driver/DeployedFolder.h"
#include "analyzer/runtimes/micropython/assume/ProgramAssumptions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pymemlint {

enum class OutputFormat : uint8_t { Text, Json, Csv };

struct Options {
  std::vector<std::string> Paths;
  std::string Target;
  std::string Runtime; ///< Empty: the target's own.
  OutputFormat Format = OutputFormat::Text;
  DeployForm Deploy = DeployForm::Source;
  std::optional<uint64_t> BudgetBytes;
  std::optional<uint64_t> HeapBytes;
  std::string Entry;
  std::vector<std::string> Frozen; ///< Folders of modules in the firmware.
  unsigned Optimisation = 0;
  unsigned Line = 0; ///< `layout`: before this line; 0: at the peak.
  unsigned Pass = 1; ///< `layout`: of that line.
  unsigned Jobs = 0; ///< 0: as many as there are processors.
  bool HasDeploy = false, HasOptimisation = false; ///< They were said.
  bool UsesConfiguration = true;
  std::string Configuration; ///< Instead of the one that is found.
  /// What the configuration states of the program; null: nothing.
  std::shared_ptr<const ProgramAssumptions> Assumed;
  bool IsLibrary = false; ///< Code that others import: nothing is run.
  bool WantsMinimumHeap = true;
  bool BareLaunch = false;
  bool PrintsProgramOutput = false;
  enum class ColourChoice : uint8_t {
    Auto,
    Always,
    Never
  } Colour = ColourChoice::Auto;
};

/// Fails with what is wrong with which word and what to write instead.
llvm::Expected<Options> parseOptions(llvm::ArrayRef<llvm::StringRef> Words);

/// "64KiB", "1MiB", "65536".
llvm::Expected<uint64_t> parseSize(llvm::StringRef Text);

/// The text of --help.
llvm::StringRef helpText();

} // namespace pymemlint
#endif
