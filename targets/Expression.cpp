// Recursive descent over C's integer expressions, values and errors at once.
#include "targets/Expression.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace pymemlint {

char MissingFact::ID = 0;

void MissingFact::log(raw_ostream &OS) const {
  OS << "the target does not state " << Name;
}

namespace {

struct BinaryOperator {
  StringLiteral Text;
  int Precedence;
};

// Longer operators before those that they begin with.
constexpr BinaryOperator Operators[] = {
    {"||", 1}, {"&&", 2}, {"==", 6}, {"!=", 6}, {"<=", 7}, {">=", 7},
    {"<<", 8}, {">>", 8}, {"|", 3},  {"^", 4},  {"&", 5},  {"<", 7},
    {">", 7},  {"+", 9},  {"-", 9},  {"*", 10}, {"/", 10}, {"%", 10}};

class Parser {
public:
  Parser(StringRef Text, const ExpressionNames &Names)
      : Text(Text), Names(Names) {}

  Expected<int64_t> run() {
    int64_t Value = conditional();
    skipSpace();
    if (!Failure && Position != Text.size())
      fail("unexpected '" + Text.substr(Position, 1) + "'");
    if (Failure)
      return std::move(Failure);
    return Value;
  }

private:
  static constexpr unsigned MaximumDepth = 200;

  StringRef Text;
  const ExpressionNames &Names;
  size_t Position = 0;
  unsigned Depth = 0;
  unsigned Skipping = 0; ///< Above 0: parsed for its form, not its value.
  Error Failure = Error::success();

  void fail(const Twine &Message) {
    if (!Failure)
      Failure = createStringError("column " + Twine(Position + 1) + " of '" +
                                  Text + "': " + Message);
  }
  void skipSpace() {
    while (Position < Text.size() && isSpace(Text[Position]))
      ++Position;
  }
  bool take(StringRef Token) {
    skipSpace();
    if (!Text.substr(Position).starts_with(Token))
      return false;
    Position += Token.size();
    return true;
  }

  int64_t conditional() {
    if (++Depth > MaximumDepth) {
      fail("nested too deeply");
      return 0;
    }
    int64_t Value = binary(1);
    if (!Failure && take("?")) {
      Skipping += !Value;
      int64_t IfTrue = conditional();
      Skipping -= !Value;
      if (!take(":"))
        fail("expected ':'");
      Skipping += !!Value;
      int64_t IfFalse = conditional();
      Skipping -= !!Value;
      Value = Value ? IfTrue : IfFalse;
    }
    --Depth;
    return Value;
  }

  const BinaryOperator *peekOperator() {
    skipSpace();
    for (const BinaryOperator &Op : Operators)
      if (Text.substr(Position).starts_with(Op.Text))
        return &Op;
    return nullptr;
  }

  int64_t binary(int Least) {
    int64_t Left = unary();
    while (!Failure) {
      const BinaryOperator *Op = peekOperator();
      if (!Op || Op->Precedence < Least)
        break;
      Position += Op->Text.size();
      bool IsDecided =
          (Op->Text == "&&" && !Left) || (Op->Text == "||" && Left);
      Skipping += IsDecided;
      int64_t Right = binary(Op->Precedence + 1);
      Skipping -= IsDecided;
      if (!Failure)
        Left = apply(Op->Text, Left, Right);
    }
    return Left;
  }

  int64_t apply(StringRef Op, int64_t Left, int64_t Right) {
    uint64_t L = Left, R = Right;
    if (Op == "||")
      return Left || Right;
    if (Op == "&&")
      return Left && Right;
    if (Op == "==")
      return Left == Right;
    if (Op == "!=")
      return Left != Right;
    if (Op == "<=")
      return Left <= Right;
    if (Op == ">=")
      return Left >= Right;
    if (Op == "<")
      return Left < Right;
    if (Op == ">")
      return Left > Right;
    if (Op == "|")
      return L | R;
    if (Op == "^")
      return L ^ R;
    if (Op == "&")
      return L & R;
    if (Op == "+")
      return L + R;
    if (Op == "-")
      return L - R;
    if (Op == "*")
      return L * R;
    if (Op == "<<" || Op == ">>") {
      if (R > 63) {
        if (!Skipping)
          fail("a shift by " + Twine(Right));
        return 0;
      }
      return Op == "<<" ? int64_t(L << R) : Left >> R;
    }
    if (Right == 0 || (Right == -1 && Left == INT64_MIN)) {
      if (!Skipping)
        fail("a division by " + Twine(Right));
      return 0;
    }
    return Op == "/" ? Left / Right : Left % Right;
  }

  int64_t unary() {
    if (++Depth > MaximumDepth)
      fail("nested too deeply");
    int64_t Value = 0;
    if (Failure)
      ;
    else if (take("!"))
      Value = !unary();
    else if (take("~"))
      Value = ~unary();
    else if (take("-"))
      Value = 0 - uint64_t(unary());
    else if (take("+"))
      Value = unary();
    else
      Value = primary();
    --Depth;
    return Value;
  }

  int64_t primary() {
    if (take("(")) {
      int64_t Value = conditional();
      if (!Failure && !take(")"))
        fail("expected ')'");
      return Value;
    }
    skipSpace();
    StringRef Rest = Text.substr(Position);
    StringRef Word =
        Rest.take_while([](char C) { return isAlnum(C) || C == '_'; });
    if (Word.empty()) {
      fail("expected a number, a name or '('");
      return 0;
    }
    if (isDigit(Word[0]))
      return number(Word);
    Position += Word.size();
    if (Word == "sizeof")
      return sizeOf();
    if (Skipping)
      return 0;
    if (std::optional<int64_t> Value = Names.Macro(Word))
      return *Value;
    if (!Failure)
      Failure = make_error<MissingFact>(Word);
    return 0;
  }

  int64_t number(StringRef Word) {
    StringRef Digits = Word.rtrim("uUlL");
    uint64_t Value;
    if (Digits.getAsInteger(0, Value)) {
      fail("'" + Word + "' is no integer");
      return 0;
    }
    Position += Word.size();
    return Value;
  }

  int64_t sizeOf() {
    if (!take("(")) {
      fail("expected '(' after sizeof");
      return 0;
    }
    StringRef Type =
        Text.substr(Position).take_until([](char C) { return C == ')'; });
    Position += Type.size();
    if (!take(")")) {
      fail("expected ')'");
      return 0;
    }
    if (Skipping)
      return 0;
    Expected<uint64_t> Bytes = Names.SizeOf(Type.trim());
    if (Bytes)
      return *Bytes;
    if (Failure)
      consumeError(Bytes.takeError());
    else
      Failure = Bytes.takeError();
    return 0;
  }
};

} // namespace

Expected<int64_t> evaluateExpression(StringRef Text,
                                     const ExpressionNames &Names) {
  return Parser(Text, Names).run();
}

} // namespace pymemlint
