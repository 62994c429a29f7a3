// Nothing lies outside its interval: what each call of each function asks for,
// as the machine runs the programs of tests/programs and of the folder beside
// this file, is what the function's summary allows. The machine's own requests
// are those of the real interpreter (tests/test_programs.py compares them with
// its logs).
#include "analyzer/driver/DeployedFolder.h"
#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/summary/FunctionSummary.h"
#include "tests/support/SourceFolder.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <gtest/gtest.h>
#include <map>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

struct Measured {
  uint64_t Requests = 0, Bytes = 0;
  std::map<uint32_t, std::pair<uint64_t, uint64_t>> Lines;
};

/// Charges requests to the call whose bytecode runs, and compares each call
/// that ended with a return, and each generator that was left at a yield, with
/// the summary of its function.
class CallMeter final : public RequestSink, public ActivationObserver {
public:
  explicit CallMeter(const SummaryFacts &Facts) : Facts(Facts) {}

  void request(const Request &Q) override {
    if (Running.empty() || Q.Operation == 'd')
      return;
    // A failed m_realloc_maybe asks in vain.
    if ((Q.Operation == 'y' || Q.Operation == 'z') && Q.NewPlace == NoBlock &&
        Q.NewBytes)
      return;
    Measured &M = *Running.back().second;
    const uint64_t Bytes =
        Q.NewBytes > Q.OldBytes ? Q.NewBytes - Q.OldBytes : 0;
    ++M.Requests;
    M.Bytes += Bytes;
    auto &[Requests, LineBytes] = M.Lines[Running.back().first->Ip->Line];
    ++Requests;
    LineBytes += Bytes;
  }
  void totalRead(uint64_t, SiteId) override {}

  void entered(const Frame &F) override {
    if (F.Ip == F.Function->Code->Code.data()) {
      // The frame of a generator that was dropped may come again.
      if (auto It = Calls.find(&F); It != Calls.end())
        check(It->second);
      Calls[&F] = {summaryOf(F), {}};
    }
    Running.push_back({&F, &Calls[&F].Cost});
  }
  void left(const Frame &F, ResumeKind How) override {
    Running.pop_back();
    if (How == ResumeKind::Yield)
      return;
    auto It = Calls.find(&F);
    if (How == ResumeKind::Normal)
      check(It->second);
    Calls.erase(It);
  }

  /// Generators that stayed at a yield.
  void finish() {
    for (auto &[Frame, Ran] : Calls)
      if (llvm::none_of(Running, [F = Frame](auto &R) { return R.first == F; }))
        check(Ran);
  }

  unsigned Checked = 0, Bounded = 0, Exact = 0;
  std::vector<std::string> Outside;

private:
  struct NamedSummary {
    std::string Name;
    FunctionSummary Summary;
  };
  struct Call {
    std::shared_ptr<const NamedSummary> Of; ///< Null: not to be checked.
    Measured Cost;
  };

  std::shared_ptr<const NamedSummary> summaryOf(const Frame &F) {
    const ir::Function *Code = F.Function->Code;
    const ir::Module *M = F.Function->Context->Code;
    // Text that is compiled in the run shares another module's names; of native
    // code nothing is said.
    if (llvm::StringRef(M->SourceName).starts_with("<") || Code->Kind != 'b')
      return nullptr;
    auto &Of = Summaries[Code];
    if (!Of) {
      std::vector<FunctionSummary> All = summarise(*M, Facts);
      for (size_t I = 0; I != All.size(); ++I)
        Summaries[M->Functions[I].get()] = std::make_shared<NamedSummary>(
            NamedSummary{M->SourceName + " " + M->Names[All[I].Name], All[I]});
    }
    return Summaries[Code];
  }

  void check(const Call &Ran) {
    if (!Ran.Of)
      return;
    const FunctionSummary &S = Ran.Of->Summary;
    ++Checked;
    Bounded += !S.PerCall.isOpen();
    Exact += S.PerCall.Bytes.Lo == S.PerCall.Bytes.Hi;
    auto Compare = [&](llvm::StringRef What, uint64_t N, const Bounds &B) {
      if (N < B.Lo || N > B.Hi)
        Outside.push_back((Ran.Of->Name + ", line " + llvm::Twine(S.Line) +
                           ": " + What + " " + llvm::Twine(N) + " outside " +
                           llvm::Twine(B.Lo) + ".." +
                           (B.isOpen() ? "?" : std::to_string(B.Hi)))
                              .str());
    };
    Compare("requests", Ran.Cost.Requests, S.PerCall.Requests);
    Compare("bytes", Ran.Cost.Bytes, S.PerCall.Bytes);
    auto Lines = Ran.Cost.Lines;
    for (const LineSummary &L : S.Lines) {
      const auto [Requests, Bytes] = Lines[L.Line];
      const std::string Line = "line " + std::to_string(L.Line);
      Compare(Line + " requests", Requests, L.PerCall.Requests);
      Compare(Line + " bytes", Bytes, L.PerCall.Bytes);
      Lines.erase(L.Line);
    }
    for (auto &[Line, Given] : Lines)
      Compare("line " + std::to_string(Line) + " requests", Given.first, {});
  }

  const SummaryFacts &Facts;
  std::vector<std::pair<const Frame *, Measured *>> Running;
  std::map<const Frame *, Call> Calls; ///< That run or are suspended.
  llvm::DenseMap<const ir::Function *, std::shared_ptr<const NamedSummary>>
      Summaries;
};

std::vector<std::string> programs() {
  std::vector<std::string> Paths;
  for (const char *Folder :
       {"tests/programs", "tests/micropython/summary/programs"}) {
    std::error_code Code;
    for (llvm::sys::fs::directory_iterator
             I(pymemlint::testing::inSourceFolder(Folder), Code),
         End;
         I != End && !Code; I.increment(Code))
      if (llvm::StringRef(I->path()).ends_with(".py"))
        Paths.push_back(I->path());
    EXPECT_FALSE(Code) << Folder;
  }
  llvm::sort(Paths);
  return Paths;
}

class Summaries
    : public ::testing::TestWithParam<std::pair<const char *, DeployForm>> {};

TEST_P(Summaries, CoverEveryCallOfThePrograms) {
  auto [Name, Form] = GetParam();
  auto T = llvm::cantFail(Target::load(Name));
  DeviceModel Device(*T);
  SummaryFacts Facts(Device.parameters());
  EXPECT_EQ(Facts.MissingStruct, "");
  unsigned Calls = 0, Bounded = 0, Exact = 0;
  for (const std::string &Path : programs()) {
    DeployedFolder Folder(llvm::sys::path::parent_path(Path), Form, 0, 31,
                          T->version(), {});
    if (llvm::Error E = Folder.addProgram(Path)) {
      llvm::consumeError(std::move(E));
      continue; // Native code.
    }
    CallMeter Meter(Facts);
    RunOptions Options;
    std::string Module = moduleName(Path);
    Options.Module = Module;
    Options.Files = &Folder;
    Options.Fuel = 20'000'000;
    Options.EndlessAfter = 1'000'000;
    Options.HeapBytes = 64 << 20;
    Options.Sink = &Meter;
    Options.Observer = &Meter;
    const RunResult Result = run(Device, Options);
    Meter.finish();
    if (llvm::StringRef(Path).contains("/summary/"))
      EXPECT_EQ(Result.End, Outcome::Completed) << Path << ": " << Result.Error;
    for (size_t I = 0; I != std::min<size_t>(Meter.Outside.size(), 3); ++I)
      ADD_FAILURE() << llvm::sys::path::filename(Path).str() << ": "
                    << Meter.Outside[I];
    Calls += Meter.Checked;
    Bounded += Meter.Bounded;
    Exact += Meter.Exact;
  }
  RecordProperty("calls", Calls);
  RecordProperty("bounded", Bounded);
  RecordProperty("exact", Exact);
  // The test would say nothing of summaries without bounds.
  EXPECT_GT(Calls, 100'000u);
  EXPECT_GT(Bounded, 1'000u);
  EXPECT_GT(Exact, 1'000u);
}

INSTANTIATE_TEST_SUITE_P(
    Targets, Summaries,
    ::testing::Values(std::pair("unix32", DeployForm::Source),
                      std::pair("unix32", DeployForm::Mpy),
                      std::pair("stm32f405", DeployForm::Mpy),
                      std::pair("unix64", DeployForm::Mpy)));

} // namespace
