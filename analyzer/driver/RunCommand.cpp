//===- RunCommand.cpp - `pymemlint run` -*- C++ -*-===//
#include "analyzer/driver/RunCommand.h"
#include "analyzer/driver/validate/TrackerFolder.h"
#include "llvm/Support/Program.h"
#include <cerrno>
#include <cstring>
#include <unistd.h>
#include <vector>

using namespace pymemlint;

llvm::Error pymemlint::runUnderTracker(llvm::ArrayRef<llvm::StringRef> Words) {
  std::string Python = "python3";
  auto Failure = [](const llvm::Twine &Message) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                   Message.str().c_str());
  };
  if (!Words.empty() && Words[0].starts_with("--python=")) {
    Python = Words[0].substr(9).str();
    Words = Words.drop_front();
  } else if (Words.size() > 1 && Words[0] == "--python") {
    Python = Words[1].str();
    Words = Words.drop_front(2);
  }
  auto Found = llvm::sys::findProgramByName(Python);
  if (!Found)
    return Failure("no program '" + llvm::Twine(Python) +
                   "': say --python with the path of a Python");
  std::vector<std::string> All = {*Found, "-m", "pymemlint", "run"};
  for (llvm::StringRef W : Words)
    All.push_back(W.str());
  std::vector<char *> Arguments;
  for (std::string &A : All)
    Arguments.push_back(A.data());
  Arguments.push_back(nullptr);
  ::setenv("PYTHONPATH", trackerFolder().c_str(), 1);
  ::execv(Found->c_str(), Arguments.data());
  return Failure(llvm::Twine(*Found) + ": " + std::strerror(errno));
}
