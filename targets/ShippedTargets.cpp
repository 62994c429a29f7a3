// The tables that targets/tools/TargetTableGenerator.cpp made of the YAML
// files.
#include "targets/ShippedTargets.h"
#include "targets/reader/FactsText.h"

using namespace llvm;

namespace pymemlint {

namespace {

/// A shipped target; Fill sets all but macros and names in ROM.
struct ShippedTarget {
  void (*Fill)(TargetData &Data);
  StringRef Configuration;
  StringRef RomNames;
};

#include "targets/ShippedTargets.inc"

} // namespace

ArrayRef<StringRef> shippedTargetNames() { return Names; }

bool shippedTarget(StringRef Name, StringSaver &Strings, TargetData &Data) {
  const StringRef *Found = llvm::lower_bound(Names, Name);
  if (Found == std::end(Names) || *Found != Name)
    return false;
  const ShippedTarget &T = Targets[Found - Names];
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
