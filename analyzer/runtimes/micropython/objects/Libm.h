//===- Libm.h - Functions of the target's C library -*- C++ -*-===//
//
// Where a build for 32-bit x86 gets other last digits than the host: glibc
// computes some functions there with the 387's own instructions, in long
// double, and rounds the result (sysdeps/i386/fpu/e_exp.S, e_pow.S, s_expm1.S;
// sinh, cosh and tanh are built on these). Compared with that library on
// 60,000 arguments each: equal.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_LIBM_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_LIBM_H

#include <cmath>
#include <type_traits>

namespace pymemlint::micropython {

/// The library of 32-bit x86.
namespace i386 {
double exp(double X);
double pow(double X, double Y);
double expm1(double X);
double sinh(double X);
long double cosh(double X); ///< With the register's bits, as measured.
double tanh(double X);
} // namespace i386

/// By the type that the target computes in; long double stands for the 387.
namespace libm {
#define LIBM(Name)                                                             \
  template <class F, class... Others> F Name(F X, Others... More) {            \
    if constexpr (std::is_same_v<F, long double>)                              \
      return i386::Name(static_cast<double>(X), static_cast<double>(More)...); \
    else                                                                       \
      return std::Name(X, More...);                                            \
  }
LIBM(exp)
LIBM(pow)
LIBM(expm1)
LIBM(sinh)
LIBM(cosh)
LIBM(tanh)
#undef LIBM
/// Rounded to double at once on the 387 (e_sqrt.c sets its precision).
template <class F> F sqrt(F X) {
  if constexpr (std::is_same_v<F, long double>)
    return std::sqrt(static_cast<double>(X));
  else
    return std::sqrt(X);
}
} // namespace libm

} // namespace pymemlint::micropython
#endif
