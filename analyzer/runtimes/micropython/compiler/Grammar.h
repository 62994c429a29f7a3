//===- Grammar.h - Tokens and rules of MicroPython's parser -*- C++ -*-===//
//
// The numbers of tokens (py/lexer.h, mp_token_kind_t) and rules (py/grammar.h),
// and the table of what each rule consists of in a given build.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_GRAMMAR_H
#define PYMEMLINT_MICROPYTHON_COMPILER_GRAMMAR_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace pymemlint::micropython {

struct CompilerConfig;

/// In the order of py/lexer.h: the operators of a group count as the binary
/// operations of py/runtime0.h do.
// clang-format off
enum class Token : uint8_t {
  End,
  Invalid, DedentMismatch, LonelyStringOpen, MalformedFString,
  FStringRaw, // Before 1.24.
  Newline, Indent, Dedent,
  Name, Integer, FloatOrImag, String, Bytes,
  Ellipsis,
  KwFalse, KwNone, KwTrue, KwDebug, KwAnd, KwAs, KwAssert, KwAsync, KwAwait,
  KwBreak, KwClass, KwContinue, KwDef, KwDel, KwElif, KwElse, KwExcept,
  KwFinally, KwFor, KwFrom, KwGlobal, KwIf, KwImport, KwIn, KwIs, KwLambda,
  KwNonlocal, KwNot, KwOr, KwPass, KwRaise, KwReturn, KwTry, KwWhile, KwWith,
  KwYield,
  OpAssign, OpTilde,
  OpLess, OpMore, OpDblEqual, OpLessEqual, OpMoreEqual, OpNotEqual,
  OpPipe, OpCaret, OpAmpersand, OpDblLess, OpDblMore, OpPlus, OpMinus, OpStar,
  OpAt, OpDblSlash, OpSlash, OpPercent, OpDblStar,
  DelPipeEqual, DelCaretEqual, DelAmpersandEqual, DelDblLessEqual,
  DelDblMoreEqual, DelPlusEqual, DelMinusEqual, DelStarEqual, DelAtEqual,
  DelDblSlashEqual, DelSlashEqual, DelPercentEqual, DelDblStarEqual,
  DelParenOpen, DelParenClose, DelBracketOpen, DelBracketClose, DelBraceOpen,
  DelBraceClose, DelComma, DelColon, DelPeriod, DelSemicolon, DelEqual,
  DelMinusMore,
};
// clang-format on
inline constexpr unsigned NumTokens = unsigned(Token::DelMinusMore) + 1;

/// Nothing that a device does depends on the numbers of rules.
enum class Rule : uint8_t {
#define RULE(Name, ...) Name,
#include "analyzer/runtimes/micropython/compiler/Grammar.def"
  ConstObject, ///< A constant that is an object; matched by no source.
};
inline constexpr unsigned NumRules = unsigned(Rule::ConstObject) + 1;

/// What a rule does with its arguments (Grammar.def).
enum class RuleAction : uint8_t { Or, And, List };

/// One argument of a rule.
struct RuleArgument {
  enum Kind : uint8_t { MatchToken, MatchRule, MayMatchRule } K;
  uint8_t Number; ///< Of the token or rule.
};

struct RuleInfo {
  static constexpr unsigned MaxArguments = 13;
  RuleAction Action = RuleAction::Or;
  /// Of a list: 1 with separators, 2 without, 3 with separators of which the
  /// last may stand at the end.
  uint8_t Count = 0;
  bool AllowIdent = false; ///< And: a lone child stands for itself.
  bool AddBlank = false;   ///< And: a free child at the end.
  RuleArgument Arguments[MaxArguments] = {};
};

/// The rules of a build.
struct Grammar {
  RuleInfo Rules[NumRules];
  const RuleInfo &operator[](Rule R) const { return Rules[unsigned(R)]; }
  /// For a build with the language features of \p Config. The result lives as
  /// long as the program.
  static const Grammar &of(const CompilerConfig &Config);
};

/// The rule's name as Grammar.def spells it, the token as a program does
/// writes it; for dumps.
llvm::StringRef ruleName(Rule R);
llvm::StringRef tokenName(Token T);

} // namespace pymemlint::micropython
#endif
