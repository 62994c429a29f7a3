// Syntax errors: what is said, where, and what remains to be analysed. Each
// case is a text, the errors in it, and the text that is left.
#include "frontends/python/SyntaxErrors.h"
#include <gtest/gtest.h>

using namespace pymemlint;

namespace {

struct Result {
  std::string Errors; ///< "LINE:COLUMN-LINE:COLUMN MESSAGE" for each.
  std::string Left;
};

Result check(llvm::StringRef Text) {
  SourceFile File = llvm::cantFail(SourceFile::fromText("a.py", Text.str()));
  SyntaxCheck Check = llvm::cantFail(checkSyntax(File));
  Result R;
  for (const SyntaxError &E : Check.Errors)
    R.Errors +=
        llvm::formatv("{0}:{1}-{2}:{3} {4}\n", E.Begin.Line, E.Begin.Column,
                      E.End.Line, E.End.Column, E.Message);
  R.Left = Check.textToAnalyse(File).str();
  EXPECT_EQ(R.Left.size(), Text.size());
  SourceFile Left = llvm::cantFail(SourceFile::fromText("a.py", R.Left));
  EXPECT_TRUE(llvm::cantFail(checkSyntax(Left)).Errors.empty()) << R.Left;
  // Blanks at the ends of lines are of no interest to the cases below.
  llvm::SmallVector<llvm::StringRef> Lines;
  llvm::StringRef(R.Left).split(Lines, '\n');
  std::string Trimmed;
  for (llvm::StringRef Line : Lines)
    Trimmed += (Line.rtrim(' ') + "\n").str();
  Trimmed.pop_back();
  R.Left = Trimmed;
  return R;
}

} // namespace

TEST(SyntaxErrors, ValidTextIsLeftAlone) {
  Result R = check("def f(x):\n    return x\n");
  EXPECT_EQ(R.Errors, "");
  EXPECT_EQ(R.Left, "def f(x):\n    return x\n");
}

TEST(SyntaxErrors, AnEmptyTextIsValid) { EXPECT_EQ(check("").Errors, ""); }

TEST(SyntaxErrors, TheFirstTokenThatCannotFollowIsNamed) {
  Result R = check("alpha beta\nx = 1\n");
  EXPECT_EQ(R.Errors, "1:7-1:11 unexpected 'beta'\n");
  EXPECT_EQ(R.Left, "pass\nx = 1\n");
}

TEST(SyntaxErrors, AShortStatementIsReplacedByZero) {
  EXPECT_EQ(check("a b\n").Left, "0\n");
}

TEST(SyntaxErrors, EachErroneousStatementIsReported) {
  Result R = check("1 = x\ny = 2\nz = = 3\n");
  EXPECT_EQ(R.Errors, "1:3-1:4 unexpected '='\n3:5-3:6 unexpected '='\n");
  EXPECT_EQ(R.Left, "pass\ny = 2\npass\n");
}

TEST(SyntaxErrors, AMissingColonTakesTheBlockAlong) {
  Result R = check("if x\n    y = 1\nz = 2\n");
  EXPECT_EQ(R.Errors, "1:5-1:5 expected ':'\n");
  EXPECT_EQ(R.Left, "pass\n\nz = 2\n");
}

TEST(SyntaxErrors, ABadClauseTakesItsWholeStatementAlong) {
  Result R = check("if x:\n    a\nelif:\n    b\nelse:\n    c\nd = 1\n");
  EXPECT_EQ(R.Errors, "3:5-3:6 unexpected ':'\n");
  EXPECT_EQ(R.Left, "pass\n\n\n\n\n\nd = 1\n");
}

TEST(SyntaxErrors, ABracketNeverClosedEndsBeforeTheNextStatement) {
  Result R = check("class A:\n"
                   "    def f(self):\n"
                   "        x = (1,\n"
                   "        return x\n"
                   "    def g(self):\n"
                   "        return 1\n");
  EXPECT_EQ(R.Errors, "3:13-3:14 '(' was never closed\n");
  EXPECT_EQ(R.Left, "class A:\n"
                    "    def f(self):\n"
                    "        pass\n"
                    "        return x\n"
                    "    def g(self):\n"
                    "        return 1\n");
}

TEST(SyntaxErrors, BracketsMustMatch) {
  EXPECT_EQ(check("x = (1, 2]\n").Errors,
            "1:10-1:11 closing ']' does not match the opening '('\n");
}

TEST(SyntaxErrors, AClosingBracketNeedsAnOpeningOne) {
  EXPECT_EQ(check("x = 1)\n").Errors, "1:6-1:7 unmatched ')'\n");
}

TEST(SyntaxErrors, AStringMustEndOnItsLine) {
  Result R = check("x = \"abc\ny = 2\n");
  EXPECT_EQ(R.Errors, "1:5-1:9 unterminated string\n");
  EXPECT_EQ(R.Left, "pass\ny = 2\n");
}

TEST(SyntaxErrors, AnEndlessTripleQuotedStringCostsOneLine) {
  Result R = check("s = '''abc\ny = 2\n");
  EXPECT_EQ(R.Errors, "1:5-1:11 unterminated triple-quoted string\n");
  EXPECT_EQ(R.Left, "pass\ny = 2\n");
}

TEST(SyntaxErrors, AnExpressionMustEnd) {
  EXPECT_EQ(check("x = 1 +\ny = 2\n").Errors,
            "1:8-1:8 unexpected end of statement\n");
}

TEST(SyntaxErrors, ABlockMustFollowItsHeader) {
  Result R = check("def f():\nx = 1\n");
  EXPECT_EQ(R.Errors,
            "2:1-2:2 expected an indented block after 'def' on line 1\n");
  EXPECT_EQ(R.Left, "pass\nx = 1\n");
}

TEST(SyntaxErrors, ABlockMustFollowTheLastHeader) {
  EXPECT_EQ(check("while 1:\n").Errors,
            "1:1-1:6 expected an indented block after this 'while'\n");
}

TEST(SyntaxErrors, IndentationNeedsAHeader) {
  Result R = check("x = 1\n    y = 2\n    y = 3\nz = 3\n");
  EXPECT_EQ(R.Errors, "2:5-2:6 unexpected indent\n");
  EXPECT_EQ(R.Left, "x = 1\n\n\nz = 3\n");
}

TEST(SyntaxErrors, AnUnindentMustMatch) {
  Result R = check("def f():\n        x = 1\n    y = 2\n    y = 3\n"
                   "        z = 3\nw = 1\n");
  EXPECT_EQ(R.Errors, "3:5-3:6 unindent does not match any outer indentation "
                      "level\n");
  EXPECT_EQ(R.Left, "def f():\n        x = 1\n\n\n        z = 3\nw = 1\n");
}

TEST(SyntaxErrors, AnElseNeedsItsStatement) {
  Result R = check("x = 1\nelse:\n    y = 1\nz = 2\n");
  EXPECT_EQ(R.Errors,
            "2:1-2:5 'else' without the statement that it belongs to\n");
  EXPECT_EQ(R.Left, "x = 1\npass\n\nz = 2\n");
}

TEST(SyntaxErrors, ATryNeedsAHandler) {
  Result R = check("try:\n    x = 1\ny = 2\n");
  EXPECT_EQ(R.Errors, "1:1-1:4 expected 'except' or 'finally' after the block "
                      "of this 'try'\n");
}

TEST(SyntaxErrors, ATryBeforeAForeignClauseNeedsAHandlerToo) {
  Result R = check("try:\n    x\nelif y:\n    z\n");
  EXPECT_EQ(R.Left, "pass\n\n\n\n");
}

TEST(SyntaxErrors, ClausesOfEveryStatementAreAccepted) {
  EXPECT_EQ(check("try:\n    a\nexcept B:\n    c\nelse:\n    d\nfinally:\n"
                  "    e\nfor f in g:\n    h\nelse:\n    i\nwhile j:\n    k\n"
                  "else:\n    l\nasync def m():\n    async for n in o:\n"
                  "        p\n    else:\n        q\n")
                .Errors,
            "");
}

TEST(SyntaxErrors, ABadCaseTakesTheMatchAlong) {
  Result R =
      check("match x:\n    case 1:\n        a\n    case 1 2:\n        b\n"
            "c = 1\n");
  EXPECT_EQ(R.Errors, "4:12-4:13 unexpected '2'\n");
  EXPECT_EQ(R.Left, "pass\n\n\n\n\nc = 1\n");
}

TEST(SyntaxErrors, DecoratorsGoWithTheirFunction) {
  Result R = check("@a\n@b\ndef f(x y):\n    pass\nz = 1\n");
  EXPECT_EQ(R.Errors, "3:9-3:10 unexpected 'y'\n");
  EXPECT_EQ(R.Left, "0\n\n\n\nz = 1\n");
}

TEST(SyntaxErrors, PrintIsNoStatement) {
  EXPECT_EQ(check("print 'hello'\n").Errors,
            "1:1-1:14 missing parentheses in call to 'print'\n");
}

TEST(SyntaxErrors, ADocstringMayBeginALineWithPrint) {
  EXPECT_EQ(check("'''\nprint what you see\n'''\n").Errors, "");
}

TEST(SyntaxErrors, RaiseTakesOneException) {
  EXPECT_EQ(check("raise A, 'b'\n").Errors,
            "1:1-1:13 'raise' takes one exception; write its value in "
            "parentheses after it\n");
}

TEST(SyntaxErrors, Python2NumbersAreRefused) {
  EXPECT_EQ(check("x = 10L\ny = 0777\nz = 1e-07 + 0.07 + 00 + 0xEL\n").Errors,
            "1:5-1:8 invalid number: no 'L' at the end of an integer\n"
            "2:5-2:9 invalid number: leading zeros; an octal number begins "
            "with '0o'\n"
            "3:25-3:29 invalid number: no 'L' at the end of an integer\n");
}

TEST(SyntaxErrors, InBracketsALineMayEndAfterADot) {
  // tree-sitter's grammar alone ends the line after "bar.".
  EXPECT_EQ(check("def f():\n    (bar.\nbaz)\n").Errors, "");
}

TEST(SyntaxErrors, ColumnsCountCharacters) {
  EXPECT_EQ(check("'\xC3\xA4' \xC3\xA4\n").Errors,
            "1:5-1:6 unexpected '\xC3\xA4'\n");
}

TEST(SyntaxErrors, LineEndsStayWhereTheyAre) {
  EXPECT_EQ(check("x = [1,\r\n2 3]\r\ny = 1\r\n").Left,
            "pass   \r\n    \r\ny = 1\r\n");
}

TEST(SyntaxErrors, AHundredErrorsAreEnough) {
  std::string Text;
  for (unsigned I = 0; I != 1000; ++I)
    Text += "a b\n";
  SourceFile File = llvm::cantFail(SourceFile::fromText("a.py", Text));
  EXPECT_EQ(llvm::cantFail(checkSyntax(File)).Errors.size(), 100u);
}

TEST(SyntaxErrors, ManyBracketsNeverClosedTakeLinearTime) {
  std::string Text;
  for (unsigned I = 0; I != 10000; ++I)
    Text += "x = (\nimport y\n";
  SourceFile File = llvm::cantFail(SourceFile::fromText("a.py", Text));
  EXPECT_EQ(llvm::cantFail(checkSyntax(File)).Errors.size(), 100u);
}

TEST(SyntaxErrors, DeepNestingIsNoError) {
  const size_t Deep = 100000;
  EXPECT_EQ(
      check("x = " + std::string(Deep, '[') + std::string(Deep, ']')).Errors,
      "");
}

TEST(SyntaxErrors, DeepNestingNeverClosedIsOneError) {
  EXPECT_EQ(check("x = " + std::string(100000, '[') + "\ny = 1\n").Errors,
            "1:100004-1:100005 '[' was never closed\n");
}
