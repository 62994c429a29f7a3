//===- PreparedProgram.h - A program, deployed and ready to run -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_PREPAREDPROGRAM_H
#define PYMEMLINT_ANALYZER_DRIVER_PREPAREDPROGRAM_H

#include "analyzer/driver/DeployedFolder.h"
#include "analyzer/runtimes/micropython/Device.h"

namespace pymemlint {

/// The folder of the program at \p Path as it stands on \p Device, without the
/// program.
DeployedFolder deployedFolder(llvm::StringRef Path,
                              const micropython::DeviceModel &Device,
                              DeployForm Form, unsigned Optimisation);

/// The device's files and flash with a program on them in its deploy form.
class PreparedProgram {
public:
  /// The program at \p Path; \p Text is its source, or absent: read the file.
  /// \p Assumed is what a configuration states of it, or null. Fails when it
  /// cannot be read or compiled.
  static llvm::Expected<PreparedProgram>
  prepare(llvm::StringRef Path, std::optional<llvm::StringRef> Text,
          const micropython::DeviceModel &Device, DeployForm Form,
          unsigned Optimisation,
          std::shared_ptr<const ProgramAssumptions> Assumed = nullptr);

  /// A run of it; refers to this object.
  micropython::RunOptions runOptions() const;

private:
  std::string Module;
  std::unique_ptr<DeployedFolder> Folder;
  std::unique_ptr<micropython::FrozenImage> Frozen;
  std::shared_ptr<const ProgramAssumptions> Assumed;
};

} // namespace pymemlint
#endif
