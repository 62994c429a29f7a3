//===- DeployedFolder.h - A user's folder as it stands on the device -*- C++
//-*-===//
//
// The program's folder in its deploy form: sources as they are, or
// cross-compiled to .mpy as mpy-cross would. Only what the program imports is
// read.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_DEPLOYEDFOLDER_H
#define PYMEMLINT_ANALYZER_DRIVER_DEPLOYEDFOLDER_H

#include "analyzer/runtimes/micropython/compiler/native/NativeConfig.h"
#include "analyzer/runtimes/micropython/loader/FileSystem.h"
#include "llvm/Support/Error.h"

namespace pymemlint {

/// The name under which the program at \p Path is imported: that of its file,
/// or "prog" where the file's is no name in Python ("my-program.py").
std::string moduleName(llvm::StringRef Path);

/// How the code gets to the device.
enum class DeployForm : uint8_t { Source, Mpy, Frozen };

class DeployedFolder final : public micropython::FileSystem {
public:
  /// \p Folder on the host is the device's current folder. \p Optimisation is
  /// mpy-cross's -O level, \p SmallIntBits its -msmall-int-bits; \p Version is
  /// the minor version of MicroPython on the device and of mpy-cross.
  DeployedFolder(llvm::StringRef Folder, DeployForm Form, unsigned Optimisation,
                 unsigned SmallIntBits, unsigned Version,
                 const micropython::NativeConfig &Native)
      : Folder(Folder), Form(Form), Optimisation(Optimisation),
        SmallIntBits(SmallIntBits), Version(Version), Native(Native) {}

  /// Puts the program itself there, under the name of \p Path's file. Fails
  /// when it cannot be read or compiled.
  /// \p Further are directives as if they stood in it.
  llvm::Error addProgram(llvm::StringRef Path,
                         llvm::ArrayRef<Directive> Further = {});

  /// As addProgram, with \p Text instead of what the file at \p Path holds.
  llvm::Error addSource(llvm::StringRef Path, llvm::StringRef Text,
                        llvm::ArrayRef<Directive> Further = {});

  micropython::PathKind kindOf(llvm::StringRef Path) const override;
  const micropython::DeviceFile *file(llvm::StringRef Path) const override;

private:
  std::string hostPath(llvm::StringRef Path) const;
  llvm::Expected<micropython::DeviceFile>
  deployText(llvm::StringRef Text, llvm::StringRef HostPath,
             llvm::StringRef DevicePath,
             llvm::ArrayRef<Directive> Further = {}) const;
  llvm::Expected<micropython::DeviceFile>
  deploy(llvm::StringRef HostPath, llvm::StringRef DevicePath,
         llvm::ArrayRef<Directive> Further = {}) const;

  std::string Folder;
  DeployForm Form;
  unsigned Optimisation, SmallIntBits, Version;
  micropython::NativeConfig Native; ///< mpy-cross's -march.
  mutable llvm::StringMap<micropython::DeviceFile> Files;
};

/// mpy-cross's -msmall-int-bits where nothing else is asked of it.
inline constexpr unsigned CrossSmallIntBits = 31;

/// The comments to pymemlint in the source \p Text, and \p Further; null: none.
std::shared_ptr<const std::vector<Directive>>
directivesOf(llvm::StringRef Text, llvm::ArrayRef<Directive> Further);

/// Compiles \p Source as mpy-cross does; \p SourceName is the name that the
/// code carries.
llvm::Expected<std::shared_ptr<const ir::Module>>
crossCompile(llvm::StringRef Source, llvm::StringRef SourceName,
             unsigned Optimisation, unsigned SmallIntBits, unsigned Version,
             llvm::ArrayRef<Directive> Further = {},
             const micropython::NativeConfig &Native = {});

} // namespace pymemlint
#endif
