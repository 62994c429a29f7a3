//===- FileSystem.h - The files on the device -*- C++ -*-===//
//
// What the device finds when it imports: the user's files in the form in which
// they are deployed.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_FILESYSTEM_H
#define PYMEMLINT_MICROPYTHON_LOADER_FILESYSTEM_H

#include "analyzer/ir/Module.h"
#include "frontends/python/Directives.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>

namespace pymemlint::micropython {

/// One file as it stands on the device.
struct DeviceFile {
  std::string Content; ///< Source text; of an .mpy nothing.
  /// Of an .mpy: its code, decoded once for all runs.
  std::shared_ptr<const ir::Module> Code;
  /// Of a source: its comments to pymemlint; null: none.
  std::shared_ptr<const std::vector<Directive>> Directives;
};

enum class PathKind : uint8_t { Missing, File, Folder };

/// Answers by paths on the device; those in the current folder have no leading
/// slash.
class FileSystem {
public:
  virtual ~FileSystem() = default;
  virtual PathKind kindOf(llvm::StringRef Path) const = 0;
  /// The file at \p Path, or null; lives as long as the file system.
  virtual const DeviceFile *file(llvm::StringRef Path) const = 0;
};

/// Files that are given one by one.
class MemoryFileSystem final : public FileSystem {
public:
  void addFile(llvm::StringRef Path, DeviceFile File);
  PathKind kindOf(llvm::StringRef Path) const override;
  const DeviceFile *file(llvm::StringRef Path) const override;

private:
  llvm::StringMap<DeviceFile> Files;
  llvm::StringMap<bool> Folders;
};

} // namespace pymemlint::micropython
#endif
