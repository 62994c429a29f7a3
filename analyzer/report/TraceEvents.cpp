//===- TraceEvents.cpp - Each event of a trace -*- C++ -*-===//
#include "analyzer/report/TraceEvents.h"
#include "analyzer/report/CsvField.h"
#include "runtime/trace/Reader.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/JSON.h"
#include <optional>

using namespace pymemlint;

namespace {

/// An event with what it has; a former block of 0 is one of before the trace.
struct Event {
  uint64_t Microseconds;
  uint32_t Thread;
  llvm::StringRef Operation;
  uint64_t Block;
  std::optional<uint64_t> Former, Bytes;
  llvm::StringRef Domain, Path, Function;
  std::optional<uint32_t> Line;
};

void printCsv(const Event &E, llvm::raw_ostream &Out) {
  auto Number = [](auto N) { return N ? std::to_string(*N) : std::string(); };
  Out << E.Microseconds << ',' << E.Thread << ',' << E.Operation << ','
      << E.Domain << ',' << E.Block << ',' << Number(E.Former) << ','
      << Number(E.Bytes) << ',' << (E.Line ? csvField(E.Path) : "") << ','
      << Number(E.Line) << ',' << (E.Line ? csvField(E.Function) : "") << '\n';
}

void printJson(const Event &E, llvm::json::OStream &J) {
  auto Number = [&](llvm::StringRef Key, auto N) {
    N ? J.attribute(Key, int64_t(*N)) : J.attribute(Key, nullptr);
  };
  auto Text = [&](llvm::StringRef Key, llvm::StringRef T, bool IsThere) {
    IsThere ? J.attribute(Key, llvm::json::fixUTF8(T))
            : J.attribute(Key, nullptr);
  };
  J.object([&] {
    J.attribute("microseconds", int64_t(E.Microseconds));
    J.attribute("thread", int64_t(E.Thread));
    J.attribute("operation", E.Operation);
    Text("domain", E.Domain, !E.Domain.empty());
    J.attribute("block", int64_t(E.Block));
    Number("former", E.Former);
    Number("bytes", E.Bytes);
    Text("path", E.Path, E.Line.has_value());
    Number("line", E.Line);
    Text("function", E.Function, E.Line.has_value());
  });
}

class EventPrinter final : public trace::Visitor {
public:
  using Print = llvm::function_ref<void(const Event &)>;
  EventPrinter(const trace::Reader &In, Print Each) : In(In), Each(Each) {}

  void allocate(uint64_t Number, const trace::Triple &T) override {
    born("allocate", 0, Number, T);
  }
  void reallocate(uint64_t Former, uint64_t Number,
                  const trace::Triple &T) override {
    born("reallocate", Former, Number, T);
  }
  void free(uint64_t Number) override { Each(eventOf("free", Number)); }

private:
  Event eventOf(llvm::StringRef Operation, uint64_t Block) const {
    Event E = {};
    E.Microseconds = In.microseconds();
    E.Thread = In.thread();
    E.Operation = Operation;
    E.Block = Block;
    return E;
  }
  void born(llvm::StringRef Operation, uint64_t Former, uint64_t Number,
            const trace::Triple &T) {
    constexpr llvm::StringLiteral Domains[] = {"raw", "mem", "object"};
    Event E = eventOf(Operation, Number);
    E.Domain = Domains[T.Domain];
    E.Former = Former;
    E.Bytes = T.Size;
    if (T.Node) {
      const trace::NodeRecord &N = In.nodes()[T.Node];
      const trace::CodeRecord &C = In.codes()[N.Code];
      E.Path = C.File;
      E.Line = N.Line;
      E.Function = C.Function;
    }
    Each(E);
  }

  const trace::Reader &In;
  Print Each;
};

} // namespace

llvm::Error pymemlint::printTraceEvents(llvm::StringRef Bytes,
                                        llvm::StringRef Path, bool IsJson,
                                        llvm::raw_ostream &Out) {
  trace::Reader In({Bytes.data(), Bytes.size()});
  bool IsRead = false;
  if (IsJson) {
    llvm::json::OStream J(Out);
    auto Each = [&](const Event &E) { printJson(E, J); };
    EventPrinter Printer(In, Each);
    J.array([&] { IsRead = In.read(Printer); });
    Out << '\n';
  } else {
    Out << "microseconds,thread,operation,domain,block,former,bytes,path,line,"
           "function\n";
    auto Each = [&](const Event &E) { printCsv(E, Out); };
    EventPrinter Printer(In, Each);
    IsRead = In.read(Printer);
  }
  if (!IsRead)
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: %s",
                                   Path.str().c_str(), In.problem().c_str());
  return llvm::Error::success();
}
