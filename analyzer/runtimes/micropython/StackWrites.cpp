//===- StackWrites.cpp - What operations write on the C stack -*- C++ -*-===//
#include "analyzer/runtimes/micropython/StackWrites.h"

using namespace pymemlint::micropython;
using llvm::StringRef;

/// Words further away than any frame's end.
static constexpr int32_t MostWords = 4096;

static bool isFar(int32_t Word) {
  return Word < -MostWords || Word > MostWords;
}

StackWritesTable::StackWritesTable(StringRef Text) : Lines(Text) {
  while (Lines.starts_with("#"))
    Lines = Lines.split('\n').second;
}

/// The line of \p Key without the key, or an empty text.
static StringRef lineOf(StringRef Lines, uint64_t Key) {
  constexpr unsigned Digits = StackWritesTable::KeyDigits;
  while (!Lines.empty()) {
    // The line in which the middle lies.
    const size_t Before = Lines.rfind('\n', Lines.size() / 2);
    const size_t Begin = Before == StringRef::npos ? 0 : Before + 1;
    const StringRef Line = Lines.drop_front(Begin).split('\n').first;
    uint64_t Here;
    if (Line.size() <= Digits || Line.take_front(Digits).getAsInteger(16, Here))
      return "";
    if (Here == Key)
      return Line.drop_front(Digits + 1);
    Lines = Here < Key ? Lines.drop_front(Begin).split('\n').second
                       : Lines.take_front(Begin);
  }
  return "";
}

static void readWrites(StringRef Text,
                       std::vector<StackWrites::Write> &Writes) {
  while (!Text.empty()) {
    const auto [Part, Rest] = Text.split(',');
    Text = Rest;
    const auto [WordText, RoleText] = Part.split('=');
    const auto [FirstText, LastText] = WordText.split(':');
    int32_t First, Last;
    unsigned Role = StackRole::None;
    if (FirstText.getAsInteger(10, First))
      continue;
    Last = First;
    if (!LastText.empty() && LastText.getAsInteger(10, Last))
      continue;
    if (!RoleText.empty() &&
        (RoleText.getAsInteger(10, Role) || Role >= StackRole::End))
      continue;
    if (isFar(First) || isFar(Last))
      continue;
    if (First <= Last)
      Writes.push_back({int16_t(First), int16_t(Last), uint8_t(Role)});
  }
}

const StackWrites *StackWritesTable::find(uint64_t Key) {
  Key &= (uint64_t(1) << 4 * KeyDigits) - 1;
  auto [It, IsNew] = Known.try_emplace(Key);
  if (!IsNew)
    return It->second.get();
  const StringRef Line = lineOf(Lines, Key);
  if (Line.empty())
    return nullptr;
  It->second = std::make_unique<StackWrites>();
  const auto [Depth, Writes] = Line.split(' ');
  const auto [Above, Below] = Writes.split(' ');
  int32_t Words;
  if (!Depth.getAsInteger(10, Words) && !isFar(Words))
    It->second->Depth = Words;
  readWrites(Above, It->second->Above);
  readWrites(Below, It->second->Below);
  return It->second.get();
}
