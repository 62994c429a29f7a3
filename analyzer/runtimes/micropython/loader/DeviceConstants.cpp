//===- DeviceConstants.cpp - Constants made on the device -*- C++ -*-===//
#include "analyzer/runtimes/micropython/loader/DeviceConstants.h"
#include <cmath>
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

Value DeviceConstants::string(llvm::StringRef Text) {
  return newStrCopy(R, R.Types.Str, Text);
}
Value DeviceConstants::bytes(llvm::StringRef Data) {
  return newBytes(R, Data);
}
Value DeviceConstants::integer(llvm::StringRef Text, unsigned Base) {
  return parseInteger(R, Text, Base);
}
Value DeviceConstants::floating(llvm::StringRef Text, bool AllowImaginary) {
  return parseFloat(R, Text, AllowImaginary);
}
Value DeviceConstants::tuple(llvm::ArrayRef<Value> Items) {
  return newTuple(R, Items);
}
Value DeviceConstants::ellipsis() { return R.EllipsisObject; }

Value DeviceConstants::unary(unsigned Operation, Value V) {
  try {
    return unaryOp(R, UnaryOp(Operation), V);
  } catch (Raise &) {
    return Value();
  }
}

Value DeviceConstants::binary(unsigned Operation, Value Left, Value Right) {
  try {
    return binaryOp(R, BinaryOp(Operation), Left, Right);
  } catch (Raise &) {
    return Value();
  }
}

bool DeviceConstants::isTrue(Value V) { return micropython::isTrue(R, V); }

ConstantView DeviceConstants::view(Value V) {
  ConstantView C;
  if (V.isNone())
    C.K = ConstantView::None;
  else if (V.isBool())
    C.K = V.isTrue() ? ConstantView::True : ConstantView::False;
  else if (V == R.EllipsisObject)
    C.K = ConstantView::Ellipsis;
  else if (isStr(R, V)) {
    C.K = ConstantView::String;
    C.Text = textOf(R, V).str();
  } else if (R.isExact(V, R.Types.Bytes)) {
    C.K = ConstantView::Bytes;
    C.Text = textOf(R, V).str();
  } else if (auto *T = R.exact<TupleObj>(V, R.Types.Tuple)) {
    C.K = ConstantView::Tuple;
    C.Items.assign(T->items().begin(), T->items().end());
  } else if (isInt(R, V)) {
    C.K = ConstantView::Integer;
    C.Text = integerText(R, V);
  } else if (isFloat(R, V)) {
    C.K = ConstantView::Float;
    double D = getFloat(R, V);
    C.IsNan = std::isnan(D);
    C.Text.assign(reinterpret_cast<const char *>(&D), sizeof(D));
  } else if (auto *Z = R.exact<ComplexObj>(V, R.Types.Complex)) {
    C.K = ConstantView::Complex;
    C.Text.assign(reinterpret_cast<const char *>(&Z->Real), sizeof(double));
    C.Text.append(reinterpret_cast<const char *>(&Z->Imaginary),
                  sizeof(double));
  }
  return C;
}
