# Sensors declared with descriptors implemented as classes with __get__/__set__ where supported, else properties; units, limits, aliases.
class Limited:
    def __init__(self, name, lo, hi, unit=""):
        self.name, self.lo, self.hi, self.unit = "_" + name, lo, hi, unit

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return getattr(obj, self.name, self.lo)

    def __set__(self, obj, v):
        if not self.lo <= v <= self.hi:
            raise ValueError("%s must be %s..%s%s, not %r" % (self.name[1:], self.lo, self.hi, self.unit, v))
        setattr(obj, self.name, v)


def make_property(name, lo, hi):
    key = "_" + name

    def get(self):
        return getattr(self, key, lo)

    def put(self, v):
        if v < lo or v > hi:
            raise ValueError(name)
        setattr(self, key, v)
    return property(get, put)


class Meta:
    kinds = {}

    def __init_subclass__(cls, **kw):
        Meta.kinds[cls.__name__] = cls


class Sensor(Meta):
    interval = make_property("interval", 1, 3600)
    precision = make_property("precision", 0, 6)
    defaults = {"interval": 10}

    def __init__(self, **kw):
        for k, v in self.defaults.items():
            setattr(self, k, v)
        for k in sorted(kw):
            if not hasattr(self, k):
                raise AttributeError("no option " + k)
            setattr(self, k, kw[k])
        self.samples = []

    def convert(self, raw):
        return raw

    def add(self, raw):
        self.samples.append(round(self.convert(raw), self.precision))
        return self

    @property
    def last(self):
        return self.samples[-1] if self.samples else None

    @property
    def mean(self):
        try:
            return sum(self.samples) / len(self.samples)
        except ZeroDivisionError:
            return None

    def describe(self):
        return "%s every %ds: %s" % (self.__class__.__name__, self.interval, self.last)


class Thermistor(Sensor):
    beta = 3950

    def convert(self, raw):
        import math
        r = 10000 * raw / (4095 - raw)
        return 1 / (1 / 298.15 + math.log(r / 10000) / self.beta) - 273.15


class Counter(Sensor):
    defaults = dict(Sensor.defaults, interval=60)

    def __init__(self, **kw):
        super().__init__(**kw)
        self.base = None

    def convert(self, raw):
        if self.base is None:
            self.base = raw
        return (raw - self.base) % 65536


class Battery(Sensor):
    defaults = {"interval": 300, "precision": 2}
    level = property(lambda self: max(0, min(100, int((self.last - 3.3) / 0.9 * 100))))

    def convert(self, raw):
        return raw * 2 * 3.3 / 4095


sensors = [Thermistor(precision=1), Counter(), Battery(precision=3)]
for raws in ((2048, 65530, 2400), (1500, 20, 2300), (3000, 300, 2210)):
    for s, r in zip(sensors, raws):
        s.add(r)
for s in sensors:
    print(s.describe(), s.samples, "%.3f" % s.mean, isinstance(s, Meta), issubclass(type(s), Counter))
print(sensors[2].level, Thermistor(beta=1000).beta if hasattr(Thermistor, "beta") else "", Sensor().mean)
for f in (lambda: Sensor(foo=1), lambda: Counter(interval=0), lambda: setattr(sensors[0], "mean", 3), lambda: sensors[0].nothing):
    try:
        f()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
L = Limited("x", 0, 5, "V")
print(L.__get__(None) is L, L.__get__(sensors[0]), sorted(Meta.kinds) or "no subclass hook")
