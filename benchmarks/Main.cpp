// Runs the benchmarks and prints the ratios between them.
#include "benchmarks/Corpus.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>

namespace pymemlint::benchmarks {

/// Where the python3 of the search path has its standard library.
static std::string standardLibraryFolder() {
  if (const char *Folder = std::getenv("PYMEMLINT_STDLIB"))
    return Folder;
  std::string Answer;
  if (FILE *Python = popen("python3 -c 'import sysconfig; "
                           "print(sysconfig.get_path(\"stdlib\"))'",
                           "r")) {
    char Buffer[4096];
    while (size_t Count = fread(Buffer, 1, sizeof(Buffer), Python))
      Answer.append(Buffer, Count);
    pclose(Python);
  }
  return llvm::StringRef(Answer).trim().str();
}

const std::vector<SourceFile> &standardLibrary() {
  static const std::vector<SourceFile> Files = [] {
    std::vector<SourceFile> Result;
    std::vector<std::string> Paths;
    std::error_code Error;
    for (llvm::sys::fs::recursive_directory_iterator
             I(standardLibraryFolder(), Error),
         End;
         I != End && !Error; I.increment(Error)) {
      llvm::StringRef Path = I->path();
      if (Path.ends_with("/test") || Path.ends_with("/tests") ||
          Path.ends_with("-packages"))
        I.no_push();
      else if (Path.ends_with(".py"))
        Paths.push_back(Path.str());
    }
    llvm::sort(Paths);
    for (const std::string &Path : Paths) {
      llvm::Expected<SourceFile> File = SourceFile::read(Path);
      if (File)
        Result.push_back(std::move(*File));
      else
        llvm::consumeError(File.takeError());
    }
    return Result;
  }();
  return Files;
}

uint64_t standardLibraryBytes() {
  uint64_t Bytes = 0;
  for (const SourceFile &File : standardLibrary())
    Bytes += File.text().size();
  return Bytes;
}

namespace {

struct Ratio {
  std::string Name1, Name2, Meaning;
};

std::vector<Ratio> &ratios() {
  static std::vector<Ratio> All;
  return All;
}

/// The usual table, with the times remembered: processor time, unless the
/// benchmark says UseRealTime (for what runs on several threads) or
/// UseManualTime.
class Reporter : public benchmark::ConsoleReporter {
public:
  llvm::StringMap<double> Times;
  void ReportRuns(const std::vector<Run> &Runs) override {
    for (const Run &R : Runs)
      if (!R.error_occurred && R.iterations)
        Times[R.run_name.function_name] =
            (R.run_name.time_type.empty() ? R.cpu_accumulated_time
                                          : R.real_accumulated_time) /
            double(R.iterations);
    ConsoleReporter::ReportRuns(Runs);
  }
};

} // namespace

void reportRatio(llvm::StringRef Name1, llvm::StringRef Name2,
                 llvm::StringRef Meaning) {
  ratios().push_back({Name1.str(), Name2.str(), Meaning.str()});
}

} // namespace pymemlint::benchmarks

int main(int ArgumentCount, char **Arguments) {
  using namespace pymemlint::benchmarks;
  benchmark::Initialize(&ArgumentCount, Arguments);
  if (benchmark::ReportUnrecognizedArguments(ArgumentCount, Arguments))
    return 2;
  if (standardLibrary().empty())
    llvm::errs() << "no standard library of CPython: set PYMEMLINT_STDLIB to "
                    "its folder\n";
  Reporter Report;
  benchmark::RunSpecifiedBenchmarks(&Report);
  for (const Ratio &R : ratios()) {
    auto Time1 = Report.Times.find(R.Name1), Time2 = Report.Times.find(R.Name2);
    if (Time1 != Report.Times.end() && Time2 != Report.Times.end())
      llvm::outs() << llvm::formatv("{0}: {1:F2}\n", R.Meaning,
                                    Time1->second / Time2->second);
  }
  return 0;
}
