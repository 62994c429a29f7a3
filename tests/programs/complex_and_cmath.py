# Complex numbers: arithmetic, attributes, cmath functions, Mandelbrot row, a DFT and phasors of a filter.
import cmath
import math

z, w = 3 + 4j, complex(1, -2)
print(z + w, z - w, z * w, z / w, -z, abs(z), z.real, z.imag, z == 3 + 4j, z != w, z ** 2, z * 2, 1j * 1j, 2.5 + z, complex("1+2j") if False else complex(2))
print(bool(0j), bool(z), complex(1.5), 1j ** 0, z == complex(3.0, 4.0), hash(1 + 0j) == hash(1 + 0j), [1j, 2j].count(2j))
for f in (lambda: z < w, lambda: z // w, lambda: z % 2, lambda: int(z), lambda: 1 / 0j, lambda: float(z)):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, end=" ")
print()


def show(c):
    return "%.4f%+.4fj" % (c.real, c.imag)


for name in ("exp", "log", "sqrt", "sin", "cos", "log10"):
    print(name, show(getattr(cmath, name)(z)), end="; ")
print()
print("%.4f %.4f" % cmath.polar(z), show(cmath.rect(2, math.pi / 6)), "%.4f" % cmath.phase(-1j), show(cmath.exp(1j * cmath.pi)), cmath.e == math.e)


def mandel(c, limit=30):
    z = 0j
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


for y in range(-4, 5, 2):
    print("".join(" .:-=+*#%@"[min(9, mandel(complex(x / 12 - 0.5, y / 4)) // 3)] for x in range(-20, 16)))


def dft(samples):
    n = len(samples)
    return [sum(samples[t] * cmath.exp(-2j * cmath.pi * k * t / n) for t in range(n)) for k in range(n)]


signal = [math.sin(2 * math.pi * 3 * t / 16) + 0.5 * math.cos(2 * math.pi * 5 * t / 16) for t in range(16)]
print(["%.2f" % abs(c) for c in dft(signal)[:9]])


class Component:
    def __init__(self, kind, value):
        self.kind, self.value = kind, value

    def z(self, f):
        w = 2 * math.pi * f
        if self.kind == "R":
            return complex(self.value)
        if self.kind == "C":
            return 1 / (1j * w * self.value)
        return 1j * w * self.value


def series(*zs):
    return sum(zs, 0j)


def parallel(*zs):
    return 1 / sum(1 / z for z in zs)


r, c, l = Component("R", 1000), Component("C", 1e-6), Component("L", 0.1)
for f in (10, 159.155, 503.3, 5000):
    gain = c.z(f) / series(r.z(f), c.z(f))
    tank = parallel(c.z(f), l.z(f), r.z(f))
    print("%8.1f Hz gain %6.2f dB phase %7.2f tank %s" % (f, 20 * math.log10(abs(gain)), math.degrees(cmath.phase(gain)), show(tank)))


def roots(a, b, c):
    d = cmath.sqrt(b * b - 4 * a * c)
    return (-b + d) / (2 * a), (-b - d) / (2 * a)


print([show(x) for x in roots(1, 2, 5) + roots(1, -3, 2)], repr(1j), str(-2.5 - 0.5j), 1e3 + 1j)
