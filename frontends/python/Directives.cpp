// Taking directive comments apart.
#include "frontends/python/Directives.h"
#include "frontends/python/LogicalLines.h"
#include "llvm/ADT/StringExtras.h"

namespace pymemlint {

std::vector<Directive> collectDirectives(const SourceFile &File) {
  std::vector<Directive> Result;
  llvm::StringRef Text = File.text();
  for (auto [Begin, End] : splitLogicalLines(Text).Directives) {
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
    Result.push_back(std::move(D));
  }
  return Result;
}

} // namespace pymemlint
