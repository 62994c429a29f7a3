// Writes a target from a firmware's build folder: what MicroPython's own build
// left there, read and never run.
#include "targets/DataLayouts.h"
#include "targets/Expression.h"
#include "targets/ShippedTargets.h"
#include "targets/Target.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace llvm;

namespace pymemlint {

namespace {

constexpr StringLiteral MacroFile = "mpconfig.macros";

class Derivation {
public:
  Derivation(StringRef Folder, StringRef Beside, raw_ostream &OS)
      : Folder(Folder), Beside(Beside), OS(OS) {}

  Error run() {
    if (!sys::fs::is_directory(Folder))
      return createStringError(Folder + ": no such folder");
    if (Error E = readNames())
      return E;
    if (Error E = readMacros())
      return E;
    if (Error E = findTriple())
      return E;
    readModules();
    readCompressedWords();
    addFatMacros();
    readFrozen();
    readMap();
    write();
    return Error::success();
  }

private:
  StringRef Folder, Beside;
  raw_ostream &OS;
  std::vector<std::string> Static, Const, Frozen;
  StringMap<std::string> Macros; ///< As written, unexpanded.
  std::map<std::string, int64_t> Integers;
  std::map<std::string, std::string> Texts;
  std::string Triple, Runtime;
  unsigned PointerBytes = 4;
  bool HasShortEnums = false;
  std::vector<std::string> Modules, Extensible, FrozenModules;
  std::map<std::string, uint64_t> Symbols; ///< Of the linker's map.
  std::string MapName;

  std::optional<std::string> contents(StringRef Name) const {
    SmallString<128> Path(Folder);
    sys::path::append(Path, Name);
    ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(Path);
    if (!Buffer)
      return std::nullopt;
    return (*Buffer)->getBuffer().str();
  }

  std::string pathOf(StringRef Name) const {
    SmallString<128> Path(Folder);
    sys::path::append(Path, Name);
    return Path.str().str();
  }

  /// A C string literal's text without its quotes, unescaped.
  static std::string unescape(StringRef Text) {
    std::string Result;
    for (size_t I = 0; I < Text.size(); ++I) {
      if (Text[I] != '\\' || I + 1 == Text.size()) {
        Result += Text[I];
        continue;
      }
      char C = Text[++I];
      if (C == 'x') {
        unsigned Value = 0, Digits = 0;
        while (Digits < 2 && I + 1 < Text.size() && isHexDigit(Text[I + 1])) {
          Value = Value * 16 + hexDigitValue(Text[++I]);
          ++Digits;
        }
        Result += char(Value);
      } else if (C >= '0' && C <= '7') {
        unsigned Value = C - '0', Digits = 1;
        while (Digits < 3 && I + 1 < Text.size() && Text[I + 1] >= '0' &&
               Text[I + 1] <= '7') {
          Value = Value * 8 + (Text[++I] - '0');
          ++Digits;
        }
        Result += char(Value);
      } else {
        Result += C == 'n' ? '\n' : C == 't' ? '\t' : C == 'r' ? '\r' : C;
      }
    }
    return Result;
  }

  /// QDEF0(id, hash, length, "text"), QDEF1 (py/makeqstrdata.py).
  Error readNames() {
    std::optional<std::string> Text = contents("genhdr/qstrdefs.generated.h");
    if (!Text)
      return createStringError(
          pathOf("genhdr/qstrdefs.generated.h") +
          ": not there. Is this a MicroPython build folder (BUILD= of the "
          "port's make, or the folder of its CMake build)? Build the firmware "
          "once, then name that folder.");
    StringRef Rest = *Text;
    for (size_t Line = 1; !Rest.empty(); ++Line) {
      StringRef Row;
      std::tie(Row, Rest) = Rest.split('\n');
      Row = Row.trim();
      if (!Row.starts_with("QDEF"))
        continue;
      bool IsConst = Row.starts_with("QDEF1");
      size_t Open = Row.find('"');
      if (Open == StringRef::npos || !Row.ends_with("\")"))
        return createStringError(pathOf("genhdr/qstrdefs.generated.h") + ":" +
                                 Twine(Line) + ":1: no name in this line");
      (IsConst ? Const : Static)
          .push_back(unescape(Row.slice(Open + 1, Row.size() - 2)));
    }
    return Error::success();
  }

  /// How to get the macros: from compile_commands.json the very command, else
  /// the port's make.
  std::string macroCommand() const {
    if (std::optional<std::string> Text = contents("compile_commands.json")) {
      Expected<json::Value> Commands = json::parse(*Text);
      if (!Commands) {
        consumeError(Commands.takeError());
      } else if (const json::Array *List = Commands->getAsArray()) {
        for (const json::Value &Item : *List) {
          const json::Object *Entry = Item.getAsObject();
          if (!Entry || !Entry->getString("file").value_or("").ends_with(
                            "py/objint_mpz.c"))
            continue;
          SmallVector<StringRef> Words;
          Entry->getString("command").value_or("").split(Words, ' ', -1, false);
          std::string Command =
              "cd " + Entry->getString("directory").value_or(".").str() +
              " && ";
          for (size_t I = 0; I != Words.size(); ++I) {
            if (Words[I] == "-c" || Words[I] == "-MD")
              continue;
            if ((Words[I] == "-o" || Words[I] == "-MF" || Words[I] == "-MT") &&
                I + 1 != Words.size()) {
              ++I;
              continue;
            }
            Command += Words[I].str() + " ";
          }
          return Command + "-E -dM -o " + pathOf(MacroFile);
        }
      }
    }
    std::string Object = pathOf("py/objint_mpz.o");
    return "rm -f " + Object +
           "\n  make BOARD=<as built> BUILD=" + Folder.str() +
           " CFLAGS_EXTRA='-E -dM' " + Object + "\n  mv " + Object + " " +
           pathOf(MacroFile) + "\nin the port's folder (ports/<port>)";
  }

  /// The output of `cc -E -dM`: #define NAME text.
  Error readMacros() {
    std::optional<std::string> Text = contents(MacroFile);
    if (!Text)
      return createStringError(
          pathOf(MacroFile) +
          ": not there. It holds the build's macros after preprocessing; make "
          "it with\n  " +
          macroCommand());
    StringRef Rest = *Text;
    while (!Rest.empty()) {
      StringRef Row;
      std::tie(Row, Rest) = Rest.split('\n');
      if (!Row.consume_front("#define "))
        continue;
      auto [Name, Value] = Row.split(' ');
      if (!Name.contains('('))
        Macros[Name] = Value.trim().str();
    }
    if (!Macros.count("MICROPY_BYTES_PER_GC_BLOCK"))
      return createStringError(
          pathOf(MacroFile) +
          ": no MICROPY_BYTES_PER_GC_BLOCK in it, so this is not what the "
          "preprocessor leaves of py/mpconfig.h. Make it with\n  " +
          macroCommand());
    if (std::optional<int64_t> Bytes = integer("__SIZEOF_POINTER__", 0))
      PointerBytes = *Bytes;
    stateSmallIntegers();
    for (const auto &Entry : Macros) {
      StringRef Name = Entry.getKey();
      if (!Name.starts_with("MICROPY_") && !Name.starts_with("MP_SMALL_INT") &&
          !Name.starts_with("MPZ_") && !Name.starts_with("MP_INT_TYPE") &&
          Name != "MP_BYTES_PER_OBJ_WORD" && Name != "MP_BITS_PER_BYTE" &&
          Name != "MP_ENDIANNESS_LITTLE")
        continue;
      if (std::optional<std::string> String = text(Name, 0))
        Texts[Name.str()] = *String;
      else if (std::optional<int64_t> Value = integer(Name, 0))
        Integers[Name.str()] = *Value;
    }
    int64_t Major = Integers["MICROPY_VERSION_MAJOR"];
    int64_t Minor = Integers["MICROPY_VERSION_MINOR"];
    int64_t Micro = Integers["MICROPY_VERSION_MICRO"];
    Runtime = ("micropython-" + Twine(Major) + "." + Twine(Minor)).str();
    // MICROPY_MAKE_VERSION is a function-like macro.
    Integers["MICROPY_VERSION"] = Major << 16 | Minor << 8 | Micro;
    return Error::success();
  }

  /// py/smallint.h's limits by the object representation: its own expressions
  /// depend on the width of mp_uint_t, which wraps.
  void stateSmallIntegers() {
    std::optional<int64_t> Repr = integer("MICROPY_OBJ_REPR", 0);
    if (!Repr || *Repr < 0 || *Repr > 2)
      return;
    int64_t Bits = 8 * PointerBytes - (*Repr == 1 ? 2 : 1);
    int64_t Maximum = (int64_t(1) << (Bits - 1)) - 1;
    Macros["MP_SMALL_INT_BITS"] = std::to_string(Bits);
    Macros["MP_SMALL_INT_MAX"] = std::to_string(Maximum);
    Macros["MP_SMALL_INT_MIN"] = std::to_string(-Maximum - 1);
    Macros["MP_SMALL_INT_POSITIVE_MASK"] = std::to_string(Maximum);
  }

  /// The value of a macro in integer context: undefined names of MicroPython's
  /// own count as 0, as in an #if.
  std::optional<int64_t> integer(StringRef Name, unsigned Depth) {
    auto Found = Macros.find(Name);
    if (Found == Macros.end()) {
      if (Name.starts_with("MICROPY_") || Name.starts_with("CONFIG_"))
        return 0;
      return std::nullopt;
    }
    if (Depth > 40 || Found->second.size() > 4096)
      return std::nullopt;
    std::string Text = withoutCasts(Found->second);
    auto Macro = [&](StringRef Inner) { return integer(Inner, Depth + 1); };
    auto SizeOf = [&](StringRef Type) -> Expected<uint64_t> {
      if (Type.ends_with("*") || Type == "size_t" || Type == "mp_uint_t" ||
          Type == "mp_int_t" || Type == "uintptr_t" || Type == "mp_obj_t")
        return PointerBytes;
      if (Type == "int" || Type == "uint32_t")
        return 4;
      return createStringError("unknown");
    };
    Expected<int64_t> Value = evaluateExpression(Text, {Macro, SizeOf});
    if (Value)
      return *Value;
    consumeError(Value.takeError());
    return std::nullopt;
  }

  /// \p Text without casts to integer types; sizeof(type) stays.
  static std::string withoutCasts(std::string Text) {
    for (StringRef Cast : {"(size_t)", "(mp_uint_t)", "(mp_int_t)",
                           "(uint32_t)", "(int)", "(unsigned int)"})
      for (size_t At = 0;
           (At = Text.find(Cast.str(), At)) != std::string::npos;)
        if (StringRef(Text).take_front(At).ends_with("sizeof"))
          At += Cast.size();
        else
          Text.erase(At, Cast.size());
    return Text;
  }

  /// The value of a macro that is string literals and names of such.
  std::optional<std::string> text(StringRef Name, unsigned Depth) {
    auto Found = Macros.find(Name);
    if (Found == Macros.end() || Depth > 8)
      return std::nullopt;
    std::string Result;
    StringRef Rest = StringRef(Found->second).trim();
    if (Rest.empty())
      return std::nullopt;
    while (!Rest.empty()) {
      if (Rest.consume_front("\"")) {
        size_t End = 0;
        while (End < Rest.size() && Rest[End] != '"')
          End += Rest[End] == '\\' ? 2 : 1;
        if (End >= Rest.size())
          return std::nullopt;
        Result += unescape(Rest.take_front(End));
        Rest = Rest.substr(End + 1).ltrim();
        continue;
      }
      StringRef Word =
          Rest.take_while([](char C) { return isAlnum(C) || C == '_'; });
      std::optional<std::string> Inner;
      if (!Word.empty() && !isDigit(Word[0]))
        Inner = text(Word, Depth + 1);
      if (!Inner)
        return std::nullopt;
      Result += *Inner;
      Rest = Rest.substr(Word.size()).ltrim();
    }
    return Result;
  }

  bool isDefined(StringRef Name) const { return Macros.count(Name); }

  /// The triple that the compiler's own macros tell.
  Error findTriple() {
    if (isDefined("__xtensa__") || isDefined("__XTENSA__"))
      Triple = "xtensa";
    else if (isDefined("__riscv"))
      Triple =
          PointerBytes == 8 ? "riscv64-unknown-elf" : "riscv32-unknown-elf";
    else if (isDefined("__wasm__"))
      Triple = "wasm32-unknown-emscripten";
    else if (isDefined("__AVR__"))
      Triple = "avr";
    else if (isDefined("__aarch64__"))
      Triple = "aarch64-linux-gnu";
    else if (isDefined("__x86_64__") && PointerBytes == 8)
      Triple = "x86_64-linux-gnu";
    else if (isDefined("__i386__"))
      Triple = "i686-linux-gnu";
    else if (isDefined("__arm__")) {
      bool IsHard = isDefined("__ARM_PCS_VFP");
      if (isDefined("__linux__"))
        Triple = "armv7-linux-gnueabihf";
      else if (isDefined("__ARM_ARCH_6M__"))
        Triple = "thumbv6m-none-eabi";
      else if (isDefined("__ARM_ARCH_7M__"))
        Triple = "thumbv7m-none-eabi";
      else if (isDefined("__ARM_ARCH_8M_MAIN__") ||
               isDefined("__ARM_ARCH_8_1M_MAIN__"))
        Triple =
            IsHard ? "thumbv8m.main-none-eabihf" : "thumbv8m.main-none-eabi";
      else
        Triple = IsHard ? "thumbv7em-none-eabihf" : "thumbv7em-none-eabi";
      HasShortEnums = integer("__ARM_SIZEOF_MINIMAL_ENUM", 0).value_or(4) == 1;
    }
    if (Triple.empty() || dataLayoutFor(Triple).empty())
      return createStringError(
          pathOf(MacroFile) +
          ": the compiler's macros name no processor that is known here");
    return Error::success();
  }

  /// lib/oofatfs/ffconf.h, which py/*.c do not include: what the layouts of
  /// FatFs depend on.
  void addFatMacros() {
    struct FatMacro {
      const char *Name, *From;
      int64_t Else;
    };
    static constexpr FatMacro FatMacros[] = {
        {"FF_FS_EXFAT", "MICROPY_FATFS_EXFAT", 0},
        {"FF_FS_LOCK", "", 0},
        {"FF_FS_READONLY", "", 0},
        {"FF_FS_REENTRANT", "MICROPY_FATFS_REENTRANT", 0},
        {"FF_FS_RPATH", "MICROPY_FATFS_RPATH", 0},
        {"FF_FS_TINY", "", 1},
        {"FF_MAX_SS", "MICROPY_FATFS_MAX_SS", 512},
        {"FF_MIN_SS", "", 512},
        {"FF_MULTI_PARTITION", "MICROPY_FATFS_MULTI_PARTITION", 0},
        {"FF_USE_FASTSEEK", "", 0},
        {"FF_USE_FIND", "", 0},
        {"FF_USE_LFN", "MICROPY_FATFS_ENABLE_LFN", 0},
    };
    for (const FatMacro &M : FatMacros)
      Integers.try_emplace(M.Name, known(M.From).value_or(M.Else));
  }

  /// The longest of the compressed error messages and their common words
  /// (py/makecompresseddata.py): the last letter of each has its high bit set,
  /// written in octal.
  void readCompressedWords() {
    std::optional<std::string> Text = contents("genhdr/compressed.data.h");
    if (!Text)
      return;
    StringRef Longest =
        StringRef(*Text).split("MP_MAX_UNCOMPRESSED_TEXT_LEN").second;
    Longest = Longest.ltrim(" (");
    if (int64_t Length; !Longest.consumeInteger(10, Length))
      Integers["MP_MAX_UNCOMPRESSED_TEXT_LEN"] = Length;
    StringRef Data = StringRef(*Text).split("MP_COMPRESSED_DATA(\"").second;
    Data = Data.take_until([](char C) { return C == '\n'; }).rsplit('"').first;
    std::string Words;
    while (!Data.empty()) {
      unsigned Letter;
      if (Data.starts_with("\\") && Data.size() >= 4 &&
          !Data.substr(1, 3).getAsInteger(8, Letter)) {
        Words += char(Letter & 0x7f);
        Words += ' ';
        Data = Data.drop_front(4);
        continue;
      }
      Words += Data.front();
      Data = Data.drop_front();
    }
    if (!Words.empty())
      Texts["MP_COMPRESSED_WORDS"] = StringRef(Words).rtrim(' ').str();
  }

  /// MICROPY_REGISTERED_MODULES and its extensible sister
  /// (py/makemoduledefs.py).
  void readModules() {
    std::optional<std::string> Text = contents("genhdr/moduledefs.h");
    if (!Text)
      return;
    StringMap<std::string> NameOf;
    std::vector<std::string> *Current = nullptr;
    StringRef Rest = *Text;
    while (!Rest.empty()) {
      StringRef Row;
      std::tie(Row, Rest) = Rest.split('\n');
      if (Row.consume_front("#define MODULE_DEF_")) {
        StringRef Tag = Row.take_until([](char C) { return C == ' '; });
        StringRef Name = Row.split("(MP_QSTR_").second.take_until([](char C) {
          return C == ')';
        });
        NameOf[Tag] = Name.str();
      } else if (Row.starts_with("#define MICROPY_REGISTERED_MODULES"))
        Current = &Modules;
      else if (Row.starts_with("#define MICROPY_REGISTERED_EXTENSIBLE_MODULES"))
        Current = &Extensible;
      else if (StringRef Tag = Row.trim(" \\");
               Current && Tag.consume_front("MODULE_DEF_"))
        Current->push_back(NameOf.lookup(Tag));
      else
        Current = nullptr;
    }
  }

  /// The frozen modules' names and their pool of names (tools/mpy-tool.py).
  void readFrozen() {
    std::optional<std::string> Text = contents("frozen_content.c");
    if (!Text)
      return;
    StringRef Pool =
        StringRef(*Text).split("qstr_pool_t mp_qstr_frozen_const_pool").second;
    Pool = Pool.split("_lengths,").second.split("\n};").first;
    while (!Pool.empty()) {
      StringRef Row;
      std::tie(Row, Pool) = Pool.split('\n');
      Row = Row.trim();
      if (Row.consume_front("\"") && Row.consume_back("\","))
        Frozen.push_back(unescape(Row));
    }
    StringRef Files = StringRef(*Text)
                          .split("mp_frozen_names[] = {")
                          .second.split("\n};")
                          .first;
    while (!Files.empty()) {
      StringRef Row;
      std::tie(Row, Files) = Files.split('\n');
      Row = Row.trim();
      if (Row.consume_front("\"") && Row.consume_back("\\0\"") && !Row.empty())
        FrozenModules.push_back(unescape(Row));
    }
  }

  /// Symbols of the linker's map: "  0x20003b28    _heap_start = _ebss".
  void readMap() {
    std::error_code Code;
    for (sys::fs::directory_iterator I(Folder, Code), End; I != End && !Code;
         I.increment(Code))
      if (sys::path::extension(I->path()) == ".map")
        MapName = sys::path::filename(I->path()).str();
    std::optional<std::string> Text =
        MapName.empty() ? std::nullopt : contents(MapName);
    if (!Text)
      return;
    static constexpr StringRef Wanted[] = {
        "_heap_start", "_heap_end", "__GcHeapStart",  "__GcHeapEnd",
        "_sheap",      "_eheap",    "_gc_heap_start", "_gc_heap_end",
        "_sstack",     "_estack",   "__StackBottom",  "__StackTop",
        "_ram_end"};
    StringRef Rest = *Text;
    while (!Rest.empty()) {
      StringRef Row;
      std::tie(Row, Rest) = Rest.split('\n');
      Row = Row.trim();
      if (!Row.starts_with("0x"))
        continue;
      auto [Address, Name] = Row.split(' ');
      Name = Name.ltrim().take_until([](char C) { return C == ' '; });
      uint64_t Value;
      if (llvm::is_contained(Wanted, Name) && !Address.getAsInteger(0, Value))
        Symbols[Name.str()] = Value;
    }
  }

  std::optional<uint64_t> between(StringRef Start, StringRef End) const {
    auto S = Symbols.find(Start.str()), E = Symbols.find(End.str());
    if (S == Symbols.end() || E == Symbols.end() || E->second < S->second)
      return std::nullopt;
    return E->second - S->second;
  }

  //===--- Writing --------------------------------------------------------===//

  void quoted(StringRef Text) {
    OS << '"';
    for (unsigned char C : Text)
      if (C == '"' || C == '\\')
        OS << '\\' << C;
      else if (C == '\n')
        OS << "\\n";
      else if (C < 32 || C == 127)
        OS << "\\x" << hexdigit(C >> 4) << hexdigit(C & 15);
      else
        OS << C;
    OS << '"';
  }

  void list(StringRef Key, ArrayRef<std::string> Texts) {
    if (Texts.empty())
      return;
    OS << "  " << Key << ":\n";
    for (StringRef Text : Texts) {
      OS << "    - ";
      quoted(Text);
      OS << '\n';
    }
  }

  void area(StringRef Indent, std::optional<uint64_t> Bytes, StringRef Source) {
    OS << "bytes: ";
    if (Bytes)
      OS << *Bytes;
    else
      OS << "unknown";
    OS << '\n' << Indent << "source: ";
    quoted(Source);
    OS << '\n';
  }

  std::optional<int64_t> known(StringRef Name) const {
    auto Found = Integers.find(Name.str());
    if (Found == Integers.end())
      return std::nullopt;
    return Found->second;
  }

  /// The port's folder, which sys.platform tells; empty: unknown.
  std::string port() const {
    auto Platform = Texts.find("MICROPY_PY_SYS_PLATFORM");
    if (Platform == Texts.end())
      return "";
    StringRef Name = Platform->second;
    return Name == "pyboard"         ? "stm32"
           : Name.starts_with("nrf") ? "nrf"
                                     : Name.str();
  }

  void write() {
    auto BoardName = Texts.find("MICROPY_BOARD_BUILD_NAME");
    std::string Name = BoardName != Texts.end()
                           ? StringRef(BoardName->second).lower()
                           : "my_board";
    OS << "# Derived from the build folder " << Folder << "\n"
       << "name: ";
    quoted(Name);
    OS << "\ndescription: ";
    auto Hardware = Texts.find("MICROPY_HW_BOARD_NAME");
    quoted(Hardware != Texts.end() ? Hardware->second : Name);
    OS << "\nruntime: " << Runtime << "\ntriple: " << Triple << '\n';
    if (HasShortEnums)
      OS << "short_enums: true\n";
    if (std::string Port = port(); !Port.empty()) {
      OS << "port: ";
      quoted(Port);
      OS << '\n';
    }
    OS << "configuration:\n  complete: true\n  note: \"" << MacroFile
       << " of the build\"\n  set:\n";
    for (const auto &[Macro, Value] : Integers)
      OS << "    " << Macro << ": " << Value << '\n';
    for (const auto &[Macro, Value] : Texts) {
      OS << "    " << Macro << ": ";
      quoted(Value);
      OS << '\n';
    }
    OS << "rom_names:\n  complete: "
       << (isDefined("MICROPY_QSTR_EXTRA_POOL") && Frozen.empty() ? "false"
                                                                  : "true")
       << "\n  note: \"genhdr/qstrdefs.generated.h and frozen_content.c of the "
          "build\"\n";
    list("static", Static);
    list("const", Const);
    list("frozen", Frozen);
    OS << "modules:\n  note: \"genhdr/moduledefs.h and frozen_content.c of the "
          "build\"\n";
    list("builtin", Modules);
    list("extensible", Extensible);
    list("frozen", FrozenModules);
    writeFrozen();
    writeHeap();
  }

  /// BUILD/frozen_mpy, where tools/makemanifest.py leaves each module of the
  /// manifest, compiled.
  void writeFrozen() {
    if (FrozenModules.empty())
      return;
    std::string Compiled = pathOf("frozen_mpy");
    if (!sys::fs::is_directory(Compiled)) {
      OS << "# frozen_mpy, the code of these modules, is not in the build: "
            "build it again,\n# or name a folder that has it\n"
            "# frozen:\n#   folders: []\n";
      return;
    }
    OS << "frozen:\n  folders:\n    - ";
    quoted(relativeTo(Beside, Compiled));
    OS << '\n';
  }

  /// \p Path as it is written in a file of \p From.
  static std::string relativeTo(StringRef From, StringRef Path) {
    SmallString<128> Base(From), Full(Path);
    if (sys::fs::make_absolute(Base) || sys::fs::make_absolute(Full))
      return Path.str();
    sys::path::remove_dots(Base, /*remove_dot_dot=*/true);
    sys::path::remove_dots(Full, /*remove_dot_dot=*/true);
    auto B = sys::path::begin(Base), F = sys::path::begin(Full);
    while (B != sys::path::end(Base) && F != sys::path::end(Full) && *B == *F)
      ++B, ++F;
    SmallString<128> Result;
    for (; B != sys::path::end(Base); ++B)
      sys::path::append(Result, "..");
    for (; F != sys::path::end(Full); ++F)
      sys::path::append(Result, *F);
    return Result.str().str();
  }

  /// What the port's main.c does, which no file of the build tells.
  void writeLaunch() {
    struct PortLaunch {
      StringRef Port, Paths, FrozenBoot;
    };
    static constexpr PortLaunch Ports[] = {
        {"rp2", ", /lib", "_boot.py"},
        {"esp32", ", /lib", "_boot.py"},
        {"esp8266", ", /lib, /", "_boot.py"},
        {"samd", ", /lib", "_boot.py"},
        {"mimxrt", ", /flash, /flash/lib", "_boot.py"},
        {"nrf", ", /flash, /flash/lib", ""},
        {"stm32", ", /flash, /flash/lib", ""},
    };
    const std::string Name = port();
    const PortLaunch *Port = nullptr;
    for (const PortLaunch &P : Ports)
      if (P.Port == Name)
        Port = &P;
    OS << "launch:\n";
    if (Port && !Port->FrozenBoot.empty())
      OS << "  frozen_boot_files: [" << Port->FrozenBoot << "]\n";
    OS << "  boot_files: [boot.py, main.py]\n  sys_path: [\"\", .frozen"
       << (Port ? Port->Paths : "") << "]\n";
    if (Port) {
      // factory_reset_create_filesystem of ports/stm32/factoryreset.c
      const bool IsFat = Port->Port == "stm32";
      OS << "  file_system: "
         << (IsFat                                   ? "fat"
             : known("MICROPY_VFS_LFS2").value_or(0) ? "littlefs2"
                                                     : "littlefs1")
         << '\n';
    }
    OS << "  module_name: main.py\n  source: "
       << (Port ? "the port's main.c and its boot modules"
                : "\"py/runtime.c, mp_init; add what the port's main.c and its "
                  "boot modules do\"")
       << '\n';
  }

  void writeHeap() {
    std::optional<uint64_t> Heap;
    std::string Source;
    static constexpr std::pair<StringRef, StringRef> Ends[] = {
        {"__GcHeapStart", "__GcHeapEnd"},
        {"_gc_heap_start", "_gc_heap_end"},
        {"_sheap", "_eheap"},
        {"_heap_start", "_heap_end"}};
    for (auto [Start, End] : Ends)
      if (!Heap && (Heap = between(Start, End)))
        Source = (MapName + ": " + End + " - " + Start).str();
    for (StringRef Macro :
         {"MICROPY_GC_INITIAL_HEAP_SIZE", "MICROPY_HEAP_SIZE"})
      if (std::optional<int64_t> Value = known(Macro); !Heap && Value) {
        Heap = *Value;
        Source = Macro.str();
      }
    if (!Heap)
      Source = "neither the linker's map nor a macro names it; state the bytes "
               "that the port gives to gc_init";
    OS << "heap:\n  areas:\n    - ";
    area("      ", Heap, Source);
    if (known("MICROPY_GC_SPLIT_HEAP_AUTO").value_or(0)) {
      OS << "  growth: automatic\n  maximum_new_area:\n    ";
      area("    ", std::nullopt,
           "gc_get_max_new_split of the running system; state what it gives");
    }
    std::optional<uint64_t> Stack = between("_sstack", "_estack");
    if (!Stack)
      Stack = between("__StackBottom", "__StackTop");
    std::string StackSource = MapName;
    if (std::optional<int64_t> Task = known("MICROPY_TASK_STACK_SIZE");
        !Stack && Task) {
      Stack = *Task;
      StackSource = "MICROPY_TASK_STACK_SIZE";
    }
    if (!Stack) // ports/nrf/main.c, main
      Stack = between("_heap_end", "_ram_end");
    OS << "stack:\n  ";
    area("  ", Stack, Stack ? StackSource : "not named by the linker's map");
    writeLaunch();
    OS << "budget:\n  ";
    area("  ", Heap, "the heap");
  }
};

} // namespace

Error deriveTarget(StringRef BuildDirectory, StringRef Beside,
                   raw_ostream &OS) {
  // Written at once at the end, so that a fault leaves no half file.
  std::string Text;
  raw_string_ostream Stream(Text);
  if (Error E = Derivation(BuildDirectory, Beside, Stream).run())
    return E;
  OS << Text;
  return Error::success();
}

} // namespace pymemlint
