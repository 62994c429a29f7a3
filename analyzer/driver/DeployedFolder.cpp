//===- DeployedFolder.cpp - A user's folder as it stands on the device -*- C++
//-*-===//
#include "analyzer/driver/DeployedFolder.h"
#include "analyzer/runtimes/micropython/assume/AssumptionTable.h"
#include "analyzer/runtimes/micropython/compiler/CrossCompiler.h"
#include "frontends/mpy/MpyFile.h"
#include "frontends/python/SourceFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

std::string pymemlint::moduleName(llvm::StringRef Path) {
  llvm::StringRef Stem = llvm::sys::path::stem(Path);
  bool IsName = !Stem.empty() && !llvm::isDigit(Stem[0]) &&
                llvm::all_of(Stem, [](char C) {
                  return llvm::isAlnum(C) || C == '_' || !llvm::isASCII(C);
                });
  return IsName ? Stem.str() : "prog";
}

std::shared_ptr<const std::vector<Directive>>
pymemlint::directivesOf(llvm::StringRef Text,
                        llvm::ArrayRef<Directive> Further) {
  std::vector<Directive> All;
  if (Text.contains("pymemlint:")) {
    if (auto File = SourceFile::fromText("", Text.str()))
      All = collectDirectives(*File);
    else // No source, so that its compiler will say more of it.
      llvm::consumeError(File.takeError());
  }
  llvm::append_range(All, Further);
  return All.empty()
             ? nullptr
             : std::make_shared<const std::vector<Directive>>(std::move(All));
}

/// "a/b.mpy" is made from "a/b.py".
static std::string sourceOf(llvm::StringRef Path) {
  return (Path.drop_back(3) + "py").str();
}

std::string DeployedFolder::hostPath(llvm::StringRef Path) const {
  llvm::SmallString<128> Host(Folder);
  llvm::sys::path::append(Host, Path);
  return Host.str().str();
}

llvm::Expected<DeviceFile>
DeployedFolder::deploy(llvm::StringRef HostPath, llvm::StringRef DevicePath,
                       llvm::ArrayRef<Directive> Further) const {
  auto Buffer = llvm::MemoryBuffer::getFile(HostPath);
  if (!Buffer)
    return llvm::createStringError(Buffer.getError(), "%s: %s",
                                   HostPath.str().c_str(),
                                   Buffer.getError().message().c_str());
  return deployText((*Buffer)->getBuffer(), HostPath, DevicePath, Further);
}

/// mp_raw_code_load refuses native code of another MPY_SUB_VERSION
/// (py/persistentcode.h).
static llvm::Error checkSubVersion(const ir::Module &Code, llvm::StringRef Path,
                                   unsigned Version) {
  const unsigned Accepted = Version >= 23 ? 3 : Version == 22 ? 2 : 1;
  if (!Code.Architecture || Code.SubVersion == Accepted)
    return llvm::Error::success();
  return llvm::createStringError(
      Path + ": byte 2: native code of .mpy version 6." +
      llvm::Twine(unsigned(Code.SubVersion)) + "; MicroPython 1." +
      llvm::Twine(Version) + " takes 6." + llvm::Twine(Accepted) +
      ": compile it with mpy-cross of that version");
}

llvm::Expected<DeviceFile>
DeployedFolder::deployText(llvm::StringRef Text, llvm::StringRef HostPath,
                           llvm::StringRef DevicePath,
                           llvm::ArrayRef<Directive> Further) const {
  DeviceFile File;
  if (HostPath.ends_with(".mpy")) {
    auto Code = mpy::readMpy(Text, HostPath);
    if (!Code)
      return Code.takeError();
    if (llvm::Error E = checkSubVersion(**Code, HostPath, Version))
      return std::move(E);
    File.Code = std::move(*Code);
    return File;
  }
  if (!DevicePath.ends_with(".mpy")) {
    File.Content = Text.str();
    if (DevicePath.ends_with(".py"))
      File.Directives = directivesOf(Text, Further);
    return File;
  }
  // mpy-cross runs in the program's folder, as `mpy-cross wx/units.py`: the
  // path that it is given is the name inside the .mpy.
  const std::string SourceName =
      DevicePath.contains('/') ? sourceOf(DevicePath)
                               : llvm::sys::path::filename(HostPath).str();
  auto Code = crossCompile(Text, SourceName, Optimisation, SmallIntBits,
                           Version, Further, Native);
  if (!Code)
    return Code.takeError();
  File.Code = std::move(*Code);
  return File;
}

llvm::Error DeployedFolder::addSource(llvm::StringRef Path,
                                      llvm::StringRef Text,
                                      llvm::ArrayRef<Directive> Further) {
  std::string OnDevice =
      moduleName(Path) + (Form != DeployForm::Source ? ".mpy" : ".py");
  auto File = deployText(Text, Path, OnDevice, Further);
  if (!File)
    return File.takeError();
  Files[OnDevice] = std::move(*File);
  return llvm::Error::success();
}

llvm::Error DeployedFolder::addProgram(llvm::StringRef Path,
                                       llvm::ArrayRef<Directive> Further) {
  bool IsMpy = Form != DeployForm::Source || Path.ends_with(".mpy");
  std::string OnDevice = moduleName(Path) + (IsMpy ? ".mpy" : ".py");
  auto File = deploy(Path, OnDevice, Further);
  if (!File)
    return File.takeError();
  Files[OnDevice] = std::move(*File);
  return llvm::Error::success();
}

/// A path through the folder itself, as `sys.path.insert(0, ".")` makes them.
static llvm::StringRef withoutDots(llvm::StringRef Path) {
  while (Path.consume_front("./"))
    Path = Path.ltrim('/');
  return Path;
}

PathKind DeployedFolder::kindOf(llvm::StringRef Path) const {
  Path = withoutDots(Path);
  if (Files.count(Path))
    return PathKind::File;
  if (Path.starts_with("/") || Path.starts_with("."))
    return PathKind::Missing;
  // Of a frozen program only files of data stand on the device.
  std::string Host = hostPath(Path);
  if (Form == DeployForm::Frozen)
    return Path.ends_with(".py") || Path.ends_with(".mpy") ||
                   !llvm::sys::fs::is_regular_file(Host)
               ? PathKind::Missing
               : PathKind::File;
  if (llvm::sys::fs::is_directory(Host))
    return PathKind::Folder;
  if (Form == DeployForm::Source)
    return llvm::sys::fs::is_regular_file(Host) ? PathKind::File
                                                : PathKind::Missing;
  // Sources stay at home; each stands on the device as an .mpy. Files of other
  // kinds are data and stand there as they are.
  if (Path.ends_with(".py"))
    return PathKind::Missing;
  if (!Path.ends_with(".mpy"))
    return llvm::sys::fs::is_regular_file(Host) ? PathKind::File
                                                : PathKind::Missing;
  return llvm::sys::fs::is_regular_file(Host) ||
                 llvm::sys::fs::is_regular_file(sourceOf(Host))
             ? PathKind::File
             : PathKind::Missing;
}

const DeviceFile *DeployedFolder::file(llvm::StringRef Path) const {
  auto It = Files.find(Path);
  if (It != Files.end())
    return &It->second;
  std::string Host = hostPath(withoutDots(Path));
  if (Path.ends_with(".mpy") && !llvm::sys::fs::is_regular_file(Host))
    Host = sourceOf(Host);
  // A source is known by the path it was found on, an .mpy brings its name.
  auto File = deploy(
      Host, Form == DeployForm::Source ? Path.str() : withoutDots(Path).str());
  if (!File) {
    // The device would fail on it as well: an import that raises.
    llvm::consumeError(File.takeError());
    return nullptr;
  }
  return &(Files[Path] = std::move(*File));
}

llvm::Expected<std::shared_ptr<const ir::Module>>
pymemlint::crossCompile(llvm::StringRef Source, llvm::StringRef SourceName,
                        unsigned Optimisation, unsigned SmallIntBits,
                        unsigned Version, llvm::ArrayRef<Directive> Further,
                        const micropython::NativeConfig &Native) {
  const auto Directives = directivesOf(Source, Further);
  CrossCompiled Before;
  auto Written = micropython::crossCompileToMpy(
      Source, SourceName, Optimisation, SmallIntBits, Version, Native,
      Directives != nullptr, &Before);
  if (!Written)
    return Written.takeError();
  const std::vector<uint8_t> &Bytes = *Written;
  auto Code = mpy::readMpy(
      {reinterpret_cast<const char *>(Bytes.data()), Bytes.size()}, SourceName);
  if (!Code)
    return Code.takeError();
  if ((*Code)->Architecture)
    if (llvm::Error E =
            micropython::describeMachineCode(**Code, *Before.Module))
      return std::move(E);
  if (Directives)
    placeAssumptions(**Code, renumber(Before.Source, *Before.Module, **Code),
                     *Directives);
  return std::shared_ptr<const ir::Module>(std::move(*Code));
}
