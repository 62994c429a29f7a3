//===- DeviceConstants.cpp - Constants made on the device -*- C++ -*-===//
#include "analyzer/runtimes/micropython/loader/DeviceConstants.h"
#include "analyzer/runtimes/micropython/compiler/Lexer.h"
#include <algorithm>
#include <cmath>

using namespace pymemlint;
using namespace pymemlint::micropython;

Value DeviceConstants::string(llvm::StringRef Text) {
  return newStrCopy(R, R.Types.Str, Text);
}
Value DeviceConstants::bytes(llvm::StringRef Data) { return newBytes(R, Data); }
/// py/parsenum.c, raise_exc: in a program's text a malformed number is a
/// SyntaxError at the lexer's line.
void DeviceConstants::refuse(Value Exception) {
  if (Reader) {
    static_cast<ExceptionObj *>(Exception.object())->Ty = R.Types.SyntaxError;
    addTraceback(R, Exception, Source, Reader->line(), 0);
  }
  throw Raise{Exception};
}

Value DeviceConstants::integer(llvm::StringRef Text, unsigned Base) {
  try {
    return parseInteger(R, Text, Base);
  } catch (Raise &E) {
    refuse(E.Exception);
  }
}
Value DeviceConstants::floating(llvm::StringRef Text, bool AllowImaginary) {
  try {
    return parseFloat(R, Text, AllowImaginary);
  } catch (Raise &E) {
    refuse(E.Exception);
  }
}
Value DeviceConstants::tuple(llvm::ArrayRef<Value> Items) {
  return newTuple(R, Items);
}
Value DeviceConstants::ellipsis() { return R.EllipsisObject; }

Value DeviceConstants::unary(unsigned Operation, Value V) {
  CatchScope Catch(R);
  try {
    return unaryOp(R, UnaryOp(Operation), V);
  } catch (Raise &) {
    return Value();
  } catch (OutOfMemory &O) {
    newMemoryError(R, O);
    return Value();
  }
}

Value DeviceConstants::binary(unsigned Operation, Value Left, Value Right) {
  CatchScope Catch(R);
  try {
    return binaryOp(R, BinaryOp(Operation), Left, Right);
  } catch (Raise &) {
    return Value();
  } catch (OutOfMemory &O) {
    newMemoryError(R, O);
    return Value();
  }
}

bool DeviceConstants::isTrue(Value V) { return micropython::isTrue(R, V); }

ConstantView::Kind DeviceConstants::kind(Value V) {
  if (V.isSmallInt())
    return ConstantView::Integer;
  if (V.isNone())
    return ConstantView::None;
  if (V.isBool())
    return V.isTrue() ? ConstantView::True : ConstantView::False;
  if (V == R.EllipsisObject)
    return ConstantView::Ellipsis;
  if (isStr(R, V))
    return ConstantView::String;
  if (R.isExact(V, R.Types.Bytes))
    return ConstantView::Bytes;
  if (R.isExact(V, R.Types.Tuple))
    return ConstantView::Tuple;
  if (isInt(R, V))
    return ConstantView::Integer;
  if (isFloat(R, V))
    return ConstantView::Float;
  if (R.isExact(V, R.Types.Complex))
    return ConstantView::Complex;
  return ConstantView::None;
}

ConstantView DeviceConstants::view(Value V) {
  ConstantView C;
  C.K = kind(V);
  switch (C.K) {
  case ConstantView::String:
  case ConstantView::Bytes:
    C.Text = textOf(R, V).str();
    break;
  case ConstantView::Tuple: {
    auto *T = R.exact<TupleObj>(V, R.Types.Tuple);
    C.Items.assign(T->items().begin(), T->items().end());
    break;
  }
  case ConstantView::Integer:
    C.Text = integerText(R, V);
    break;
  case ConstantView::Float: {
    double D = getFloat(R, V);
    C.IsNan = std::isnan(D);
    C.Text.assign(reinterpret_cast<const char *>(&D), sizeof(D));
    break;
  }
  case ConstantView::Complex: {
    auto *Z = R.exact<ComplexObj>(V, R.Types.Complex);
    C.Text.assign(reinterpret_cast<const char *>(&Z->Real), sizeof(double));
    C.Text.append(reinterpret_cast<const char *>(&Z->Imaginary),
                  sizeof(double));
    break;
  }
  default:
    break;
  }
  return C;
}

/// mp_constants_table and the ports' MICROPY_PORT_CONSTANTS.
static bool hasModuleConstants(Runtime &R, llvm::StringRef Module) {
  auto IsSet = [&](const char *Macro) { return R.Config.macro(Macro) != 0; };
  if (Module == "errno")
    return IsSet("MICROPY_PY_ERRNO");
  if (Module == "uctypes")
    return IsSet("MICROPY_PY_UCTYPES");
  if (Module == "math")
    return IsSet("MICROPY_PY_BUILTINS_FLOAT") && IsSet("MICROPY_PY_MATH") &&
           IsSet("MICROPY_COMP_CONST_FLOAT");
  // ports/stm32/mpconfigport.h.
  if (Module == "pyb" || Module == "stm" || Module == "machine")
    return IsSet(Module == "stm" ? "MICROPY_PY_STM" : "MICROPY_PY_PYB");
  return false;
}

Value DeviceConstants::moduleConstant(Qstr Module, Qstr Name) {
  if (!hasModuleConstants(R, R.text(Module)))
    return Value();
  ModuleObj *M = R.nativeModule(R.text(Module));
  if (!M)
    return Value();
  AttrResult Found;
  loadMethodMaybe(R, M, Name, Found);
  if (!Found[0] || Found[1] || !(isInt(R, Found[0]) || isFloat(R, Found[0])))
    return Value();
  return Found[0];
}
