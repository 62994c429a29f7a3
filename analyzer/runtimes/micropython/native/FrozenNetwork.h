//===- FrozenNetwork.h - What frozen modules of the network do -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_FROZENNETWORK_H
#define PYMEMLINT_MICROPYTHON_NATIVE_FROZENNETWORK_H

#include "analyzer/runtimes/micropython/native/OutlineFrame.h"

namespace pymemlint::micropython {

// Behaviours of FrozenOutlines.def: micropython-lib/micropython/net/ntptime.
extern const OutlineBehaviour NtpTime, NtpSetTime;

} // namespace pymemlint::micropython
#endif
