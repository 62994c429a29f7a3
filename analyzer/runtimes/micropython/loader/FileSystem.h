//===- FileSystem.h - The files on the device -*- C++ -*-===//
//
// What the device finds when it imports: the user's files in the form in which
// they are deployed, and what looking for and opening them costs on the kind
// of file system that the target has.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_FILESYSTEM_H
#define PYMEMLINT_MICROPYTHON_LOADER_FILESYSTEM_H

#include "analyzer/ir/Module.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>

namespace pymemlint::micropython {

/// One file as it stands on the device.
struct DeviceFile {
  std::string Content; ///< Source text, or the bytes of an .mpy.
  /// Of an .mpy: its code, decoded once for all runs.
  std::shared_ptr<const ir::Module> Code;
};

enum class PathKind : uint8_t { Missing, File, Folder };

/// Files by their path on the device, without a leading slash for those in the
/// current folder.
class FileSystem {
public:
  void addFile(llvm::StringRef Path, DeviceFile File);
  PathKind kindOf(llvm::StringRef Path) const;
  const DeviceFile *file(llvm::StringRef Path) const;

private:
  llvm::StringMap<DeviceFile> Files;
  llvm::StringMap<bool> Folders;
};

} // namespace pymemlint::micropython
#endif
