//===- RecordedFiles.cpp - The files that a run needed -*- C++ -*-===//
#include "analyzer/driver/validate/RecordedFiles.h"
#include "analyzer/runtimes/micropython/compiler/MpyWriter.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

void RecordedFiles::add(llvm::StringRef Path, std::string Text) {
  DeviceFile File;
  File.Content = std::move(Text);
  Own.addFile(Path, std::move(File));
}

PathKind RecordedFiles::kindOf(llvm::StringRef Path) const {
  const PathKind K = Own.kindOf(Path);
  return K == PathKind::Missing ? Below.kindOf(Path) : K;
}

const DeviceFile *RecordedFiles::file(llvm::StringRef Path) const {
  const DeviceFile *File =
      Own.kindOf(Path) == PathKind::File ? Own.file(Path) : Below.file(Path);
  if (File)
    Opened[Path.str()] = File;
  return File;
}

llvm::Expected<std::vector<FileToRun>>
RecordedFiles::opened(unsigned SmallIntBits) const {
  std::vector<FileToRun> Files;
  for (const auto &[Path, File] : Opened) {
    if (!File->Code) {
      Files.push_back({Path, File->Content});
      continue;
    }
    if (File->Code->Architecture)
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          "%s has machine code, which cannot be sent to an interpreter: use "
          "--deploy py",
          Path.c_str());
    const std::vector<uint8_t> Bytes = writeMpy(*File->Code, SmallIntBits);
    Files.push_back({Path, std::string(Bytes.begin(), Bytes.end())});
  }
  return Files;
}
