//===- Libm.cpp - Functions of the target's C library -*- C++ -*-===//
#include "analyzer/runtimes/micropython/objects/Libm.h"
#include <cstdint>
#include <numbers>

using namespace pymemlint::micropython;

namespace {

using Extended = long double;
constexpr Extended Log2E = std::numbers::log2e_v<Extended>;

#if defined(__x86_64__) || defined(__i386__)
/// 2^X - 1 for X from -1 to 1.
Extended powerOfTwoMinusOne(Extended X) {
  Extended Result;
  __asm__("f2xm1" : "=t"(Result) : "0"(X));
  return Result;
}
/// log2(1 + X) for a small X.
Extended log2OfOnePlus(Extended X) {
  Extended Result;
  __asm__("fyl2xp1" : "=t"(Result) : "0"(X), "u"(Extended(1)) : "st(1)");
  return Result;
}
#else // The same up to the last bits of a long double.
Extended powerOfTwoMinusOne(Extended X) {
  return std::expm1(X * std::numbers::ln2_v<Extended>);
}
Extended log2OfOnePlus(Extended X) { return std::log1p(X) * Log2E; }
#endif

/// Where exp() and its half overflow.
constexpr double LargestExponent = 709.782712893384;

/// X^N by squares; the sign of X stands in the last product.
Extended integerPower(Extended X, int64_t N) {
  if (N < 0) {
    X = 1 / X;
    N = -N;
  }
  if (!(N & 1))
    X = std::fabs(X);
  Extended Result = 1;
  for (; N; N >>= 1) {
    if (N & 1)
      Result = std::fabs(Result) * X;
    X = std::fabs(X) * X;
  }
  return Result;
}

} // namespace

double i386::exp(double X) {
  return static_cast<double>(std::exp2(Extended(X) * Log2E));
}

double i386::pow(double X, double Y) {
  const bool IsInteger = std::trunc(Y) == Y;
  if (!std::isfinite(X) || !std::isfinite(Y) || X == 0 || Y == 0 ||
      (X < 0 && !IsInteger))
    return std::pow(X, Y);
  if (IsInteger && std::fabs(Y) < 1024)
    return static_cast<double>(integerPower(X, int64_t(Y)));
  const double Size = std::fabs(X);
  const Extended FromOne = Extended(Size) - 1;
  const Extended Log = std::fabs(FromOne) < 0.29L ? log2OfOnePlus(FromOne)
                                                  : std::log2(Extended(Size));
  const double Result = static_cast<double>(std::exp2(Log * Y));
  return X < 0 && std::fmod(Y, 2) != 0 ? -Result : Result;
}

/// As __ieee754_sinh and its like get it: with the register's bits.
static Extended extendedExpm1(double X) {
  if (!(std::fabs(X) < 700))
    return std::expm1(Extended(X));
  const Extended Exponent = Extended(X) * Log2E;
  const Extended Whole = std::rint(Exponent);
  const int N = int(Whole);
  return std::ldexp(powerOfTwoMinusOne(Exponent - Whole), N) -
         (1 - std::ldexp(Extended(1), N));
}

double i386::expm1(double X) { return static_cast<double>(extendedExpm1(X)); }

static Extended extendedSinh(double X) {
  const double Size = std::fabs(X);
  const Extended Half = std::copysign(Extended(0.5), Extended(X));
  if (Size < 0x1p-28 || !std::isfinite(X))
    return X;
  if (Size < 22) {
    const Extended T = extendedExpm1(Size);
    return Size < 1 ? Half * (2 * T - T * T / (T + 1))
                    : Half * (T + T / (T + 1));
  }
  if (Size < LargestExponent)
    return Half * i386::exp(Size);
  const Extended W = i386::exp(Size / 2);
  return Half * W * W;
}

static Extended extendedCosh(double X) {
  const double Size = std::fabs(X);
  if (Size < 22) {
    if (Size < 0.34657359) { // Half of ln 2.
      const Extended T = extendedExpm1(Size), W = 1 + T;
      return Size < 0x1p-55 ? W : 1 + T * T / (W + W);
    }
    const Extended T = i386::exp(Size);
    return Extended(0.5) * T + Extended(0.5) / T;
  }
  if (Size < LargestExponent)
    return Extended(0.5) * i386::exp(Size);
  const Extended W = i386::exp(Size / 2);
  return Extended(0.5) * W * W;
}

static Extended extendedTanh(double X) {
  const double Size = std::fabs(X);
  if (!(Size < 22))
    return std::tanh(X);
  if (Size < 0x1p-55)
    return X * (1 + Extended(X));
  Extended Result;
  if (Size >= 1)
    Result = 1 - 2 / (extendedExpm1(2 * Size) + 2);
  else {
    const Extended T = extendedExpm1(-2 * Size);
    Result = -T / (T + 2);
  }
  return std::copysign(Result, Extended(X));
}

double i386::sinh(double X) { return static_cast<double>(extendedSinh(X)); }
long double i386::cosh(double X) { return extendedCosh(X); }
double i386::tanh(double X) { return static_cast<double>(extendedTanh(X)); }
