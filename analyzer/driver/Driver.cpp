// Reads the command line and runs what it asks for.
#include "analyzer/driver/Driver.h"
#include "analyzer/driver/Analysis.h"
#include "analyzer/driver/FollowedResult.h"
#include "analyzer/driver/FrozenFolders.h"
#include "analyzer/driver/Jobs.h"
#include "analyzer/driver/LayoutCommand.h"
#include "analyzer/driver/LibraryAnalysis.h"
#include "analyzer/driver/MpyCommand.h"
#include "analyzer/driver/Options.h"
#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/driver/Progress.h"
#include "analyzer/driver/RequestsCommand.h"
#include "analyzer/driver/TraceCommand.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

constexpr int Success = 0, Findings = 1, Failure = 2;

int fail(llvm::Error E) {
  llvm::errs() << "pymemlint: " << llvm::toString(std::move(E)) << '\n';
  return Failure;
}

int fail(const llvm::Twine &Message) {
  llvm::errs() << "pymemlint: " << Message << '\n';
  return Failure;
}

llvm::Expected<std::unique_ptr<Target>> loadTarget(const Options &O) {
  if (O.Target.empty())
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "which board? Say --target NAME; `pymemlint targets` lists them");
  return Target::load(O.Target, O.Runtime);
}

/// Every .py below a folder, in the order of their names; a link is not
/// followed, so that a loop of links ends.
llvm::Error collectFiles(llvm::StringRef Path,
                         std::vector<std::string> &Files) {
  if (!llvm::sys::fs::is_directory(Path)) {
    Files.push_back(Path.str());
    return llvm::Error::success();
  }
  std::error_code EC;
  std::vector<std::string> Found;
  for (llvm::sys::fs::recursive_directory_iterator
           It(Path, EC, /*follow_symlinks=*/false),
       End;
       It != End && !EC; It.increment(EC))
    if (llvm::StringRef(It->path()).ends_with(".py") &&
        It->type() == llvm::sys::fs::file_type::regular_file)
      Found.push_back(It->path());
  if (EC)
    return llvm::createStringError(EC, "%s: %s", Path.str().c_str(),
                                   EC.message().c_str());
  if (Found.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "%s: no Python file in this folder",
                                   Path.str().c_str());
  std::sort(Found.begin(), Found.end());
  Files.insert(Files.end(), Found.begin(), Found.end());
  return llvm::Error::success();
}

bool usesColour(const Options &O) {
  if (O.Colour == Options::ColourChoice::Auto)
    return llvm::outs().has_colors() && !std::getenv("NO_COLOR");
  return O.Colour == Options::ColourChoice::Always;
}

/// Analyses \p Files, several at a time, and adds what comes of each to \p R
/// in their order. Returns what failed.
std::vector<llvm::Error> analyseFiles(llvm::ArrayRef<std::string> Files,
                                      const DeviceModel &Device,
                                      const AnalysisOptions &A,
                                      const Options &O, Report &R) {
  const SummaryFacts Facts(Device.parameters());
  std::vector<Report> Reports(Files.size());
  std::vector<std::optional<llvm::Error>> Errors(Files.size());
  Progress Shown(Files.size());
  forEachInParallel(Files.size(), O.Jobs, [&](size_t I) {
    Shown.begin(Files[I]);
    if (llvm::Error E =
            O.IsLibrary
                ? analyseLibraryFile(Files[I], Device, Facts, A, Reports[I])
                : analyseFile(Files[I], Device, A, Reports[I]))
      Errors[I].emplace(std::move(E));
  });
  std::vector<llvm::Error> Failures;
  for (size_t I = 0; I != Files.size(); ++I) {
    llvm::move(Reports[I].Results, std::back_inserter(R.Results));
    llvm::move(Reports[I].Diagnostics, std::back_inserter(R.Diagnostics));
    if (Errors[I])
      Failures.push_back(std::move(*Errors[I]));
  }
  return Failures;
}

int analyseCommand(const Options &O) {
  auto T = loadTarget(O);
  if (!T)
    return fail(T.takeError());
  if (O.Paths.empty())
    return fail("no file given; `pymemlint --help` says how to begin");
  if (O.IsLibrary && O.Format == OutputFormat::Csv)
    return fail("--format csv has a row for each line of a run, and of a "
                "library nothing is run: use text or json");
  if (O.Line)
    return fail("--line belongs to `pymemlint layout`");
  std::vector<std::string> Files;
  for (const std::string &P : O.Paths)
    if (llvm::Error E = collectFiles(P, Files))
      return fail(std::move(E));

  DeviceModel Device(**T);
  if (llvm::Error E = freezeFolders(O.Frozen, Device))
    return fail(std::move(E));
  AnalysisOptions A;
  A.Deploy = O.Deploy;
  A.Optimisation = O.Optimisation;
  A.BudgetBytes = O.BudgetBytes;
  A.Entry = O.Entry;
  A.WantsMinimumHeap = O.WantsMinimumHeap;
  Report R;
  int Status = Success;
  // The others are analysed all the same.
  for (llvm::Error &E : analyseFiles(Files, Device, A, O, R))
    Status = fail(std::move(E));

  switch (O.Format) {
  case OutputFormat::Text: {
    TextOptions Text;
    Text.UsesColour = usesColour(O);
    llvm::outs().enable_colors(Text.UsesColour);
    printText(R, Text, llvm::outs());
    break;
  }
  case OutputFormat::Json:
    printJson(R, llvm::outs());
    break;
  case OutputFormat::Csv:
    printCsv(R, llvm::outs());
    break;
  }
  if (Status == Failure)
    return Failure;
  for (const FileResult &F : R.Results)
    if (F.V == Verdict::Exceeds)
      Status = Findings;
  for (const Diagnostic &D : R.Diagnostics)
    if (D.Severity != "note")
      Status = Findings;
  return Status;
}

int requestsCommand(const Options &O) {
  auto T = loadTarget(O);
  if (!T)
    return fail(T.takeError());
  if (O.Paths.size() != 1)
    return fail("`requests` takes one file");
  if (O.IsLibrary)
    return fail("`requests` runs a program: leave out --library");
  llvm::StringRef Path = O.Paths[0];
  DeviceModel Device(**T);
  if (llvm::Error E = freezeFolders(O.Frozen, Device))
    return fail(std::move(E));
  auto Program = PreparedProgram::prepare(Path, std::nullopt, Device, O.Deploy,
                                          O.Optimisation);
  if (!Program)
    return fail(Program.takeError());
  RunOptions Run = Program->runOptions();
  Run.Entry = O.Entry;
  Run.HeapBytes = O.HeapBytes.value_or(0);
  Run.BareLaunch = O.BareLaunch;
  Run.KeepOutput = O.PrintsProgramOutput;
  Run.Fuel = AnalysisOptions().Fuel;
  llvm::raw_null_ostream Nowhere;
  RunResult R = printRequests(Device, Run,
                              O.PrintsProgramOutput
                                  ? static_cast<llvm::raw_ostream &>(Nowhere)
                                  : llvm::outs());
  if (O.PrintsProgramOutput)
    llvm::outs() << R.Output;
  for (const Unmodelled &U : R.UnmodelledUses)
    llvm::errs() << R.SiteFiles[U.Site] << ':' << R.Sites[U.Site].Line
                 << ": not determined: " << U.Construct << '\n';
  for (const std::string &Fact : R.MissingFacts)
    llvm::errs() << "the target does not state " << Fact << '\n';
  if (!R.EntryProblem.empty())
    return fail("--entry " + O.Entry + ": " + R.EntryProblem);
  if (R.End != Outcome::Completed)
    llvm::errs() << "the run ends: " << describeEnd(R) << '\n';
  return Success;
}

int layoutCommand(const Options &O) {
  auto T = loadTarget(O);
  if (!T)
    return fail(T.takeError());
  if (O.Paths.size() != 1)
    return fail("`layout` takes one file");
  if (O.IsLibrary)
    return fail("`layout` runs a program: leave out --library");
  if (O.Pass > 1 && !O.Line)
    return fail("--pass counts the times of a line: say --line as well");
  DeviceModel Device(**T);
  if (llvm::Error E = freezeFolders(O.Frozen, Device))
    return fail(std::move(E));
  if (llvm::Error E = printLayout(Device, O, llvm::outs()))
    return fail(std::move(E));
  return Success;
}

int targetsCommand(llvm::ArrayRef<llvm::StringRef> Words) {
  if (Words.empty()) {
    printTargets(llvm::outs());
    return Success;
  }
  if (Words.size() >= 2 && Words[0] == "show") {
    auto O = parseOptions(Words.drop_front());
    if (!O)
      return fail(O.takeError());
    if (O->Paths.size() != 1)
      return fail("`targets show` takes one name");
    if (llvm::Error Shown = showTarget(O->Paths[0], O->Runtime, llvm::outs()))
      return fail(std::move(Shown));
    return Success;
  }
  if (Words.size() == 2 && Words[0] == "derive") {
    if (llvm::Error Derived = deriveTarget(Words[1], ".", llvm::outs()))
      return fail(std::move(Derived));
    return Success;
  }
  if (Words.size() == 4 && Words[0] == "derive" && Words[2] == "-o") {
    std::string Text;
    llvm::raw_string_ostream Stream(Text);
    if (llvm::Error Derived = deriveTarget(
            Words[1], llvm::sys::path::parent_path(Words[3]), Stream))
      return fail(std::move(Derived));
    std::error_code Code;
    llvm::raw_fd_ostream Out(Words[3], Code);
    if (Code)
      return fail(Words[3].str() + ": " + Code.message());
    Out << Text;
    return Success;
  }
  return fail("use `targets`, `targets show NAME` or `targets derive FOLDER "
              "[-o FILE]`");
}

} // namespace

int pymemlint::runCommandLine(llvm::ArrayRef<const char *> Arguments) {
  llvm::SmallVector<llvm::StringRef, 8> Words(Arguments.begin() + 1,
                                              Arguments.end());
  if (Words.empty()) {
    llvm::errs() << helpText();
    return Failure;
  }
  if (Words[0] == "--version") {
    llvm::outs() << "pymemlint " PYMEMLINT_VERSION "\n";
    return Success;
  }
  if (Words[0] == "--help" || Words[0] == "-h" || Words[0] == "help") {
    llvm::outs() << helpText();
    return Success;
  }
  llvm::ArrayRef<llvm::StringRef> Rest = llvm::ArrayRef(Words).drop_front();
  if (Words[0] == "targets")
    return targetsCommand(Rest);
  if (Words[0] == "report") {
    if (llvm::Error E = runTraceCommand(Rest, llvm::outs()))
      return fail(std::move(E));
    return Success;
  }
  if (Words[0] == "mpy")
    return runMpyCommand(Arguments.drop_front(2));
  const bool IsRequests = Words[0] == "requests";
  const bool IsLayout = Words[0] == "layout";
  auto O = parseOptions(IsRequests || IsLayout ? Rest : llvm::ArrayRef(Words));
  if (!O)
    return fail(O.takeError());
  if (IsLayout)
    return layoutCommand(*O);
  return IsRequests ? requestsCommand(*O) : analyseCommand(*O);
}
