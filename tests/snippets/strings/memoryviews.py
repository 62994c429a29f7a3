# memoryview: of bytes, bytearrays, arrays and views; slices, stores, errors.
from array import array

b = bytearray(b"0123456789")
m = memoryview(b)
print(len(m), m[0], m[-1], bytes(m), bytes(m[2:5]), bytes(m[2:8][1:3]), m[3:3] == b"", bool(m), bool(m[:0]))
m[0] = 65
m[1:3] = b"xy"
m[4:6] = bytearray(b"**")
m[7:9] = memoryview(b"ZZ")
m[2:4] = m[8:10]
print(b, bytes(m))
s = m[2:6]
s[0] = 33
s[1:3] = b"ab"
print(b, bytes(s), len(s), list(s), [x for x in s[1:]], bytes(memoryview(s)), s == b"!ab*")
r = memoryview(b"read only")
print(r[0], bytes(r[5:]), r == b"read only", r[:4] == memoryview(b"read"), memoryview("text")[1], r != b"x")
h = memoryview(array("H", [1, 2, 3]))
print(len(h), h[1], list(h[1:]), bytes(h), h[0:2] == array("H", [1, 2]))
h[0] = 500
h[1:3] = array("H", [7, 8])
print(list(h))
i = memoryview(array("i", [-1, 1 << 29]))
print(list(i), list(memoryview(array("f", [1.5]))), m.itemsize if hasattr(m, "itemsize") else None)
print("".join(chr(x) for x in m[:3]), sum(m[:2]), max(r), sorted(s))
total = 0
for k in range(10):
    total += len(m[k:])
print(total, bytes(m[-3:]), bytes(m[100:]), str(m)[:11], m.hex() if hasattr(m, "hex") else None)
for f in (
    lambda: memoryview(5),
    lambda: memoryview(),
    lambda: m[10],
    lambda: m["a"],
    lambda: m[::2],
    lambda: m + b"a",
    lambda: m * 2,
    lambda: 65 in m,
    lambda: b"a" in m,
    lambda: m < 5,
    lambda: h == b"x",
    lambda: m.append(1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)


def store(v, k, x):
    try:
        v[k] = x
    except Exception as e:
        print(type(e), e)


class Slice:
    def __getitem__(self, i):
        return i


at = Slice()
store(r, 0, 1)
store(r, at[0:2], b"ab")
store(m, at[0:2], b"abc")
store(m, 0, "x")
store(m, 20, 1)
store(m, at[0:2], [1, 2])
store(h, at[0:1], b"ab")
try:
    del m[0]
except TypeError as e:
    print(e)
