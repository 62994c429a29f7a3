// Fuzzes the Python front end: any bytes end in a refusal or in a text of the
// same shape that has no errors left.
#include "frontends/python/Directives.h"
#include "frontends/python/SyntaxErrors.h"

using namespace pymemlint;

static void require(bool Condition) {
  if (!Condition)
    __builtin_trap();
}

static bool isLineEnd(char C) { return C == '\n' || C == '\r'; }

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::Expected<SourceFile> File = SourceFile::fromText(
      "fuzz.py", std::string(reinterpret_cast<const char *>(Data), Size));
  if (!File) {
    llvm::consumeError(File.takeError());
    return 0;
  }
  for (const Directive &D : collectDirectives(*File))
    require(D.Position.Line <= File->lineCount());

  llvm::Expected<SyntaxCheck> Check = checkSyntax(*File);
  if (!Check) {
    llvm::consumeError(Check.takeError());
    return 0;
  }
  require(Check->Errors.size() <= SyntaxCheck::MostErrors);
  for (const SyntaxError &E : Check->Errors) {
    require(!E.Message.empty());
    require(std::tie(E.Begin.Line, E.Begin.Column) <=
            std::tie(E.End.Line, E.End.Column));
    require(E.End.Line <= File->lineCount());
  }

  llvm::StringRef Left = Check->textToAnalyse(*File);
  require(Left.size() == Size);
  for (size_t I = 0; I != Size; ++I)
    require(isLineEnd(Left[I]) == isLineEnd(File->text()[I]));
  if (!Check->Errors.empty()) {
    SourceFile Again =
        llvm::cantFail(SourceFile::fromText("fuzz.py", Left.str()));
    require(llvm::cantFail(checkSyntax(Again)).Errors.empty());
  }
  return 0;
}
