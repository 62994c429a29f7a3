//===- Prediction.h - Parsing without trying -*- C++ -*-===//
//
// The device's parser tries one alternative after the other; what a failed try
// leaves behind is only the depth its stack had. A host's parser looks up which
// alternative the next token selects. Both build the same tree, since the
// grammar never gives back a token.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_PREDICTION_H
#define PYMEMLINT_MICROPYTHON_COMPILER_PREDICTION_H

#include "analyzer/runtimes/micropython/compiler/Grammar.h"

namespace pymemlint::micropython {

class TokenSet {
  uint64_t Words[(NumTokens + 63) / 64] = {};

public:
  bool contains(Token T) const {
    return Words[unsigned(T) / 64] >> (unsigned(T) % 64) & 1;
  }
  void insert(Token T) {
    Words[unsigned(T) / 64] |= uint64_t(1) << (unsigned(T) % 64);
  }
  void insert(const TokenSet &S) {
    for (unsigned I = 0; I != std::size(Words); ++I)
      Words[I] |= S.Words[I];
  }
  void remove(const TokenSet &S) {
    for (unsigned I = 0; I != std::size(Words); ++I)
      Words[I] &= ~S.Words[I];
  }
  void insertAll() {
    for (uint64_t &Word : Words)
      Word = ~uint64_t(0);
  }
  friend bool operator==(const TokenSet &, const TokenSet &) = default;
};

struct Prediction {
  /// The tokens that the rule can begin with.
  TokenSet First[NumRules];
  /// The tokens before which the rule, its first argument read, ends and stands
  /// for that argument.
  TokenSet Transparent[NumRules];
  /// What an or-rule becomes at a token of its First set: a token to match, or
  /// a rule that is not an or-rule.
  RuleArgument Choice[NumRules][NumTokens];
  /// The rule whose alternative a chosen token is.
  Rule ChoosingRule[NumRules][NumTokens];

  explicit Prediction(const Grammar &G);
  /// Made once for each grammar.
  static const Prediction &of(const Grammar &G);
};

} // namespace pymemlint::micropython
#endif
