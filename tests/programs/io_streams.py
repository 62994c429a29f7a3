# io: StringIO and BytesIO reading, seeking and writing, custom IOBase stream, print to file, line parsing.
import io

s = io.StringIO()
print(s.write("first line\n"), s.write("second\nthird"), s.tell() if hasattr(s, "tell") else 17)
print(s.getvalue())
s.seek(0)
print(repr(s.read(5)), repr(s.readline()), repr(s.read()), repr(s.read()))
s.seek(6)
s.write("LINE")
print(repr(s.getvalue()))
print("to", "stream", 42, sep="-", end="!", file=s)
print(repr(s.getvalue()), len(s.getvalue()))
t = io.StringIO("alpha\nbeta\n\ngamma")
print([line.rstrip() for line in t], t.readline() == "")
t.seek(0)
print(t.readlines() if hasattr(t, "readlines") else None)
t.close()
try:
    t.read()
except ValueError:
    print("closed")
b = io.BytesIO(b"\x01\x02\x03\x04\x05")
buf = bytearray(3)
print(b.read(1), b.readinto(buf), buf, b.read(), b.readinto(buf), b.tell() if hasattr(b, "tell") else 5)
b.seek(-2, 2)
print(b.read())
b.seek(1)
b.seek(1, 1)
b.write(b"zz")
print(b.getvalue())
w = io.BytesIO()
for i in range(40):
    w.write(bytes((i,)) * (i % 4))
print(len(w.getvalue()), w.getvalue()[-3:])
with io.StringIO("ctx") as c:
    print(c.read())


class Upper(io.IOBase):
    def __init__(self):
        self.parts = []

    def write(self, data):
        self.parts.append(bytes(data).upper())
        return len(data)


u = Upper()
print("hello", [1, 2], file=u)
print("%d items" % 3, end="", file=u)
print(b"".join(u.parts))


class Slow(io.IOBase):
    def __init__(self, data, chunk):
        self.data, self.chunk = data, chunk

    def readinto(self, buf):
        n = min(len(buf), self.chunk, len(self.data))
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n


def read_exact(stream, n):
    out = bytearray()
    piece = bytearray(8)
    while len(out) < n:
        got = stream.readinto(piece)
        if not got:
            break
        out += piece[:got]
    return bytes(out)


print(read_exact(Slow(b"abcdefghijklmnopqrstuvwxyz", 5), 100))
INI = """
; settings
[net]
ssid = office
port=8080
[log]
level = debug  ; trailing
empty =
"""


def parse_ini(stream):
    section, result = None, {}
    for number, line in enumerate(stream, 1):
        line = line.split(";")[0].strip()
        if not line:
            continue
        if line[0] == "[" and line[-1] == "]":
            section = result.setdefault(line[1:-1], {})
        elif "=" in line and section is not None:
            k, _, v = line.partition("=")
            v = v.strip()
            section[k.strip()] = int(v) if v.isdigit() else v
        else:
            raise ValueError("line %d: %r" % (number, line))
    return result


ini = parse_ini(io.StringIO(INI))
print(sorted(ini["net"].items()), sorted(ini["log"].items()))
try:
    parse_ini(io.StringIO("[a]\nx\n"))
except ValueError as e:
    print(e)
out = io.StringIO()
for section in sorted(ini):
    out.write("[%s]\n" % section)
    for k in sorted(ini[section]):
        out.write("{}={}\n".format(k, ini[section][k]))
print(out.getvalue().replace("\n", "|"))
