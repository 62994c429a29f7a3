//===- ProbeLog.cpp - What a measuring program printed -*- C++ -*-===//
#include "analyzer/measured/ProbeLog.h"
#include "llvm/ADT/SmallVector.h"

using namespace pymemlint::measured;

/// Takes "NAME N..." apart. False when it is not of a measuring program.
static bool take(llvm::StringRef Line, ProbeLog &To) {
  if (!Line.consume_front("@@pml "))
    return false;
  llvm::SmallVector<llvm::StringRef, 4> Words;
  Line.trim().split(Words, ' ');
  llvm::SmallVector<int64_t, 3> Numbers;
  for (llvm::StringRef W : llvm::ArrayRef(Words).drop_front())
    if (W.getAsInteger(10, Numbers.emplace_back()))
      return false;
  if (Words[0] == "line" && Numbers.size() == 3 && Numbers[0] >= 0 &&
      Numbers[0] <= INT32_MAX && Numbers[2] >= 0) {
    To.Lines[uint32_t(Numbers[0])] = {Numbers[1], uint64_t(Numbers[2])};
    return true;
  }
  if (Numbers.size() != 1)
    return false;
  if (Words[0] == "total")
    To.Total = Numbers[0];
  else if (Words[0] == "peak")
    To.Peak = Numbers[0];
  else if (Words[0] == "load")
    To.Load = Numbers[0];
  else
    return false;
  return true;
}

ProbeLog pymemlint::measured::readProbes(llvm::StringRef Text,
                                         uint64_t MostBlocks) {
  ProbeLog Log;
  Log.Dumps = readDumps(Text, MostBlocks);
  std::vector<LogLine> Others;
  for (LogLine &L : Log.Dumps.Others)
    if (!take(L.Text, Log))
      Others.push_back(std::move(L));
  Log.Dumps.Others = std::move(Others);
  return Log;
}
