//===- TraceEvents.cpp - Each event of a trace -*- C++ -*-===//
#include "analyzer/report/TraceEvents.h"
#include "analyzer/report/CsvField.h"
#include "runtime/trace/Reader.h"

using namespace pymemlint;

namespace {

class EventPrinter final : public trace::Visitor {
public:
  EventPrinter(const trace::Reader &In, llvm::raw_ostream &Out)
      : In(In), Out(Out) {}

  void allocate(uint64_t Number, const trace::Triple &T) override {
    born("allocate", 0, Number, T);
  }
  void reallocate(uint64_t Former, uint64_t Number,
                  const trace::Triple &T) override {
    born("reallocate", Former, Number, T);
  }
  void free(uint64_t Number) override {
    begin("free");
    Out << ',' << Number << ",,,,,\n";
  }

private:
  void begin(llvm::StringRef Operation) {
    Out << In.microseconds() << ',' << In.thread() << ',' << Operation << ',';
  }
  void born(llvm::StringRef Operation, uint64_t Former, uint64_t Number,
            const trace::Triple &T) {
    constexpr const char *Domains[] = {"raw", "mem", "object"};
    begin(Operation);
    Out << Domains[T.Domain] << ',' << Number << ',' << Former << ',' << T.Size
        << ',';
    if (!T.Node) {
      Out << ",,\n";
      return;
    }
    const trace::NodeRecord &N = In.nodes()[T.Node];
    const trace::CodeRecord &C = In.codes()[N.Code];
    Out << csvField(C.File) << ',' << N.Line << ',' << csvField(C.Function)
        << '\n';
  }

  const trace::Reader &In;
  llvm::raw_ostream &Out;
};

} // namespace

llvm::Error pymemlint::printTraceEvents(llvm::StringRef Bytes,
                                        llvm::StringRef Path,
                                        llvm::raw_ostream &Out) {
  trace::Reader In({Bytes.data(), Bytes.size()});
  EventPrinter Printer(In, Out);
  Out << "microseconds,thread,operation,domain,block,former,bytes,path,line,"
         "function\n";
  if (!In.read(Printer))
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: %s",
                                   Path.str().c_str(), In.problem().c_str());
  return llvm::Error::success();
}
