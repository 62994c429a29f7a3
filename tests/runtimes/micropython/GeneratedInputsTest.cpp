// Nothing lies outside its interval in programs that nobody wrote: statements
// over inputs, state and interrupt handlers, put together at random.
#include "tests/runtimes/micropython/GeneratedCheck.h"

using namespace pymemlint;
using namespace pymemlint::testing;

namespace {

class Generator : ProgramWriter {
public:
  explicit Generator(unsigned Seed) : ProgramWriter(Seed * 7919 + 1) {}

  std::string program() {
    Text = R"(from machine import ADC, Pin, UART
import time
adc = ADC(Pin("{adc}"))
pin = Pin("{pin}", Pin.IN)
uart = UART({uart}, 9600)
class Thing:
    def __init__(self):
        self.count = 0
        self.last = None
    def step(self, v):
)";
    Indent = 2;
    IsMethod = true;
    block(1);
    IsMethod = false;
    Text += R"(o = Thing()
flag = False
a = 1
b = 2
x = 3
s = ""
keep = None
items = [1, 2, 3, 4]
raw = bytearray(8)
table = {1: 10, 3: 30}
)";
    const unsigned Handlers = pick(3);
    for (unsigned I = 0; I != Handlers; ++I)
      handler(I);
    Indent = 0;
    const bool IsEndless = pick(4) != 0;
    line(IsEndless ? "while True:" : "for turn in range(2):");
    ++Indent;
    block(2);
    line("time.sleep_ms(5)");
    return Text;
  }

private:
  void handler(unsigned I) {
    const std::string Name = "on_" + std::to_string(I);
    Indent = 0;
    line("def " + Name + "(p):");
    ++Indent;
    line("global flag, a, b, keep");
    const bool IsHard = pick(2);
    for (unsigned N = 1 + pick(2); N; --N)
      switch (pick(IsHard ? 7 : 10)) {
      case 0:
        line("flag = True");
        break;
      case 1:
        line("a = (a + 1) & 15");
        break;
      case 2:
        line("o.count += 1");
        break;
      case 3:
        line("items[b & 3] = a");
        break;
      case 4:
        line("if pin.value():");
        ++Indent;
        line(pick(2) ? "b = 5" : "o.count = 0");
        --Indent;
        break;
      case 5:
        line("raw[a & 7] = time.ticks_ms() & 255");
        break;
      case 6:
        line("if flag:");
        ++Indent;
        line("keep = None");
        --Indent;
        break;
      case 7:
        line("t = str(a)");
        break;
      case 8:
        line("keep = [a, b]");
        break;
      case 9:
        line("o.last = (a,)");
        break;
      }
    --Indent;
    line((I ? "Pin(\"{led}\", Pin.IN).irq(" : "pin.irq(") + Name +
         ", Pin.IRQ_RISING" + (IsHard ? ", hard=True)" : ")"));
  }

  void block(unsigned Depth) {
    if (IsMethod)
      line("self.count += 1");
    for (unsigned N = 1 + pick(3); N; --N)
      statement(Depth);
  }

  void nested(const std::string &Head, unsigned Depth) {
    line(Head);
    ++Indent;
    block(Depth - 1);
    --Indent;
  }

  void inMethod(unsigned Depth) {
    switch (pick(Depth ? 6 : 4)) {
    case 0:
      line("self.last = v");
      break;
    case 1:
      line("self.last = str(v)");
      break;
    case 2:
      line("self.last = None");
      break;
    case 3:
      line("self.count = self.count % 4");
      break;
    case 4:
      nested("if v > 8:", Depth);
      break;
    case 5:
      nested("if self.count > 2:", Depth);
      break;
    }
  }

  void statement(unsigned Depth) {
    if (IsMethod)
      return inMethod(Depth);
    switch (pick(Depth ? 22 : 15)) {
    case 0:
      line("x = adc.read_u16() >> " + std::to_string(11 + pick(4)));
      break;
    case 1:
      line("b = x & 7");
      break;
    case 2:
      line("a = (a + 1) % 5");
      break;
    case 3:
      line("items[b & 3] = x");
      break;
    case 4:
      line("raw[b & 7] = a & 255");
      break;
    case 5:
      line("print(\"%d %d\" % (a, x))");
      break;
    case 6:
      line("s = str(x)");
      break;
    case 7:
      line("keep = (a, x)");
      break;
    case 8:
      line("keep = bytearray((b & 3) * 24)");
      break;
    case 9:
      line("o.step(x)");
      break;
    case 10:
      line("y = table.get(b & 3, 7)");
      break;
    case 11:
      line("w = bytes(raw[1:b & 3])");
      break;
    case 12:
      line("keep = None");
      break;
    case 13:
      line("x = max(items) - min(items)");
      break;
    case 14:
      line("o.count = o.count & 3");
      break;
    case 15:
      nested("if x > " + std::to_string(pick(20)) + ":", Depth);
      break;
    case 16:
      nested("if pin.value():", Depth);
      break;
    case 17:
      nested("if flag:", Depth);
      line("flag = False");
      break;
    case 18:
      nested("for i in range(b & 3):", Depth);
      break;
    case 19:
      nested("if (b & 3) in table:", Depth);
      break;
    case 20:
      nested("if o.count > 1:", Depth);
      break;
    case 21:
      line("w = uart.read(2)");
      nested("if w and w[0] == 65:", Depth);
      break;
    }
  }

  bool IsMethod = false;
};

TEST(GeneratedInputs, NoDrawnRunLiesOutsideWhatAllWaysAllow) {
  checkGenerated([](unsigned Seed) { return Generator(Seed).program(); });
}

} // namespace
