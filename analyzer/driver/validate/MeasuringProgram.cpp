//===- MeasuringProgram.cpp - What runs on both sides -*- C++ -*-===//
#include "analyzer/driver/validate/MeasuringProgram.h"
#include "llvm/ADT/Twine.h"

using namespace pymemlint;

/// The program ends by an exception when its passes are counted: at a board's
/// raw REPL that would start the board anew.
static std::string endOfPasses(bool CountsPasses) {
  return CountsPasses ? "\nexcept SystemExit:\n pass" : "";
}

/// Lines begin with the mark of measured/ProbeLog.h. The program's own output
/// may end in the middle of a line.
std::string pymemlint::measuringText(llvm::StringRef Program, MeasuredUnit Unit,
                                     bool CountsPasses) {
  const bool IsRequested = Unit == MeasuredUnit::Requested;
  // Names that no program has: its own becomes one of this module.
  std::string Text = "import micropython\n";
  if (IsRequested)
    Text += "pml_m = micropython.mem_total\n";
  else
    Text += "import gc\ngc.disable()\npml_m = gc.mem_alloc\n";
  Text += "pml_a = pml_m()\ntry:\n import " + Program.str() +
          endOfPasses(CountsPasses) +
          "\nfinally:\n pml_b = pml_m()\n print('\\n@@pml total', pml_b - "
          "pml_a)\n";
  if (IsRequested)
    Text += " print('@@pml peak', micropython.mem_peak())\n";
  return Text + " micropython.mem_info(1)\n";
}

std::string pymemlint::probedMeasuringText(llvm::StringRef Program,
                                           bool CountsPasses) {
  return ("import pymemlint_probe as pml_p\npml_p.begin()\ntry:\n import " +
          Program + endOfPasses(CountsPasses) + "\nfinally:\n pml_p.end()\n")
      .str();
}

std::string pymemlint::passModuleText(unsigned Passes) {
  return ("n = " + llvm::Twine(Passes) + R"(
def r():
 global n
 n -= 1
 if n < 0:
  raise SystemExit
)")
      .str();
}

std::string pymemlint::probeModuleText(uint32_t LastLine, MeasuredUnit Unit,
                                       unsigned Passes) {
  std::string Text = "from array import array\n";
  if (Unit == MeasuredUnit::Requested)
    Text += "from micropython import mem_total as m\n";
  else
    Text += "import gc\nfrom gc import mem_alloc as m\n";
  Text += ("N = " + llvm::Twine(LastLine + 1) + "\n").str();
  // Depth is that of the calls that have probes; what is deeper than the table
  // counts for its last row.
  return Text + R"(b = array('i', bytes(4 * N))
c = array('i', bytes(4 * N))
s = array('i', bytes(1024))
k = 0
t = 0
def p(n, d):
 global k, t
 b[s[k]] += m() - t
 c[n] += 1
 k = d
 s[d] = n
 t = m()
def e():
 global k, t
 b[s[k]] += m() - t
 if k < 255:
  k += 1
 s[k] = s[k - 1]
 t = m()
 return k
def q(d):
 global k, t
 b[s[k]] += m() - t
 if d:
  k = d - 1
 else:
  k = s[0] = 0
 t = m()
def begin():
 global t
)" + (Unit == MeasuredUnit::Blocks ? " gc.disable()\n" : "") +
         R"( t = m()
def end():
 b[s[k]] += m() - t
 print('\n@@pml load', b[0])
 for n in range(N):
  if c[n]:
   print('@@pml line', n, b[n], c[n])
)" + (Passes ? passModuleText(Passes) : "");
}
