//===- Mount.h - The file system that a board mounts -*- C++ -*-===//
//
// What the mounted file system itself has on the heap (extmod/vfs_lfsx.c,
// extmod/vfs_fat.c): its object, its buffers, the text of its current folder.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_MOUNT_H
#define PYMEMLINT_MICROPYTHON_LOADER_MOUNT_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// Makes the object of the build's file system: MP_VFS_LFSx(make_new) or
/// fat_vfs_make_new. The block devices of the ports take nothing.
Obj *newFileSystem(Runtime &R);
/// mp_vfs_mount of \p FileSystem, for good.
void mount(Runtime &R, Obj *FileSystem);

/// Bytes of an open file's object, its buffer included.
uint64_t fileObjectBytes(Runtime &R);

/// MP_VFS_LFSx(make_path): a relative path is written behind the current
/// folder, whose text grows with it and does not shrink again. Every call that
/// hands the file system a path comes here, import_stat too.
void makePath(Runtime &R, llvm::StringRef Path);

/// MP_VFS_LFSx(chdir) to \p Folder, which is written without a slash at either
/// end; makePath has seen the path as it was given.
void changeCurrentFolder(Runtime &R, llvm::StringRef Folder);

} // namespace pymemlint::micropython
#endif
