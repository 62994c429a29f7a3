//===- FileOverlay.cpp - Files that the program itself writes -*- C++ -*-===//
#include "analyzer/runtimes/micropython/loader/FileOverlay.h"
#include "analyzer/machine/StateWriter.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

using namespace pymemlint::micropython;

std::string FileOverlay::resolve(llvm::StringRef Path) const {
  llvm::SmallVector<llvm::StringRef, 8> Parts, Result;
  if (!Path.starts_with("/"))
    llvm::StringRef(CurrentFolder).split(Parts, '/', -1, false);
  else if (const std::string Mount = "/" + MountPoint;
           !MountPoint.empty() && Path.starts_with(Mount) &&
           (Path.size() == Mount.size() || Path[Mount.size()] == '/'))
    Path = Path.drop_front(Mount.size());
  Path.split(Parts, '/', -1, false);
  for (llvm::StringRef Part : Parts)
    if (Part == "..") {
      if (!Result.empty())
        Result.pop_back();
    } else if (Part != ".")
      Result.push_back(Part);
  return llvm::join(Result, "/");
}

PathKind FileOverlay::kindOf(llvm::StringRef Path) const {
  std::string Resolved = resolve(Path);
  if (auto It = Nodes.find(Resolved); It != Nodes.end())
    return It->second.Kind;
  if (Resolved.empty())
    return PathKind::Folder;
  if (!Base)
    return PathKind::Missing;
  PathKind Kind = Base->kindOf(Path);
  return Kind == PathKind::Missing ? Base->kindOf(Resolved) : Kind;
}

const DeviceFile *FileOverlay::file(llvm::StringRef Path) const {
  std::string Resolved = resolve(Path);
  if (auto It = Nodes.find(Resolved); It != Nodes.end())
    return It->second.File;
  if (!Base)
    return nullptr;
  const DeviceFile *File = Base->file(Path);
  return File ? File : Base->file(Resolved);
}

DeviceFile *FileOverlay::open(const std::string &Path) {
  // What is written may be another source.
  if (auto It = Nodes.find(Path); It != Nodes.end()) {
    if (It->second.File)
      It->second.File->Directives = nullptr;
    return It->second.File;
  }
  if (kindOf("/" + Path) != PathKind::File)
    return nullptr;
  const DeviceFile *Original = file("/" + Path);
  if (!Original)
    return nullptr;
  Storage.push_back(*Original);
  Storage.back().Directives = nullptr;
  return (Nodes[Path] = {PathKind::File, &Storage.back()}).File;
}

DeviceFile *FileOverlay::create(const std::string &Path) {
  Storage.emplace_back();
  return (Nodes[Path] = {PathKind::File, &Storage.back()}).File;
}

void FileOverlay::makeFolder(const std::string &Path) {
  Nodes[Path] = {PathKind::Folder, nullptr};
}

void FileOverlay::remove(const std::string &Path) { Nodes[Path] = Node(); }

std::vector<std::pair<std::string, PathKind>>
FileOverlay::written(const std::string &Folder) const {
  std::vector<std::pair<std::string, PathKind>> Result;
  for (auto &E : Nodes) {
    llvm::StringRef Name = E.first();
    if (E.second.Kind == PathKind::Missing || Name.empty())
      continue;
    if (!Folder.empty() &&
        (!Name.consume_front(Folder) || !Name.consume_front("/")))
      continue;
    if (!Name.contains('/'))
      Result.emplace_back(Name.str(), E.second.Kind);
  }
  llvm::sort(Result);
  return Result;
}

void FileOverlay::describeNames(StateWriter &W) const {
  W.text(CurrentFolder);
  // The map's order is that of its host; a sum knows no order.
  uint64_t Sum = 0;
  for (const auto &E : Nodes)
    Sum += llvm::xxh3_64bits(E.first()) * (uint64_t(E.second.Kind) + 1);
  W.number(Nodes.size());
  W.number(Sum);
}
