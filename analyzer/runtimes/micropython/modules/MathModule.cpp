//===- MathModule.cpp - math -*- C++ -*-===//
//
// py/modmath.c. Functions of the C library are computed with more bits than
// the target's float has, where the host has such, and rounded to it.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Libm.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <cmath>
#include <numbers>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

[[noreturn]] void raiseDomain(Runtime &R) {
  raiseValueError(R, "math domain error");
}

/// \p F as the target's C library yields it.
template <auto F, class... Args> double compute(const Runtime &R, Args... A) {
  return inTargetFloat(
      R, [&](auto T) { return library<F>(static_cast<decltype(T)>(A)...); });
}

/// math_generic_1 and math_generic_2.
template <auto F, open::Shape S = open::Shape::Monotone>
Value unary(Runtime &R, Arguments A) {
  if (R.Paths && open::isNumber(R, A[0]))
    return open::realFunction(
        R, A[0], [&](double X) { return compute<F>(R, X); }, S);
  const double X = getFloat(R, A[0]);
  const double Result = compute<F>(R, X);
  if ((std::isnan(Result) && !std::isnan(X)) ||
      (std::isinf(Result) && !std::isinf(X)))
    raiseDomain(R);
  return newFloat(R, Result);
}
template <auto F> Value binary(Runtime &R, Arguments A) {
  const double X = getFloat(R, A[0]), Y = getFloat(R, A[1]);
  const double Result = compute<F>(R, X, Y);
  if ((std::isnan(Result) && !std::isnan(X) && !std::isnan(Y)) ||
      (std::isinf(Result) && !std::isinf(X) && !std::isinf(Y)))
    raiseDomain(R);
  return newFloat(R, Result);
}
/// atan2: an angle, whatever it is given.
Value angleFunction(Runtime &R, Arguments A) {
  if (R.Paths && (open::isNumber(R, A[0]) || open::isNumber(R, A[1])))
    return open::newReal(R, -3.1416, 3.1416);
  return binary<[](auto... X) { return std::atan2(X...); }>(R, A);
}
template <auto F> Value toBool(Runtime &R, Arguments A) {
  return newBool(F(getFloat(R, A[0])));
}
template <auto F> Value toInt(Runtime &R, Arguments A) {
  if (R.Paths && open::isNumber(R, A[0]))
    return open::wholeFunction(R, A[0], [](double X) { return F(X); });
  return newIntFromFloat(R, F(getFloat(R, A[0])));
}

#define FUNCTION(Name) [](auto... X) { return std::Name(X...); }
#define LIBM_FUNCTION(Name) [](auto... X) { return libm::Name(X...); }

/// MP_NEED_LOG2: a C library without log2.
Value log2Function(Runtime &R, Arguments A) {
  if (!R.Config.macro("MP_NEED_LOG2"))
    return unary<FUNCTION(log2)>(R, A);
  return unary<[](auto X) {
    return std::log(X) * decltype(X)(std::numbers::log2e);
  }>(R, A);
}

Value gammaFunction(Runtime &R, Arguments A) {
  if (R.Config.macro("MICROPY_PY_MATH_GAMMA_FIX_NEGINF")) {
    const double X = getFloat(R, A[0]);
    if (std::isinf(X) && X < 0)
      raiseDomain(R);
  }
  return unary<[](double X) { return std::tgamma(X); }, open::Shape::Any>(R, A);
}

Value ldexpFunction(Runtime &R, Arguments A) {
  // Measured: the compiler evaluates the second argument first.
  const int Exponent = static_cast<int>(getInt(R, A[1]));
  return newFloat(R, std::ldexp(getFloat(R, A[0]), Exponent));
}

Value logFunction(Runtime &R, Arguments A) {
  const double X = getFloat(R, A[0]);
  if (X <= 0)
    raiseDomain(R);
  const double L = compute<FUNCTION(log)>(R, X);
  if (A.Count == 1)
    return newFloat(R, L);
  const double Base = getFloat(R, A[1]);
  if (Base <= 0)
    raiseDomain(R);
  if (Base == 1)
    raiseMessage(R, R.Types.ZeroDivisionError, "divide by zero");
  return newFloat(R, inTargetFloat(R, [&](auto T) {
                    using F = decltype(T);
                    return static_cast<F>(L) /
                           library<FUNCTION(log)>(static_cast<F>(Base));
                  }));
}

Value frexpFunction(Runtime &R, Arguments A) {
  int Exponent = 0;
  const double X = getFloat(R, A[0]);
  const Value Significand = newFloat(R, std::frexp(X, &Exponent));
  return newTuple(R, {Significand, newInt(R, Exponent)});
}

Value modfFunction(Runtime &R, Arguments A) {
  double Whole = 0;
  const double X = getFloat(R, A[0]);
  double Part = std::modf(X, &Whole);
  if (R.Config.macro("MICROPY_PY_MATH_MODF_FIX_NEGZERO") && Part == 0)
    Part = std::copysign(Part, X);
  const Value First = newFloat(R, Part);
  return newTuple(R, {First, newFloat(R, Whole)});
}

/// Times a constant that the C compiler computed in the target's float.
Value scaled(Runtime &R, Value V, double Factor, float SingleFactor) {
  if (R.Paths && open::isNumber(R, V))
    return open::realFunction(
        R, V, [&](double X) { return X * Factor; }, open::Shape::Monotone);
  const double X = getFloat(R, V);
  return newFloat(R, R.Config.SingleFloat
                         ? double(float(X) * SingleFactor)
                         : inTargetFloat(R, [&](auto T) {
                             using F = decltype(T);
                             return static_cast<F>(X) * static_cast<F>(Factor);
                           }));
}
constexpr double Pi = std::numbers::pi;
Value radiansFunction(Runtime &R, Arguments A) {
  return scaled(R, A[0], Pi / 180, float(Pi) / 180);
}
Value degreesFunction(Runtime &R, Arguments A) {
  return scaled(R, A[0], 180 / Pi, 180 / float(Pi));
}

Value isCloseFunction(Runtime &R, Arguments A) {
  static constexpr Parameter Parameters[] = {
      objectParameter(&Runtime::NamesOf::rel_tol, Value(), true),
      objectParameter(&Runtime::NamesOf::abs_tol, Value::smallInt(0), true)};
  KeywordMap Keywords(A);
  Argument Given[2];
  parseArguments(R, {A.Values + 2, A.Count - 2}, Keywords.map(), Parameters,
                 Given);
  const double X = getFloat(R, A[0]), Y = getFloat(R, A[1]);
  const double Relative =
      Given[0].Object ? getFloat(R, Given[0].Object) : roundToTarget(R, 1e-9);
  const double Absolute = getFloat(R, Given[1].Object);
  if (Relative < 0 || Absolute < 0)
    raiseDomain(R);
  if (X == Y)
    return Value::boolean(true);
  const double Difference = std::fabs(roundToTarget(R, X - Y));
  if (std::isinf(Difference))
    return Value::boolean(false);
  return newBool(Difference <= Absolute ||
                 Difference <= std::fabs(roundToTarget(R, Relative * X)) ||
                 Difference <= std::fabs(roundToTarget(R, Relative * Y)));
}

//===--- factorial --------------------------------------------------------===//

Value multiply(Runtime &R, Value A, Value B) {
  return binaryOp(R, BinaryOp::Multiply, A, B);
}

/// mp_math_factorial_inner: the product of all from \p Start to \p End.
Value product(Runtime &R, int64_t Start, int64_t End) {
  if (Start == End)
    return newInt(R, Start);
  Value Result;
  {
    HoldScope Scope(R.Mem);
    if (End - Start <= 2) {
      Result = multiply(R, Value::smallInt(Start), Value::smallInt(Start + 1));
      if (End - Start == 2)
        Result = multiply(R, Result, Value::smallInt(End));
    } else {
      const int64_t Middle = Start + (End - Start) / 2;
      const Value Left = product(R, Start, Middle);
      Result = multiply(R, Left, product(R, Middle + 1, End));
    }
  }
  return R.kept(Result);
}

Value factorialFunction(Runtime &R, Arguments A) {
  const int64_t Max = getInt(R, A[0]);
  if (Max < 0)
    raiseValueError(R, "negative factorial");
  if (Max <= 1)
    return Value::smallInt(1);
  if (R.Config.macro("MICROPY_OPT_MATH_FACTORIAL"))
    return product(R, 1, Max);
  // Squared differences.
  const int64_t Half = Max / 2;
  int64_t Square = Half * Half;
  Value Result = Value::smallInt(Max & 1 ? Square * 2 * Max : Square * 2);
  for (int64_t N = 1; N < Max - 2; N += 2) {
    Square -= N;
    {
      HoldScope Scope(R.Mem);
      Result = multiply(R, Result, Value::smallInt(Square));
    }
    R.kept(Result);
  }
  return Result;
}

//===--- The module -------------------------------------------------------===//

Value mathE(Runtime &R) { return romFloat(R, std::numbers::e); }
Value mathPi(Runtime &R) { return romFloat(R, Pi); }
Value mathTau(Runtime &R) { return romFloat(R, 2 * Pi); }
Value mathInf(Runtime &R) { return romFloat(R, HUGE_VAL); }
Value mathNan(Runtime &R) { return romFloat(R, std::nan("")); }

constexpr Entry MathGlobals[] = {
    string("__name__", "math"),
    made("e", mathE),
    made("pi", mathPi),
    made("tau", mathTau),
    made("inf", mathInf),
    made("nan", mathNan),
    function("sqrt", unary<LIBM_FUNCTION(sqrt)>, 1),
    function("pow", binary<LIBM_FUNCTION(pow)>, 2),
    function("exp", unary<LIBM_FUNCTION(exp)>, 1),
    function("expm1", unary<LIBM_FUNCTION(expm1)>, 1),
    function("log", logFunction, 1, 2),
    function("log2", log2Function, 1),
    function("log10", unary<FUNCTION(log10)>, 1),
    function("cosh", unary<LIBM_FUNCTION(cosh), open::Shape::Any>, 1),
    function("sinh", unary<LIBM_FUNCTION(sinh)>, 1),
    function("tanh", unary<LIBM_FUNCTION(tanh)>, 1),
    function("acosh", unary<FUNCTION(acosh)>, 1),
    function("asinh", unary<FUNCTION(asinh)>, 1),
    function("atanh", unary<FUNCTION(atanh)>, 1),
    function("cos",
             unary<[](double X) { return std::cos(X); }, open::Shape::Wave>, 1),
    function("sin",
             unary<[](double X) { return std::sin(X); }, open::Shape::Wave>, 1),
    function("tan",
             unary<[](double X) { return std::tan(X); }, open::Shape::Any>, 1),
    function("acos", unary<FUNCTION(acos)>, 1),
    function("asin", unary<FUNCTION(asin)>, 1),
    function("atan", unary<FUNCTION(atan)>, 1),
    function("atan2", angleFunction, 2),
    function("ceil", toInt<FUNCTION(ceil)>, 1),
    function("copysign", binary<FUNCTION(copysign)>, 2),
    function("fabs", unary<FUNCTION(fabs), open::Shape::Magnitude>, 1),
    function("floor", toInt<FUNCTION(floor)>, 1),
    function("fmod", binary<FUNCTION(fmod)>, 2),
    function("frexp", frexpFunction, 1),
    function("ldexp", ldexpFunction, 2),
    function("modf", modfFunction, 1),
    function("isfinite", toBool<FUNCTION(isfinite)>, 1),
    function("isinf", toBool<FUNCTION(isinf)>, 1),
    function("isnan", toBool<FUNCTION(isnan)>, 1),
    keywordFunction("isclose", isCloseFunction, 2),
    function("trunc", toInt<FUNCTION(trunc)>, 1),
    function("radians", radiansFunction, 1),
    function("degrees", degreesFunction, 1),
    function("factorial", factorialFunction, 1),
    function("erf", unary<FUNCTION(erf)>, 1),
    function("erfc", unary<FUNCTION(erfc)>, 1),
    function("gamma", gammaFunction, 1),
    function("lgamma", unary<FUNCTION(lgamma), open::Shape::Any>, 1),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec MathModule;
const ModuleSpec MathModule = {
    .Name = "math", .Globals = MathGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython
