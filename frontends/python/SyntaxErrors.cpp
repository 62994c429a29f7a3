// Finding syntax errors line by line. tree-sitter says whether a file has any;
// its recovery, made for editors, may wrap half of the file in one error. Here
// each logical line is judged alone, and blocks by their indentation.
#include "frontends/python/SyntaxErrors.h"
#include "frontends/python/LogicalLines.h"
#include "frontends/python/SyntaxTree.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include <algorithm>
#include <optional>
#include <tuple>

namespace pymemlint {

namespace {

/// What a line's first word makes of it.
enum class Kind : uint8_t {
  Simple, If, Elif, Else, Loop, Try, Except, Finally, Match, Case, Other,
};

bool opensBlock(Kind K) { return K != Kind::Simple; }

bool continuesCompound(Kind K) {
  return K == Kind::Elif || K == Kind::Else || K == Kind::Except ||
         K == Kind::Finally;
}

/// Whether a clause may follow a statement or clause of the kind \p Before
/// whose try statement or not decides about "else" and "finally".
bool mayFollow(Kind Clause, Kind Before, bool InTry) {
  switch (Clause) {
  case Kind::Elif:
    return Before == Kind::If || Before == Kind::Elif;
  case Kind::Else:
    return Before == Kind::If || Before == Kind::Elif ||
           Before == Kind::Loop || Before == Kind::Except;
  case Kind::Except:
    return Before == Kind::Try || Before == Kind::Except;
  case Kind::Finally:
    return Before == Kind::Try || Before == Kind::Except ||
           (Before == Kind::Else && InTry);
  default:
    return false;
  }
}

Kind kindOf(llvm::StringRef Text, const LogicalLine &Line) {
  llvm::StringRef Word = Line.FirstWord;
  if (Word == "async")
    Word = Text.slice(Line.Begin + Word.size(), Line.End)
               .ltrim(" \t")
               .take_while([](char C) { return llvm::isAlpha(C); });
  Kind K = llvm::StringSwitch<Kind>(Word)
               .Case("if", Kind::If)
               .Case("elif", Kind::Elif)
               .Case("else", Kind::Else)
               .Cases("for", "while", Kind::Loop)
               .Case("try", Kind::Try)
               .Case("except", Kind::Except)
               .Case("finally", Kind::Finally)
               .Cases("def", "class", "with", Kind::Other)
               .Default(Kind::Simple);
  // Soft keywords: names unless the line opens a block.
  if (K == Kind::Simple && Line.EndsWithColon)
    K = llvm::StringSwitch<Kind>(Word)
            .Case("match", Kind::Match)
            .Case("case", Kind::Case)
            .Default(Kind::Simple);
  return K;
}

class Checker {
public:
  explicit Checker(const SourceFile &File) : File(File), Text(File.text()) {}

  llvm::Expected<SyntaxCheck> run();

private:
  struct Block {
    uint32_t Indent;
    Kind Last = Kind::Simple; ///< Kind of the last line at this indentation.
    uint32_t LastLine = 0;
    uint32_t First = 0; ///< The line that began the last line's statement.
  };

  void report(uint32_t Begin, uint32_t End, std::string Message) {
    Found.push_back({Begin, End, std::move(Message)});
  }
  llvm::Error checkLines();
  llvm::Error checkAlone(size_t Index);
  void checkBlocks();
  void reportUnfinishedTry(Block &B);
  void spread();
  void blankLines();
  llvm::Expected<bool> blankWhatIsLeft();
  std::string unexpected(uint32_t Begin, uint32_t &End, const LogicalLine &L);

  const SourceFile &File;
  llvm::StringRef Text;
  bool TreeHasErrors = false;
  LogicalLines Split;
  std::vector<Kind> Kinds;
  std::vector<char> Bad; ///< For each logical line: to be blanked.
  /// For each logical line: "pass" may stand in its place.
  std::vector<char> HasPlace;
  std::vector<TextProblem> Found;
  std::string Repaired;
};

/// Whether a logical line may hold what the grammar takes from Python 2, so
/// that its acceptance alone says nothing. Cheap, and wrong only by saying yes.
bool mayBePython2(llvm::StringRef Line) {
  for (llvm::StringRef Word : {"print", "exec"})
    for (size_t At = Line.find(Word); At != llvm::StringRef::npos;
         At = Line.find(Word, At + 1)) {
      llvm::StringRef Before = Line.take_front(At).rtrim(" \t");
      llvm::StringRef After = Line.substr(At + Word.size()).ltrim(" \t");
      if ((Before.empty() || llvm::StringRef(";:").contains(Before.back())) &&
          !After.empty() && !llvm::StringRef("(=.,):[]").contains(After[0]))
        return true;
    }
  return Line.contains("<>") || Line.contains('`') ||
         (Line.contains("raise") && Line.contains(','));
}

/// The Python 2 statement or operator in a tree of one line, if any.
std::optional<std::pair<TSNode, std::string>> findPython2(TSNode Root, llvm::StringRef Program) {
  for (SyntaxWalker Walk(Root); Walk; Walk.next()) {
    TSNode Node = Walk.node();
    llvm::StringRef Type = ts_node_type(Node);
    // "print >> f" alone is an expression of Python 3.
    if (Type == "exec_statement" ||
        (Type == "print_statement" &&
         llvm::StringRef(ts_node_type(ts_node_named_child(Node, 0))) !=
             "chevron")) {
      llvm::StringRef Name = Type.take_until([](char C) { return C == '_'; });
      return std::pair(Node, llvm::formatv("missing parentheses in call to "
                                           "'{0}'",
                                           Name)
                                 .str());
    }
    if (Type == "raise_statement" && ts_node_named_child_count(Node) > 0 &&
        llvm::StringRef(ts_node_type(ts_node_named_child(Node, 0))) ==
            "expression_list")
      return std::pair(Node, std::string("'raise' takes one exception; write "
                                         "its value in parentheses after it"));
    if (Type == "<>")
      return std::pair(Node, std::string("'<>' is not an operator; use '!='"));
    if (Type == "string_start" && Program[ts_node_start_byte(Node)] == '`')
      return std::pair(Node, std::string("'`' is not an operator; use repr()"));
  }
  return std::nullopt;
}

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
       {"**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "->", ":=",
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "**", "//", "<<",
        ">>"})
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
  switch (Kinds[Index]) {
  case Kind::Elif:
  case Kind::Else:
    Before = "if 1:\n pass\n";
    break;
  case Kind::Except:
    Before = "try:\n pass\n";
    break;
  case Kind::Finally:
    Before = "try:\n pass\n";
    break;
  case Kind::Case:
    Before = "match 1:\n ";
    break;
  default:
    break;
  }
  if (Kinds[Index] == Kind::Match)
    After = "\n case _:\n  pass\n";
  else if (Kinds[Index] == Kind::Try && L.EndsWithColon)
    After = "\n pass\nfinally:\n pass\n";
  else if (Kinds[Index] == Kind::Try)
    After = "\nfinally:\n pass\n";
  else if (opensBlock(Kinds[Index]) && L.EndsWithColon)
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
      Bad[Index] = true;
      report(ToFile(ts_node_start_byte(Python2->first)),
             ToFile(ts_node_end_byte(Python2->first)), Python2->second);
    }
    return llvm::Error::success();
  }

  Bad[Index] = true;
  uint32_t Begin = ToFile(SyntaxTree::firstStop(Program));
  while (Begin < L.End && llvm::StringRef(" \t\f\r\n\\").contains(Text[Begin]))
    ++Begin;
  uint32_t End = Begin;
  std::string Message = unexpected(Begin, End, L);
  report(Begin, std::max(Begin, End), std::move(Message));
  return llvm::Error::success();
}

void Checker::reportUnfinishedTry(Block &B) {
  if (B.Last != Kind::Try || Bad[B.First])
    return;
  const LogicalLine &L = Split.Lines[B.LastLine];
  if (L.EndsWithColon)
    report(L.Begin, L.Begin + L.FirstWord.size(),
           "expected 'except' or 'finally' after the block of this 'try'");
  Bad[B.First] = L.EndsWithColon;
  B.Last = Kind::Simple;
}

/// Follows the indentation. A statement one of whose clauses is bad is bad as a
/// whole: without the clause, the others would mean something else.
void Checker::checkBlocks() {
  const size_t Count = Split.Lines.size();
  std::vector<Block> Blocks(1, Block{0});
  bool ExpectBlock = false;
  std::optional<uint32_t> WrongIndent;

  for (size_t Index = 0; Index != Count; ++Index) {
    const LogicalLine &L = Split.Lines[Index];
    const Kind K = Kinds[Index];
    const uint32_t WordEnd = L.Begin + std::max<size_t>(L.FirstWord.size(), 1);
    // A line that is bad in itself has been reported already.
    auto ReportIndent = [&](const char *Message) {
      if (!Bad[Index] && WrongIndent != L.Indent)
        report(L.Begin, WordEnd, Message);
      Bad[Index] = true;
      HasPlace[Index] = false;
      WrongIndent = L.Indent;
    };

    if (L.Indent > Blocks.back().Indent) {
      if (Index != 0 && Bad[Blocks.back().First] &&
          opensBlock(Blocks.back().Last)) {
        HasPlace[Index] = false; // goes with its header
        Bad[Index] = true;
        continue;
      }
      if (!ExpectBlock) {
        ReportIndent("unexpected indent");
        while (Index + 1 != Count &&
               Split.Lines[Index + 1].Indent > Blocks.back().Indent) {
          Bad[++Index] = true;
          HasPlace[Index] = false;
        }
        continue;
      }
      Blocks.push_back(Block{L.Indent});
    } else {
      if (ExpectBlock && !Bad[Blocks.back().First]) {
        const LogicalLine &Header = Split.Lines[Blocks.back().LastLine];
        report(L.Begin, WordEnd,
               llvm::formatv("expected an indented block after '{0}' on line "
                             "{1}",
                             Header.FirstWord,
                             File.position(Header.Begin).Line));
        Bad[Blocks.back().First] = true;
      }
      ExpectBlock = false;
      if (llvm::none_of(Blocks, [&](const Block &B) {
            return B.Indent == L.Indent;
          })) {
        ReportIndent("unindent does not match any outer indentation level");
        continue;
      }
      while (L.Indent != Blocks.back().Indent) {
        reportUnfinishedTry(Blocks.back());
        Blocks.pop_back();
      }
    }
    WrongIndent.reset();

    Block &B = Blocks.back();
    if (!continuesCompound(K)) {
      reportUnfinishedTry(B);
      B.First = Index;
    } else if (!Bad[B.First]) {
      if (mayFollow(K, B.Last, Kinds[B.First] == Kind::Try)) {
        Bad[B.First] = Bad[Index];
      } else {
        if (!Bad[Index])
          report(L.Begin, WordEnd,
                 llvm::formatv("'{0}' without the statement that it belongs "
                               "to",
                               L.FirstWord));
        Bad[Index] = true;
        reportUnfinishedTry(B);
        B.First = Index;
      }
    }
    if (K == Kind::Case && Bad[Index] && Blocks.size() > 1) {
      // A match statement has nothing but cases.
      Block &Outer = Blocks[Blocks.size() - 2];
      if (Kinds[Outer.LastLine] == Kind::Match)
        Bad[Outer.First] = true;
    }
    B.Last = K;
    B.LastLine = Index;
    ExpectBlock = opensBlock(K) && L.EndsWithColon;
  }

  if (ExpectBlock && !Bad[Blocks.back().First]) {
    const LogicalLine &Header = Split.Lines[Blocks.back().LastLine];
    report(Header.Begin, Header.Begin + Header.FirstWord.size(),
           llvm::formatv("expected an indented block after this '{0}'",
                         Header.FirstWord));
    Bad[Blocks.back().First] = true;
  } else if (Count != 0) {
    for (Block &B : llvm::reverse(Blocks))
      reportUnfinishedTry(B);
  }
}

/// Makes bad what cannot stand without a bad line: its block, its other
/// clauses, the decorators above it.
void Checker::spread() {
  const size_t Count = Split.Lines.size();
  for (size_t Index = 0; Index < Count; ++Index) {
    if (!Bad[Index])
      continue;
    const LogicalLine &L = Split.Lines[Index];
    if (HasPlace[Index])
      for (size_t Above = Index;
           Above != 0 && Split.Lines[Above - 1].FirstWord == "@" &&
           Split.Lines[Above - 1].Indent == L.Indent;) {
        Bad[--Above] = true;
        HasPlace[Above + 1] = false;
      }
    if (!opensBlock(Kinds[Index]))
      continue;
    size_t Next = Index + 1;
    for (; Next != Count; ++Next) {
      const LogicalLine &N = Split.Lines[Next];
      if (N.Indent < L.Indent ||
          (N.Indent == L.Indent && !continuesCompound(Kinds[Next])))
        break;
      Bad[Next] = true;
      HasPlace[Next] = false;
    }
    Index = Next - 1;
  }
}

void Checker::blankLines() {
  spread();
  Repaired = Text.str();
  for (size_t Index = 0; Index != Split.Lines.size(); ++Index) {
    if (!Bad[Index])
      continue;
    const LogicalLine &L = Split.Lines[Index];
    for (char &C : llvm::MutableArrayRef<char>(Repaired.data() + L.Begin,
                                               L.End - L.Begin))
      if (C != '\n' && C != '\r')
        C = ' ';
    if (!HasPlace[Index])
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
  while (Index != 0 && Bad[Index - 1])
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
  Bad[Index] = true;
  blankLines();
  return false;
}

llvm::Error Checker::checkLines() {
  for (size_t Index = 0; Index != Split.Lines.size(); ++Index) {
    int32_t Problem = Split.Lines[Index].Problem;
    if (Problem >= 0 &&
        (TreeHasErrors || Split.Problems[Problem].TakenByGrammar)) {
      Found.push_back(Split.Problems[Problem]);
      Bad[Index] = true;
    } else if (const LogicalLine &L = Split.Lines[Index];
               TreeHasErrors || mayBePython2(Text.slice(L.Begin, L.End))) {
      if (llvm::Error E = checkAlone(Index))
        return E;
    }
    if (Found.size() >= SyntaxCheck::MostErrors) {
      // Not worth going on: nothing after this line is analysed.
      std::fill(Bad.begin() + Index, Bad.end(), true);
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
  Bad.assign(Split.Lines.size(), false);
  HasPlace.assign(Split.Lines.size(), true);
  Kinds.reserve(Split.Lines.size());
  for (const LogicalLine &L : Split.Lines)
    Kinds.push_back(kindOf(Text, L));
  if (llvm::Error E = checkLines())
    return std::move(E);
  checkBlocks();
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
    Check.Errors.push_back({File.position(P.Begin), File.position(P.End),
                            std::move(P.Message)});
  if (Check.Errors.empty())
    return Check;
  for (size_t Index = 0; Index != Split.Lines.size(); ++Index)
    if (Bad[Index])
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
