// Finding syntax errors line by line. tree-sitter says whether a file has any;
// its recovery, made for editors, may wrap half of the file in one error. Here
// each logical line is judged alone, and blocks by their indentation.
#include "frontends/python/SyntaxErrors.h"
#include "frontends/python/BlockStructure.h"
#include "frontends/python/Python2.h"
#include "frontends/python/SyntaxTree.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <algorithm>
#include <tuple>

namespace pymemlint {

namespace {

class Checker {
public:
  explicit Checker(const SourceFile &File) : File(File), Text(File.text()) {}

  llvm::Expected<SyntaxCheck> run();

private:
  void report(uint32_t Begin, uint32_t End, std::string Message) {
    Found.push_back({Begin, End, std::move(Message)});
  }
  llvm::Error checkLines();
  llvm::Error checkAlone(size_t Index);
  void blankLines();
  llvm::Expected<bool> blankWhatIsLeft();
  std::string unexpected(uint32_t Begin, uint32_t &End, const LogicalLine &L);

  const SourceFile &File;
  llvm::StringRef Text;
  bool TreeHasErrors = false;
  LogicalLines Split;
  LineStates State;
  std::vector<TextProblem> Found;
  std::string Repaired;
};

std::string Checker::unexpected(uint32_t Begin, uint32_t &End,
                                const LogicalLine &L) {
  End = Begin;
  if (Begin >= L.End) {
    if (opensBlock(kindOf(Text, L)) && !L.EndsWithColon)
      return "expected ':'";
    return "unexpected end of statement";
  }
  char C = Text[Begin];
  auto IsWord = [](char C) {
    return llvm::isAlnum(C) || C == '_' || (C & 0x80);
  };
  if (IsWord(C)) {
    while (End < L.End && IsWord(Text[End]))
      ++End;
    if (End < L.End && (Text[End] == '"' || Text[End] == '\'') &&
        !llvm::isDigit(C)) {
      End = L.End;
      return "unexpected string";
    }
    if (End - Begin > 40)
      return "unexpected name";
    return llvm::formatv("unexpected '{0}'", Text.slice(Begin, End));
  }
  if (C == '"' || C == '\'') {
    End = L.End;
    return "unexpected string";
  }
  for (llvm::StringRef Operator :
       {"**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=",
        ">=",  "->",  ":=",  "+=",  "-=",  "*=", "/=", "%=",
        "&=",  "|=",  "^=",  "@=",  "**",  "//", "<<", ">>"})
    if (Text.substr(Begin).starts_with(Operator)) {
      End = Begin + Operator.size();
      return llvm::formatv("unexpected '{0}'", Operator);
    }
  End = Begin + 1;
  if (!llvm::isPrint(C))
    return llvm::formatv("unexpected character 0x{0:X-2}", unsigned(C));
  return llvm::formatv("unexpected '{0}'", C);
}

llvm::Error Checker::checkAlone(size_t Index) {
  const LogicalLine &L = Split.Lines[Index];
  llvm::StringRef Own = Text.slice(L.Begin, L.End);

  // What makes the line a whole program. The closing part goes to a line of
  // its own, for the line may end in a backslash.
  llvm::StringRef Before, After = "\n";
  switch (State.Kinds[Index]) {
  case LineKind::Elif:
  case LineKind::Else:
    Before = "if 1:\n pass\n";
    break;
  case LineKind::Except:
  case LineKind::Finally:
    Before = "try:\n pass\n";
    break;
  case LineKind::Case:
    Before = "match 1:\n ";
    break;
  default:
    break;
  }
  if (State.Kinds[Index] == LineKind::Match)
    After = "\n case _:\n  pass\n";
  else if (State.Kinds[Index] == LineKind::Try && L.EndsWithColon)
    After = "\n pass\nfinally:\n pass\n";
  else if (State.Kinds[Index] == LineKind::Try)
    After = "\nfinally:\n pass\n";
  else if (opensBlock(State.Kinds[Index]) && L.EndsWithColon)
    After = "\n  pass\n";
  else if (L.FirstWord == "@")
    After = "\ndef f():\n pass\n";
  std::string Program = (Before + Own + After).str();
  auto Joint = llvm::lower_bound(Split.Joints, std::pair(L.Begin, 0u));
  for (; Joint != Split.Joints.end() && Joint->second <= L.End; ++Joint)
    std::fill(Program.begin() + Before.size() + (Joint->first - L.Begin),
              Program.begin() + Before.size() + (Joint->second - L.Begin), ' ');

  llvm::Expected<SyntaxTree> Tree = SyntaxTree::parse(Program);
  if (!Tree)
    return Tree.takeError();

  auto ToFile = [&](uint32_t Offset) -> uint32_t {
    Offset = std::max<uint32_t>(Offset, Before.size()) - Before.size();
    return L.Begin + std::min<uint32_t>(Offset, Own.size());
  };
  if (!Tree->hasErrors()) {
    if (auto Python2 = findPython2(Tree->root(), Program)) {
      State.Bad[Index] = true;
      report(ToFile(ts_node_start_byte(Python2->first)),
             ToFile(ts_node_end_byte(Python2->first)), Python2->second);
    }
    return llvm::Error::success();
  }

  State.Bad[Index] = true;
  uint32_t Begin = ToFile(SyntaxTree::firstStop(Program));
  while (Begin < L.End && llvm::StringRef(" \t\f\r\n\\").contains(Text[Begin]))
    ++Begin;
  uint32_t End = Begin;
  std::string Message = unexpected(Begin, End, L);
  report(Begin, std::max(Begin, End), std::move(Message));
  return llvm::Error::success();
}

void Checker::blankLines() {
  spreadBadLines(Split.Lines, State);
  Repaired = Text.str();
  for (size_t Index = 0; Index != Split.Lines.size(); ++Index) {
    if (!State.Bad[Index])
      continue;
    const LogicalLine &L = Split.Lines[Index];
    for (char &C : llvm::MutableArrayRef<char>(Repaired.data() + L.Begin,
                                               L.End - L.Begin))
      if (C != '\n' && C != '\r')
        C = ' ';
    if (!State.HasPlace[Index])
      continue;
    llvm::StringRef First = Text.slice(L.Begin, L.End);
    First = First.take_until([](char C) { return C == '\n' || C == '\r'; });
    llvm::StringRef Stand = First.size() >= 4 ? "pass" : "0";
    std::copy(Stand.begin(), Stand.end(), Repaired.begin() + L.Begin);
  }
}

/// Blanks the lines at which the parser still stops, if any.
/// \returns whether the text is right now.
llvm::Expected<bool> Checker::blankWhatIsLeft() {
  std::string Joined = Repaired;
  for (auto [Begin, End] : Split.Joints)
    std::fill(Joined.begin() + Begin, Joined.begin() + End, ' ');
  llvm::Expected<SyntaxTree> Tree = SyntaxTree::parse(Joined);
  if (!Tree)
    return Tree.takeError();
  if (!Tree->hasErrors())
    return true;
  uint32_t Stop = SyntaxTree::firstStop(Joined);
  // The line in which the token stands that could not be taken.
  while (Stop < Repaired.size() && isspace(Repaired[Stop]))
    ++Stop;
  auto Next = llvm::upper_bound(
      Split.Lines, Stop,
      [](uint32_t Offset, const LogicalLine &L) { return Offset < L.Begin; });
  size_t Index = Next - Split.Lines.begin();
  while (Index != 0 && State.Bad[Index - 1])
    --Index;
  if (Index == 0)
    return false;
  --Index;
  if (Found.empty()) {
    const LogicalLine &L = Split.Lines[Index];
    uint32_t Begin = std::clamp(Stop, L.Begin, L.End), End = Begin;
    std::string Message = unexpected(Begin, End, L);
    report(Begin, std::max(Begin, End), std::move(Message));
  }
  State.Bad[Index] = true;
  blankLines();
  return false;
}

llvm::Error Checker::checkLines() {
  for (size_t Index = 0; Index != Split.Lines.size(); ++Index) {
    int32_t Problem = Split.Lines[Index].Problem;
    if (Problem >= 0 &&
        (TreeHasErrors || Split.Problems[Problem].TakenByGrammar)) {
      Found.push_back(Split.Problems[Problem]);
      State.Bad[Index] = true;
    } else if (const LogicalLine &L = Split.Lines[Index];
               TreeHasErrors || mayBePython2(Text.slice(L.Begin, L.End))) {
      if (llvm::Error E = checkAlone(Index))
        return E;
    }
    if (Found.size() >= SyntaxCheck::MostErrors) {
      // Not worth going on: nothing after this line is analysed.
      std::fill(State.Bad.begin() + Index, State.Bad.end(), true);
      break;
    }
  }
  return llvm::Error::success();
}

llvm::Expected<SyntaxCheck> Checker::run() {
  SyntaxCheck Check;
  {
    llvm::Expected<SyntaxTree> Tree = SyntaxTree::parse(Text);
    if (!Tree)
      return Tree.takeError();
    TreeHasErrors = Tree->hasErrors();
  }

  // The grammar also takes lines and blocks that do not fit together.
  Split = splitLogicalLines(Text);
  State.Bad.assign(Split.Lines.size(), false);
  State.HasPlace.assign(Split.Lines.size(), true);
  State.Kinds.reserve(Split.Lines.size());
  for (const LogicalLine &L : Split.Lines)
    State.Kinds.push_back(kindOf(Text, L));
  if (llvm::Error E = checkLines())
    return std::move(E);
  checkBlocks(File, Split.Lines, State, Found);
  if (!TreeHasErrors && Found.empty())
    return Check;

  blankLines();
  for (unsigned Round = 0;; ++Round) {
    llvm::Expected<bool> Right = blankWhatIsLeft();
    if (!Right)
      return Right.takeError();
    if (*Right)
      break;
    if (Round < 20)
      continue;
    // The splitting into lines and the grammar disagree: leave nothing.
    for (char &C : Repaired)
      if (C != '\n' && C != '\r')
        C = ' ';
    break;
  }

  llvm::sort(Found, [](const TextProblem &A, const TextProblem &B) {
    return std::tie(A.Begin, A.End) < std::tie(B.Begin, B.End);
  });
  if (Found.size() > SyntaxCheck::MostErrors)
    Found.resize(SyntaxCheck::MostErrors);
  for (TextProblem &P : Found)
    Check.Errors.push_back(
        {File.position(P.Begin), File.position(P.End), std::move(P.Message)});
  if (Check.Errors.empty())
    return Check;
  for (size_t Index = 0; Index != Split.Lines.size(); ++Index)
    if (State.Bad[Index])
      Check.BlankedLines.push_back(
          {File.position(Split.Lines[Index].Begin).Line,
           File.position(Split.Lines[Index].End).Line});
  Check.Repaired = std::move(Repaired);
  return Check;
}

} // namespace

llvm::Expected<SyntaxCheck> checkSyntax(const SourceFile &File) {
  return Checker(File).run();
}

} // namespace pymemlint
