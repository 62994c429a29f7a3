// Nothing lies outside its interval in programs that nobody wrote: functions
// with loops of open length over buffers that inputs fill, indexes and masks
// from inputs, exceptions out of the midst of them.
#include "tests/runtimes/micropython/GeneratedCheck.h"

using namespace pymemlint;
using namespace pymemlint::testing;

namespace {

class Generator : ProgramWriter {
public:
  explicit Generator(unsigned Seed) : ProgramWriter(Seed * 6151 + 3) {}

  std::string program() {
    Text = R"(from array import array
from machine import ADC, Pin, UART
import json
import time
adc = ADC(Pin("{adc}"))
pin = Pin("{pin}", Pin.IN)
uart = UART({uart}, 9600)
buf = bytearray(16)
words = array("H", bytes(32))
signed = array("b", bytes(8))
def help(data, n):
    a = n
    b = 1
    c = 0
    f = 0.5
    t = None
)";
    Indent = 1;
    block(1);
    line(pick(2) ? "return a & 31" : "return t and len(t)");
    Text += R"(def work(data, n, m):
    a = n
    b = m
    c = 1
    f = 0.25
    t = b""
)";
    Indent = 1;
    HasHelp = true;
    block(2);
    block(2);
    line("return (a + b) & 255");
    Text += "total = 0\nkept = None\nwhile True:\n";
    line(pick(2) ? "n = adc.read_u16() >> 12" : "n = uart.readinto(buf) or 0");
    line(pick(2) ? "m = adc.read_u16() & 63" : "m = buf[0] | buf[1] << 8");
    line("try:");
    line("    total = work(buf, n, m)");
    line(pick(2) ? "except IndexError:" : "except (IndexError, ValueError):");
    line(pick(2) ? "    total = 0" : "    kept = str(total)");
    if (pick(2)) {
      line("if total > 100:");
      line("    uart.write(memoryview(buf)[:total & 15])");
    }
    line("time.sleep_ms(5)");
    return Text;
  }

private:
  std::string name() { return std::string(1, "abc"[pick(3)]); }

  void block(unsigned Depth) {
    for (unsigned N = 1 + pick(3); N; --N)
      statement(Depth);
  }
  void nested(const std::string &Head, unsigned Depth, bool IsLoop = false) {
    line(Head);
    ++Indent;
    const bool Before = std::exchange(IsInLoop, IsInLoop || IsLoop);
    block(Depth - 1);
    if (IsLoop && pick(3) == 0)
      line("if " + name() + (pick(2) ? " > 40:" : " & 8:") +
           (pick(2) ? " break" : " continue"));
    IsInLoop = Before;
    --Indent;
  }

  void statement(unsigned Depth) {
    const std::string X = name(), Y = name();
    switch (pick(Depth ? 30 : 21)) {
    case 0:
      return line(X + " = (" + X + " >> 1) ^ 0x5a if " + X + " & 1 else " + X +
                  " >> 1");
    case 1:
      return line(X + " = (" + X + " + data[" + Y + " & 15]) & 0xff");
    case 2:
      return line("data[" + X + " & 15] = " + Y + " & 255");
    case 3:
      return line("words[(" + X + " + " + Y + ") & 15] = " + Y + " & 0xffff");
    case 4:
      return line(X + " = words[" + Y + " & 15]");
    case 5:
      return line("signed[" + X + " & 7] = (" + Y + " & 127) - 64");
    case 6:
      return line(X + " = signed[" + Y + " & 7]");
    case 7:
      return line(X + " = data[" + Y + " & 31]");
    case 8:
      return line("t = bytes(data[:" + X + " & 7])");
    case 9:
      return line("t = str(" + X + ")");
    case 10:
      return line("t = (" + X + ", " + Y + ")");
    case 11:
      return line(X + " = len(t) if t else 0");
    case 12:
      return line("f = f * 0.5 + (" + X + " & 255)");
    case 13:
      line("if f > 100.0:");
      return line("    f = 100.0");
    case 14:
      return line(X + " = int(min(f, 50.0)) & 255");
    case 15:
      return line(X + " = sorted([" + X + ", b, " + Y + ", 7])[" +
                  std::to_string(pick(4)) + "]");
    case 16:
      return line(X + " = len(json.dumps({\"a\": " + X + ", \"b\": [" + Y +
                  "]}))");
    case 17:
      return line("t = \"%d:%d\" % (" + X + ", " + Y + ")");
    case 18:
      if (!IsInLoop)
        return line(X + " = (" + X + " + 1) & 15");
      return line("data[i] = " + X + " & 255");
    case 19:
      return line(X + " = 12 & " + Y + " | 3");
    case 20:
      return line(HasHelp ? X + " = help(data, " + Y + ") or 0"
                          : X + " = max(" + Y + ", 3)");
    case 21:
      return nested("for i in range(" + X + " & 15):", Depth, true);
    case 22:
      return nested("for i in range(3):", Depth, true);
    case 23:
      return nested("for i in range(2, n):", Depth, true);
    case 24: {
      line(X + " &= 7");
      line("while " + X + " < n & 15:");
      ++Indent;
      line(X + " += 1");
      // Nothing may set it back.
      line("data[" + X + "] ^= n & 255");
      --Indent;
      return;
    }
    case 25:
      return nested("if " + X + " > " + std::to_string(pick(64)) + ":", Depth);
    case 26:
      nested("if " + X + " == " + std::to_string(pick(9)) + ":", Depth);
      return nested("else:", Depth);
    case 27:
      nested("try:", Depth);
      line("    " + X + " = data[" + Y + "]");
      nested("except IndexError:", Depth);
      return;
    case 28:
      nested("try:", Depth);
      return nested("finally:", Depth);
    case 29:
      return nested("if pin.value():", Depth);
    }
  }

  bool IsInLoop = false, HasHelp = false;
};

TEST(GeneratedLoops, NoDrawnRunLiesOutsideWhatAllWaysAllow) {
  checkGenerated([](unsigned Seed) { return Generator(Seed).program(); });
}

} // namespace
