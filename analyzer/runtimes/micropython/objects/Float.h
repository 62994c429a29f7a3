//===- Float.h - What floats are computed with -*- C++ -*-===//
//
// py/objfloat.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_FLOAT_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_FLOAT_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// Calls \p Work with a zero of the type that the target computes in: float,
/// double, or long double where a 387 computes doubles with more bits and
/// rounds them when they are stored. The result is the stored double.
template <class WorkFn> double inTargetFloat(const Runtime &R, WorkFn Work) {
  if (R.Config.SingleFloat)
    return Work(0.0f);
  if (R.HasExcessPrecision)
    return static_cast<double>(Work(0.0L));
  return Work(0.0);
}

/// What an assignment to a variable in memory leaves of \p V.
template <class F> F stored(F V) {
  return std::is_same_v<F, long double> ? static_cast<double>(V) : V;
}

/// A function of the C library, whose arguments are passed in memory. Those for
/// single precision are computed in double and rounded.
template <auto Function, class F, class... Others>
F library(F A, Others... More) {
  if constexpr (std::is_same_v<F, float>)
    return static_cast<F>(
        Function(static_cast<double>(A), static_cast<double>(More)...));
  else
    return Function(stored(A), stored(More)...);
}

/// \p V as the target's mp_float_t holds it.
inline double roundToTarget(const Runtime &R, double V) {
  return R.Config.SingleFloat ? static_cast<float>(V) : V;
}

/// mp_float_hash, before it becomes a small int.
int64_t floatHash(const Runtime &R, double V);
/// A float in ROM: no request.
Value romFloat(Runtime &R, double V);

} // namespace pymemlint::micropython
#endif
