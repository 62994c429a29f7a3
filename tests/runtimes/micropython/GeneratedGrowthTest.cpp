// Where it is said that the heap will be full whatever the inputs, each drawn
// run comes to its end by a MemoryError, after no more passes than is said: in
// loops and tasks that nobody wrote, which append to lists and do other things
// with them.
#include "tests/runtimes/micropython/GeneratedCheck.h"

using namespace pymemlint;
using namespace pymemlint::testing;

namespace {

class Generator : ProgramWriter {
public:
  explicit Generator(unsigned Seed)
      : ProgramWriter(Seed * 7919 + 11), HasTasks(Seed % 2) {}

  std::string program() {
    line("from machine import ADC");
    line("adc = ADC(\"{adc}\")");
    line("log = []");
    line("other = []");
    line("pool = [bytearray(24) for _ in range(3)]");
    line("kept = None");
    line("n = 0");
    if (HasTasks) {
      Text = "import asyncio\n" + Text;
      const unsigned Tasks = 1 + pick(3);
      for (unsigned I = 0; I != Tasks; ++I)
        function("async def task_" + std::to_string(I) + "():");
      line("async def main():");
      for (unsigned I = 1; I != Tasks; ++I)
        line("    asyncio.create_task(task_" + std::to_string(I) + "())");
      line("    await task_0()");
      line(pick(2)
               ? "asyncio.run(main())"
               : "try:\n    asyncio.run(main())\nexcept " +
                     std::string(pick(2) ? "KeyboardInterrupt" : "Exception") +
                     ":\n    log = []");
    } else {
      function("def loop():");
      line("loop()");
    }
    return Text;
  }

private:
  void function(const std::string &Head) {
    line(Head);
    ++Indent;
    line("global log, other, kept, n");
    if (pick(8) == 0)
      line("log = []");
    line("while True:");
    ++Indent;
    for (unsigned N = 1 + pick(3); N; --N)
      statement();
    if (HasTasks)
      pause();
    Indent = 0;
  }

  void pause() {
    static constexpr const char *Delays[] = {"10", "35", "100", "0",
                                             "5 + (adc.read_u16() >> 12)"};
    line("await asyncio.sleep_ms(" +
         std::string(Delays[pick(std::size(Delays))]) + ")");
  }

  void block(const std::string &Head, const std::string &Rest = "") {
    line(Head);
    ++Indent;
    ++Depth;
    statement();
    --Depth;
    --Indent;
    if (!Rest.empty())
      line(Rest);
  }

  void statement() {
    switch (pick(Depth < 2 ? 20 : 15)) {
    case 0:
    case 1:
      line("log.append(bytearray(20))");
      break;
    case 2:
      line("log.append((n, adc.read_u16()))");
      break;
    case 3:
      line("other.append(n)");
      break;
    case 4:
      line("other.append(pool[n % 3])");
      break;
    case 5:
      line("log.extend((n, n))");
      break;
    case 6:
      line("n = (n + 1) % 5");
      break;
    case 7:
      line("kept = bytearray(30)");
      break;
    case 8:
      line("log.append(kept)");
      break;
    case 9:
      line("row = []");
      line("row.append(bytes(9))");
      break;
    case 10:
      line("row = [n]");
      line("row.append(kept)");
      line("other.append(row)");
      break;
    case 11:
      line(pick(3) ? "pass" : "print(len(log))");
      break;
    case 12:
      line("if n == 3:");
      line(std::string("    ") + (pick(2) ? "other" : "log") +
           (pick(2) ? " = []" : ".clear()"));
      break;
    case 13:
      line("log.append('%d' % adc.read_u16())");
      break;
    case 14:
      line(pick(2) ? "log, other = other, log" : "log.append(other)");
      break;
    case 15:
      block("if adc.read_u16() > 40000:");
      break;
    case 16:
      block("if n == 2:");
      break;
    case 17:
      block("for i in range(3):");
      break;
    case 18:
      block("try:", pick(2) ? "except ValueError:\n" +
                                  std::string(Indent * 4 + 4, ' ') + "pass"
                            : "except MemoryError:\n" +
                                  std::string(Indent * 4 + 4, ' ') +
                                  "log = []; other = []");
      break;
    case 19:
      block("if len(other) < 4:");
      break;
    }
  }

  const bool HasTasks;
  unsigned Depth = 0;
};

/// Ends a run where the heap is full: what goes on from there, as other tasks
/// do, is of no interest.
struct UntilFull final : RequestSink {
  bool IsFull = false;
  void request(const Request &) override {}
  void totalRead(uint64_t, SiteId) override {}
  void failed(uint64_t, SiteId) override {
    IsFull = true;
    throw OutOfFuel();
  }
};

TEST(GeneratedGrowth, DrawnRunsFillTheHeapWhereThatIsCertain) {
  constexpr uint64_t HeapBytes = 32768;
  unsigned First = 0, Last = 12, Full = 0;
  if (const char *Given = getenv("PYMEMLINT_PROGRAMS"))
    sscanf(Given, "%u:%u", &First, &Last);
  for (unsigned Seed = First; Seed != Last; ++Seed) {
    const std::string Text = Generator(Seed).program();
    const InputCheck C("generated.py", Text, Boards[Seed % std::size(Boards)]);
    RunOptions O = C.options();
    O.EndlessAfter = 300'000;
    const auto Growth = findGrowth(C.device(), O);
    if (!Growth)
      continue;
    O.EndlessAfter = UINT64_MAX;
    O.HeapBytes = HeapBytes;
    O.Fuel = 3'000'000;
    for (unsigned Input = 0; Input != 2; ++Input) {
      O.InputSeed = Input;
      UntilFull Sink;
      O.Sink = &Sink;
      const RunResult Run = micropython::run(C.device(), O);
      // Some keep too little to come to it.
      Full += Sink.IsFull;
      EXPECT_EQ(Run.End, Outcome::OutOfFuel)
          << "program " << Seed << ", seed " << Input << "\n"
          << Text;
      for (const LoopCount &L : Run.Loops) {
        auto It = Growth->Loops.find({L.File, L.Line});
        if (L.IsEndless && It != Growth->Loops.end() && It->second.Least)
          EXPECT_LE(L.Iterations,
                    HeapBytes / It->second.Least + It->second.FirstPasses + 1)
              << "program " << Seed << ", line " << L.Line << "\n"
              << Text;
      }
    }
  }
  EXPECT_GE(Full, (Last - First) / 4);
}

} // namespace
