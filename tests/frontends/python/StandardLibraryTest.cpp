// Real code that is right: CPython's own library has no syntax errors.
#include "frontends/python/SyntaxErrors.h"
#include "llvm/Support/FileSystem.h"
#include <gtest/gtest.h>

using namespace pymemlint;

TEST(StandardLibrary, HasNoSyntaxErrors) {
  const llvm::StringRef Folder = "/usr/lib/python3.11";
  if (!llvm::sys::fs::is_directory(Folder))
    GTEST_SKIP() << "no " << Folder.str();
  unsigned Files = 0;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator I(Folder, Error), End;
       I != End && !Error; I.increment(Error)) {
    if (!llvm::StringRef(I->path()).ends_with(".py"))
      continue;
    llvm::Expected<SourceFile> File = SourceFile::read(I->path());
    ASSERT_TRUE(static_cast<bool>(File)) << llvm::toString(File.takeError());
    SyntaxCheck Check = llvm::cantFail(checkSyntax(*File));
    for (const SyntaxError &E : Check.Errors)
      ADD_FAILURE() << I->path() << ':' << E.Begin.Line << ": " << E.Message;
    ++Files;
  }
  EXPECT_GT(Files, 50u);
}
