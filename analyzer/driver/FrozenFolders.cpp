//===- FrozenFolders.cpp - Modules of a firmware from the user's tree -*- C++
//-*-===//
#include "analyzer/driver/FrozenFolders.h"
#include "analyzer/driver/DeployedFolder.h"
#include "frontends/mpy/MpyFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// tools/makemanifest.py compiles without -msmall-int-bits.
constexpr unsigned SmallIntBits = 31;

llvm::Error failure(llvm::StringRef Path, const llvm::Twine &Message) {
  return llvm::createStringError(Path + ": " + Message);
}

class FolderReader {
public:
  FolderReader(llvm::StringRef Folder, const Target &T, FrozenImage &Image)
      : Folder(Folder), T(T), Image(Image) {}

  llvm::Error read() {
    if (!llvm::sys::fs::exists(Folder))
      return failure(Folder, "no such folder; frozen modules are read from it");
    if (!llvm::sys::fs::is_directory(Folder))
      return failure(Folder, "not a folder: name the one that holds the frozen "
                             "modules (.py or .mpy)");
    auto Files = modules();
    if (!Files)
      return Files.takeError();
    if (Files->empty())
      return failure(Folder, "no .py and no .mpy in this folder of frozen "
                             "modules");
    for (const std::string &File : *Files)
      if (llvm::Error E = add(File))
        return E;
    return llvm::Error::success();
  }

private:
  /// Every module below the folder, in the order of their paths; links are not
  /// followed.
  llvm::Expected<std::vector<std::string>> modules() const {
    std::error_code EC;
    std::vector<std::string> Files;
    for (llvm::sys::fs::recursive_directory_iterator
             It(Folder, EC, /*follow_symlinks=*/false),
         End;
         It != End && !EC; It.increment(EC)) {
      llvm::StringRef Path = It->path();
      if (It->type() != llvm::sys::fs::file_type::regular_file ||
          !(Path.ends_with(".py") || Path.ends_with(".mpy")))
        continue;
      // A manifest says what is frozen; it is not.
      if (llvm::sys::path::filename(Path) == "manifest.py")
        continue;
      Files.push_back(Path.str());
    }
    if (EC)
      return llvm::createStringError(EC, "%s: %s", Folder.c_str(),
                                     EC.message().c_str());
    std::sort(Files.begin(), Files.end());
    return Files;
  }

  /// "asyncio/core.py" for core.py in a folder "asyncio" that is a package.
  std::string inFirmware(llvm::StringRef File) const {
    llvm::StringRef Root(Folder);
    while (Root.size() > 1 && llvm::sys::path::is_separator(Root.back()))
      Root = Root.drop_back();
    llvm::SmallString<128> Path;
    if (isPackage())
      Path = llvm::sys::path::filename(Root);
    llvm::StringRef Inside = File.drop_front(Root.size());
    while (!Inside.empty() && llvm::sys::path::is_separator(Inside.front()))
      Inside = Inside.drop_front();
    llvm::sys::path::append(Path, llvm::sys::path::Style::posix, Inside);
    return Path.str().str();
  }

  bool isPackage() const {
    llvm::SmallString<128> Init(Folder);
    llvm::sys::path::append(Init, "__init__.py");
    return llvm::sys::fs::exists(Init);
  }

  llvm::Error add(llvm::StringRef File) {
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    if (!Buffer)
      return failure(File, Buffer.getError().message());
    llvm::StringRef Text = (*Buffer)->getBuffer();
    if (File.ends_with(".mpy")) {
      auto Code = mpy::readMpy(Text, File);
      if (!Code)
        return Code.takeError();
      std::string Name = (*Code)->SourceName;
      return put(std::move(Name), std::move(*Code));
    }
    std::string Name = inFirmware(File);
    if (!isWanted(Name))
      return llvm::Error::success();
    auto Code =
        crossCompile(Text, Name, /*Optimisation=*/0, SmallIntBits, T.version());
    if (!Code)
      return failure(File, llvm::toString(Code.takeError()));
    return put(std::move(Name), std::move(*Code));
  }

  /// Whether the firmware takes \p Name from here: it is the first of that
  /// path, and of a package that the target lists as frozen it is one of the
  /// listed files (extmod/asyncio/task.py is none).
  bool isWanted(llvm::StringRef Name) const {
    if (Image.holds(Name))
      return false;
    auto [Package, Rest] = Name.split('/');
    bool IsListedPackage = false;
    for (llvm::StringRef Listed : T.frozenModules()) {
      if (Listed == Name)
        return true;
      IsListedPackage |= !Rest.empty() && Listed.split('/').first == Package;
    }
    return !IsListedPackage;
  }

  llvm::Error put(std::string Name, std::shared_ptr<const ir::Module> Code) {
    if (isWanted(Name))
      Image.add(std::move(Name), std::move(Code));
    return llvm::Error::success();
  }

  std::string Folder;
  const Target &T;
  FrozenImage &Image;
};

} // namespace

llvm::Error pymemlint::freezeFolders(llvm::ArrayRef<std::string> Folders,
                                     DeviceModel &Device) {
  const Target &T = Device.target();
  std::vector<std::string> All(Folders.begin(), Folders.end());
  for (llvm::StringRef Folder : T.data().FrozenFolders)
    All.push_back(Folder.str());
  if (All.empty())
    return llvm::Error::success();
  auto Image = std::make_unique<FrozenImage>();
  for (const std::string &Folder : All)
    if (llvm::Error E = FolderReader(Folder, T, *Image).read())
      return E;
  if (llvm::Error E = Device.freeze(std::move(Image)))
    return llvm::createStringError("frozen module " +
                                   llvm::toString(std::move(E)));
  return llvm::Error::success();
}
