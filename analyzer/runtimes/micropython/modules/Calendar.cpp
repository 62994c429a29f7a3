//===- Calendar.cpp - Dates and seconds as the firmware counts them -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/modules/Calendar.h"

using namespace pymemlint::micropython;

constexpr int64_t SecondsPerDay = 86400;
constexpr int16_t DaysBeforeMonth[] = {0,   31,  59,  90,  120, 151, 181,
                                       212, 243, 273, 304, 334, 365};

static int64_t floorDivide(int64_t A, int64_t B) { return A / B - (A % B < 0); }

/// What is too much for \p Low, carried over to \p High.
static void carry(int64_t &Low, int64_t &High, int64_t Base) {
  High += floorDivide(Low, Base);
  Low -= floorDivide(Low, Base) * Base;
}

bool Calendar::isLeap(int64_t Year) const {
  return Year % 4 == 0 && (!IsWhole || Year % 100 || Year % 400 == 0);
}

/// Days from 1970 to the first of January of \p Year.
int64_t Calendar::daysBefore(int64_t Year) const {
  auto Leaps = [&](int64_t Y) {
    const int64_t N = floorDivide(Y, 4);
    return IsWhole ? N - floorDivide(Y, 100) + floorDivide(Y, 400) : N;
  };
  return (Year - 1970) * 365 + Leaps(Year - 1) - Leaps(1969);
}

DateTime Calendar::dateOf(int64_t Seconds) const {
  Seconds = truncate(Seconds);
  DateTime D;
  int64_t Days = floorDivide(Seconds, SecondsPerDay);
  Seconds -= Days * SecondsPerDay;
  D.Hour = Seconds / 3600;
  D.Minute = Seconds / 60 % 60;
  D.Second = Seconds % 60;
  D.WeekDay = Days + 3; // 1970 began with a Thursday.
  int64_t Weeks = 0;
  carry(D.WeekDay, Weeks, 7);
  D.Year = 1970 + floorDivide(Days, 366);
  while (daysBefore(D.Year + 1) <= Days)
    ++D.Year;
  const int64_t YearDay = Days - daysBefore(D.Year);
  D.YearDay = YearDay + 1;
  auto Before = [&](int64_t Month) {
    return DaysBeforeMonth[Month] + (Month >= 2 && isLeap(D.Year));
  };
  D.Month = 1;
  while (Before(D.Month) <= YearDay)
    ++D.Month;
  D.Day = YearDay - Before(D.Month - 1) + 1;
  return D;
}

int64_t Calendar::secondsOf(const DateTime &Given) const {
  DateTime D = Given;
  carry(D.Second, D.Minute, 60);
  carry(D.Minute, D.Hour, 60);
  carry(D.Hour, D.Day, 24);
  --D.Month;
  carry(D.Month, D.Year, 12);
  const int64_t Days = daysBefore(D.Year) + DaysBeforeMonth[D.Month] +
                       (D.Month >= 2 && isLeap(D.Year)) + D.Day - 1;
  return truncate(Days * SecondsPerDay + D.Hour * 3600 + D.Minute * 60 +
                  D.Second);
}
