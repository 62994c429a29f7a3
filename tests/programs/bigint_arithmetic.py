# Big integers: growth through arithmetic, shifts, bit tricks, division signs, powers, conversions.
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, b - a, a - b, a * b, b // a, b % a, divmod(b, a))
for x in (a, -a):
    for y in (1000003, -1000003):
        q, r = divmod(x, y)
        print(q, r, q * y + r == x)
print(1 << 100, (1 << 100) >> 90, -(1 << 70) >> 3, a & 0xFFFFFFFFFFFF, a | 1 << 120, a ^ b, ~a, -a & 0xFF, -1 & a)
print(2 ** 128, 3 ** 60, (-5) ** 31, 10 ** 30, pow(3, 1000, 10 ** 9 + 7), pow(a, 65537, b))
print(a == int("123456789012345678901234567890"), a < b, a > 5, -a < 0, a != a + 1, a == float(a), bool(a - a))
print(hex(a), oct(1 << 66), bin(1 << 65), int(hex(a), 16) == a, int("-" + str(a)), len(str(3 ** 500)), int("zz" * 8, 36))
print(int(1e20), int(-1.5e18), float(1 << 80), a / b, (1 << 70) / 3, a // 1.5 > 0, round(a / 10 ** 20, 3))
print(abs(-a), +a, -(-a), a.to_bytes(16, "big"), int.from_bytes(bytes(range(16)), "little"), int.from_bytes(b"\xff" * 12, "big"))
for edge in (30, 31, 32, 62, 63, 64):
    n = 1 << edge
    print(edge, n - 1, -n, n - 1 + 1 == n, -n - 1, (n - 1) * 2, n * n >> edge == n, end=" | ")
print()
try:
    a // 0
except ZeroDivisionError as e:
    print(e)
for f in (lambda: 1 << -1, lambda: a.to_bytes(4, "big"), lambda: [0][a], lambda: range(a), lambda: "x" * a, lambda: pow(2, -1, 7)):
    try:
        f()
        print("ok", end=" ")
    except Exception as e:
        print(type(e).__name__, end=" ")
print()


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def fib(n):
    x, y = 0, 1
    while n:
        x, y = y, x + y
        n -= 1
    return x


def isqrt(n):
    x = 1 << (len(bin(n)) - 1) // 2 + 1
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def gcd(m, n):
    while n:
        m, n = n, m % n
    return m


def digits_of_pi(count):
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < count:
        if 4 * q + r - t < n * t:
            out.append(n)
            q, r, n = q * 10, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return "".join(map(str, out))


print(factorial(30), fib(150), isqrt(10 ** 40), isqrt(2 * 10 ** 30), gcd(factorial(25), 7 ** 20 * 3 ** 5), digits_of_pi(25))
acc = 1
for i in range(40):
    acc = (acc * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
print(acc, sum(1 << i for i in range(0, 80, 7)), sum([a, b, -a]), max(a, b, 5), sorted([b, -a, 3, a])[0])
acc <<= 10
acc |= 5
acc -= 1 << 73
acc //= 12345
acc %= 10 ** 18
acc ^= 1 << 62
acc **= 2
print(acc, hash(1 << 70) == hash(1 << 70), {1 << 64: "k"}[2 ** 64], [1 << 33, 1 << 66].index(2 ** 66))
