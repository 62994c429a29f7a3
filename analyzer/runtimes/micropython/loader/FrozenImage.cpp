//===- FrozenImage.cpp - Modules in the firmware's flash -*- C++ -*-===//
#include "analyzer/runtimes/micropython/loader/FrozenImage.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace pymemlint;
using namespace pymemlint::micropython;

/// PERSISTENT_STR_INTERN_THRESHOLD: a constant of fewer characters becomes a
/// name.
static constexpr size_t InternThreshold = 25;

static size_t characters(llvm::StringRef Text) {
  return llvm::count_if(Text, [](char C) { return (C & 0xc0) != 0x80; });
}

/// read_obj.
void FrozenImage::addConstant(const ir::Constant &C) {
  if (C.K == ir::Constant::Kind::String && characters(C.Text) < InternThreshold)
    Names.insert(C.Text);
  for (const ir::Constant &Item : C.Items)
    addConstant(Item);
}

void FrozenImage::add(std::string Path,
                      std::shared_ptr<const ir::Module> Code) {
  for (const std::string &Name : Code->Names)
    Names.insert(Name);
  for (const ir::Constant &C : Code->Objects)
    addConstant(C);
  Modules.push_back({std::move(Path), std::move(Code)});
}

void FrozenImage::addAllOf(const FrozenImage &Other) {
  for (const Module &M : Other.Modules)
    if (!holds(M.Path))
      add(M.Path, M.Code);
}

PathKind FrozenImage::kindOf(llvm::StringRef Path) const {
  for (const Module &M : Modules) {
    llvm::StringRef Rest = M.Path;
    if (!Rest.consume_front(Path))
      continue;
    if (Rest.empty())
      return PathKind::File;
    if (Rest[0] == '/')
      return PathKind::Folder;
  }
  return PathKind::Missing;
}

const ir::Module *FrozenImage::find(llvm::StringRef Path) const {
  for (const Module &M : Modules)
    if (M.Path == Path)
      return M.Code.get();
  return nullptr;
}

bool micropython::isFrozenSmallInt(llvm::StringRef Text) {
  int64_t V;
  return !Text.getAsInteger(10, V) && V >= -0x2000 && V <= 0x1fff;
}

/// freeze_constant_obj's errors.
static llvm::Error checkConstant(const ir::Constant &C, const Target &T) {
  for (const ir::Constant &Item : C.Items)
    if (llvm::Error E = checkConstant(Item, T))
      return E;
  // struct.pack("<f", ...), whatever the target's floats are.
  if (C.K == ir::Constant::Kind::Float) {
    const double V = std::strtod(C.Text.c_str(), nullptr);
    if (std::isfinite(V) && std::isinf(static_cast<float>(V)))
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          "mpy-tool.py cannot freeze the float %s: it is too large for single "
          "precision",
          C.Text.c_str());
  }
  if (C.K == ir::Constant::Kind::Integer && !isFrozenSmallInt(C.Text) &&
      T.macroOr("MICROPY_LONGINT_IMPL", 2) == 0)
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "mpy-tool.py cannot freeze the integer %s: the target has no long int",
        C.Text.c_str());
  return llvm::Error::success();
}

llvm::Error FrozenImage::link(const Target &T, const RuntimeParameters &P) {
  for (const Module &M : Modules)
    for (const ir::Constant &C : M.Code->Objects)
      if (llvm::Error E = checkConstant(C, T))
        return llvm::createStringError(M.Path + ": " +
                                       llvm::toString(std::move(E)));
  Linked = P;
  // py/mkrules.mk, FROZEN_MANIFEST; py/mpconfig.h.
  for (const char *Macro :
       {"MICROPY_MODULE_FROZEN", "MICROPY_MODULE_FROZEN_MPY",
        "MICROPY_MODULE_FROZEN_STR"})
    Linked.Config.Macros[Macro] = 1;

  std::vector<llvm::StringRef> Pools[3];
  llvm::StringSet<> InFirmware;
  for (const RomName &N : T.romNames()) {
    Pools[unsigned(N.Pool)].push_back(N.Text);
    InFirmware.insert(N.Text);
  }
  // A firmware without frozen modules gains py/qstrdefs.h's `.frozen`.
  if (InFirmware.insert(".frozen").second) {
    auto &Sorted = Pools[unsigned(RomPool::Const)];
    Sorted.insert(std::lower_bound(Sorted.begin(), Sorted.end(), ".frozen"),
                  ".frozen");
  }
  // freeze_mpy: what the firmware lacks, sorted by its text.
  auto &Frozen = Pools[unsigned(RomPool::Frozen)];
  for (auto &Name : Names)
    if (!InFirmware.contains(Name.first()))
      Frozen.push_back(Name.first());
  llvm::sort(Frozen);
  for (auto &Pool : Pools)
    RomNames.insert(RomNames.end(), Pool.begin(), Pool.end());
  Linked.RomNames = RomNames;
  Linked.Qstrs.HasExtraPool = true;
  Linked.Qstrs.ExtraPoolNames = Frozen.size();
  return llvm::Error::success();
}
