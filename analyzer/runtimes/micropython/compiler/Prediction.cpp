// Which rule of MicroPython's grammar the next token selects.
#include "analyzer/runtimes/micropython/compiler/Prediction.h"
#include <map>
#include <memory>
#include <mutex>

using namespace pymemlint::micropython;

namespace {

/// The tokens that \p R begins with, as far as \p P knows those of others.
TokenSet firstOf(const RuleInfo &R, const Prediction &P) {
  TokenSet First;
  unsigned Count = R.Action == RuleAction::Or ? R.Count : 1;
  for (unsigned I = 0; I != Count; ++I) {
    RuleArgument Argument = R.Arguments[I];
    if (Argument.K == RuleArgument::MatchToken)
      First.insert(Token(Argument.Number));
    else if (Argument.K == RuleArgument::MatchRule)
      First.insert(P.First[Argument.Number]);
    else
      First.insertAll(); // An absent argument matches anything.
  }
  return First;
}

TokenSet tokensOf(RuleArgument Argument, const Prediction &P) {
  TokenSet Tokens;
  if (Argument.K == RuleArgument::MatchToken)
    Tokens.insert(Token(Argument.Number));
  else
    Tokens = P.First[Argument.Number];
  return Tokens;
}

TokenSet transparentOf(const RuleInfo &R, const Prediction &P) {
  TokenSet Tokens;
  if (R.Action == RuleAction::List) {
    Tokens.insertAll();
    Tokens.remove(tokensOf(R.Arguments[R.Count == 2 ? 0 : 1], P));
    return Tokens;
  }
  if (!R.AllowIdent || R.Arguments[0].K != RuleArgument::MatchRule)
    return Tokens;
  for (unsigned I = 1; I != R.Count; ++I)
    if (R.Arguments[I].K != RuleArgument::MayMatchRule)
      return Tokens;
  Tokens.insertAll();
  for (unsigned I = 1; I != R.Count; ++I)
    Tokens.remove(tokensOf(R.Arguments[I], P));
  return Tokens;
}

} // namespace

Prediction::Prediction(const Grammar &G) : Choice{}, ChoosingRule{} {
  // Rules begin with rules: repeat until nothing is added.
  for (bool IsChanging = true; IsChanging;) {
    IsChanging = false;
    for (unsigned R = NumRules; R-- != 0;) {
      TokenSet New = firstOf(G.Rules[R], *this);
      IsChanging |= !(New == First[R]);
      First[R] = New;
    }
  }
  for (unsigned R = 0; R != NumRules; ++R) {
    const RuleInfo &Info = G.Rules[R];
    if (Info.Action != RuleAction::Or) {
      Transparent[R] = transparentOf(Info, *this);
      continue;
    }
    for (unsigned T = 0; T != NumTokens; ++T) {
      if (!First[R].contains(Token(T)))
        continue;
      unsigned Chosen = R;
      RuleArgument Argument;
      do {
        const RuleArgument *A = G.Rules[Chosen].Arguments;
        while (!tokensOf(*A, *this).contains(Token(T)))
          ++A;
        Argument = *A;
        ChoosingRule[R][T] = Rule(Chosen);
        Chosen = Argument.Number;
      } while (Argument.K == RuleArgument::MatchRule &&
               G.Rules[Chosen].Action == RuleAction::Or);
      Choice[R][T] = Argument;
    }
  }
}

const Prediction &Prediction::of(const Grammar &G) {
  static std::mutex Lock;
  static std::map<const Grammar *, std::unique_ptr<Prediction>> Made;
  std::lock_guard<std::mutex> Guard(Lock);
  std::unique_ptr<Prediction> &P = Made[&G];
  if (!P)
    P = std::make_unique<Prediction>(G);
  return *P;
}
