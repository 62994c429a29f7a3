# StringIO and BytesIO: every method, growth of the buffer, copy on write.
import io

s = io.StringIO()
print(s.write("hello"), s.write(""), s.write(" world"), s.getvalue(), s.tell())
print(s.seek(0), s.read(3), s.read(), s.read(), s.tell(), s.seek(2), s.read(2), s.seek(0, 2), s.seek(-2, 1), s.seek(-100, 2), s.flush())
for k in range(30):
    s.write("line %d\n" % k)
print(len(s.getvalue()), s.tell())
s.seek(0)
print(s.readline(), s.readline(4), s.readline(), s.readline(0))
for line in s:
    print(line, end="")
t = io.StringIO("initial text\nsecond é日 line\nlast")
print(t.read(5), t.readline(), t.read(9), t.read(100), repr(t.read(1)))
t.seek(0)
t.write("I")
print(t.getvalue(), t.tell())
t.seek(0)
print([x for x in t])
u = io.StringIO("shared")
print(u.getvalue(), u.read(2))
u.seek(0, 2)
u.write(" and more than there was room for")
print(u.getvalue())
b = io.BytesIO()
print(b.write(b"abc"), b.write(bytearray(b"def")), b.write(memoryview(b"ghi")), b.getvalue(), b.write(b"xyz", 2), b.write(b"xyz", 1, 1))
b.seek(0)
buf = bytearray(4)
print(b.readinto(buf), buf, b.readinto(buf, 2), buf, b.read(3), b.read(), b.read(5))
b.seek(20)
b.write(b"!")
print(b.getvalue(), len(b.getvalue()))
c = io.BytesIO(b"line1\nline2\nno end")
print(c.readline(), list(c), c.tell())
d = io.BytesIO(bytearray(b"from bytearray"))
print(d.read(4), d.getvalue())
e = io.BytesIO(100)
for k in range(20):
    e.write(b"0123456789")
print(len(e.getvalue()))
with io.StringIO("with") as f:
    print(f.read())
for g in (
    lambda: f.read(),
    lambda: f.write("x"),
    lambda: f.getvalue(),
    lambda: f.readline(),
    lambda: f.close(),
    lambda: s.write(5),
    lambda: s.read("a"),
    lambda: b.write(None),
    lambda: b.readinto(b"const"),
    lambda: s.seek(-1),
    lambda: io.StringIO(None),
    lambda: io.BytesIO([1]),
    lambda: s.seek("x"),
    lambda: s.seek(1, 2, 3),
    lambda: s.nothing,
):
    try:
        print(g())
    except Exception as x:
        print(type(x), x)
s.close()
b.close()
b.close()
print("to stream", 1, file=u)
print(u.getvalue())
print(type(io.StringIO()), type(io.BytesIO()))
big = io.StringIO()
big.write("x" * 300)
big.seek(0)
print(len(big.read()), big.seek(256), len(big.read()), len(big.read()))
bb = io.BytesIO(b"y" * 256)
print(len(bb.read()))
