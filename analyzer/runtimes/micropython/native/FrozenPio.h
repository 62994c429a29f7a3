//===- FrozenPio.h - What rp2.py does -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_FROZENPIO_H
#define PYMEMLINT_MICROPYTHON_NATIVE_FROZENPIO_H

#include "analyzer/runtimes/micropython/native/OutlineFrame.h"

namespace pymemlint::micropython {

// Behaviours of FrozenOutlines.def: ports/rp2/modules/rp2.py.
extern const OutlineBehaviour PioInit, PioStartPass, PioGetItem, PioDelay,
    PioSide, PioWrapTarget, PioWrap, PioLabel, PioWord, PioNop, PioJmp, PioWait,
    PioIn, PioOut, PioPush, PioPull, PioMov, PioIrq, PioSet, PioInvert,
    PioReverse, AsmPio, AsmPioDec, AsmPioEncode;

} // namespace pymemlint::micropython
#endif
