# DTMF detector: Goertzel filters per tone, block processing, debouncing and a digit sequence generator.
import math

ROWS, COLS = (697, 770, 852, 941), (1209, 1336, 1477, 1633)
KEYS = "123A456B789C*0#D"
RATE = 8000
BLOCK = 102


class Goertzel:
    def __init__(self, freq):
        self.freq = freq
        k = int(0.5 + BLOCK * freq / RATE)
        self.coeff = 2 * math.cos(2 * math.pi * k / BLOCK)
        self.reset()

    def reset(self):
        self.q1 = self.q2 = 0.0

    def feed(self, sample):
        q0 = self.coeff * self.q1 - self.q2 + sample
        self.q2 = self.q1
        self.q1 = q0

    def power(self):
        return self.q1 * self.q1 + self.q2 * self.q2 - self.coeff * self.q1 * self.q2


class Detector:
    def __init__(self):
        self.rows = [Goertzel(f) for f in ROWS]
        self.cols = [Goertzel(f) for f in COLS]
        self.n = 0
        self.last = None
        self.count = 0
        self.digits = []

    def feed(self, sample):
        for g in self.rows:
            g.feed(sample)
        for g in self.cols:
            g.feed(sample)
        self.n += 1
        if self.n == BLOCK:
            self.block()

    def block(self):
        r = [g.power() for g in self.rows]
        c = [g.power() for g in self.cols]
        for g in self.rows + self.cols:
            g.reset()
        self.n = 0
        row, col = max(range(4), key=lambda i: r[i]), max(range(4), key=lambda i: c[i])
        rest = sum(r) + sum(c) - r[row] - c[col]
        key = KEYS[row * 4 + col] if r[row] > 1000 and c[col] > 1000 and rest < (r[row] + c[col]) / 4 else None
        if key == self.last:
            self.count += 1
            if key and self.count == 2:
                self.digits.append(key)
        else:
            self.last, self.count = key, 1


def tone(key, samples, level=20):
    at = KEYS.index(key)
    f1, f2 = ROWS[at // 4], COLS[at % 4]
    for n in range(samples):
        t = n / RATE
        yield level * (math.sin(2 * math.pi * f1 * t) + math.sin(2 * math.pi * f2 * t))


detector = Detector()
for key in "5#":
    for s in tone(key, BLOCK * 2):
        detector.feed(s)
    for _ in range(BLOCK):
        detector.feed(0.0)
print(detector.digits, detector.last, detector.n)
print(["%.4f" % g.coeff for g in detector.rows + detector.cols])
