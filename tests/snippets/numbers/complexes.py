values = [0j, 1j, 1 + 0j, 1 + 2j, -1.5 - 2.5j, 3.0 + 4.0j, complex(1e10, -1e-10)]
for a in values:
    print(a, repr(a), -a, +a, abs(a), bool(a), a.real, a.imag, hash(a) == hash(a))
    for b in values + [2, 2.5, True, 1 << 40]:
        for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a ** b, lambda: b - a, lambda: a == b, lambda: a // b, lambda: a < b, lambda: a % b):
            try:
                print(f())
            except Exception as e:
                print(type(e), e)
for args in ((), (1,), (1, 2), (1.5, 2j), (1j, 2j), ('1+2j',), ('1',), ('j',), ('-j',), ('1j',), (' 1 + 2j ',), ('1+2',), ('x',), (None,), ('1', 2), (b'1',), (1, None)):
    try:
        print(complex(*args))
    except Exception as e:
        print(type(e), e)
print((-8) ** (1 / 3), (-1) ** 0.5)
try:
    print((1j).foo)
except Exception as e:
    print(e)
