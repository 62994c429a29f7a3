values = [0, 1, -1, 5, -5, 1 << 29, -(1 << 30), (1 << 64) - 1, -(1 << 64), -(1 << 64) + 1, 3 ** 60, -(3 ** 60)]
for a in values:
    for n in (0, 1, 2, 15, 16, 17, 30, 31, 32, 33, 63, 64, 65, 100, 200):
        print(a << n, a >> n)
for a, n in ((1, -1), (1 << 70, -1), (1 << 70, 1 << 40), (1, 1 << 40)):
    for f in (lambda: a << n, lambda: a >> n):
        try:
            print(f())
        except Exception as e:
            print(type(e), e)
x = 1
x <<= 40
x >>= 3
x += 1
x -= 2
x *= 3
x //= 7
x %= 1000003
x |= 1 << 50
x &= (1 << 60) - 1
x ^= 12345
x **= 2
print(x)
