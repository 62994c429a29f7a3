# gc.collect() between operations on big ints, floats, formatted text, views, sets and lists.
import gc
acc = 1
for i in range(1, 40):
    acc *= i * 7
    if i % 13 == 0:
        gc.collect()
print(acc)
f = 1.0
for i in range(20):
    f = f * 1.5 + 0.25
    if i % 7 == 0:
        gc.collect()
print("%.4f" % f, "{:>12.2e}".format(f))
gc.collect()
s = "|".join("%03x" % (i * 37) for i in range(12))
gc.collect()
parts = s.split("|")
gc.collect()
print(parts[3:5], s.replace("|", "").upper()[:10])
gc.collect()
m = memoryview(bytearray(range(40)))[8:24]
gc.collect()
print(bytes(m[2:5]), len(m))
t = tuple(parts)
gc.collect()
d = {p: int(p, 16) for p in t}
gc.collect()
print(sum(d.values()), list(d.items())[:2])
u = set(t) & set(parts[:4])
gc.collect()
print(sorted(u), frozenset(u) == u)
b = b"".join(bytes([i]) for i in range(65, 75))
gc.collect()
print(b, b.hex() if hasattr(b, "hex") else "", int.from_bytes(b[:4], "big"))
e = [x for x in enumerate(reversed(parts))][:2]
gc.collect()
print(e, divmod(acc, 10 ** 20)[1])
n = [None] * 5
n[0:2] = [1, 2, 3]
gc.collect()
n.insert(1, [4])
n.extend(range(10))
gc.collect()
n.sort(key=lambda x: str(x))
print(n)
