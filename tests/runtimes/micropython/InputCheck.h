//===- InputCheck.h - Drawn runs against the bounds of all ways -*- C++ -*-===//
//
// Runs whose inputs, and whose moments of interrupts, are drawn are held
// against the joined figures of all ways (open/Exploration.h).
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_TESTS_MICROPYTHON_INPUTCHECK_H
#define PYMEMLINT_TESTS_MICROPYTHON_INPUTCHECK_H

#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/runtimes/micropython/open/Exploration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace pymemlint::testing {

using namespace pymemlint::micropython;

/// Operations of a drawn run: some hundred passes of a loop.
inline constexpr uint64_t Fuel = 60'000;

/// What stands for a word in braces in a program.
using Names = std::initializer_list<std::pair<const char *, const char *>>;
struct Board {
  const char *Name;
  Names Pins, Numbers;
};
inline const Board Boards[] = {{"stm32f405",
                                {{"pin", "\"A0\""},
                                 {"adc", "\"A1\""},
                                 {"led", "\"A2\""},
                                 {"p3", "\"A3\""},
                                 {"p4", "\"A4\""},
                                 {"p5", "\"A5\""},
                                 {"p6", "\"A6\""}},
                                {{"i2c", "1"}, {"uart", "1"}}},
                               {"rp2040",
                                {{"pin", "3"},
                                 {"adc", "26"},
                                 {"led", "4"},
                                 {"p3", "5"},
                                 {"p4", "6"},
                                 {"p5", "7"},
                                 {"p6", "8"}},
                                {{"i2c", "0"}, {"uart", "0"}}}};

inline void replaceAll(std::string &Text, llvm::StringRef What,
                       llvm::StringRef By) {
  for (size_t At; (At = Text.find(What)) != std::string::npos;)
    Text.replace(At, What.size(), By.str());
}

class InputCheck {
public:
  /// \p Text is the program, with the board's pins as words in braces.
  InputCheck(const std::string &Path, std::string Text, const Board &B)
      : T(llvm::cantFail(Target::load(B.Name))), Device(*T) {
    for (auto [Word, Name] : B.Pins)
      replaceAll(Text, "\"{" + std::string(Word) + "}\"", Name);
    for (auto [Word, Name] : B.Numbers)
      replaceAll(Text, "{" + std::string(Word) + "}", Name);
    Program.emplace(llvm::cantFail(PreparedProgram::prepare(
        Path, llvm::StringRef(Text), Device, DeployForm::Source, 0)));
  }

  RunOptions options() const {
    RunOptions O = Program->runOptions();
    O.Fuel = UINT64_MAX;
    return O;
  }
  const DeviceModel &device() const { return Device; }

  void run(unsigned Seeds) {
    RunOptions O = options();
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
    for (const LoopCount &L : Run.Loops) {
      const std::pair Place = {L.File, L.Line};
      auto It = Ways.Loops.find(Place);
      if (!L.IsMeasured || It == Ways.Loops.end())
        continue;
      const std::string Loop =
          Which + "pass of the loop in line " + std::to_string(L.Line);
      if (!Ways.OpenPasses.count(Place))
        expect(Loop, int64_t(It->second.LeastBytes), int64_t(L.LeastBytes),
               INT64_MAX);
      expect(Loop, 0, int64_t(L.MostBytes),
             Ways.OpenPasses.count(Place) ? INT64_MAX
                                          : int64_t(It->second.MostBytes));
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

} // namespace pymemlint::testing
#endif
