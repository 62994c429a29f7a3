//===- Calendar.h - Dates and seconds as the firmware counts them -*- C++
//-*-===//
//
// shared/timeutils/timeutils.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_MODULES_CALENDAR_H
#define PYMEMLINT_MICROPYTHON_MODULES_CALENDAR_H

#include <cstdint>

namespace pymemlint::micropython {

/// timeutils_struct_time_t.
struct DateTime {
  int64_t Year = 0, Month = 1, Day = 1; ///< Month and day from 1 on.
  int64_t Hour = 0, Minute = 0, Second = 0;
  int64_t WeekDay = 0; ///< 0 is Monday.
  int64_t YearDay = 1; ///< From 1 on.
};

class Calendar {
  /// MICROPY_TIME_SUPPORT_Y2100_AND_BEYOND or _Y1969_AND_BEFORE: every fourth
  /// year is a leap year otherwise, and seconds are a machine word.
  bool IsWhole;
  uint32_t WordBytes;

public:
  Calendar(bool IsWhole, uint32_t WordBytes)
      : IsWhole(IsWhole), WordBytes(WordBytes) {}
  /// Seconds since 1970 are counted in 32 bits.
  bool hasShortSeconds() const { return !IsWhole && WordBytes == 4; }
  /// timeutils_seconds_since_1970_to_struct_time.
  DateTime dateOf(int64_t Seconds) const;
  /// timeutils_mktime_1970: fields beyond their range are carried over.
  int64_t secondsOf(const DateTime &D) const;

private:
  int64_t truncate(int64_t Seconds) const {
    return IsWhole || WordBytes == 8 ? Seconds : int64_t(uint32_t(Seconds));
  }
  int64_t daysBefore(int64_t Year) const;
  bool isLeap(int64_t Year) const;
};

} // namespace pymemlint::micropython
#endif
