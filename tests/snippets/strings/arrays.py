# array: type codes, making, growth, operators, subscripts, iteration, errors.
from array import array

for code in "bBhHiIlLqQfd":
    a = array(code)
    a.append(1)
    a.append(100)
    b = array(code, [1, 2, 3])
    b.extend([4, 5])
    b[0] = 9
    print(code, a, b, len(b), b[0], b[-1], list(b), b[1:3], sum(b))
a = array("i")
for i in range(40):
    a.append(i * i)
print(a, len(a))
a.extend(array("i", range(5)))
a.extend(b"\x01\x00\x00\x00")
a.extend(x for x in range(3))
print(len(a), a[-1], a[40:])
b = array("b", [1, 2]) + array("b", [3])
print(b, b + b"\x04\x05", array("h", b"\x01\x02\x03\x04"), array("B", bytearray(b"xy")), array("H", (1, 2)))
b += array("b", [9])
b += b"\x07"
print(b, bool(array("i")), bool(b), array("i", [1]) == array("i", [1]), array("i", [1]) == array("I", [1]), array("B", [1]) < array("B", [2]), array("B", b"a") == b"a")
print(array("I", [4000000000]), array("q", [1 << 40, -1]), array("Q", [1 << 63]), array("i", [-1, 1 << 31])[0])
print(array("f", [1.5, 2]), array("d", [0.1]), array("d", range(3)))
c = array("h", range(10))
c[2:4] = array("h", [100, 200, 300])
print(c)
c[0:3] = array("h", [7])
print(c, len(c))
c[1:1] = array("H", [5])
c[:2] = array("h")
print(c)
print([x for x in array("d", [1, 2])], max(array("h", [3, 9, 2])), list(zip(array("b", [1]), array("B", [2]))))
print(array("b", [200, -200]), array("B", [300, -1]), array("h", [70000]))
print("array" in str(array("b")), isinstance(c, array))
for f in (
    lambda: array("x"),
    lambda: array(),
    lambda: array(1),
    lambda: array("b", 5),
    lambda: array("b", ["a"]),
    lambda: array("b", [1.5]),
    lambda: array("f", ["a"]),
    lambda: array("b", [1])[5],
    lambda: array("b", [1])["a"],
    lambda: array("b", [1, 2, 3])[::2],
    lambda: array("b", [1]) + 5,
    lambda: array("b", [1]) * 2,
    lambda: array("b", [1]) < array("b", [2]),
    lambda: array("f", [1]) == array("f", [1]),
    lambda: 1 in array("b", [1]),
    lambda: "a" in array("b", [1]),
    lambda: array("b", [1]).append("x"),
    lambda: array("b", [1]).extend(5),
    lambda: array("b", [1]).find(1),
    lambda: hash(array("b")),
):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
try:
    c[0:2] = [1, 2]
except Exception as e:
    print(type(e), e)
try:
    c[0:2] = array("i", [1])
except Exception as e:
    print(type(e), e)
try:
    c[0:2] = b"ab"
except Exception as e:
    print(type(e), e)
try:
    del c[0]
except Exception as e:
    print(type(e), e)
try:
    array("b", [1])[5] = 1
except Exception as e:
    print(type(e), e)
