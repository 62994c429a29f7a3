//===- TimeModule.cpp - time -*- C++ -*-===//
//
// extmod/modtime.c, ports/unix/modtime.c. The clock is not determined by the
// program: what reads it is named, and the run follows a clock that starts at
// 0 and moves only while the program sleeps.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <cmath>
#include <ctime>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// MICROPY_PY_TIME_TICKS_PERIOD: the positive small ints of a 32-bit build.
uint64_t ticksPeriod(Runtime &R) {
  return R.Config.macro("MICROPY_PY_TIME_TICKS_PERIOD",
                        R.SmallIntMax / 2 + 1 + R.SmallIntMax / 2 + 1);
}

void readsClock(Runtime &R, const char *Name) {
  R.unmodelled(llvm::Twine("value of ") + Name,
               "followed with a clock that moves only while the program "
               "sleeps");
}

Value ticks(Runtime &R, uint64_t V, const char *Name) {
  if (R.Paths)
    return open::smallRange(R, 0, int64_t(ticksPeriod(R) - 1));
  readsClock(R, Name);
  return Value::smallInt(V & (ticksPeriod(R) - 1));
}

Value ticksMs(Runtime &R, Arguments) {
  return ticks(R, R.ClockMicroseconds / 1000, "time.ticks_ms()");
}
Value ticksUs(Runtime &R, Arguments) {
  return ticks(R, R.ClockMicroseconds, "time.ticks_us()");
}
Value ticksCpu(Runtime &R, Arguments) {
  return ticks(R, R.ClockMicroseconds, "time.ticks_cpu()");
}

Value ticksDiff(Runtime &R, Arguments A) {
  uint64_t Period = ticksPeriod(R);
  if (R.Paths && (open::isNumber(R, A[0]) || open::isNumber(R, A[1])))
    return open::smallRange(R, -int64_t(Period / 2), int64_t(Period / 2) - 1);
  uint64_t End = getInt(R, A[0]), Start = getInt(R, A[1]);
  int64_t Difference =
      int64_t((End - Start + Period / 2) & (Period - 1)) - int64_t(Period / 2);
  return Value::smallInt(Difference);
}

Value ticksAdd(Runtime &R, Arguments A) {
  uint64_t Period = ticksPeriod(R);
  if (R.Paths && (open::isNumber(R, A[0]) || open::isNumber(R, A[1])))
    return open::smallRange(R, 0, int64_t(Period - 1));
  uint64_t Start = getInt(R, A[0]), Delta = getInt(R, A[1]);
  uint64_t Mask = R.wordBytes() == 4 ? 0xffffffff : ~uint64_t(0);
  if (((Delta + Period / 2 - 1) & Mask) >= Period - 1)
    raiseMessage(R, R.Types.OverflowError, "ticks interval overflow");
  return Value::smallInt((Start + Delta) & (Period - 1));
}

Value sleep(Runtime &R, Arguments A) {
  if (R.Paths && open::isNumber(R, A[0]))
    return Value::none();
  R.ClockMicroseconds += uint64_t(std::max(getFloat(R, A[0]), 0.0) * 1e6);
  return Value::none();
}
Value sleepMs(Runtime &R, Arguments A) {
  if (R.Paths && open::isNumber(R, A[0]))
    return Value::none();
  R.ClockMicroseconds += std::max<int64_t>(getInt(R, A[0]), 0) * 1000;
  return Value::none();
}
Value sleepUs(Runtime &R, Arguments A) {
  if (R.Paths && open::isNumber(R, A[0]))
    return Value::none();
  R.ClockMicroseconds += std::max<int64_t>(getInt(R, A[0]), 0);
  return Value::none();
}

/// From 1970 to the build's epoch (shared/timeutils/timeutils.h).
int64_t epoch(const Runtime &R) {
  return R.Config.macro("MICROPY_EPOCH_IS_2000") ? 946684800 : 0;
}
int64_t secondsNow(const Runtime &R) {
  return 1700000000 + int64_t(R.ClockMicroseconds / 1000000);
}

Value timeTime(Runtime &R, Arguments) {
  if (R.Paths)
    return R.Config.macro("MICROPY_FLOAT_IMPL", 2) == 2
               ? open::newReal(R, 0, 8e9)
               : open::newInteger(R, 0, UINT32_MAX);
  readsClock(R, "time.time()");
  if (R.Config.macro("MICROPY_FLOAT_IMPL", 2) == 2)
    return newFloat(R, 1700000000.0 + R.ClockMicroseconds / 1e6);
  // ports/rp2/modtime.c: mp_obj_new_int_from_ull, an object for any number;
  // the other ports: mp_obj_new_int and mp_obj_new_int_from_uint.
  const int64_t Seconds = secondsNow(R) - epoch(R);
  return R.Config.Platform == "rp2" ? newIntObject(R, Seconds)
                                    : newInt(R, Seconds);
}
Value timeNs(Runtime &R, Arguments) {
  readsClock(R, "time.time_ns()");
  return newIntObject(R, 1700000000000000000 + R.ClockMicroseconds * 1000);
}
Value timeClock(Runtime &R, Arguments) {
  readsClock(R, "time.clock()");
  return newFloat(R, R.ClockMicroseconds / 1e6);
}

Value brokenDown(Runtime &R, Arguments A, const char *Name) {
  int64_t Seconds;
  if (A.Count == 0 || A[0].isNone()) {
    readsClock(R, Name);
    Seconds = secondsNow(R);
  } else
    Seconds = epoch(R) +
              (isFloat(R, A[0]) ? int64_t(getFloat(R, A[0])) : getInt(R, A[0]));
  std::time_t T = Seconds;
  std::tm Parts{};
  gmtime_r(&T, &Parts);
  // The unix port adds tm_isdst; boards return eight items.
  bool IsUnix = R.Config.Platform == "linux";
  TupleObj *Tuple = newTupleOf(R, IsUnix ? 9 : 8);
  int Fields[9] = {Parts.tm_year + 1900,    Parts.tm_mon + 1,  Parts.tm_mday,
                   Parts.tm_hour,           Parts.tm_min,      Parts.tm_sec,
                   (Parts.tm_wday + 6) % 7, Parts.tm_yday + 1, Parts.tm_isdst};
  for (uint32_t I = 0; I != Tuple->Length; ++I)
    Tuple->Items[I] = Value::smallInt(Fields[I]);
  return Tuple;
}
Value gmTime(Runtime &R, Arguments A) {
  return brokenDown(R, A, "time.gmtime()");
}
Value localTime(Runtime &R, Arguments A) {
  return brokenDown(R, A, "time.localtime()");
}

Value mkTime(Runtime &R, Arguments A) {
  auto Items = getArray(R, A[0]);
  if (Items.size() < 8 || Items.size() > 9)
    raiseTypeError(R, "mktime needs a tuple of length 8 or 9");
  std::tm Parts{};
  Parts.tm_year = getInt(R, Items[0]) - 1900;
  Parts.tm_mon = getInt(R, Items[1]) - 1;
  Parts.tm_mday = getInt(R, Items[2]);
  Parts.tm_hour = getInt(R, Items[3]);
  Parts.tm_min = getInt(R, Items[4]);
  Parts.tm_sec = getInt(R, Items[5]);
  return newInt(R, timegm(&Parts) - epoch(R));
}

constexpr Entry TimeGlobals[] = {
    string("__name__", "time"),
    function("gmtime", gmTime, 0, 1),
    function("localtime", localTime, 0, 1),
    function("mktime", mkTime, 1),
    function("time", timeTime, 0),
    function("time_ns", timeNs, 0),
    function("sleep", sleep, 1),
    function("sleep_ms", sleepMs, 1),
    function("sleep_us", sleepUs, 1),
    function("ticks_ms", ticksMs, 0),
    function("ticks_us", ticksUs, 0),
    function("ticks_cpu", ticksCpu, 0),
    function("ticks_add", ticksAdd, 2),
    function("ticks_diff", ticksDiff, 2),
    function("clock", timeClock, 0),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec TimeModule;
const ModuleSpec TimeModule = {.Name = "time", .Globals = TimeGlobals};
} // namespace pymemlint::micropython
