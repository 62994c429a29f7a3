// The keys of a target's YAML file, one function for each mapping.
#include "targets/reader/TargetReader.h"
#include "targets/StackWords.h"
#include "targets/reader/FactsText.h"
#include "targets/reader/YamlWalk.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace pymemlint {

namespace {

class Reader {
public:
  Reader(StringRef Path, StringSaver &Strings, BaseTarget Base)
      : Path(Path), Strings(Strings), Base(Base) {}

  TargetData Data;

  void read(const YAML::Node &Root) {
    // The base first, wherever it stands: the rest replaces parts of it.
    if (Root.IsMap()) {
      for (const auto &Entry : Root)
        if (Entry.first.IsScalar() && Entry.first.Scalar() == "runtime")
          Data.Runtime = text(Entry.second, "runtime");
      for (const auto &Entry : Root)
        if (Entry.first.IsScalar() && Entry.first.Scalar() == "extends")
          extend(Entry.second);
    }
    static constexpr StringRef Known[] = {"name",        "description",
                                          "runtime",     "triple",
                                          "port",        "board",
                                          "short_enums", "extends",
                                          "stack",       "configuration",
                                          "rom_names",   "modules",
                                          "heap",        "launch",
                                          "budget",      "measured_frames",
                                          "stack_words", "logged_stack_words",
                                          "frozen"};
    forEachKey(
        Root, "a target",
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key == "name")
            Data.Name = text(Value, Key);
          else if (Key == "description")
            Data.Description = text(Value, Key);
          else if (Key == "runtime")
            Data.Runtime = text(Value, Key);
          else if (Key == "triple")
            Data.Triple = text(Value, Key);
          else if (Key == "port")
            Data.Port = text(Value, Key);
          else if (Key == "board")
            Data.Board = text(Value, Key);
          else if (Key == "short_enums")
            Data.HasShortEnums = truthOf(Value, Key);
          else if (Key == "configuration")
            configuration(Value);
          else if (Key == "rom_names")
            romNames(Value);
          else if (Key == "modules")
            modules(Value);
          else if (Key == "frozen")
            frozen(Value);
          else if (Key == "heap")
            heap(Value);
          else if (Key == "stack")
            Data.Stack = bytes(Value, "stack");
          else if (Key == "measured_frames")
            Data.HasMeasuredFrames = truthOf(Value, Key);
          else if (Key == "stack_words")
            stackWords(Value, Key, Data.StackWords);
          else if (Key == "logged_stack_words")
            stackWords(Value, Key, Data.LoggedStackWords);
          else if (Key == "budget")
            Data.Budget = bytes(Value, "budget");
          else if (Key == "launch")
            launch(Value);
          else if (Key != "extends")
            unknownKey(KeyNode, Known);
        });
    if (Data.Name.empty())
      fault(Root, "a target needs a 'name'");
    if (Data.Runtime.empty())
      fault(Root, "a target needs a 'runtime', or a target that it 'extends'");
    if (Data.Triple.empty())
      fault(Root, "a target needs a 'triple', or a target that it 'extends'");
  }

private:
  StringRef Path;
  StringSaver &Strings;
  BaseTarget Base;

  StringRef text(const YAML::Node &Node, StringRef What) {
    return textOf(Node, What, Strings);
  }

  void extend(const YAML::Node &Node) {
    Expected<TargetData> Parent = Base(text(Node, "extends"), Data.Runtime);
    if (!Parent)
      fault(Node, toString(Parent.takeError()));
    Data = std::move(*Parent);
  }

  /// \p Name as seen from the folder of the YAML file.
  SmallString<128> beside(StringRef Name) const {
    SmallString<128> Full(Name);
    if (sys::path::is_relative(Full)) {
      Full = sys::path::parent_path(Path);
      sys::path::append(Full, Name);
    }
    return Full;
  }

  /// The file named by \p Node, beside the YAML file.
  StringRef file(const YAML::Node &Node, StringRef What, StringRef &Name) {
    SmallString<128> Full = beside(text(Node, What));
    ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
        MemoryBuffer::getFile(Full, /*IsText=*/false,
                              /*RequiresNullTerminator=*/false);
    if (!Buffer)
      fault(Node, "cannot read " + Full + ": " + Buffer.getError().message());
    Name = Strings.save(Full.str());
    return Strings.save((*Buffer)->getBuffer());
  }

  void configuration(const YAML::Node &Node) {
    static constexpr StringRef Known[] = {"file", "complete", "note", "set"};
    forEachKey(
        Node, "configuration",
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key == "file") {
            StringRef Name, Text = file(Value, "configuration's file", Name);
            Data.Macros.clear();
            Data.Texts.clear();
            if (Error E = readConfiguration(Text, Name, Strings, Data))
              fault(Value, toString(std::move(E)));
          } else if (Key == "complete")
            Data.MacrosAreComplete = truthOf(Value, "configuration.complete");
          else if (Key == "note")
            Data.MacrosNote = text(Value, "configuration.note");
          else if (Key != "set")
            unknownKey(KeyNode, Known);
        });
    if (const YAML::Node Set = Node["set"])
      forEachKey(Set, "configuration.set",
                 [&](StringRef Name, const YAML::Node &Value,
                     const YAML::Node &) { macro(Strings.save(Name), Value); });
    sortFacts(Data);
  }

  /// `NAME: 1`, or `NAME: {value: 1, source: "..."}`; a value in double
  /// quotes is a string literal.
  void macro(StringRef Name, const YAML::Node &Node) {
    StringRef Source = Strings.save(sys::path::filename(Path));
    YAML::Node Value = Node;
    if (Node.IsMap()) {
      bool HasValue = false;
      static constexpr StringRef Known[] = {"value", "source"};
      forEachKey(Node, Name,
                 [&](StringRef Key, const YAML::Node &Item,
                     const YAML::Node &KeyNode) {
                   if (Key == "value") {
                     Value.reset(Item);
                     HasValue = true;
                   } else if (Key == "source")
                     Source = text(Item, "source");
                   else
                     unknownKey(KeyNode, Known);
                 });
      if (!HasValue)
        fault(Node, Name + " needs a 'value'");
    }
    if (Value.IsScalar() && Value.Tag() == "!")
      Data.Texts.push_back({Name, text(Value, Name), Source});
    else
      Data.Macros.push_back({Name, integerOf(Value, Name), Source});
  }

  /// A file, or the pools as lists.
  void romNames(const YAML::Node &Node) {
    static constexpr StringRef Known[] = {"file",   "static",   "const",
                                          "frozen", "complete", "note"};
    std::vector<StringRef> Pools[3];
    forEachKey(
        Node, "rom_names",
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key == "file") {
            StringRef Name, Text = file(Value, "rom_names' file", Name);
            if (Error E = readRomNames(Text, Name, Strings, Data))
              fault(Value, toString(std::move(E)));
          } else if (Key == "static")
            list(Value, "rom_names.static", Pools[0]);
          else if (Key == "const")
            list(Value, "rom_names.const", Pools[1]);
          else if (Key == "frozen")
            list(Value, "rom_names.frozen", Pools[2]);
          else if (Key == "complete")
            Data.RomNamesAreComplete = truthOf(Value, "rom_names.complete");
          else if (Key == "note")
            Data.RomNamesNote = text(Value, "rom_names.note");
          else
            unknownKey(KeyNode, Known);
        });
    if (Pools[0].empty() && Pools[1].empty() && Pools[2].empty())
      return;
    if (Node["file"])
      fault(Node, "rom_names has a file and lists");
    Data.RomNames.clear();
    for (int Pool = 0; Pool != 3; ++Pool)
      for (StringRef Name : Pools[Pool]) {
        if (Name.size() > 255)
          fault(Node, "a name in ROM is longer than 255 bytes");
        Data.RomNames.push_back({RomPool(Pool), Name});
      }
  }

  void list(const YAML::Node &Node, StringRef What,
            std::vector<StringRef> &Result) {
    Result.clear();
    forEachItem(Node, What, [&](const YAML::Node &Item) {
      Result.push_back(text(Item, What));
    });
  }

  void stackWords(const YAML::Node &Node, StringRef Key,
                  std::vector<StringRef> &Words) {
    Words.clear();
    forEachItem(Node, Key, [&](const YAML::Node &Item) {
      StringRef Word = text(Item, Key);
      if (!stackWord(Word))
        fault(Item, "'" + Word + "' is no word of the C stack that is known");
      Words.push_back(Word);
    });
  }

  void modules(const YAML::Node &Node) {
    static constexpr StringRef Known[] = {"builtin", "extensible", "frozen",
                                          "note"};
    forEachKey(
        Node, "modules",
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key == "builtin")
            list(Value, "modules.builtin", Data.Modules);
          else if (Key == "extensible")
            list(Value, "modules.extensible", Data.ExtensibleModules);
          else if (Key == "frozen")
            list(Value, "modules.frozen", Data.FrozenModules);
          else if (Key == "note")
            Data.ModulesNote = text(Value, "modules.note");
          else
            unknownKey(KeyNode, Known);
        });
  }

  /// Folders with the code of frozen modules, from the YAML file's own.
  void frozen(const YAML::Node &Node) {
    static constexpr StringRef Known[] = {"folders"};
    forEachKey(
        Node, "frozen",
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key != "folders")
            unknownKey(KeyNode, Known);
          Data.FrozenFolders.clear();
          forEachItem(Value, "frozen.folders", [&](const YAML::Node &Item) {
            SmallString<128> Full = beside(text(Item, "frozen.folders"));
            if (!sys::fs::is_directory(Full))
              fault(Item, "the folder of frozen modules " + Full +
                              " is not there: build the firmware, or name the "
                              "folder that has them");
            Data.FrozenFolders.push_back(Strings.save(Full.str()));
          });
        });
  }

  /// `{bytes: 65536, source: "..."}`; `bytes: unknown` is a missing fact, which
  /// `at_least:` and `at_most:` may bound.
  Fact bytes(const YAML::Node &Node, StringRef What) {
    Fact Result;
    bool HasBytes = false;
    static constexpr StringRef Known[] = {"bytes", "source", "at_least",
                                          "at_most"};
    auto Count = [&](const YAML::Node &Value) {
      int64_t Number = integerOf(Value, What);
      if (Number < 0)
        fault(Value, What + " must not be negative");
      return uint64_t(Number);
    };
    forEachKey(
        Node, What,
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key == "bytes") {
            HasBytes = true;
            if (!Value.IsScalar() || Value.Scalar() != "unknown")
              Result.Value = Count(Value);
          } else if (Key == "at_least")
            Result.AtLeast = Count(Value);
          else if (Key == "at_most")
            Result.AtMost = Count(Value);
          else if (Key == "source")
            Result.Source = text(Value, "source");
          else
            unknownKey(KeyNode, Known);
        });
    if (!HasBytes)
      fault(Node, What + " needs 'bytes'");
    if (Result.Source.empty())
      Result.Source = Strings.save(sys::path::filename(Path));
    return Result;
  }

  void heap(const YAML::Node &Node) {
    static constexpr StringRef Known[] = {"areas", "growth",
                                          "maximum_new_area"};
    forEachKey(
        Node, "heap",
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key == "areas") {
            Data.Heap.Areas.clear();
            forEachItem(Value, "heap.areas", [&](const YAML::Node &Item) {
              Data.Heap.Areas.push_back({bytes(Item, "a heap area")});
            });
            if (Data.Heap.Areas.empty())
              fault(Value, "a heap has at least one area");
          } else if (Key == "growth") {
            StringRef Kind = text(Value, "heap.growth");
            if (Kind == "none")
              Data.Heap.Growth = HeapGrowth::None;
            else if (Kind == "automatic")
              Data.Heap.Growth = HeapGrowth::Automatic;
            else
              fault(Value, "heap.growth must be none or automatic");
          } else if (Key == "maximum_new_area")
            Data.Heap.MaximumNewArea = bytes(Value, "heap.maximum_new_area");
          else
            unknownKey(KeyNode, Known);
        });
  }

  void launch(const YAML::Node &Node) {
    LaunchFacts &L = Data.Launch;
    static constexpr StringRef Known[] = {
        "driver",      "frozen_boot_files", "boot_files",
        "sys_path",    "sys_argv",          "file_system",
        "module_name", "mpy_cross",         "source"};
    forEachKey(
        Node, "launch",
        [&](StringRef Key, const YAML::Node &Value, const YAML::Node &KeyNode) {
          if (Key == "driver")
            L.Driver = text(Value, "launch.driver");
          else if (Key == "frozen_boot_files")
            list(Value, "launch.frozen_boot_files", L.FrozenBootFiles);
          else if (Key == "boot_files")
            list(Value, "launch.boot_files", L.BootFiles);
          else if (Key == "sys_path")
            list(Value, "launch.sys_path", L.SysPath);
          else if (Key == "sys_argv")
            list(Value, "launch.sys_argv", L.SysArgv);
          else if (Key == "file_system")
            L.FileSystem = text(Value, "launch.file_system");
          else if (Key == "module_name")
            L.ModuleName = text(Value, "launch.module_name");
          else if (Key == "mpy_cross")
            L.PrecompilerOptions = text(Value, "launch.mpy_cross");
          else if (Key == "source")
            L.Source = text(Value, "launch.source");
          else
            unknownKey(KeyNode, Known);
        });
  }
};

} // namespace

Expected<TargetData> readTarget(StringRef Yaml, StringRef Path,
                                StringSaver &Strings, BaseTarget Base) {
  Reader R(Path, Strings, Base);
  if (Error E =
          walkYaml(Yaml, Path, [&](const YAML::Node &Root) { R.read(Root); }))
    return std::move(E);
  return std::move(R.Data);
}

} // namespace pymemlint
