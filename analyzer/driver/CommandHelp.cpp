//===- CommandHelp.cpp - What `pymemlint COMMAND --help` says -*- C++ -*-===//
#include "analyzer/driver/CommandHelp.h"
#include "analyzer/driver/ValidateCommand.h"
#include "llvm/ADT/StringSwitch.h"

using namespace pymemlint;

namespace {

constexpr llvm::StringLiteral Layout =
    R"(pymemlint layout FILE: what stands on the heap, block by block

  pymemlint layout FILE --target NAME
        when the most lives
  pymemlint layout FILE --target NAME --line 20
        when line 20 is about to run; --pass 3: for the third time

Prints the map that micropython.mem_info(1) would print there on the board, a
letter for each block (h: an allocation's first block, = its others, . free; T a
tuple, L a list, D a dict, S a str or bytes, A a bytearray or array, F a float, B a
function, M a module), and for each allocation its size, its type and the line that
asked for it. Garbage that no collection has freed yet is told apart. Fragmentation
is one less the longest free run's share of all that is free: at 0 % all of it is in
one piece.

  --heap SIZE               another heap than the board's
  --format text|json|csv    csv: a row for each allocation
  --deploy, --runtime, --entry, --optimise, --frozen, --config
                            as for the analysis (`pymemlint --help`)

Lay it beside a device's own: `pymemlint validate FILE --measured LOG`.
)";

constexpr llvm::StringLiteral Requests =
    R"(pymemlint requests FILE: every call into the allocator, in order

  pymemlint requests FILE --target NAME [--deploy mpy]

A row for each, from the interpreter's start to its end:

  operation,old block,new block,old bytes,new bytes,file,line,function

  a   m_malloc                      a,-1,221,0,96,prog.py,3,<module>
  m   m_malloc_maybe: may fail (new block -1)
  f   m_malloc_with_finaliser
  r   m_realloc                     r,56,229,32,80,prog.py,3,<module>
  y   m_realloc_maybe; z: where it may not move
  d   m_free                        d,208,-1,80,0,prog.py,3,<module>
  t   micropython.mem_total() was read: t,,,,35344,,,

Blocks are counted from the heap's begin; -1 is none. Line 0 without a file is
before the program. The last column is empty where no bytecode runs.

  --heap SIZE               another heap than the board's: places and collections
                            change, requests do not
  --deploy, --runtime, --entry, --optimise, --frozen, --config
                            as for the analysis (`pymemlint --help`)

`pymemlint requests FILE --target unix32 | awk -F, '$7 == 12'`: those of line 12.
)";

constexpr llvm::StringLiteral Heap =
    R"(pymemlint heap --size SIZE [FILE]: what a sequence of requests leaves of a heap

  pymemlint heap --size 1024 steps.txt
  printf '320 left\n320 middle\n320 right\nfree left\nfree right\n600 big\n' |
      pymemlint heap --size 1024
  pymemlint heap --target esp32 steps.txt       a board's own heap

A line of FILE, or of the standard input, is a step:

  allocate 100 buffer       a request for 100 bytes, called `buffer` from then on;
                            also: 100 buffer
  reallocate 200 buffer     it grows or shrinks, in place or elsewhere
  free buffer               its blocks are free at once
  drop buffer               nothing refers to it any more: the next collection
                            frees it, as after `del` on a device
  collect                   gc.collect()

The heap is MicroPython's: first fit, whole blocks, a collection when nothing fits.
Printed are its map, what is used and free, the longest free run and the
fragmentation. Status 1: the last step had no place, and the reason is told, whether
the heap was full or only in pieces.

  --size SIZE               of the heap with its tables, as on the device: 64KiB
  --block-size N            16 bytes, as on 32-bit boards; 32 on 64 bits
  --target NAME, --runtime 1.24
                            the heap of a board, with its areas
  --format text|json
)";

constexpr llvm::StringLiteral Targets =
    R"(pymemlint targets: the boards that are known

  pymemlint targets                             a line for each
  pymemlint targets show NAME                   what is known of one, fact by fact
  pymemlint targets derive FOLDER [-o FILE]     a target from the build folder of
                                                your own firmware, for --target FILE
)";

} // namespace

llvm::StringRef pymemlint::commandHelpText(llvm::StringRef Command) {
  return llvm::StringSwitch<llvm::StringRef>(Command)
      .Case("layout", Layout)
      .Case("requests", Requests)
      .Case("heap", Heap)
      .Case("targets", Targets)
      .Case("validate", validateHelpText())
      .Default("");
}
