# Last digits of the C library's functions, where 387 instructions decide them.
import math
import cmath

VALUES = (0.1, 0.5, 1.25, 2.0, -3.75, 6.79, 10, 23.5, 67, 170, -589.92975209108215)
for name in ("exp", "expm1", "sinh", "cosh", "tanh", "atan", "sin", "cos"):
    function = getattr(math, name)
    print(name, [function(value) for value in VALUES])
for name in ("log", "log2", "log10", "sqrt", "acosh", "asinh"):
    function = getattr(math, name)
    print(name, [function(abs(value) + 1) for value in VALUES])
print([abs(value) ** 7.64 for value in VALUES])
print([value**13 for value in VALUES], [value**-3 for value in VALUES])
print([1.0001**value for value in VALUES], 3.7**2000.5 if False else 1.00003**4099)
for z in (1 + 2j, 3 - 4j, -0.25j, 1e300j):
    print(abs(z), cmath.polar(z))
for z in (1 + 2j, 3 - 4j, -0.25j):
    print(cmath.exp(z), cmath.sin(z), cmath.cos(z), cmath.sqrt(z), z**2.5)
