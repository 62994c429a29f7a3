//===- Input.cpp - What comes from outside the program -*- C++ -*-===//
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

Value micropython::input(Runtime &R, const llvm::Twine &What, Value Nominal) {
  R.unmodelled("value of " + What, "followed with one possible value");
  return Nominal;
}

int64_t micropython::drawNumber(Runtime &R, int64_t Low, int64_t High) {
  const uint64_t Drawn = (*R.Inputs)();
  const uint64_t Width = uint64_t(High) - uint64_t(Low);
  uint64_t Offset = Width == UINT64_MAX ? Drawn / 8 : Drawn / 8 % (Width + 1);
  switch (Drawn % 8) {
  case 0:
    Offset = 0;
    break;
  case 1:
    Offset = Width;
    break;
  case 2: // Near the lower end.
    Offset = std::min<uint64_t>(Width, Drawn / 8 % 16);
    break;
  }
  return int64_t(uint64_t(Low) + Offset);
}

void micropython::drawBytes(Runtime &R, Value V) {
  Buffer B;
  if (!getBuffer(R, V, B, false))
    return;
  for (size_t I = 0; I != B.Length; ++I)
    B.Data[I] = uint8_t(drawNumber(R, 0, 255));
}

Value micropython::smallInput(Runtime &R, int64_t Low, int64_t High,
                              int64_t Nominal) {
  if (R.Inputs)
    return Value::smallInt(drawNumber(R, Low, High));
  return R.Paths ? open::smallRange(R, Low, High) : Value::smallInt(Nominal);
}

Value micropython::inputContent(Runtime &R, const llvm::Twine &What, Value V) {
  if (R.Inputs)
    drawBytes(R, V);
  else if (R.Paths)
    open::openText(R, V);
  else
    return input(R, What, V);
  return V;
}

void micropython::stopUnmodelled(Runtime &R, const llvm::Twine &Construct,
                                 const llvm::Twine &Effect) {
  R.unmodelled(Construct, Effect);
  throw NotModelled();
}
