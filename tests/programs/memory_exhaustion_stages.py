# Allocation failures on purpose: huge requests that can never fit, growth loops cut by limits, recovery after MemoryError and size estimates.
def attempt(label, f):
    try:
        r = f()
        print(label, "ok", len(r) if hasattr(r, "__len__") else r)
    except MemoryError as e:
        print(label, "MemoryError", e.args)
    except (OverflowError, ValueError, TypeError) as e:
        print(label, type(e).__name__, e)


class Pool:
    def __init__(self, n, size):
        self.free = [bytearray(size) for _ in range(n)]
        self.used = {}
        self.next = 0

    def get(self):
        if not self.free:
            raise MemoryError("pool empty")
        b = self.free.pop()
        self.next += 1
        self.used[self.next] = b
        return self.next

    def put(self, h):
        b = self.used.pop(h)
        b[:] = bytes(len(b))
        self.free.append(b)


attempt("bytearray 1G", lambda: bytearray(1 << 30))
attempt("bytes 200M", lambda: bytes(200000000))
attempt("list mult", lambda: [0] * (1 << 28))
attempt("str mult", lambda: "abc" * (1 << 27))
attempt("tuple mult", lambda: (1, 2) * 100000000)
attempt("negative", lambda: bytearray(-1))
attempt("range list", lambda: list(range(1000)))
attempt("shift", lambda: 1 << 2000)
attempt("small again", lambda: bytearray(1000))
p = Pool(3, 32)
hs = []
try:
    while True:
        hs.append(p.get())
except MemoryError as e:
    print("pool:", e, hs)
for h in hs[::-1]:
    p.put(h)
print(len(p.free), p.used)
parts = []
total = 0
try:
    for k in range(6, 40):
        total += 1 << k
        parts.append(bytearray(1 << k))
except MemoryError:
    n = len(parts)
    parts = None
    print("stopped after doubling from 64 bytes,", n > 10)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(100))
try:
    deep(1000000)
except RuntimeError as e:
    print("RuntimeError", e)


class Node:
    def __init__(self, kid):
        self.kid = kid


chain = None
for i in range(500):
    chain = Node(chain)
n = 0
while chain:
    chain = chain.kid
    n += 1
print(n)
d = {}
for i in range(300):
    d[i] = str(i)
for i in range(0, 300, 2):
    del d[i]
print(len(d), sum(len(v) for v in d.values()))
s = set()
for i in range(200):
    s.add(i * 7 % 101)
    s.discard(i * 3 % 50)
print(len(s))
b = bytearray()
for i in range(300):
    b.append(i & 255)
    if i % 50 == 49:
        b = b[10:]
print(len(b))
e = "x"
for _ in range(10):
    e += e
print(len(e), len(e.replace("x", "yy")), len(e.encode() * 3), len(list(e)), len(e.split("x")))
