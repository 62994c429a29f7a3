# Products at the edge of small ints, ranges with large ends, constants that fold
a = 46341
b = 65535
for x, y in ((a, a), (b, b), (32768, 32768), (-46341, 46341), (1 << 29, 2), (1 << 29, -2), (0, b)):
    print(x * y, end=" ")
print()
for base in (2, 3, 7, 10):
    print([base ** n for n in (5, 11, 20, 29, 30, 31, 40)])
print(1 / 2, 3 * 1.5, 2 ** -1, 10 % 4, -7 // 2, 1 << 40, ~5, 7 @ 1 if False else 0)
X = 1.5 + 2.25
Y = 0.1 + 0.2
print(X, Y, 1e10, 1e-10, 123456789.0, 1.0e100, 2.5e-5, float("1e22"), 1 / 3)
print(0.1, 0.2, 0.3, 1e16, 1e17, 9007199254740993.0, 5e-324, 1.7976931348623157e308)
print(repr(2.675), str(1.1), "%g" % 1e-5, "%.10f" % 0.1, "%e" % 12345.678, "{:.3}".format(2.0))
print(complex(1.5, -2), 1j * 1j, abs(3 + 4j))
print(len(range(0, 1 << 29, 3)), range(10)[3], list(range(3, -3, -2)))
print(int("12345678901234567890"), int(1e15), int(-3.7), round(2.5), round(3.14159, 2))
print(hash(1.5), hash(2.0), hash("abc") != 0, divmod(-7, 3), pow(3, 100, 7))
