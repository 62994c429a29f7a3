"""The time of an event lies between what the clock says before and after it.

tests/trace/ClockTest.cpp goes through what counters may do; here the real one does
whatever it does meanwhile, which may be wrong for a millisecond.
"""


def test_times_are_those_of_the_clock(tracked):
    done = tracked.run("-c", """
import pymemlint, time
now = time.monotonic
tracker = pymemlint.MicroTracker(stream=True)
asked, count = [], 200
before_start = now()
tracker.start()
after_start = now()
for n in range(count):
    before = now()
    block = bytearray(1_000_000 + n)
    asked.append((before, now()))
    # With requests all the time, and with none for longer than a speed holds.
    if n % 2:
        for _ in range(100):
            bytearray(10)
    elif n % 20 == 0:
        time.sleep(0.003)
tracker.stop()
told = {e.size - 1_000_001: e.microseconds for e in tracker.stream_allocations()
        if e.operation == "allocate" and e.size > 1_000_000}
assert len(told) == count
last = 0
for n, (before, after) in enumerate(asked):
    assert told[n] >= last
    last = told[n]
    least = (before - after_start) * 1e6 - 1001
    most = (after - before_start) * 1e6 + 1001
    assert least <= told[n] <= most, (n, least, told[n], most)
print("end")
""")
    assert done.stdout == "end\n", done.stderr
