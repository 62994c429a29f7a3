# Calendar: day numbers, weekdays, leap years, ISO formatting, a cron matcher and next-run search.
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NAMES = "Mon Tue Wed Thu Fri Sat Sun".split()


def is_leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def days_in(y, m):
    return 29 if m == 2 and is_leap(y) else DAYS[m - 1]


def to_days(y, m, d):
    y -= m <= 2
    era = y // 400
    yoe = y - era * 400
    doy = (153 * (m + (-3 if m > 2 else 9)) + 2) // 5 + d - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468


class DateTime:
    def __init__(self, y, mo, d, h=0, mi=0, s=0):
        if not 1 <= mo <= 12 or not 1 <= d <= days_in(y, mo):
            raise ValueError("bad date %d-%d-%d" % (y, mo, d))
        self.y, self.mo, self.d, self.h, self.mi, self.s = y, mo, d, h, mi, s

    @property
    def epoch(self):
        return to_days(self.y, self.mo, self.d) * 86400 + self.h * 3600 + self.mi * 60 + self.s

    @classmethod
    def from_epoch(cls, t):
        days, rest = divmod(t, 86400)
        z = days + 719468
        era, doe = divmod(z, 146097)
        yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
        doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
        mp = (5 * doy + 2) // 153
        m = mp + 3 if mp < 10 else mp - 9
        return cls(yoe + era * 400 + (m <= 2), m, doy - (153 * mp + 2) // 5 + 1, rest // 3600, rest // 60 % 60, rest % 60)

    @property
    def weekday(self):
        return (to_days(self.y, self.mo, self.d) + 3) % 7

    def __add__(self, seconds):
        return DateTime.from_epoch(self.epoch + seconds)

    def __sub__(self, other):
        return self.epoch - other.epoch

    def __str__(self):
        return "%04d-%02d-%02dT%02d:%02d:%02d %s" % (self.y, self.mo, self.d, self.h, self.mi, self.s, NAMES[self.weekday])


def field(spec, low, high):
    out = set()
    for part in spec.split(","):
        part, _, step = part.partition("/")
        if part == "*":
            a, b = low, high
        elif "-" in part:
            a, b = map(int, part.split("-"))
        else:
            a = b = int(part)
        out.update(range(a, b + 1, int(step or 1)))
    if not out or min(out) < low or max(out) > high:
        raise ValueError(spec)
    return out


class Cron:
    LIMITS = (0, 59), (0, 23), (1, 31), (1, 12), (0, 6)

    def __init__(self, spec):
        self.spec = spec
        self.fields = [field(f, *lim) for f, lim in zip(spec.split(), self.LIMITS)]

    def matches(self, t):
        return all(v in f for v, f in zip((t.mi, t.h, t.d, t.mo, t.weekday), self.fields))

    def next(self, t):
        t = t + (60 - t.s)
        minutes, hours, days, months, weekdays = self.fields
        for _ in range(2000):
            if t.mo not in months or t.d not in days or t.weekday not in weekdays:
                t = DateTime(t.y, t.mo, t.d) + 86400
            elif t.h not in hours:
                t = DateTime(t.y, t.mo, t.d, t.h) + 3600
            elif t.mi not in minutes:
                t = t + 60
            else:
                return t


def calendar(y, m):
    yield "%d-%02d" % (y, m)
    yield " ".join(n[:2] for n in NAMES)
    week = ["  "] * DateTime(y, m, 1).weekday
    for d in range(1, days_in(y, m) + 1):
        week.append("%2d" % d)
        if len(week) == 7:
            yield " ".join(week)
            week = []
    if week:
        yield " ".join(week)


now = DateTime(2024, 2, 28, 23, 59, 30)
print(now, now + 60, now + 86400 * 2, now.epoch, DateTime(1970, 1, 1).epoch, DateTime.from_epoch(951782400), DateTime.from_epoch(-1))
print(DateTime(2025, 1, 1) - DateTime(2024, 1, 1), [y for y in (1900, 2000, 2023, 2024) if is_leap(y)])
for spec in ("*/15 * * * *", "0 6-8 * * 0-4", "30 12 29 2 *", "5,35 0 1,15 */3 *", "0 0 * * 6"):
    cron = Cron(spec)
    t = cron.next(now)
    print("%-18s" % spec, t, cron.next(t) if t else None)
for bad in ("61 * * * *", "x * * * *", "* 5-2 * * *"):
    try:
        Cron(bad)
    except ValueError as e:
        print("bad", e)
try:
    DateTime(2023, 2, 29)
except ValueError as e:
    print(e)
print("\n".join(calendar(2024, 2)))
