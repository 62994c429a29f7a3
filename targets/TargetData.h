// A target's facts as its YAML file states them, each with its source.
#ifndef PYMEMLINT_TARGETS_TARGETDATA_H
#define PYMEMLINT_TARGETS_TARGETDATA_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <vector>

namespace pymemlint {

/// A number and where it comes from. Without a value Source says why there is
/// none; bounds may be known all the same.
struct Fact {
  std::optional<uint64_t> Value;
  llvm::StringRef Source;
  std::optional<uint64_t> AtLeast, AtMost;

  std::optional<uint64_t> lowest() const { return Value ? Value : AtLeast; }
  std::optional<uint64_t> highest() const { return Value ? Value : AtMost; }
};

/// A macro with an integer value, as the preprocessor leaves it.
struct MacroFact {
  llvm::StringRef Name;
  int64_t Value;
  llvm::StringRef Source; ///< The file that defines it.
};

/// A macro that is a string literal.
struct TextFact {
  llvm::StringRef Name;
  llvm::StringRef Value;
  llvm::StringRef Source;
};

/// The two pools of names that a build compiles in (py/qstr.c).
enum class RomPool : uint8_t { Static = 0, Const = 1, Frozen = 2 };

struct RomName {
  RomPool Pool;
  llvm::StringRef Text;
};

/// One area given to gc_init or gc_add.
struct HeapArea {
  Fact Bytes; ///< The tables included.
};

enum class HeapGrowth : uint8_t {
  None,
  Automatic, ///< MICROPY_GC_SPLIT_HEAP_AUTO
};

struct HeapFacts {
  std::vector<HeapArea> Areas;
  HeapGrowth Growth = HeapGrowth::None;
  /// What the system can still give to areas added later, in bytes.
  Fact MaximumNewArea;
};

struct LaunchFacts {
  /// The program's text around the user's, run with `-c`; empty: none.
  llvm::StringRef Driver;
  /// Frozen modules that the port runs before anything else.
  std::vector<llvm::StringRef> FrozenBootFiles;
  /// Files that the port then runs in this order where they exist.
  std::vector<llvm::StringRef> BootFiles;
  std::vector<llvm::StringRef> SysPath;
  std::vector<llvm::StringRef> SysArgv;
  /// "posix", "fat", "littlefs1", "littlefs2" or empty: none.
  llvm::StringRef FileSystem;
  /// "file": the driver imports the program under its file's name;
  /// "main.py": the port runs the program as that file, in __main__, or a
  /// main.py of one line imports it, where it is not source;
  /// "<stdin>": its text goes into __main__, over the console where there is
  /// no file system.
  llvm::StringRef ModuleName;
  llvm::StringRef PrecompilerOptions; ///< Of mpy-cross for this target.
  llvm::StringRef Source;
};

/// Everything that a target states. The texts belong to the data's owner.
struct TargetData {
  llvm::StringRef Name, Description, Runtime, Triple, Port, Board;
  bool HasShortEnums = false;
  std::vector<MacroFact> Macros; ///< Sorted by name.
  std::vector<TextFact> Texts;   ///< Sorted by name.
  /// Every macro that the headers define is in Macros or Texts, so that one
  /// that is not there counts as undefined.
  bool MacrosAreComplete = false;
  llvm::StringRef MacrosNote; ///< How they were found, and what is uncertain.
  std::vector<RomName> RomNames; ///< In the order of their qstr numbers.
  bool RomNamesAreComplete = false;
  llvm::StringRef RomNamesNote;
  std::vector<llvm::StringRef> Modules; ///< Built in, may not be shadowed.
  std::vector<llvm::StringRef> ExtensibleModules; ///< A file may shadow these.
  std::vector<llvm::StringRef> FrozenModules; ///< Paths, as "asyncio/core.py".
  llvm::StringRef ModulesNote;
  /// Folders on this machine with the code of frozen modules.
  std::vector<llvm::StringRef> FrozenFolders;
  HeapFacts Heap;
  LaunchFacts Launch;
  Fact Stack; ///< Bytes that MICROPY_STACK_CHECK allows.
  /// The frames of StackFrames.def were measured on this build, of 1.27.
  bool HasMeasuredFrames = false;
  /// Keys of StackWords.def: what was found in the build itself. Empty for a
  /// build that was not run.
  std::vector<llvm::StringRef> StackWords;
  /// The same of the build that writes down its requests, which runs the driver
  /// of the launch. Empty: as StackWords.
  std::vector<llvm::StringRef> LoggedStackWords;
  Fact Budget; ///< Bytes of heap that a program may be expected to find.
};

} // namespace pymemlint

#endif
