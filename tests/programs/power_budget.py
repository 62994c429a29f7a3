# Power budget: duty-cycled consumers, battery model with steps, and a projected lifetime table.
from collections import namedtuple

Load = namedtuple("Load", ("name", "active_ma", "sleep_ua", "active_ms", "period_ms"))
LOADS = (Load("mcu", 18.0, 12, 450, 60000), Load("radio", 120.0, 1, 85, 300000), Load("sensor", 2.5, 0.4, 30, 10000), Load("led", 4.0, 0, 5, 5000))


def average_ua(load):
    duty = load.active_ms / load.period_ms
    return load.active_ma * 1000 * duty + load.sleep_ua * (1 - duty)


class Battery:
    CURVE = ((1.0, 3.0), (0.8, 2.9), (0.4, 2.75), (0.1, 2.5), (0.0, 2.0))

    def __init__(self, mah, self_discharge=0.02):
        self.capacity = self.left = mah * 1000.0
        self.rate = self_discharge / 365 / 24

    def drain(self, ua, hours):
        self.left -= ua * hours + self.capacity * self.rate * hours
        return self.left > 0

    @property
    def volts(self):
        level = max(0.0, self.left / self.capacity)
        for (hi, vh), (lo, vl) in zip(self.CURVE, self.CURVE[1:]):
            if level >= lo:
                return vl + (vh - vl) * (level - lo) / (hi - lo)
        return self.CURVE[-1][1]


total = 0
for load in sorted(LOADS, key=average_ua, reverse=True):
    ua = average_ua(load)
    total += ua
    print("{:<8}{:>9.2f} uA {:>6.3f}%".format(load.name, ua, 100 * load.active_ms / load.period_ms))
print("total %.2f uA" % total)
battery = Battery(2400)
days = 0
marks = []
while battery.drain(total, 24 * 30) and battery.volts > 2.4:
    days += 30
    if days % 120 == 0:
        marks.append("%d:%.2fV" % (days, battery.volts))
print(days, " ".join(marks))
for factor in (0.5, 1, 2):
    scaled = sum(average_ua(l._replace(period_ms=l.period_ms * factor)) if hasattr(l, "_replace") else average_ua(Load(l.name, l.active_ma, l.sleep_ua, l.active_ms, l.period_ms * factor)) for l in LOADS)
    print("x%s %.1f uA %.0f days" % (factor, scaled, 2400000 / scaled / 24))
