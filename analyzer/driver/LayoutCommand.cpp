//===- LayoutCommand.cpp - `pymemlint layout` -*- C++ -*-===//
#include "analyzer/driver/LayoutCommand.h"
#include "analyzer/driver/Analysis.h"
#include "analyzer/driver/PreparedProgram.h"
#include "analyzer/report/LayoutReport.h"
#include "analyzer/runtimes/micropython/LayoutCapture.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

std::string describe(const LayoutMoment &When, const CapturedLayout &C) {
  if (!When.Line) {
    std::string Text = "when the most lives";
    if (C.Line)
      Text += ": " + C.File + ":" + std::to_string(C.Line);
    return Text;
  }
  std::string Text = "before line " + std::to_string(When.Line);
  if (When.Pass > 1)
    Text += ", pass " + std::to_string(When.Pass);
  return Text;
}

llvm::Error notReached(llvm::StringRef Path, const LayoutMoment &When,
                       const CapturedLayout &C) {
  std::string Why;
  if (C.Passes)
    Why = "it begins to run only " + std::to_string(C.Passes) +
          (C.Passes == 1 ? " time" : " times");
  else
    Why = "no code of this line runs; use a line that the report lists";
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "%s:%u: %s (%s)", Path.str().c_str(),
                                 When.Line, Why.c_str(), C.WhyEnded.c_str());
}

} // namespace

llvm::Error pymemlint::printLayout(const DeviceModel &Device, const Options &O,
                                   llvm::raw_ostream &Out) {
  llvm::StringRef Path = O.Paths[0];
  auto Program = PreparedProgram::prepare(Path, std::nullopt, Device, O.Deploy,
                                          O.Optimisation, O.Assumed);
  if (!Program)
    return Program.takeError();
  RunOptions Run = Program->runOptions();
  Run.Entry = O.Entry;
  Run.HeapBytes = O.HeapBytes.value_or(0);
  Run.BareLaunch = O.BareLaunch;
  Run.Fuel = AnalysisOptions().Fuel;
  Run.EndlessAfter = EndlessOperations;
  LayoutMoment When;
  When.Line = O.Line;
  When.Pass = O.Pass;
  CapturedLayout C = captureLayout(Device, Run, When);
  if (!C.IsReached)
    return notReached(Path, When, C);
  LayoutReport R;
  R.Path = Path.str();
  R.Target = Device.target().name().str();
  R.Runtime = Device.target().runtime().str();
  R.Deploy = deployNameOf(Path, O.Deploy);
  R.Moment = describe(When, C);
  R.Line = C.Line;
  R.File = C.File;
  R.Pass = When.Line ? When.Pass : 0;
  R.Layout = std::move(C.Layout);
  R.Map = std::move(C.Map);
  for (size_t I = 0; I != C.UnmodelledUses.size(); ++I)
    R.Undetermined.push_back("line " + std::to_string(C.UnmodelledLines[I]) +
                             ": " + C.UnmodelledUses[I].Construct);
  switch (O.Format) {
  case OutputFormat::Text:
    printLayoutText(R, Out);
    break;
  case OutputFormat::Json:
    printLayoutJson(R, Out);
    break;
  case OutputFormat::Csv:
    printLayoutCsv(R, Out);
    break;
  }
  return llvm::Error::success();
}
