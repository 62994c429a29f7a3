// Loads targets, shipped or from a file, and answers for their facts.
#include "targets/Target.h"
#include "targets/DataLayouts.h"
#include "targets/ShippedTargets.h"
#include "targets/reader/FactsText.h"
#include "targets/reader/TargetReader.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace pymemlint {

static std::string namesNear(StringRef Name) {
  std::string Result;
  for (StringRef Candidate : shippedTargetNames())
    if (Candidate.edit_distance(Name, true, 3) < 3 ||
        (Name.size() > 2 && Candidate.contains(Name)))
      Result += (Result.empty() ? "" : ", ") + Candidate.str();
  return Result;
}

static bool isPath(StringRef Name) {
  return Name.contains('/') || Name.contains('\\') || Name.ends_with(".yaml") ||
         Name.ends_with(".yml");
}

static Expected<std::string> contents(StringRef Path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return createStringError(Path + ": " + Buffer.getError().message());
  return (*Buffer)->getBuffer().str();
}

/// What macros are called in the newest version, and what they were called.
static constexpr std::pair<StringLiteral, StringLiteral> RenamedMacros[] = {
    {"MICROPY_MODULE___FILE__", "MICROPY_PY___FILE__"}, // 1.27
};

/// Modules that bore a u before their name up to 1.20, and their macros with
/// them: MICROPY_PY_URE_SUB.
static constexpr StringLiteral ModulesWithU[] = {
    "ASYNCIO", "BINASCII", "CRYPTOLIB", "ERRNO", "HASHLIB", "HEAPQ",
    "JSON",    "OS",       "RANDOM",    "RE",    "SELECT",  "SSL",
    "TIME",    "TIMEQ",    "WEBSOCKET", "ZLIB",
};

class TargetBuilder {
public:
  /// \p Runtime replaces that of the target; empty: it stays.
  explicit TargetBuilder(std::string Runtime)
      : Result(new Target), Strings(Result->Storage),
        Runtime(Strings.save(Runtime)) {}

  /// A shipped target with its facts for \p Wanted where there are such.
  Expected<TargetData> data(StringRef NameOrPath, StringRef Wanted,
                            unsigned Depth) {
    TargetData Data;
    if (!isPath(NameOrPath)) {
      if (!Wanted.empty() && shippedTarget(NameOrPath, Wanted, Strings, Data))
        return Data;
      if (shippedTarget(NameOrPath, DefaultRuntime, Strings, Data))
        return Data;
      std::string Near = namesNear(NameOrPath);
      return createStringError(
          "no target '" + NameOrPath.take_front(80) + "'; " +
          (Near.empty() ? "`pymemlint targets` lists them, a file of your own "
                          "is named as ./board.yaml"
                        : "did you mean " + Near + "?"));
    }
    Expected<std::string> Text = contents(NameOrPath);
    if (!Text)
      return Text.takeError();
    return fromYaml(*Text, NameOrPath, Depth);
  }

  Expected<TargetData> fromYaml(StringRef Yaml, StringRef Path,
                                unsigned Depth) {
    if (Depth > 8)
      return createStringError(Path + ": targets extend each other in a ring");
    return readTarget(
        Yaml, Path, Strings, [&](StringRef Base, StringRef Wanted) {
          std::string Name = Base.str();
          if (isPath(Base) && sys::path::is_relative(Base)) {
            SmallString<128> Beside(sys::path::parent_path(Path));
            sys::path::append(Beside, Base);
            Name = Beside.str().str();
          }
          return data(Name, Runtime.empty() ? Wanted : Runtime, Depth + 1);
        });
  }

  /// \p Where names the target in messages.
  Expected<std::unique_ptr<Target>> finish(TargetData Data, StringRef Where) {
    if (!Runtime.empty())
      Data.Runtime = Runtime;
    const RuntimeDescription *Description = shippedRuntime(Data.Runtime);
    if (!Description) {
      std::string Known;
      for (const RuntimeDescription &R : shippedRuntimes())
        Known += (Known.empty() ? "" : ", ") + R.Name.str();
      return createStringError(Where + ": no runtime '" + Data.Runtime +
                               "'; known: " + Known);
    }
    StringRef Layout = dataLayoutFor(Data.Triple);
    if (Layout.empty()) {
      std::string Known;
      for (const TripleLayout &T : tripleLayouts())
        Known += (Known.empty() ? "" : ", ") + T.Triple.str();
      return createStringError(Where + ": no triple '" + Data.Triple +
                               "'; known: " + Known);
    }
    addPresentNames(Data);
    Result->Data = std::move(Data);
    Target *T = Result.get();
    Result->Layouts = std::make_unique<StructLayouts>(
        *Description, Layout, T->Data.HasShortEnums, T->Data.Port,
        [T](StringRef Name) { return T->macroOfHeaders(Name); });
    return std::move(Result);
  }

private:
  /// Macros of older versions under the names that they have now.
  void addPresentNames(TargetData &Data) {
    std::vector<MacroFact> Added;
    for (const MacroFact &M : Data.Macros) {
      for (auto [Name, Former] : RenamedMacros)
        if (M.Name == Former)
          Added.push_back({Name, M.Value, M.Source});
      StringRef Rest = M.Name;
      if (Data.Runtime == "micropython-1.20" &&
          Rest.consume_front("MICROPY_PY_U") &&
          llvm::any_of(ModulesWithU, [&](StringRef Module) {
            return Rest.starts_with(Module);
          }))
        Added.push_back(
            {Strings.save("MICROPY_PY_" + Rest), M.Value, M.Source});
    }
    if (Added.empty())
      return;
    // Of equal names the last one wins: what the file says itself.
    Data.Macros.insert(Data.Macros.begin(), Added.begin(), Added.end());
    sortFacts(Data);
  }

  std::unique_ptr<Target> Result;
  StringSaver Strings;
  StringRef Runtime;
};

/// "1.24" is short for "micropython-1.24".
static std::string fullRuntime(StringRef Runtime) {
  if (!Runtime.empty() && isDigit(Runtime[0]))
    return ("micropython-" + Runtime).str();
  return Runtime.str();
}

Expected<std::unique_ptr<Target>> Target::load(StringRef NameOrPath,
                                               StringRef Runtime) {
  const std::string Wanted = fullRuntime(Runtime);
  TargetBuilder Builder(Wanted);
  Expected<TargetData> Data = Builder.data(NameOrPath, Wanted, 0);
  if (!Data)
    return Data.takeError();
  return Builder.finish(std::move(*Data), NameOrPath);
}

Expected<std::unique_ptr<Target>> Target::parse(StringRef Yaml,
                                                StringRef Path) {
  TargetBuilder Builder("");
  Expected<TargetData> Data = Builder.fromYaml(Yaml, Path, 0);
  if (!Data)
    return Data.takeError();
  return Builder.finish(std::move(*Data), Path);
}

ArrayRef<StringRef> Target::shippedNames() { return shippedTargetNames(); }

StringRef Target::dataLayout() const { return dataLayoutFor(Data.Triple); }

unsigned Target::bytesPerWord() const {
  return cantFail(Layouts->sizeOf("size_t"));
}

unsigned Target::version() const {
  unsigned Minor = 0;
  // Of "micropython-1.27"; the description is one that is shipped.
  Data.Runtime.rsplit('.').second.getAsInteger(10, Minor);
  return Minor;
}

bool Target::lacksFactsOfRuntime() const {
  // 0: the facts do not say of which version they are.
  int64_t Minor = macroOfHeaders("MICROPY_VERSION_MINOR").value_or(0);
  return Minor && Minor != int64_t(version());
}

std::optional<int64_t> Target::macroOfHeaders(StringRef Name) const {
  auto Found = llvm::lower_bound(
      Data.Macros, Name,
      [](const MacroFact &M, StringRef Name) { return M.Name < Name; });
  if (Found != Data.Macros.end() && Found->Name == Name)
    return Found->Value;
  if (Data.MacrosAreComplete)
    return 0;
  return std::nullopt;
}

std::optional<int64_t> Target::macro(StringRef Name) const {
  if (!Layouts->hasConstant(Name))
    return macroOfHeaders(Name);
  Expected<int64_t> Value = Layouts->constant(Name);
  if (Value)
    return *Value;
  consumeError(Value.takeError());
  return std::nullopt;
}

std::optional<StringRef> Target::text(StringRef Name) const {
  auto Found = llvm::lower_bound(
      Data.Texts, Name,
      [](const TextFact &T, StringRef Name) { return T.Name < Name; });
  if (Found != Data.Texts.end() && Found->Name == Name)
    return Found->Value;
  return std::nullopt;
}

size_t Target::romPoolEnd(RomPool Pool) const {
  return llvm::partition_point(
             Data.RomNames,
             [Pool](const RomName &N) { return N.Pool <= Pool; }) -
         Data.RomNames.begin();
}

bool Target::hasModule(StringRef Name) const {
  return llvm::is_contained(Data.Modules, Name) ||
         llvm::is_contained(Data.ExtensibleModules, Name);
}

HeapConfiguration Target::heapConfig() const {
  HeapConfiguration H;
  H.BytesPerWord = bytesPerWord();
  H.BytesPerBlock = macroOr("MICROPY_BYTES_PER_GC_BLOCK", 4 * H.BytesPerWord);
  H.HasFinaliserTable = isSet("MICROPY_ENABLE_FINALISER");
  H.HasThreshold = isSet("MICROPY_GC_ALLOC_THRESHOLD");
  H.IsSplit = isSet("MICROPY_GC_SPLIT_HEAP");
  H.GrowsByItself = isSet("MICROPY_GC_SPLIT_HEAP_AUTO");
  H.AreaHeaderBytes = 0;
  H.IsKnown = !Data.Heap.Areas.empty();
  Expected<uint64_t> Header = Layouts->sizeOf("mp_state_mem_area_t");
  if (Header) {
    H.AreaHeaderBytes = *Header;
  } else {
    consumeError(Header.takeError());
    H.IsKnown = false;
  }
  for (const HeapArea &A : Data.Heap.Areas) {
    H.Areas.push_back(A.Bytes.highest().value_or(0));
    H.IsKnown &= A.Bytes.Value.has_value();
  }
  H.MaximumNewAreaBytes = Data.Heap.MaximumNewArea.highest().value_or(0);
  H.LeastFirstArea =
      H.Areas.empty() ? 0 : Data.Heap.Areas[0].Bytes.lowest().value_or(0);
  H.HasUpperBound =
      !H.GrowsByItself || Data.Heap.MaximumNewArea.highest().has_value();
  H.IsKnown &= !H.GrowsByItself || Data.Heap.MaximumNewArea.Value;
  return H;
}

std::vector<std::string> Target::missingFacts() const {
  std::vector<std::string> Missing;
  auto Add = [&](const Twine &What, StringRef Why) {
    Missing.push_back((What + (Why.empty() ? "" : ": ") + Why).str());
  };
  if (lacksFactsOfRuntime())
    Add("the configuration and the names in ROM of " + Data.Runtime,
        "those at hand are of another version");
  if (!Data.MacrosAreComplete)
    Add("the configuration is not complete", Data.MacrosNote);
  if (!Data.RomNamesAreComplete)
    Add("the list of names in ROM is not complete", Data.RomNamesNote);
  if (Data.Heap.Areas.empty())
    Add("no heap area is stated", "");
  for (size_t I = 0; I != Data.Heap.Areas.size(); ++I)
    if (const Fact &F = Data.Heap.Areas[I].Bytes; !F.Value)
      Add("the size of heap area " + Twine(I + 1) +
              (F.AtLeast && F.AtMost ? " is known within bounds"
                                     : " is not known"),
          F.Source);
  if (isSet("MICROPY_GC_SPLIT_HEAP_AUTO") && !Data.Heap.MaximumNewArea.Value)
    Add("how far the heap can grow is not known",
        Data.Heap.MaximumNewArea.Source);
  if (!Data.Launch.FrozenBootFiles.empty())
    Add("what " + llvm::join(Data.Launch.FrozenBootFiles, ", ") +
            " leaves on the heap before the program starts is not stated",
        "");
  if (!Data.Stack.Value)
    Add("the size of the C stack is not known", Data.Stack.Source);
  if (!Data.Budget.lowest())
    Add("no budget is stated", Data.Budget.Source);
  return Missing;
}

} // namespace pymemlint
