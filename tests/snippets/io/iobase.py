# Streams written in Python: IOBase's protocol of readinto, write and ioctl.
import io
import sys


class Source(io.IOBase):
    def __init__(self, data, chunk):
        self.data = data
        self.chunk = chunk
        self.calls = []

    def readinto(self, buf):
        n = min(len(buf), self.chunk, len(self.data))
        self.calls.append(len(buf))
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n

    def ioctl(self, request, arg):
        self.calls.append((request, arg if request != 2 else "address"))
        return 0


class Sink(io.IOBase):
    def __init__(self):
        self.parts = []

    def write(self, buf):
        self.parts.append(bytes(buf))
        return len(buf)


s = Sink()
print("one", 2, 3.5, [4, "five"], {"six": b"7"}, sep="-", end="!", file=s)
print(file=s)
print(s.parts)
s.parts.clear()
for value in (1 << 70, None, True, (), (1,), range(3), "x" * 40):
    print(value, file=s)
print(b"".join(s.parts))


class Partial(Sink):
    def write(self, buf):
        self.parts.append(bytes(buf[:2]))
        return min(2, len(buf))


p = Partial()
print("partial", file=p)
print(p.parts)


class Busy(io.IOBase):
    def write(self, buf):
        return None

    def readinto(self, buf):
        return None


print("nobody", file=Busy())


class Failing(io.IOBase):
    def write(self, buf):
        return -5

    def readinto(self, buf):
        raise ValueError("no")

    def ioctl(self, request, arg):
        return -22


try:
    print("x", file=Failing())
except OSError as e:
    print(type(e), e)
try:
    print("x", file=5)
except Exception as e:
    print(type(e), e)
try:
    print("x", file=object())
except Exception as e:
    print(type(e), e)


class NoWrite(io.IOBase):
    pass


try:
    print("x", file=NoWrite())
except Exception as e:
    print(type(e), e)
print(isinstance(s, io.IOBase), issubclass(Sink, io.IOBase))


class Kept(io.IOBase):
    def write(self, buf):
        self.last = bytes(buf) + b"+"
        buf[0] = 65
        return len(buf)


k = Kept()
print("zero", end="", file=k)
print(k.last)
