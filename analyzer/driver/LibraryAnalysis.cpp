// Code that others import: a summary for each function, nothing is run.
#include "analyzer/driver/LibraryAnalysis.h"
#include "analyzer/driver/DeployedFolder.h"
#include "analyzer/driver/Diagnostics.h"
#include "analyzer/driver/FunctionReports.h"
#include "analyzer/runtimes/micropython/compiler/CrossCompiler.h"
#include "frontends/mpy/BytecodeDecoder.h"
#include "frontends/mpy/MpyFile.h"
#include "frontends/python/SourceFile.h"
#include "frontends/python/SyntaxErrors.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

/// Fails with "line N: message" where the compiler refuses it.
static llvm::Expected<SummarisedModule>
compile(llvm::StringRef Text, llvm::StringRef Path, const DeviceModel &Device,
        const AnalysisOptions &Options) {
  const bool OnDevice = Options.Deploy == DeployForm::Source;
  CompilerConfig Config;
  if (OnDevice)
    Config = Device.parameters().Config.Compiler;
  llvm::ArrayRef<Directive> Further;
  if (Options.Assumed)
    Further = Options.Assumed->AtFunctions;
  const auto Directives = directivesOf(Text, Further);
  try {
    CrossCompiled Compiled = micropython::crossCompile(
        Text, llvm::sys::path::filename(Path),
        OnDevice ? 0 : Options.Optimisation, Config,
        Directives ? CompileInput::Source::Kept
                   : CompileInput::Source::Annotations);
    for (auto &F : Compiled.Module->Functions)
      if (llvm::Error E = mpy::decodeBytecode(*F))
        return std::move(E);
    if (Directives)
      placeAssumptions(*Compiled.Module, Compiled.Source, *Directives);
    return SummarisedModule{std::move(Compiled.Module),
                            std::move(Compiled.Source)};
  } catch (const CompileError &E) {
    return llvm::createStringError("line " + llvm::Twine(E.Line) + ": " +
                                   E.Message);
  }
}

static llvm::Expected<SummarisedModule> readMpyFile(llvm::StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return llvm::createStringError(Buffer.getError(), "%s: %s",
                                   Path.str().c_str(),
                                   Buffer.getError().message().c_str());
  auto Code = mpy::readMpy((*Buffer)->getBuffer(), Path);
  if (!Code)
    return Code.takeError();
  return SummarisedModule{std::move(*Code), {}};
}

void pymemlint::addAssumptionProblems(llvm::StringRef Path, const ir::Module &M,
                                      std::vector<Diagnostic> &Diagnostics) {
  if (M.Assumptions)
    for (const AssumptionProblem &P : M.Assumptions->Problems)
      Diagnostics.push_back(assumptionDiagnostic(Path, P));
}

SummarisedModule pymemlint::moduleForSummaries(
    llvm::StringRef Path, std::optional<llvm::StringRef> Text,
    const DeviceModel &Device, const AnalysisOptions &Options) {
  auto M = Text ? compile(*Text, Path, Device, Options) : readMpyFile(Path);
  if (M)
    return std::move(*M);
  llvm::consumeError(M.takeError());
  return {};
}

static void addLoops(llvm::ArrayRef<FunctionSummary> Summaries, FileResult &F) {
  for (const FunctionSummary &S : Summaries)
    for (const LoopSummary &L : S.Loops) {
      LoopReport R;
      R.Line = L.Line;
      R.IsEndless = L.IsEndless;
      R.Iterations = R.Growth = Interval::atLeast(0);
      const Bounds &B = L.PerPass.Bytes;
      R.Churn = B.isOpen() ? Interval::atLeast(int64_t(B.Lo))
                           : Interval{int64_t(B.Lo), int64_t(B.Hi)};
      F.Loops.push_back(R);
    }
  llvm::stable_sort(F.Loops, [](auto &A, auto &B) { return A.Line < B.Line; });
}

llvm::Error pymemlint::analyseLibraryFile(llvm::StringRef Path,
                                          const DeviceModel &Device,
                                          const SummaryFacts &Facts,
                                          const AnalysisOptions &Options,
                                          Report &R) {
  SummarisedModule Summarised;
  const bool IsMpy = Path.ends_with(".mpy");
  if (IsMpy) {
    auto Read = readMpyFile(Path);
    if (!Read)
      return Read.takeError();
    Summarised = std::move(*Read);
  } else {
    auto Source = SourceFile::read(Path);
    if (!Source)
      return Source.takeError();
    auto Syntax = checkSyntax(*Source);
    if (!Syntax)
      return Syntax.takeError();
    for (const SyntaxError &E : Syntax->Errors)
      R.Diagnostics.push_back(syntaxDiagnostic(Path, E));
    auto Compiled =
        compile(Syntax->textToAnalyse(*Source), Path, Device, Options);
    if (!Compiled) {
      R.Diagnostics.push_back(
          refusedDiagnostic(Path, llvm::toString(Compiled.takeError())));
      return llvm::Error::success();
    }
    Summarised = std::move(*Compiled);
  }
  const ir::Module *M = Summarised.Code.get();
  addAssumptionProblems(Path, *M, R.Diagnostics);
  std::vector<AssumptionFinding> Findings;
  const std::vector<FunctionSummary> Summaries =
      summarise(*M, Facts, &Summarised.Source, &Findings);
  for (const AssumptionFinding &F : faults(Findings))
    R.Diagnostics.push_back(assumptionDiagnostic(Path, F));
  FileResult F;
  F.IsLibrary = true;
  F.Path = Path.str();
  F.Target = Device.target().name().str();
  F.Runtime = Device.target().runtime().str();
  F.Deploy = IsMpy ? "mpy" : deployName(Options.Deploy);
  F.Requested = F.Allocated = F.Load = F.Driver = F.PeakLive = F.MinHeap =
      Interval::atLeast(0);
  F.BudgetBytes = Options.BudgetBytes.value_or(
      Device.target().budget().lowest().value_or(0));
  addSummaries(*M, Summaries, F);
  addLoops(Summaries, F);
  F.Unmodelled.push_back(
      {0, "library code", "nothing was run: what a run takes is open"});
  R.Results.push_back(std::move(F));
  return llvm::Error::success();
}
