//===- Clock.h - Microseconds at the price of a counter -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_CPYTHON_TRACKER_CLOCK_H
#define PYMEMLINT_RUNTIME_CPYTHON_TRACKER_CLOCK_H

#include <algorithm>
#include <cstdint>
#include <time.h>
#if defined(__x86_64__)
#include <cpuid.h>
#include <x86intrin.h>
#endif

namespace pymemlint::tracker {

/// The system's clock, and the processor's counter where it has one.
struct SystemTime {
  /// Of CLOCK_MONOTONIC.
  static uint64_t nanoseconds() {
    timespec T;
    ::clock_gettime(CLOCK_MONOTONIC, &T);
    return uint64_t(T.tv_sec) * 1'000'000'000 + uint64_t(T.tv_nsec);
  }
#if defined(__x86_64__)
  static uint64_t ticks() { return __rdtsc(); }
  /// "Invariant TSC": at one speed, whatever the processor's own is.
  static bool hasCounter() {
    unsigned A = 0, B = 0, C = 0, D = 0;
    return __get_cpuid(0x80000007, &A, &B, &C, &D) && D >> 8 & 1;
  }
#else
  static uint64_t ticks() { return 0; }
  static bool hasCounter() { return false; }
#endif
};

/// Microseconds of Source's clock since it was made, never fewer than before.
/// Not for several threads at a time.
///
/// While the speed of the processor's counter is known, the clock is asked a
/// thousand times a second at the most; in between the counter tells how far it
/// has gone. Its speed is taken from the clock itself, over a millisecond to
/// two seconds. Each time the clock is asked where the counter runs backwards
/// (as from one processor to another) or has another speed than before; and
/// where it is not constant, which the processor tells, it is not read at all.
template <class Source = SystemTime> class Clock {
public:
  explicit Clock(Source S = {})
      : S(S), HasCounter(S.hasCounter()), Begun(this->S.nanoseconds()) {
    if (HasCounter)
      From = now();
  }

  uint64_t microseconds() {
    if (Trusted) [[likely]] {
      const uint64_t Passed = S.ticks() - Last.Ticks;
      if (Passed < Trusted) [[likely]] {
        Told = std::max(Told, LastMicroseconds + (Passed * Speed >> 32));
        return Told;
      }
    }
    if (HasCounter)
      ask();
    else
      Told = (S.nanoseconds() - Begun) / 1000;
    return Told;
  }

private:
  /// Both at one moment.
  struct Moment {
    uint64_t Ticks = 0, Nanoseconds = 0;
    bool IsOne = false; ///< Else something came in between.
  };
  Moment now() {
    const uint64_t Before = S.ticks();
    const uint64_t N = S.nanoseconds();
    const uint64_t Ticks = S.ticks();
    // At 2 GHz a microsecond.
    return {Ticks, N, Ticks - Before < 2000};
  }

  void ask() {
    const Moment M = now();
    Told = std::max(Told, (M.Nanoseconds - Begun) / 1000);
    Trusted = 0;
    if (!M.IsOne)
      return;
    Last = M;
    LastMicroseconds = (M.Nanoseconds - Begun) / 1000;
    const uint64_t Ticks = M.Ticks - From.Ticks;
    const uint64_t Passed = M.Nanoseconds - From.Nanoseconds;
    if (!From.IsOne || M.Ticks <= From.Ticks || Passed > 2'000'000'000) {
      From = M;
      Speed = 0;
      return;
    }
    if (Passed < 1'000'000)
      return; // Too short to tell the speed.
    // Microseconds in a tick, times 2^32.
    const uint64_t New =
        uint64_t((unsigned __int128)Passed << 32) / 1000 / Ticks;
    const bool IsSame = !Speed || (New < Speed + Speed / 100 + 1 &&
                                   Speed < New + New / 100 + 1);
    Speed = IsSame ? New : 0;
    if (!IsSame || Passed > 1'000'000'000)
      From = M;
    if (Speed)
      Trusted = (uint64_t(1000) << 32) / Speed; // A millisecond.
  }

  [[no_unique_address]] Source S;
  const bool HasCounter;
  Moment From, Last;
  uint64_t LastMicroseconds = 0;
  uint64_t Speed = 0;   ///< 0: not known.
  uint64_t Trusted = 0; ///< Ticks since Last for which Speed is believed.
  uint64_t Begun, Told = 0;
};

} // namespace pymemlint::tracker
#endif
