//===- RecordedFiles.h - The files that a run needed -*- C++ -*-===//
#ifndef PYMEMLINT_ANALYZER_DRIVER_VALIDATE_RECORDEDFILES_H
#define PYMEMLINT_ANALYZER_DRIVER_VALIDATE_RECORDEDFILES_H

#include "analyzer/driver/validate/Interpreter.h"
#include "analyzer/runtimes/micropython/loader/FileSystem.h"
#include <map>

namespace pymemlint {

/// A file system that remembers which files were opened, so that the
/// interpreter gets the same ones.
class RecordedFiles final : public micropython::FileSystem {
public:
  explicit RecordedFiles(const micropython::FileSystem &Below) : Below(Below) {}

  /// A source that stands there instead of what is below.
  void add(llvm::StringRef Path, std::string Text);

  micropython::PathKind kindOf(llvm::StringRef Path) const override;
  const micropython::DeviceFile *file(llvm::StringRef Path) const override;

  /// What was opened, byte for byte. \p SmallIntBits as of mpy-cross. Fails
  /// for machine code, which cannot be written again.
  llvm::Expected<std::vector<FileToRun>> opened(unsigned SmallIntBits) const;

private:
  const micropython::FileSystem &Below;
  micropython::MemoryFileSystem Own;
  mutable std::map<std::string, const micropython::DeviceFile *> Opened;
};

} // namespace pymemlint
#endif
