# IMU fusion: complementary filter and quaternion integration on simulated gyro and accelerometer data.
from math import sin, cos, sqrt, atan2, asin, degrees, radians


class Vec:
    def __init__(self, x=0.0, y=0.0, z=0.0):
        self.x, self.y, self.z = x, y, z

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)

    def cross(self, o):
        return Vec(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)

    def __abs__(self):
        return sqrt(self.x ** 2 + self.y ** 2 + self.z ** 2)

    def unit(self):
        return self * (1 / abs(self))

    def __iter__(self):
        yield self.x
        yield self.y
        yield self.z


class Quat:
    def __init__(self, w=1.0, x=0.0, y=0.0, z=0.0):
        self.q = w, x, y, z

    def __mul__(self, o):
        a, b, c, d = self.q
        e, f, g, h = o.q
        return Quat(a * e - b * f - c * g - d * h, a * f + b * e + c * h - d * g,
                    a * g - b * h + c * e + d * f, a * h + b * g - c * f + d * e)

    def conj(self):
        w, x, y, z = self.q
        return Quat(w, -x, -y, -z)

    def normal(self):
        n = sqrt(sum(c * c for c in self.q))
        return Quat(*[c / n for c in self.q])

    def rotate(self, v):
        return Vec(*(self * Quat(0, *v) * self.conj()).q[1:])

    def euler(self):
        w, x, y, z = self.q
        return (degrees(atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y))), degrees(asin(max(-1, min(1, 2 * (w * y - z * x))))),
                degrees(atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z))))


class Noise:
    def __init__(self, seed):
        self.s = seed

    def __call__(self, scale):
        self.s = (self.s * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.s / 2147483648 - 1) * scale


def simulate(n, dt):
    noise = Noise(42)
    truth = Quat()
    for i in range(n):
        t = i * dt
        w = Vec(0.8 * sin(t), 0.5 * cos(t * 0.7), 0.2)
        half = w * (dt / 2)
        truth = (truth * Quat(1, *half)).normal()
        g = truth.conj().rotate(Vec(0, 0, 1))
        yield truth, w + Vec(noise(0.05) + 0.02, noise(0.05), noise(0.05)), g + Vec(noise(0.1), noise(0.1), noise(0.1))


class Mahony:
    def __init__(self, kp=1.0, ki=0.05):
        self.q = Quat()
        self.kp, self.ki = kp, ki
        self.bias = Vec()

    def update(self, gyro, acc, dt):
        err = acc.unit().cross(self.q.conj().rotate(Vec(0, 0, 1)))
        self.bias = self.bias + err * (self.ki * dt)
        w = gyro + err * self.kp + self.bias
        self.q = (self.q * Quat(1, *(w * (dt / 2)))).normal()
        return self.q


dt = 0.05
filters = {"gyro only": Mahony(0, 0), "mahony": Mahony()}
roll = pitch = 0.0
errors = {"gyro only": 0.0, "mahony": 0.0, "complementary": 0.0}
for n, (truth, gyro, acc) in enumerate(simulate(80, dt), 1):
    r, p, y = truth.euler()
    for name, f in filters.items():
        fr, fp, _ = f.update(gyro, acc, dt).euler()
        errors[name] += abs(fr - r) + abs(fp - p)
    roll = 0.95 * (roll + degrees(gyro.x) * dt) + 0.05 * degrees(atan2(acc.y, acc.z))
    pitch = 0.95 * (pitch + degrees(gyro.y) * dt) + 0.05 * degrees(atan2(-acc.x, sqrt(acc.y ** 2 + acc.z ** 2)))
    errors["complementary"] += abs(roll - r) + abs(pitch - p)
    if n % 20 == 0:
        print("%3d truth %.1f %.1f %.1f" % (n, r, p, y), "filter %.1f %.1f" % filters["mahony"].q.euler()[:2], "comp %.1f %.1f" % (roll, pitch))
for name in sorted(errors):
    print("%-14s mean error %.2f deg" % (name, errors[name] / 160))
print("%.3f" % abs(Vec(*filters["mahony"].bias)), [round(c, 3) for c in Quat(0.5, 0.5, 0.5, 0.5).rotate(Vec(1, 2, 3))])
