# Ranges at the ends of what a word holds: counters, timers, address spaces
from sys import maxsize

def describe(*bounds):
    try:
        r = range(*bounds)
    except Exception as e:
        print(bounds, type(e).__name__, e)
        return
    print(r, len(r), bool(r))
    for name, f in (("first", lambda: r[0]), ("last", lambda: r[-1]), ("tail", lambda: r[5:]), ("odd", lambda: r[::2]), ("back", lambda: r[::-1])):
        try:
            print("  ", name, f())
        except Exception as e:
            print("  ", name, type(e).__name__, e)
    for n, i in enumerate(r):
        if n == 3:
            break
        try:
            print("  ", i, i == r[n])
        except IndexError as e:
            print("  ", i, e)

describe(-maxsize - 1, 0)
describe(-maxsize, maxsize)
describe(-maxsize, maxsize, maxsize)
describe(maxsize, -maxsize, -maxsize)
describe(maxsize, -maxsize, -1)
describe(0, maxsize)
describe(0, maxsize, 2)
describe(maxsize - 2, maxsize)
describe(2**31)
describe(-2**30, 2**30)
describe(0, 2**31 - 1, 2**30)
describe(2**31 - 1, -2**31, -2**30)
describe(1, 10, 0)
describe(5, 5)
describe("a")
describe(0.5, 3)

class Ticks:
    """A counter that wraps around as the device's does."""
    PERIOD = 1 << 30
    def __init__(self, start): self.now = start % self.PERIOD
    def add(self, n): self.now = (self.now + n) & (self.PERIOD - 1); return self
    def diff(self, other): return ((self.now - other.now + self.PERIOD // 2) % self.PERIOD) - self.PERIOD // 2
t = Ticks(Ticks.PERIOD - 5)
u = Ticks(0).add(7)
print(u.diff(t), t.diff(u), t.add(12).now, [Ticks(i).add(1).now for i in (-1, 0, Ticks.PERIOD - 1)])
print(range(3) == range(0, 3, 1), range(0) == range(5, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) != 0 if 0 else "-")
r = range(10, -10, -3)
print(r.start, r.stop, r.step, list(r[1:4]), r[2:][0], 4 in r, 5 in r, list(reversed(list(r))), max(r), min(r), sum(r), sorted(r))
