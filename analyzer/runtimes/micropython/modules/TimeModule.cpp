//===- TimeModule.cpp - time -*- C++ -*-===//
//
// extmod/modtime.c, ports/unix/modtime.c. The clock is not determined by the
// program: what reads it is named, and the run follows a clock that starts at
// 0 and moves only while the program sleeps.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Calendar.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <cmath>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// MICROPY_PY_TIME_TICKS_PERIOD: the positive small ints of a 32-bit build.
uint64_t ticksPeriod(Runtime &R) {
  return R.Config.macro("MICROPY_PY_TIME_TICKS_PERIOD",
                        R.SmallIntMax / 2 + 1 + R.SmallIntMax / 2 + 1);
}

/// What the clock shows at a time that tasks may be made to wait for.
Value newTime(Runtime &R, const TaskTime &Time) {
  // Further away the order of two such times may be the other one: they wrap.
  constexpr int64_t Most = 1 << 28;
  Value V = open::smallRange(R, 0, int64_t(ticksPeriod(R) - 1));
  if (Time.LeastDelay < -Most || Time.MostDelay > Most)
    return V;
  auto *O = static_cast<IntObj *>(V.object());
  O->Time = Time;
  O->Clock = &R.Times;
  return V;
}

void readsClock(Runtime &R, const char *Name) {
  R.unmodelled(llvm::Twine("value of ") + Name,
               "followed with a clock that moves only while the program "
               "sleeps");
}

Value ticks(Runtime &R, uint64_t V, const char *Name) {
  if (R.Paths)
    return open::smallRange(R, 0, int64_t(ticksPeriod(R) - 1));
  if (R.Inputs) {
    R.ClockMicroseconds += uint64_t(drawNumber(R, 0, 300000));
    return Value::smallInt(V & (ticksPeriod(R) - 1));
  }
  readsClock(R, Name);
  return Value::smallInt(V & (ticksPeriod(R) - 1));
}

Value ticksMs(Runtime &R, Arguments) {
  if (R.Paths && R.Times.isInUse())
    return newTime(R, {.Reading = R.Times.read()});
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
  const uint64_t Mask = R.wordBytes() == 4 ? 0xffffffff : ~uint64_t(0);
  auto IsTooFar = [&](uint64_t Delta) {
    return ((Delta + Period / 2 - 1) & Mask) >= Period - 1;
  };
  auto RaiseTooFar = [&] {
    raiseMessage(R, R.Types.OverflowError, "ticks interval overflow");
  };
  if (R.Paths && (open::isNumber(R, A[0]) || open::isNumber(R, A[1]))) {
    const int64_t Farthest = int64_t(Period / 2) - 1;
    if (auto *By = R.exact<IntObj>(A[1], R.Types.Int); By && By->IsOpen) {
      if (By->Low > Farthest || By->High < -Farthest)
        RaiseTooFar();
      if ((By->Low < -Farthest || By->High > Farthest) && R.choose(2))
        RaiseTooFar();
      open::limit(R, A[1], -Farthest, Farthest);
    } else if (IsTooFar(uint64_t(getInt(R, A[1])))) {
      RaiseTooFar();
    }
    auto *From = R.exact<IntObj>(A[0], R.Types.Int);
    auto *Added = R.exact<IntObj>(A[1], R.Types.Int);
    if (!From || !From->isTime() || (!A[1].isSmallInt() && !Added))
      return open::smallRange(R, 0, int64_t(Period - 1));
    TaskTime Time = From->Time;
    Time.LeastDelay += Added && Added->IsOpen ? Added->Low : getInt(R, A[1]);
    Time.MostDelay += Added && Added->IsOpen ? Added->High : getInt(R, A[1]);
    return newTime(R, Time);
  }
  uint64_t Start = getInt(R, A[0]), Delta = getInt(R, A[1]);
  if (IsTooFar(Delta))
    RaiseTooFar();
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

//===--- Seconds since the epoch ------------------------------------------===//

constexpr int64_t SecondsFrom1970To2000 = 946684800;
constexpr int64_t NominalSeconds = 1700000000; ///< Since 1970.

bool isUnix(Runtime &R) { return R.Config.Port == "unix"; }
bool hasDoubles(Runtime &R) { return R.HasFloat && !R.Config.SingleFloat; }

/// MICROPY_TIMESTAMP_IMPL_UINT: mp_timestamp_t is a machine word.
bool hasWordTimestamps(Runtime &R) {
  return R.Config.macro("MICROPY_TIMESTAMP_IMPL", 0) == 1;
}
int64_t epochSince1970(Runtime &R) {
  return isUnix(R) || R.Config.macro("MICROPY_EPOCH_IS_1970", 0)
             ? 0
             : SecondsFrom1970To2000;
}
bool hasWholeCalendar(Runtime &R) {
  // The unix port has the C library's.
  return isUnix(R) || R.Config.macro("MICROPY_TIME_SUPPORT_Y2100_AND_BEYOND") ||
         R.Config.macro("MICROPY_TIME_SUPPORT_Y1969_AND_BEFORE");
}
Calendar calendar(Runtime &R) {
  return Calendar(hasWholeCalendar(R), R.wordBytes());
}
/// As mp_timestamp_t holds it. The unix port's time_t has 64 bits.
int64_t truncated(Runtime &R, int64_t Seconds) {
  return hasWordTimestamps(R) && R.wordBytes() == 4 ? int64_t(uint32_t(Seconds))
                                                    : Seconds;
}

/// timeutils_obj_get_timestamp.
int64_t timestampOf(Runtime &R, Value V) {
  if (hasDoubles(R)) {
    const double Whole = std::trunc(getFloat(R, V));
    // Out of range it is what x86 gives; others may give something else.
    return std::abs(Whole) < 9.2e18 ? truncated(R, int64_t(Whole)) : 0;
  }
  return hasWordTimestamps(R) ? int64_t(getUnsigned(R, V)) : getLongLong(R, V);
}
/// timeutils_obj_from_timestamp.
Value fromTimestamp(Runtime &R, int64_t Seconds) {
  Seconds = truncated(R, Seconds);
  return hasWordTimestamps(R) ? newIntFromUnsigned(R, uint64_t(Seconds))
                              : newIntObject(R, Seconds);
}

int64_t nominalNow(Runtime &R) {
  return NominalSeconds - epochSince1970(R) +
         int64_t(R.ClockMicroseconds / 1000000);
}

/// The port's mp_time_time_get.
Value timeTime(Runtime &R, Arguments) {
  if (R.Paths)
    return R.Config.macro("MICROPY_FLOAT_IMPL", 2) == 2
               ? open::newReal(R, 0, 8e9)
               : open::newInteger(R, 0, UINT32_MAX);
  readsClock(R, "time.time()");
  const std::string &Port = R.Config.Port;
  if (Port == "webassembly" || (isUnix(R) && hasDoubles(R)))
    return newFloat(R, double(NominalSeconds) + R.ClockMicroseconds / 1e6);
  if (isUnix(R))
    return newInt(R, nominalNow(R));
  if (Port == "rp2")
    return newIntObject(R, nominalNow(R));
  if (Port == "samd")
    return newIntFromUnsigned(R, uint64_t(nominalNow(R)));
  return fromTimestamp(R, nominalNow(R));
}
Value timeNs(Runtime &R, Arguments) {
  if (R.Paths)
    return open::newInteger(R, 0, (int64_t(1) << 61) - 1); // Until 2043.
  readsClock(R, "time.time_ns()");
  return newIntObject(R, 1700000000000000000 + R.ClockMicroseconds * 1000);
}
Value timeClock(Runtime &R, Arguments) {
  if (R.Paths)
    return open::newReal(R, 0, 1e9);
  readsClock(R, "time.clock()");
  return newFloat(R, R.ClockMicroseconds / 1e6);
}

/// What \p V holds of times that timeutils_obj_get_timestamp takes; an
/// OverflowError is what the others raise.
std::pair<int64_t, int64_t> timestampRange(Runtime &R, Value V) {
  auto [Low, High] = *open::integerRange(R, V);
  if (hasDoubles(R) || !hasWordTimestamps(R) || R.wordBytes() != 4 ||
      (Low >= 0 && High <= UINT32_MAX))
    return {Low, High};
  if (Low > UINT32_MAX || High < 0 || R.choose(2))
    raiseMessage(R, R.Types.OverflowError,
                 "overflow converting long int to machine word");
  open::limit(R, V, 0, UINT32_MAX);
  return {std::max<int64_t>(Low, 0), std::min<int64_t>(High, UINT32_MAX)};
}

/// The fields of a time that is not known, in one of the years.
Value dateIn(Runtime &R, int64_t FirstYear, int64_t LastYear) {
  const std::pair<int64_t, int64_t> Fields[9] = {{FirstYear, LastYear},
                                                 {1, 12},
                                                 {1, 31},
                                                 {0, 23},
                                                 {0, 59},
                                                 {0, 60},
                                                 {0, 6},
                                                 {1, 366},
                                                 {-1, 1}};
  TupleObj *Tuple = newTupleOf(R, isUnix(R) ? 9 : 8);
  for (uint32_t I = 0; I != Tuple->Length; ++I)
    Tuple->Items[I] = open::smallRange(R, Fields[I].first, Fields[I].second);
  return Tuple;
}

/// The fields of a time from \p Low to \p High seconds.
Value openDate(Runtime &R, int64_t Low, int64_t High) {
  const Calendar C = calendar(R);
  Low += epochSince1970(R);
  High += epochSince1970(R);
  if (C.hasShortSeconds() && Low >> 32 != High >> 32) {
    Low = 0;
    High = UINT32_MAX;
  }
  return dateIn(R, C.dateOf(Low).Year, C.dateOf(High).Year);
}

Value brokenDown(Runtime &R, Arguments A, const char *Name) {
  int64_t Seconds;
  const bool IsNow = A.Count == 0 || (!isUnix(R) && A[0].isNone());
  if (R.Paths && IsNow)
    return dateIn(R, 1970, calendar(R).hasShortSeconds() ? 2106 : 2223);
  if (R.Paths && !isUnix(R) && open::isNumber(R, A[0])) {
    if (!R.isExact(A[0], R.Types.Int))
      return dateIn(R, 1, 9999);
    const auto [Low, High] = timestampRange(R, A[0]);
    return openDate(R, Low, High);
  }
  if (IsNow && R.Inputs) {
    Seconds = drawNumber(R, 0, UINT32_MAX);
  } else if (IsNow) {
    readsClock(R, Name);
    Seconds = nominalNow(R);
  } else
    Seconds = timestampOf(R, A[0]);
  const DateTime D = calendar(R).dateOf(Seconds + epochSince1970(R));
  // The unix port adds tm_isdst.
  const int64_t Fields[9] = {D.Year,   D.Month,   D.Day,     D.Hour, D.Minute,
                             D.Second, D.WeekDay, D.YearDay, 0};
  TupleObj *Tuple = newTupleOf(R, isUnix(R) ? 9 : 8);
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

DateTime dateFrom(const int64_t (&Fields)[6]) {
  DateTime D;
  D.Year = Fields[0];
  D.Month = Fields[1];
  D.Day = Fields[2];
  D.Hour = Fields[3];
  D.Minute = Fields[4];
  D.Second = Fields[5];
  // Far outside what a device's word holds it is lost there as well.
  D.Year = std::clamp<int64_t>(D.Year, -1'000'000'000, 1'000'000'000);
  D.Month = std::clamp<int64_t>(D.Month, INT32_MIN, INT32_MAX);
  D.Day = std::clamp<int64_t>(D.Day, INT32_MIN, INT32_MAX);
  return D;
}

/// mktime() of fields of which one is open: later ones give more seconds.
Value openSeconds(Runtime &R, llvm::ArrayRef<Value> Items) {
  int64_t Least[6], Most[6];
  for (size_t I = 0; I != 6; ++I) {
    const auto Of = open::integerRange(R, Items[I]);
    Least[I] = Of ? Of->first : getInt(R, Items[I]);
    Most[I] = Of ? Of->second : Least[I];
  }
  // Before they are cut to a word.
  const Calendar Wide(hasWholeCalendar(R), /*WordBytes=*/8);
  int64_t Low = Wide.secondsOf(dateFrom(Least));
  int64_t High = Wide.secondsOf(dateFrom(Most));
  if (calendar(R).hasShortSeconds() && Low >> 32 != High >> 32) {
    Low = 0;
    High = UINT32_MAX;
  } else if (calendar(R).hasShortSeconds()) {
    Low = int64_t(uint32_t(Low));
    High = int64_t(uint32_t(High));
  }
  Low -= epochSince1970(R);
  High -= epochSince1970(R);
  if (!hasWordTimestamps(R))
    return open::newLongInteger(R, Low, High);
  if (R.wordBytes() == 4 && Low >> 32 != High >> 32) {
    Low = 0;
    High = UINT32_MAX;
  }
  return open::newInteger(R, truncated(R, Low), truncated(R, High));
}

Value mkTime(Runtime &R, Arguments A) {
  auto Items = getArray(R, A[0]);
  if (Items.size() < 8 || Items.size() > 9)
    raiseTypeError(R, "mktime needs a tuple of length 8 or 9");
  if (R.Paths && !isUnix(R) && llvm::any_of(Items.take_front(6), [&](Value V) {
        return open::isNumber(R, V) && R.isExact(V, R.Types.Int);
      }))
    return openSeconds(R, Items);
  int64_t Fields[6];
  for (size_t I = 0; I < 6; ++I)
    Fields[I] = getInt(R, Items[I]);
  if (isUnix(R) && Items.size() == 9)
    getInt(R, Items[8]);
  const int64_t Seconds = calendar(R).secondsOf(dateFrom(Fields));
  if (isUnix(R) && Seconds == -1)
    raiseMessage(R, R.Types.OverflowError, "invalid mktime usage");
  return fromTimestamp(R, Seconds - epochSince1970(R));
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
