//===- Input.cpp - What comes from outside the program -*- C++ -*-===//
#include "analyzer/runtimes/micropython/modules/Input.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

Value micropython::input(Runtime &R, const llvm::Twine &What, Value Nominal) {
  R.unmodelled("value of " + What, "followed with one possible value");
  return Nominal;
}

void micropython::stopUnmodelled(Runtime &R, const llvm::Twine &Construct,
                                 const llvm::Twine &Effect) {
  R.unmodelled(Construct, Effect);
  throw NotModelled();
}
