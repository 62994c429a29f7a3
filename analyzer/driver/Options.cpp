//===- Options.cpp - The command line -*- C++ -*-===//
#include "analyzer/driver/Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace pymemlint;

namespace {

llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 Message.str().c_str());
}

/// One option that takes a value.
struct ValueOption {
  const char *Name;
  llvm::Error (*Set)(Options &O, llvm::StringRef Value);
};

llvm::Error setFormat(Options &O, llvm::StringRef V) {
  if (V == "text")
    O.Format = OutputFormat::Text;
  else if (V == "json")
    O.Format = OutputFormat::Json;
  else if (V == "csv")
    O.Format = OutputFormat::Csv;
  else
    return failure("--format " + V + ": use text, json or csv");
  return llvm::Error::success();
}

llvm::Error setDeploy(Options &O, llvm::StringRef V) {
  O.HasDeploy = true;
  if (V == "py")
    O.Deploy = DeployForm::Source;
  else if (V == "mpy")
    O.Deploy = DeployForm::Mpy;
  else if (V == "frozen")
    O.Deploy = DeployForm::Frozen;
  else
    return failure("--deploy " + V + ": use py, mpy or frozen");
  return llvm::Error::success();
}

llvm::Error setSize(std::optional<uint64_t> &To, llvm::StringRef V) {
  auto Size = parseSize(V);
  if (!Size)
    return Size.takeError();
  To = *Size;
  return llvm::Error::success();
}

llvm::Error setNumber(unsigned &To, llvm::StringRef Name, llvm::StringRef V,
                      unsigned Least, unsigned Most) {
  if (V.getAsInteger(10, To) || To < Least || To > Most)
    return failure(Name + " " + V + ": use a number from " +
                   llvm::Twine(Least) + " to " + llvm::Twine(Most));
  return llvm::Error::success();
}

/// "main", "App.run", also as they are called: "main()".
llvm::Error setEntry(Options &O, llvm::StringRef V) {
  llvm::StringRef Name = V;
  Name.consume_back("()");
  llvm::SmallVector<llvm::StringRef, 2> Parts;
  Name.split(Parts, '.');
  for (llvm::StringRef Part : Parts)
    if (Part.empty() || llvm::isDigit(Part[0]) ||
        !llvm::all_of(Part, [](char C) {
          return llvm::isAlnum(C) || C == '_' || !llvm::isASCII(C);
        }))
      return failure("--entry " + V +
                     ": use the name of a function, as in "
                     "--entry main");
  O.Entry = Name.str();
  return llvm::Error::success();
}

llvm::Error setColour(Options &O, llvm::StringRef V) {
  if (V == "auto")
    O.Colour = Options::ColourChoice::Auto;
  else if (V == "always")
    O.Colour = Options::ColourChoice::Always;
  else if (V == "never")
    O.Colour = Options::ColourChoice::Never;
  else
    return failure("--color " + V + ": use auto, always or never");
  return llvm::Error::success();
}

const ValueOption ValueOptions[] = {
    {"--target",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       O.Target = V.str();
       return llvm::Error::success();
     }},
    {"--runtime",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       O.Runtime = V.str();
       return llvm::Error::success();
     }},
    {"--config",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       O.Configuration = V.str();
       return llvm::Error::success();
     }},
    {"--format", setFormat},
    {"--deploy", setDeploy},
    {"--budget",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       return setSize(O.BudgetBytes, V);
     }},
    {"--heap",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       return setSize(O.HeapBytes, V);
     }},
    {"--entry", setEntry},
    {"--frozen",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       O.Frozen.push_back(V.str());
       return llvm::Error::success();
     }},
    {"--jobs",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       return setNumber(O.Jobs, "--jobs", V, 1, 256);
     }},
    {"--line",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       return setNumber(O.Line, "--line", V, 1, 10'000'000);
     }},
    {"--pass",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       return setNumber(O.Pass, "--pass", V, 1, 1'000'000'000);
     }},
    {"--optimise",
     [](Options &O, llvm::StringRef V) -> llvm::Error {
       O.HasOptimisation = true;
       return setNumber(O.Optimisation, "--optimise", V, 0, 3);
     }},
    {"--color", setColour},
};

} // namespace

llvm::Expected<uint64_t> pymemlint::parseSize(llvm::StringRef Text) {
  llvm::StringRef Digits =
      Text.take_while([](char C) { return C >= '0' && C <= '9'; });
  llvm::StringRef Unit = Text.drop_front(Digits.size());
  uint64_t Value, Factor;
  if (Unit.empty() || Unit == "B")
    Factor = 1;
  else if (Unit == "KiB" || Unit == "K" || Unit == "k")
    Factor = 1024;
  else if (Unit == "MiB" || Unit == "M" || Unit == "m")
    Factor = 1024 * 1024;
  else
    return failure("'" + Text + "' is no size: write 65536, 64KiB or 1MiB");
  if (Digits.getAsInteger(10, Value) || Value > (uint64_t(1) << 40) / Factor)
    return failure("'" + Text + "' is no size: write 65536, 64KiB or 1MiB");
  return Value * Factor;
}

llvm::Expected<Options>
pymemlint::parseOptions(llvm::ArrayRef<llvm::StringRef> Words) {
  Options O;
  bool OnlyPaths = false;
  for (size_t I = 0; I != Words.size(); ++I) {
    llvm::StringRef W = Words[I];
    if (OnlyPaths || !W.starts_with("-") || W == "-") {
      O.Paths.push_back(W.str());
      continue;
    }
    if (W == "--") {
      OnlyPaths = true;
      continue;
    }
    if (W == "--no-min-heap") {
      O.WantsMinimumHeap = false;
      continue;
    }
    if (W == "--no-config") {
      O.UsesConfiguration = false;
      continue;
    }
    if (W == "--library") {
      O.IsLibrary = true;
      continue;
    }
    if (W == "--bare-launch") {
      O.BareLaunch = true;
      continue;
    }
    if (W == "--program-output") {
      O.PrintsProgramOutput = true;
      continue;
    }
    auto [Name, Value] = W.split('=');
    const ValueOption *Found = nullptr;
    for (const ValueOption &V : ValueOptions)
      if (Name == V.Name)
        Found = &V;
    if (!Found)
      return failure("unknown option '" + W +
                     "': `pymemlint --help` lists them");
    if (Name.size() == W.size()) {
      if (I + 1 == Words.size())
        return failure(W + " needs a value");
      Value = Words[++I];
    }
    if (llvm::Error E = Found->Set(O, Value))
      return std::move(E);
  }
  return O;
}

llvm::StringRef pymemlint::helpText() {
  return R"(pymemlint: how much memory a MicroPython program takes on a device, line by line

  pymemlint FILE... --target NAME     analyse programs (folders: every .py in them)
  pymemlint targets                   the boards that are known
  pymemlint targets show NAME         what is known of one, fact by fact
  pymemlint targets derive FOLDER     a target from your own firmware's build
  pymemlint layout FILE [--line N]    the map of the heap before a line, or when
                                      the most lives
  pymemlint requests FILE             every allocator request of the run, in order
  pymemlint mpy FILE                  the .mpy that mpy-cross would write
  pymemlint heap --size SIZE [FILE]   what a sequence of requests leaves of a heap

  pymemlint run script.py WORD...     a program of CPython, with every request of it
                                      written to a trace
  pymemlint watch TRACE               what lives in it while it runs
  pymemlint report TRACE              what was measured: --view summary, tree,
                                      timeline, flamegraph, leaks, peak ...
  pymemlint diff TRACE TRACE          what changed between two traces
  pymemlint validate FILE             what is predicted beside what is measured

options
  --target NAME|FILE.yaml   the board, or your own description of one
  --runtime 1.24            another version of MicroPython than the target's 1.27
  --deploy py|mpy|frozen    compiled on the device (py), precompiled (mpy), or
                            part of the firmware's flash (frozen)
  --frozen FOLDER           .py or .mpy that the firmware has frozen (several:
                            once for each folder)
  --budget SIZE             the heap that the program may use: 64KiB, 1MiB
  --format text|json|csv    what is printed
  --entry NAME              call this function of the program after its import
  --optimise N              mpy-cross's -O level, for --deploy mpy and frozen
  --no-min-heap             leave out the minimum heap (the slowest part)
  --library                 the files are code that others import: nothing is
                            run, each function gets bounds for one call
  --heap SIZE               with `layout` and `requests`: another heap
  --line N, --pass K        with `layout`: when line N is about to run, the
                            first time or the Kth
  --config FILE             instead of the pymemlint.yaml beside or above a file
  --no-config               no configuration: the command line alone
  --jobs N                  files analysed at a time, or heaps tried for one
                            file (all processors)
  --color auto|always|never

exit status: 0 nothing to report, 1 findings or a budget exceeded, 2 the tool
could not do what was asked
)";
}
