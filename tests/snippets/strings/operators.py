# + * % in == < on str and bytes.
a = "left"
b = b"left"
print(a + " right", b + b" right", a + "", "" + a, b + b"", b"" + b)
print((a + "") is a, ("" + a) is a, (b + b"") is b)
print(a * 3, b * 3, 2 * a, a * 0, b * 0, a * -1, b * -5, a * True, "" * 9)
print("x" * 100, b"ab" * 20)
a += "!"
print(a)
b += b"!"
print(b, b + bytearray(b"++"), b"12" + memoryview(b"34"))
print("ef" in "left", "" in "x", "fe" in "left", b"ef" in b"left", bytearray(b"t") in b"left")
print("a" < "b", "a" < "aa", "b" <= "b", "ab" > "aa", "" >= "", "x" == "x", "x" != "y")
print(b"a" < b"b", b"a" == b"a", b"a" == bytearray(b"a"), b"a" == "a", b"b" > bytearray(b"a"))
print("é" > "z", "日" == "日", len("日本"), len(b"\xff" * 3), bool(""), bool("a"), bool(b""))
print(hash("abc") == hash("abc"), hash(b"abc") == hash("abc"), {"k": 1}["k"], {b"k": 2}[b"k"])
for f in (
    lambda: "a" + 1,
    lambda: "a" + b"b",
    lambda: b"a" + "b",
    lambda: b"a" + 1,
    lambda: "a" * "b",
    lambda: "a" * 1.5,
    lambda: 1 in "a",
    lambda: b"a" in "a",
    lambda: "a" in b"a",
    lambda: 97 in b"a",
    lambda: "a" < 1,
    lambda: "a" < b"a",
    lambda: b"a" < 5,
    lambda: "a" - "b",
    lambda: -"a",
    lambda: "a"[0:1] << 1,
):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
x = "ab"
for i in range(6):
    x = x + x
print(len(x))
y = ""
for i in range(30):
    y += str(i)
print(y)
