// Reads the command line and runs what it asks for.
#include "analyzer/driver/Driver.h"
#include "analyzer/driver/DeployedFolder.h"
#include "analyzer/driver/MpyCommand.h"
#include "analyzer/driver/RequestsCommand.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace pymemlint::micropython;

namespace pymemlint {

static int requestsCommand(llvm::ArrayRef<llvm::StringRef> Arguments) {
  llvm::StringRef File, TargetName = "unix32", Deploy = "py";
  uint64_t Heap = 0;
  bool Bare = false, ShowOutput = false;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    llvm::StringRef A = Arguments[I];
    auto Next = [&] { return I + 1 < Arguments.size() ? Arguments[++I] : ""; };
    if (A == "--target")
      TargetName = Next();
    else if (A == "--deploy")
      Deploy = Next();
    else if (A == "--heap")
      Next().getAsInteger(10, Heap);
    else if (A == "--bare")
      Bare = true;
    else if (A == "--output")
      ShowOutput = true;
    else
      File = A;
  }
  auto T = Target::load(TargetName);
  if (!T) {
    llvm::errs() << llvm::toString(T.takeError()) << '\n';
    return 2;
  }
  DeviceModel Device(**T);
  DeployedFolder Folder(llvm::sys::path::parent_path(File),
                        Deploy == "mpy" ? DeployForm::Mpy : DeployForm::Source,
                        0, 31);
  if (llvm::Error E = Folder.addProgram(File)) {
    llvm::errs() << llvm::toString(std::move(E)) << '\n';
    return 2;
  }
  RunOptions Options;
  llvm::StringRef Module = llvm::sys::path::stem(File);
  Options.Module = "prog";
  Options.Module = Module;
  Options.Files = &Folder;
  Options.HeapBytes = Heap;
  Options.BareLaunch = Bare;
  Options.KeepOutput = ShowOutput;
  llvm::raw_null_ostream Null;
  RunResult R = printRequests(Device, Options,
                              ShowOutput ? static_cast<llvm::raw_ostream &>(Null)
                                         : llvm::outs());
  if (ShowOutput)
    llvm::outs() << R.Output;
  for (auto &U : R.UnmodelledUses)
    llvm::errs() << "unmodelled: " << R.SiteFiles[U.Site] << ':'
                 << R.Sites[U.Site].Line << ": " << U.Construct << '\n';
  for (auto &M : R.MissingFacts)
    llvm::errs() << "missing: " << M << '\n';
  if (R.End != Outcome::Completed) {
    llvm::errs() << "ended: " << int(R.End) << ' ' << R.Error << '\n';
    return 1;
  }
  return 0;
}

int runCommandLine(llvm::ArrayRef<const char *> Arguments) {
  llvm::SmallVector<llvm::StringRef, 8> Words(Arguments.begin() + 1,
                                              Arguments.end());
  if (Words.size() == 1 && Words[0] == "--version") {
    llvm::outs() << "pymemlint " PYMEMLINT_VERSION "\n";
    return 0;
  }
  if (!Words.empty() && Words[0] == "requests")
    return requestsCommand(llvm::ArrayRef(Words).drop_front());
  if (!Words.empty() && Words[0] == "mpy")
    return runMpyCommand(Arguments.drop_front(2));
  llvm::errs() << "usage: pymemlint --version\n";
  return 2;
}

} // namespace pymemlint
