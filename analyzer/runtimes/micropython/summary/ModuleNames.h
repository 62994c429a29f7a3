//===- ModuleNames.h - What a module's code says of its names -*- C++ -*-===//
//
// What kind of value a global has, which names are the interpreter's own, which
// are there for sure. The kind of a global covers all that the module's code
// stores to it: the walk over the code tells what that is, and is done again
// as long as some kind turns out too narrow.
//
// All of it holds as long as no other module assigns or deletes this module's
// names (docs/report.md says so).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_MODULENAMES_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_MODULENAMES_H

#include "analyzer/ir/Module.h"
#include "analyzer/runtimes/micropython/summary/KnownValue.h"
#include "llvm/ADT/StringSet.h"
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
  ModuleNames(const ir::Module &M, const IntegerRanges &Ranges);

  /// The value of a global that was found.
  KnownValue global(uint32_t Name) const;
  /// The code stores \p V to the global \p Name.
  void stores(uint32_t Name, const KnownValue &V);
  /// Nothing is known of what \p F stores.
  void storesAnything(const ir::Function &F);
  /// Whether the module may have something of its own called \p Name.
  bool isOwnType(llvm::StringRef Name) const { return OwnTypes.contains(Name); }
  /// Ends a walk over all functions: false when some global turned out to have
  /// more values than was assumed, and the walk has to be done again.
  bool settle();

  /// The module's own code has stored \p Name for sure, before all that it
  /// makes from now on.
  void storesSurely(uint32_t Name);
  void forgetSureStores();
  /// How many of those there were so far.
  uint32_t sureStores() const { return Stores; }
  /// Whether \p Name was among the first \p Stores of them and nothing deletes
  /// it.
  bool isStored(uint32_t Name, uint32_t Stores) const {
    return Order[Name] < Stores && !Known[Name].IsDeleted && !HasOtherStores;
  }

private:
  struct NameFacts {
    std::optional<KnownValue> Value; ///< Assumed of all stores; none yet.
    bool IsStored = false, IsDeleted = false;
    bool IsBuiltinToo = false; ///< The interpreter has one of that name.
    bool IsTooNarrow = false;  ///< A store was not covered.
  };
  void scan(const ir::Function &F, bool IsModule);

  const IntegerRanges Ranges;
  std::vector<NameFacts> Known;
  std::vector<BuiltinId> Builtins;
  std::vector<uint32_t> Order; ///< Of the sure stores.
  uint32_t Stores = 0;
  unsigned Walks = 0;
  llvm::StringSet<> OwnTypes;  ///< Names of built-in types that are stored.
  bool HasOtherStores = false; ///< `from x import *`, globals(), exec().
};

/// What a constant of a module is.
KnownValue valueOf(const ir::Constant &C);

} // namespace pymemlint::micropython
#endif
