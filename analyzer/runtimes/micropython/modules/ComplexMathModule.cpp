//===- ComplexMathModule.cpp - cmath -*- C++ -*-===//
//
// py/modcmath.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Libm.h"
#include <cmath>
#include <numbers>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

#define LIBRARY(Name)                                                          \
  template <class F, class... Others> F Name(F A, Others... More) {            \
    return library<[](auto... X) { return std::Name(X...); }>(A, More...);     \
  }
#define LIBRARY_LIBM(Name)                                                     \
  template <class F, class... Others> F Name(F A, Others... More) {            \
    return library<[](auto... X) { return libm::Name(X...); }>(A, More...);    \
  }
#define LIBRARY_DOUBLE(Name)                                                   \
  template <class F> F Name(F A) {                                             \
    return library<[](double X) { return std::Name(X); }>(A);                  \
  }
namespace c {
LIBRARY(atan2)
LIBRARY_DOUBLE(cos)
LIBRARY_LIBM(cosh)
LIBRARY_LIBM(exp)
LIBRARY(log)
LIBRARY(log10)
LIBRARY_LIBM(pow)
LIBRARY_DOUBLE(sin)
LIBRARY_LIBM(sinh)
} // namespace c

/// Calls \p Work with the parts of a complex in the type that the target
/// computes in; what it returns are the two parts of the result.
template <class WorkFn> Value compute(Runtime &R, Value V, WorkFn Work) {
  double X, Y;
  getComplex(R, V, X, Y);
  double Imaginary = 0;
  const double Real = inTargetFloat(R, [&](auto T) {
    using F = decltype(T);
    auto [A, B] = Work(static_cast<F>(X), static_cast<F>(Y));
    Imaginary = static_cast<double>(B);
    return A;
  });
  return newComplex(R, Real, Imaginary);
}

/// The same for one number.
template <class WorkFn> double toFloat(Runtime &R, Value V, WorkFn Work) {
  double X, Y;
  getComplex(R, V, X, Y);
  return inTargetFloat(R, [&](auto T) {
    using F = decltype(T);
    return Work(static_cast<F>(X), static_cast<F>(Y));
  });
}

constexpr auto Angle = [](auto X, auto Y) { return c::atan2(Y, X); };
constexpr auto Size = [](auto X, auto Y) {
  return libm::sqrt(stored(X * X + Y * Y));
};

Value phase(Runtime &R, Arguments A) {
  return newFloat(R, toFloat(R, A[0], Angle));
}

Value polar(Runtime &R, Arguments A) {
  const double Modulus = toFloat(R, A[0], Size);
  const double Phase = toFloat(R, A[0], Angle);
  const Value First = newFloat(R, Modulus);
  return newTuple(R, {First, newFloat(R, Phase)});
}

Value rect(Runtime &R, Arguments A) {
  const double Modulus = getFloat(R, A[0]), Phase = getFloat(R, A[1]);
  double Imaginary = 0;
  const double Real = inTargetFloat(R, [&](auto T) {
    using F = decltype(T);
    const F M = static_cast<F>(Modulus), P = static_cast<F>(Phase);
    Imaginary = static_cast<double>(M * c::sin(P));
    return M * c::cos(P);
  });
  return newComplex(R, Real, Imaginary);
}

Value exponential(Runtime &R, Arguments A) {
  return compute(R, A[0], [](auto X, auto Y) {
    const auto E = stored(c::exp(X));
    return std::pair(E * c::cos(Y), E * c::sin(Y));
  });
}

Value logarithm(Runtime &R, Arguments A) {
  return compute(R, A[0], [](auto X, auto Y) {
    using F = decltype(X);
    return std::pair(F(0.5) * c::log(X * X + Y * Y), c::atan2(Y, X));
  });
}

Value logarithm10(Runtime &R, Arguments A) {
  return compute(R, A[0], [](auto X, auto Y) {
    using F = decltype(X);
    return std::pair(F(0.5) * c::log10(X * X + Y * Y),
                     F(0.4342944819032518) * stored(c::atan2(Y, X)));
  });
}

Value squareRoot(Runtime &R, Arguments A) {
  return compute(R, A[0], [](auto X, auto Y) {
    using F = decltype(X);
    const F Root = stored(c::pow(X * X + Y * Y, F(0.25)));
    const F Theta = F(0.5) * c::atan2(Y, X);
    return std::pair(Root * c::cos(Theta), Root * c::sin(Theta));
  });
}

Value cosine(Runtime &R, Arguments A) {
  return compute(R, A[0], [](auto X, auto Y) {
    return std::pair(c::cos(X) * c::cosh(Y), -c::sin(X) * c::sinh(Y));
  });
}

Value sine(Runtime &R, Arguments A) {
  return compute(R, A[0], [](auto X, auto Y) {
    return std::pair(c::sin(X) * c::cosh(Y), c::cos(X) * c::sinh(Y));
  });
}

Value cmathE(Runtime &R) { return romFloat(R, std::numbers::e); }
Value cmathPi(Runtime &R) { return romFloat(R, std::numbers::pi); }

constexpr Entry ComplexMathGlobals[] = {
    string("__name__", "cmath"),
    made("e", cmathE),
    made("pi", cmathPi),
    function("phase", phase, 1),
    function("polar", polar, 1),
    function("rect", rect, 2),
    function("exp", exponential, 1),
    function("log", logarithm, 1),
    function("log10", logarithm10, 1),
    function("sqrt", squareRoot, 1),
    function("cos", cosine, 1),
    function("sin", sine, 1),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec ComplexMathModule;
const ModuleSpec ComplexMathModule = {
    .Name = "cmath", .Globals = ComplexMathGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython
