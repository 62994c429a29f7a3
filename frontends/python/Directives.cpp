// Taking directive comments apart.
#include "frontends/python/Directives.h"
#include "frontends/python/LogicalLines.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace pymemlint {

/// Columns before the "#" at \p Begin, a tab reaching to the next eighth.
static uint32_t indentOf(llvm::StringRef Text, uint32_t Begin) {
  const size_t LineEnd = Text.take_front(Begin).find_last_of("\r\n");
  uint32_t Columns = 0;
  for (char C :
       Text.slice(LineEnd == llvm::StringRef::npos ? 0 : LineEnd + 1, Begin))
    Columns = C == '\t' ? Columns / 8 * 8 + 8 : Columns + 1;
  return Columns;
}

static bool continuesStatement(llvm::StringRef Word) {
  return Word == "else" || Word == "elif" || Word == "except" ||
         Word == "finally";
}

/// Which moment the directive at \p Begin speaks of.
static void place(Directive &D, const SourceFile &File, uint32_t Begin,
                  llvm::ArrayRef<LogicalLine> Lines) {
  auto Next = llvm::partition_point(
      Lines, [&](const LogicalLine &L) { return L.Begin <= Begin; });
  D.LastLine = D.Position.Line;
  if (Next == Lines.begin())
    return;
  auto LineOf = [&](uint32_t Offset) { return File.position(Offset).Line; };
  auto After = [&](const LogicalLine &L, bool TakesFirst) {
    D.IsAfter = true;
    D.TakesFirst = TakesFirst;
    D.FirstLine = LineOf(L.Begin);
    D.LastLine = LineOf(L.End ? L.End - 1 : 0);
  };
  auto Last = Next - 1;
  if (Begin < Last->End || LineOf(Last->End - 1) == D.Position.Line) {
    // Behind the head of a block it speaks of the block's begin.
    if (Last->EndsWithColon)
      D.LastLine = std::max(D.LastLine, LineOf(Last->End - 1));
    else
      After(*Last, /*TakesFirst=*/false);
    return;
  }
  if (Last->EndsWithColon)
    return;
  const uint32_t Indent = indentOf(File.text(), Begin);
  if (Next != Lines.end() && Next->Indent >= Indent)
    return;
  // At the end of a block, or of the file: after its last statement.
  for (auto At = Last;; --At) {
    if (At->Indent < Indent)
      return;
    if (At->Indent == Indent && !continuesStatement(At->FirstWord))
      return After(*At, /*TakesFirst=*/At->EndsWithColon);
    if (At == Lines.begin())
      return;
  }
}

std::vector<Directive> collectDirectives(const SourceFile &File) {
  std::vector<Directive> Result;
  llvm::StringRef Text = File.text();
  if (!Text.contains("pymemlint:"))
    return Result;
  const LogicalLines Logical = splitLogicalLines(Text);
  for (auto [Begin, End] : Logical.Directives) {
    Directive D;
    D.Position = File.position(Begin);
    D.OwnLine = File.line(D.Position.Line).ltrim(" \t\f").starts_with("#");
    llvm::StringRef Rest = Text.slice(Begin, End).split("pymemlint:").second;
    Rest = Rest.ltrim(" \t");
    llvm::StringRef Keyword = Rest.take_while(
        [](char C) { return llvm::isAlnum(C) || C == '-' || C == '_'; });
    llvm::StringRef Argument = Rest.substr(Keyword.size()).trim(" \t\f");
    D.Keyword = Keyword.str();
    D.Argument = Argument.str();
    D.ArgumentPosition = File.position(Argument.begin() - Text.begin());
    place(D, File, Begin, Logical.Lines);
    Result.push_back(std::move(D));
  }
  return Result;
}

} // namespace pymemlint
