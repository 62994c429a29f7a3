// What the rules of MicroPython's grammar do with tokens: py/parse.c, mp_parse.
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/compiler/ParserImpl.h"
#include "analyzer/runtimes/micropython/compiler/Prediction.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

//===----------------------------------------------------------------------===//
// In the steps of the device
//===----------------------------------------------------------------------===//

/// Tries alternatives one after the other. A rule that fails has read nothing.
void Parser::parseInSteps(Rule Top) {
  push(L.line(), Top, 0);
  bool HasFailed = false;
  while (!Rules.empty()) {
    if (M)
      M->releaseTo(HoldMark);
    RuleEntry E = Rules.back();
    Rules.pop_back();
    const RuleInfo &Info = G[E.R];
    switch (Info.Action) {
    case RuleAction::Or:
      HasFailed = orRule(E, Info, HasFailed);
      break;
    case RuleAction::And:
      HasFailed = andRule(E, Info, HasFailed);
      break;
    case RuleAction::List:
      HasFailed = listRule(E, Info, HasFailed);
      break;
    }
  }
}

/// \p HasFailed: the child failed. Returns whether the rule failed.
bool Parser::orRule(const RuleEntry &E, const RuleInfo &Info, bool HasFailed) {
  if (E.Next > 0 && !HasFailed)
    return false;
  for (uint32_t I = E.Next; I != Info.Count; ++I) {
    RuleArgument Argument = Info.Arguments[I];
    if (Argument.K == RuleArgument::MatchToken) {
      if (uint8_t(L.kind()) != Argument.Number)
        continue;
      pushToken(E.R);
      L.next();
      return false;
    }
    if (I + 1 < Info.Count)
      push(E.Line, E.R, I + 1);
    pushChild(Argument);
    return false;
  }
  return true;
}

bool Parser::andRule(const RuleEntry &E, const RuleInfo &Info, bool HasFailed) {
  uint32_t I = E.Next;
  if (HasFailed) {
    if (Info.Arguments[I - 1].K != RuleArgument::MayMatchRule) {
      if (I > 1)
        syntaxError();
      return true;
    }
    pushResult(ParseNode());
  }
  for (; I != Info.Count; ++I) {
    RuleArgument Argument = Info.Arguments[I];
    if (Argument.K != RuleArgument::MatchToken) {
      push(E.Line, E.R, I + 1);
      pushChild(Argument);
      return false;
    }
    if (uint8_t(L.kind()) != Argument.Number) {
      if (I > 0)
        syntaxError();
      return true;
    }
    if (L.kind() == Token::Name)
      pushToken(E.R);
    L.next();
  }
  finishAnd(E.Line, E.R, Info);
  return false;
}

bool Parser::listRule(const RuleEntry &E, const RuleInfo &Info,
                      bool HasFailed) {
  bool HasSeparators = Info.Count != 2;
  uint32_t I = E.Next;
  while (!HasFailed) {
    bool IsSeparator = HasSeparators && (I & 1);
    RuleArgument Argument = Info.Arguments[IsSeparator];
    if (Argument.K != RuleArgument::MatchToken) {
      push(E.Line, E.R, I + 1);
      pushChild(Argument);
      return false;
    }
    ++I;
    if (uint8_t(L.kind()) != Argument.Number) {
      HasFailed = true;
    } else {
      if (!IsSeparator)
        pushToken(E.R);
      L.next();
    }
  }
  if (I == 1)
    return true;
  bool EndsWithSeparator = HasSeparators && (I & 1);
  if (EndsWithSeparator && Info.Count != 3)
    syntaxError();
  finishList(E, Info, I - 1, EndsWithSeparator);
  return false;
}

//===----------------------------------------------------------------------===//
// Predicted
//===----------------------------------------------------------------------===//

void Parser::parsePredicted(Rule Top) {
  if (!Predicted->First[unsigned(Top)].contains(L.kind()))
    return; // The end is checked by the caller.
  descend(Top);
  while (true) {
    ascend();
    if (Rules.empty())
      return;
    RuleEntry E = Rules.back();
    Rules.pop_back();
    if (std::optional<Rule> Child = resume(E, G[E.R]))
      descend(*Child);
  }
}

std::optional<Rule> Parser::resume(RuleEntry E, const RuleInfo &Info) {
  return Info.Action == RuleAction::And ? resumeAnd(E, Info)
                                        : resumeList(E, Info);
}

/// Begins \p R, which the token can begin, and each first child down to the
/// token's own rule.
void Parser::descend(Rule R) {
  uint32_t Line = L.line();
  Token T = L.kind();
  while (true) {
    const RuleInfo &Info = G[R];
    if (Info.Action == RuleAction::Or) {
      RuleArgument Chosen = Predicted->Choice[unsigned(R)][unsigned(T)];
      if (Chosen.K == RuleArgument::MatchToken) {
        pushToken(Predicted->ChoosingRule[unsigned(R)][unsigned(T)]);
        L.next();
        return;
      }
      R = Rule(Chosen.Number);
      continue;
    }
    RuleArgument First = Info.Arguments[0];
    if (First.K != RuleArgument::MatchRule) {
      // Its own tokens come first, and maybe another rule behind them.
      std::optional<Rule> Child = resume({Line, 0, R}, Info);
      if (!Child)
        return;
      R = *Child;
      Line = L.line();
      T = L.kind();
      continue;
    }
    push(Line, R, 1);
    R = Rule(First.Number);
  }
}

/// Leaves the rules that end here with a single child.
void Parser::ascend() {
  size_t Depth = Rules.size();
  while (
      Depth != 0 && Rules[Depth - 1].Next == 1 &&
      Predicted->Transparent[unsigned(Rules[Depth - 1].R)].contains(L.kind()))
    --Depth;
  Rules.resize(Depth);
}

/// Goes on with a rule: returns the child that the token begins, or ends it.
std::optional<Rule> Parser::resumeAnd(RuleEntry E, const RuleInfo &Info) {
  for (uint32_t I = E.Next; I != Info.Count; ++I) {
    RuleArgument Argument = Info.Arguments[I];
    if (Argument.K == RuleArgument::MatchToken) {
      if (uint8_t(L.kind()) != Argument.Number)
        syntaxError();
      if (L.kind() == Token::Name)
        pushToken(E.R);
      L.next();
    } else if (Predicted->First[Argument.Number].contains(L.kind())) {
      push(E.Line, E.R, I + 1);
      return Rule(Argument.Number);
    } else if (Argument.K == RuleArgument::MayMatchRule) {
      pushResult(ParseNode());
    } else {
      syntaxError();
    }
  }
  finishAnd(E.Line, E.R, Info);
  return std::nullopt;
}

std::optional<Rule> Parser::resumeList(RuleEntry E, const RuleInfo &Info) {
  bool HasSeparators = Info.Count != 2;
  for (uint32_t I = E.Next;; ++I) {
    bool IsSeparator = HasSeparators && (I & 1);
    RuleArgument Argument = Info.Arguments[IsSeparator];
    if (Argument.K == RuleArgument::MatchToken) {
      if (uint8_t(L.kind()) == Argument.Number) {
        if (!IsSeparator)
          pushToken(E.R);
        L.next();
        continue;
      }
    } else if (Predicted->First[Argument.Number].contains(L.kind())) {
      push(E.Line, E.R, I + 1);
      return Rule(Argument.Number);
    }
    bool EndsWithSeparator = HasSeparators && !IsSeparator;
    if (EndsWithSeparator && Info.Count != 3)
      syntaxError();
    finishList(E, Info, I, EndsWithSeparator);
    return std::nullopt;
  }
}

//===----------------------------------------------------------------------===//
// The end of a rule
//===----------------------------------------------------------------------===//

void Parser::finishAnd(uint32_t Line, Rule R, const RuleInfo &Info) {
  // A statement that is nothing but a constant, such as a doc string.
  if (R == Rule::ExprStmt && !Config.EnableDocString &&
      Kind != InputKind::Single && result(0).isNull()) {
    ParseNode Expression = result(1);
    if ((Expression.isLeaf() && !Expression.isId()) ||
        (Expression.isStruct() &&
         Rule(Expression.structure()->Rule) == Rule::ConstObject)) {
      Results.resize(Results.size() - 2);
      return pushRule(Line, Rule::PassStmt, 0);
    }
  }
  // Tokens leave no results, but names do.
  uint32_t Count = 0, NotNull = 0;
  for (uint32_t I = 0; I != Info.Count; ++I) {
    RuleArgument Argument = Info.Arguments[I];
    Count += Argument.K != RuleArgument::MatchToken ||
             Token(Argument.Number) == Token::Name;
  }
  ParseNode Only;
  for (uint32_t I = 0; I != Count; ++I) {
    if (result(I).isNull())
      continue;
    ++NotNull;
    Only = result(I);
  }
  if (NotNull == 1 && Info.AllowIdent) {
    Results.resize(Results.size() - Count);
    return pushResult(Only);
  }
  if (Info.AddBlank) {
    pushResult(ParseNode());
    ++Count;
  }
  pushRule(Line, R, Count);
}

/// \p Items were read, separators included.
void Parser::finishList(const RuleEntry &E, const RuleInfo &Info,
                        uint32_t Items, bool EndsWithSeparator) {
  bool HasSeparators = Info.Count != 2;
  if (HasSeparators && Info.Arguments[1].K == RuleArgument::MatchToken)
    Items = (Items + 1) / 2; // These separators left no result.
  if (Items != 1 || EndsWithSeparator)
    pushRule(E.Line, E.R, Items);
}
