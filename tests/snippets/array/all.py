# array, bytearray, memoryview: growth, slices, views, errors.
from array import array

for code in "bBhHiIlLqQfd":
    a = array(code, [1, 2, 3])
    a.append(4)
    a.extend([5, 6])
    a.extend(array(code, [7]))
    a += array(code, [8])
    print(a, len(a), a[0], a[-1], a[1:3], a + a[:1])
    a[0] = a[1]
    print(a[0], list(a)[:2], sum(a), max(a))
a = array("i")
for i in range(40):
    a.append(i * i)
print(len(a), a[39], a[10:12])
a = array("Q", [(1 << 64) - 1, 1 << 63, 1 << 31])
print(a, a[0], -a[1], a[2])
a = array("q", [-(1 << 63), (1 << 63) - 1, -1])
print(a, a[0] - 1)
a = array("I", [(1 << 32) - 1, 1 << 31, 1 << 30, 5])
print(a, [x + 1 for x in a])
b = bytearray()
for i in range(100):
    b.append(i)
print(len(b), b[99], b[-1], b[5:8])
b = bytearray(range(10))
b[2:4] = b"abcdef"
print(b)
b[2:8] = b""
print(b, len(b))
b[0:0] = b"pre"
print(b)
b[len(b):] = bytearray(b"post")
print(b)
b += b"more"
b.extend(b"extended")
b.extend(bytearray(b"x"))
b.extend([1, 2, 3])
print(b)
b += b
print(len(b))
b.extend(memoryview(b)[2:5])
print(len(b))
print(b"abc" in b, 97 in bytearray(b"a") if False else None, bytearray(b"a") == b"a", b"a" == bytearray(b"a"), bytearray(b"a") < b"b")
m = memoryview(bytearray(b"0123456789"))
v = m[2:8]
w = v[1:-1]
print(bytes(v), bytes(w), len(w), w[0], w[-1], list(w), memoryview(w)[1])
w[0] = 65
w[1:3] = b"BC"
print(bytes(m), bytes(v), v == w, v == bytes(v), m[0:0] == b"")
print(bytearray(v), bytes(m[3:]).decode(), b"".join([bytes(v), bytearray(w)]), int.from_bytes(v, "little"))
ro = memoryview(b"readonly")
h = memoryview(array("h", [1, 2, 300, -4]))
print(h[2], h[-1], len(h), bytes(h), list(h[1:3]), h[1:3] == array("h", [2, 300]))
h[1] = 7
h[2:4] = array("h", [8, 9])
print(list(h))


def store(target, index, value):
    target[index] = value


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)


attempt(lambda: store(ro, 0, 1))
attempt(lambda: store(m, 100, 1))
attempt(lambda: m[100])
attempt(lambda: m["a"])
attempt(lambda: m[1.5])
attempt(lambda: m + b"a")
attempt(lambda: m * 2)
attempt(lambda: m.foo)
attempt(lambda: memoryview("text")[0])
attempt(lambda: memoryview(5))
attempt(lambda: memoryview([1]))
attempt(lambda: memoryview())
attempt(lambda: store(b, 0, 256))
attempt(lambda: store(b, 0, -1))
attempt(lambda: store(b, 0, "a"))
attempt(lambda: store(b, 0, 1 << 40))
attempt(lambda: bytearray(5) + 1)
attempt(lambda: bytearray(b"a") + "s")
attempt(lambda: bytearray([256]))
attempt(lambda: bytearray(["a"]))
attempt(lambda: bytearray([1.5]))
attempt(lambda: bytearray("text", "utf-8"))
attempt(lambda: bytearray(x for x in (1, 2, 3)))
attempt(lambda: bytearray({1: 2}))
attempt(lambda: bytes(x for x in range(20)))
attempt(lambda: bytes([1, 2, 3]))
attempt(lambda: bytes((1, 256)))
attempt(lambda: bytes({5}))
attempt(lambda: bytes(range(50))[-3:])
attempt(lambda: bytes(3))
attempt(lambda: bytes(-3))
attempt(lambda: bytes("a"))
attempt(lambda: bytes("a", "utf-8"))
attempt(lambda: bytes(None))
attempt(lambda: bytes(1.5))
attempt(lambda: array("i", [1.5]))
attempt(lambda: array("f", [1, 2.5, True]))
attempt(lambda: array("d", array("f", [0.1])))
attempt(lambda: array("h", b"abcd"))
attempt(lambda: array("h", b"abc"))
attempt(lambda: array("b", "abc"))
attempt(lambda: array("i", range(5)))
attempt(lambda: array("i", (x for x in range(5))))
attempt(lambda: array("i", 5))
attempt(lambda: array("i", {1, }))
attempt(lambda: array("c", []))
attempt(lambda: array("", []))
attempt(lambda: array("O", [1]) and 1)
attempt(lambda: array("i") + array("b", [1, 2, 3, 4]))
attempt(lambda: array("b", [1]) + [2])
attempt(lambda: array("i", [1]) == array("i", [1]))
attempt(lambda: array("i", [1]) == [1])
attempt(lambda: array("i", [1]) != array("h", [1]))
attempt(lambda: array("B", [1]) == b"\x01")
attempt(lambda: array("B", [1]) < b"\x02")
attempt(lambda: array("i", [1]).append(1 << 40))
attempt(lambda: array("i", [1]).extend(b"abcdefgh"))
attempt(lambda: array("i", [1]).extend(5))
attempt(lambda: array("i", [1])[1])
attempt(lambda: array("i", [1, 2, 3])[::2])
attempt(lambda: store(array("i", [1, 2, 3]), slice_all, array("b", [1])))
attempt(lambda: array("i", [1, 2, 3]).decode())
attempt(lambda: bytearray(b"abc").decode())
attempt(lambda: bytearray(b"\xff").decode())
attempt(lambda: bytearray(b"abc").find(b"c"))
attempt(lambda: bytearray(b"a b").split())
attempt(lambda: bytearray(b"abc").hex())
attempt(lambda: memoryview(b"abc").hex())
attempt(lambda: memoryview(b"abc").hex("-"))
attempt(lambda: bytearray.fromhex("0aff"))
attempt(lambda: bytes.fromhex("0a ff"))
attempt(lambda: hash(b"abc") == hash(b"abc"))
attempt(lambda: hash(bytearray(b"a")))
attempt(lambda: {bytearray(b"a"): 1})
attempt(lambda: str(bytearray(b"a'\"\n\x00\xff")))
attempt(lambda: repr(memoryview(b"a"))[:11])
attempt(lambda: bool(bytearray()), )
attempt(lambda: bool(memoryview(b"")))
attempt(lambda: [x for x in memoryview(array("f", [1.5, 2.5]))])
attempt(lambda: iter(bytearray(b"ab")).__next__())
attempt(lambda: str(bytearray(b"text"), "utf-8"))
attempt(lambda: str(memoryview(b"text"), "utf-8"))
attempt(lambda: "%s %r" % (bytearray(b"x"), array("b", [1])))
attempt(lambda: bytearray(b"abc") % 1)
attempt(lambda: bytearray(b"abc") * 2)
attempt(lambda: 2 * bytearray(b"abc"))
attempt(lambda: b"abc" + bytearray(b"def"))
attempt(lambda: bytearray(b"abc") + b"def")
attempt(lambda: b"abc" + array("h", [1]))
attempt(lambda: sorted(bytearray(b"cab")))
attempt(lambda: bytearray(b"abc").extend("text"))
attempt(lambda: del_item(bytearray(b"abc")))


def del_item(x):
    del x[0]


attempt(lambda: del_item(bytearray(b"abc")))
attempt(lambda: del_item(memoryview(bytearray(b"abc"))))
x = bytearray(10)
x[3:3] = b"y" * 20
x[0:5] = b""
x.append(1)
x.append(2)
x[2:4] = b"123456789"
print(x)
y = bytearray(b"overlap")
y[0:3] = y[2:5]
y[0:3] = y
print(y)
z = memoryview(y)
z[0:4] = z[2:6]
print(y)
