//===- FileOverlay.h - Files that the program itself writes -*- C++ -*-===//
//
// A layer over the user's files: what the program writes, removes, renames and
// makes during a run is seen by its later reads and imports, and nowhere else.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_FILEOVERLAY_H
#define PYMEMLINT_MICROPYTHON_LOADER_FILEOVERLAY_H

#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/loader/FileSystem.h"
#include <deque>
#include <vector>

namespace pymemlint::micropython {

class FileOverlay final : public FileSystem {
public:
  /// \p Base may be null: no files.
  explicit FileOverlay(const FileSystem *Base) : Base(Base) {}

  PathKind kindOf(llvm::StringRef Path) const override;
  const DeviceFile *file(llvm::StringRef Path) const override;

  /// The path that \p Path stands for, seen from the current folder: without a
  /// leading slash, a final slash, `.` and `..`.
  std::string resolve(llvm::StringRef Path) const;
  /// The file at \p Path, which resolve() has made, in a form that can be
  /// written; lives as long as the overlay, even when the file is removed.
  /// Null when there is none.
  DeviceFile *open(const std::string &Path);
  /// An empty file there, whatever was there before.
  DeviceFile *create(const std::string &Path);
  void makeFolder(const std::string &Path);
  void remove(const std::string &Path);
  /// Names in the folder that the program itself put there.
  std::vector<std::pair<std::string, PathKind>>
  written(const std::string &Folder) const;

  /// Which files there are; not what is in them.
  void describeNames(StateWriter &W) const;

  /// Where the file system is mounted, without a slash: "flash"; empty: at the
  /// root.
  std::string MountPoint;
  std::string CurrentFolder; ///< As resolve() makes it; empty: the root.

private:
  struct Node {
    PathKind Kind = PathKind::Missing;
    DeviceFile *File = nullptr;
  };
  const FileSystem *Base;
  std::deque<DeviceFile> Storage;
  llvm::StringMap<Node> Nodes; ///< Wins over the base.
};

} // namespace pymemlint::micropython
#endif
