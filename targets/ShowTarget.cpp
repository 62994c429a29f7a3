// What the commands `targets` and `targets show` print.
#include "targets/Target.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace pymemlint {

/// "64 KiB", "1 MiB" or "16376 B", whatever says it without a fraction.
static std::string bytes(uint64_t Count) {
  if (Count && Count % (1u << 20) == 0)
    return formatv("{0} MiB", Count >> 20);
  if (Count && Count % 1024 == 0)
    return formatv("{0} KiB", Count >> 10);
  return formatv("{0} B", Count);
}

static std::string value(const Fact &F) {
  if (F.Value)
    return bytes(*F.Value);
  if (F.AtLeast && F.AtMost)
    return bytes(*F.AtLeast) + " to " + bytes(*F.AtMost);
  if (F.AtMost)
    return "at most " + bytes(*F.AtMost);
  if (F.AtLeast)
    return "at least " + bytes(*F.AtLeast);
  return "unknown";
}

static std::string heap(const TargetData &Data) {
  std::string Result;
  for (const HeapArea &A : Data.Heap.Areas)
    Result += (Result.empty() ? "" : " + ") + value(A.Bytes);
  if (Data.Heap.Growth == HeapGrowth::Automatic)
    Result += ", grows";
  return Result;
}

void printTargets(raw_ostream &OS) {
  struct Row {
    std::string Name, Triple, Heap, Description;
  };
  std::vector<Row> Rows;
  size_t Name = 0, Triple = 0, Heap = 0;
  for (StringRef Shipped : Target::shippedNames()) {
    Expected<std::unique_ptr<Target>> T = Target::load(Shipped);
    if (!T) {
      consumeError(T.takeError());
      continue;
    }
    const TargetData &D = (*T)->data();
    Rows.push_back(
        {D.Name.str(), D.Triple.str(), heap(D), D.Description.str()});
    Name = std::max(Name, Rows.back().Name.size());
    Triple = std::max(Triple, Rows.back().Triple.size());
    Heap = std::max(Heap, Rows.back().Heap.size());
  }
  for (const Row &R : Rows)
    OS << left_justify(R.Name, Name + 2) << left_justify(R.Triple, Triple + 2)
       << left_justify(R.Heap, Heap + 2) << R.Description << '\n';
  OS << "\n`pymemlint targets show NAME` explains one; --target also takes a "
        "YAML file of your own,\nwhich `pymemlint targets derive BUILD_DIR` "
        "writes from a firmware's build folder.\n";
}

/// A label, then text in lines that hang below it.
static void entry(raw_ostream &OS, StringRef Label, const Twine &Text,
                  StringRef Source = "") {
  constexpr size_t Indent = 18, Width = 80;
  OS << left_justify(Label, Indent);
  std::string Full = Text.str();
  if (!Source.empty())
    Full += "  (" + Source.str() + ")";
  size_t Column = Indent;
  for (StringRef Rest = Full; !Rest.empty();) {
    StringRef Word = Rest.take_until([](char C) { return C == ' '; });
    if (Column > Indent && Column + 1 + Word.size() > Width) {
      OS << '\n' << std::string(Indent, ' ');
      Column = Indent;
    } else if (Column > Indent) {
      OS << ' ';
      ++Column;
    }
    OS << Word;
    Column += Word.size();
    Rest = Rest.substr(Word.size()).ltrim(' ');
  }
  OS << '\n';
}

static std::string joined(ArrayRef<StringRef> Texts) {
  std::string Result;
  for (StringRef Text : Texts)
    Result +=
        (Result.empty() ? "" : ", ") + (Text.empty() ? "\"\"" : Text.str());
  return Result;
}

static void showMacros(const Target &T, raw_ostream &OS) {
  // The ones that an engineer looks for; all of them are in the file.
  static constexpr StringRef Shown[] = {"MICROPY_BYTES_PER_GC_BLOCK",
                                        "MICROPY_GC_SPLIT_HEAP",
                                        "MICROPY_GC_SPLIT_HEAP_AUTO",
                                        "MICROPY_ENABLE_FINALISER",
                                        "MICROPY_OBJ_REPR",
                                        "MP_SMALL_INT_BITS",
                                        "MICROPY_FLOAT_IMPL",
                                        "MICROPY_LONGINT_IMPL",
                                        "MPZ_DIG_SIZE",
                                        "MICROPY_STACKLESS",
                                        "MICROPY_ENABLE_PYSTACK",
                                        "VM_MAX_STATE_ON_STACK",
                                        "MICROPY_QSTR_BYTES_IN_LEN",
                                        "MICROPY_QSTR_BYTES_IN_HASH",
                                        "MICROPY_ALLOC_QSTR_CHUNK_INIT",
                                        "MICROPY_ALLOC_PARSE_CHUNK_INIT",
                                        "MICROPY_ERROR_REPORTING",
                                        "MICROPY_CONFIG_ROM_LEVEL",
                                        "MICROPY_EMIT_NATIVE",
                                        "MICROPY_PY_THREAD"};
  OS << "\nConfiguration: " << T.macros().size() << " macros";
  if (!T.data().MacrosNote.empty())
    OS << '\n';
  entry(OS, "", T.data().MacrosNote);
  for (StringRef Name : Shown) {
    OS << "  " << left_justify(Name, 34);
    if (std::optional<int64_t> Value = T.macro(Name))
      OS << *Value;
    else
      OS << "unknown";
    for (const MacroFact &M : T.macros())
      if (M.Name == Name)
        OS << "  (" << M.Source << ')';
    OS << '\n';
  }
}

static void showStructs(const Target &T, raw_ostream &OS) {
  static constexpr StringRef Shown[] = {
      "mp_obj_base_t",      "mp_obj_list_t",    "mp_obj_dict_t",
      "mp_map_t",           "mp_obj_str_t",     "mp_obj_float_t",
      "mp_obj_int_t",       "mp_obj_fun_bc_t",  "mp_obj_gen_instance_t",
      "mp_obj_exception_t", "mp_obj_instance_t"};
  OS << "\nObjects in bytes, laid out by LLVM for " << T.triple() << '\n';
  for (StringRef Name : Shown) {
    OS << "  " << left_justify(Name, 34);
    Expected<uint64_t> Size = T.layouts().sizeOf(Name);
    const StructDescription *S = T.layouts().describe(Name);
    if (Size)
      OS << *Size;
    else
      OS << toString(Size.takeError());
    OS << "  (" << (S ? S->File : "") << ")\n";
  }
}

Error showTarget(StringRef NameOrPath, StringRef Runtime, raw_ostream &OS) {
  Expected<std::unique_ptr<Target>> Loaded = Target::load(NameOrPath, Runtime);
  if (!Loaded)
    return Loaded.takeError();
  const Target &T = **Loaded;
  const TargetData &D = T.data();
  entry(OS, "target", D.Name);
  entry(OS, "", D.Description);
  entry(OS, "runtime", D.Runtime);
  entry(OS, "triple", D.Triple);
  if (!D.Port.empty())
    entry(OS, "port, board", D.Port + ", " + D.Board);
  for (const HeapArea &A : D.Heap.Areas)
    entry(OS, "heap area", value(A.Bytes), A.Bytes.Source);
  if (D.Heap.Growth == HeapGrowth::Automatic)
    entry(OS, "new heap area", value(D.Heap.MaximumNewArea),
          D.Heap.MaximumNewArea.Source);
  entry(OS, "C stack", value(D.Stack), D.Stack.Source);
  if (D.HasMeasuredFrames)
    entry(OS, "frames on it", "measured");
  entry(OS, "left on it", joined(D.StackWords));
  if (!D.LoggedStackWords.empty())
    entry(OS, "with a log", joined(D.LoggedStackWords));
  entry(OS, "budget", value(D.Budget), D.Budget.Source);

  const LaunchFacts &L = D.Launch;
  if (!L.FrozenBootFiles.empty())
    entry(OS, "boot, frozen", joined(L.FrozenBootFiles));
  if (!L.BootFiles.empty())
    entry(OS, "boot", joined(L.BootFiles));
  if (!L.ModuleName.empty())
    entry(OS, "program",
          L.ModuleName == "file" ? "imported under its own name"
                                 : "run as " + L.ModuleName);
  entry(OS, "sys.path", joined(L.SysPath), L.Source);
  if (!L.FileSystem.empty())
    entry(OS, "file system", L.FileSystem);
  if (!L.PrecompilerOptions.empty())
    entry(OS, "mpy-cross", L.PrecompilerOptions);

  showMacros(T, OS);
  showStructs(T, OS);

  OS << "\nNames in ROM: " << D.RomNames.size() << " ("
     << T.romPoolEnd(RomPool::Static) << " static, "
     << T.romPoolEnd(RomPool::Const) - T.romPoolEnd(RomPool::Static)
     << " const, "
     << T.romPoolEnd(RomPool::Frozen) - T.romPoolEnd(RomPool::Const)
     << " frozen)\n";
  entry(OS, "", D.RomNamesNote);
  OS << "\nModules\n";
  entry(OS, "  built in", joined(D.Modules));
  entry(OS, "  extensible", joined(D.ExtensibleModules));
  if (!D.FrozenModules.empty())
    entry(OS, "  frozen", joined(D.FrozenModules));
  for (StringRef Folder : D.FrozenFolders)
    entry(OS, "  their code", Folder);

  std::vector<std::string> Missing = T.missingFacts();
  if (!Missing.empty()) {
    OS << "\nNot stated, so that what depends on it is an interval\n";
    for (const std::string &What : Missing)
      entry(OS, "", What);
  }
  return Error::success();
}

} // namespace pymemlint
