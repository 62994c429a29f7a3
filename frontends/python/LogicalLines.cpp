// The scanner behind splitLogicalLines.
#include "frontends/python/LogicalLines.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include <algorithm>
#include <optional>

namespace pymemlint {

namespace {

bool isWordCharacter(char C) {
  return llvm::isAlnum(C) || C == '_' || (C & 0x80);
}

/// A keyword that cannot begin a line inside of brackets.
bool opensStatement(llvm::StringRef Word) {
  return llvm::StringSwitch<bool>(Word)
      .Cases("def", "class", "import", "return", "while", "with", "try", true)
      .Cases("raise", "assert", "del", "global", "nonlocal", "pass", true)
      .Cases("break", "continue", "except", "finally", "elif", true)
      .Default(false);
}

char closerOf(char Opener) {
  return Opener == '(' ? ')' : Opener == '[' ? ']' : '}';
}

class Scanner {
public:
  explicit Scanner(llvm::StringRef Text) : Text(Text) {}

  LogicalLines run() {
    while (Position < Text.size())
      scanLine();
    return std::move(Result);
  }

private:
  struct Bracket {
    uint32_t Offset;
    char Opener;
  };

  char at(size_t Offset) const {
    return Offset < Text.size() ? Text[Offset] : '\0';
  }
  bool atLineEnd() const {
    return Position == Text.size() || at(Position) == '\n' ||
           at(Position) == '\r';
  }
  void skipLineEnd() {
    if (at(Position) == '\r' && at(Position + 1) == '\n')
      ++Position;
    if (Position < Text.size())
      ++Position;
  }
  void skipComment() {
    size_t Begin = Position;
    Position = std::min(Text.find_first_of("\r\n", Position), Text.size());
    llvm::StringRef Comment = Text.slice(Begin, Position);
    if (Comment.ltrim("# \t").starts_with("pymemlint:"))
      Result.Directives.emplace_back(Begin, Position);
  }

  void problem(size_t Begin, size_t End, std::string Message,
               bool TakenByGrammar = false) {
    if (Line.Problem < 0)
      Line.Problem = Result.Problems.size();
    Result.Problems.push_back(
        {uint32_t(Begin), uint32_t(End), std::move(Message), TakenByGrammar});
  }

  llvm::StringRef wordAt(size_t Offset) const {
    size_t End = Offset;
    while (End < Text.size() && isWordCharacter(Text[End]))
      ++End;
    return Text.slice(Offset, End);
  }

  uint32_t skipIndent() {
    uint32_t Columns = 0;
    for (;; ++Position) {
      char C = at(Position);
      if (C == ' ')
        ++Columns;
      else if (C == '\t')
        Columns = Columns / 8 * 8 + 8;
      else if (C == '\f')
        Columns = 0;
      else if (Position != 0 || !Text.starts_with("\xEF\xBB\xBF"))
        return Columns;
      else
        Position += 2; // a byte order mark
    }
  }

  /// A physical line inside of brackets that reads like a statement.
  bool looksLikeStatement(uint32_t Columns) const {
    llvm::StringRef Word = wordAt(Position);
    if (opensStatement(Word))
      return true;
    if (Word.empty() || llvm::isDigit(Word[0]) || Columns > Line.Indent)
      return false;
    llvm::StringRef Rest = Text.substr(Position + Word.size()).ltrim(" \t");
    return Word == "for" || Word == "if" || Word == "from" ||
           (Rest.starts_with("=") && !Rest.starts_with("==")) ||
           Rest.starts_with("(") || Rest.starts_with(".");
  }

  void scanLine();
  void checkNumber(size_t Begin, llvm::StringRef Word);
  void scanString(size_t PrefixBegin);

  /// After this many recoveries, any line inside of brackets that looks like a
  /// statement ends them, and a string without end takes the rest of the text:
  /// going back each time would take time quadratic in the text's size.
  static constexpr unsigned PatientRecoveries = 50;

  llvm::StringRef Text;
  size_t Position = 0;
  unsigned Recoveries = 0;
  LogicalLine Line;
  LogicalLines Result;
};

/// Python 2's integers, which tree-sitter's grammar still takes: 0777 and 10L.
/// \p Word is the literal up to its first "." or sign.
void Scanner::checkNumber(size_t Begin, llvm::StringRef Word) {
  size_t End = Begin + Word.size();
  if (Word.ends_with_insensitive("l"))
    problem(Begin, End, "invalid number: no 'L' at the end of an integer",
            true);
  else if (Word.size() > 1 && Word[0] == '0' && at(End) != '.' &&
           Word.find_first_not_of("0123456789_") == llvm::StringRef::npos &&
           Word.find_first_not_of("0_") != llvm::StringRef::npos &&
           (Begin == 0 || at(Begin - 1) != '.'))
    problem(Begin, End,
            "invalid number: leading zeros; an octal number begins with '0o'",
            true);
}

void Scanner::scanString(size_t PrefixBegin) {
  llvm::StringRef Prefix = Text.slice(PrefixBegin, Position);
  bool Formatted =
      Prefix.contains_insensitive('f') || Prefix.contains_insensitive('t');
  char Quote = at(Position);
  bool Triple = at(Position + 1) == Quote && at(Position + 2) == Quote;
  size_t Begin = PrefixBegin;
  Position += Triple ? 3 : 1;

  // Inside of a formatted string's braces stands an expression, which since
  // Python 3.12 may hold the same quotes again.
  std::string Fields; // opening brackets inside of replacement fields
  char FieldQuote = 0;
  bool FieldTriple = false;
  while (Position < Text.size()) {
    char C = at(Position);
    if (!Triple && (C == '\n' || C == '\r'))
      break;
    if (C == '\\' && !(!Fields.empty() && !FieldQuote)) {
      ++Position;
      if (at(Position) == '\r' && at(Position + 1) == '\n')
        ++Position;
      ++Position;
      continue;
    }
    bool Thrice = at(Position + 1) == C && at(Position + 2) == C;
    if (FieldQuote) {
      if (C == FieldQuote && (!FieldTriple || Thrice)) {
        FieldQuote = 0;
        Position += FieldTriple ? 3 : 1;
      } else {
        ++Position;
      }
      continue;
    }
    if (!Fields.empty()) {
      if (C == '{' || C == '(' || C == '[')
        Fields.push_back(C);
      else if (C == '}' || C == ')' || C == ']')
        Fields.pop_back();
      else if (C == '\'' || C == '"') {
        // The string's own three quotes end it, as before Python 3.12.
        if (Triple && C == Quote && Thrice) {
          Position += 3;
          return;
        }
        FieldQuote = C;
        FieldTriple = Thrice;
        Position += Thrice ? 2 : 0;
      }
      ++Position;
      continue;
    }
    if (Formatted && C == '{') {
      if (at(Position + 1) == '{')
        ++Position;
      else
        Fields.push_back(C);
      ++Position;
      continue;
    }
    if (C == Quote && (!Triple || Thrice)) {
      Position += Triple ? 3 : 1;
      return;
    }
    ++Position;
  }
  Position = std::min(Position, Text.size());
  if (!Triple)
    return problem(Begin, Position, "unterminated string");

  // The rest of the file would be this string: take one line of it instead.
  if (++Recoveries < PatientRecoveries)
    Position = std::min(Text.find_first_of("\r\n", Begin), Text.size());
  problem(Begin, Position, "unterminated triple-quoted string");
}

void Scanner::scanLine() {
  uint32_t Columns = skipIndent();
  if (at(Position) == '#')
    skipComment();
  if (atLineEnd())
    return skipLineEnd();

  Line = LogicalLine();
  Line.Begin = Line.End = Position;
  Line.Indent = Columns;
  Line.FirstWord = wordAt(Position);
  if (Line.FirstWord.empty() && at(Position) == '@')
    Line.FirstWord = Text.substr(Position, 1);

  std::vector<Bracket> Brackets;
  std::optional<size_t> Resume; // where a statement seems to begin in brackets
  size_t ResumeProblems = 0, ResumeJoints = 0, ResumeDirectives = 0;
  LogicalLine LineAtResume;

  auto EndToken = [&](size_t End, bool Colon = false) {
    Position = End;
    Line.End = End;
    Line.EndsWithColon = Colon;
  };

  for (;;) {
    if (Position >= Text.size()) {
      if (Brackets.empty())
        break;
      const Bracket Open = Brackets.back();
      if (Resume) {
        ++Recoveries;
        Position = *Resume;
        Line = LineAtResume;
        Result.Problems.resize(ResumeProblems);
        Result.Joints.resize(ResumeJoints);
        Result.Directives.resize(ResumeDirectives);
      }
      problem(Open.Offset, Open.Offset + 1,
              llvm::formatv("'{0}' was never closed", Open.Opener));
      break;
    }
    char C = at(Position);
    if (C == ' ' || C == '\t' || C == '\f') {
      ++Position;
    } else if (C == '#') {
      size_t Begin = Position;
      skipComment();
      if (!Brackets.empty())
        Result.Joints.emplace_back(Begin, Position);
    } else if (C == '\n' || C == '\r') {
      size_t Begin = Position;
      skipLineEnd();
      if (!Brackets.empty())
        Result.Joints.emplace_back(Begin, Position);
      if (Brackets.empty())
        break;
      size_t LineStart = Position;
      uint32_t Columns = skipIndent();
      if (!Resume && looksLikeStatement(Columns)) {
        Resume = LineStart;
        ResumeProblems = Result.Problems.size();
        ResumeJoints = Result.Joints.size() - 1;
        ResumeDirectives = Result.Directives.size();
        LineAtResume = Line;
        if (Recoveries >= PatientRecoveries)
          Position = Text.size();
      }
    } else if (C == '\\') {
      ++Position;
      if (atLineEnd())
        skipLineEnd();
      else
        problem(Position - 1, Position,
                "unexpected character after a backslash");
      Line.End = std::max<size_t>(Line.End, Position);
    } else if (C == '\'' || C == '"') {
      scanString(Position);
      EndToken(Position);
    } else if (isWordCharacter(C)) {
      size_t Begin = Position;
      llvm::StringRef Word = wordAt(Position);
      Position += Word.size();
      if (llvm::isDigit(C) && !Word.starts_with_insensitive("0x") &&
          Word.ends_with_insensitive("e") &&
          (at(Position) == '-' || at(Position) == '+')) {
        ++Position; // the sign of an exponent
        Position += wordAt(Position).size();
      }
      if ((at(Position) == '\'' || at(Position) == '"') && Word.size() <= 2 &&
          Word.find_first_not_of("rRbBuUfFtT") == llvm::StringRef::npos)
        scanString(Begin);
      else if (llvm::isDigit(C))
        checkNumber(Begin, Word);
      EndToken(Position);
    } else if (C == '(' || C == '[' || C == '{') {
      Brackets.push_back({uint32_t(Position), C});
      EndToken(Position + 1);
    } else if (C == ')' || C == ']' || C == '}') {
      if (Brackets.empty())
        problem(Position, Position + 1, llvm::formatv("unmatched '{0}'", C));
      else {
        if (closerOf(Brackets.back().Opener) != C)
          problem(Position, Position + 1,
                  llvm::formatv("closing '{0}' does not match the opening "
                                "'{1}'",
                                C, Brackets.back().Opener));
        Brackets.pop_back();
      }
      EndToken(Position + 1);
    } else {
      EndToken(Position + 1, C == ':' && Brackets.empty());
    }
  }
  Result.Lines.push_back(Line);
}

} // namespace

LogicalLines splitLogicalLines(llvm::StringRef Text) {
  return Scanner(Text).run();
}

} // namespace pymemlint
