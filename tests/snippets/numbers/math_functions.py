import math
names = ['sqrt', 'exp', 'expm1', 'log', 'log2', 'log10', 'cosh', 'sinh', 'tanh', 'acosh', 'asinh', 'atanh', 'cos', 'sin', 'tan', 'acos', 'asin', 'atan', 'ceil', 'fabs', 'floor', 'frexp', 'modf', 'isfinite', 'isinf', 'isnan', 'trunc', 'radians', 'degrees', 'erf', 'erfc', 'gamma', 'lgamma']
for n in names:
    f = getattr(math, n, None)
    if f:
        for x in (0, 1, -1, 0.5, -0.5, 2.5, 10, 100.25, 1e10, -1e10, float('inf'), float('nan'), 1 << 70, True, 'a'):
            try:
                print(n, x, f(x))
            except Exception as e:
                print(n, x, type(e), e)
for n in ('pow', 'atan2', 'copysign', 'fmod', 'ldexp'):
    f = getattr(math, n)
    for x in (0, 1.5, -2, 10):
        for y in (0, 1, -1, 3):
            try:
                print(n, f(x, y))
            except Exception as e:
                print(n, type(e), e)
print(math.log(8, 2), math.log(100, 10), math.e, math.pi, math.tau, math.inf, math.nan)
for a in ((10, 1), (10, -1), (-1,), (0,)):
    try:
        print(math.log(*a))
    except Exception as e:
        print(type(e), e)
for n in (0, 1, 2, 3, 5, 8, 13, 20, 30, 50, 100):
    print(math.factorial(n))
for n in (-1, 1.5, 'a'):
    try:
        print(math.factorial(n))
    except Exception as e:
        print(type(e), e)
print(math.isclose(1, 1.0000000001), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(1, 1.1, abs_tol=0.2))
try:
    math.isclose(1, 2, rel_tol=-1)
except Exception as e:
    print(type(e), e)
print(dir(math))
