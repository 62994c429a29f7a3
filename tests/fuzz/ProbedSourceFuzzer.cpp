// Any text without a syntax error has probes put in, and has none then either.
#include "analyzer/driver/validate/LineConstructs.h"
#include "analyzer/driver/validate/ProbedSource.h"
#include "frontends/python/SourceFile.h"
#include "frontends/python/SyntaxTree.h"
#include <cstdlib>

using namespace pymemlint;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  // `validate` reads its program as a SourceFile: UTF-8 without NUL.
  auto File = SourceFile::fromText(
      "input", std::string(reinterpret_cast<const char *>(Data), Size));
  if (!File) {
    llvm::consumeError(File.takeError());
    return 0;
  }
  constructsOf(File->text());
  // Of lines, of passes, of both.
  for (unsigned Kinds = 1; Kinds != 6; ++Kinds) {
    ProbeOptions Options;
    Options.Lines = Kinds & 1;
    Options.Passes = CountedLoops(Kinds / 2);
    auto Probed = probeSource("input", File->text(), Options);
    if (!Probed) {
      llvm::consumeError(Probed.takeError());
      return 0;
    }
    auto Tree = SyntaxTree::parse(Probed->Text);
    if (Tree && Tree->hasErrors())
      std::abort();
    llvm::consumeError(Tree.takeError());
  }
  return 0;
}
