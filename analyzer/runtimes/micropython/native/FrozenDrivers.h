//===- FrozenDrivers.h - What frozen drivers' functions do -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_FROZENDRIVERS_H
#define PYMEMLINT_MICROPYTHON_NATIVE_FROZENDRIVERS_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

// Behaviours of FrozenOutlines.def; the arguments are one for each parameter.
// The globals are the module's.
Value machineGetAttr(Runtime &R, Arguments A);
Value flashBlockDeviceInit(Runtime &R, Arguments A);
Value neoPixelInit(Runtime &R, Arguments A);
Value neoPixelLength(Runtime &R, Arguments A);
Value neoPixelSetItem(Runtime &R, Arguments A);
Value neoPixelGetItem(Runtime &R, Arguments A);
Value neoPixelFill(Runtime &R, Arguments A);
Value neoPixelWrite(Runtime &R, Arguments A);
Value oneWireInit(Runtime &R, Arguments A);
Value oneWireReset(Runtime &R, Arguments A);
Value oneWireReadBit(Runtime &R, Arguments A);
Value oneWireReadByte(Runtime &R, Arguments A);
Value oneWireReadInto(Runtime &R, Arguments A);
Value oneWireWriteBit(Runtime &R, Arguments A);
Value oneWireWriteByte(Runtime &R, Arguments A);
Value oneWireWrite(Runtime &R, Arguments A);
Value oneWireSelectRom(Runtime &R, Arguments A);
Value oneWireScan(Runtime &R, Arguments A);
Value oneWireSearchRom(Runtime &R, Arguments A);
Value oneWireCrc8(Runtime &R, Arguments A);
Value dhtInit(Runtime &R, Arguments A);
Value dhtMeasure(Runtime &R, Arguments A);
Value dht11Humidity(Runtime &R, Arguments A);
Value dht11Temperature(Runtime &R, Arguments A);
Value dht22Humidity(Runtime &R, Arguments A);
Value dht22Temperature(Runtime &R, Arguments A);
Value ds18x20Init(Runtime &R, Arguments A);
Value ds18x20Scan(Runtime &R, Arguments A);
Value ds18x20ConvertTemp(Runtime &R, Arguments A);
Value ds18x20ReadScratch(Runtime &R, Arguments A);
Value ds18x20WriteScratch(Runtime &R, Arguments A);
Value ds18x20ReadTemp(Runtime &R, Arguments A);

} // namespace pymemlint::micropython
#endif
