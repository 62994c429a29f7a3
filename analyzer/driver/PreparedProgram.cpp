//===- PreparedProgram.cpp - A program, deployed and ready to run -*- C++
//-*-===//
#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/driver/FrozenProgram.h"
#include "llvm/Support/Path.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

DeployedFolder pymemlint::deployedFolder(llvm::StringRef Path,
                                         const DeviceModel &Device,
                                         DeployForm Form,
                                         unsigned Optimisation) {
  return DeployedFolder(
      llvm::sys::path::parent_path(Path), Form, Optimisation, CrossSmallIntBits,
      Device.target().version(),
      crossNativeConfig(Device.parameters().Config.Compiler.Native)
          .value_or(NativeConfig()));
}

llvm::Expected<PreparedProgram> PreparedProgram::prepare(
    llvm::StringRef Path, std::optional<llvm::StringRef> Text,
    const DeviceModel &Device, DeployForm Form, unsigned Optimisation,
    std::shared_ptr<const ProgramAssumptions> Assumed) {
  PreparedProgram P;
  llvm::ArrayRef<Directive> Further;
  if (Assumed)
    Further = Assumed->AtFunctions;
  P.Assumed = std::move(Assumed);
  P.Module = moduleName(Path);
  P.Folder = std::make_unique<DeployedFolder>(
      deployedFolder(Path, Device, Form, Optimisation));
  if (Form == DeployForm::Frozen) {
    auto Image = Text
                     ? freezeProgram(Path, *Text, Device, Optimisation, Further)
                     : freezeProgram(Path, Device, Optimisation, Further);
    if (!Image)
      return Image.takeError();
    P.Frozen = std::move(*Image);
    return P;
  }
  if (llvm::Error E = Text ? P.Folder->addSource(Path, *Text, Further)
                           : P.Folder->addProgram(Path, Further))
    return std::move(E);
  return P;
}

RunOptions PreparedProgram::runOptions() const {
  RunOptions O;
  O.Module = Module;
  O.Files = Folder.get();
  O.Frozen = Frozen.get();
  O.Assumed = Assumed.get();
  return O;
}
