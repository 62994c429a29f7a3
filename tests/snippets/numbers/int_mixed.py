big = 1 << 70
small = 1 << 31
for a in (big, -big, small, 5, True):
    for b in (2.5, -3.0, True, False, 3, 1j, 2 + 3j):
        for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b, lambda: a ** b, lambda: divmod(a, b), lambda: a < b, lambda: a == b, lambda: b == a, lambda: b - a, lambda: b / a):
            try:
                print(f())
            except Exception as e:
                print(type(e), e)
for b in ('ab', b'xy', (1, 2), [3], None, {}):
    for f in (lambda: 3 * b, lambda: b * 3, lambda: big * b, lambda: 3 + b, lambda: big - b, lambda: big & b, lambda: 3 < b, lambda: big == b):
        try:
            print(f())
        except Exception as e:
            print(type(e), e)
print(True + True, True * 5, -True, ~True, True << 40, True & 3, True | 4, True ^ 1, abs(False), bool(2), int(True), float(True), hash(True))
print(sum([big, 1, 2.5, True]), max(big, 3, 1e30), min(-big, 0), round(2.5), round(3.5), round(-2.5), round(1234.567, 2), round(1234, -2), round(big))
print(big / 3, big / small, small / 7, 1 / 3, 10 / 2, -7 // 2, -7 % 3, 7 // -2, 7 % -3, divmod(-7, 2), divmod(7, -2))
print(big is big, 5 is 5, isinstance(big, int), isinstance(True, int), isinstance(5, bool), type(big), type(True))
for f in (lambda: [1][big], lambda: [1][small], lambda: 'a' * small, lambda: range(big), lambda: bytes(big), lambda: chr(big), lambda: (1).x, lambda: big.x):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
