//===- TrackerFolder.cpp - Where the Python package is -*- C++ -*-===//
#include "analyzer/driver/validate/TrackerFolder.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <cstdlib>

using namespace llvm::sys;

std::string pymemlint::trackerFolder() {
  static int Here;
  llvm::SmallString<128> Folder(fs::getMainExecutable("pymemlint", &Here));
  path::remove_filename(Folder);
  path::remove_filename(Folder);
  // In a wheel the program is a file of the package, else beside it.
  if (fs::exists(Folder + "/__init__.py"))
    path::remove_filename(Folder);
  else
    path::append(Folder, "python");
  const char *Given = std::getenv("PYTHONPATH");
  const std::string Before = Given ? Given : "";
  if (!fs::is_directory(Folder))
    return Before;
  return Folder.str().str() + (Before.empty() ? "" : ":" + Before);
}
