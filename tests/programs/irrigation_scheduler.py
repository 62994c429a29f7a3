# Irrigation: zones with soil models, rain forecasts, a water budget, manual overrides and a weekly report.
class Zone:
    def __init__(self, name, area, kc, capacity=40.0, threshold=0.5):
        self.name, self.area, self.kc = name, area, kc
        self.capacity, self.threshold = capacity, threshold
        self.moisture = capacity * 0.8
        self.used = 0.0
        self.runs = []

    def evaporate(self, et0, rain):
        self.moisture = max(0.0, min(self.capacity, self.moisture - et0 * self.kc + rain))

    @property
    def deficit(self):
        return self.capacity - self.moisture

    @property
    def thirsty(self):
        return self.moisture < self.capacity * self.threshold

    def water(self, day, mm):
        self.moisture += mm
        litres = mm * self.area
        self.used += litres
        self.runs.append((day, round(mm, 1)))
        return litres


class Controller:
    def __init__(self, zones, budget, flow=15.0):
        self.zones = {z.name: z for z in zones}
        self.budget, self.flow = budget, flow
        self.overrides = {}
        self.skipped = []

    def plan(self, day, forecast):
        left = self.budget
        order = sorted(self.zones.values(), key=lambda z: z.moisture / z.capacity)
        for z in order:
            mode = self.overrides.get((day, z.name))
            if mode == "off" or not (z.thirsty or mode == "on"):
                continue
            need = z.deficit - sum(forecast[day + 1:day + 3])
            if need <= 0:
                self.skipped.append((day, z.name, "rain"))
                continue
            mm = min(need, left / z.area)
            if mm < 1:
                self.skipped.append((day, z.name, "budget"))
                continue
            litres = z.water(day, mm)
            left -= litres
            yield z.name, mm, litres / self.flow


et = [3.2, 4.1, 5.0, 5.5, 4.8, 2.0, 1.5, 3.9, 5.2, 6.1, 6.0, 5.8, 3.3, 2.2]
rain = [0, 0, 0, 0, 1.2, 9.5, 4.0, 0, 0, 0, 0, 0, 14.0, 0]
controller = Controller([Zone("lawn", 60, 0.9), Zone("beds", 18, 1.1, 30, 0.6), Zone("pots", 4, 1.6, 12, 0.7)], 900)
controller.overrides.update({(2, "lawn"): "on", (9, "beds"): "off"})
minutes = 0
for day, (e, r) in enumerate(zip(et, rain)):
    for z in controller.zones.values():
        z.evaporate(e, r)
    done = list(controller.plan(day, rain))
    minutes += sum(m for _, _, m in done)
    levels = " ".join("{}:{:3.0f}%".format(n[0], 100 * z.moisture / z.capacity) for n, z in sorted(controller.zones.items()))
    print("%2d %s %s" % (day, levels, ", ".join("%s %.1fmm" % (n, mm) for n, mm, _ in done)))
for name in sorted(controller.zones):
    z = controller.zones[name]
    print(name, round(z.used), z.runs[:3], len(z.runs))
print(round(minutes), controller.skipped)
