// The tracker's clock by clocks and counters of which each step is known.
#include "runtime/cpython/tracker/Clock.h"
#include "gtest/gtest.h"

using namespace pymemlint::tracker;

namespace {

/// A machine's time; its counter goes with a speed in ticks a microsecond.
struct Machine {
  uint64_t Nanoseconds = 5'000'000'000, Ticks = 1 << 20;
  uint64_t Speed = 3000;
  bool HasCounter = true;
  uint64_t Interruption = 0; ///< Ticks between two readings.
  unsigned ClockReadings = 0, CounterReadings = 0;

  void pass(uint64_t Microseconds) {
    Nanoseconds += Microseconds * 1000;
    Ticks += Microseconds * Speed;
  }
};

struct MachineTime {
  Machine *M;
  uint64_t nanoseconds() {
    ++M->ClockReadings;
    return M->Nanoseconds;
  }
  uint64_t ticks() {
    ++M->CounterReadings;
    return M->Ticks += M->Interruption;
  }
  bool hasCounter() { return M->HasCounter; }
};

struct ClockTest : testing::Test {
  Machine M;
  Clock<MachineTime> C{MachineTime{&M}};
  uint64_t Passed = 0; ///< Since C was made.

  /// So many steps; \p MostOff: how many microseconds it may be off in each.
  void follow(unsigned Steps, uint64_t Microseconds, uint64_t MostOff) {
    for (; Steps; --Steps) {
      M.pass(Microseconds);
      Passed += Microseconds;
      const uint64_t Told = C.microseconds();
      ASSERT_LE(Told, Passed + MostOff);
      ASSERT_GE(Told + MostOff, Passed);
    }
  }
  /// Times that the clock was asked in so many steps.
  unsigned readings(unsigned Steps, uint64_t Microseconds, uint64_t MostOff) {
    const unsigned Before = M.ClockReadings;
    follow(Steps, Microseconds, MostOff);
    return M.ClockReadings - Before;
  }
};

TEST_F(ClockTest, TheCounterTellsOnceItsSpeedIsKnown) {
  // A whole microsecond may be missing.
  follow(150, 10, 1);                       // A millisecond and a half.
  EXPECT_LE(readings(10'000, 10, 1), 101u); // In 100 milliseconds.
}

TEST_F(ClockTest, PausesAreAskedFor) {
  follow(150, 10, 1);
  EXPECT_EQ(readings(10, 1500, 1), 10u);
  follow(5, 3'000'000, 1); // Its speed is measured anew.
  follow(1000, 10, 1);
  EXPECT_LE(readings(1000, 10, 1), 11u);
}

TEST_F(ClockTest, ACounterThatRunsBackwardsIsNotBelieved) {
  follow(300, 10, 1);
  M.Ticks -= 4'000'000; // As on another processor.
  follow(1000, 10, 1);
  EXPECT_LE(readings(1000, 10, 1), 11u);
}

TEST_F(ClockTest, ASmallJumpIsWrongForAMillisecondAtTheMost) {
  for (int64_t Jump : {-2'000'000, 2'000'000}) {
    follow(300, 10, 1);
    M.Ticks += uint64_t(Jump);
    follow(100, 10, 700);
    follow(1000, 10, 1);
  }
}

TEST_F(ClockTest, ACounterThatJumpsIsNotBelieved) {
  follow(300, 10, 1);
  M.Ticks += 1'000'000'000;
  follow(5000, 10, 1);
  EXPECT_LE(readings(1000, 10, 1), 11u);
}

TEST_F(ClockTest, AnotherSpeedIsWrongForAMillisecondAtTheMost) {
  follow(300, 10, 1);
  M.Speed = 2000;
  follow(1000, 10, 1000);
  follow(4000, 10, 1); // In its speed now.
  EXPECT_LE(readings(1000, 10, 1), 11u);
}

TEST_F(ClockTest, ACounterThatStandsIsWrongForAMillisecondOfItsOwn) {
  follow(300, 10, 1);
  M.Speed = 0;
  M.pass(10);
  const uint64_t Before = C.microseconds();
  M.pass(100'000);
  EXPECT_EQ(C.microseconds(), Before); // It cannot be known.
  M.Speed = 3000;
  M.pass(1010);
  EXPECT_EQ(C.microseconds(), 300u * 10 + 10 + 100'000 + 1010);
}

TEST_F(ClockTest, TimeNeverGoesBack) {
  uint64_t Told = 0;
  const int64_t Jumps[] = {0, -700'000, 2'900'000, -5'000'000, 100, 40'000'000};
  for (unsigned I = 0; I != 20'000; ++I) {
    M.Speed = 1500 + I / 4000 * 700;
    M.pass(I % 37);
    if (I % 50 == 0)
      M.Ticks += uint64_t(Jumps[I / 50 % 6]);
    const uint64_t Now = C.microseconds();
    ASSERT_GE(Now, Told) << I;
    Told = Now;
  }
}

TEST_F(ClockTest, AnInterruptedReadingTellsNoSpeed) {
  M.Interruption = 5000;
  EXPECT_EQ(readings(100, 100, 0), 100u);
}

TEST(Clock, ACounterThatIsNotConstantIsNotRead) {
  Machine M;
  M.HasCounter = false;
  Clock<MachineTime> C{MachineTime{&M}};
  for (unsigned I = 1; I != 1000; ++I) {
    M.Speed = I; // Whatever it does.
    M.pass(100);
    ASSERT_EQ(C.microseconds(), I * 100u);
  }
  EXPECT_EQ(M.CounterReadings, 0u);
}

TEST(Clock, TheSystemsGoesOn) {
  Clock<> C;
  uint64_t Told = 0;
  while (Told < 5000) {
    const uint64_t Now = C.microseconds();
    ASSERT_GE(Now, Told);
    Told = Now;
  }
}

} // namespace
