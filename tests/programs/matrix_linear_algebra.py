# Linear algebra: Gauss elimination, determinant, inverse, LU, power iteration and least squares with fractions.
class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("fraction")
        a, b = abs(n), abs(d)
        while b:
            a, b = b, a % b
        s = -1 if d < 0 else 1
        self.n, self.d = s * n // (a or 1), s * d // (a or 1)

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    def __sub__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d - o.n * self.d, self.d * o.d)

    def __mul__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.n, self.d * o.d)

    def __truediv__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d, self.d * o.n)

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __eq__(self, o):
        o = Fraction.of(o)
        return self.n == o.n and self.d == o.d

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return str(self.n) if self.d == 1 else "%d/%d" % (self.n, self.d)


def matmul(a, b):
    return [[sum((x * y for x, y in zip(row, col)), start=0) if False else dot(row, col) for col in zip(*b)] for row in a]


def dot(u, v):
    total = u[0] * v[0]
    for x, y in zip(u[1:], v[1:]):
        total = total + x * y
    return total


def solve(a, b):
    n = len(a)
    m = [list(row) + [b[i]] for i, row in enumerate(a)]
    det = m[0][0] * 0 + 1
    for c in range(n):
        p = c
        while p < n and not m[p][c]:
            p += 1
        if p == n:
            raise ValueError("singular")
        if p != c:
            m[p], m[c] = m[c], m[p]
            det = -det
        det = det * m[c][c]
        inv = m[c][c]
        m[c] = [x / inv for x in m[c]]
        for r in range(n):
            if r != c and m[r][c]:
                k = m[r][c]
                m[r] = [x - y * k for x, y in zip(m[r], m[c])]
    return [row[n] for row in m], det


def inverse(a):
    n = len(a)
    cols = []
    for i in range(n):
        e = [a[0][0] * 0 for _ in range(n)]
        e[i] = e[i] + 1
        cols.append(solve(a, e)[0])
    return [list(r) for r in zip(*cols)]


def hilbert(n):
    return [[Fraction(1, i + j + 1) for j in range(n)] for i in range(n)]


h = hilbert(3)
x, det = solve(h, [Fraction(1), Fraction(2), Fraction(3)])
print(x, det, inverse(h), matmul(h, inverse(h)))
fa = [[4.0, 1.0, 0.5], [1.0, 3.0, -1.0], [0.5, -1.0, 2.0]]
x, det = solve(fa, [1.0, 2.0, 3.0])
print(["%.4f" % v for v in x], "%.4f" % det)
for bad in ([[1.0, 2.0], [2.0, 4.0]], [[Fraction(0), Fraction(0)], [Fraction(1), Fraction(0)]]):
    try:
        print(solve(bad, [bad[0][0], bad[0][1]]))
    except ValueError as e:
        print(e)


def power_iteration(a, steps):
    v = [1.0] * len(a)
    for _ in range(steps):
        w = [dot(row, v) for row in a]
        norm = dot(w, w) ** 0.5
        v = [c / norm for c in w]
    return dot([dot(row, v) for row in a], v), v


value, vector = power_iteration(fa, 25)
print("%.5f" % value, ["%.3f" % c for c in vector])


def lu(a):
    n = len(a)
    low = [[float(i == j) for j in range(n)] for i in range(n)]
    up = [list(r) for r in a]
    for c in range(n):
        for r in range(c + 1, n):
            k = low[r][c] = up[r][c] / up[c][c]
            for j in range(c, n):
                up[r][j] -= k * up[c][j]
    return low, up


low, up = lu(fa)
print([["%.3f" % x for x in row] for row in up], all(abs(p - q) < 1e-12 for r, s in zip(matmul(low, up), fa) for p, q in zip(r, s)))


def fit(points, degree):
    rows = [[x ** d for d in range(degree + 1)] for x, _ in points]
    t = [list(c) for c in zip(*rows)]
    ata = matmul(t, rows)
    aty = [dot(c, [y for _, y in points]) for c in t]
    return solve(ata, aty)[0]


points = [(x / 2, 3 - 2 * (x / 2) + 0.5 * (x / 2) ** 2 + (0.1 if x % 2 else -0.1)) for x in range(10)]
for degree in (1, 2):
    c = fit(points, degree)
    err = sum((sum(k * x ** i for i, k in enumerate(c)) - y) ** 2 for x, y in points)
    print(degree, ["%.3f" % k for k in c], "%.4f" % err)
