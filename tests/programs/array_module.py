# array: all type codes, overflow behaviour, methods, slices, extend, iteration and fixed-point math.
from array import array

for code, values in (("b", (-128, 127)), ("B", (0, 255)), ("h", (-32768, 32767)), ("H", (0, 65535)), ("i", (-5, 2000000000)),
                     ("I", (0, 4000000000)), ("l", (-7, 7)), ("L", (1, 2)), ("q", (-(1 << 62), 1 << 62)), ("Q", (0, 1 << 63)),
                     ("f", (1.5, -0.25)), ("d", (3.141592653589793, 1e100))):
    a = array(code, values)
    print(code, a[0], a[1], len(a), end=" | ")
print()
a = array("h")
for i in range(30):
    a.append(i * i - 100)
a.extend(array("h", [7, 8, 9]))
a += array("h", (1, 2))
print(a[0], a[-1], len(a), a[3:6], a[-2:], sum(a))
a[1] = -1
a[2:4] = array("h", [50, 60, 70])
print(a[:6], len(a), 50 in list(a), a == array("h", list(a)), a + array("h", [5]) != a)
print(array("B", b"abc"), bytes(array("H", [1, 2])), array("B", range(5)), array("i", [x * 2 for x in range(3)]), list(array("b", [-1])))
for bad in (lambda: array("z", []), lambda: array("B", [1])[3], lambda: array("B", ["x"]), lambda: array("h").append("s"), lambda: array("i", [1]) + [2]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, end=" ")
print()
wave = array("i", [0] * 64)
x, y = 1 << 14, 0
for i in range(64):
    wave[i] = y
    x, y = x - (y * 6434 >> 16), y + (x * 6434 >> 16)
print(max(wave), min(wave), list(wave)[:6])


class Matrix:
    def __init__(self, rows, cols, code="f"):
        self.rows, self.cols = rows, cols
        self.data = array(code, [0] * (rows * cols))

    def __getitem__(self, at):
        r, c = at
        return self.data[r * self.cols + c]

    def __setitem__(self, at, v):
        r, c = at
        self.data[r * self.cols + c] = v

    def __matmul__(self, other):
        out = Matrix(self.rows, other.cols)
        for r in range(self.rows):
            for c in range(other.cols):
                t = 0
                for k in range(self.cols):
                    t += self[r, k] * other[k, c]
                out[r, c] = t
        return out

    def rows_text(self):
        for r in range(self.rows):
            yield " ".join("%6.2f" % self[r, c] for c in range(self.cols))


m, n = Matrix(3, 2), Matrix(2, 3)
for i in range(6):
    m[i // 2, i % 2] = i + 0.5
    n[i // 3, i % 3] = 1 / (i + 1)
for line in (m @ n).rows_text():
    print(line)


def q15(x):
    return max(-32768, min(32767, int(x * 32768)))


coeff = array("h", [q15(c) for c in (0.05, 0.2, 0.5, 0.2, 0.05)])
delay = array("h", [0] * len(coeff))
out = array("h")
for sample in [0] * 3 + [30000] * 8 + [0] * 5:
    for i in range(len(delay) - 1, 0, -1):
        delay[i] = delay[i - 1]
    delay[0] = sample
    acc = 0
    for c, d in zip(coeff, delay):
        acc += c * d
    out.append(acc >> 15)
print(list(out))
hist = array("L", (0 for _ in range(16)))
for v in wave:
    hist[(v + 21000) * 16 // 42000] += 1
print(hist, array("f", [0.1])[0] == 0.1)
