//===- HeapMapText.cpp - The blocks of a heap, a character each -*- C++ -*-===//
#include "analyzer/heap/HeapMapText.h"
#include "llvm/Support/Format.h"

using namespace pymemlint;

void pymemlint::printHeapMap(const GcHeap &Heap,
                             llvm::function_ref<char(Block)> LetterOf,
                             llvm::raw_ostream &Out) {
  constexpr Block PerLine = 64;
  for (const auto [AreaFirst, AreaBlocks] : Heap.areas()) {
    Out << "GC memory layout; from 0:";
    for (Block I = 0; I < AreaBlocks; ++I) {
      if (I % PerLine == 0) {
        Block End = I;
        while (End < AreaBlocks &&
               Heap.kindOf(AreaFirst + End) == GcHeap::Kind::Free)
          ++End;
        // At least two lines with free blocks only are not printed.
        if (End - I >= 2 * PerLine) {
          Out << "\n       (" << (End - I) / PerLine << " lines all free)";
          I = End & ~(PerLine - 1);
          if (I >= AreaBlocks)
            break;
        }
        Out << '\n' << llvm::format("%08x", I * Heap.bytesPerBlock()) << ": ";
      }
      switch (Heap.kindOf(AreaFirst + I)) {
      case GcHeap::Kind::Free:
        Out << '.';
        break;
      case GcHeap::Kind::Head:
        Out << LetterOf(AreaFirst + I);
        break;
      case GcHeap::Kind::Tail:
        Out << '=';
        break;
      case GcHeap::Kind::Mark:
        Out << 'm';
        break;
      }
    }
    Out << '\n';
  }
}
