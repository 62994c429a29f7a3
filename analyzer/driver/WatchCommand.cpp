//===- WatchCommand.cpp - `pymemlint watch` -*- C++ -*-===//
#include "analyzer/driver/WatchCommand.h"
#include "analyzer/measured/LiveTrace.h"
#include "analyzer/report/TextNumbers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Process.h"
#include <deque>

using namespace pymemlint;
using namespace pymemlint::measured;

namespace {

llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 Message.str().c_str());
}

enum class WatchFormat : uint8_t { Text, Json, Csv };

struct WatchOptions {
  std::string Path;
  unsigned Milliseconds = 500, Rows = 15;
  bool Once = false;
  WatchFormat Format = WatchFormat::Text;
};

llvm::Expected<WatchOptions> parse(llvm::ArrayRef<llvm::StringRef> Words) {
  WatchOptions O;
  for (size_t I = 0; I != Words.size(); ++I) {
    llvm::StringRef W = Words[I];
    if (W == "--once") {
      O.Once = true;
      continue;
    }
    if (!W.starts_with("-") || W == "-") {
      if (!O.Path.empty())
        return failure("`watch` takes one trace");
      O.Path = W.str();
      continue;
    }
    auto [Name, Value] = W.split('=');
    if (Name != "--interval" && Name != "--rows" && Name != "--format")
      return failure("unknown option '" + Name +
                     "': `pymemlint watch` knows --interval, --rows, --format "
                     "and --once");
    if (Name.size() == W.size()) {
      if (I + 1 == Words.size())
        return failure(W + " needs a value");
      Value = Words[++I];
    }
    if (Name == "--format") {
      if (Value != "text" && Value != "json" && Value != "csv")
        return failure("--format " + Value + ": use text, json or csv");
      O.Format = Value == "text"   ? WatchFormat::Text
                 : Value == "json" ? WatchFormat::Json
                                   : WatchFormat::Csv;
      continue;
    }
    unsigned &To = Name == "--rows" ? O.Rows : O.Milliseconds;
    if (Value.getAsInteger(10, To) || !To || To > 3'600'000)
      return failure(Name + " " + Value + ": use a number from 1 on" +
                     (Name == "--rows" ? "" : ", in milliseconds"));
  }
  if (O.Path.empty())
    return failure("no trace given: `python -m pymemlint run -o TRACE` writes "
                   "one while the program runs");
  return O;
}

/// What was live in the last moments, as a line of eight heights.
std::string chart(const std::deque<uint64_t> &Past, uint64_t Most) {
  static const char *const Heights[] = {" ", "▁", "▂", "▃", "▄",
                                        "▅", "▆", "▇", "█"};
  std::string Text;
  for (uint64_t Bytes : Past)
    Text +=
        Heights[Most ? size_t(8 * std::min(1.0, double(Bytes) / double(Most)))
                     : 0];
  return Text;
}

class Watcher {
public:
  Watcher(const WatchOptions &O, LiveTrace &Trace, llvm::raw_ostream &Out)
      : O(O), Trace(Trace), Out(Out),
        IsTerminal(llvm::sys::Process::FileDescriptorIsDisplayed(1)) {
    if (O.Format == WatchFormat::Csv)
      Out << "microseconds,live_bytes,peak_bytes,live_blocks,requests,frees,"
             "requested_bytes\n";
  }

  void show() {
    const LiveTotals T = Trace.totals();
    switch (O.Format) {
    case WatchFormat::Csv:
      Out << T.Microseconds << ',' << T.LiveBytes << ',' << T.PeakBytes << ','
          << T.LiveBlocks << ',' << T.Requests << ',' << T.Frees << ','
          << T.RequestedBytes << '\n';
      break;
    case WatchFormat::Json:
      json(T);
      break;
    case WatchFormat::Text:
      if (IsTerminal || O.Once)
        screen(T);
      else
        line(T);
    }
    Out.flush();
  }

private:
  void line(const LiveTotals &T) {
    Out << llvm::format("%10.3f s", double(T.Microseconds) / 1e6) << "  live "
        << number(int64_t(T.LiveBytes)) << " bytes in "
        << number(int64_t(T.LiveBlocks)) << " blocks, peak "
        << number(int64_t(T.PeakBytes)) << ", requests "
        << number(int64_t(T.Requests)) << '\n';
  }

  void screen(const LiveTotals &T) {
    if (IsTerminal && !O.Once)
      Out << "\x1b[H\x1b[2J";
    Past.push_back(T.LiveBytes);
    if (Past.size() > 60)
      Past.pop_front();
    Out << T.Command << " (" << T.Runtime << ")" << (T.IsWhole ? ", ended" : "")
        << '\n';
    line(T);
    Out << "  " << chart(Past, T.PeakBytes) << "\n\n";
    Out << "      live bytes      blocks    requests  line\n";
    for (const LiveLine &L : Trace.lines(O.Rows))
      Out << right(L.Bytes, 16) << right(L.Blocks, 12) << right(L.Requests, 12)
          << "  " << L.File << ':' << L.Line << ' ' << L.Function << '\n';
  }

  void json(const LiveTotals &T) {
    llvm::json::Array Lines;
    for (const LiveLine &L : Trace.lines(O.Rows))
      Lines.push_back(
          llvm::json::Object{{"path", llvm::json::fixUTF8(L.File)},
                             {"line", L.Line},
                             {"function", llvm::json::fixUTF8(L.Function)},
                             {"live_bytes", L.Bytes},
                             {"live_blocks", L.Blocks},
                             {"requests", L.Requests}});
    llvm::json::Object All{{"schema", "pymemlint-watch-1"},
                           {"microseconds", T.Microseconds},
                           {"live_bytes", T.LiveBytes},
                           {"live_blocks", T.LiveBlocks},
                           {"peak_bytes", T.PeakBytes},
                           {"requests", T.Requests},
                           {"frees", T.Frees},
                           {"requested_bytes", T.RequestedBytes},
                           {"ended", T.IsWhole},
                           {"lines", std::move(Lines)}};
    Out << llvm::json::Value(std::move(All)) << '\n';
  }

  const WatchOptions &O;
  LiveTrace &Trace;
  llvm::raw_ostream &Out;
  bool IsTerminal;
  std::deque<uint64_t> Past;
};

} // namespace

llvm::Error pymemlint::runWatchCommand(llvm::ArrayRef<llvm::StringRef> Words,
                                       llvm::raw_ostream &Out) {
  if (llvm::is_contained(Words, "--help") || llvm::is_contained(Words, "-h")) {
    Out << R"(pymemlint watch TRACE    what lives while the program runs

TRACE is a file that `pymemlint run` is writing, a pipe, or - (standard input).

  --interval MILLISECONDS   between two looks (500)
  --rows N                  so many of the biggest lines (15)
  --format text|json|csv
  --once                    what is there now, and no more
)";
    return llvm::Error::success();
  }
  auto O = parse(Words);
  if (!O)
    return O.takeError();
  auto Trace = LiveTrace::open(O->Path);
  if (!Trace)
    return Trace.takeError();
  Watcher W(*O, **Trace, Out);
  for (;;) {
    if (llvm::Error E = (*Trace)->update())
      return E;
    W.show();
    const LiveTotals T = (*Trace)->totals();
    if (O->Once || T.IsWhole || T.IsOver)
      return llvm::Error::success();
    if (llvm::Error E = (*Trace)->wait(O->Milliseconds))
      return E;
  }
}
