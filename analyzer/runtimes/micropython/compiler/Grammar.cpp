// The rule tables of MicroPython's grammar, for each choice of features.
#include "analyzer/runtimes/micropython/compiler/Grammar.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include <array>
#include <initializer_list>

namespace pymemlint::micropython {

namespace {

enum class Act { Or, And, AndIdent, AndBlank, OneOrMore, List, ListWithEnd };

/// Features of the language that change rules, as bits.
enum Feature : unsigned { AsyncAwait = 1, AssignExpr = 2, Slice = 4, Set = 8 };
constexpr unsigned NumFeatureSets = 16;

constexpr RuleArgument T(Token Kind) {
  return {RuleArgument::MatchToken, uint8_t(Kind)};
}
constexpr RuleArgument R(Rule Number) {
  return {RuleArgument::MatchRule, uint8_t(Number)};
}
constexpr RuleArgument O(Rule Number) {
  return {RuleArgument::MayMatchRule, uint8_t(Number)};
}

constexpr RuleInfo makeRule(Act A, std::initializer_list<RuleArgument> Args) {
  RuleInfo Info;
  switch (A) {
  case Act::Or:
    Info.Action = RuleAction::Or;
    Info.Count = uint8_t(Args.size());
    break;
  case Act::And:
  case Act::AndIdent:
  case Act::AndBlank:
    Info.Action = RuleAction::And;
    Info.Count = uint8_t(Args.size());
    Info.AllowIdent = A == Act::AndIdent;
    Info.AddBlank = A == Act::AndBlank;
    break;
  case Act::List:
  case Act::OneOrMore:
  case Act::ListWithEnd:
    Info.Action = RuleAction::List;
    Info.Count = A == Act::List ? 1 : A == Act::OneOrMore ? 2 : 3;
    break;
  }
  unsigned I = 0;
  for (RuleArgument Argument : Args)
    Info.Arguments[I++] = Argument;
  return Info;
}

constexpr Grammar makeGrammar(unsigned Features) {
  using enum Token;
  using enum Rule;
  Grammar G{};
#define RULE(Name, Action, ...)                                                \
  G.Rules[unsigned(Rule::Name)] = makeRule(Act::Action, {__VA_ARGS__});
#define WITHOUT(Missing, Name, Action, ...)                                    \
  if (!(Features & Missing))                                                   \
    G.Rules[unsigned(Rule::Name)] = makeRule(Act::Action, {__VA_ARGS__});
#include "analyzer/runtimes/micropython/compiler/Grammar.def"
  return G;
}

constexpr std::array<Grammar, NumFeatureSets> makeGrammars() {
  std::array<Grammar, NumFeatureSets> All{};
  for (unsigned I = 0; I != NumFeatureSets; ++I)
    All[I] = makeGrammar(I);
  return All;
}

constexpr std::array<Grammar, NumFeatureSets> Grammars = makeGrammars();

} // namespace

const Grammar &Grammar::of(const CompilerConfig &Config) {
  return Grammars[(Config.PyAsyncAwait ? AsyncAwait : 0) |
                  (Config.PyAssignExpr ? AssignExpr : 0) |
                  (Config.PyBuiltinsSlice ? Slice : 0) |
                  (Config.PyBuiltinsSet ? Set : 0)];
}

llvm::StringRef ruleName(Rule R) {
  static constexpr const char *Names[] = {
#define RULE(Name, ...) #Name,
#include "analyzer/runtimes/micropython/compiler/Grammar.def"
      "ConstObject",
  };
  return Names[unsigned(R)];
}

llvm::StringRef tokenName(Token T) {
  // clang-format off
  static constexpr const char *Names[] = {
      "End", "Invalid", "DedentMismatch", "LonelyStringOpen",
      "MalformedFString", "FStringRaw", "Newline", "Indent", "Dedent", "Name",
      "Integer", "FloatOrImag", "String", "Bytes", "...", "False", "None",
      "True", "__debug__", "and", "as", "assert", "async", "await",
      "break", "class", "continue", "def", "del", "elif", "else",
      "except", "finally", "for", "from", "global", "if", "import", "in",
      "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
      "try", "while", "with", "yield", ":=", "~", "<", ">", "==", "<=",
      ">=", "!=", "|", "^", "&", "<<", ">>", "+", "-", "*", "@", "//",
      "/", "%", "**", "|=", "^=", "&=", "<<=", ">>=", "+=", "-=", "*=",
      "@=", "//=", "/=", "%=", "**=", "(", ")", "[", "]", "{", "}", ",",
      ":", ".", ";", "=", "->",
  };
  // clang-format on
  static_assert(std::size(Names) == NumTokens);
  return Names[unsigned(T)];
}

} // namespace pymemlint::micropython
