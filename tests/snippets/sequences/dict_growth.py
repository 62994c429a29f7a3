# How a dict's table grows, what deletion leaves, the order of keys.
d = {}
for i in range(60):
    d[i] = i * i
print(d)
for i in range(0, 60, 3):
    del d[i]
print(len(d), d)
for i in range(100, 130):
    d[i] = None
print(len(d), list(d))
e = {}
for w in "the quick brown fox jumps over the lazy dog and runs away from hounds".split():
    e[w] = e.get(w, 0) + 1
print(e)
f = {"a": 1, "b": 2, "c": 3}
f["d"] = 4
f["e"] = 5
print(f)
g = dict()
g2 = dict(a=1, b=2)
g3 = dict([("x", 1), ("y", 2)])
g4 = dict({1: 2}, z=5)
g5 = dict(g2)
g6 = dict(((k, v) for k, v in [(1, 2), (3, 4)]), q=7)
print(g, g2, g3, g4, g5, g6)
h = {(1, 2): 3, "s": 4, 1.5: 5, None: 6, True: 7, b"x": 8}
print(h["s"], h[1.5], h[None], h[1], h[(1, 2)], h[b"x"], len(h))
n = {-1: "a", -2: "b", 1 << 40: "c", -(1 << 70): "d"}
print(n[-1], n[-2], n[1 << 40], n[-(1 << 70)])
c = d.copy()
c.clear()
c[1] = 2
print(c)
k = {i: str(i) for i in range(7)}
print(k)
while k:
    k.popitem()
print(k)
m = {}
for i in range(1000):
    m[i % 17] = i
print(m)
x = {}
for i in range(20):
    x["key%d" % i] = i
for i in range(20):
    if ("key%d" % i) not in x:
        print("missing", i)
print(len(x), x["key7"], "key99" in x)
y = {1: 1}
y[1] = 2
y[1.0] = 3
y[True] = 4
print(y)
