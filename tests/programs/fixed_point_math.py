# Fixed point Q16: multiply, divide, square root, CORDIC rotation, a lookup with interpolation, overflow checks.
ONE = 1 << 16


def fx(x):
    return int(x * ONE)


def fl(q):
    return q / ONE


def mul(a, b):
    return a * b >> 16


def div(a, b):
    return (a << 16) // b


def sqrt(q):
    if q < 0:
        raise ValueError("negative")
    x = q
    bit = 1 << 46
    n = q << 16
    res = 0
    while bit > n:
        bit >>= 2
    while bit:
        if n >= res + bit:
            n -= res + bit
            res = (res >> 1) + bit
        else:
            res >>= 1
        bit >>= 2
    return res


ATAN = [51471, 30385, 16054, 8149, 4090, 2047, 1023, 511, 255, 127, 63, 31, 15, 7, 3, 1]
GAIN = 39796


def cordic(angle):
    x, y, z = GAIN, 0, angle
    for i, a in enumerate(ATAN):
        if z >= 0:
            x, y, z = x - (y >> i), y + (x >> i), z - a
        else:
            x, y, z = x + (y >> i), y - (x >> i), z + a
    return x, y


class Saturating:
    LIMIT = 0x7FFFFFFF

    def __init__(self, raw):
        self.clipped = not -self.LIMIT - 1 <= raw <= self.LIMIT
        self.raw = max(-self.LIMIT - 1, min(self.LIMIT, raw))

    def __add__(self, o):
        return Saturating(self.raw + o.raw)

    def __mul__(self, o):
        return Saturating(self.raw * o.raw >> 16)

    def __str__(self):
        return "%d.%03d%s" % (self.raw >> 16, (self.raw & 0xFFFF) * 1000 >> 16, "!" if self.clipped else "")


print([round(fl(mul(fx(a), fx(b))), 3) for a, b in ((1.5, 2.25), (-3, 0.5), (100.25, 100.25))], [round(fl(div(fx(a), fx(b))), 4) for a, b in ((1, 3), (-7, 2), (22, 7))])
print([round(fl(sqrt(fx(v))), 3) for v in (2, 9, 0.25, 1000)])
for deg in (0, 30, 45, 60, 90, -45):
    c, s = cordic(fx(deg * 3.14159265 / 180))
    print(deg, "%.3f %.3f" % (fl(c), fl(s)), end="; ")
print()
TABLE = [(0, 0), (fx(10), fx(100)), (fx(20), fx(180)), (fx(50), fx(200))]


def interpolate(x):
    if x <= TABLE[0][0]:
        return TABLE[0][1]
    for (x0, y0), (x1, y1) in zip(TABLE, TABLE[1:]):
        if x < x1:
            return y0 + mul(y1 - y0, div(x - x0, x1 - x0))
    return TABLE[-1][1]


print([round(fl(interpolate(fx(v))), 2) for v in (-5, 5, 12.5, 35, 99)])
acc = Saturating(ONE)
for _ in range(6):
    acc = acc * Saturating(fx(9.5)) + Saturating(ONE >> 1)
    print(acc, end=" ")
print()


class IIR:
    def __init__(self, shift):
        self.shift, self.state = shift, 0

    def __call__(self, x):
        self.state += (x << 8) - self.state >> self.shift
        return self.state >> 8


f = IIR(3)
print([f(v) for v in [100] * 8 + [0] * 8])
try:
    sqrt(-1)
except ValueError as e:
    print(e)
