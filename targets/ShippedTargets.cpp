// The tables that targets/tools/TargetTableGenerator.cpp made of the YAML
// files.
#include "targets/ShippedTargets.h"
#include "targets/reader/FactsText.h"

using namespace llvm;

namespace pymemlint {

namespace {

/// The facts of a shipped target for one runtime; Fill sets all but macros and
/// names in ROM.
struct ShippedTarget {
  StringRef Name, Runtime;
  void (*Fill)(TargetData &Data);
  StringRef Configuration;
  StringRef RomNames;
};

#include "targets/ShippedTargets.inc"

} // namespace

ArrayRef<StringRef> shippedTargetNames() { return Names; }

bool shippedTarget(StringRef Name, StringRef Runtime, StringSaver &Strings,
                   TargetData &Data) {
  const auto *Found = llvm::find_if(Targets, [&](const ShippedTarget &T) {
    return T.Name == Name && T.Runtime == Runtime;
  });
  if (Found == std::end(Targets))
    return false;
  const ShippedTarget &T = *Found;
  T.Fill(Data);
  // Written by writeConfiguration and writeRomNames: they read back.
  cantFail(readConfiguration(T.Configuration, Name, Strings, Data));
  cantFail(readRomNames(T.RomNames, Name, Strings, Data));
  return true;
}

ArrayRef<RuntimeDescription> shippedRuntimes() { return Runtimes; }

const RuntimeDescription *shippedRuntime(StringRef Name) {
  for (const RuntimeDescription &R : Runtimes)
    if (R.Name == Name)
      return &R;
  return nullptr;
}

} // namespace pymemlint
