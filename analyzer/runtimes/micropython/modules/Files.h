//===- Files.h - The file systems of a device -*- C++ -*-===//
//
// extmod/vfs.c, vfs_posix.c, vfs_lfsx.c, vfs_fat.c: what os and open() ask of
// the mounted file system.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_MODULES_FILES_H
#define PYMEMLINT_MICROPYTHON_MODULES_FILES_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include "analyzer/runtimes/micropython/loader/FileOverlay.h"

namespace pymemlint::micropython {

enum class FileSystemKind : uint8_t { Posix, LittleFs, Fat };
/// Which one is mounted at the root.
FileSystemKind fileSystemKind(const Runtime &R);

/// The run's files, in a form that can be written.
FileOverlay &filesOf(Runtime &R);

/// Whether mp_vfs_lookup_path answers MP_VFS_ROOT: the boards' current folder
/// is the virtual root, the unix port's the file system that it mounts.
bool isVirtualRoot(const Runtime &R, llvm::StringRef Path);
/// lookup_path: the path as the file system gets it, a new str or bytes.
/// Raises OSError (EPERM) for the virtual root, as mp_vfs_proxy_call does.
Value lookUpPath(Runtime &R, Value Path);

} // namespace pymemlint::micropython
#endif
