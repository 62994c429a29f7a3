# split, rsplit, splitlines, partition, rpartition, join.
s = "  one two\tthree\n four  "
print(s.split(), s.split(None), s.split(None, 1), s.split(None, 2), s.split(None, 0), "".split(), "   ".split())
c = "a,b,,c,"
print(c.split(","), c.split(",", 1), c.split(",", 2), c.split(",", 0), c.split(",", -1), c.split(",,"), c.split("x"), "".split(","))
print(c.rsplit(","), c.rsplit(",", 1), c.rsplit(",", 2), c.rsplit(",", 9), c.rsplit(",", 0), c.rsplit(",", -1), s.rsplit(), s.rsplit(None), c.rsplit("x", 3), "".rsplit(",", 1))
b = b"k=v;k2=v2"
print(b.split(b";"), b.split(b"="), b.split(b";", 1), b.rsplit(b"=", 1), b" x y ".split(), b"a\tb".split(None, 1))
ba = bytearray(b"1 2 3")
print(ba.split(), ba.split(b" ", 1), ba.rsplit(b" ", 1))
print("a\nb\r\nc\rd".splitlines(), "a\nb\r\n".splitlines(True), "".splitlines(), "\n\n".splitlines(), "x\n".splitlines(keepends=True), b"p\nq".splitlines(), "one".splitlines(False))
print("a:b:c".partition(":"), "a:b:c".rpartition(":"), "abc".partition(":"), "abc".rpartition(":"), b"a:b".partition(b":"), bytearray(b"a:b").partition(b":"), b"a:b".partition(bytearray(b":")), b"ab".partition(bytearray(b":")), bytearray(b"ab").rpartition(b":"))
print(",".join(["a", "b", "c"]), "".join(("x", "y")), "-".join("abc"), ", ".join([]), "|".join(["one"]), " ".join(str(i) for i in range(12)))
print(b",".join([b"a", bytearray(b"b")]), b"".join((b"1",)), bytearray(b"-").join([b"a", b"b"]), "x".join({"k": 1}), b":".join([]))
words = []
for i in range(20):
    words.append("word" + str(i))
print(" ".join(words))
for f in (
    lambda: "a".split(""),
    lambda: "a".split(1),
    lambda: "a".split(b"a"),
    lambda: b"a".split("a"),
    lambda: "a".split("a", "b"),
    lambda: "a".rsplit("", 1),
    lambda: "a".rsplit(None, 1),
    lambda: "a".rsplit(1, 1),
    lambda: "a".rsplit("a", None),
    lambda: "a".partition(""),
    lambda: "a".partition(1),
    lambda: "a".rpartition(b"x"),
    lambda: ",".join([1, 2]),
    lambda: ",".join(["a", b"b"]),
    lambda: b",".join(["a"]),
    lambda: ",".join(5),
    lambda: ",".join(None),
    lambda: "a".splitlines(1, 2),
):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
