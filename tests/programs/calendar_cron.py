# Dates without the time module: civil from days, ISO weeks, Easter, cron field expansion, sunrise by floats, month printing.
import math

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Date:
    def __init__(self, y, m, d):
        if not 1 <= m <= 12 or not 1 <= d <= Date.month_days(y, m):
            raise ValueError("no such date %r" % ((y, m, d),))
        self.y, self.m, self.d = y, m, d

    @staticmethod
    def leap(y):
        return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

    @classmethod
    def month_days(cls, y, m):
        return 28 + cls.leap(y) if m == 2 else 30 + ((m + (m > 7)) & 1)

    def toordinal(self):
        y = self.y - (self.m <= 2)
        era = y // 400
        yoe = y - era * 400
        doy = (153 * (self.m + (-3 if self.m > 2 else 9)) + 2) // 5 + self.d - 1
        return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468

    @classmethod
    def fromordinal(cls, z):
        z += 719468
        era, doe = divmod(z, 146097)
        yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
        doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
        mp = (5 * doy + 2) // 153
        m = mp + (3 if mp < 10 else -9)
        return cls(yoe + era * 400 + (m <= 2), m, doy - (153 * mp + 2) // 5 + 1)

    def weekday(self):
        return (self.toordinal() + 3) % 7

    def __sub__(self, other):
        if isinstance(other, Date):
            return self.toordinal() - other.toordinal()
        return Date.fromordinal(self.toordinal() - other)

    def __add__(self, n):
        return self.fromordinal(self.toordinal() + n)

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return self._key() == other._key()

    def _key(self):
        return (self.y, self.m, self.d)

    def __str__(self):
        return "%s %d %s %d" % (DAYS[self.weekday()], self.d, MONTHS[self.m - 1], self.y)

    __repr__ = __str__

    def isoweek(self):
        thursday = self + (3 - self.weekday())
        return thursday.y, (thursday - Date(thursday.y, 1, 1)) // 7 + 1


def easter(y):
    a, (b, c) = y % 19, divmod(y, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    mon, day = divmod(h + l - 7 * m + 114, 31)
    return Date(y, mon, day + 1)


def cron_field(text, lo, hi):
    out = set()
    for part in text.split(","):
        rng, _, step = part.partition("/")
        if rng == "*":
            a, b = lo, hi
        elif "-" in rng:
            a, b = map(int, rng.split("-"))
        else:
            a = b = int(rng)
        out |= set(range(a, b + 1, int(step or 1)))
    return sorted(out)


def next_run(spec, minute):
    m, h, dow = spec.split()
    ms, hs, ds = cron_field(m, 0, 59), cron_field(h, 0, 23), cron_field(dow, 0, 6)
    for t in range(minute + 1, minute + 7 * 1440 + 1):
        if t % 60 in ms and t // 60 % 24 in hs and t // 1440 % 7 in ds:
            return t


def daylight(day, lat):
    decl = math.radians(-23.44) * math.cos(2 * math.pi * (day + 10) / 365)
    x = -math.tan(math.radians(lat)) * math.tan(decl)
    return 24.0 if x < -1 else 0.0 if x > 1 else 2 * math.degrees(math.acos(x)) / 15


def month(y, m):
    first = Date(y, m, 1)
    cells = ["  "] * first.weekday() + ["%2d" % d for d in range(1, Date.month_days(y, m) + 1)]
    yield "{:^20}".format("%s %d" % (MONTHS[m - 1], y))
    for i in range(0, len(cells), 7):
        yield " ".join(cells[i:i + 7])


d = Date(2024, 2, 28)
print(d, d + 1, d + 2, Date(2024, 12, 30).isoweek(), Date(2021, 1, 3).isoweek(), Date(2000, 1, 1) - Date(1970, 1, 1))
print([easter(y) for y in (1999, 2024, 2038)], sorted([Date(2001, 1, 1), Date(1999, 12, 31)]))
print(cron_field("*/15", 0, 59), cron_field("1-10/3,22", 0, 23), [next_run("*/20 6-8 0,5", t) for t in (0, 500, 5000)])
print(["%.2f" % daylight(n, lat) for n in (1, 172) for lat in (0, 48, 70)])
for line in month(2024, 2):
    print(line)
try:
    Date(2023, 2, 29)
except ValueError as e:
    print(e)
