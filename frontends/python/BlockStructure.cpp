// Following blocks and clauses.
#include "frontends/python/BlockStructure.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <optional>

namespace pymemlint {

namespace {

class BlockChecker {
public:
  BlockChecker(const SourceFile &File, llvm::ArrayRef<LogicalLine> Lines,
               LineStates &State, std::vector<TextProblem> &Found)
      : File(File), Lines(Lines), State(State), Found(Found) {}

  void run();

private:
  struct Block {
    uint32_t Indent;
    LineKind Last = LineKind::Simple; ///< The last line at this indentation.
    uint32_t LastLine = 0;
    uint32_t First = 0; ///< The line that began the last line's statement.
  };

  void report(uint32_t Begin, uint32_t End, std::string Message) {
    Found.push_back({Begin, End, std::move(Message)});
  }
  void reportUnfinishedTry(Block &B);

  const SourceFile &File;
  llvm::ArrayRef<LogicalLine> Lines;
  LineStates &State;
  std::vector<TextProblem> &Found;
};

void BlockChecker::reportUnfinishedTry(Block &B) {
  if (B.Last != LineKind::Try || State.Bad[B.First])
    return;
  const LogicalLine &L = Lines[B.LastLine];
  if (L.EndsWithColon)
    report(L.Begin, L.Begin + L.FirstWord.size(),
           "expected 'except' or 'finally' after the block of this 'try'");
  State.Bad[B.First] = L.EndsWithColon;
  B.Last = LineKind::Simple;
}

void BlockChecker::run() {
  const size_t Count = Lines.size();
  std::vector<Block> Blocks(1, Block{0});
  bool ExpectBlock = false;
  std::optional<uint32_t> WrongIndent;

  for (size_t Index = 0; Index != Count; ++Index) {
    const LogicalLine &L = Lines[Index];
    const LineKind K = State.Kinds[Index];
    const uint32_t WordEnd = L.Begin + std::max<size_t>(L.FirstWord.size(), 1);
    // A line that is bad in itself has been reported already.
    auto ReportIndent = [&](const char *Message) {
      if (!State.Bad[Index] && WrongIndent != L.Indent)
        report(L.Begin, WordEnd, Message);
      State.Bad[Index] = true;
      State.HasPlace[Index] = false;
      WrongIndent = L.Indent;
    };

    if (L.Indent > Blocks.back().Indent) {
      if (Index != 0 && State.Bad[Blocks.back().First] &&
          opensBlock(Blocks.back().Last)) {
        State.HasPlace[Index] = false; // goes with its header
        State.Bad[Index] = true;
        continue;
      }
      if (!ExpectBlock) {
        ReportIndent("unexpected indent");
        while (Index + 1 != Count &&
               Lines[Index + 1].Indent > Blocks.back().Indent) {
          State.Bad[++Index] = true;
          State.HasPlace[Index] = false;
        }
        continue;
      }
      Blocks.push_back(Block{L.Indent});
    } else {
      if (ExpectBlock && !State.Bad[Blocks.back().First]) {
        const LogicalLine &Header = Lines[Blocks.back().LastLine];
        report(L.Begin, WordEnd,
               llvm::formatv("expected an indented block after '{0}' on line "
                             "{1}",
                             Header.FirstWord,
                             File.position(Header.Begin).Line));
        State.Bad[Blocks.back().First] = true;
      }
      ExpectBlock = false;
      if (llvm::none_of(Blocks,
                        [&](const Block &B) { return B.Indent == L.Indent; })) {
        ReportIndent("unindent does not match any outer indentation level");
        continue;
      }
      while (L.Indent != Blocks.back().Indent) {
        reportUnfinishedTry(Blocks.back());
        Blocks.pop_back();
      }
    }
    WrongIndent.reset();

    Block &B = Blocks.back();
    if (!continuesCompound(K)) {
      reportUnfinishedTry(B);
      B.First = Index;
    } else if (!State.Bad[B.First]) {
      if (mayFollow(K, B.Last, State.Kinds[B.First] == LineKind::Try)) {
        State.Bad[B.First] = State.Bad[Index];
      } else {
        if (!State.Bad[Index])
          report(L.Begin, WordEnd,
                 llvm::formatv("'{0}' without the statement that it belongs "
                               "to",
                               L.FirstWord));
        State.Bad[Index] = true;
        reportUnfinishedTry(B);
        B.First = Index;
      }
    }
    if (K == LineKind::Case && State.Bad[Index] && Blocks.size() > 1) {
      // A match statement has nothing but cases.
      Block &Outer = Blocks[Blocks.size() - 2];
      if (State.Kinds[Outer.LastLine] == LineKind::Match)
        State.Bad[Outer.First] = true;
    }
    B.Last = K;
    B.LastLine = Index;
    ExpectBlock = opensBlock(K) && L.EndsWithColon;
  }

  if (ExpectBlock && !State.Bad[Blocks.back().First]) {
    const LogicalLine &Header = Lines[Blocks.back().LastLine];
    report(Header.Begin, Header.Begin + Header.FirstWord.size(),
           llvm::formatv("expected an indented block after this '{0}'",
                         Header.FirstWord));
    State.Bad[Blocks.back().First] = true;
  } else if (Count != 0) {
    for (Block &B : llvm::reverse(Blocks))
      reportUnfinishedTry(B);
  }
}

} // namespace

void checkBlocks(const SourceFile &File, llvm::ArrayRef<LogicalLine> Lines,
                 LineStates &State, std::vector<TextProblem> &Found) {
  BlockChecker(File, Lines, State, Found).run();
}

void spreadBadLines(llvm::ArrayRef<LogicalLine> Lines, LineStates &State) {
  const size_t Count = Lines.size();
  for (size_t Index = 0; Index < Count; ++Index) {
    if (!State.Bad[Index])
      continue;
    const LogicalLine &L = Lines[Index];
    if (State.HasPlace[Index])
      for (size_t Above = Index; Above != 0 &&
                                 Lines[Above - 1].FirstWord == "@" &&
                                 Lines[Above - 1].Indent == L.Indent;) {
        State.Bad[--Above] = true;
        State.HasPlace[Above + 1] = false;
      }
    if (!opensBlock(State.Kinds[Index]))
      continue;
    size_t Next = Index + 1;
    for (; Next != Count; ++Next) {
      const LogicalLine &N = Lines[Next];
      if (N.Indent < L.Indent ||
          (N.Indent == L.Indent && !continuesCompound(State.Kinds[Next])))
        break;
      State.Bad[Next] = true;
      State.HasPlace[Next] = false;
    }
    Index = Next - 1;
  }
}

} // namespace pymemlint
