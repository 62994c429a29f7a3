//===- ModuleNames.h - What a module's code says of its names -*- C++ -*-===//
//
// From one look over all stores: what kind of value a global has, which names
// are the interpreter's own, which are there for sure. It holds as long as no
// other module assigns or deletes this module's names (docs/report.md says so).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_MODULENAMES_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_MODULENAMES_H

#include "analyzer/ir/Module.h"
#include "analyzer/runtimes/micropython/summary/KnownValue.h"
#include <optional>
#include <vector>

namespace pymemlint::micropython {

/// Functions and types of the interpreter whose cost is known.
enum class BuiltinId : uint8_t {
  None,
  Abs,
  ByteArray,
  Dict,
  IsInstance,
  Len,
  List,
  Max,
  Min,
  Ord,
  Range,
  Tuple,
  Type,
};

class ModuleNames {
public:
  explicit ModuleNames(const ir::Module &M);

  /// The value of a global that was found.
  KnownValue global(uint32_t Name) const;

  /// The module's own code has stored \p Name for sure, before all that it
  /// makes from now on.
  void storesSurely(uint32_t Name);
  void forgetStores();
  /// How many of those there were so far.
  uint32_t storesSoFar() const { return Stores; }
  /// Whether \p Name was among the first \p Stores of them and nothing deletes
  /// it.
  bool isStored(uint32_t Name, uint32_t Stores) const {
    return Order[Name] < Stores && !Known[Name].IsDeleted && !HasOtherStores;
  }

private:
  struct NameFacts {
    std::optional<KnownValue> Value; ///< Joined over all stores.
    bool CountsItself = false;       ///< "n += 1": an int stays one.
    bool IsDeleted = false;
    bool IsBuiltinToo = false; ///< The interpreter has one of that name.
  };
  void scan(const ir::Module &M, const ir::Function &F, bool IsModule);
  void store(const ir::Module &M, const ir::Function &F, size_t At,
             const std::vector<bool> &IsTarget);

  std::vector<NameFacts> Known;
  std::vector<BuiltinId> Builtins;
  /// Globals made by bytearray(N), and the name that was called.
  std::vector<std::pair<uint32_t, uint32_t>> MadeByByteArray;
  std::vector<uint32_t> Order; ///< Of the sure stores.
  uint32_t Stores = 0;
  bool HasOtherStores = false; ///< `from x import *`, globals(), exec().
};

/// What a constant of a module is.
KnownValue valueOf(const ir::Constant &C);

} // namespace pymemlint::micropython
#endif
