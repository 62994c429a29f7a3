# Weather station: sensors as classes, derived values, trend arrows, min/max per day and a compact upload line.
import math


class Sensor:
    unit = ""

    def __init__(self, name, interval):
        self.name, self.interval = name, interval
        self.value = None
        self.history = []

    def sample(self, t):
        if t % self.interval == 0:
            self.value = self.measure(t)
            self.history.append(self.value)
            if len(self.history) > 24:
                self.history.pop(0)
            return True
        return False

    def measure(self, t):
        raise NotImplementedError(self.name)

    @property
    def trend(self):
        h = self.history
        if len(h) < 4:
            return "?"
        d = sum(h[-2:]) / 2 - sum(h[-4:-2]) / 2
        return "=" if abs(d) < self.step else "+" if d > 0 else "-"

    step = 0.1

    def __str__(self):
        return "%s %.1f%s%s" % (self.name, self.value, self.unit, self.trend)


class Thermometer(Sensor):
    unit = "C"

    def measure(self, t):
        return 15 + 8 * math.sin((t / 60 - 9) * math.pi / 12) + (t * 7 % 5) / 10


class Hygrometer(Sensor):
    unit = "%"
    step = 0.5

    def __init__(self, thermometer, *args):
        super().__init__(*args)
        self.thermometer = thermometer

    def measure(self, t):
        return max(20, min(100, 95 - 2 * self.thermometer.value + t / 60 % 7))


class Barometer(Sensor):
    unit = "hPa"
    step = 0.3

    def measure(self, t):
        return 1013.25 + 6 * math.cos(t / 400) - t / 500


class Rain(Sensor):
    unit = "mm"

    def __init__(self, *args):
        super().__init__(*args)
        self.tips = 0

    def measure(self, t):
        if 600 < t < 900:
            self.tips += t // 60 % 3
        return self.tips * 0.2794


def dew_point(t, h):
    g = math.log(h / 100) + 17.62 * t / (243.12 + t)
    return 243.12 * g / (17.62 - g)


class Station:
    def __init__(self):
        temp = Thermometer("temp", 10)
        self.sensors = [temp, Hygrometer(temp, "hum", 20), Barometer("press", 60), Rain("rain", 30)]
        self.extremes = {}
        self.samples = 0

    def __getitem__(self, name):
        for s in self.sensors:
            if s.name == name:
                return s
        raise KeyError(name)

    def tick(self, t):
        for s in self.sensors:
            if s.sample(t):
                self.samples += 1
                low, high = self.extremes.get(s.name, ((1e9, 0), (-1e9, 0)))
                self.extremes[s.name] = min(low, (s.value, t)), max(high, (s.value, t))

    def upload(self):
        return "&".join("%s=%.*f" % (s.name, 0 if s.unit == "%" else 1, s.value) for s in self.sensors)


station = Station()
for minute in range(0, 1440, 10):
    station.tick(minute)
    if minute % 240 == 0:
        t, h = station["temp"].value, station["hum"].value
        print("%02d:%02d" % divmod(minute, 60), *station.sensors, "dew %.1f" % dew_point(t, h))
for name in sorted(station.extremes):
    (low, at), (high, at2) = station.extremes[name]
    print("%-6s %7.1f at %02d:%02d %7.1f at %02d:%02d" % ((name, low) + divmod(at, 60) + (high,) + divmod(at2, 60)))
print(station.upload(), station.samples)
try:
    station["wind"]
except KeyError as e:
    print("no sensor", e)
try:
    Sensor("x", 1).sample(0)
except NotImplementedError as e:
    print("abstract", e)
