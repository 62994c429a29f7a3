# StringIO and BytesIO: growth, seeks, errors, subclasses, context managers.
import io

s = io.StringIO()
for i in range(60):
    s.write("line %d\n" % i)
print(len(s.getvalue()), s.tell())
s.seek(0)
print(s.read(10), s.read(0), s.readline(), s.readline(3), s.tell())
print(len(s.read()), s.read(), s.readline())
s.seek(5)
s.write("OVER")
s.seek(0)
for n, line in enumerate(s):
    if n < 3:
        print(n, line)
s = io.StringIO("initial text")
print(s.read(3), s.write("++"), s.getvalue(), s.seek(0, 2), s.write("end"), s.getvalue())
s = io.StringIO("a\nb\n\nc")
print([line for line in s], s.read())
s.close()
for f in (lambda: s.read(), lambda: s.write("a"), lambda: s.getvalue(), lambda: s.seek(0),
          lambda: s.readline(), lambda: s.close(), lambda: s.tell(),
          lambda: io.StringIO(5.5), lambda: io.StringIO("a").write(5), lambda: io.StringIO(1, 2).read(),
          lambda: io.StringIO(None), lambda: io.StringIO("a").read("x"),
          lambda: io.StringIO("a").seek(-1), lambda: io.BytesIO(b"a").seek(-5, 1),
          lambda: io.BytesIO("text").read(), lambda: io.StringIO(b"bytes").read(),
          lambda: io.BytesIO(b"a").write("str"), lambda: io.StringIO().write(b"bytes"),
          lambda: io.StringIO().readlines(), lambda: io.StringIO().foo):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
b = io.BytesIO(b"0123456789")
print(b.read(2), b.seek(2, 1), b.read(2), b.seek(-3, 2), b.read(), b.tell())
b.seek(0)
target = bytearray(4)
print(b.readinto(target), target, b.readinto(memoryview(target)[1:3]), target, b.readinto(target, 2), target)
b.seek(20)
print(b.write(b"far"), b.getvalue())
b = io.BytesIO(100)
print(b.getvalue(), b.write(bytearray(b"xyz")), b.getvalue(), b.write(b"0123456789", 3), b.write(b"0123456789", 2, 3), b.getvalue())
b = io.BytesIO(bytearray(b"copied"))
print(b.read(2), b.write(b"X"), b.getvalue())
with io.BytesIO(b"ctx") as c:
    print(c.read(1), c.flush())
try:
    c.read()
except ValueError as e:
    print(e)


class Log(io.StringIO):
    def log(self, *a):
        print(*a, file=self)


class Named(io.BytesIO):
    def __init__(self, name):
        super().__init__()
        self.name = name


log = Log()
print(log.write("x"), log.getvalue())
n = Named("n")
print(n.write(b"abc"), n.getvalue(), n.name)
u = io.StringIO()
u.write("käse ελ")
u.seek(0)
print(u.read(1), u.read(2), u.read(3), u.read(), u.tell())
u = io.StringIO("käse ελληνικά\nzwei")
print(u.read(6), u.readline(), u.readline(2), u.read())
try:
    io.StringIO(b"\xff\xfe".decode("utf-8"))
except Exception as e:
    print(type(e), e)
print(io.StringIO("abc\n" * 100).read(350)[-5:])
big = io.BytesIO(bytes(1000))
print(len(big.read()), big.seek(0), len(big.read(600)), len(big.read(600)), len(big.read()))
big = io.StringIO("t" * 256)
print(len(big.read()))
big = io.StringIO("t" * 600)
print(len(big.read()))
