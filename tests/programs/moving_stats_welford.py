# Running statistics: Welford mean and variance, windowed min/max with a monotonic queue, histogram.
from math import sqrt
from collections import deque


class Welford:
    __slots__ = ()

    def __init__(self):
        self.n = 0
        self.mean = 0.0
        self.m2 = 0.0

    def push(self, x):
        self.n += 1
        d = x - self.mean
        self.mean += d / self.n
        self.m2 += d * (x - self.mean)
        return self

    @property
    def variance(self):
        return self.m2 / (self.n - 1) if self.n > 1 else 0.0

    @property
    def std(self):
        return sqrt(self.variance)

    def __add__(self, other):
        out = Welford()
        out.n = self.n + other.n
        delta = other.mean - self.mean
        out.mean = self.mean + delta * other.n / out.n
        out.m2 = self.m2 + other.m2 + delta * delta * self.n * other.n / out.n
        return out

    def __str__(self):
        return "%d/%.3f/%.3f" % (self.n, self.mean, self.std)


class WindowMax:
    def __init__(self, size):
        self.size = size
        self.q = deque((), size + 1)
        self.i = 0

    def push(self, x):
        while self.q and self.q[-1][1] <= x:
            self.q.pop()
        self.q.append((self.i, x))
        if self.q[0][0] <= self.i - self.size:
            self.q.popleft()
        self.i += 1
        return self.q[0][1]


def samples(n, seed=7):
    x = 50.0
    for i in range(n):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        x += (seed >> 8) / 16777216.0 - 0.5
        yield x


left, right, total = Welford(), Welford(), Welford()
window = WindowMax(8)
peaks = []
bins = [0] * 10
data = list(samples(240))
low, high = min(data), max(data)
for i, x in enumerate(data):
    (left if i < 100 else right).push(x)
    total.push(x)
    peaks.append(window.push(x))
    bins[min(9, int((x - low) / (high - low) * 10))] += 1
print(left, right)
print(total, left + right)
print([round(p, 1) for p in peaks[::24]])
for i, count in enumerate(bins):
    print("%5.1f %-30s %d" % (low + (high - low) * i / 10, "*" * (count // 2), count))
