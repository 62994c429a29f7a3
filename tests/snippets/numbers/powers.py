for b in (0, 1, -1, 2, -2, 3, 10, -10, 65536, 12345678901):
    for e in (0, 1, 2, 3, 5, 8, 15, 31, 32, 64):
        print(b ** e)
print((1 << 70) ** 3, (-(1 << 33)) ** 5, 2 ** (1 << 3))
print(2 ** -1, 10 ** -3, (1 << 40) ** -1)
for m in (1, 2, 7, -7, 10007, 1 << 40, (1 << 61) - 1):
    for b in (0, 1, 2, -3, 12345, 1 << 50):
        for e in (0, 1, 2, 10, 65537, 1 << 33):
            print(pow(b, e, m))
for args in ((2, 3, 0), (2.0, 3, 5), (2, -1, 5), ('a', 1, 1), (2, 3, 1.0)):
    try:
        print(pow(*args))
    except Exception as e:
        print(type(e), e)
print(pow(2, 10), pow(2.0, 3), pow(2, -2), pow(3, 100))
for f in (lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: (1 << 80) // 0, lambda: (1 << 80) % 0, lambda: divmod(1 << 80, 0), lambda: (1 << 80) / 0, lambda: 1 / 0, lambda: 1 % 0, lambda: divmod(1, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
