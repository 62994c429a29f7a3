// Telling kinds of logical lines apart.
#include "frontends/python/LineKinds.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace pymemlint {

bool opensBlock(LineKind K) { return K != LineKind::Simple; }

bool continuesCompound(LineKind K) {
  return K == LineKind::Elif || K == LineKind::Else || K == LineKind::Except ||
         K == LineKind::Finally;
}

bool mayFollow(LineKind Clause, LineKind Before, bool InTry) {
  switch (Clause) {
  case LineKind::Elif:
    return Before == LineKind::If || Before == LineKind::Elif;
  case LineKind::Else:
    return Before == LineKind::If || Before == LineKind::Elif ||
           Before == LineKind::Loop || Before == LineKind::Except;
  case LineKind::Except:
    return Before == LineKind::Try || Before == LineKind::Except;
  case LineKind::Finally:
    return Before == LineKind::Try || Before == LineKind::Except ||
           (Before == LineKind::Else && InTry);
  default:
    return false;
  }
}

LineKind kindOf(llvm::StringRef Text, const LogicalLine &Line) {
  llvm::StringRef Word = Line.FirstWord;
  if (Word == "async")
    Word = Text.slice(Line.Begin + Word.size(), Line.End)
               .ltrim(" \t")
               .take_while([](char C) { return llvm::isAlpha(C); });
  LineKind K = llvm::StringSwitch<LineKind>(Word)
                   .Case("if", LineKind::If)
                   .Case("elif", LineKind::Elif)
                   .Case("else", LineKind::Else)
                   .Cases("for", "while", LineKind::Loop)
                   .Case("try", LineKind::Try)
                   .Case("except", LineKind::Except)
                   .Case("finally", LineKind::Finally)
                   .Cases("def", "class", "with", LineKind::Other)
                   .Default(LineKind::Simple);
  // Soft keywords: names unless the line opens a block.
  if (K == LineKind::Simple && Line.EndsWithColon)
    K = llvm::StringSwitch<LineKind>(Word)
            .Case("match", LineKind::Match)
            .Case("case", LineKind::Case)
            .Default(LineKind::Simple);
  return K;
}

} // namespace pymemlint
