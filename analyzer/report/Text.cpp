//===- Text.cpp - The report for a reader at a terminal -*- C++ -*-===//
#include "analyzer/report/TextNumbers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include <algorithm>

using namespace pymemlint;

namespace {

class TextPrinter {
public:
  TextPrinter(const TextOptions &Options, llvm::raw_ostream &Out)
      : Options(Options), Out(Out) {}

  void print(const FileResult &R) {
    if (R.IsLibrary)
      return printLibrary(R, Out);
    verdict(R);
    Out << "  requested " << text(R.Requested) << " bytes  (loading "
        << text(R.Load) << ", launch " << text(R.Driver) << ")\n";
    Out << "  peak live " << text(R.PeakLive) << " bytes\n";
    if (!R.Outcome.empty())
      Out << "  the run ends: " << R.Outcome << '\n';
    hotspots(R);
    loops(R);
    interrupts(R);
    printUncalled(R, Options.MaximumLines, Out);
    unmodelled(R);
  }

  void print(const Diagnostic &D) {
    Out << D.Path << ':';
    if (D.Line)
      Out << D.Line << ':';
    if (D.Column)
      Out << D.Column << ':';
    Out << ' ';
    colour(D.Severity == "error" ? llvm::raw_ostream::RED
                                 : llvm::raw_ostream::YELLOW);
    Out << D.Severity;
    reset();
    Out << ": " << D.Message << " [" << D.Code << "]\n";
  }

private:
  void colour(llvm::raw_ostream::Colors C) {
    if (Options.UsesColour)
      Out.changeColor(C, /*Bold=*/true);
  }
  void reset() {
    if (Options.UsesColour)
      Out.resetColor();
  }

  void verdict(const FileResult &R) {
    Out << R.Path << " on " << R.Target << " (" << R.Runtime << ", " << R.Deploy
        << "): ";
    switch (R.V) {
    case Verdict::Fits:
      colour(llvm::raw_ostream::GREEN);
      Out << "fits";
      break;
    case Verdict::Exceeds:
      colour(llvm::raw_ostream::RED);
      Out << "does not fit";
      break;
    case Verdict::Unknown:
      colour(llvm::raw_ostream::YELLOW);
      Out << "cannot be said";
      break;
    }
    reset();
    Out << "\n  minimum heap " << text(R.MinHeap) << " bytes";
    if (R.BudgetBytes)
      Out << " of " << number(int64_t(R.BudgetBytes));
    Out << '\n';
  }

  void hotspots(const FileResult &R) {
    if (R.Hotspots.empty())
      return;
    Out << "\n  biggest lines                bytes  requests\n";
    unsigned Shown = 0;
    for (const Hotspot &H : R.Hotspots) {
      if (Shown++ == Options.MaximumLines)
        break;
      auto It = std::find_if(R.Lines.begin(), R.Lines.end(),
                             [&](auto &L) { return L.Line == H.Line; });
      if (It == R.Lines.end())
        continue;
      const unsigned Width = 16;
      unsigned Filled = unsigned(H.Share * Width + 0.5);
      Out << llvm::format("  %5u ", H.Line);
      for (unsigned I = 0; I != Width; ++I)
        Out << (I < Filled ? "█" : "·");
      Out << cell(It->Allocated, 11) << cell(It->Requests, 10);
      if (H.Line <= R.SourceLines.size())
        Out << "  "
            << llvm::StringRef(R.SourceLines[H.Line - 1]).trim().take_front(60);
      Out << '\n';
    }
  }

  static std::string passes(const Interval &I) {
    if (I.Lo || !I.Hi)
      return text(I);
    return "at most " + text(Interval::exactly(*I.Hi));
  }

  void loops(const FileResult &R) {
    if (R.Loops.empty())
      return;
    Out << "\n  loops          iterations           churn      growth\n";
    for (const LoopReport &L : R.Loops) {
      Out << llvm::format("  %5u ", L.Line)
          << (L.IsEndless ? std::string(7, ' ') + "without end"
                          : cell(L.Iterations, 18))
          << cell(L.Churn, 16)
          << (L.Growth.Hi ? cell(L.Growth, 12) : "           ?");
      if (L.IterationsToExhaustion)
        Out << "  heap full after " << passes(*L.IterationsToExhaustion)
            << " iterations";
      if (!L.File.empty())
        Out << "  in " << L.File;
      else if (L.Line && L.Line <= R.SourceLines.size())
        Out << "  "
            << llvm::StringRef(R.SourceLines[L.Line - 1]).trim().take_front(40);
      Out << '\n';
    }
  }

  void interrupts(const FileResult &R) {
    if (R.Interrupts.empty())
      return;
    Out << "\n  interrupt handlers   bytes a call\n";
    for (const InterruptReport &I : R.Interrupts) {
      Out << llvm::format("  %5u ", I.Line) << (I.IsHard ? "hard" : "soft")
          << cell(I.Requested, 22) << "  " << I.Function << " of " << I.GivenTo
          << ": ";
      if (!I.Error.empty())
        Out << "raises " << I.Error << ", ";
      if (!I.Allocates)
        Out << "no request seen, but it depends on what is not known";
      else if (!*I.Allocates)
        Out << "asks for no memory";
      else
        Out << "asks for memory in line " << I.AllocatingLine
            << (I.IsHard ? ", where it raises a MemoryError" : "");
      Out << '\n';
    }
  }

  void unmodelled(const FileResult &R) {
    if (R.Unmodelled.empty())
      return;
    Out << "\n  not determined or not modelled\n";
    for (const UnmodelledReport &U : R.Unmodelled)
      Out << llvm::format("  %5u  ", U.Line) << U.Construct << ": " << U.Effect
          << '\n';
  }

  const TextOptions &Options;
  llvm::raw_ostream &Out;
};

} // namespace

void pymemlint::printText(const Report &R, const TextOptions &Options,
                          llvm::raw_ostream &Out) {
  TextPrinter P(Options, Out);
  bool IsFirst = true;
  for (const FileResult &F : R.Results) {
    if (!IsFirst)
      Out << '\n';
    IsFirst = false;
    P.print(F);
  }
  if (!R.Results.empty() && !R.Diagnostics.empty())
    Out << '\n';
  for (const Diagnostic &D : R.Diagnostics)
    P.print(D);
}
