//===- ValidateCommand.cpp - `pymemlint validate` -*- C++ -*-===//
#include "analyzer/driver/ValidateCommand.h"
#include "analyzer/driver/Analysis.h"
#include "analyzer/driver/Configuration.h"
#include "analyzer/driver/FollowedResult.h"
#include "analyzer/driver/FrozenFolders.h"
#include "analyzer/driver/Options.h"
#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/driver/validate/Interpreter.h"
#include "analyzer/driver/validate/LineConstructs.h"
#include "analyzer/driver/validate/MeasuringProgram.h"
#include "analyzer/driver/validate/ProbedSource.h"
#include "analyzer/driver/validate/RecordedFiles.h"
#include "analyzer/measured/ProbeLog.h"
#include "analyzer/measured/TraceProfile.h"
#include "analyzer/report/TraceLines.h"
#include "analyzer/report/ValidationReport.h"
#include "frontends/python/SourceFile.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 Message.str().c_str());
}

struct ValidateOptions {
  Options Common;
  std::string Measured, Interpreter, Port;
  bool Runs = false, WantsLines = true;
  double TolerancePercent = 0;
  unsigned Seconds = 60;
  unsigned Passes = 0; ///< 0: so many that a program without an end is told.
};

llvm::Expected<ValidateOptions> parse(llvm::ArrayRef<llvm::StringRef> Words) {
  ValidateOptions O;
  std::vector<llvm::StringRef> Rest;
  for (size_t I = 0; I != Words.size(); ++I) {
    auto [Name, Value] = Words[I].split('=');
    if (Words[I] == "--run") {
      O.Runs = true;
      continue;
    }
    if (Words[I] == "--no-lines") {
      O.WantsLines = false;
      continue;
    }
    if (Name != "--measured" && Name != "--interpreter" && Name != "--port" &&
        Name != "--tolerance" && Name != "--seconds" && Name != "--passes") {
      Rest.push_back(Words[I]);
      continue;
    }
    if (Name.size() == Words[I].size()) {
      if (I + 1 == Words.size())
        return failure(Name + " needs a value");
      Value = Words[++I];
    }
    if (Name == "--measured") {
      O.Measured = Value.str();
    } else if (Name == "--interpreter") {
      O.Interpreter = Value.str();
      O.Runs = true;
    } else if (Name == "--port") {
      O.Port = Value.str();
      O.Runs = true;
    } else if (Name == "--tolerance") {
      Value.consume_back("%");
      if (Value.trim().getAsDouble(O.TolerancePercent) ||
          !(O.TolerancePercent >= 0 && O.TolerancePercent <= 1000))
        return failure("--tolerance " + Value + ": use percent, as in 2.5%");
    } else if (Name == "--passes") {
      if (Value.getAsInteger(10, O.Passes) || !O.Passes)
        return failure("--passes " + Value + ": use a number from 1 on");
    } else if (Value.getAsInteger(10, O.Seconds) || !O.Seconds) {
      return failure("--seconds " + Value + ": use a number from 1 on");
    }
  }
  auto Common = parseOptions(Rest);
  if (!Common)
    return Common.takeError();
  if (Common->Paths.size() != 1)
    return failure("`validate` takes one program");
  if (O.Measured.empty() != O.Runs)
    return failure("say either --measured with a trace or a device's log, or "
                   "--run to measure now");
  if (!O.Port.empty() && !O.Interpreter.empty())
    return failure("say --interpreter or --port, not both");
  if (Common->Deploy == DeployForm::Frozen)
    return failure("a frozen program is part of a firmware: validate it with "
                   "--deploy py or mpy");
  auto Whole = configured(*Common, Common->Paths[0]);
  if (!Whole)
    return Whole.takeError();
  O.Common = std::move(*Whole);
  return O;
}

/// The lines of the program's own file that a trace has, without a prediction.
llvm::Expected<Validation> showTrace(llvm::StringRef Bytes,
                                     llvm::StringRef TracePath,
                                     llvm::StringRef Program) {
  auto P = measured::profileOf(Bytes, TracePath);
  if (!P)
    return P.takeError();
  Validation V;
  V.Path = Program.str();
  V.MeasuredWith = P->value("runtime") + ", " + TracePath.str();
  V.Unit = "requested bytes";
  V.Notes.push_back("a trace of CPython: no model of CPython predicts its side "
                    "yet, so only what was measured is shown");
  auto Row = [](std::string What, uint32_t Line, uint64_t Measured) {
    ValidationRow R;
    R.What = std::move(What);
    R.Line = Line;
    R.Measured = int64_t(Measured);
    return R;
  };
  V.Totals.push_back(Row("total", 0, P->Total.Bytes));
  V.Totals.push_back(Row("peak", 0, P->PeakBytes));
  std::map<std::pair<std::string, uint32_t>, uint64_t> ByFunction;
  std::map<uint32_t, uint64_t> ByLine;
  llvm::StringRef Name = llvm::sys::path::filename(Program);
  std::map<std::pair<std::string, std::string>, uint32_t> FirstLines;
  for (const measured::CodeName &C : P->Codes)
    FirstLines[{C.File, C.Function}] = C.FirstLine;
  for (const TraceLine &L : linesOf(*P)) {
    if (llvm::sys::path::filename(L.File) != Name)
      continue;
    ByLine[L.Line] += L.Own.Bytes;
    ByFunction[{L.Function, FirstLines[{L.File, L.Function}]}] += L.Own.Bytes;
  }
  for (const auto &[Function, Sum] : ByFunction)
    V.Functions.push_back(Row(Function.first, Function.second, Sum));
  for (const auto &[Line, Sum] : ByLine)
    V.Lines.push_back(Row("", Line, Sum));
  return V;
}

/// Runs the program on the model, and lays a measurement beside it.
class Validator {
public:
  Validator(const ValidateOptions &O, const DeviceModel &Device)
      : O(O), Path(O.Common.Paths[0]), Device(Device) {
    V.Path = Path.str();
    V.Target = Device.target().name().str();
    V.Runtime = Device.target().runtime().str();
    V.Deploy = deployNameOf(Path, O.Common.Deploy);
    V.TolerancePercent = O.TolerancePercent;
    Unit = Device.target().isSet("MICROPY_MEM_STATS") ? MeasuredUnit::Requested
                                                      : MeasuredUnit::Blocks;
    V.Unit = Unit == MeasuredUnit::Requested
                 ? "requested bytes"
                 : "bytes of whole blocks (this build does not count requests)";
  }

  /// Both in one go.
  llvm::Error measure(const Interpreter &With) {
    V.MeasuredWith = With.runtime() + ", " + With.path();
    auto Probes = passProbes();
    if (!Probes)
      return Probes.takeError();
    const bool CountsPasses = Probes->Passes != CountedLoops::None;
    std::string Counted;
    if (CountsPasses) {
      auto Source = probed(*Probes);
      if (!Source)
        return Source.takeError();
      Counted = std::move(Source->Text);
    }
    auto Plain =
        onBoth(With, measuringText(moduleName(Path), Unit, CountsPasses),
               Counted, CountsPasses ? passModuleText(Passes) : "");
    if (!Plain)
      return Plain.takeError();
    addTotals(*Plain);
    // What the raw REPL and a board's own files keep is not the launch's.
    if (With.kind() == Interpreter::Kind::Board)
      note("the heap's map is not compared: the raw REPL keeps things on it");
    else
      addDumps(Plain->Predicted.Dumps, Plain->Measured.Dumps);
    if (!O.WantsLines || Path.ends_with(".mpy"))
      return llvm::Error::success();
    auto Source = SourceFile::read(Path);
    if (!Source)
      return Source.takeError();
    Probes->Lines = true;
    auto Probed = probeSource(Path, Source->text(), *Probes);
    if (!Probed)
      return Probed.takeError();
    auto Lines =
        onBoth(With, probedMeasuringText(moduleName(Path), CountsPasses),
               Probed->Text, probeModuleText(Probed->LastLine, Unit, Passes));
    if (!Lines) {
      // A probe takes longer than most statements.
      V.Missing = "the lines: " + llvm::toString(Lines.takeError());
      return llvm::Error::success();
    }
    addLines(*Lines, *Probed, Source->text());
    return llvm::Error::success();
  }

  /// What a device printed while the program ran on it.
  llvm::Error compareLog(llvm::StringRef Text, llvm::StringRef LogPath) {
    V.MeasuredWith = LogPath.str();
    V.Unit = "bytes of whole blocks";
    const measured::DumpLog Log = measured::readDumps(Text);
    if (Log.Dumps.empty())
      return failure(LogPath + ": neither a trace nor a log with the output of "
                               "micropython.mem_info()");
    DeployedFolder Folder = folder();
    if (llvm::Error E = Folder.addProgram(Path))
      return E;
    const RunResult Run = follow(Folder, moduleName(Path));
    const measured::DumpLog Predicted = measured::readDumps(Run.Output);
    noteEnd(Run);
    if (Predicted.Dumps.empty())
      V.Notes.push_back("the prediction comes to no dump: the program has to "
                        "call pymemlint_dump.mem_dump() or "
                        "micropython.mem_info() itself, at the same places");
    addDumps(Predicted, Log);
    return llvm::Error::success();
  }

  Validation V;

private:
  struct BothSides {
    measured::ProbeLog Predicted, Measured;
    RunResult Run;
    std::string WhyEnded; ///< The interpreter's run; empty: as it should.
  };

  llvm::Expected<ProbedSource> probed(const ProbeOptions &Probes) const {
    auto Source = SourceFile::read(Path);
    if (!Source)
      return Source.takeError();
    return probeSource(Path, Source->text(), Probes);
  }

  /// What counts the passes of a program that does not end, or where it was
  /// asked for.
  llvm::Expected<ProbeOptions> passProbes() {
    ProbeOptions Probes;
    Probes.Lines = false;
    Passes = O.Passes;
    auto IsEndless = endless("", "");
    if (!IsEndless)
      return IsEndless.takeError();
    if (!Passes && !*IsEndless)
      return Probes;
    if (Path.ends_with(".mpy"))
      return failure(Path + ": it does not end, and passes are counted in "
                            "source only: give its .py, with --deploy mpy");
    if (!Passes)
      Passes = DefaultPasses;
    note("a call at the head of each loop without an end ends the run after " +
         std::to_string(Passes) + " passes");
    Probes.Passes = CountedLoops::All;
    if (!*IsEndless)
      return Probes;
    // Rather the program's main loop than one inside that is left each time.
    for (CountedLoops Counted :
         {CountedLoops::WithoutExit, CountedLoops::All}) {
      Probes.Passes = Counted;
      auto Source = probed(Probes);
      if (!Source)
        return Source.takeError();
      IsEndless = endless(Source->Text, passModuleText(Passes));
      if (!IsEndless)
        return IsEndless.takeError();
      if (!*IsEndless)
        return Probes;
    }
    return failure(Path +
                   ": it does not end, and no loop of its own that is "
                   "written without a condition (`while True`) comes "
                   "round " +
                   llvm::Twine(Passes) +
                   " times: give a log of it with --measured");
  }

  /// Whether the program, or \p Text in its place, is predicted never to end.
  /// \p Probes is the module that it calls, or empty.
  llvm::Expected<bool> endless(llvm::StringRef Text, std::string Probes) const {
    DeployedFolder Folder = folder();
    if (llvm::Error E = Text.empty() ? Folder.addProgram(Path)
                                     : Folder.addSource(Path, Text))
      return std::move(E);
    RecordedFiles Files(Folder);
    if (!Probes.empty())
      Files.add((ProbeModule + ".py").str(), std::move(Probes));
    return follow(Files, moduleName(Path)).End == Outcome::Endless;
  }

  DeployedFolder folder() const {
    return deployedFolder(Path, Device, O.Common.Deploy, O.Common.Optimisation);
  }

  RunResult follow(const FileSystem &Files, llvm::StringRef Module) const {
    RunOptions Run;
    Run.Module = Module;
    Run.Files = &Files;
    Run.KeepOutput = true;
    Run.HeapBytes = O.Common.HeapBytes.value_or(0);
    Run.Entry = O.Common.Entry;
    Run.Fuel = AnalysisOptions().Fuel;
    Run.Assumed = O.Common.Assumed.get();
    Run.EndlessAfter = EndlessOperations;
    return run(Device, Run);
  }

  /// \p Main imports the program, whose text is \p Program or what its file
  /// holds; \p Probes is the module that it calls, or empty.
  llvm::Expected<BothSides> onBoth(const Interpreter &With, std::string Main,
                                   llvm::StringRef Program,
                                   std::string Probes) const {
    DeployedFolder Folder = folder();
    if (llvm::Error E = Program.empty() ? Folder.addProgram(Path)
                                        : Folder.addSource(Path, Program))
      return std::move(E);
    RecordedFiles Files(Folder);
    Files.add((MeasuringModule + ".py").str(), Main);
    if (!Probes.empty())
      Files.add((ProbeModule + ".py").str(), std::move(Probes));
    // A board imports it from a text of one line.
    const bool IsBoard = With.kind() == Interpreter::Kind::Board;
    const std::string Import = "import " + MeasuringModule.str() + "\n";
    constexpr llvm::StringLiteral ImportingModule = "pymemlint_main";
    if (IsBoard)
      Files.add((ImportingModule + ".py").str(), Import);
    BothSides B;
    B.Run = follow(Files, IsBoard ? ImportingModule : MeasuringModule);
    B.Predicted = measured::readProbes(B.Run.Output);
    auto Opened = Files.opened(CrossSmallIntBits);
    if (!Opened)
      return Opened.takeError();
    llvm::erase_if(*Opened, [&](const FileToRun &F) {
      return F.Path == (ImportingModule + ".py").str();
    });
    // As the target's launch has it.
    std::string Text = Device.target().launch().Driver.str();
    if (const size_t At = Text.find("{module}"); At != std::string::npos)
      Text.replace(At, 8, MeasuringModule.str());
    else
      Text = IsBoard ? Import : Main;
    while (!Device.target().launch().Driver.empty() && !Text.empty() &&
           Text.back() == '\n')
      Text.pop_back();
    auto Measured = With.run(Text, *Opened, heapBytes(), O.Seconds);
    if (!Measured)
      return Measured.takeError();
    B.Measured = measured::readProbes(Measured->Output);
    if (Measured->Status)
      B.WhyEnded =
          llvm::StringRef(Measured->Errors).rtrim().rsplit('\n').second;
    if (Measured->Status && B.WhyEnded.empty())
      B.WhyEnded = llvm::StringRef(Measured->Errors).trim().take_front(200);
    if (Measured->Status && B.WhyEnded.empty())
      B.WhyEnded = "status " + std::to_string(Measured->Status);
    return B;
  }

  uint64_t heapBytes() const {
    if (O.Common.HeapBytes)
      return *O.Common.HeapBytes;
    uint64_t Bytes = 0;
    for (uint64_t Area : Device.target().heapConfig().Areas)
      Bytes += Area;
    return Bytes;
  }

  void noteEnd(const RunResult &Run) {
    if (Run.End != Outcome::Completed)
      note("the predicted run ends: " + describeEnd(Run));
    for (const Unmodelled &U : Run.UnmodelledUses)
      note("not determined: " + place(Run, U) + U.Construct);
    for (const Unmodelled &U : Run.UndeterminedUses)
      note("not determined: " + place(Run, U) + U.Construct);
    for (const std::string &Fact : Run.MissingFacts)
      note("the target does not state " + Fact);
  }
  void note(std::string Text) {
    if (llvm::find(V.Notes, Text) == V.Notes.end())
      V.Notes.push_back(std::move(Text));
  }
  static std::string place(const RunResult &Run, const Unmodelled &U) {
    return Run.SiteFiles[U.Site] + ":" +
           std::to_string(Run.Sites[U.Site].Line) + ": ";
  }

  static ValidationRow row(std::string What, std::optional<int64_t> Predicted,
                           std::optional<int64_t> Measured) {
    ValidationRow R;
    R.What = std::move(What);
    R.Predicted = Predicted;
    R.Measured = Measured;
    return R;
  }

  void addTotals(const BothSides &B) {
    noteEnd(B.Run);
    if (!B.WhyEnded.empty())
      note("the measured run ended: " + B.WhyEnded);
    V.EndsDiffer = B.WhyEnded.empty() != (B.Run.End == Outcome::Completed);
    V.Totals.push_back(row("total", B.Predicted.Total, B.Measured.Total));
    if (B.Predicted.Peak || B.Measured.Peak)
      V.Totals.push_back(row("peak", B.Predicted.Peak, B.Measured.Peak));
  }

  /// Dumps in their order. The first whose title differs ends what can be
  /// compared: one side took another way.
  void addDumps(const measured::DumpLog &Predicted,
                const measured::DumpLog &Measured) {
    const size_t N = std::max(Predicted.Dumps.size(), Measured.Dumps.size());
    bool IsAside = false;
    for (size_t I = 0; I != N; ++I) {
      const measured::HeapDump *P =
          I < Predicted.Dumps.size() ? &Predicted.Dumps[I] : nullptr;
      const measured::HeapDump *M =
          I < Measured.Dumps.size() ? &Measured.Dumps[I] : nullptr;
      if (P && M && P->Title != M->Title)
        IsAside = true;
      std::string Title = M ? M->Title : P->Title;
      if (Title.empty())
        Title = N == 1 ? "at the end" : "dump " + std::to_string(I + 1);
      if (IsAside)
        P = nullptr;
      ValidationRow R =
          row(Title, P ? std::optional(int64_t(P->Used)) : std::nullopt,
              M ? std::optional(int64_t(M->Used)) : std::nullopt);
      if (M && !M->Problem.empty())
        R.Explanation = M->Problem;
      else if (P && M)
        R.Explanation = compareMaps(*P, *M, R.HasOtherMap);
      V.Dumps.push_back(std::move(R));
    }
    if (IsAside)
      note("the dumps' titles are in another order than predicted");
  }

  /// Where the maps differ first; empty: nowhere.
  static std::string compareMaps(const measured::HeapDump &P,
                                 const measured::HeapDump &M, bool &IsOther) {
    if (P.Areas.empty() || M.Areas.empty())
      return "";
    if (P.Areas.size() != M.Areas.size() || P.blocks() != M.blocks())
      return "the heap measured has " + std::to_string(M.blocks()) +
             " blocks, that of the target " + std::to_string(P.blocks());
    size_t First = SIZE_MAX, Different = 0, At = 0;
    for (size_t A = 0; A != P.Areas.size(); ++A) {
      const std::string &X = P.Areas[A].Cells, &Y = M.Areas[A].Cells;
      for (size_t I = 0; I != std::min(X.size(), Y.size()); ++I, ++At)
        if ((X[I] == '.') != (Y[I] == '.')) {
          First = std::min(First, At);
          ++Different;
        }
    }
    if (!Different)
      return "";
    IsOther = true;
    return std::to_string(Different) +
           " blocks of the map differ, the first is block " +
           std::to_string(First);
  }

  void addLines(const BothSides &B, const ProbedSource &Probed,
                llvm::StringRef Text) {
    const std::map<uint32_t, std::string> Constructs = constructsOf(Text);
    ValidationRow Load =
        row("load (with probes)", B.Predicted.Load, B.Measured.Load);
    V.Totals.push_back(std::move(Load));
    std::map<uint32_t, uint32_t> All;
    for (const auto &[Line, L] : B.Predicted.Lines)
      All[Line];
    for (const auto &[Line, L] : B.Measured.Lines)
      All[Line];
    for (const auto &[Line, Unused] : All) {
      ValidationRow R;
      R.Line = Line;
      if (auto It = B.Predicted.Lines.find(Line);
          It != B.Predicted.Lines.end()) {
        R.Predicted = It->second.Bytes;
        R.PredictedTimes = It->second.Times;
      }
      if (auto It = B.Measured.Lines.find(Line); It != B.Measured.Lines.end()) {
        R.Measured = It->second.Bytes;
        R.MeasuredTimes = It->second.Times;
      }
      if (!R.isWithin(V.TolerancePercent) || !R.Predicted || !R.Measured)
        R.Explanation = explain(R, B.Run, Constructs);
      V.Lines.push_back(std::move(R));
    }
    for (const ProbedFunction &F : Probed.Functions)
      addFunction(F, B);
  }

  void addFunction(const ProbedFunction &F, const BothSides &B) {
    ValidationRow R;
    R.What = F.Name;
    R.Line = F.Line;
    auto Sum = [&](const measured::ProbeLog &Log, std::optional<int64_t> &To) {
      for (uint32_t Line : F.Lines)
        if (auto It = Log.Lines.find(Line); It != Log.Lines.end())
          To = To.value_or(0) + It->second.Bytes;
    };
    Sum(B.Predicted, R.Predicted);
    Sum(B.Measured, R.Measured);
    if (R.Predicted || R.Measured)
      V.Functions.push_back(std::move(R));
  }

  std::string explain(const ValidationRow &R, const RunResult &Run,
                      const std::map<uint32_t, std::string> &Constructs) const {
    auto It = Constructs.find(R.Line);
    std::string What = It == Constructs.end() ? "" : It->second;
    if (R.PredictedTimes.value_or(0) != R.MeasuredTimes.value_or(0))
      What = "it ran " + std::to_string(R.MeasuredTimes.value_or(0)) +
             " times, predicted " +
             std::to_string(R.PredictedTimes.value_or(0)) +
             (What.empty() ? "" : "; " + What);
    if (!Run.UnmodelledUses.empty())
      What += (What.empty() ? "" : "; ") +
              ("not determined: " + Run.UnmodelledUses[0].Construct);
    return What;
  }

  const ValidateOptions &O;
  llvm::StringRef Path;
  const DeviceModel &Device;
  MeasuredUnit Unit;
  static constexpr unsigned DefaultPasses = 100;
  unsigned Passes = 0; ///< That end the program; 0: they are not counted.
};

void print(const Validation &V, OutputFormat Format, llvm::raw_ostream &Out) {
  switch (Format) {
  case OutputFormat::Text:
    return printValidationText(V, Out);
  case OutputFormat::Json:
    return printValidationJson(V, Out);
  case OutputFormat::Csv:
    return printValidationCsv(V, Out);
  }
}

/// What the tracker measures of a program under CPython.
llvm::Expected<Validation> track(const Interpreter &With,
                                 const ValidateOptions &O) {
  llvm::SmallString<128> Trace;
  if (std::error_code EC =
          llvm::sys::fs::createTemporaryFile("pymemlint", "trace", Trace))
    return failure("no temporary file: " + EC.message());
  auto Remove = llvm::make_scope_exit([&] { llvm::sys::fs::remove(Trace); });
  auto Run = With.track(O.Common.Paths[0], Trace, O.Seconds);
  if (!Run)
    return Run.takeError();
  auto Bytes = measured::openTrace(Trace);
  if (!Bytes)
    return Bytes.takeError();
  if ((*Bytes)->getBuffer().empty())
    return failure(With.path() + ": no trace was written: " +
                   llvm::StringRef(Run->Errors).trim());
  auto V = showTrace((*Bytes)->getBuffer(), "its tracker", O.Common.Paths[0]);
  if (V && Run->Status)
    V->Notes.push_back("the program ended with status " +
                       std::to_string(Run->Status));
  return V;
}

} // namespace

llvm::Expected<ValidationEnd>
pymemlint::runValidateCommand(llvm::ArrayRef<llvm::StringRef> Words,
                              llvm::raw_ostream &Out) {
  auto O = parse(Words);
  if (!O)
    return O.takeError();
  llvm::StringRef Path = O->Common.Paths[0];
  auto Finish = [&](const Validation &V) {
    print(V, O->Common.Format, Out);
    return V.differences()      ? ValidationEnd::Differs
           : !V.Missing.empty() ? ValidationEnd::Incomplete
                                : ValidationEnd::Agrees;
  };
  auto FinishComparison =
      [&](const Validation &V) -> llvm::Expected<ValidationEnd> {
    const ValidationEnd End = Finish(V);
    if (!V.isComparison())
      return failure("nothing could be compared");
    return End;
  };
  std::unique_ptr<llvm::MemoryBuffer> Bytes;
  std::optional<Interpreter> With;
  if (O->Runs) {
    auto Found = O->Port.empty()
                     ? Interpreter::find(O->Interpreter, O->Common.Target)
                     : Interpreter::atPort(O->Port);
    if (!Found)
      return Found.takeError();
    With = std::move(*Found);
    if (With->kind() == Interpreter::Kind::CPython) {
      auto V = track(*With, *O);
      if (!V)
        return V.takeError();
      return Finish(*V);
    }
  } else {
    auto File = measured::openTrace(O->Measured);
    if (!File)
      return File.takeError();
    Bytes = std::move(*File);
    if (Bytes->getBuffer().starts_with("PYMEMTRC")) {
      auto V = showTrace(Bytes->getBuffer(), O->Measured, Path);
      if (!V)
        return V.takeError();
      return Finish(*V);
    }
  }
  if (O->Common.Target.empty())
    return failure(
        "which board? Say --target NAME; `pymemlint targets` lists them");
  auto T = Target::load(O->Common.Target, O->Common.Runtime);
  if (!T)
    return T.takeError();
  if (With && With->runtime() != (*T)->runtime())
    return failure(With->path() + " is " + With->runtime() +
                   ", the target's "
                   "runtime " +
                   (*T)->runtime() + ": say --runtime " +
                   llvm::StringRef(With->runtime()).split('-').second);
  DeviceModel Device(**T);
  if (llvm::Error E = freezeFolders(O->Common.Frozen, Device))
    return std::move(E);
  Validator V(*O, Device);
  if (llvm::Error E = With ? V.measure(*With)
                           : V.compareLog(Bytes->getBuffer(), O->Measured))
    return std::move(E);
  return FinishComparison(V.V);
}

llvm::StringRef pymemlint::validateHelpText() {
  return R"(pymemlint validate: what is predicted of a program beside what was measured

  pymemlint validate FILE --target NAME --run [--interpreter PROGRAM]
        runs the program on a real interpreter now: MicroPython's program for
        Linux (targets unix32, unix64), a micropython.mjs under Node.js (wasm32),
        or a Python, of which only the measured side is shown
  pymemlint validate FILE --target NAME --port /dev/ttyACM0
        the same on a board: over its raw REPL, with files that are put on its
        file system and taken away again
  pymemlint validate FILE --target NAME --measured LOG
        a device's log with dumps of its heap (pymemlint_dump.mem_dump())
  pymemlint validate FILE --measured TRACE
        a trace of CPython: the measured side

  --tolerance P%    differences up to so much of what was measured are none
  --no-lines        only totals and the heap: one run instead of two
  --seconds N       how long the interpreter may take (60)
  --passes N        end after so many passes of the loops without an end; a
                    program that never ends by itself after 100
  --format text|json|csv; --deploy, --optimise, --runtime, --heap, --frozen,
  --entry as for the analysis

exit status: 0 everything agrees, 1 a row differs by more than the tolerance,
2 nothing could be measured, 3 what was measured agrees, but the lines could not
be (--no-lines: they are not asked for). Of CPython nothing is predicted yet: 0
)";
}
