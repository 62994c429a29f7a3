//===- FrozenProgram.cpp - A program as a manifest freezes it -*- C++ -*-===//
#include "analyzer/driver/FrozenProgram.h"
#include "analyzer/driver/DeployedFolder.h"
#include "frontends/mpy/MpyFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

llvm::Expected<std::string> readText(llvm::StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return llvm::createStringError(Buffer.getError(), "%s: %s",
                                   Path.str().c_str(),
                                   Buffer.getError().message().c_str());
  return (*Buffer)->getBuffer().str();
}

class Freezer {
public:
  Freezer(llvm::StringRef Folder, unsigned Optimisation, unsigned Version)
      : Folder(Folder), Optimisation(Optimisation), Version(Version),
        Image(std::make_unique<FrozenImage>()) {}

  llvm::Error add(std::string InFirmware, llvm::StringRef Text,
                  llvm::ArrayRef<Directive> Further = {}) {
    auto Code =
        crossCompile(Text, InFirmware, Optimisation, 31, Version, Further);
    if (!Code)
      return Code.takeError();
    return add(std::move(InFirmware), std::move(*Code));
  }

  llvm::Error add(std::string InFirmware,
                  std::shared_ptr<const ir::Module> Code) {
    Image->add(std::move(InFirmware), Code);
    for (const auto &F : Code->Functions)
      for (const ir::Instruction &I : F->Code)
        if (I.Op == ir::Opcode::ImportName)
          if (llvm::Error E = addImported(
                  llvm::StringRef(Code->Names[I.Argument]).split('.').first))
            return E;
    return llvm::Error::success();
  }

  std::unique_ptr<FrozenImage> take() { return std::move(Image); }

private:
  /// What the folder has of the top-level name \p Name. A package's own
  /// relative imports lie inside it.
  llvm::Error addImported(llvm::StringRef Name) {
    if (Name.empty() || !Seen.try_emplace(Name, true).second)
      return llvm::Error::success();
    llvm::SmallString<128> Host(Folder);
    llvm::sys::path::append(Host, Name);
    if (llvm::sys::fs::is_directory(Host))
      return addPackage(Host, Name);
    Host += ".py";
    std::string InFirmware = (Name + ".py").str();
    if (Image->holds(InFirmware) || !llvm::sys::fs::is_regular_file(Host))
      return llvm::Error::success();
    return addFile(Host, std::move(InFirmware));
  }

  /// Every .py below the folder, in the order of their names.
  llvm::Error addPackage(llvm::StringRef Host, llvm::StringRef Name) {
    std::error_code EC;
    std::vector<std::string> Files;
    for (llvm::sys::fs::recursive_directory_iterator
             It(Host, EC, /*follow_symlinks=*/false),
         End;
         It != End && !EC; It.increment(EC))
      if (llvm::StringRef(It->path()).ends_with(".py") &&
          It->type() == llvm::sys::fs::file_type::regular_file)
        Files.push_back(It->path());
    if (EC)
      return llvm::createStringError(EC, "%s: %s", Host.str().c_str(),
                                     EC.message().c_str());
    std::sort(Files.begin(), Files.end());
    for (const std::string &File : Files)
      if (llvm::Error E = addFile(
              File,
              (Name + llvm::StringRef(File).drop_front(Host.size())).str()))
        return E;
    return llvm::Error::success();
  }

  llvm::Error addFile(llvm::StringRef Host, std::string InFirmware) {
    auto Text = readText(Host);
    if (!Text)
      return Text.takeError();
    if (llvm::Error E = add(std::move(InFirmware), *Text))
      return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: %s",
                                     Host.str().c_str(),
                                     llvm::toString(std::move(E)).c_str());
    return llvm::Error::success();
  }

  std::string Folder;
  unsigned Optimisation, Version;
  std::unique_ptr<FrozenImage> Image;
  llvm::StringMap<bool> Seen;
};

} // namespace

llvm::Expected<std::unique_ptr<FrozenImage>>
pymemlint::freezeProgram(llvm::StringRef Path, llvm::StringRef Text,
                         const DeviceModel &Device, unsigned Optimisation,
                         llvm::ArrayRef<Directive> Further) {
  Freezer F(llvm::sys::path::parent_path(Path), Optimisation,
            Device.target().version());
  std::string InFirmware = moduleName(Path) + ".py";
  if (Path.ends_with(".mpy")) {
    auto Code = mpy::readMpy(Text, Path);
    if (!Code)
      return Code.takeError();
    if ((*Code)->SourceName != InFirmware)
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          "%s: it was compiled as %s and would be frozen under that name; "
          "rename it",
          Path.str().c_str(), (*Code)->SourceName.c_str());
    if (llvm::Error E = F.add(std::move(InFirmware), std::move(*Code)))
      return std::move(E);
  } else if (llvm::Error E = F.add(std::move(InFirmware), Text, Further))
    return std::move(E);
  auto Image = F.take();
  if (Device.frozen())
    Image->addAllOf(*Device.frozen());
  if (llvm::Error E = Image->link(Device.target(), Device.parameters()))
    return std::move(E);
  return std::move(Image);
}

llvm::Expected<std::unique_ptr<FrozenImage>>
pymemlint::freezeProgram(llvm::StringRef Path, const DeviceModel &Device,
                         unsigned Optimisation,
                         llvm::ArrayRef<Directive> Further) {
  auto Text = readText(Path);
  if (!Text)
    return Text.takeError();
  return freezeProgram(Path, *Text, Device, Optimisation, Further);
}
