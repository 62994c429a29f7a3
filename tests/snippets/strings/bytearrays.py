# bytearray: making, growth, operators, slices, methods, errors.
print(bytearray(), bytearray(3), bytearray(b"abc"), bytearray([1, 2, 255]), bytearray("text", "utf-8"), bytearray(range(5)), bytearray(memoryview(b"mv")), bytearray(x for x in b"gen"))
a = bytearray()
for i in range(50):
    a.append(i)
print(a, len(a))
a.extend(b"tail")
a.extend([1, 2, 3])
a.extend(bytearray(20))
a.extend(range(3))
a += b"more"
a += bytearray(b"still")
print(len(a), a[-9:])
a.extend(a)
print(len(a))
b = bytearray(b"0123456789")
print(b[0], b[-1], b[2:5], b[:3], b[7:], b[5:2], b[:])
b[0] = 65
b[-1] = 0x5A
b[1:3] = b"xy"
b[3:5] = b"longer than before"
b[0:4] = b""
b[2:2] = bytearray(b"ins")
b[:1] = memoryview(b"mmm")
b[4:] = b"E"
print(b, len(b))
b += b"ab"
b[0:0] = b"front"
b.append(1)
print(b, b + b"x", b + bytearray(b"y"), b"z" + b)
b[:] = b
b[2:3] = b
print(b)
print(b"mm" in b, bytearray(b"") in b, bytearray(b"zz") in b, bytearray(b"a") == b"a", bytearray(b"a") == bytearray(b"a"), bytearray(b"a") < b"b", bytearray(b"a") == "a", bytearray(b"a") != b"a", bytearray(b"a") == 1, bool(bytearray()), bool(b))
print(list(bytearray(b"it")), [x for x in bytearray(b"er")], sum(bytearray(4)), bytes(bytearray(b"to")), str(bytearray(b"s"), "utf-8"))
print(bytearray(b"Find me").find(b"me"), bytearray(b"a b").split(), bytearray(b"ab").upper(), bytearray(b"%d").format(), bytearray(b"x").join([b"1", b"2"]))
c = bytearray(100)
c[10:20] = b""
c[0:50] = bytearray(5)
print(len(c))
for f in (
    lambda: bytearray("text"),
    lambda: bytearray(-1) and 0,
    lambda: bytearray(1.5),
    lambda: bytearray(None),
    lambda: bytearray(["a"]),
    lambda: bytearray([1.5]),
    lambda: bytearray(b"a")[1],
    lambda: bytearray(b"a")["x"],
    lambda: bytearray(b"abc")[::2],
    lambda: bytearray(b"a") + "b",
    lambda: bytearray(b"a") + 1,
    lambda: bytearray(b"a") * 2,
    lambda: 97 in bytearray(b"a"),
    lambda: bytearray(b"a").append("b"),
    lambda: bytearray(b"a").extend(1),
    lambda: bytearray(b"a").extend("str"),
    lambda: bytearray(b"a") < 5,
    lambda: hash(bytearray()),
    lambda: -bytearray(),
    lambda: bytearray(b"a").count(b"a"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
try:
    b[0:1] = 5
except Exception as e:
    print(type(e), e)
try:
    b[0] = "x"
except Exception as e:
    print(type(e), e)
try:
    b[0:1] = [1, 2]
except Exception as e:
    print(type(e), e)
try:
    del b[0]
except Exception as e:
    print(type(e), e)
