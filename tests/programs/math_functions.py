# math: every function on typical and special values, rounding, series against the library, a solver.
import math

one = ("sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "atanh",
       "fabs", "ceil", "floor", "trunc", "degrees", "radians", "expm1", "erf", "erfc", "gamma", "lgamma", "isnan", "isinf", "isfinite", "frexp", "modf")
for name in one:
    f = getattr(math, name)
    row = []
    for x in (0.5, 0, -0.25, 2):
        try:
            y = f(x)
            row.append("%.5g" % y if isinstance(y, float) else str(y))
        except ValueError:
            row.append("VE")
    print(name, *row, end="; ")
print()
print(math.pow(2, 0.5) == math.sqrt(2), math.atan2(1, -1), math.copysign(3, -0.0), math.fmod(-7, 3), math.ldexp(0.75, 4), math.factorial(20), math.isclose(0.1 + 0.2, 0.3))
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan, math.inf > 1e308, math.nan == math.nan)
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.acos(2), lambda: math.factorial(-1), lambda: int(math.inf), lambda: int(math.nan), lambda: math.exp(1000), lambda: 2.0 ** 5000):
    try:
        print(f(), end=" ")
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, end=" ")
print()
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999)], [round(3.14159, n) for n in range(4)], round(1234.5678, -2), round(1250, -2), round(7))
print([int(x) for x in (3.9, -3.9, 1e15)], [x // 1 for x in (2.7, -2.7)], 7.5 % 2, -7.5 % 2, divmod(7.5, 2), divmod(-7.5, 2), 7 // 2.0, 1e16 + 1)
print(float("inf"), float("-inf"), float("nan"), float("1e-5"), float(" 12 "), 1e300 * 1e10, 5e-324, 1.0, 100000000000000000000.0, 1e16, 123456789.125, 0.1, 1 / 3)


def sine(x, terms=10):
    total, term = 0.0, x
    for n in range(1, terms + 1):
        total += term
        term *= -x * x / (2 * n * (2 * n + 1))
    return total


def newton(f, x, steps=20):
    for i in range(steps):
        h = 1e-6
        d = (f(x + h) - f(x - h)) / (2 * h)
        nx = x - f(x) / d
        if abs(nx - x) < 1e-12:
            return nx, i
        x = nx
    return x, steps


def simpson(f, a, b, n):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + i * h) for i in range(1, n, 2)) + 2 * sum(f(a + i * h) for i in range(2, n, 2)))


print(["%.9f" % abs(sine(x) - math.sin(x)) for x in (0.1, 1, 3)])
root, steps = newton(lambda x: x ** 3 - 2 * x - 5, 2.0)
print("%.10f %d" % (root, steps), "%.8f" % simpson(math.sin, 0, math.pi, 20), "%.8f" % simpson(lambda x: x ** 4, 0, 1, 8))


def collatz_pi(n):
    inside = 0
    seed = 1
    for _ in range(n):
        seed = seed * 16807 % 2147483647
        x = seed / 2147483647
        seed = seed * 16807 % 2147483647
        y = seed / 2147483647
        inside += math.sqrt(x * x + y * y) <= 1
    return 4 * inside / n


print(collatz_pi(300), sum(1 / math.factorial(k) for k in range(15)))
