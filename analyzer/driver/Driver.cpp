// Reads the command line and runs what it asks for.
#include "analyzer/driver/Driver.h"
#include "analyzer/driver/Analysis.h"
#include "analyzer/driver/CommandHelp.h"
#include "analyzer/driver/Configuration.h"
#include "analyzer/driver/FollowedResult.h"
#include "analyzer/driver/FrozenFolders.h"
#include "analyzer/driver/HeapCommand.h"
#include "analyzer/driver/Jobs.h"
#include "analyzer/driver/LayoutCommand.h"
#include "analyzer/driver/LibraryAnalysis.h"
#include "analyzer/driver/MpyCommand.h"
#include "analyzer/driver/Options.h"
#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/driver/Progress.h"
#include "analyzer/driver/RequestsCommand.h"
#include "analyzer/driver/RunCommand.h"
#include "analyzer/driver/TraceCommand.h"
#include "analyzer/driver/ValidateCommand.h"
#include "analyzer/driver/WatchCommand.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <map>

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

/// A target that files are analysed for, made once.
struct LoadedTarget {
  std::unique_ptr<Target> T;
  std::unique_ptr<DeviceModel> Device;
  std::unique_ptr<SummaryFacts> Facts;
};

/// One file with what is asked of it.
struct FileJob {
  std::string Path;
  const LoadedTarget *On = nullptr;
  AnalysisOptions A;
};

/// The files of the command line, each as its configuration says.
class JobList {
public:
  /// \p JobsWithin: threads that the analysis of this file may use.
  llvm::Error add(const std::string &Path, const Options &Given,
                  unsigned JobsWithin) {
    auto O = configured(Given, Path);
    if (!O)
      return O.takeError();
    LoadedTarget &On = Targets[{O->Target, O->Runtime}];
    if (!On.T) {
      auto T = loadTarget(*O);
      if (!T)
        return T.takeError();
      On.T = std::move(*T);
      On.Device = std::make_unique<DeviceModel>(*On.T);
      if (llvm::Error E = freezeFolders(O->Frozen, *On.Device))
        return E;
      On.Facts = std::make_unique<SummaryFacts>(On.Device->parameters());
    }
    FileJob &Job = Jobs.emplace_back();
    Job.Path = Path;
    Job.On = &On;
    Job.A.Deploy = O->Deploy;
    Job.A.Optimisation = O->Optimisation;
    Job.A.BudgetBytes = O->BudgetBytes;
    Job.A.Entry = O->Entry;
    Job.A.WantsMinimumHeap = O->WantsMinimumHeap;
    Job.A.Assumed = O->Assumed;
    Job.A.Jobs = JobsWithin;
    return llvm::Error::success();
  }
  llvm::ArrayRef<FileJob> all() const { return Jobs; }

private:
  std::map<std::pair<std::string, std::string>, LoadedTarget> Targets;
  std::vector<FileJob> Jobs;
};

/// Analyses \p Jobs, several at a time, and adds what comes of each to \p R in
/// their order. Returns what failed.
std::vector<llvm::Error> analyseFiles(llvm::ArrayRef<FileJob> Jobs,
                                      const Options &O, Report &R) {
  std::vector<Report> Reports(Jobs.size());
  std::vector<std::optional<llvm::Error>> Errors(Jobs.size());
  Progress Shown(Jobs.size());
  forEachInParallel(Jobs.size(), O.Jobs, [&](size_t I) {
    const FileJob &Job = Jobs[I];
    Shown.begin(Job.Path);
    if (llvm::Error E =
            O.IsLibrary
                ? analyseLibraryFile(Job.Path, *Job.On->Device, *Job.On->Facts,
                                     Job.A, Reports[I])
                : analyseFile(Job.Path, *Job.On->Device, Job.A, Reports[I]))
      Errors[I].emplace(std::move(E));
  });
  std::vector<llvm::Error> Failures;
  for (size_t I = 0; I != Jobs.size(); ++I) {
    llvm::move(Reports[I].Results, std::back_inserter(R.Results));
    llvm::move(Reports[I].Diagnostics, std::back_inserter(R.Diagnostics));
    if (Errors[I])
      Failures.push_back(std::move(*Errors[I]));
  }
  return Failures;
}

int analyseCommand(const Options &O) {
  if (O.Paths.empty()) {
    auto T = loadTarget(O);
    return T ? fail("no file given; `pymemlint --help` says how to begin")
             : fail(T.takeError());
  }
  if (O.IsLibrary && O.Format == OutputFormat::Csv)
    return fail("--format csv has a row for each line of a run, and of a "
                "library nothing is run: use text or json");
  if (O.Line)
    return fail("--line belongs to `pymemlint layout`");
  std::vector<std::string> Files;
  for (const std::string &P : O.Paths)
    if (llvm::Error E = collectFiles(P, Files))
      return fail(std::move(E));
  JobList Jobs;
  // Several files have a thread each.
  const unsigned JobsWithin = Files.size() == 1 ? O.Jobs : 1;
  for (const std::string &File : Files)
    if (llvm::Error E = Jobs.add(File, O, JobsWithin))
      return fail(std::move(E));

  Report R;
  int Status = Success;
  // The others are analysed all the same.
  for (llvm::Error &E : analyseFiles(Jobs.all(), O, R))
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

/// The one program that a command runs, and its target.
struct OneProgram {
  Options O; ///< As its configuration says.
  std::unique_ptr<Target> T;
};

/// Fails when \p Given, the words of \p Command, name no target or not one
/// program.
llvm::Expected<OneProgram> programOf(const Options &Given,
                                     llvm::StringRef Command) {
  auto O = Given.Paths.size() == 1 ? configured(Given, Given.Paths[0])
                                   : llvm::Expected<Options>(Given);
  if (!O)
    return O.takeError();
  auto T = loadTarget(*O);
  if (!T)
    return T.takeError();
  auto Refused = [&](const char *Why) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "`%s` %s",
                                   Command.str().c_str(), Why);
  };
  if (O->Paths.size() != 1)
    return Refused("takes one file");
  if (O->IsLibrary)
    return Refused("runs a program: leave out --library");
  return OneProgram{std::move(*O), std::move(*T)};
}

int requestsCommand(const Options &Given) {
  auto One = programOf(Given, "requests");
  if (!One)
    return fail(One.takeError());
  const Options &O = One->O;
  llvm::StringRef Path = O.Paths[0];
  DeviceModel Device(*One->T);
  if (llvm::Error E = freezeFolders(O.Frozen, Device))
    return fail(std::move(E));
  auto Program = PreparedProgram::prepare(Path, std::nullopt, Device, O.Deploy,
                                          O.Optimisation, O.Assumed);
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

int layoutCommand(const Options &Given) {
  auto One = programOf(Given, "layout");
  if (!One)
    return fail(One.takeError());
  const Options &O = One->O;
  if (O.Pass > 1 && !O.Line)
    return fail("--pass counts the times of a line: say --line as well");
  DeviceModel Device(*One->T);
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
  if (llvm::is_contained(Rest, "--help") || llvm::is_contained(Rest, "-h"))
    if (llvm::StringRef Text = commandHelpText(Words[0]); !Text.empty()) {
      llvm::outs() << Text;
      return Success;
    }
  if (Words[0] == "targets")
    return targetsCommand(Rest);
  if (Words[0] == "report") {
    if (llvm::Error E = runTraceCommand(Rest, llvm::outs()))
      return fail(std::move(E));
    return Success;
  }
  if (Words[0] == "run")
    return fail(runUnderTracker(Rest));
  if (Words[0] == "watch") {
    if (llvm::Error E = runWatchCommand(Rest, llvm::outs()))
      return fail(std::move(E));
    return Success;
  }
  if (Words[0] == "diff") {
    auto IsWithin = runDiffCommand(Rest, llvm::outs());
    if (!IsWithin)
      return fail(IsWithin.takeError());
    return *IsWithin ? Success : Findings;
  }
  if (Words[0] == "validate") {
    if (Rest.empty()) {
      llvm::errs() << validateHelpText();
      return Failure;
    }
    auto End = runValidateCommand(Rest, llvm::outs());
    if (!End)
      return fail(End.takeError());
    return int(*End);
  }
  if (Words[0] == "heap") {
    auto HasPlace = runHeapCommand(Rest, llvm::outs());
    if (!HasPlace)
      return fail(HasPlace.takeError());
    return *HasPlace ? Success : Findings;
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
