// What the program's start costs beside that of a program that does nothing.
#include "benchmarks/Corpus.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pymemlint::benchmarks;

/// Starts \p Path with \p Argument, its output thrown away, and waits for it.
static void run(benchmark::State &State, const char *Path,
                const char *Argument) {
  posix_spawn_file_actions_t Actions;
  ::posix_spawn_file_actions_init(&Actions);
  ::posix_spawn_file_actions_addopen(&Actions, 1, "/dev/null", O_WRONLY, 0);
  char *const Arguments[] = {const_cast<char *>(Path),
                             const_cast<char *>(Argument), nullptr};
  for (auto _ : State) {
    pid_t Child;
    int Status = 1;
    if (::posix_spawn(&Child, Path, &Actions, nullptr, Arguments, environ) ||
        ::waitpid(Child, &Status, 0) != Child || Status) {
      State.SkipWithError(Path);
      break;
    }
  }
  ::posix_spawn_file_actions_destroy(&Actions);
}

static void startProgram(benchmark::State &State) {
  // Beside this one.
  const std::string Self = llvm::sys::fs::getMainExecutable(
      nullptr, reinterpret_cast<void *>(&startProgram));
  llvm::SmallString<128> Path(llvm::sys::path::parent_path(Self));
  llvm::sys::path::append(Path, "pymemlint");
  run(State, Path.c_str(), "--version");
}
BENCHMARK(startProgram)->Unit(benchmark::kMillisecond)->UseRealTime();

static void startNothing(benchmark::State &State) {
  run(State, "/bin/true", nullptr);
}
BENCHMARK(startNothing)->Unit(benchmark::kMillisecond)->UseRealTime();

static const bool Registered = [] {
  reportRatio("startProgram", "startNothing",
              "start to exit: pymemlint --version over /bin/true");
  return true;
}();
