// Line by line, with an error for every line that is not of the form.
#include "targets/reader/FactsText.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <numeric>

using namespace llvm;

namespace pymemlint {

static Error bad(StringRef Path, size_t Line, const Twine &Message) {
  return createStringError(Path + ":" + Twine(Line) + ":1: " + Message);
}

/// Undoes the escapes of \p Text; false when one is unknown.
static bool unescape(StringRef Text, StringSaver &Strings, StringRef &Result) {
  if (!Text.contains('\\')) {
    Result = Text;
    return true;
  }
  SmallString<32> Plain;
  for (size_t I = 0; I != Text.size(); ++I) {
    if (Text[I] != '\\') {
      Plain.push_back(Text[I]);
      continue;
    }
    if (++I == Text.size())
      return false;
    switch (Text[I]) {
    case 'n':
      Plain.push_back('\n');
      break;
    case 't':
      Plain.push_back('\t');
      break;
    case '\\':
      Plain.push_back('\\');
      break;
    case '"':
      Plain.push_back('"');
      break;
    case 'e':
      break;
    case 'x':
      if (I + 2 >= Text.size() || !isHexDigit(Text[I + 1]) ||
          !isHexDigit(Text[I + 2]))
        return false;
      Plain.push_back(hexFromNibbles(Text[I + 1], Text[I + 2]));
      I += 2;
      break;
    default:
      return false;
    }
  }
  Result = Strings.save(Plain.str());
  return true;
}

static void escape(StringRef Text, raw_ostream &OS) {
  if (Text.empty())
    OS << "\\e";
  for (size_t I = 0; I != Text.size(); ++I) {
    unsigned char C = Text[I];
    if (C == '\n')
      OS << "\\n";
    else if (C == '\t')
      OS << "\\t";
    else if (C == '\\' || C == '"')
      OS << '\\' << C;
    else if (C < 32 || C == 127 || (I == 0 && (C == '#' || C == '[')) ||
             (C == ' ' && (I == 0 || I + 1 == Text.size())))
      OS << "\\x" << hexdigit(C >> 4, true) << hexdigit(C & 15, true);
    else
      OS << C;
  }
}

template <typename FactType>
static void sortByName(std::vector<FactType> &Facts) {
  std::vector<size_t> Order(Facts.size());
  std::iota(Order.begin(), Order.end(), 0);
  llvm::sort(Order, [&Facts](size_t A, size_t B) {
    int Names = Facts[A].Name.compare(Facts[B].Name);
    return Names ? Names < 0 : A < B;
  });
  // Of equal names the last one wins.
  std::vector<FactType> Sorted;
  Sorted.reserve(Facts.size());
  for (size_t Index : Order) {
    if (!Sorted.empty() && Sorted.back().Name == Facts[Index].Name)
      Sorted.pop_back();
    Sorted.push_back(Facts[Index]);
  }
  Facts = std::move(Sorted);
}

void sortFacts(TargetData &Data) {
  sortByName(Data.Macros);
  sortByName(Data.Texts);
}

Error readConfiguration(StringRef Text, StringRef Path, StringSaver &Strings,
                        TargetData &Data) {
  StringRef Source = "not stated";
  Data.Macros.reserve(Data.Macros.size() + 1024);
  for (size_t Line = 1; !Text.empty(); ++Line) {
    StringRef Row;
    std::tie(Row, Text) = Text.split('\n');
    Row = Row.rtrim('\r');
    if (Row.empty() || Row[0] == '#')
      continue;
    if (Row[0] == '[') {
      if (!Row.ends_with("]"))
        return bad(Path, Line, "expected ']' at the end of the line");
      Source = Row.slice(1, Row.size() - 1);
      continue;
    }
    auto [Name, Value] = Row.split(' ');
    if (!all_of(Name, [](char C) { return isAlnum(C) || C == '_'; }) ||
        Name.empty() || isDigit(Name[0]))
      return bad(Path, Line, "'" + Name + "' is no macro's name");
    Value = Value.trim();
    if (Value.size() >= 2 && Value.front() == '"' && Value.back() == '"') {
      StringRef Plain;
      if (!unescape(Value.slice(1, Value.size() - 1), Strings, Plain))
        return bad(Path, Line, "an escape that is none in " + Value);
      Data.Texts.push_back({Name, Plain, Source});
      continue;
    }
    int64_t Number;
    if (Value.getAsInteger(0, Number))
      return bad(Path, Line,
                 "'" + Value + "' is neither an integer nor a string");
    Data.Macros.push_back({Name, Number, Source});
  }
  sortFacts(Data);
  return Error::success();
}

void writeConfiguration(const TargetData &Data, raw_ostream &OS) {
  std::vector<StringRef> Sources;
  for (const MacroFact &M : Data.Macros)
    Sources.push_back(M.Source);
  for (const TextFact &T : Data.Texts)
    Sources.push_back(T.Source);
  llvm::sort(Sources);
  Sources.erase(llvm::unique(Sources), Sources.end());
  for (StringRef Source : Sources) {
    OS << '[' << Source << "]\n";
    for (const MacroFact &M : Data.Macros)
      if (M.Source == Source)
        OS << M.Name << ' ' << M.Value << '\n';
    for (const TextFact &T : Data.Texts)
      if (T.Source == Source) {
        OS << T.Name << " \"";
        if (!T.Value.empty())
          escape(T.Value, OS);
        OS << "\"\n";
      }
  }
}

static constexpr StringLiteral PoolNames[] = {"static", "const", "frozen"};

Error readRomNames(StringRef Text, StringRef Path, StringSaver &Strings,
                   TargetData &Data) {
  std::optional<RomPool> Pool;
  Data.RomNames.clear();
  Data.RomNames.reserve(1024);
  for (size_t Line = 1; !Text.empty(); ++Line) {
    StringRef Row;
    std::tie(Row, Text) = Text.split('\n');
    Row = Row.rtrim('\r');
    if (Row.empty() || Row[0] == '#')
      continue;
    if (Row[0] == '[') {
      const auto *Found =
          llvm::find(PoolNames, Row.drop_front().drop_back(Row.size() > 1));
      if (Found == std::end(PoolNames) || !Row.ends_with("]"))
        return bad(Path, Line, "expected [static], [const] or [frozen]");
      RomPool Next = RomPool(Found - PoolNames);
      if (Pool && Next <= *Pool)
        return bad(Path, Line,
                   Row + " after [" + PoolNames[size_t(*Pool)] +
                       "]: the pools stand in the order of "
                       "their numbers");
      Pool = Next;
      continue;
    }
    if (!Pool)
      return bad(Path, Line, "a name before the first pool");
    StringRef Name;
    if (!unescape(Row, Strings, Name))
      return bad(Path, Line, "an escape that is none in '" + Row + "'");
    if (Name.size() > 255)
      return bad(Path, Line, "a name longer than 255 bytes");
    Data.RomNames.push_back({*Pool, Name});
  }
  return Error::success();
}

void writeRomNames(const TargetData &Data, raw_ostream &OS) {
  std::optional<RomPool> Pool;
  for (const RomName &Name : Data.RomNames) {
    if (Pool != Name.Pool) {
      Pool = Name.Pool;
      OS << '[' << PoolNames[size_t(*Pool)] << "]\n";
    }
    escape(Name.Text, OS);
    OS << '\n';
  }
}

} // namespace pymemlint
