// Nothing lies outside its interval, whatever comes from outside: runs whose
// inputs are drawn cost what the joined figures of all ways allow. The programs
// are those of the folder inputs and the examples.
#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/runtimes/micropython/open/Exploration.h"
#include "tests/support/SourceFolder.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <gtest/gtest.h>
#include <random>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Operations of a drawn run: some hundred passes of a loop.
constexpr uint64_t Fuel = 60'000;

struct Board {
  const char *Name, *Pin, *Adc, *I2c, *Uart;
};
constexpr Board Boards[] = {{"stm32f405", "A0", "A1", "1", "1"},
                            {"rp2040", "3", "26", "0", "0"}};

void replaceAll(std::string &Text, llvm::StringRef What, llvm::StringRef By) {
  for (size_t At; (At = Text.find(What)) != std::string::npos;)
    Text.replace(At, What.size(), By.str());
}

class Check {
public:
  Check(const std::string &Path, const Board &B)
      : T(llvm::cantFail(Target::load(B.Name))), Device(*T) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    std::string Text = (*Buffer)->getBuffer().str();
    if (Text.find("{adc}") != std::string::npos ||
        Text.find("{pin}") != std::string::npos ||
        Text.find("{i2c}") != std::string::npos ||
        Text.find("{uart}") != std::string::npos) {
      replaceAll(Text, "\"{pin}\"", pin(B.Pin));
      replaceAll(Text, "\"{adc}\"", pin(B.Adc));
      replaceAll(Text, "{i2c}", B.I2c);
      replaceAll(Text, "{uart}", B.Uart);
    }
    Program.emplace(llvm::cantFail(PreparedProgram::prepare(
        Path, llvm::StringRef(Text), Device, DeployForm::Source, 0)));
  }

  void run(unsigned Seeds) {
    RunOptions O = Program->runOptions();
    O.Fuel = UINT64_MAX;
    O.EndlessAfter = 300'000;
    Ways = explore(Device, O);
    Why = Ways.WhyOpen;
    if (!Ways.IsClosed)
      return;
    for (unsigned Seed = 0; Seed != Seeds; ++Seed)
      compare(Seed, 0);
    if (Ways.SufficientHeapBytes)
      for (unsigned Seed = 0; Seed < Seeds; Seed += 2) {
        compare(Seed, *Ways.SufficientHeapBytes);
        compare(Seed, *Ways.SufficientHeapBytes + 32 * (Seed + 1));
      }
  }

  std::vector<std::string> Outside;
  std::string Why;
  size_t NumbersDrawn = 0;
  Exploration Ways;

private:
  /// A name in quotation marks, or a number.
  static std::string pin(llvm::StringRef Name) {
    return llvm::isDigit(Name[0]) ? Name.str() : "\"" + Name.str() + "\"";
  }

  void expect(const std::string &What, int64_t Low, int64_t Value,
              int64_t High) {
    if (Value < Low || Value > High)
      Outside.push_back(What + ": " + std::to_string(Value) +
                        " is not between " + std::to_string(Low) + " and " +
                        std::to_string(High));
  }

  /// A run that no assumption rules out: where one does, what was drawn last is
  /// drawn again. After some trials it ends where the next number is asked for.
  RunResult draw(RunOptions O) const {
    constexpr unsigned MostTrials = 24;
    std::mt19937_64 Generator(*O.InputSeed);
    std::vector<uint64_t> Kept;
    size_t Longest = 0;
    for (unsigned Trial = 0, Failures = 0;; ++Trial) {
      O.FirstInputs = Kept;
      O.EndsAfterFirstInputs = Trial >= MostTrials;
      RunResult Run = micropython::run(Device, O);
      if (Run.End != Outcome::RuledOut)
        return Run;
      // Further back when this does not help.
      Failures = Run.Inputs.size() > Longest ? 0 : Failures + 1;
      Longest = std::max(Longest, Run.Inputs.size());
      Kept = std::move(Run.Inputs);
      Kept.resize(Kept.size() -
                  std::min<size_t>(Kept.size(), 1 + Failures / 4));
      O.InputSeed = Generator();
    }
  }

  void compare(unsigned Seed, uint64_t HeapBytes) {
    RunOptions O = Program->runOptions();
    O.InputSeed = Seed;
    O.HeapBytes = HeapBytes;
    O.Fuel = Fuel;
    O.WantPeakLive = true;
    const RunResult Run = draw(O);
    NumbersDrawn += Run.Inputs.size();
    const std::string Which = "seed " + std::to_string(Seed) + ", ";
    const std::string Error = Run.Error;
    if (llvm::StringRef(Error).starts_with("MemoryError")) {
      if (HeapBytes || !Ways.Errors.count(Error))
        Outside.push_back(Which + Error + " on " + std::to_string(HeapBytes));
      return;
    }
    if (HeapBytes)
      return;
    const bool Ends =
        Run.End == Outcome::Completed || Run.End == Outcome::Raised;
    if (int64_t(Run.PeakLiveBytes) > int64_t(Ways.MostPeakBytes))
      expect(Which + "peak", 0, int64_t(Run.PeakLiveBytes),
             int64_t(Ways.MostPeakBytes));
    if (Ends && Run.PeakLiveUpperBytes < Ways.LeastPeakBytes)
      expect(Which + "peak", int64_t(Ways.LeastPeakBytes),
             int64_t(Run.PeakLiveUpperBytes), INT64_MAX);
    expect(Which + "load", Ways.Load.Least.RequestedBytes,
           Run.Load.RequestedBytes, Ways.Load.Most.RequestedBytes);
    lines(Which, Run, Ends);
    if (Ends)
      expect(Which + "driver", Ways.Driver.Least.RequestedBytes,
             Run.Driver.RequestedBytes, Ways.Driver.Most.RequestedBytes);
    const bool HasCostlyJoins =
        llvm::any_of(Ways.JoinedLoops, [&](uint32_t Line) {
          auto It = Ways.Loops.find(Line);
          return It == Ways.Loops.end() || It->second.MostBytes != 0 ||
                 It->second.LeastBytes > It->second.MostBytes;
        });
    for (const LoopCount &L : Run.Loops) {
      auto It = Ways.Loops.find(L.Line);
      if (!L.IsMeasured || It == Ways.Loops.end())
        continue;
      const std::string Loop =
          Which + "pass of the loop in line " + std::to_string(L.Line);
      expect(Loop, int64_t(It->second.LeastBytes), int64_t(L.LeastBytes),
             INT64_MAX);
      expect(Loop, 0, int64_t(L.MostBytes),
             HasCostlyJoins ? INT64_MAX : int64_t(It->second.MostBytes));
    }
  }

  void lines(const std::string &Which, const RunResult &Run, bool Ends) {
    std::map<std::pair<std::string, uint32_t>, LineCost> Lines;
    for (size_t S = 1; S < Run.Lines.size(); ++S)
      Lines[{Run.SiteFiles[S], Run.Sites[S].Line}] += Run.Lines[S];
    for (auto &[Key, Cost] : Ways.Lines)
      Lines.try_emplace(Key);
    for (auto &[Key, Cost] : Lines) {
      auto It = Ways.Lines.find(Key);
      CostRange R;
      if (It != Ways.Lines.end())
        R = It->second;
      auto Part = [&](const char *What, int64_t Low, int64_t V, int64_t High) {
        expect(Which + "line " + std::to_string(Key.second) + " " + What,
               Ends ? Low : INT64_MIN, V, R.IsInLoop ? INT64_MAX : High);
      };
      Part("requests", int64_t(R.Least.Requests), int64_t(Cost.Requests),
           int64_t(R.Most.Requests));
      Part("requested", R.Least.RequestedBytes, Cost.RequestedBytes,
           Ends ? R.Most.RequestedBytes : INT64_MAX);
      Part("allocated", int64_t(R.Least.AllocatedBytes),
           int64_t(Cost.AllocatedBytes), int64_t(R.Most.AllocatedBytes));
    }
  }

  std::unique_ptr<Target> T;
  DeviceModel Device;
  std::optional<PreparedProgram> Program;
};

std::vector<std::string> programs() {
  std::vector<std::string> Result;
  for (const char *Folder : {"tests/runtimes/micropython/inputs", "examples"}) {
    std::error_code Error;
    for (llvm::sys::fs::directory_iterator
             It(pymemlint::testing::inSourceFolder(Folder), Error),
         End;
         It != End && !Error; It.increment(Error))
      if (llvm::sys::path::extension(It->path()) == ".py")
        Result.push_back(It->path());
  }
  std::sort(Result.begin(), Result.end());
  return Result;
}

TEST(Inputs, NoDrawnRunLiesOutsideWhatAllWaysAllow) {
  // More of them by hand: PYMEMLINT_SEEDS=50.
  const char *Given = getenv("PYMEMLINT_SEEDS");
  const unsigned Seeds = Given ? unsigned(atoi(Given)) : 6;
  unsigned Closed = 0;
  for (const Board &B : Boards)
    for (const std::string &Path : programs()) {
      Check C(Path, B);
      C.run(Seeds);
      Closed += C.Ways.IsClosed;
      std::string All;
      for (size_t I = 0; I != std::min<size_t>(C.Outside.size(), 8); ++I)
        All += "\n  " + C.Outside[I];
      EXPECT_TRUE(C.Outside.empty()) << Path << " on " << B.Name << All;
      if (llvm::sys::path::filename(Path).starts_with("assume_")) {
        EXPECT_TRUE(C.Ways.IsClosed) << Path << ": " << C.Why;
        EXPECT_GT(C.NumbersDrawn, Seeds) << Path << ": too few runs meet them";
      }
      if (Given)
        llvm::errs() << B.Name << " " << llvm::sys::path::filename(Path) << ": "
                     << (C.Ways.IsClosed ? "closed" : C.Why) << ", "
                     << C.Ways.Runs << " runs, " << C.NumbersDrawn
                     << " drawn, peak " << C.Ways.LeastPeakBytes << ".."
                     << C.Ways.MostPeakBytes << ", heap "
                     << C.Ways.SufficientHeapBytes.value_or(0) << "\n";
    }
  EXPECT_GE(Closed, 32u);
}

} // namespace
