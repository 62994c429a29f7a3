values = [0.0, -0.0, 1.0, -1.0, 0.1, 0.7, -2.5, 3.0, 1e10, 1e-10, 123.456, float('inf'), float('-inf'), float('nan'), 1e308]
for a in values:
    print(-a, +a, abs(a), bool(a), not a)
    for b in values:
        for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: a ** b):
            try:
                print(f())
            except Exception as e:
                print(type(e), e)
        print(a < b, a > b, a == b, a <= b, a >= b, a != b)
for v in (0.0, 1.0, -1.0, 2.5, 1e9, 123456.0, -7.9):
    print(hash(v), hash(v) == hash(int(v)))
print({1: 'a', 2.0: 'b', 1.0: 'c'}, {0.5, 0.5, 1, 1.0, True})
for v in (1, True, '1.5', b'2.5', ' 3 ', '1e5', '-1e-5', 'inf', '-infinity', 'nan', 'NaN', '1_0.5', '', 'abc', '1e', '1.5x', '.5', '5.', '.', '1e400', '1e-400', '123456789012345678901234567890', '0.1e1', None, [], 1j, 1 << 70, '0x10', '1 2'):
    try:
        print(float(v))
    except Exception as e:
        print(type(e), e)
print(float())
for f in (lambda: 1.5 & 1, lambda: 1.5 | 1.5, lambda: ~1.5, lambda: 1.5 << 1, lambda: 'a' + 1.5, lambda: 1.5 + 'a', lambda: [1][1.0], lambda: range(1.5), lambda: 1.5 in [1.5], lambda: float(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
x = 1.5
x += 1
x -= 0.25
x *= 4
x /= 3
x //= 1
x **= 3
x %= 7
print(x)
t = 0.0
for i in range(100):
    t += i * 0.1
print(t)
