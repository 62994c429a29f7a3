//===- Progress.cpp - A line on stderr while several files are analysed -*- C++
//-*-===//
#include "analyzer/driver/Progress.h"
#include "llvm/Support/raw_ostream.h"

using namespace pymemlint;

/// To the line's beginning, and nothing behind it.
static constexpr const char *Wipe = "\r\x1b[K";
static constexpr std::chrono::milliseconds Moment(300);

Progress::Progress(size_t Count)
    : Count(Count), IsTerminal(llvm::errs().is_displayed()),
      Start(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (IsShown)
    llvm::errs() << Wipe;
}

void Progress::begin(llvm::StringRef File) {
  std::lock_guard<std::mutex> Lock(Guard);
  ++Begun;
  if (!IsTerminal || std::chrono::steady_clock::now() - Start < Moment)
    return;
  IsShown = true;
  // The end of a long path tells more than its beginning.
  llvm::errs() << Wipe << Begun << " of " << Count << "  "
               << File.take_back(60);
}
