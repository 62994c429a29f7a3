// A parser for the few forms of Python's expressions that state something.
#include "frontends/python/Assumption.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/Twine.h"

namespace pymemlint {

namespace {

using Operand = AssumptionOperand;
using Term = AssumptionTerm;
using Relation = AssumptionTerm::Relation;

bool isNameStart(char C) {
  return llvm::isAlpha(C) || C == '_' || (C & 0x80) != 0;
}
bool isNamePart(char C) { return isNameStart(C) || llvm::isDigit(C); }

/// What no text may stand for.
struct Stop {};

class Parser {
public:
  explicit Parser(llvm::StringRef Text) : Text(Text) { next(); }

  Assumption run() {
    Assumption Result;
    try {
      for (;;) {
        clause(Result.Terms);
        if (Token != "and")
          break;
        next();
      }
      if (Token == "or" || Token == "not")
        fail("an assumption joins comparisons with 'and' alone");
      if (!Token.empty())
        fail("expected a comparison or 'and', not '" + Token + "'");
    } catch (Stop &) {
    }
    return Result;
  }

  std::optional<AssumptionFault> Fault;

private:
  enum class TokenKind : uint8_t { End, Name, Number, Sign };

  [[noreturn]] void failAt(uint32_t Begin, uint32_t End,
                           const llvm::Twine &Message) {
    Fault = AssumptionFault{Begin, std::max(Begin, End), Message.str()};
    throw Stop();
  }
  [[noreturn]] void fail(const llvm::Twine &Message) {
    failAt(Begin, Begin + uint32_t(Token.size()), Message);
  }

  void next() {
    LastEnd = Begin + uint32_t(Token.size());
    size_t At = Text.find_first_not_of(" \t\f", LastEnd);
    if (At == llvm::StringRef::npos)
      At = Text.size();
    Begin = uint32_t(At);
    llvm::StringRef Rest = Text.substr(At);
    size_t Length = 1;
    if (Rest.empty()) {
      Kind = TokenKind::End;
      Length = 0;
    } else if (isNameStart(Rest[0])) {
      Kind = TokenKind::Name;
      Length = Rest.take_while(isNamePart).size();
    } else if (llvm::isDigit(Rest[0]) ||
               (Rest[0] == '.' && Rest.size() > 1 && llvm::isDigit(Rest[1]))) {
      Kind = TokenKind::Number;
      Length = numberLength(Rest);
    } else {
      Kind = TokenKind::Sign;
      for (llvm::StringRef Two : {"<=", ">=", "==", "!="})
        if (Rest.starts_with(Two))
          Length = 2;
    }
    Token = Rest.take_front(Length);
  }

  static size_t numberLength(llvm::StringRef Rest) {
    size_t I = 0;
    while (I < Rest.size() && (isNamePart(Rest[I]) || Rest[I] == '.' ||
                               ((Rest[I] == '+' || Rest[I] == '-') && I &&
                                (Rest[I - 1] == 'e' || Rest[I - 1] == 'E') &&
                                !Rest.starts_with_insensitive("0x"))))
      ++I;
    return I;
  }

  void take(llvm::StringRef Sign, const llvm::Twine &After) {
    if (Token != Sign)
      fail("expected '" + Sign + "' " + After);
    next();
  }

  void number(Operand &O, bool IsNegative) {
    std::string Digits;
    for (char C : Token)
      if (C != '_')
        Digits += C;
    uint64_t Magnitude;
    // As Python has it no number begins with a 0 that another digit follows.
    const bool IsPlain = llvm::all_of(Digits, llvm::isDigit);
    const bool IsOctal = IsPlain && Digits.size() > 1 && Digits[0] == '0';
    if (!IsOctal &&
        !llvm::StringRef(Digits).getAsInteger(IsPlain ? 10 : 0, Magnitude)) {
      if (Magnitude > uint64_t(1) << 62)
        fail("a number beyond 2**62");
      O.K = Operand::Kind::Integer;
      O.Integer = IsNegative ? -int64_t(Magnitude) : int64_t(Magnitude);
    } else if (IsOctal || llvm::StringRef(Digits).contains_insensitive('x') ||
               llvm::StringRef(Digits).getAsDouble(O.Real)) {
      fail("'" + Token + "' is no number");
    } else {
      O.K = Operand::Kind::Real;
      if (IsNegative)
        O.Real = -O.Real;
    }
    next();
  }

  std::vector<std::string> path() {
    std::vector<std::string> Parts;
    for (;;) {
      if (Kind != TokenKind::Name)
        fail("expected a name");
      Parts.push_back(Token.str());
      next();
      if (Token != ".")
        break;
      next();
    }
    if (Token == "(")
      fail("a call: only len(), type() and isinstance() can be assumed of");
    if (Token == "[")
      fail("an item cannot be assumed of: give it a name first");
    return Parts;
  }

  static bool isKeyword(llvm::StringRef Word) {
    return llvm::StringSwitch<bool>(Word)
        .Cases("and", "or", "not", "in", "is", "if", "else", "lambda", true)
        .Cases("for", "while", "await", "yield", "def", "class", true)
        .Default(false);
  }

  Operand operand() {
    Operand O;
    O.Offset = Begin;
    if (Token == "-" || Token == "+") {
      const bool IsNegative = Token == "-";
      next();
      if (Kind != TokenKind::Number)
        fail("expected a number behind the sign");
      number(O, IsNegative);
    } else if (Kind == TokenKind::Number) {
      number(O, false);
    } else if (Kind != TokenKind::Name || isKeyword(Token)) {
      fail(Token.empty() ? llvm::Twine("expected a name or a number")
                         : "expected a name or a number, not '" + Token + "'");
    } else if (Token == "None" || Token == "True" || Token == "False") {
      O.K = Token == "None"   ? Operand::Kind::None
            : Token == "True" ? Operand::Kind::True
                              : Operand::Kind::False;
      next();
    } else if (Token == "len" &&
               Text.substr(LastOf()).ltrim().starts_with("(")) {
      next();
      next();
      O.K = Operand::Kind::Length;
      O.Path = path();
      take(")", "behind the name of len()");
    } else {
      O.K = Operand::Kind::Value;
      O.Path = path();
    }
    O.End = LastEnd;
    return O;
  }

  size_t LastOf() const { return Begin + Token.size(); }

  void type(Term &T) {
    if (Kind != TokenKind::Name || !isAssumableType(Token))
      fail("expected a built-in type: int, float, bool, str, bytes, bytearray, "
           "list, tuple, dict or set");
    T.Types.push_back(Token.str());
    next();
  }

  void types(Term &T) {
    if (Token != "(")
      return type(T);
    next();
    while (Token != ")") {
      type(T);
      if (Token != ",")
        break;
      next();
    }
    take(")", "behind the types");
    if (T.Types.empty())
      fail("no type");
  }

  /// Whether "type(" or "isinstance(" begins here.
  bool atTypeTest() const {
    return (Token == "type" || Token == "isinstance") &&
           Text.substr(LastOf()).ltrim().starts_with("(");
  }

  Term typeTest() {
    Term T;
    T.R = Relation::IsType;
    T.Offset = Begin;
    T.TakesSubclasses = Token == "isinstance";
    next();
    next();
    T.Left.K = Operand::Kind::Value;
    T.Left.Offset = Begin;
    T.Left.Path = path();
    T.Left.End = LastEnd;
    if (T.TakesSubclasses) {
      take(",", "behind the name of isinstance()");
      types(T);
      take(")", "behind the type of isinstance()");
    } else {
      take(")", "behind the name of type()");
      if (Token == "in") {
        next();
        if (Token != "(")
          fail("expected the types in parentheses");
        types(T);
      } else if (Token == "is" || Token == "==") {
        next();
        type(T);
      } else
        fail("expected 'is' and a type behind type()");
    }
    T.End = LastEnd;
    return T;
  }

  std::optional<Relation> relation() {
    auto Found = llvm::StringSwitch<std::optional<Relation>>(Token)
                     .Case("<", Relation::Less)
                     .Case("<=", Relation::LessEqual)
                     .Case(">", Relation::More)
                     .Case(">=", Relation::MoreEqual)
                     .Cases("==", "is", Relation::Equal)
                     .Case("!=", Relation::NotEqual)
                     .Case("in", Relation::In)
                     .Default(std::nullopt);
    const bool IsIdentity = Token == "is";
    if (Found)
      next();
    if (IsIdentity && Token == "not") {
      next();
      return Relation::NotEqual;
    }
    return Found;
  }

  void choices(Term &T) {
    const char *Closing = Token == "(" ? ")" : Token == "[" ? "]" : "}";
    if (Token != "(" && Token != "[" && Token != "{")
      fail("expected constants in parentheses behind 'in'");
    next();
    while (Token != Closing) {
      Operand O = operand();
      if (O.isNamed())
        failAt(O.Offset, O.End, "expected a constant");
      T.Choices.push_back(std::move(O));
      if (Token != ",")
        break;
      next();
    }
    take(Closing, "behind the constants");
    if (T.Choices.empty())
      fail("no constant");
  }

  void clause(std::vector<Term> &Terms) {
    if (atTypeTest()) {
      Terms.push_back(typeTest());
      return;
    }
    Operand Left = operand();
    bool IsFirst = true, HasName = Left.isNamed();
    const uint32_t ChainBegin = Left.Offset;
    for (;; IsFirst = false) {
      const auto R = relation();
      if (!R) {
        if (Token == "not")
          fail("'not in' cannot be assumed");
        if (IsFirst)
          fail(Token == "=" ? "expected a comparison: == compares"
                            : "expected a comparison");
        break;
      }
      Term T;
      T.R = *R;
      T.Left = Left;
      T.Offset = Left.Offset;
      if (*R == Relation::In) {
        if (!Left.isNamed())
          failAt(Left.Offset, Left.End, "expected a name before 'in'");
        choices(T);
        T.End = LastEnd;
        Terms.push_back(std::move(T));
        break;
      }
      T.Right = Left = operand();
      T.End = LastEnd;
      HasName |= Left.isNamed();
      Terms.push_back(std::move(T));
    }
    if (!HasName)
      failAt(ChainBegin, LastEnd, "it states nothing of any name");
  }

  llvm::StringRef Text, Token;
  TokenKind Kind = TokenKind::End;
  uint32_t Begin = 0, LastEnd = 0;
};

} // namespace

std::string AssumptionOperand::text() const {
  std::string Joined = llvm::join(Path, ".");
  return K == Kind::Length ? "len(" + Joined + ")" : Joined;
}

bool isAssumableType(llvm::StringRef Name) {
  return llvm::StringSwitch<bool>(Name)
      .Cases("int", "float", "bool", "str", "bytes", "bytearray", true)
      .Cases("list", "tuple", "dict", "set", true)
      .Default(false);
}

Assumption parseAssumption(llvm::StringRef Text,
                           std::optional<AssumptionFault> &Fault) {
  Parser P(Text);
  Assumption Result = P.run();
  Fault = std::move(P.Fault);
  return Result;
}

} // namespace pymemlint
