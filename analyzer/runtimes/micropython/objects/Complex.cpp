//===- Complex.cpp - complex -*- C++ -*-===//
//
// py/objcomplex.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/FormerFloatText.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Libm.h"
#include "analyzer/runtimes/micropython/objects/ParseNumber.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include <cmath>

namespace pymemlint::micropython {

Value newComplex(Runtime &R, double Real, double Imaginary) {
  auto *C = R.newObject<ComplexObj>(R.Sizes.Complex, R.Types.Complex);
  C->Real = roundToTarget(R, Real);
  C->Imaginary = roundToTarget(R, Imaginary);
  return C;
}

static ComplexObj *complexObject(Value V) {
  return static_cast<ComplexObj *>(V.object());
}

//===--- Operators --------------------------------------------------------===//

namespace {

/// The operators in the type that the target computes in.
template <class F> struct Pair {
  F Real, Imaginary;

  Pair times(Pair B) const {
    return {Real * B.Real - Imaginary * B.Imaginary,
            Real * B.Imaginary + Imaginary * B.Real};
  }
  Pair over(Runtime &R, Pair B) const {
    if (B.Imaginary == 0) {
      if (B.Real == 0)
        raiseMessage(R, R.Types.ZeroDivisionError, "complex divide by zero");
      return {Real / B.Real, Imaginary / B.Real};
    }
    if (B.Real == 0)
      return {Imaginary / B.Imaginary, -Real / B.Imaginary};
    const F Square = stored(B.Real * B.Real + B.Imaginary * B.Imaginary);
    return times({stored(B.Real / Square), stored(B.Imaginary / -Square)});
  }
  Pair toThe(Runtime &R, Pair B) const {
    const F Size = libm::sqrt(stored(Real * Real + Imaginary * Imaginary));
    if (Size == 0) {
      if (B.Imaginary != 0 || B.Real < 0)
        raiseMessage(R, R.Types.ZeroDivisionError, "0.0 to a complex power");
      return {F(B.Real == 0), Imaginary};
    }
    const F Log = stored(library<[](auto V) { return std::log(V); }>(Size));
    const F Angle = library<[](auto P, auto Q) { return std::atan2(P, Q); }>(
        Imaginary, Real);
    const F X = B.Real * Log - B.Imaginary * Angle;
    const F Y = B.Imaginary * Log + B.Real * Angle;
    const F Scale = stored(library<[](auto V) { return libm::exp(V); }>(X));
    return {Scale * library<[](double V) { return std::cos(V); }>(Y),
            Scale * library<[](double V) { return std::sin(V); }>(Y)};
  }
};

template <class F>
Value operate(Runtime &R, BinaryOp Op, Pair<F> A, Pair<F> B) {
  Pair<F> Result;
  switch (Op) {
  case BinaryOp::Add:
  case BinaryOp::InplaceAdd:
    Result = {A.Real + B.Real, A.Imaginary + B.Imaginary};
    break;
  case BinaryOp::Subtract:
  case BinaryOp::InplaceSubtract:
    Result = {A.Real - B.Real, A.Imaginary - B.Imaginary};
    break;
  case BinaryOp::Multiply:
  case BinaryOp::InplaceMultiply:
    Result = A.times(B);
    break;
  case BinaryOp::FloorDivide:
  case BinaryOp::InplaceFloorDivide:
    raiseTypeError(R, "can't truncate-divide a complex number");
  case BinaryOp::TrueDivide:
  case BinaryOp::InplaceTrueDivide:
    Result = A.over(R, B);
    break;
  case BinaryOp::Power:
  case BinaryOp::InplacePower:
    Result = A.toThe(R, B);
    break;
  case BinaryOp::Equal:
    return newBool(A.Real == B.Real && A.Imaginary == B.Imaginary);
  default:
    return Value();
  }
  return newComplex(R, static_cast<double>(Result.Real),
                    static_cast<double>(Result.Imaginary));
}

} // namespace

Value complexBinaryOp(Runtime &R, BinaryOp Op, double Real, double Imaginary,
                      Value Rhs) {
  double X, Y;
  if (!getComplexMaybe(R, Rhs, X, Y))
    return Value();
  if (R.Config.SingleFloat)
    return operate<float>(R, Op, {float(Real), float(Imaginary)},
                          {float(X), float(Y)});
  if (R.HasExcessPrecision)
    return operate<long double>(R, Op, {Real, Imaginary}, {X, Y});
  return operate<double>(R, Op, {Real, Imaginary}, {X, Y});
}

static Value complexBinaryOpOfObject(Runtime &R, BinaryOp Op, Value L,
                                     Value Rhs) {
  ComplexObj *C = complexObject(L);
  return complexBinaryOp(R, Op, C->Real, C->Imaginary, Rhs);
}

static Value complexUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  ComplexObj *C = complexObject(Self);
  switch (Op) {
  case UnaryOp::Bool:
    return newBool(C->Real != 0 || C->Imaginary != 0);
  case UnaryOp::Hash:
    return truncatedSmallInt(R, floatHash(R, C->Real) ^
                                    floatHash(R, C->Imaginary));
  case UnaryOp::Positive:
    return Self;
  case UnaryOp::Negative:
    return newComplex(R, -C->Real, -C->Imaginary);
  case UnaryOp::Abs:
    return newFloat(R, inTargetFloat(R, [&](auto T) {
                      using F = decltype(T);
                      const F X = static_cast<F>(C->Real),
                              Y = static_cast<F>(C->Imaginary);
                      return libm::sqrt(stored(X * X + Y * Y));
                    }));
  default:
    return Value();
  }
}

//===--- The type ---------------------------------------------------------===//

/// complex_print before 1.26.
static void formerComplexPrint(Runtime &R, Printer &P, const ComplexObj *C) {
  if (C->Real == 0) {
    P.write(formerRepr(C->Imaginary, R.Floats));
    P.write("j");
    return;
  }
  P.write("(");
  P.write(formerRepr(C->Real, R.Floats));
  if (C->Imaginary >= 0 || std::isnan(C->Imaginary))
    P.write("+");
  P.write(formerRepr(C->Imaginary, R.Floats));
  P.write("j)");
}

static void complexPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  ComplexObj *C = complexObject(Self);
  if (R.Floats.Former)
    return formerComplexPrint(R, P, C);
  auto Part = [&](double V, uint32_t Flags) {
    printFloat(R, P, V, 'g', Flags, 0, -1, ReprPrecision);
  };
  if (C->Real == 0) {
    Part(C->Imaginary, 0);
    P.write("j");
    return;
  }
  P.write("(");
  Part(C->Real, 0);
  Part(C->Imaginary, ShowSign);
  P.write("j)");
}

static Value complexMakeNew(Runtime &R, const Type *, Arguments A) {
  checkArguments(R, A.Count, A.Keywords, 0, 2, false);
  if (A.Count == 0)
    return newComplex(R, 0, 0);
  double Real, Imaginary = 0;
  if (A.Count == 1) {
    if (isStr(R, A[0]))
      return parseComplex(R, textOf(R, A[0]));
    if (R.isExact(A[0], R.Types.Complex))
      return A[0];
    getComplex(R, A[0], Real, Imaginary);
    return newComplex(R, Real, Imaginary);
  }
  if (auto *C = R.exact<ComplexObj>(A[0], R.Types.Complex)) {
    Real = C->Real;
    Imaginary = C->Imaginary;
  } else
    Real = getFloat(R, A[0]);
  if (auto *C = R.exact<ComplexObj>(A[1], R.Types.Complex)) {
    Real -= C->Imaginary;
    Imaginary += C->Real;
  } else
    Imaginary += getFloat(R, A[1]);
  return newComplex(R, Real, Imaginary);
}

static void complexAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  if (Dest[0])
    return;
  if (R.text(Name) == "real")
    Dest[0] = newFloat(R, complexObject(Self)->Real);
  else if (R.text(Name) == "imag")
    Dest[0] = newFloat(R, complexObject(Self)->Imaginary);
}

extern const TypeSpec ComplexType;
const TypeSpec ComplexType = {.Name = "complex",
                              .Flags = EqNotReflexive | EqChecksOtherType,
                              .MakeNew = complexMakeNew,
                              .Print = complexPrint,
                              .Unary = complexUnaryOp,
                              .Binary = complexBinaryOpOfObject,
                              .Attr = complexAttr};

} // namespace pymemlint::micropython
