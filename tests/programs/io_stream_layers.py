# Stream stack: StringIO and BytesIO, custom stream classes, line reader with pushback, base64 pipe, print(file=), json.dump to streams.
import io, json, sys
from binascii import b2a_base64, a2b_base64
class LineReader:
    def __init__(self, f): self.f, self.back = f, []
    def unread(self, line): self.back.append(line)
    def __iter__(self): return self
    def __next__(self):
        line = self.back.pop() if self.back else self.f.readline()
        if not line: raise StopIteration
        return line
class Counter(io.IOBase):
    def __init__(self): self.n = 0; self.head = b""
    def write(self, data):
        self.n += len(data)
        if len(self.head) < 8: self.head += bytes(data)[:8 - len(self.head)]
        return len(data)
    def readinto(self, buf): return 0
def headers(r):
    out, last = {}, None
    for line in r:
        line = line.rstrip("\n")
        if not line: break
        if line[0] == " ": out[last] += line.strip(); continue
        last, _, v = line.partition(": ")
        out[last] = v
    return out
f = io.StringIO("A: 1\nB: two\n  three\n\nbody line\nmore\n")
r = LineReader(f)
print(headers(r))
first = next(r); r.unread(first)
print([l.strip() for l in r], f.tell() if hasattr(f, "tell") else 0)
c = Counter()
print("hello", 42, [1], file=c); print("x" * 20, end="", file=c)
json.dump({"k": [1, None, True, 1.5]}, c)
print(c.n, c.head)
b = io.BytesIO()
for i in range(5): b.write(b2a_base64(bytes(range(i * 3))))
b.seek(0)
print([len(a2b_base64(l)) for l in [b.readline() for _ in range(5)]], len(b.getvalue()))
b.seek(3); print(b.read(4), b.tell(), b.seek(-2, 2), b.read(), b.readline())
s = io.StringIO(); s.write("abc"); s.write("déf"); print(s.getvalue(), len(s.getvalue()))
with io.BytesIO(b"12345") as w:
    buf = bytearray(3); print(w.readinto(buf), buf, w.readinto(buf), buf)
o = json.load(io.StringIO('{"a": [1, 2, {"b": "c"}]}')); print(o["a"][2]["b"])
try: b.close(); b.read()
except ValueError as e: print("closed", e)
sys.stdout.write("direct\n")
