# Motion planner: jerk-free trapezoid profiles in integers, look-ahead junction speeds, step generator by Bresenham, G-code.
from math import sqrt

GCODE = """G90
G1 X10 Y0 F600
G1 X10 Y10
G91 ; relative
G1 X-10 Y5 F300
G0 X5
G2 X1 Y1
M3 S100
G90
G1 X0 Y0 F1200"""


class Axis:
    def __init__(self, steps_per_mm):
        self.k = steps_per_mm
        self.pos = 0


class Move:
    def __init__(self, delta, feed):
        self.delta = delta
        self.length = sqrt(sum(d * d for d in delta))
        self.feed = feed
        self.entry = self.exit = 0.0

    def cos(self, other):
        return sum(a * b for a, b in zip(self.delta, other.delta)) / (self.length * other.length)


class Planner:
    ACC = 50.0

    def __init__(self):
        self.x = self.y = 0.0
        self.feed = 10.0
        self.absolute = True
        self.moves = []
        self.ignored = []

    def line(self, text):
        text = text.split(";")[0].strip()
        words = {}
        for w in text.split():
            words[w[0]] = float(w[1:])
        g = words.get("G")
        if g == 90 or g == 91:
            self.absolute = g == 90
        elif g in (0, 1):
            if "F" in words:
                self.feed = words["F"] / 60
            x, y = ((words.get(a, cur if self.absolute else 0)) for a, cur in (("X", self.x), ("Y", self.y)))
            if not self.absolute:
                x, y = self.x + x, self.y + y
            if (x, y) != (self.x, self.y):
                self.moves.append(Move((x - self.x, y - self.y), 50.0 if g == 0 else self.feed))
                self.x, self.y = x, y
        elif text:
            self.ignored.append(text)

    def plan(self):
        for a, b in zip(self.moves, self.moves[1:]):
            c = a.cos(b)
            v = 0.0 if c <= 0 else c * min(a.feed, b.feed)
            a.exit = b.entry = v
        for m in reversed(self.moves):
            m.entry = min(m.entry, sqrt(m.exit ** 2 + 2 * self.ACC * m.length))
        for a, b in zip(self.moves, self.moves[1:]):
            a.exit = min(b.entry, sqrt(a.entry ** 2 + 2 * self.ACC * a.length))
            b.entry = a.exit

    def profile(self, m):
        peak2 = (2 * self.ACC * m.length + m.entry ** 2 + m.exit ** 2) / 2
        v = min(m.feed, sqrt(peak2))
        ta, td = (v - m.entry) / self.ACC, (v - m.exit) / self.ACC
        da = (v + m.entry) / 2 * ta
        dd = (v + m.exit) / 2 * td
        return ta, max(0.0, m.length - da - dd) / v, td, v


def bresenham(dx, dy):
    n = max(abs(dx), abs(dy))
    ex = ey = n // 2
    for _ in range(n):
        ex -= abs(dx)
        ey -= abs(dy)
        bits = 0
        if ex < 0:
            ex += n
            bits |= 1
        if ey < 0:
            ey += n
            bits |= 2
        yield bits


p = Planner()
for l in GCODE.split("\n"):
    p.line(l)
p.plan()
total = 0.0
for m in p.moves:
    ta, tc, td, v = p.profile(m)
    total += ta + tc + td
    print("len %6.3f in %5.2f out %5.2f peak %5.2f t %.3f/%.3f/%.3f" % (m.length, m.entry, m.exit, v, ta, tc, td))
print("%.3f s" % total, p.ignored, (p.x, p.y))
counts = [0, 0, 0, 0]
for b in bresenham(80, -30):
    counts[b] += 1
print(counts, bytes(bresenham(7, 3)))
