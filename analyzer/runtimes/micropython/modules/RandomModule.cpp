//===- RandomModule.cpp - random -*- C++ -*-===//
//
// extmod/modrandom.c: the generator Yasmarang. A port seeds it from its own
// source of randomness when the module is imported.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <bit>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// What is drawn can be anything: the port has seeded the generator.
bool isAny(const Runtime &R) { return R.Paths && !R.Random.IsKnown; }

uint32_t draw(Runtime &R) {
  RandomState &S = R.Random;
  if (!S.IsKnown && R.Inputs) {
    S.Pad = uint32_t(drawNumber(R, 0, UINT32_MAX));
    S.IsKnown = true;
  }
  if (!S.IsKnown) {
    R.unmodelled("random numbers without seed()",
                 "what follows from them is followed for one seed of many");
    S.IsKnown = true;
  }
  S.Pad += S.Dat + S.D * S.N;
  S.Pad = std::rotl(S.Pad, 3);
  S.N = S.Pad | 2;
  S.D ^= std::rotr(S.Pad, 1);
  S.Dat ^= uint8_t(S.Pad) ^ uint8_t(S.D >> 8) ^ 1;
  return S.Pad ^ S.D << 5 ^ S.Pad >> 18 ^ uint32_t(S.Dat) << 1;
}

/// yasmarang_randbelow: \p Limit is not 0.
uint32_t drawBelow(Runtime &R, uint32_t Limit) {
  if (Limit == 0) // A count that is a multiple of 2^32: it draws for ever.
    throw OutOfFuel();
  uint32_t Mask = 1;
  while ((Limit & Mask) < Limit)
    Mask = Mask << 1 | 1;
  for (;;)
    if (uint32_t N = draw(R) & Mask; N < Limit)
      return N;
}

/// An int of those from \p Low on, \p Count of them in steps of \p Step.
Value drawFrom(Runtime &R, int64_t Low, uint64_t Count, int64_t Step = 1) {
  if (!isAny(R) || Count > UINT32_MAX)
    return newInt(R, toWord(R, Low + uint64_t(Step) * drawBelow(R, Count)));
  const int64_t Last = Low + Step * int64_t(Count - 1);
  return open::newInteger(R, std::min(Low, Last), std::max(Low, Last));
}

/// yasmarang_float: the fraction bits are drawn.
double drawFloat(Runtime &R) {
  if (R.Config.SingleFloat) {
    const uint32_t Fraction = draw(R) & 0x7fffff;
    return std::bit_cast<float>(127u << 23 | Fraction) - 1;
  }
  const uint64_t High = draw(R);
  const uint64_t Fraction = (High << 32 | draw(R)) & 0xfffffffffffff;
  return std::bit_cast<double>(uint64_t(1023) << 52 | Fraction) - 1;
}

Value getRandomBits(Runtime &R, Arguments A) {
  const int64_t N = getInt(R, A[0]);
  if (N > 32 || N < 0)
    raiseValueError(R, "bits must be 32 or less");
  if (N == 0)
    return Value::smallInt(0);
  if (isAny(R))
    return open::newInteger(R, 0, UINT32_MAX >> (32 - N));
  return newIntFromUnsigned(R, draw(R) & UINT32_MAX >> (32 - N));
}

Value seed(Runtime &R, Arguments A) {
  uint64_t Seed = 0;
  const bool IsKnown = A.Count != 0 && !A[0].isNone();
  if (IsKnown)
    Seed = getIntTruncated(R, A[0]);
  R.Random = {uint32_t(Seed), 69, 233, 0, IsKnown, true};
  return Value::none();
}

/// mod_random___init__: only the first import seeds.
Value init(Runtime &R, Arguments) {
  if (!R.Random.IsSeeded) {
    R.Random.IsSeeded = true;
    R.Random.IsKnown = false;
  }
  return Value::none();
}

[[noreturn]] void raiseRange(Runtime &R) { raisePlain(R, R.Types.ValueError); }

Value randomRange(Runtime &R, Arguments A) {
  const int64_t Start = getInt(R, A[0]);
  if (A.Count == 1) {
    if (Start <= 0)
      raiseRange(R);
    return drawFrom(R, 0, Start);
  }
  const int64_t Stop = getInt(R, A[1]);
  if (A.Count == 2) {
    if (Start >= Stop)
      raiseRange(R);
    return drawFrom(R, Start, Stop - Start);
  }
  const int64_t Step = getInt(R, A[2]);
  if (Step == 0)
    raiseRange(R);
  const int64_t Count = (Stop - Start + Step + (Step > 0 ? -1 : 1)) / Step;
  if (Count <= 0)
    raiseRange(R);
  return drawFrom(R, Start, Count, Step);
}

Value randomInt(Runtime &R, Arguments A) {
  const int64_t Low = getInt(R, A[0]), High = getInt(R, A[1]);
  if (Low > High)
    raiseRange(R);
  return drawFrom(R, Low, High - Low + 1);
}

Value choice(Runtime &R, Arguments A) {
  const int64_t Length = getInt(R, length(R, A[0]));
  if (Length <= 0)
    raisePlain(R, R.Types.IndexError);
  return subscr(R, A[0], drawFrom(R, 0, Length), Value::sentinel());
}

Value randomFloat(Runtime &R, Arguments) {
  return isAny(R) ? open::newReal(R, 0, 1) : newFloat(R, drawFloat(R));
}

Value uniform(Runtime &R, Arguments A) {
  const double Low = getFloat(R, A[0]), High = getFloat(R, A[1]);
  if (isAny(R)) {
    const double Most = R.Config.SingleFloat ? 1e37 : 1e307;
    if (std::abs(Low) > Most || std::abs(High) > Most)
      R.readOpen("random.uniform() of numbers that overflow");
    // The sum is rounded, and may be a little beyond either end.
    const double Slack = 1e-6 * (std::abs(Low) + std::abs(High));
    return open::newReal(R, std::min(Low, High) - Slack,
                         std::max(Low, High) + Slack);
  }
  const double Drawn = drawFloat(R);
  return newFloat(R, inTargetFloat(R, [&](auto T) {
                    using F = decltype(T);
                    return static_cast<F>(Low) +
                           (static_cast<F>(High) - static_cast<F>(Low)) *
                               static_cast<F>(Drawn);
                  }));
}

/// The module's own name is in ROM in any case.
Value randomFunction(Runtime &R) {
  return R.Config.macro("MICROPY_PY_RANDOM_EXTRA_FUNCS", 1)
             ? Value(R.native("random", randomFloat, 0, 0))
             : Value();
}

constexpr Entry RandomGlobals[] = {
    string("__name__", "random"),
    function("__init__", init, 0),
    function("getrandbits", getRandomBits, 1),
    function("seed", seed, 0, 1),
    function("randrange", randomRange, 1, 3),
    function("randint", randomInt, 2),
    function("choice", choice, 1),
    made("random", randomFunction),
    function("uniform", uniform, 2),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec RandomModule;
const ModuleSpec RandomModule = {.Name = "random", .Globals = RandomGlobals};
} // namespace pymemlint::micropython
