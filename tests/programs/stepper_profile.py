# Stepper motor: trapezoidal speed profile as a generator, microstep table and a two-axis planner.
from math import sin, pi, sqrt
from array import array

MICRO = array("h", [round(sin(i * pi / 32) * 255) for i in range(64)])


class Profile:
    def __init__(self, v_min, v_max, accel):
        self.v_min = v_min
        self.v_max = v_max
        self.accel = accel

    def intervals(self, steps):
        ramp = int((self.v_max ** 2 - self.v_min ** 2) / (2 * self.accel))
        if 2 * ramp > steps:
            ramp = steps // 2
        for n in range(steps):
            k = min(n, steps - 1 - n, ramp)
            v = min(self.v_max, sqrt(self.v_min * self.v_min + 2 * self.accel * k))
            yield int(1000000 / v)


class Stepper:
    def __init__(self, name, profile):
        self.name = name
        self.profile = profile
        self.position = 0
        self.time_us = 0

    def coils(self):
        i = self.position & 63
        return MICRO[i], MICRO[(i + 16) & 63]

    def move(self, target):
        distance = target - self.position
        direction = 1 if distance > 0 else -1
        for dt in self.profile.intervals(abs(distance)):
            self.position += direction
            self.time_us += dt
        return distance


class Planner:
    def __init__(self, x, y):
        self.axes = x, y

    def line(self, dx, dy):
        major, minor = (0, 1) if abs(dx) >= abs(dy) else (1, 0)
        d = (dx, dy)
        n = abs(d[major])
        acc = 0
        path = []
        for _ in range(n):
            self.axes[major].position += 1 if d[major] > 0 else -1
            acc += abs(d[minor])
            if acc * 2 >= n:
                acc -= n
                self.axes[minor].position += 1 if d[minor] > 0 else -1
            path.append((self.axes[0].position, self.axes[1].position))
        return path


x = Stepper("x", Profile(100, 1000, 2000))
y = Stepper("y", Profile(200, 800, 8000))
for s, targets in ((x, (50, 500, 0)), (y, (10, -300))):
    for t in targets:
        print(s.name, s.move(t), s.position, s.time_us // 1000, s.coils())
plan = Planner(x, y)
for dx, dy in ((12, 5), (-3, 9), (-9, -14)):
    p = plan.line(dx, dy)
    print(len(p), p[:3], p[-1])
print(list(x.profile.intervals(8)))
