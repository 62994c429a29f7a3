// Reading and checking source files.
#include "frontends/python/SourceFile.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pymemlint;

namespace {

std::string reasonOf(llvm::Expected<SourceFile> File) {
  if (File)
    return "";
  return llvm::toString(File.takeError());
}

/// A folder that goes away with the test.
class SourceFileOnDisk : public ::testing::Test {
protected:
  llvm::SmallString<128> Folder;
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("pymemlint", Folder));
  }
  void TearDown() override { llvm::sys::fs::remove_directories(Folder); }
  std::string path(llvm::StringRef Name) const {
    llvm::SmallString<128> Path = Folder;
    llvm::sys::path::append(Path, Name);
    return Path.str().str();
  }
  std::string write(llvm::StringRef Name, llvm::StringRef Text) const {
    std::ofstream(path(Name), std::ios::binary) << Text.str();
    return path(Name);
  }
};

} // namespace

TEST_F(SourceFileOnDisk, TextIsReadAsItIs) {
  std::string Text = "x = 1\r\ny = '\xC3\xA4'\n";
  llvm::Expected<SourceFile> File = SourceFile::read(write("a.py", Text));
  ASSERT_TRUE(static_cast<bool>(File));
  EXPECT_EQ(File->text(), Text);
}

TEST_F(SourceFileOnDisk, AnEmptyFileHasOneEmptyLine) {
  llvm::Expected<SourceFile> File = SourceFile::read(write("a.py", ""));
  ASSERT_TRUE(static_cast<bool>(File));
  EXPECT_EQ(File->lineCount(), 1u);
  EXPECT_EQ(File->line(1), "");
}

TEST_F(SourceFileOnDisk, AFileOfTheLimitIsRead) {
  std::string Path = write("a.py", std::string(1000, '#'));
  EXPECT_EQ(reasonOf(SourceFile::read(Path, 1000)), "");
}

TEST_F(SourceFileOnDisk, AFileAboveTheLimitIsRefused) {
  std::string Path = write("a.py", std::string((2 << 20) + 1, '#'));
  EXPECT_EQ(reasonOf(SourceFile::read(Path, 2 << 20)),
            Path + ": Larger than 2 MiB, the most that is read as Python "
                   "source");
}

TEST_F(SourceFileOnDisk, AMissingFileIsNamed) {
  EXPECT_EQ(reasonOf(SourceFile::read(path("no.py"))),
            path("no.py") + ": No such file or directory");
}

TEST_F(SourceFileOnDisk, AFolderIsNoSource) {
  EXPECT_EQ(reasonOf(SourceFile::read(Folder)),
            Folder.str().str() + ": Is a directory");
}

TEST_F(SourceFileOnDisk, APipeWithoutWriterDoesNotBlock) {
  ASSERT_EQ(::mkfifo(path("pipe.py").c_str(), 0600), 0);
  EXPECT_EQ(reasonOf(SourceFile::read(path("pipe.py"))),
            path("pipe.py") + ": Not a regular file");
}

TEST_F(SourceFileOnDisk, ALoopOfSymbolicLinksIsRefused) {
  ASSERT_EQ(::symlink(path("b.py").c_str(), path("a.py").c_str()), 0);
  ASSERT_EQ(::symlink(path("a.py").c_str(), path("b.py").c_str()), 0);
  EXPECT_EQ(reasonOf(SourceFile::read(path("a.py"))),
            path("a.py") + ": Too many levels of symbolic links");
}

TEST(SourceFile, ADeviceIsNoSource) {
  EXPECT_EQ(reasonOf(SourceFile::read("/dev/zero")),
            "/dev/zero: Not a regular file");
}

TEST(SourceFile, TextThatIsNotUtf8IsRefusedWithItsPlace) {
  EXPECT_EQ(reasonOf(SourceFile::fromText("a.py", "x = 1\ny = '\xE4'\n")),
            "a.py:2:6: Not UTF-8: byte 0xE4");
}

TEST(SourceFile, ASurrogateIsNotUtf8) {
  EXPECT_EQ(reasonOf(SourceFile::fromText("a.py", "\xED\xA0\x80")),
            "a.py:1:1: Not UTF-8: byte 0xED");
}

TEST(SourceFile, ANulByteIsRefusedWithItsPlace) {
  EXPECT_EQ(reasonOf(SourceFile::fromText("a.py", std::string("x\n \0", 4))),
            "a.py:2:2: A NUL byte in Python source");
}

TEST(SourceFile, LinesEndAsInPython) {
  llvm::Expected<SourceFile> File =
      SourceFile::fromText("a.py", "a\nb\r\nc\rd");
  ASSERT_TRUE(static_cast<bool>(File));
  ASSERT_EQ(File->lineCount(), 4u);
  EXPECT_EQ(File->line(2), "b");
  EXPECT_EQ(File->line(3), "c");
  EXPECT_EQ(File->line(4), "d");
  EXPECT_EQ(File->line(5), "");
}

TEST(SourceFile, ColumnsCountCharacters) {
  llvm::Expected<SourceFile> File =
      SourceFile::fromText("a.py", "x\n\xC3\xA4\xE2\x82\xAC=1");
  ASSERT_TRUE(static_cast<bool>(File));
  EXPECT_EQ(File->position(7), (SourcePosition{2, 3}));
}

TEST(SourceFile, ThePlaceAfterTheLastByteIsKnown) {
  llvm::Expected<SourceFile> File = SourceFile::fromText("a.py", "x\n");
  ASSERT_TRUE(static_cast<bool>(File));
  EXPECT_EQ(File->position(2), (SourcePosition{2, 1}));
}
