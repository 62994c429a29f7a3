// The tables of native functions: every program of requests can be carried out.
#include "analyzer/runtimes/micropython/native/NativeTable.h"
#include <gtest/gtest.h>
#include <set>

using namespace pymemlint::micropython;

TEST(NativeTable, EveryProgramParses) {
  for (const NativeRow &Row : nativeRows())
    if (Row.K == NativeRow::Kind::Type || Row.K == NativeRow::Kind::Method)
      EXPECT_EQ(checkNativeProgram(Row.Program), "")
          << Row.Owner << "." << Row.Name;
}

TEST(NativeTable, RefusesWhatIsNoProgram) {
  EXPECT_NE(checkNativeProgram("integer 1"), "");
  EXPECT_NE(checkNativeProgram("int 5 1 3"), "");
  EXPECT_NE(checkNativeProgram("bytes arg"), "");
  EXPECT_NE(checkNativeProgram("none; x"), "");
  EXPECT_NE(checkNativeProgram("x+: none"), "");
}

TEST(NativeTable, PiecesOfTextsAreClosed) {
  size_t Texts = 0;
  for (const NativeRow &Row : nativeRows()) {
    if (Row.K != NativeRow::Kind::Text)
      continue;
    ++Texts;
    llvm::SmallVector<llvm::StringRef, 32> Pieces;
    llvm::StringRef(Row.Program).split(Pieces, '~');
    for (llvm::StringRef Piece : Pieces) {
      EXPECT_FALSE(Piece.empty()) << Row.Owner;
      EXPECT_EQ(Piece.starts_with("{"), Piece.ends_with("}"))
          << Row.Owner << ": " << Piece.str();
      auto [Shortest, Longest] = Piece.trim("{}").split('/');
      if (Piece.contains('/'))
        EXPECT_LE(Shortest.size(), Longest.size()) << Piece.str();
    }
  }
  EXPECT_GT(Texts, 10u);
}

TEST(NativeTable, TypesAndMethodsHaveAnOwner) {
  std::set<std::string> Owners;
  for (const NativeRow &Row : nativeRows())
    if (Row.K != NativeRow::Kind::Method &&
        Row.K != NativeRow::Kind::Constant && Row.K != NativeRow::Kind::Object)
      Owners.insert(Row.Owner);
  for (const NativeRow &Row : nativeRows())
    if (Row.K == NativeRow::Kind::Type)
      EXPECT_TRUE(
          Owners.count(llvm::StringRef(Row.Owner).rsplit('.').first.str()))
          << Row.Owner;
    else
      EXPECT_TRUE(Owners.count(Row.Owner)) << Row.Owner << "." << Row.Name;
}

// A row for all ports hides what stands behind it.
TEST(NativeTable, RowsForOnePortStandFirst) {
  std::set<std::string> Complete;
  for (const NativeRow &Row : nativeRows()) {
    if (Row.K == NativeRow::Kind::Module || Row.K == NativeRow::Kind::Frozen ||
        Row.K == NativeRow::Kind::Text)
      continue;
    // A type is a name of what its owner's last part is cut from.
    llvm::StringRef Owner = Row.Owner;
    if (Row.K == NativeRow::Kind::Type)
      Owner = Owner.rsplit('.').first;
    std::string Name = (Owner + "/" + Row.Name).str();
    EXPECT_FALSE(Complete.count(Name)) << Name;
    if (llvm::StringRef(Row.Ports) == "*")
      Complete.insert(Name);
  }
}
