//===- FileSystem.cpp - The files on the device -*- C++ -*-===//
#include "analyzer/runtimes/micropython/loader/FileSystem.h"

using namespace pymemlint::micropython;

void MemoryFileSystem::addFile(llvm::StringRef Path, DeviceFile File) {
  for (size_t At = Path.find('/'); At != llvm::StringRef::npos;
       At = Path.find('/', At + 1))
    if (At)
      Folders[Path.take_front(At)] = true;
  Files[Path] = std::move(File);
}

PathKind MemoryFileSystem::kindOf(llvm::StringRef Path) const {
  if (Files.count(Path))
    return PathKind::File;
  return Folders.count(Path) ? PathKind::Folder : PathKind::Missing;
}

const DeviceFile *MemoryFileSystem::file(llvm::StringRef Path) const {
  auto It = Files.find(Path);
  return It == Files.end() ? nullptr : &It->second;
}
