// A place where a runtime runs: its configuration, layouts, heap and launch.
#ifndef PYMEMLINT_TARGETS_TARGET_H
#define PYMEMLINT_TARGETS_TARGET_H

#include "targets/StructLayouts.h"
#include "targets/TargetData.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>
#include <string>

namespace pymemlint {

/// What GcHeapConfig of the analyser needs, in plain numbers.
struct HeapConfiguration {
  uint32_t BytesPerBlock;   ///< MICROPY_BYTES_PER_GC_BLOCK
  uint32_t BytesPerWord;    ///< sizeof(void *)
  bool HasFinaliserTable;   ///< MICROPY_ENABLE_FINALISER
  bool HasThreshold;        ///< MICROPY_GC_ALLOC_THRESHOLD
  bool IsSplit;             ///< MICROPY_GC_SPLIT_HEAP
  bool GrowsByItself;       ///< MICROPY_GC_SPLIT_HEAP_AUTO
  uint32_t AreaHeaderBytes; ///< sizeof(mp_state_mem_area_t)
  /// Bytes of each area, tables included. Of one that is not known: the most
  /// that it can have, or 0; missingFacts() says so.
  llvm::SmallVector<uint64_t, 2> Areas;
  /// The most that new areas can have together; 0 where it is not known.
  uint64_t MaximumNewAreaBytes;
  /// Bytes that the first area has for certain.
  uint64_t LeastFirstArea;
  /// How far it can grow is known, from above at least.
  bool HasUpperBound;
  bool IsKnown; ///< No size above is missing.

  /// There is one such heap.
  bool isExact() const {
    return IsKnown && (Areas.empty() || LeastFirstArea == Areas[0]);
  }
};

class Target {
public:
  /// A target that the program ships, or the YAML file at that path (a name
  /// with a '/' or a '.'). Fails for a name that is neither (with the names
  /// that are near), and for a bad file with path, line and column.
  /// With \p Runtime, of the form "micropython-1.24" or "1.24", it is the
  /// target with that version's firmware; where its facts are of another one,
  /// lacksFactsOfRuntime().
  static llvm::Expected<std::unique_ptr<Target>>
  load(llvm::StringRef NameOrPath, llvm::StringRef Runtime = "");
  /// The target that a YAML text describes; \p Path is for messages and for
  /// the files that it names beside it.
  static llvm::Expected<std::unique_ptr<Target>> parse(llvm::StringRef Yaml,
                                                       llvm::StringRef Path);
  /// Names of the shipped targets, boards first.
  static llvm::ArrayRef<llvm::StringRef> shippedNames();

  Target(const Target &) = delete;
  Target &operator=(const Target &) = delete;

  llvm::StringRef name() const { return Data.Name; }
  llvm::StringRef description() const { return Data.Description; }
  llvm::StringRef runtime() const { return Data.Runtime; }
  /// The minor version of MicroPython: 27.
  unsigned version() const;
  /// Whether configuration and names in ROM are those of another version than
  /// the runtime's: then nothing that depends on them is certain.
  bool lacksFactsOfRuntime() const;
  llvm::StringRef triple() const { return Data.Triple; }
  llvm::StringRef dataLayout() const;
  unsigned bytesPerWord() const;

  /// The integer value of a configuration macro, or of a constant of the
  /// runtime's .c files. A macro that a complete configuration does not define
  /// is 0, as in an #if; std::nullopt: the target does not state it.
  std::optional<int64_t> macro(llvm::StringRef Name) const;
  int64_t macroOr(llvm::StringRef Name, int64_t Default) const {
    return macro(Name).value_or(Default);
  }
  bool isSet(llvm::StringRef Name) const { return macroOr(Name, 0) != 0; }
  /// The value of a macro that is a string.
  std::optional<llvm::StringRef> text(llvm::StringRef Name) const;
  llvm::ArrayRef<MacroFact> macros() const { return Data.Macros; }

  /// The names in ROM; the index is the qstr number. The static pool comes
  /// first, then the const pool, then the pool of the frozen modules.
  llvm::ArrayRef<RomName> romNames() const { return Data.RomNames; }
  bool romNamesAreComplete() const { return Data.RomNamesAreComplete; }
  /// Number of names in the pools before \p Pool ends: qstrs of the pool are
  /// [end of the one before, end).
  size_t romPoolEnd(RomPool Pool) const;

  llvm::ArrayRef<llvm::StringRef> modules() const { return Data.Modules; }
  llvm::ArrayRef<llvm::StringRef> extensibleModules() const {
    return Data.ExtensibleModules;
  }
  llvm::ArrayRef<llvm::StringRef> frozenModules() const {
    return Data.FrozenModules;
  }
  bool hasModule(llvm::StringRef Name) const;

  const StructLayouts &layouts() const { return *Layouts; }
  HeapConfiguration heapConfig() const;
  const LaunchFacts &launch() const { return Data.Launch; }
  const Fact &stack() const { return Data.Stack; }
  const Fact &budget() const { return Data.Budget; }

  /// What this target does not state and a prediction may need, one sentence
  /// each.
  std::vector<std::string> missingFacts() const;

  const TargetData &data() const { return Data; }

private:
  friend class TargetBuilder;
  Target() = default;

  std::optional<int64_t> macroOfHeaders(llvm::StringRef Name) const;

  llvm::BumpPtrAllocator Storage; ///< Of the texts that a file brought.
  TargetData Data;
  std::unique_ptr<StructLayouts> Layouts;
};

/// A table of the shipped targets: name, runtime, triple, heap, description.
void printTargets(llvm::raw_ostream &OS);
/// Everything that the target states, each fact with its source.
llvm::Error showTarget(llvm::StringRef NameOrPath, llvm::StringRef Runtime,
                       llvm::raw_ostream &OS);
/// Writes the YAML of a target from a firmware's build folder; \p Beside is the
/// folder in which it will stand. Fails where the build lacks a file, with the
/// command that makes it.
llvm::Error deriveTarget(llvm::StringRef BuildDirectory, llvm::StringRef Beside,
                         llvm::raw_ostream &OS);

} // namespace pymemlint

#endif
