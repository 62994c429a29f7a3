//===- FrozenImage.h - Modules in the firmware's flash -*- C++ -*-===//
//
// What a manifest puts into the firmware (tools/makemanifest.py,
// tools/mpy-tool.py --freeze): code, constants and names in flash, found below
// `.frozen` of sys.path. Importing one asks for no memory for any of these.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_FROZENIMAGE_H
#define PYMEMLINT_MICROPYTHON_LOADER_FROZENIMAGE_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include "analyzer/runtimes/micropython/loader/FileSystem.h"
#include "targets/Target.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace pymemlint::micropython {

class FrozenImage {
public:
  static constexpr llvm::StringLiteral Prefix = ".frozen/";

  FrozenImage() = default;
  FrozenImage(const FrozenImage &) = delete;

  /// \p Path is the module's in the firmware: "prog.py", "pack/__init__.py".
  void add(std::string Path, std::shared_ptr<const ir::Module> Code);
  /// Further modules of \p Other, but for paths that are there already.
  void addAllOf(const FrozenImage &Other);
  bool holds(llvm::StringRef Path) const { return find(Path) != nullptr; }

  /// mp_find_frozen_module. \p Path stands without the prefix.
  PathKind kindOf(llvm::StringRef Path) const;
  /// The module at \p Path, or null.
  const ir::Module *find(llvm::StringRef Path) const;
  /// Whether mpy-tool.py has \p Text among the names of the frozen modules, so
  /// that a constant with that text is an interned string.
  bool isName(llvm::StringRef Text) const { return Names.contains(Text); }

  /// Makes the firmware of \p T, whose parameters are \p P, with these modules
  /// frozen into it: the macros that FROZEN_MANIFEST sets, and the names in ROM
  /// (freeze_mpy's last pool). Call it once, when all modules are there. Fails
  /// for a constant that mpy-tool.py refuses.
  llvm::Error link(const Target &T, const RuntimeParameters &P);
  /// Those of the linked firmware; they refer to this image.
  const RuntimeParameters &parameters() const { return Linked; }

private:
  void addConstant(const ir::Constant &C);

  struct Module {
    std::string Path;
    std::shared_ptr<const ir::Module> Code;
  };
  std::vector<Module> Modules; ///< In the order of mp_frozen_names.
  llvm::StringSet<> Names;
  std::vector<llvm::StringRef> RomNames;
  RuntimeParameters Linked;
};

/// mp_small_int_fits of mpy-tool.py: whether the integer \p Text is a small int
/// in flash. Others are objects even where the target's small ints would hold
/// them.
bool isFrozenSmallInt(llvm::StringRef Text);

/// do_load of a frozen module up to its execution: its tables stand in flash.
RawCodeCell *loadFrozen(Runtime &R, const ir::Module &Code,
                        ModuleContextObj *Context);

} // namespace pymemlint::micropython
#endif
