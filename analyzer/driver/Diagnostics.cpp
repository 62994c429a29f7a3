// Findings that the analysis makes itself.
#include "analyzer/driver/Diagnostics.h"

using namespace pymemlint;

Diagnostic pymemlint::syntaxDiagnostic(llvm::StringRef Path,
                                       const SyntaxError &E) {
  Diagnostic D;
  D.Code = "PML001";
  D.Severity = "error";
  D.Path = Path.str();
  D.Message = E.Message;
  D.Line = E.Begin.Line;
  D.Column = E.Begin.Column;
  D.EndLine = E.End.Line;
  D.EndColumn = E.End.Column;
  return D;
}

Diagnostic pymemlint::refusedDiagnostic(llvm::StringRef Path,
                                        llvm::StringRef Message) {
  Diagnostic D;
  D.Code = "PML002";
  D.Severity = "error";
  D.Path = Path.str();
  if (Message.consume_front("line ") && !Message.consumeInteger(10, D.Line))
    Message.consume_front(": ");
  D.Message = Message.str();
  return D;
}

static Diagnostic at(llvm::StringRef Path, const AssumptionPlace &Place,
                     const std::string &Message) {
  Diagnostic D;
  D.Path = Place.Path.empty() ? Path.str() : Place.Path;
  D.Line = D.EndLine = Place.Line;
  D.Column = Place.Column;
  D.EndColumn = Place.EndColumn;
  D.Message = "assume: " + Message;
  return D;
}

Diagnostic pymemlint::assumptionDiagnostic(llvm::StringRef Path,
                                           const AssumptionProblem &P) {
  Diagnostic D = at(Path, P.Place, P.Message);
  D.Code = "PML004";
  D.Severity = "error";
  return D;
}

Diagnostic pymemlint::assumptionDiagnostic(llvm::StringRef Path,
                                           const AssumptionFinding &F) {
  Diagnostic D = at(Path, F.Place, F.Message);
  D.Code = "PML005";
  D.Severity = "warning";
  return D;
}

Diagnostic pymemlint::uncaughtDiagnostic(llvm::StringRef Path,
                                         llvm::StringRef Error) {
  Diagnostic D;
  D.Code = "PML003";
  D.Severity = "warning";
  D.Path = Path.str();
  D.Message = ("the run ends with an uncaught exception: " + Error).str();
  return D;
}

Diagnostic pymemlint::growthDiagnostic(
    llvm::StringRef Path, const micropython::CertainGrowth &G,
    llvm::function_ref<bool(llvm::StringRef)> IsProgramFile) {
  Diagnostic D;
  D.Code = "PML006";
  D.Severity = "warning";
  D.Path = IsProgramFile(G.Appends.first) ? Path.str() : G.Appends.first;
  D.Line = D.EndLine = G.Appends.second;
  D.Message =
      "the heap will be full, whatever the inputs: this line appends to "
      "a list that nothing is ever taken from";
  return D;
}

Diagnostic pymemlint::fullHeapDiagnostic(
    llvm::StringRef Path, const FullHeap &F,
    llvm::function_ref<bool(llvm::StringRef)> IsProgramFile) {
  Diagnostic D;
  D.Code = "PML006";
  D.Severity = "warning";
  auto pathOf = [&](const FullHeap::Place &P) {
    return IsProgramFile(P.File) ? Path.str() : P.File;
  };
  D.Path = pathOf(F.Failed);
  D.Line = D.EndLine = F.Failed.Line;
  auto lineOf = [&](const FullHeap::Place &P) {
    return (pathOf(P) == D.Path ? std::string("line ") : P.File + ":") +
           std::to_string(P.Line);
  };
  D.Message =
      "inputs can fill the heap: with some this line asks for more than "
      "is left";
  if (F.Passes)
    D.Message += ", after " + std::to_string(F.Passes) +
                 " passes of the loop in " + lineOf(F.Loop);
  D.Message += " (" + F.Error + ")";
  if (F.RetainedBytes)
    D.Message += "; of what was kept then most was asked for in " +
                 lineOf(F.Retained) + ", " + std::to_string(F.RetainedBytes) +
                 " bytes";
  return D;
}
